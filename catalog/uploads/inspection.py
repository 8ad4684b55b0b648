"""What a file really is, by its content. Its name and what the browser says of it prove nothing."""

from typing import IO

import filetype
from django.conf import settings

from catalog.uploads import archives, documents, media, pictures, refusals, texts
from catalog.uploads.formats import CSV, FORMATS, MB, PDF, PICTURES, TXT, Format

HEAD = 8192
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
ARCHIVES = {"zip", "rar", "7z", "gz", "tar", "bz2", "xz", "lz", "lzo", "zst", "cab", "Z"}


def inspect(file: IO[bytes], name: str, size: int) -> Format:
    """The format of a file by its content; its name must agree. Raises RefusedError, saying what is taken.

    `file` is read from wherever it likes; `size` in bytes.
    """
    if size == 0:
        raise refusals.empty(name)
    file.seek(0)
    head = file.read(HEAD)
    found = _found(head, file, name, size)
    extension = name.rpartition(".")[2].casefold() if "." in name else ""
    if extension not in found.extensions:
        raise refusals.wrong_extension(name, found)
    limit = min(found.limit, int(settings.MAX_UPLOAD_MB * MB))
    if size > limit:
        raise refusals.too_large(name, limit)
    return found


def _found(head: bytes, file: IO[bytes], name: str, size: int) -> Format:
    if head.startswith(ZIP):
        return archives.look(file, name)
    if head.startswith(OLD_OFFICE):
        raise refusals.old_office(name)
    found = PDF if head.startswith(b"%PDF-") else pictures.look(head) or media.look(head, file, size)
    if found is None:
        return _text(head, name)
    if found not in PICTURES and _has_archive_behind(file, size):
        raise refusals.broken(name, found)
    if found == PDF:
        documents.check_pdf(file, name, size)
    return found


def _text(head: bytes, name: str) -> Format:
    """Text by its name, for text has no mark of its own; anything that is known as something else is not."""
    kind = filetype.guess(head)
    if kind is not None and kind.extension in ARCHIVES:
        raise refusals.archive(name)
    if kind is not None or not texts.looks_like_text(head):
        raise refusals.unknown(name)
    extension = name.rpartition(".")[2].casefold() if "." in name else ""
    if extension in FORMATS and extension not in {"txt", "csv"}:
        raise refusals.broken(name)
    if extension not in {"txt", "csv"}:
        raise refusals.unknown(name)
    return CSV if extension == "csv" else TXT


def _has_archive_behind(file: IO[bytes], size: int) -> bool:
    """Whether a zip's end record lies in the last 64 kB: a file that is two files."""
    file.seek(max(0, size - 66_000))
    return b"PK\x05\x06" in file.read()
