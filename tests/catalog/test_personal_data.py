"""What the catalog says about a person, and what stays when they go."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from catalog.resources import actions as resources
from catalog.resources.models import Resource
from catalog.submissions import actions
from catalog.submissions.personal_data import without_name
from catalog.uploads.actions import receive
from catalog.uploads.models import Upload
from hub.accounts.actions.erasure import erase
from hub.accounts.personal_data import sections
from hub.participation.models import Participation
from tests.catalog import samples
from tests.catalog.reviewing import waiting
from tests.factories.catalog import LevelFactory, ResourceFactory, SubjectFactory, UploadFactory
from tests.factories.people import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def held(person):
    return {section.key: section.rows for section in sections(person)}


def test_a_person_sees_what_they_sent_and_decided():
    reviewed = waiting(UnitFactory(), title="Bài mới")
    teacher, reviewer = reviewed.resource.submitted_by, UserFactory()
    UploadFactory(uploaded_by=teacher, name="phieu.txt", resource=reviewed.resource)
    reviewed.task_state.reject(user=reviewer, comment="Thêm nguồn.")
    data = held(teacher)
    assert [(row["title"], row["state"]) for row in data["resources"]] == [("Bài mới", "Cần sửa")]
    assert [row["name"] for row in data["uploads"]] == ["phieu.txt"]
    assert [row["note"] for row in held(reviewer)["reviews"]] == ["Thêm nguồn."]


def test_who_goes_leaves_what_is_out_without_the_name_and_takes_the_drafts():
    teacher = UserFactory(display_name="Lường Thị Sen")
    now = timezone.now()
    out = Resource(
        title="Đã đăng",
        authors="Lường Thị Sen, Tổ Toán",
        unit=UnitFactory(),
        subject=SubjectFactory(),
        level=LevelFactory(),
        licence="CC_BY",
    )
    actions.save(out, send=False, by=teacher, now=now)
    resources.publish(out, by=None, now=now)
    ResourceFactory(title="Nháp", live=False, submitted_by=teacher)
    waits = receive(SimpleUploadedFile("a.pdf", samples.pdf()), by=teacher, now=now)
    erase(teacher, by=teacher, now=now)
    kept = Resource.objects.get()
    assert (kept.title, kept.authors, kept.submitted_by) == ("Đã đăng", "Tổ Toán", None)
    assert all("Sen" not in str(revision.content) for revision in kept.revisions.all())
    assert not Upload.objects.filter(pk=waits.pk).exists()
    assert Participation.objects.count() == 1


def test_only_the_persons_own_name_is_taken_out():
    person = UserFactory(display_name="Lê An")
    assert without_name("Lê An và Nông Văn Bình", person) == "Nông Văn Bình"
    assert without_name("Lê Anh, Nông Văn Bình", person) == "Lê Anh, Nông Văn Bình"
    assert without_name("", person) == ""
