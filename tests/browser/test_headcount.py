"""How many came, on a phone: counted with steppers in the hall, and found again in the report."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from courses.activities.sessions import Session
from tests.browser.accessibility import assert_accessible, assert_targets_are_large

CEREMONY = "Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời phường Đức Xuân"


@pytest.fixture
def ceremony(site) -> Session:
    """The ward's opening ceremony, begun an hour ago at whatever hour the test runs."""
    session = Session.objects.get(activity__title=CEREMONY)
    Session.objects.filter(pk=session.pk).update(
        starts_at=timezone.now() - timedelta(hours=1), ends_at=timezone.now() + timedelta(hours=1)
    )
    return session


def count(page: Page, group: str, *, typed: str, more: int = 0) -> None:
    """Type a number for that group, then press + as often as said."""
    page.get_by_label(group, exact=True).fill(typed)
    for _time in range(more):
        page.get_by_role("button", name=f"Thêm 1: {group}").click()


def test_an_officer_counts_todays_ceremony_and_finds_the_number_in_the_report(
    ceremony, page, sign_in, shot
) -> None:
    officer = sign_in(page, "organizer")
    officer.goto("/don-vi-cua-toi/")
    todo = officer.locator(".todo .hot").filter(has_text=CEREMONY)
    todo.get_by_role("link", name="Ghi theo từng nhóm người dự").click()
    expect(officer.get_by_text(CEREMONY).first).to_be_visible()
    assert_targets_are_large(officer)
    count(officer, "Cán bộ, công chức, người lao động", typed="40", more=2)
    count(officer, "Người dân", typed="", more=3)
    count(officer, "Số người dự qua mạng", typed="20")
    expect(officer.locator("[data-sum]").first).to_have_text("45")
    shot(officer, "headcount")
    assert_accessible(officer)
    officer.get_by_role("button", name="Lưu số người dự").click()
    officer.goto("/khong-gian/duc-xuan/so-nguoi-du/")
    line = officer.get_by_role("row").filter(has_text=CEREMONY)
    expect(line).to_contain_text("45")
    expect(line).to_contain_text("20")
    officer.goto("/khong-gian/duc-xuan/")
    expect(officer.locator(".todo .hot").filter(has_text=CEREMONY)).to_have_count(0)
    shot(officer, "headcount-workspace")
    look_into_the_report(officer, shot)


def look_into_the_report(officer: Page, shot) -> None:
    """The computed value says from which activity it comes, in place and on a page of its own."""
    officer.goto("/khong-gian/duc-xuan/bao-cao/")
    officer.goto(f"{officer.url}phan/ii-2/")
    value = officer.locator(".auto-value").filter(has_text="Người dự trực tiếp")
    expect(value.locator(".value b")).to_have_text("45")
    value.get_by_text("Số này từ đâu?").click()
    expect(value.get_by_role("link", name=CEREMONY).first).to_be_visible()
    assert_accessible(officer)
    shot(officer, "headcount-report")
    value.get_by_role("link", name=re.compile("^Xem tất cả các dòng")).click()
    row = officer.get_by_role("row").filter(has_text=CEREMONY)
    expect(row).to_have_count(1)
    expect(row.get_by_role("cell").last).to_have_text("45")
    assert_accessible(officer)
