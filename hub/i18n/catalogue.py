"""The Vietnamese catalogue: kept as one small file an area, built into the file that gettext reads.

`parts/*.po` are the source and are committed; `LC_MESSAGES/django.po` and `.mo` are built from them and
are not, so that two people who add strings never meet in a generated file. A part whose name begins with
`vendor-` translates strings of the libraries (Wagtail, allauth) that our users meet; where the hub says
the same words itself, the hub's part counts. One named `js-` has what the libraries' scripts show, which
Django keeps in a catalogue of its own (`djangojs`).
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.reloader import translation_file_changed

from hub.i18n.extract import SourceString

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|(?<!%)%[sd]|\{\w*\}")
VENDOR = "vendor-"
SCRIPTS = "js-"


class CatalogueError(ValueError):
    """The parts cannot be joined: one says this, another that."""


@dataclass
class Drift:
    """What is wrong between the code and the catalogue; empty lists when nothing is."""

    missing: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.missing or self.unused or self.placeholders)


def read_parts(folder: Path, *, vendor: bool = True, scripts: bool = False) -> Catalog:
    """All parts (or those of scripts) in one catalogue, the libraries' last.

    Raises `CatalogueError` where two own parts differ.
    """
    merged = Catalog(locale="vi", charset="utf-8", fuzzy=False)
    origin: dict[object, str] = {}
    for path in sorted(folder.glob("*.po"), key=_own_parts_first):
        if path.name.startswith(SCRIPTS) != scripts or (not vendor and path.name.startswith(VENDOR)):
            continue
        with path.open("rb") as handle:
            part = read_po(handle, locale="vi", abort_invalid=True)
        for message in part:
            if message.id and message.string and not message.fuzzy:
                _add(merged, message, path.name, origin)
    return merged


def _own_parts_first(path: Path) -> tuple[bool, str]:
    return (path.name.startswith(VENDOR), path.name)


def _add(merged: Catalog, message: Message, part: str, origin: dict[object, str]) -> None:
    msgid = message.id if isinstance(message.id, str) else message.id[0]
    known = merged.get(msgid, message.context)
    if known is None:
        merged.add(message.id, message.string, context=message.context)
        origin[msgid, message.context] = part
    elif not part.startswith(VENDOR) and (known.id, known.string) != (message.id, message.string):
        first = origin[msgid, message.context]
        raise CatalogueError(
            f"{part} translates “{msgid}” as {message.string!r}, {first} as {known.string!r}: keep one"
        )


def build(locale_dir: Path) -> Path:
    """Write `LC_MESSAGES/django.po` and `.mo` from `locale_dir/parts`; the path of the `.mo` comes back.

    `djangojs.po` and `.mo` are written beside them. This process speaks by the new catalogue from then on.
    """
    target = locale_dir / "LC_MESSAGES"
    target.mkdir(exist_ok=True)
    for domain, scripts in (("djangojs", True), ("django", False)):
        catalogue = read_parts(locale_dir / "parts", scripts=scripts)
        for name, write in ((f"{domain}.po", write_po), (f"{domain}.mo", write_mo)):
            beside = target / f".{name}.{os.getpid()}"
            with beside.open("wb") as handle:
                write(handle, catalogue)
            beside.replace(target / name)
    translation_file_changed(None, target / "django.mo")  # what Django's own reloader does
    return target / "django.mo"


def is_stale(locale_dir: Path) -> bool:
    """Whether a part is newer than the built catalogue, or none was built."""
    built = locale_dir / "LC_MESSAGES" / "django.mo"
    if not built.exists():
        return True
    parts = locale_dir / "parts"
    return max(path.stat().st_mtime for path in [parts, *parts.glob("*.po")]) > built.stat().st_mtime


def drift(sources: Iterable[SourceString], folder: Path) -> Drift:
    """What the code asks for and the catalogue has not, what it has for nothing, and lost placeholders."""
    everything, own = read_parts(folder), read_parts(folder, vendor=False)
    result = Drift()
    asked = set()
    for source in sources:
        key = (source.msgid, source.context or None)
        known = everything.get(*key)
        lacking = known is None or (source.plural and not known.pluralizable)
        if lacking and key not in asked:
            result.missing.append(f"{source.place}: {source.msgid}")
        asked.add(key)
    for message in own:
        singular = message.id if isinstance(message.id, str) else message.id[0]
        if singular and (singular, message.context) not in asked:
            result.unused.append(singular)
        if singular and not _placeholders_kept(message):
            result.placeholders.append(singular)
    return result


def _placeholders_kept(message: Message) -> bool:
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    allowed = [set(PLACEHOLDER.findall(text)) for text in ids]
    return all(set(PLACEHOLDER.findall(text)) in allowed for text in strings)
