"""Who is told of what waits for review, and where reviewing is asked for."""

import pytest
from django.utils import timezone
from wagtail.models import Task

from catalog.resources.models import Resource
from catalog.review import permissions, queries, todos
from catalog.review.models import UnitReviewTask
from hub.accounts.models import Role
from hub.workspace.todos import Asking
from tests.catalog.reviewing import decide, published_and_waiting, teacher_of, url, waiting
from tests.factories.catalog import ResourceFactory
from tests.factories.people import MembershipFactory, UnitFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "outbox")]


def test_reviewers_with_an_address_are_mailed_when_something_waits(outbox):
    unit = UnitFactory()
    reviewer = MembershipFactory(
        role=Role.REVIEWER, unit=unit, user=UserFactory(email="duyet@truong.example")
    ).user
    MembershipFactory(role=Role.REVIEWER, unit=unit)
    MembershipFactory(role=Role.REVIEWER, user=UserFactory(email="noi-khac@truong.example"))
    waiting(unit, title="Bài mới")
    assert [message.to for message in outbox] == [[reviewer.email]]
    assert "Bài mới" in outbox[0].subject
    assert "/admin/" in outbox[0].body


def test_where_a_unit_has_no_reviewer_the_coordinators_are_asked(outbox):
    MembershipFactory(role=Role.COORDINATOR, user=UserFactory(email="dieu-phoi@tp.example"))
    waiting(UnitFactory())
    assert [message.to for message in outbox] == [["dieu-phoi@tp.example"]]


def test_the_sender_is_mailed_the_note_and_the_good_news(client_of, outbox):
    unit = UnitFactory()
    reviewed = waiting(unit, title="Bài mới")
    teacher = reviewed.resource.submitted_by
    type(teacher).objects.filter(pk=teacher.pk).update(email="co.lan@truong.example")
    client = client_of(Role.REVIEWER, unit)
    decide(client, reviewed, "reject", comment="Thêm nguồn ảnh.")
    assert "Thêm nguồn ảnh." in outbox[-1].body
    assert "/hoc-lieu/cua-toi/" in outbox[-1].body
    state = queries.latest_states([reviewed.resource])[reviewed.resource.pk]
    state.resume(teacher)
    reviewed.task_state = state.current_task_state
    decide(client, reviewed, "approve")
    assert [message.to for message in outbox] == [["co.lan@truong.example"]] * 2
    assert reviewed.resource.get_absolute_url() in outbox[-1].body


def test_the_workspace_says_what_waits_and_what_came_back(client_of):
    unit = UnitFactory()
    reviewed = waiting(unit)
    teacher, reviewer = reviewed.resource.submitted_by, client_of(Role.REVIEWER, unit)

    def titles(user):
        asking = Asking(type(user).objects.get(pk=user.pk), unit, None, timezone.now())
        return [todo.title for todo in todos.provide(asking)]

    assert titles(reviewer.user) == ["1 học liệu chờ duyệt"]
    assert titles(teacher) == []
    decide(reviewer, reviewed, "reject", comment="Sửa lại.")
    assert titles(reviewer.user) == []
    assert titles(teacher) == ["1 học liệu được trả lại cho bạn"]


def test_reviewing_is_asked_of_one_place():
    unit, other = UnitFactory(), UnitFactory()
    reviewer = MembershipFactory(role=Role.REVIEWER, unit=unit).user
    own, foreign = ResourceFactory(unit=unit), ResourceFactory(unit=other)
    policy = permissions.ReviewPolicy(Resource)
    assert list(permissions.reviewable(reviewer)) == [own]
    assert policy.user_has_permission_for_instance(reviewer, "publish", own)
    assert not policy.user_has_permission_for_instance(reviewer, "publish", foreign)
    assert reviewer in policy.users_with_any_permission(["change"])
    assert teacher_of(unit) not in policy.users_with_any_permission(["change"])
    assert not policy.user_has_permission(UserFactory(), "view")


def test_publishing_in_anothers_name_is_refused_below_the_views():
    from wagtail.actions.publish_revision import PublishPermissionError

    reviewed = waiting(UnitFactory())
    with pytest.raises(PublishPermissionError):
        reviewed.resource.latest_revision.publish(user=teacher_of(reviewed.resource.unit))


def test_the_workflow_has_its_step_from_the_start():
    assert isinstance(Task.objects.get(name="Duyệt học liệu").specific, UnitReviewTask)
    assert ResourceFactory().get_workflow().name == "Duyệt học liệu"


def test_the_list_costs_the_same_for_few_and_many(client_of, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    unit = UnitFactory()
    client = client_of(Role.REVIEWER, unit)

    def cost():
        client.get(url("list"))
        with CaptureQueriesContext(connection) as captured:
            client.get(url("list"))
        return len(captured)

    for _ in range(3):
        published_and_waiting(unit)
    few = cost()
    for _ in range(3):
        published_and_waiting(unit)
    assert cost() <= few + 6
