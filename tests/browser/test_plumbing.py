"""The browser tests' own tools: a page that breaks a rule is noticed."""

import pytest

from tests.browser.accessibility import assert_accessible, assert_no_sideways_scroll


def test_axe_notices_a_button_without_words(page) -> None:
    page.set_content("<html lang=vi><title>x</title><main><h1>x</h1><button></button></main>")
    with pytest.raises(AssertionError, match="button-name"):
        assert_accessible(page)


def test_a_page_that_is_too_wide_is_noticed(page) -> None:
    page.set_content("<div style='width: 900px'>x</div>")
    with pytest.raises(AssertionError, match="in a window of 360"):
        assert_no_sideways_scroll(page)


def test_a_demo_account_signs_in(page, sign_in) -> None:
    sign_in(page, "teacher")
    assert page.context.cookies()
