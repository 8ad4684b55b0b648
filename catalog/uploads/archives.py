"""Looking into documents that are zip archives: Office, OpenDocument, EPUB."""

import re
import zipfile
from typing import IO

from catalog.uploads import refusals
from catalog.uploads.formats import DOCX, EPUB, ODP, ODS, ODT, PPTX, XLSX, Format

MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
    b"presentationml.presentation.main+xml": PPTX,
}
MIMETYPES = {one.media_type.encode(): one for one in (ODT, ODS, ODP, EPUB)}

MOST_ENTRIES = 10_000
MOST_UNPACKED = 600 * 1024 * 1024
MOST_RATIO = 200
PROGRAM = re.compile(
    r"(^|/)(vbaProject\.bin|vbaData\.xml)$|(^|/)activeX/|^(Basic|Scripts)/|"
    r"\.(exe|dll|scr|com|bat|cmd|msi|ps1|vbs|vbe|wsf|hta|lnk|jar|class|sh|apk|reg|chm)$",
    re.IGNORECASE,
)
FETCHED = re.compile(rb'/(attachedTemplate|oleObject|frame|subDocument|aFChunk)"', re.IGNORECASE)
RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")


def look(file: IO[bytes], name: str) -> Format:
    """Which document the archive is. Raises RefusedError for a plain archive and for a dangerous one."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_shape(file, archive, entries, name)
            found = _kind(archive, entries)
            if found is None:
                raise refusals.archive(name)
            _check_programs(archive, entries, name, found)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise refusals.broken(name) from error
    return found


def _check_shape(
    file: IO[bytes], archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str
) -> None:
    """One archive from its first byte to its last, of a size that it is safe to unpack."""
    packed = sum(entry.compress_size for entry in entries) or 1
    unpacked = sum(entry.file_size for entry in entries)
    file.seek(0, 2)
    tail = file.tell() - archive.start_dir
    file.seek(archive.start_dir)
    directory = file.read(tail)
    if (
        not entries
        or len(entries) > MOST_ENTRIES
        or unpacked > MOST_UNPACKED
        or (unpacked > 50 * 1024 * 1024 and unpacked / packed > MOST_RATIO)
        or min(entry.header_offset for entry in entries) != 0
        or any(entry.flag_bits & 1 for entry in entries)
        or any(entry.filename.startswith("/") or ".." in entry.filename.split("/") for entry in entries)
        or not _ends_with_its_directory(directory)
    ):
        raise refusals.broken(name)


def _ends_with_its_directory(directory: bytes) -> bool:
    """Whether nothing follows the end record but its own comment."""
    at = directory.rfind(b"PK\x05\x06")
    return at >= 0 and len(directory) == at + 22 + int.from_bytes(directory[at + 20 : at + 22], "little")


def _kind(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Format | None:
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" in names:
        types = _read(archive, "[Content_Types].xml")
        return next((found for part, found in MAIN_PARTS.items() if part in types), None)
    if entries[0].filename == "mimetype":
        return MIMETYPES.get(_read(archive, "mimetype").strip())
    return None


def _check_programs(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str, found: Format
) -> None:
    if any(PROGRAM.search(entry.filename) for entry in entries):
        raise refusals.programs_inside(name)
    if found in MAIN_PARTS.values() and b"macroEnabled" in _read(archive, "[Content_Types].xml"):
        raise refusals.programs_inside(name)
    for entry in entries:
        if entry.filename.endswith(".rels") and _fetches(_read(archive, entry.filename)):
            raise refusals.foreign_parts(name)


def _fetches(relationships: bytes) -> bool:
    return any(
        re.search(rb"""TargetMode\s*=\s*["']External""", tag, re.IGNORECASE) and FETCHED.search(tag)
        for tag in RELATIONSHIP.findall(relationships)
    )


def _read(archive: zipfile.ZipFile, name: str, most: int = 2 * 1024 * 1024) -> bytes:
    with archive.open(name) as part:
        return part.read(most)
