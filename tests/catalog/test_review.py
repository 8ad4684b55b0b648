"""Review in the admin: what a unit's reviewer does, and what becomes of it."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import WorkflowState

from catalog.resources.models import Resource
from catalog.review import queries
from hub.accounts.models import Role
from hub.participation.models import Participation
from tests.catalog.reviewing import decide, form_data, url, waiting
from tests.factories.catalog import ResourceFactory, ResourceFileFactory, SubjectFactory, UploadFactory
from tests.factories.people import UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "outbox")]


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
