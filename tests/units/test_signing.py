"""How a unit signs before anybody has said so: by its kind, by what it is called."""

import pytest
from django.utils import timezone

from hub.units.loading import load_units
from hub.units.models import SignatureProfile, Unit
from hub.units.signing import lines_for
from tests.factories.units import UnitFactory

COMMITTEE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("WARD", "Phường Đức Xuân", COMMITTEE),
        ("COMMUNE", "Xã Nông Thượng", COMMITTEE),
        ("CITY", "Thành phố Bắc Kạn", COMMITTEE),
        ("SCHOOL", "Trường THCS Bắc Kạn", ("", "", "HIỆU TRƯỞNG")),
        ("SCHOOL", "Trung tâm Giáo dục thường xuyên", ("", "", "GIÁM ĐỐC")),
        ("DEPARTMENT", "Phòng Nội vụ", ("", "", "TRƯỞNG PHÒNG")),
        ("DEPARTMENT", "Văn phòng HĐND và UBND", ("", "", "CHÁNH VĂN PHÒNG")),
        ("DEPARTMENT", "Thanh tra thành phố", ("", "", "THỦ TRƯỞNG ĐƠN VỊ")),
        ("ASSOCIATION", "Hội Khuyến học", ("TM. BAN THƯỜNG VỤ", "", "CHỦ TỊCH")),
        ("ASSOCIATION", "Đoàn Thanh niên", ("TM. BAN THƯỜNG VỤ", "", "BÍ THƯ")),
        ("LIBRARY", "Thư viện thành phố", ("", "", "GIÁM ĐỐC")),
        ("OTHER", "Tổ tự học", ("", "", "THỦ TRƯỞNG ĐƠN VỊ")),
    ],
)
def test_a_unit_signs_as_its_kind_and_its_name_say(kind, name, expected):
    lines = lines_for(kind, name)
    assert (lines.authority, lines.capacity, lines.title) == expected


@pytest.mark.django_db
def test_loaded_units_get_a_profile_once_and_what_a_coordinator_wrote_stays(tmp_path):
    path = tmp_path / "units.csv"
    path.write_text("code,name,kind\np,Phường Một,WARD\nt,Trường Hai,SCHOOL\n", encoding="utf-8")
    UnitFactory(code="t", name="Trường Hai", kind=Unit.Kind.SCHOOL)
    load_units(path, now=timezone.now())
    assert Unit.objects.get(code="p").signature.document_code == "BC-UBND"
    assert Unit.objects.get(code="t").signature.title_line == "HIỆU TRƯỞNG"
    SignatureProfile.objects.filter(unit__code="t").update(title_line="PHÓ HIỆU TRƯỞNG")
    load_units(path, now=timezone.now())
    assert SignatureProfile.objects.count() == 2
    assert Unit.objects.get(code="t").signature.title_line == "PHÓ HIỆU TRƯỞNG"
