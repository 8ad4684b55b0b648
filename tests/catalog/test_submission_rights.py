"""Who may send resources in, and who may not."""

import pytest
from django.utils import timezone

from catalog.resources.models import Resource
from catalog.resources.naming import new_key
from catalog.submissions.states import State
from hub.accounts.models import Role, User
from tests.catalog import samples
from tests.catalog.submitting import FORM, MINE, file, stands, unit_of, words
from tests.factories.people import MembershipFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_a_visitor_is_sent_to_log_in(client):
    for path in (FORM, MINE, f"{FORM}r-abc/", f"{MINE}r-abc/"):
        assert "/accounts/login/" in client.get(path)["Location"]


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.JUROR, Role.FUND_KEEPER])
def test_without_a_role_that_sends_one_is_told_how_to_get_it(client_of, role):
    client = client_of(role, UnitFactory()) if role else client_of()
    for response in (client.get(FORM), client.post(FORM, words(link="https://a.example"))):
        assert response.status_code == 403
        assert "người phụ trách đơn vị" in response.content.decode()
    assert not Resource.objects.exists()


def test_nobody_sends_in_another_units_name(teacher):
    other = UnitFactory()
    MembershipFactory(user=teacher.user, role=Role.TEACHER)
    page = teacher.post(FORM, words(link="https://a.example", unit=other.pk)).content.decode()
    assert not Resource.objects.exists()
    assert other.name not in page


def test_with_two_units_one_is_chosen(teacher):
    second = MembershipFactory(user=teacher.user, role=Role.ORGANIZER).unit
    assert second.name in teacher.get(FORM).content.decode()
    teacher.post(FORM, words(link="https://a.example", unit=second.pk))
    assert Resource.objects.get().unit == second


def test_nobody_touches_what_another_has_sent(teacher, client_of):
    teacher.post(FORM, words(link="https://a.example", title="Của cô Lan"))
    resource = Resource.objects.get()
    colleague = client_of(Role.TEACHER, unit_of(teacher))
    for path in (f"{FORM}{resource.key}/", f"{MINE}{resource.key}/"):
        assert colleague.get(path).status_code == 404
    for path in ("rut-lai", "xoa"):
        assert colleague.post(f"{MINE}{resource.key}/{path}/").status_code == 404
    colleague.post(FORM, words(key=resource.key, title="Chiếm", link="https://b.example"))
    assert stands(resource) == State.WAITING
    assert Resource.objects.get(pk=resource.pk).title == "Của cô Lan"
    assert "Của cô Lan" not in colleague.get(MINE).content.decode()


def test_what_a_reviewer_has_locked_is_left_alone(teacher):
    teacher.post(FORM, words(link="https://a.example"))
    resource = Resource.objects.get()
    Resource.objects.update(locked=True)
    assert teacher.get(f"{FORM}{resource.key}/").status_code == 403
    assert "Người duyệt đang xem." in teacher.get(MINE).content.decode()


def test_who_left_the_unit_sends_nothing_more_for_it(teacher):
    teacher.post(FORM, words(link="https://a.example"))
    resource = Resource.objects.get()
    teacher.user.memberships.update(ended_at=timezone.now())
    MembershipFactory(user=teacher.user, role=Role.TEACHER)
    teacher.post(f"{FORM}{resource.key}/", words(key=resource.key, title="Mới", link="https://a.example"))
    assert Resource.objects.get().title != "Mới" or Resource.objects.get().unit != resource.unit


def test_the_sender_sees_how_it_will_look(teacher):
    teacher.post(FORM, words(files=file(), title="Xem thử nhé"))
    resource = Resource.objects.get()
    page = teacher.get(f"{MINE}{resource.key}/").content.decode()
    assert "Xem thử nhé" in page
    assert "Chỉ bạn thấy trang này" in page


def test_the_list_costs_the_same_for_few_and_many(teacher):
    from tests.catalog.test_pages import count_queries

    def send():
        teacher.post(FORM, words(files=file(content=samples.pdf(new_key().encode()))))

    send()
    send()
    few = count_queries(MINE, teacher)
    send()
    send()
    assert count_queries(MINE, teacher) == few <= 12


def test_an_empty_list_says_what_to_do(teacher, client_of):
    assert "Bạn chưa gửi học liệu nào" in teacher.get(MINE).content.decode()
    assert "người phụ trách đơn vị" in client_of().get(MINE).content.decode()


def test_a_person_without_a_name_is_no_obstacle(teacher):
    User.objects.filter(pk=teacher.user.pk).update(display_name="")
    assert teacher.get(FORM).status_code == 200
