"""A ward's officer writes the report: types, corrects with a reason, adds a photo, sends; the city judges."""

import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from hub.reports.models import UnitReport
from tests.browser.accessibility import assert_accessible
from tests.factories import reports

CAPTION = "Tủ sách của phường, 12 cuốn mới."


def open_section(page: Page, key: str) -> None:
    """Open a section of the report of the demo's ward."""
    page.goto("/khong-gian/duc-xuan/bao-cao/")
    page.goto(f"{page.url}phan/{key}/")


def write_report(page: Page, shot) -> None:
    """A typed number, a photo with its caption, a correction with its reason."""
    open_section(page, "ii-5")
    page.locator("#id_value_F1").fill("1.234")
    photo = {"name": "tu-sach.jpg", "mimeType": "image/jpeg", "buffer": reports.photo().read()}
    page.set_input_files("[name=photos]", photo)
    assert_accessible(page)
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    open_section(page, "ii-5")
    expect(page.locator("#id_value_F1")).to_have_value("1.234")
    page.get_by_label("Chú thích").first.fill(CAPTION)
    shot(page, "officer-section")
    assert_accessible(page)
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    open_section(page, "ii-2")
    page.get_by_role("link", name=re.compile("Sửa số này ?: Người dự trực tiếp")).click()
    page.locator("main input[type=text]").first.fill("260")
    page.get_by_role("button", name="Lưu số đã sửa").click()
    expect(page.locator(".error-summary, .field.error").first).to_be_visible()
    assert_accessible(page)
    shot(page, "officer-correct-error")
    page.locator("main textarea").first.fill("46 người đứng ngoài sân chưa được đếm.")
    page.get_by_role("button", name="Lưu số đã sửa").click()
    expect(page.get_by_text("46 người đứng ngoài sân chưa được đếm.")).to_be_visible()
    assert_accessible(page)
    shot(page, "officer-corrected")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_report_is_written_sent_returned_sent_again_and_accepted(open_page, sign_in, width, shot) -> None:
    officer = sign_in(open_page(width=width), "organizer")
    officer.goto("/don-vi-cua-toi/")
    assert_accessible(officer)
    shot(officer, "officer-workspace")
    write_report(officer, shot)
    officer.goto("/khong-gian/duc-xuan/bao-cao/")
    shot(officer, "officer-report")
    officer.get_by_role("button", name="Nộp báo cáo").click()
    expect(officer.get_by_role("button", name="Nộp báo cáo")).to_have_count(0)
    report = UnitReport.objects.get(unit__code="duc-xuan")
    assert report.state == UnitReport.State.SUBMITTED
    assert_accessible(officer)
    shot(officer, "officer-sent")

    city = sign_in(open_page(width=width), "coordinator")
    board = f"/dieu-phoi/{report.edition.year}/"
    city.goto(board)
    assert_accessible(city)
    city.goto(f"/khong-gian/duc-xuan/bao-cao/{report.edition.year}/")
    assert_accessible(city)
    shot(city, "city-review")
    city.locator("main textarea").first.fill("Ghi thêm số băng rôn.")
    city.get_by_role("button", name="Trả lại kèm ghi chú này").click()
    expect(city.get_by_role("button", name="Trả lại kèm ghi chú này")).to_have_count(0)
    report.refresh_from_db()
    assert report.state == UnitReport.State.RETURNED

    officer.reload()
    expect(officer.get_by_text("Ghi thêm số băng rôn.").first).to_be_visible()
    shot(officer, "officer-returned")
    officer.get_by_role("button", name="Nộp báo cáo").click()
    expect(officer.get_by_role("button", name="Nộp báo cáo")).to_have_count(0)
    city.goto(f"/khong-gian/duc-xuan/bao-cao/{report.edition.year}/")
    city.get_by_role("button", name="Duyệt", exact=True).click()
    expect(city.get_by_role("button", name="Duyệt", exact=True)).to_have_count(0)
    report.refresh_from_db()
    assert report.state == UnitReport.State.ACCEPTED
    city.goto(f"{board}so-lieu/")
    assert_accessible(city)
    shot(city, "city-table")
    city.goto(board)
    with city.expect_download() as download:
        city.get_by_role("link", name="XLSX").click()
    assert_says(download.value.path().read_bytes(), "F1", "Phường Đức Xuân", 1234)


def assert_says(content: bytes, code: str, unit: str, number: int) -> None:
    """The spreadsheet's cell of that indicator and unit holds that number, as a number."""
    rows = [list(row) for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]
    column = next(place for row in rows for place, cell in enumerate(row) if str(cell).startswith(f"{code}."))
    line = next(row for row in rows if unit in row)
    assert line[column] == number
