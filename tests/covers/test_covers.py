"""Drawn covers: the same inputs, the same bytes; small; nothing an address did not ask for."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from hub.covers import address, motifs, render, spec, subjects, walls
from hub.covers.palette import FAMILIES
from hub.covers.spec import Cover, CoverType, Drawing
from hub.covers.subjects import SubjectStyle

PHONE = SubjectStyle("tech", "phone")
BUDGET = {CoverType.CONTEST: 4000, CoverType.EVENT: 3400}
every_type = pytest.mark.parametrize("cover_type", list(CoverType))
every_motif = pytest.mark.parametrize("style", sorted(set(subjects.DEFAULTS.values()), key=str), ids=str)


@every_type
@pytest.mark.parametrize("size", spec.SIZES)
def test_a_cover_is_well_formed_and_has_no_words_ids_or_gradients(cover_type, size):
    svg = render.cover(subject=PHONE, type=cover_type, key="A", size=size, on=date(2022, 10, 5))
    root = ElementTree.fromstring(svg)
    assert root.attrib["viewBox"] == f"0 0 {size.replace('x', ' ')}"
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg",
        "g",
        "path",
        "circle",
        "rect",
    }
    assert " id=" not in svg


@every_type
def test_equal_inputs_give_equal_bytes(cover_type):
    first = render.cover(subject=PHONE, type=cover_type, key="HL001")
    render.svg.cache_clear()
    assert render.cover(subject=PHONE, type=cover_type, key="HL001") == first


@every_type
@every_motif
def test_a_cover_weighs_little(cover_type, style):
    for variation in range(0, 60, 7):
        drawing = Drawing(
            cover_type, style.family, style.motif, variation, month_day="1208" * (cover_type == "EVENT")
        )
        assert len(render.svg(drawing)) <= BUDGET.get(cover_type, 2750), drawing


def test_different_keys_of_one_subject_look_different():
    drawn = {render.cover(subject=PHONE, type="RESOURCE", key=f"HL{n:03}") for n in range(13)}
    assert len(drawn) >= 6


@pytest.mark.parametrize(
    ("name", "count"), [("Kỹ năng số", 5), ("Toán", 4), ("An toàn số", 4), ("Nông nghiệp", 4)]
)
def test_common_subjects_have_several_pictures(name, count):
    style = subjects.style(name)
    assert len({motifs.draw(style.motif, render.on_light(style.family), n) for n in range(20)}) == count


@pytest.mark.parametrize("name", ["vật lý", "VẬT LÍ", " Vật  lí ", "Vật lí"])
def test_a_subject_is_known_however_it_is_spelt(name):
    assert subjects.style(name) == SubjectStyle("science", "pendulum")


def test_a_subject_nobody_drew_shows_its_first_letter_in_a_family_of_its_own():
    style = subjects.style("Ẩm thực")
    assert style.motif == "initial-Ẩ"
    assert style == subjects.style("ẩm thực")
    assert style.family in FAMILIES


def test_the_vocabulary_goes_before_the_table_and_nonsense_in_it_is_passed_over():
    assert subjects.style("Toán", family="arts", motif="lute") == SubjectStyle("arts", "lute")
    assert subjects.style("Toán", family="x", motif="nothing") == subjects.style("Toán")


@pytest.mark.parametrize("name", ["", "   ", "…", "数学", "🎓", "x" * 300, "\ud800"])
def test_any_name_has_a_cover(name):
    path = address.of(Cover("RESOURCE", name, name))
    assert Client().get(path).status_code == 200


@every_type
def test_the_address_says_everything_and_is_kept_for_ever(cover_type):
    cover = Cover(cover_type, "Toán", "HL001", on=date(2022, 10, 5))
    response = Client().get(address.of(cover, size="200x200"))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    assert response.content.decode() == render.svg(spec.drawing(cover, size="200x200"))
    assert not response.cookies


def test_only_a_dated_event_shows_a_day():
    on = date(2022, 10, 5)
    assert re.search(r"-1005\.svg$", address.of(Cover("EVENT", "Toán", "A", on=on)))
    assert re.search(r"-1005en\.svg$", address.of(Cover("EVENT", "Toán", "A", on=on), language="en"))
    assert address.of(Cover("COURSE", "Toán", "A", on=on), language="en") == address.of(
        Cover("COURSE", "Toán", "A")
    )


@pytest.mark.parametrize(
    "path",
    [
        "/cover/1/resource/tech/phone/9999-320x200.svg",
        "/cover/1/resource/tech/phone/1-320x201.svg",
        "/cover/1/resource/tech/phone/1-320x200-1305.svg",
        "/cover/1/resource/tech/phone/1-320x200-1032.svg",
        "/cover/1/resource/tech/nothing/1-320x200.svg",
        "/cover/1/resource/nothing/phone/1-320x200.svg",
        "/cover/1/nothing/tech/phone/1-320x200.svg",
        "/cover/1/resource/tech/initial-AB/1-320x200.svg",
        "/cover/1/motif/tech/nothing.svg",
        "/cover/1/motif/nothing/phone.svg",
    ],
)
def test_an_address_that_the_hub_never_writes_is_not_found(path, db):
    assert Client().get(path).status_code == 404


def test_a_topic_has_its_picture():
    response = Client().get("/cover/1/motif/tech/phone.svg")
    assert response.status_code == 200
    assert b'viewBox="-64 -64 128 128"' in response.content


def test_a_letter_cannot_smuggle_markup_in():
    response = Client().get("/cover/1/resource/tech/initial-%3C/1-320x200.svg")
    assert b"<<" not in response.content
    ElementTree.fromstring(response.content)


def test_the_walls_of_covers_are_up_to_date(settings):
    folder = settings.BASE_DIR / "hub" / "static" / "hub" / "img"
    for name, svg in walls.files().items():
        assert (folder / name).read_text(encoding="utf-8") == svg + "\n", "run manage.py draw_cover_walls"
