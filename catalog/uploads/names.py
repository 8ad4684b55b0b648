"""Names of files: what a person reads stays Vietnamese, what could harm goes."""

import re

from catalog.resources.naming import tidy

FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')
LONGEST = 150


def shown(name: str) -> str:
    """The name without folders, control characters and marks that turn the writing; at most 150 long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = FORBIDDEN.sub(" ", tidy(last)).lstrip(". ").strip()
    stem, dot, extension = clean.rpartition(".")
    if not dot:
        return clean[:LONGEST] or "tep"
    return f"{stem[: LONGEST - len(extension) - 1].strip() or 'tep'}.{extension[:10]}"


def title(name: str) -> str:
    """What a reader sees before anybody wrote a better name ("phieu_bai_tap-1.pdf" → "phieu bai tap 1")."""
    stem = name.rpartition(".")[0] or name
    return " ".join(re.sub(r"[_]+|(?<=\w)-(?=\w)", " ", stem).split()) or name


def with_extension(name: str, extension: str) -> str:
    """The name with another extension ("ảnh.heic", "jpg" → "ảnh.jpg"); an equal one is left as written."""
    stem, _, old = name.rpartition(".")
    return name if old.casefold() == extension else f"{stem or name}.{extension}"


def stem(name: str, extension: str) -> str:
    """The name without that extension, where it carries it."""
    return name[: -len(extension) - 1] if name.casefold().endswith(f".{extension}") else name
