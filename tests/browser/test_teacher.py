"""A teacher sends a resource in, a reviewer of the school lets it out, and everybody finds it at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_accessible

TITLE = "Toán 3: Bảng nhân 7 kể bằng chuyện nuôi gà"
WORDS = "Mười câu chuyện ngắn về đàn gà, mỗi chuyện một phép nhân. Học sinh đọc rồi tự kể tiếp."


def send(page: Page) -> None:
    """Fill in the form of one page with a file, and send it for review."""
    page.get_by_label("Tên học liệu").fill(TITLE)
    page.locator("[name=description]").fill(WORDS)
    page.locator("[name=kind]").select_option("TEXT")
    page.locator("[name=subject]").select_option(index=1)
    page.locator("[name=level]").select_option(index=1)
    story = {"name": "bang-nhan-7.txt", "mimeType": "text/plain", "buffer": WORDS.encode()}
    page.set_input_files("[name=files]", story)
    page.locator("[name=licence]").first.check()
    page.locator("[name=authors]").fill("Lý Thu Hương")
    page.get_by_role("button", name="Gửi duyệt").click()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_resource_goes_from_the_teacher_over_the_reviewer_to_everybody(
    open_page, sign_in, width, shot
) -> None:
    teacher = sign_in(open_page(width=width), "teacher")
    teacher.goto("/hoc-lieu/gui/")
    assert_accessible(teacher)
    send(teacher)
    expect(teacher.get_by_text(TITLE).first).to_be_visible()
    expect(teacher.get_by_text("Chờ duyệt").first).to_be_visible()
    assert_accessible(teacher)
    shot(teacher, "teacher-sent")

    reader = open_page(width=width)
    reader.goto(f"/tim/?q={TITLE}")
    expect(reader.get_by_role("link", name=TITLE)).to_have_count(0)

    reviewer = sign_in(open_page(width=1280), "reviewer")
    reviewer.goto("/admin/")
    shot(reviewer, "reviewer-admin")
    reviewer.get_by_role("link", name=TITLE).first.click()
    shot(reviewer, "reviewer-resource")
    approve(reviewer)

    reader.goto("/tim/?q=bảng nhân 7 nuôi gà")
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    assert_accessible(reader)
    shot(reader, "teacher-published")
    teacher.reload()
    expect(teacher.get_by_text("Chờ duyệt")).to_have_count(0)


def approve(page: Page) -> None:
    """Press what lets the open resource out, in the admin's editor."""
    page.locator("footer .w-dropdown__toggle").first.click()
    page.locator("button[data-workflow-action-name=approve]").first.click()
    page.wait_for_load_state("networkidle")
