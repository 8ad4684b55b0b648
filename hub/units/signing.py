"""How units sign as long as nobody has said otherwise (Decree 30/2020/NĐ-CP, Appendix I).

A people's committee signs in the name of the committee, by a deputy for the chair; other bodies by their
head. What a body is called tells its head's title better than its kind does: a centre has a director, also
where it teaches like a school.
"""

from collections.abc import Iterable
from typing import NamedTuple

from hub.units.models import SignatureProfile, Unit

Kind = Unit.Kind


class Lines(NamedTuple):
    """The lines above a signature, and the code of reports where the decree gives one."""

    title: str
    authority: str = ""
    capacity: str = ""
    document_code: str = ""


COMMITTEE = Lines("PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "BC-UBND")
HEAD = Lines("THỦ TRƯỞNG ĐƠN VỊ")
DIRECTOR = Lines("GIÁM ĐỐC")
BY_KIND: dict[str, Lines] = {
    Kind.PROVINCE: COMMITTEE,
    Kind.CITY: COMMITTEE,
    Kind.WARD: COMMITTEE,
    Kind.COMMUNE: COMMITTEE,
    Kind.SCHOOL: Lines("HIỆU TRƯỞNG"),
    Kind.LIBRARY: DIRECTOR,
    Kind.CULTURE_CENTRE: DIRECTOR,
    Kind.LEARNING_CENTRE: DIRECTOR,
    Kind.ENTERPRISE: DIRECTOR,
    Kind.ASSOCIATION: Lines("CHỦ TỊCH", "TM. BAN THƯỜNG VỤ"),
}
BY_FIRST_WORDS: dict[str, tuple[tuple[str, Lines], ...]] = {
    Kind.DEPARTMENT: (
        ("Phòng", Lines("TRƯỞNG PHÒNG")),
        ("Văn phòng", Lines("CHÁNH VĂN PHÒNG")),
        ("Công an", Lines("TRƯỞNG CÔNG AN")),
        ("Ban", Lines("TRƯỞNG BAN")),
        ("Sở", DIRECTOR),
        ("Trung tâm", DIRECTOR),
    ),
    Kind.SCHOOL: (("Trung tâm", DIRECTOR),),
    Kind.ASSOCIATION: (("Đoàn", Lines("BÍ THƯ", "TM. BAN THƯỜNG VỤ")),),
}


def lines_for(kind: str, name: str) -> Lines:
    """How a unit of that kind and name signs."""
    for words, lines in BY_FIRST_WORDS.get(kind, ()):
        if name.casefold().startswith(f"{words} ".casefold()):
            return lines
    return BY_KIND.get(kind, HEAD)


def ensure(units: Iterable[Unit]) -> None:
    """Give those of the units that have no signature profile the usual one. Two queries."""
    wanted = {unit.pk: unit for unit in units}
    known = set(SignatureProfile.objects.filter(unit__in=wanted).values_list("unit_id", flat=True))
    SignatureProfile.objects.bulk_create(
        _profile(unit) for unit_id, unit in wanted.items() if unit_id not in known
    )


def _profile(unit: Unit) -> SignatureProfile:
    lines = lines_for(unit.kind, unit.name)
    return SignatureProfile(
        unit=unit,
        authority_line=lines.authority,
        capacity_line=lines.capacity,
        title_line=lines.title,
        document_code=lines.document_code,
    )
