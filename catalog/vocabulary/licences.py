"""What each licence allows, in plain words, and how a catalogue's wording is read as one of the list.

Sources: the licence deeds at creativecommons.org (4.0, CC0 1.0), which hold the terms in short; for works in
the public domain the Vietnamese Law on Intellectual Property (50/2005/QH11, Articles 27 and 43); for "all
rights reserved" its Articles 19, 20 and 25.
"""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.vocabulary.models import Licence

Text = str | Promise

ADAPT = _("You may copy, share and change it, commercially too.")
ADAPT_NC = _("You may copy, share and change it, but not commercially.")
SHARE_NC = _("You may copy and share it, but not commercially.")
SHARE_ANY = _("You may copy and share it, commercially too.")
CREDIT = _("Name the authors and the source.")
ALIKE = _("Changed versions carry this licence too.")
UNCHANGED = _("Share it as it is: changed versions are not shared.")
NO_DUTY = _("No permission and no credit is needed; naming the source is still kind.")
FREE = _("Use it as you like, commercially too.")
READ_ONLY = _("Read it where it lies: the owner keeps all rights.")
ASK = _("To copy or change it, ask the owner.")


@dataclass(frozen=True)
class Terms:
    """A licence in plain words: two or three sentences, and where its full text is (may be empty)."""

    points: tuple[Text, ...]
    url: str = ""


def _deed(path: str) -> str:
    return f"https://creativecommons.org/{path}/deed.vi"


TERMS: dict[str, Terms] = {
    Licence.CC_BY: Terms((ADAPT, CREDIT), _deed("licenses/by/4.0")),
    Licence.CC_BY_SA: Terms((ADAPT, CREDIT, ALIKE), _deed("licenses/by-sa/4.0")),
    Licence.CC_BY_NC: Terms((ADAPT_NC, CREDIT), _deed("licenses/by-nc/4.0")),
    Licence.CC_BY_NC_SA: Terms((ADAPT_NC, CREDIT, ALIKE), _deed("licenses/by-nc-sa/4.0")),
    Licence.CC_BY_ND: Terms((SHARE_ANY, CREDIT, UNCHANGED), _deed("licenses/by-nd/4.0")),
    Licence.CC_BY_NC_ND: Terms((SHARE_NC, CREDIT, UNCHANGED), _deed("licenses/by-nc-nd/4.0")),
    Licence.CC0: Terms((FREE, NO_DUTY), _deed("publicdomain/zero/1.0")),
    Licence.PUBLIC_DOMAIN: Terms((FREE, NO_DUTY), _deed("publicdomain/mark/1.0")),
    Licence.LINK_ONLY: Terms((READ_ONLY, ASK)),
}

NOT_APPLICABLE = {"", "khong ap dung", "khong", "n/a", "na", "none", "-"}
PUBLIC_DOMAIN = {"pham vi cong cong", "mien cong cong", "thuoc ve cong chung", "public domain", "pd", "pdm"}
RESERVED = re.compile(
    r"(giu|bao luu|co) (toan bo |moi )?(ban )?quyen|all rights reserved|chi lien ket|link only"
)
CREATIVE_COMMONS = re.compile(r"^(creative commons|cc)\b")
VERSION = re.compile(r"\b(\d)\.(\d)\b")
PARTS = {
    "by": "BY",
    "attribution": "BY",
    "ghi cong": "BY",
    "sa": "SA",
    "sharealike": "SA",
    "share alike": "SA",
    "chia se tuong tu": "SA",
    "nc": "NC",
    "noncommercial": "NC",
    "non commercial": "NC",
    "phi thuong mai": "NC",
    "nd": "ND",
    "noderivatives": "ND",
    "noderivs": "ND",
    "khong phai sinh": "ND",
}


class UnknownLicenceError(ValueError):
    """A wording that names no licence of the closed list."""


def parse(text: str) -> Licence | None:
    """The licence that a catalogue's wording names ("CC BY-SA 4.0", "Giữ bản quyền - chỉ liên kết").

    None where none applies ("Không áp dụng", empty). Case, accents, hyphens and a missing version do not
    matter; a version other than ours is another licence. Raises UnknownLicenceError.
    """
    plain = _plain(text)
    if plain in NOT_APPLICABLE:
        return None
    if plain in PUBLIC_DOMAIN:
        return Licence.PUBLIC_DOMAIN
    if RESERVED.search(plain):
        return Licence.LINK_ONLY
    if plain.upper() in Licence.values:
        return Licence(plain.upper())
    found = _creative_commons(plain)
    if found is None:
        raise UnknownLicenceError(text)
    return found


def _creative_commons(plain: str) -> Licence | None:
    version = VERSION.search(plain)
    words = re.sub(r"[-_/\s]+", " ", VERSION.sub("", plain)).strip()
    if re.match(r"^(cc ?0|creative commons zero|cc zero)$", words):
        return Licence.CC0 if version is None or version[0] == "1.0" else None
    if version is not None and version[0] != "4.0":
        return None
    rest = CREATIVE_COMMONS.sub("", words)
    parts = {code for word, code in PARTS.items() if re.search(rf"\b{word}\b", rest)}
    for word in PARTS:
        rest = re.sub(rf"\b{word}\b", " ", rest)
    if (
        "BY" not in parts
        or re.sub(r"\b(international|quoc te|license|licence|giay phep)\b", "", rest).strip()
    ):
        return None
    code = "_".join(["CC", *(part for part in ("BY", "NC", "SA", "ND") if part in parts)])
    return Licence(code) if code in Licence.values else None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())
