"""Publishing on each path, and what the ledger then says."""

from datetime import timedelta
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalog.resources import actions
from catalog.resources.creating import create_published
from catalog.resources.models import Resource
from catalog.vocabulary.models import Licence
from hub import subjects
from hub.participation.models import Kind, Participation
from tests.factories.catalog import (
    LevelFactory,
    ResourceFactory,
    ResourceFileFactory,
    SubjectFactory,
    UploadFactory,
)
from tests.factories.people import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def new(**fields):
    """A resource that was not saved."""
    values = {
        "title": "Đọc sách cùng con",
        "subject": SubjectFactory(),
        "level": LevelFactory(),
        "unit": UnitFactory(),
        "licence": Licence.CC_BY,
    }
    return Resource(**{**values, **fields})


def published_rows():
    return Participation.objects.filter(subject_kind="RESOURCE")


def test_a_draft_is_not_out_and_not_in_the_ledger():
    teacher = UserFactory()
    resource = new()
    actions.draft(resource, by=teacher, now=timezone.now())
    assert not resource.live
    assert resource.key.startswith("r-")
    assert resource.slug == "doc-sach-cung-con"
    assert resource.submitted_by == teacher
    assert not published_rows().exists()


def test_publishing_writes_one_row_with_unit_and_publisher():
    reviewer = UserFactory()
    resource = new()
    actions.draft(resource, by=None, now=timezone.now())
    resource = actions.publish(resource, by=reviewer, now=timezone.now())
    row = published_rows().get()
    assert resource.live
    assert (row.kind, row.subject_key, row.unit, row.recorded_by) == (
        Kind.RESOURCE_PUBLISHED,
        resource.key,
        resource.unit,
        reviewer,
    )


def test_what_is_collected_from_elsewhere_is_another_kind_of_row():
    resource = new(is_collected=True)
    actions.draft(resource, by=None, now=timezone.now())
    actions.publish(resource, by=None, now=timezone.now())
    assert published_rows().get().kind == Kind.RESOURCE_COLLECTED


def test_published_again_and_taken_down_it_keeps_its_one_row():
    resource = new()
    now = timezone.now()
    actions.draft(resource, by=None, now=now)
    resource = actions.publish(resource, by=None, now=now)
    resource.title = "Đọc sách với con"
    actions.draft(resource, by=None, now=now)
    assert Resource.objects.get().title == "Đọc sách cùng con"
    resource = actions.publish(resource, by=None, now=now)
    assert resource.title == "Đọc sách với con"
    actions.unpublish(resource, by=None, now=now)
    resource = actions.publish(Resource.objects.get(), by=None, now=now)
    assert published_rows().count() == 1


def test_nothing_is_published_when_the_ledger_fails():
    resource = new()
    actions.draft(resource, by=None, now=timezone.now())
    with mock.patch("hub.participation.ledger.record", side_effect=RuntimeError), pytest.raises(RuntimeError):
        resource.latest_revision.publish()
    resource.refresh_from_db()
    assert not resource.live


def test_a_scheduled_go_live_is_recorded_when_it_happens_not_before():
    now = timezone.now()
    resource = new(go_live_at=now + timedelta(hours=1))
    actions.draft(resource, by=None, now=now)
    resource = actions.publish(resource, by=None, now=now)
    assert not resource.live
    assert not published_rows().exists()
    resource.go_live_at = now - timedelta(minutes=1)
    revision = resource.save_revision(approved_go_live_at=now - timedelta(minutes=1))
    assert revision.approved_go_live_at
    call_command("publish_scheduled")
    assert Resource.objects.get().live
    assert published_rows().count() == 1


def test_an_old_revision_does_not_bring_back_unit_or_address():
    resource = new()
    actions.draft(resource, by=None, now=timezone.now())
    other = UnitFactory()
    Resource.objects.filter(pk=resource.pk).update(unit=other, slug="dia-chi-moi")
    resource = actions.publish(Resource.objects.get(), by=None, now=timezone.now())
    assert (resource.unit, resource.slug) == (other, "dia-chi-moi")


def test_two_resources_of_one_title_have_two_addresses():
    for _ in range(3):
        actions.draft(new(), by=None, now=timezone.now())
    assert Resource.objects.values("slug").distinct().count() == 3


def made(**fields):
    values = {
        "title": "Sổ tay  chuyển đổi số",
        "subject": SubjectFactory(),
        "level": LevelFactory(),
        "unit": UnitFactory(),
        "licence": Licence.CC0,
        "by": None,
        "now": timezone.now(),
    }
    return create_published(**{**values, **fields})


def test_a_catalogue_row_is_out_at_once_under_its_own_key():
    resource = made(key="HL018")
    assert (resource.key, resource.title, resource.live) == ("HL018", "Sổ tay chuyển đổi số", True)
    assert published_rows().get().subject_key == "HL018"
    assert subjects.find("RESOURCE", "HL018").url == "/hoc-lieu/so-tay-chuyen-doi-so/"


def test_the_same_key_twice_is_refused():
    made(key="HL018")
    with transaction.atomic(), pytest.raises(IntegrityError):
        made(key="HL018")


def test_an_unpublished_resource_is_not_found_as_a_subject():
    ResourceFactory(key="HL1", live=False)
    assert subjects.find("RESOURCE", "HL1") is None


def test_link_only_holds_no_file():
    reserved = ResourceFactory(licence=Licence.LINK_ONLY)
    with pytest.raises(ValidationError):
        ResourceFileFactory(resource=reserved, upload=UploadFactory())
    open_one = ResourceFileFactory().resource
    open_one.licence = Licence.LINK_ONLY
    with pytest.raises(ValidationError):
        open_one.save()


def test_the_database_refuses_a_licence_outside_the_list():
    with transaction.atomic(), pytest.raises(IntegrityError):
        Resource.objects.filter(pk=ResourceFactory().pk).update(licence="MIT")
