"""Wagtail's admin works under its policy: the editor, its preview, its choosers, saving."""

from hub.units.models import Unit


def editor_of(desktop, sign_in) -> int:
    """Sign the demo's editor in; the id of the page of their unit."""
    sign_in(desktop, "editor")
    return Unit.objects.get(code="duc-xuan").page.pk


def test_an_editor_writes_formatted_text_and_saves(desktop, sign_in, shot) -> None:
    page_id = editor_of(desktop, sign_in)
    desktop.goto(f"/admin/pages/{page_id}/edit/")
    desktop.get_by_role("textbox").first.wait_for()
    shot(desktop, "admin-editor")
    desktop.fill("#id_introduction", "Phường giữa lòng thành phố.")
    desktop.locator("[data-streamfield-stream-container] button").first.click()
    desktop.get_by_role("option").first.click()
    desktop.locator("[data-draftail-editor-wrapper] [role=textbox]").first.type("Chữ đậm")
    shot(desktop, "admin-editor-stream")
    desktop.locator("button.w-dropdown__toggle.button").click()
    desktop.locator("button[name=action-publish]").click()
    desktop.wait_for_load_state("networkidle")
    page = Unit.objects.get(code="duc-xuan").page
    page.refresh_from_db()
    assert page.introduction == "Phường giữa lòng thành phố."


def test_the_preview_panel_shows_the_page(desktop, sign_in) -> None:
    page_id = editor_of(desktop, sign_in)
    desktop.goto(f"/admin/pages/{page_id}/edit/")
    desktop.locator("[data-side-panel-toggle=preview]").click()
    frame = desktop.frame_locator("#w-preview-iframe")
    frame.locator("h1").first.wait_for()
