"""Review in the admin: what a unit's reviewer does, and what becomes of it."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Task, WorkflowState

from catalog.resources.models import Resource
from catalog.review import permissions, queries, todos
from catalog.review.models import UnitReviewTask
from hub.accounts.models import Role
from hub.participation.models import Participation
from hub.workspace.todos import Asking
from tests.catalog.reviewing import published_and_waiting, teacher_of, waiting
from tests.factories.catalog import ResourceFactory, ResourceFileFactory, SubjectFactory, UploadFactory
from tests.factories.people import MembershipFactory, UnitFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture(autouse=True)
def outbox(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox


def url(name, *args):
    return reverse(f"wagtailsnippets_catalog_resource:{name}", args=args)


def decide(client, reviewed, action, comment=""):
    """What the buttons of the dashboard do."""
    path = url("workflow_action", reviewed.resource.pk, action, reviewed.task_state.pk)
    return client.post(path, {"comment": comment, "next": "/admin/"})


def form_data(resource, **changes):
    """The editor's form as the browser sends it."""
    data = {
        "title": resource.title,
        "description": resource.description,
        "subject": resource.subject_id,
        "level": resource.level_id,
        "kind": resource.kind,
        "language": resource.language,
        "licence": resource.licence,
        "authors": "",
        "source": "",
        "link": "",
        "go_live_at": "",
        "expire_at": "",
    }
    return {**data, **changes}


def test_a_reviewer_approves_and_it_is_out_with_its_row_in_the_ledger(client_of):
    unit = UnitFactory()
    reviewed = waiting(unit, title="Bài mới")
    client = client_of(Role.REVIEWER, unit)
    assert "Bài mới" in client.get("/admin/").content.decode()
    decide(client, reviewed, "approve")
    resource = Resource.objects.get()
    assert resource.live
    row = Participation.objects.get()
    assert (row.subject_key, row.recorded_by) == (resource.key, client.user)


def test_a_resource_goes_back_with_a_note_and_is_not_out(client_of):
    unit = UnitFactory()
    reviewed = waiting(unit)
    decide(client_of(Role.REVIEWER, unit), reviewed, "reject", comment="Ghi rõ nguồn ảnh ở trang 3.")
    state = queries.latest_states([reviewed.resource])[reviewed.resource.pk]
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert queries.note_of(state) == "Ghi rõ nguồn ảnh ở trang 3."
    assert not Resource.objects.get().live


def test_nothing_goes_back_without_a_word(client_of):
    unit = UnitFactory()
    reviewed = waiting(unit)
    decide(client_of(Role.REVIEWER, unit), reviewed, "reject", comment="  ")
    reviewed.state.refresh_from_db()
    assert reviewed.state.status == WorkflowState.STATUS_IN_PROGRESS


def test_a_coordinator_decides_in_every_unit(client_of):
    reviewed = waiting(UnitFactory())
    decide(client_of(Role.COORDINATOR), reviewed, "approve")
    assert Resource.objects.get().live


@pytest.mark.parametrize("role", [None, Role.TEACHER, Role.ORGANIZER, Role.EDITOR])
def test_nobody_else_of_the_unit_decides(client_of, role):
    unit = UnitFactory()
    reviewed = waiting(unit)
    decide(client_of(role, unit) if role else client_of(), reviewed, "approve")
    assert not Resource.objects.get().live


def test_another_units_reviewer_does_not_decide(client_of):
    reviewed = waiting(UnitFactory())
    response = decide(client_of(Role.REVIEWER), reviewed, "approve")
    assert response.status_code == 404
    assert not Resource.objects.get().live


def test_ones_own_address_with_anothers_task_decides_nothing(client_of):
    client = client_of(Role.REVIEWER, unit := UnitFactory())
    own, foreign = waiting(unit, title="Của mình"), waiting(UnitFactory())
    path = url("workflow_action", own.resource.pk, "approve", foreign.task_state.pk)
    assert client.post(path).status_code == 404
    assert not Resource.objects.filter(live=True).exists()


