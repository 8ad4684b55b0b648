"""Which colours and motif a subject has. The vocabulary's own data come first; this table is the default."""

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from hub.covers import motifs
from hub.covers.palette import FAMILIES


@dataclass(frozen=True)
class SubjectStyle:
    """A subject's family of colours and its motif, both codes."""

    family: str
    motif: str


DEFAULTS: dict[str, SubjectStyle] = {
    name: SubjectStyle(family, motif)
    for family, subjects in {
        "tech": {"Kỹ năng số": "phone", "Tin học": "code", "Công nghệ giáo dục": "screen"},
        "science": {
            "Toán": "maths",
            "Vật lí": "pendulum",
            "Hoá học": "hexagons",
            "Sinh học": "cell",
            "Khoa học tự nhiên": "leaf",
            "STEM": "gear",
        },
        "language": {
            "Tiếng Việt": "vietnamese",
            "Ngữ văn": "quote",
            "Văn học": "tale",
            "Tiếng Anh": "english",
            "Tiếng Trung": "chinese",
            "Tiếng dân tộc": "brocade",
            "Xóa mù chữ": "pencil",
        },
        "homeland": {
            "Lịch sử": "drum",
            "Địa lí": "lake",
            "Pháp luật": "scales",
            "Hành chính": "page",
        },
        "arts": {"Âm nhạc": "lute", "Mĩ thuật": "paint", "Thể thao": "ball", "Truyền thông": "horn"},
        "safety": {"An toàn số": "shield", "Sức khỏe": "heart", "Kỹ năng sống": "buoy", "Mầm non": "blocks"},
        "livelihood": {
            "Nông nghiệp": "field",
            "Môi trường": "drop",
            "Kinh doanh": "stall",
            "Nghề": "spool",
        },
        "reading": {
            "Khuyến học": "sprout",
            "Học tập suốt đời": "dawn",
            "Văn hóa đọc": "book",
            "Thư viện": "shelf",
        },
    }.items()
    for name, motif in subjects.items()
}

# The family's picture where a topic, not a subject, is shown.
FAMILY_MOTIFS = {
    "tech": "phone",
    "safety": "shield",
    "language": "english",
    "science": "maths",
    "livelihood": "field",
    "reading": "book",
    "homeland": "drum",
    "arts": "lute",
}


def _plain(name: str) -> str:
    """The name as it is compared: without case, accents and spare spaces; "y" is "i" (Vật lý, Vật lí)."""
    decomposed = unicodedata.normalize("NFD", name.casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(letters.replace("đ", "d").replace("y", "i").split())


_BY_PLAIN_NAME = {_plain(name): style for name, style in DEFAULTS.items()}


@lru_cache(maxsize=1024)
def style(name: str, *, family: str = "", motif: str = "") -> SubjectStyle:
    """The style of the subject so named; `family` and `motif`, where given and known, go before the table.

    A subject nobody drew gets a family by the hash of its name and the motif "initial-X", X its first letter.
    """
    known = _BY_PLAIN_NAME.get(_plain(name))
    if family not in FAMILIES:
        family = known.family if known else _family_by_hash(name)
    if not motifs.exists(motif):
        motif = known.motif if known else f"initial-{_first_letter(name)}"
    return SubjectStyle(family, motif)


def _family_by_hash(name: str) -> str:
    digest = hashlib.sha1(_plain(name).encode(errors="replace"), usedforsecurity=False).digest()
    return list(FAMILIES)[digest[0] % len(FAMILIES)]


def _first_letter(name: str) -> str:
    """The first letter or digit of the name, upper-case and composed; "?" where there is none."""
    composed = unicodedata.normalize("NFC", name)
    return next((char.upper()[:1] for char in composed if char.isalnum()), "?")
