"""Cards and their templates, without a database."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override as language

from hub.cards import Badge, Card
from hub.covers.spec import Cover

HOUR = datetime(2022, 10, 4, 14, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CARD = Card(
    title="Tập huấn <an toàn>",
    url="/don-vi/duc-xuan/tap-huan/",
    type_label="Lớp tập huấn",
    subject_label="Kỹ năng số",
    unit_name="Phường Đức Xuân",
    cover=Cover(type="TRAINING", subject_name="Kỹ năng số", key="TH001", on=date(2022, 10, 4)),
    starts_at=HOUR,
    ends_at=HOUR.replace(hour=16, minute=30),
    place="Nhà văn hóa phường Đức Xuân",
    mode="BOTH",
    mode_label="Trực tiếp và trực tuyến",
    state=Badge("Còn 6 chỗ", "warn"),
)


@pytest.mark.parametrize("name", ["card", "result", "agenda_row", "soon_row"])
def test_a_card_shows_its_title_once_escaped_and_links_to_the_thing(name):
    html = render_to_string(f"components/{name}.html", {"item": CARD})
    assert html.count("Tập huấn &lt;an toàn&gt;") == 1
    assert 'href="/don-vi/duc-xuan/tap-huan/"' in html
    assert "Còn 6 chỗ" in html


def test_a_drawn_cover_says_nothing_to_a_screen_reader_and_keeps_its_place():
    html = render_to_string("components/card.html", {"item": CARD})
    assert 'src="/cover/1/training/tech/phone/' in html
    assert 'width="320" height="200" alt=""' in html
    assert 'loading="lazy"' in html


def test_an_uploaded_picture_takes_the_same_frame():
    from dataclasses import replace

    html = render_to_string("components/card.html", {"item": replace(CARD, thumbnail_url="/media/a.jpg")})
    assert 'class="cover" src="/media/a.jpg"' in html
    assert "/cover/" not in html


def test_an_agenda_row_tells_from_when_to_when():
    with language("vi"):
        html = render_to_string("components/agenda_row.html", {"item": CARD})
    assert "14:00" in html
    assert "đến 16:30" in html


def test_the_level_of_the_heading_can_be_chosen():
    assert '<h2 class="title">' in render_to_string("components/card.html", {"item": CARD, "level": 2})
