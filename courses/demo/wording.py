"""Comparing Vietnamese words as people write them."""

import re
import unicodedata

from django.utils.text import slugify


def plain(text: str) -> str:
    """Without case, accents and doubled spaces; đ is d: "Khoá  học" and "khóa học" are equal."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.sub(r"\s*[–—-]\s*", " - ", letters).split())


def slug(text: str, *, length: int) -> str:
    """An address part of at most `length` letters: "Tiếng Tày cơ bản" → "tieng-tay-co-ban"."""
    return slugify(plain(text))[:length].strip("-")
