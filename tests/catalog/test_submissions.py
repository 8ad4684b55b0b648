"""The teachers' form, and what they see of what they sent."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import WorkflowState

from catalog.resources import actions as resources
from catalog.resources.models import Resource
from catalog.submissions import actions
from catalog.submissions.states import State
from catalog.uploads import quotas
from catalog.uploads.models import Upload
from hub.accounts.models import Role
from tests.catalog import samples
from tests.catalog.submitting import FORM, MINE, file, stands, unit_of, words
from tests.factories.catalog import ProgrammeFactory, ResourceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_a_teacher_sends_a_resource_and_it_waits_for_review(teacher):
    programme = ProgrammeFactory()
    response = teacher.post(FORM, words(files=file(), programmes=[programme.pk]), follow=True)
    assert response.redirect_chain[-1][0] == MINE
    assert "Đã gửi duyệt." in response.content.decode()
    resource = Resource.objects.get()
    assert (resource.title, resource.unit, resource.live) == (
        "Phiếu bài tập số nguyên",
        unit_of(teacher),
        False,
    )
    assert resource.description == "Hai mươi bài có lời giải.\n\nDùng ở nhà."
    assert list(resource.programmes.all()) == [programme]
    row = resource.files.get()
    assert (row.name, row.upload.resource, row.upload.uploaded_by) == ("phieu", resource, teacher.user)
    assert stands(resource) == State.WAITING


def test_a_draft_is_kept_without_file_and_without_review(teacher):
    data = words(draft="1", description="")
    del data["send"]
    teacher.post(FORM, data)
    assert stands(Resource.objects.get()) == State.DRAFT


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": ""}, "Viết tên học liệu."),
        ({"description": " "}, "Viết học được gì"),
        ({"subject": ""}, "Chọn chủ đề."),
        ({"licence": ""}, "Chọn người khác được làm gì"),
        ({}, "Thêm một tệp, hoặc ghi đường liên kết"),
        ({"licence": "LINK_ONLY"}, "ghi đường liên kết tới nơi chủ sở hữu"),
        ({"link": "javascript:alert(1)"}, "http"),
        ({"link": "ftp://tep.example/a"}, "http"),
    ],
)
def test_what_is_missing_is_said_and_what_was_written_stays(teacher, changes, message):
    page = teacher.post(FORM, words(authors="Cô Lan ở lớp 6A", **changes)).content.decode()
    assert message in page
    assert "Cô Lan ở lớp 6A" in page
    assert not Resource.objects.exists()


def test_files_outlive_an_error_and_are_sent_with_the_next_try(teacher):
    data = words(title="", files=[file(), file("ảnh.jpg", samples.picture())])
    page = teacher.post(FORM, data).content.decode()
    keys = re.findall(r'name="upload" value="(\w+)"', page)
    assert len(keys) == 2
    named = {f"name-{keys[0]}": "Phiếu số 1", "upload": keys}
    teacher.post(FORM, words(key=data["key"], **named))
    assert [row.name for row in Resource.objects.get().files.order_by("sort_order")] == ["Phiếu số 1", "ảnh"]


def test_a_refused_file_is_explained_and_the_good_ones_stay(teacher):
    page = teacher.post(FORM, words(files=[file(), file("chạy.exe", b"MZ" + bytes(90))])).content.decode()
    assert "“chạy.exe”: chưa nhận loại tệp này." in page
    assert "docx" in page
    assert page.count('name="upload"') == 1
    assert not Resource.objects.exists()


def test_somebody_elses_upload_cannot_be_taken(teacher, client_of):
    other = client_of(Role.TEACHER, unit_of(teacher))
    other.post(FORM, words(title="", files=file()))
    key = Upload.objects.get().key
    teacher.post(FORM, words(upload=[key], link="https://a.example"))
    assert not Resource.objects.get().files.exists()


def test_reserved_rights_take_a_link_and_no_file(teacher):
    data = words(licence="LINK_ONLY", link="https://nguon.example/a", files=file())
    page = teacher.post(FORM, data).content.decode()
    assert "không được kèm tệp" in page
    key = re.search(r'name="upload" value="(\w+)"', page)[1]
    again = words(
        key=data["key"], licence="LINK_ONLY", link="https://nguon.example/a", upload=[key], remove=[key]
    )
    teacher.post(FORM, again)
    assert not Resource.objects.get().files.exists()


def test_a_double_click_sends_once(teacher):
    data = words(files=file())
    teacher.post(FORM, data)
    data["files"].seek(0)
    response = teacher.post(FORM, data)
    assert response.status_code == 302
    assert Resource.objects.count() == Upload.objects.count() == 1
    assert WorkflowState.objects.count() == 1


def test_a_space_that_is_full_keeps_nothing_and_says_so(teacher, monkeypatch):
    monkeypatch.setattr(quotas, "UNIT", 10)
    page = teacher.post(FORM, words(files=file())).content.decode()
    assert "hết chỗ chứa" in page
    assert not Resource.objects.exists()


def test_a_cover_is_kept_in_the_units_own_collection(teacher):
    from hub.accounts.groups import collection_of, sync_unit_page
    from tests.factories.pages import unit_page

    sync_unit_page(unit_page(unit_of(teacher)))
    cover = file("bìa.jpg", samples.photo_with_place())
    teacher.post(FORM, words(link="https://a.example", cover=cover))
    image = Resource.objects.get().thumbnail
    assert (image.collection, image.uploaded_by_user) == (collection_of(unit_of(teacher)), teacher.user)
    assert image.width == 40


def test_a_cover_that_is_no_picture_is_refused(teacher):
    page = teacher.post(FORM, words(link="https://a.example", cover=file())).content.decode()
    assert "ảnh bìa phải là ảnh" in page


def test_what_came_back_shows_the_note_and_goes_on_where_it_was(teacher):
    teacher.post(FORM, words(files=file()))
    resource = Resource.objects.get()
    state = resource.current_workflow_state
    state.current_task_state.reject(comment="Ghi rõ nguồn ảnh.")
    page = teacher.get(MINE).content.decode()
    assert "Cần sửa" in page
    assert "Ghi rõ nguồn ảnh." in page
    edit = f"{FORM}{resource.key}/"
    form = teacher.get(edit).content.decode()
    assert "Ghi rõ nguồn ảnh." in form
    key = resource.files.get().upload.key
    revision = re.search(r'name="revision" value="(\d+)"', form)[1]
    teacher.post(edit, words(key=resource.key, title="Tên mới", upload=[key], revision=revision))
    assert stands(resource) == State.WAITING
    assert Resource.objects.get().title == "Tên mới"
    assert WorkflowState.objects.get(pk=state.pk).status == WorkflowState.STATUS_IN_PROGRESS


def test_changing_what_is_out_makes_a_draft_that_is_reviewed_again(teacher):
    teacher.post(FORM, words(files=file()))
    resource = resources.publish(Resource.objects.get(), by=None, now=timezone.now())
    key = resource.files.get().upload.key
    more = file("thêm.pdf", samples.pdf(b"2 0 obj <<>> endobj"))
    data = words(key=resource.key, title="Bản hai", upload=[key], files=more)
    teacher.post(f"{FORM}{resource.key}/", data)
    resource.refresh_from_db()
    assert (resource.title, resource.files.count()) == ("Phiếu bài tập số nguyên", 1)
    assert stands(resource) == State.CHANGE_WAITING
    resource.current_workflow_state.current_task_state.approve()
    resource = Resource.objects.get()
    assert (resource.title, resource.files.count()) == ("Bản hai", 2)
    assert stands(resource) == State.PUBLISHED


def test_changing_what_waits_takes_it_out_of_review_first(teacher):
    teacher.post(FORM, words(files=file()))
    resource = Resource.objects.get()
    first = resource.current_workflow_state
    key = resource.files.get().upload.key
    teacher.post(f"{FORM}{resource.key}/", words(key=resource.key, title="Khác", upload=[key]))
    first.refresh_from_db()
    assert first.status == WorkflowState.STATUS_CANCELLED
    newest = Resource.objects.get().current_workflow_state
    assert newest.current_task_state.revision == Resource.objects.get().latest_revision


def test_a_change_by_the_reviewer_is_not_overwritten_unseen(teacher, client_of):
    teacher.post(FORM, words(files=file()))
    resource = Resource.objects.get()
    edit, key = f"{FORM}{resource.key}/", resource.files.get().upload.key
    opened = str(resource.latest_revision_id)
    reviewer = client_of(Role.REVIEWER, unit_of(teacher)).user
    resource.title = "Tên do người duyệt sửa"
    resources.draft(resource, by=reviewer, now=timezone.now())
    data = words(key=resource.key, title="Tên của tôi", upload=[key], revision=opened)
    page = teacher.post(edit, data).content.decode()
    assert "vừa sửa học liệu này" in page
    assert "Tên của tôi" in page
    assert Resource.objects.get().title == "Tên do người duyệt sửa"
    newest = re.search(r'name="revision" value="(\d+)"', page)[1]
    teacher.post(edit, {**data, "revision": newest})
    assert Resource.objects.get().title == "Tên của tôi"


def test_it_can_be_taken_back_and_a_draft_thrown_away_with_its_files(teacher):
    teacher.post(FORM, words(files=file()))
    resource = Resource.objects.get()
    teacher.post(f"{MINE}{resource.key}/rut-lai/")
    assert stands(resource) == State.DRAFT
    teacher.post(f"{MINE}{resource.key}/xoa/")
    assert not Resource.objects.exists()
    assert not Upload.objects.exists()


def test_what_was_on_the_site_is_not_thrown_away(teacher):
    resource = ResourceFactory(submitted_by=teacher.user, unit=unit_of(teacher))
    resources.unpublish(resource, by=None, now=timezone.now())
    assert stands(resource) == State.TAKEN_DOWN
    assert teacher.post(f"{MINE}{resource.key}/xoa/").status_code == 404
    with pytest.raises(ValueError, match="was on the site"):
        actions.discard(resource, by=teacher.user, now=timezone.now())


def test_words_outlive_a_session_that_ran_out(teacher):
    visitor = Client()
    response = visitor.post(FORM, words(title="Viết dở lúc hết phiên", link="https://a.example"))
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]
    visitor.force_login(teacher.user)
    page = visitor.get(FORM).content.decode()
    assert "Viết dở lúc hết phiên" in page
    assert "Viết dở lúc hết phiên" not in visitor.get(FORM).content.decode()
