"""How resources are named: their keys, their addresses, and text as it is kept."""

import re
import secrets
import unicodedata

from django.utils.text import slugify

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters and digits that are not mistaken for one another when read aloud or copied by hand."""


def new_key() -> str:
    """A key for a resource that came without one: "r-" and ten letters (49 bits)."""
    return "r-" + "".join(secrets.choice(ALPHABET) for _ in range(10))


def is_new_key(key: str) -> bool:
    """Whether it looks like a key of ours."""
    return bool(re.fullmatch(rf"r-[{ALPHABET}]{{10}}", key))


def tidy(text: str) -> str:
    """Text of one line as it is kept: NFC, no control characters, one space between words."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(_shown(char) for char in composed).split())


def tidy_lines(text: str) -> str:
    """Text of several lines as it is kept: like `tidy`, paragraph by paragraph."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(tidy(line) for line in lines).strip()


def _shown(char: str) -> str:
    """The character, a space for a control, nothing for what only turns or joins the writing."""
    category = unicodedata.category(char)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category in {"Cf", "Cs"} else char


def slug_of(title: str, *, fallback: str, length: int = 100) -> str:
    """The title in ASCII for an address ("Đọc sách" → "doc-sach"); `fallback` where nothing is left."""
    folded = title.replace("đ", "d").replace("Đ", "D")
    words = slugify(folded)[: length + 1]
    if len(words) > length:
        words = words.rpartition("-")[0] or words[:length]
    return words.strip("-_") or slugify(fallback) or "hoc-lieu"