def test_a_membership_that_ended_decides_nothing(client_of):
    unit = UnitFactory()
    client = client_of(Role.REVIEWER, unit)
    client.user.memberships.update(ended_at=timezone.now())
    decide(client, waiting(unit), "approve")
    assert not Resource.objects.get().live


def test_a_reviewer_mends_a_word_and_publishes_from_the_editor(client_of):
    unit = UnitFactory()
    reviewed = waiting(unit, title="Bài hơi sai")
    client = client_of(Role.REVIEWER, unit)
    edit = url("edit", reviewed.resource.pk)
    page = client.get(edit).content.decode()
    assert 'name="action-publish"' in page
    client.post(edit, form_data(reviewed.resource, title="Bài đúng", **{"action-publish": "1"}))
    resource = Resource.objects.get()
    assert (resource.live, resource.title) == (True, "Bài đúng")


def test_a_reviewer_takes_a_resource_down(client_of):
    unit = UnitFactory()
    resource = ResourceFactory(unit=unit)
    client = client_of(Role.REVIEWER, unit)
    assert url("unpublish", resource.pk) in client.get(url("edit", resource.pk)).content.decode()
    client.post(url("unpublish", resource.pk))
    resource.refresh_from_db()
    assert not resource.live


def test_the_editor_keeps_the_files_and_shows_them(client_of):
    unit = UnitFactory()
    resource = ResourceFactory(unit=unit)
    upload = UploadFactory(name="phieu.txt", resource=resource)
    ResourceFileFactory(resource=resource, upload=upload, name="Phiếu bài tập")
    client = client_of(Role.REVIEWER, unit)
    page = client.get(url("edit", resource.pk)).content.decode()
    assert "Phiếu bài tập" in page
    assert upload.key in page
    client.post(url("edit", resource.pk), form_data(resource, title="Tên mới", **{"action-publish": "1"}))
    resource = Resource.objects.get()
    assert resource.title == "Tên mới"
    assert [file.upload for file in resource.files.all()] == [upload]


def test_link_only_with_a_file_is_refused_in_words(client_of):
    unit = UnitFactory()
    resource = ResourceFileFactory(resource__unit=unit).resource
    client = client_of(Role.REVIEWER, unit)
    data = form_data(resource, licence="LINK_ONLY", **{"action-publish": "1"})
    page = client.post(url("edit", resource.pk), data).content.decode()
    assert "không được kèm tệp" in page
    resource.refresh_from_db()
    assert resource.licence == "CC_BY"


def test_a_field_left_empty_is_said_and_breaks_nothing(client_of):
    unit = UnitFactory()
    reviewed = waiting(unit)
    data = form_data(reviewed.resource, title="", subject="")
    response = client_of(Role.REVIEWER, unit).post(url("edit", reviewed.resource.pk), data)
    assert response.status_code == 200


def test_resources_are_not_made_in_the_admin_nor_deleted_by_reviewers(client_of):
    unit = UnitFactory()
    client, resource = client_of(Role.REVIEWER, unit), ResourceFactory(unit=unit)
    assert client.get(url("add")).status_code == 302
    client.post(url("delete", resource.pk))
    client.post(f"/admin/bulk/catalog/resource/delete/?id={resource.pk}&next=/admin/")
    assert Resource.objects.filter(pk=resource.pk).exists()


def test_a_coordinator_deletes_several_at_once(client_of):
    ids = [ResourceFactory().pk for _ in range(2)]
    path = f"/admin/bulk/catalog/resource/delete/?id={ids[0]}&id={ids[1]}&next=/admin/"
    client_of(Role.COORDINATOR).post(path)
    assert not Resource.objects.exists()


def test_the_vocabulary_is_for_coordinators_alone(client_of):
    SubjectFactory(name="Thiên văn")
    path = reverse("wagtailsnippets_catalog_subject:list")
    assert "Thiên văn" in client_of(Role.COORDINATOR).get(path).content.decode()
    assert client_of(Role.REVIEWER).get(path).status_code == 302
    add = reverse("wagtailsnippets_catalog_subject:add")
    client_of(Role.COORDINATOR).post(add, {"name": "Đàn tính", "slug": "", "position": "0"})
    assert SubjectFactory._meta.model.objects.get(name="Đàn tính").slug == "dan-tinh"


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
