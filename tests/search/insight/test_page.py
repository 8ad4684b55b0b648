"""The organizers' page of what people look for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.accounts.models import Role
from search.insight import collecting
from search.insight.models import AskedQuestion, AskedWeek
from search.insight.wording import folded
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
THIS_WEEK = collecting.monday(timezone.localdate())


def asked(question: str, times: int, *, found="NOTHING", weeks_ago=0) -> None:
    week = THIS_WEEK - timedelta(weeks=weeks_ago)
    AskedQuestion.objects.create(
        week=week, question=question, folded=folded(question), found=found, times=times
    )
    row, _is_new = AskedWeek.objects.get_or_create(week=week)
    row.times += times
    row.not_found += times if found == "NOTHING" else 0
    row.save()


@pytest.fixture
def unit(home):
    return UnitFactory(code="duc-xuan")


@pytest.fixture
def organizer(client_of, unit):
    return client_of(Role.ORGANIZER, unit)


def page(client, query="") -> str:
    answer = client.get(f"/khong-gian/duc-xuan/nguoi-dan-tim/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_most_asked_and_not_found_with_the_trend(organizer) -> None:
    asked("trồng nấm", 7, found="FEW")
    asked("trồng nấm", 4, found="FEW", weeks_ago=1)
    asked("lái máy cày", 5)
    asked("lai may cay", 1)
    html = page(organizer)
    missing, most = html.split('id="asked"')
    assert "lái máy cày" in missing
    assert "lai may cay" not in html, "spellings are one, told as it is mostly written"
    assert ">6<" in missing.split("lái máy cày</a>")[1]
    assert "mới trong tuần" in missing
    assert "trồng nấm" not in missing.split("Hỏi mà không thấy")[1]
    assert "+3" in most
    assert 'href="/tim/?q=l%C3%A1i+m%C3%A1y+c%C3%A0y"' in missing
    assert "13 lượt tìm, 6 lượt không thấy gì" in html


def test_what_few_asked_is_shown_to_nobody(organizer) -> None:
    asked("nguyễn thị lan", 2)
    asked("trồng nấm", 3, found="FEW")
    assert "nguyễn thị lan" not in page(organizer)
    assert "trồng nấm" in page(organizer)
    csv = organizer.get("/khong-gian/duc-xuan/nguoi-dan-tim.csv").content.decode()
    assert "nguyễn thị lan" not in csv


def test_another_week(organizer) -> None:
    asked("trồng nấm", 3, found="FEW")
    asked("hát then", 9, weeks_ago=1)
    day = THIS_WEEK - timedelta(days=3)
    html = page(organizer, f"?week={day}")
    assert "hát then" in html
    assert "trồng nấm" not in html
    assert f'href="/khong-gian/duc-xuan/nguoi-dan-tim/?week={THIS_WEEK}"' in html


@pytest.mark.parametrize("given", ["x", "2999-01-01", "0001-01-01", "2022-13-45", "9999-12-31"])
def test_any_week_is_answered(organizer, given) -> None:
    asked("trồng nấm", 3)
    page(organizer, f"?week={given}")
    assert organizer.get(f"/khong-gian/duc-xuan/nguoi-dan-tim.csv?week={given}").status_code == 200


def test_the_page_says_where_nothing_was_asked_yet(organizer) -> None:
    assert "Chưa có lượt tìm nào" in page(organizer)


def test_as_a_file_nothing_is_a_formula(organizer) -> None:
    asked("=1+1", 4)
    asked("trồng nấm", 3, found="FEW", weeks_ago=0)
    answer = organizer.get("/khong-gian/duc-xuan/nguoi-dan-tim.csv")
    assert answer["Content-Disposition"].endswith(f'nguoi-dan-tim-{THIS_WEEK}.csv"')
    lines = answer.content.decode().splitlines()
    assert lines[0] == "\ufeffTuần từ,Câu tìm,Số lượt,Không thấy gì,Tuần trước"
    assert lines[1] == f"{THIS_WEEK},'=1+1,4,4,0"
    assert lines[2] == f"{THIS_WEEK},trồng nấm,3,0,0"


def test_a_coordinator_adds_a_synonym_for_what_was_not_found(client_of, organizer) -> None:
    asked("lái máy cày", 5)
    coordinator = client_of(Role.COORDINATOR)
    address = "/admin/snippets/search/synonym/add/?expressions=l%C3%A1i+m%C3%A1y+c%C3%A0y+%3D+"
    assert f'href="{address}"' in page(coordinator)
    assert 'value="lái máy cày = "' in coordinator.get(address).content.decode()
    assert "snippets/search/synonym" not in page(organizer)


@pytest.mark.parametrize("role", [Role.TEACHER, Role.REVIEWER, Role.EDITOR, Role.JUROR, Role.FUND_KEEPER])
def test_others_of_the_unit_do_not_see_it(client_of, unit, role) -> None:
    client = client_of(role, unit)
    assert client.get("/khong-gian/duc-xuan/nguoi-dan-tim/").status_code == 403
    assert client.get("/khong-gian/duc-xuan/nguoi-dan-tim.csv").status_code == 403
    assert "nguoi-dan-tim" not in client.get("/khong-gian/duc-xuan/").content.decode()


def test_an_organizer_of_another_unit_does_not_get_in_here(client_of, unit) -> None:
    assert (
        client_of(Role.ORGANIZER, UnitFactory()).get("/khong-gian/duc-xuan/nguoi-dan-tim/").status_code == 403
    )


def test_the_tab_is_there(organizer) -> None:
    assert "Người dân tìm gì" in organizer.get("/khong-gian/duc-xuan/").content.decode()


def test_the_page_costs_the_same_for_twice_the_questions(organizer, django_assert_max_num_queries) -> None:
    def fill(name: str) -> None:
        for number in range(5):
            asked(f"{name} {number}", 3)
            asked(f"{name} {number}", 4, weeks_ago=1)

    fill("nấm")
    page(organizer)
    with django_assert_max_num_queries(20) as before:
        page(organizer)
    fill("ngô")
    with django_assert_max_num_queries(20) as after:
        page(organizer)
    assert len(before.captured_queries) == len(after.captured_queries)
