"""The site's script in a real browser: what it adds, and that its markup works without it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override as language

pytestmark = pytest.mark.browser
SCRIPT = Path(settings.BASE_DIR) / "hub" / "static" / "hub" / "js" / "site.js"
SUGGESTIONS = [
    {
        "type": "RESOURCE",
        "key": "HL001",
        "title": "Toán <lớp 5>",
        "url": "/hoc-lieu/1/",
        "type_label": "Học liệu",
    },
    {"type": "CLUB", "key": "CLB1", "title": "Câu lạc bộ Toán", "url": "/clb/", "type_label": "Câu lạc bộ"},
]


@pytest.fixture
def show(chromium):
    """Show a piece of a page, with the script unless told otherwise."""
    context = chromium.new_context()

    def open_page(markup: str, *, script: bool = True):
        page = context.new_page()
        page.route("http://hub.test/suggest*", lambda route: route.fulfill(json={"suggestions": SUGGESTIONS}))
        page.route(
            "http://hub.test/",
            lambda route: route.fulfill(
                content_type="text/html; charset=utf-8", body=f'<html lang="vi">{markup}'
            ),
        )
        page.goto("http://hub.test/")
        if script:
            page.add_script_tag(path=str(SCRIPT))
        return page

    with language("vi"):
        yield open_page
    context.close()


def search_field() -> str:
    html = re.sub(r' data-suggest="[^"]*"', "", render_to_string("components/search_field.html", {}))
    return html.replace('role="search"', 'role="search" data-suggest="/suggest"')


def test_suggestions_are_a_combobox_that_the_keyboard_reaches(show):
    page = show(search_field())
    field = page.get_by_role("combobox")
    field.press_sequentially("toan")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert "Toán <lớp 5>" in options.first.inner_text()
    field.press("ArrowDown")
    field.press("ArrowDown")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "toan"


def test_enter_on_a_suggestion_opens_it(show):
    page = show(search_field())
    page.route("**/hoc-lieu/1/", lambda route: route.fulfill(body="đã mở"))
    field = page.get_by_role("combobox")
    field.press_sequentially("toan")
    page.get_by_role("option").first.wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/hoc-lieu/1/")


def test_a_server_that_does_not_answer_leaves_the_field_usable(show):
    page = show(search_field())
    page.unroute("http://hub.test/suggest*")
    page.route("http://hub.test/suggest*", lambda route: route.fulfill(status=500, body="x"))
    field = page.get_by_role("combobox")
    with page.expect_response("**/suggest*"):
        field.press_sequentially("toan")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "toan"


def steppers() -> str:
    one = render_to_string(
        "components/stepper.html", {"name": "residents", "label": "Người dân", "value": 96}
    )
    two = render_to_string("components/stepper.html", {"name": "pupils", "label": "Học sinh", "value": None})
    return f"<form data-steppers>{one}{two}<b data-sum></b></form>"


def test_a_stepper_counts_and_adds_up_and_never_goes_below_zero(show):
    page = show(steppers())
    page.get_by_role("button", name="Thêm 1: Học sinh").click()
    assert page.get_by_label("Học sinh", exact=True).input_value() == "1"
    assert page.locator("[data-sum]").inner_text() == "97"
    for _ in range(3):
        page.get_by_role("button", name="Bớt 1: Học sinh").click()
    assert page.get_by_label("Học sinh", exact=True).input_value() == "0"


def test_without_the_script_a_stepper_is_a_number_field_alone(show):
    page = show(steppers(), script=False)
    assert page.get_by_role("button").count() == 0
    assert page.get_by_label("Học sinh", exact=True).input_value() == ""


def test_a_message_can_be_put_away(show):
    note = render_to_string("components/note.html", {"title": "Đã lưu", "tone": "ok", "dismissible": True})
    page = show(note)
    page.get_by_role("button", name="Đóng thông báo này").click()
    assert page.get_by_text("Đã lưu").count() == 0


def test_escape_closes_an_open_menu_and_gives_the_focus_back(show):
    page = show('<details class="menu"><summary>Danh mục</summary><a href="#x">Học liệu</a></details>')
    page.get_by_text("Danh mục").click()
    page.get_by_role("link").focus()
    page.keyboard.press("Escape")
    assert page.locator("details[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_nothing_in_the_script_writes_markup():
    text = SCRIPT.read_text(encoding="utf-8")
    assert "innerHTML" not in text
    assert "eval(" not in text
