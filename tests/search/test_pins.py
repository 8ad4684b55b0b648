"""Pinned results in the admin: coordinators alone, with clear words for what is wrong."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from catalog.resources.models import Resource
from courses.activities.models import Activity
from hub.accounts.permissions import Role
from search.models import Pin, PinnedItem, PinPhrase
from tests.search.projecting import build

pytestmark = pytest.mark.django_db
ADD = "/admin/snippets/search/pin/add/"


def form(questions=(), things=(), **days: str) -> dict[str, object]:
    """What the browser sends: questions, then things as (field, id)."""
    data: dict[str, object] = {"first_day": "", "last_day": "", **days}
    for name, rows in (
        ("phrases", [{"text": text} for text in questions]),
        ("items", [{"page": "", "resource": "", **dict([thing])} if thing else {} for thing in things]),
    ):
        data |= {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": 0}
        data |= {f"{name}-MIN_NUM_FORMS": 1, f"{name}-MAX_NUM_FORMS": 1000}
        for number, row in enumerate(rows):
            data |= {f"{name}-{number}-id": "", f"{name}-{number}-ORDER": number + 1}
            data |= {f"{name}-{number}-DELETE": "", **{f"{name}-{number}-{k}": v for k, v in row.items()}}
    return data


@pytest.fixture
def coordinator(client_of) -> Client:
    return client_of(Role.COORDINATOR)


def refused(client: Client, data: dict[str, object]) -> str:
    answer = client.post(ADD, data)
    assert answer.status_code == 200
    assert not Pin.objects.exists()
    return answer.content.decode()


def test_a_coordinator_pins_and_the_next_search_shows_it(
    coordinator: Client, course: Activity, resource: Resource
) -> None:
    things = [("resource", resource.pk), ("page", course.pk)]
    answer = coordinator.post(ADD, form(["Nghề truyền thống", "học nghề"], things))
    assert answer.status_code == 302
    html = Client().get("/tim/?q=nghe+truyen+thong").content.decode()
    assert html.count("Được đề xuất") == 2
    assert html.index(resource.get_absolute_url()) < html.index(course.get_url())
    assert "2 kết quả" in html
    listed = coordinator.get("/admin/snippets/search/pin/").content.decode()
    assert "Nghề truyền thống, học nghề" in listed
    Pin.objects.get().delete()
    assert "Được đề xuất" not in Client().get("/tim/?q=nghe+truyen+thong").content.decode()


def test_the_form_is_vietnamese(coordinator: Client) -> None:
    html = coordinator.get(ADD).content.decode()
    for words in ("Khi có người tìm", "Hiện trước tiên, theo thứ tự này", "Cả câu người ta gõ", "Để trống"):
        assert words in html


def test_a_question_has_a_word_and_is_pinned_once(coordinator: Client, resource: Resource) -> None:
    thing = [("resource", resource.pk)]
    assert "Viết ít nhất một từ." in refused(coordinator, form(["???"], thing))
    assert "Câu này bị ghi hai lần." in refused(coordinator, form(["Học nghề", "hoc nghe"], thing))
    PinPhrase.objects.create(pin=Pin.objects.create(), text="học nghề")
    answer = coordinator.post(ADD, form(["Hoc Nghe!"], thing))
    assert "Câu này đã được ghim kết quả rồi." in answer.content.decode()
    assert Pin.objects.count() == 1


def test_a_thing_is_one_that_search_finds(coordinator: Client, resource: Resource, home) -> None:
    both = form(["học nghề"], [("resource", resource.pk)]) | {"items-0-page": home.pk}
    assert "chỉ một trong hai" in refused(coordinator, both)
    assert "không tìm loại trang này" in refused(coordinator, form(["học nghề"], [("page", home.pk)]))
    refused(coordinator, form(["học nghề"]))
    refused(coordinator, form([], [("resource", resource.pk)]))


def test_days_stand_in_order(coordinator: Client, resource: Resource) -> None:
    data = form(["nghề"], [("resource", resource.pk)], first_day="2022-10-02", last_day="2022-10-01")
    assert "Ngày cuối đang ở trước ngày đầu." in refused(coordinator, data)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.ORGANIZER])
def test_nobody_else_pins(client_of, role: str, resource: Resource) -> None:
    client = client_of(role)
    client.post(ADD, form(["học nghề"], [("resource", resource.pk)]))
    assert client.get("/admin/snippets/search/pin/").status_code in {302, 403}
    assert not Pin.objects.exists()


def test_the_database_refuses_what_the_form_does(resource: Resource, course: Activity) -> None:
    pin = Pin.objects.create()
    PinPhrase.objects.create(pin=pin, text="học nghề")
    for wrong in (
        lambda: PinPhrase.objects.create(pin=pin, text="Học Nghề"),
        lambda: PinnedItem.objects.create(pin=pin),
        lambda: PinnedItem.objects.create(pin=pin, page=course, resource=resource),
        lambda: Pin.objects.create(first_day=date(2022, 10, 2), last_day=date(2022, 10, 1)),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_a_pinned_thing_that_is_deleted_is_gone(resource: Resource, course: Activity) -> None:
    pin = Pin.objects.create()
    PinPhrase.objects.create(pin=pin, text="học nghề")
    PinnedItem.objects.create(pin=pin, resource=resource)
    resource.delete()
    build()
    assert "Được đề xuất" not in Client().get("/tim/?q=hoc+nghe").content.decode()


def test_a_page_with_pinned_results_takes_few_queries(
    resource: Resource, course: Activity, django_assert_max_num_queries
) -> None:
    pin = Pin.objects.create()
    PinPhrase.objects.create(pin=pin, text="trồng chè")
    PinnedItem.objects.create(pin=pin, page=course)
    Client().get("/tim/?q=trong+che")
    with django_assert_max_num_queries(12):
        html = Client().get("/tim/?q=tr%E1%BB%93ng+ch%C3%A8").content.decode()
    assert "Được đề xuất" in html
