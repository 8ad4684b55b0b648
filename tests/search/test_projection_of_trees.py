"""A broader subject's changes reach the documents of everything below it."""

import pytest

from catalog.resources.models import Resource
from search.models import Entry
from tests.factories.catalog import SubjectFactory
from tests.search.projecting import build, found, stale

pytestmark = pytest.mark.django_db


def test_a_broader_subject_reaches_everything_below_it(resource: Resource) -> None:
    """Placed, renamed, moved away: at any depth."""
    field = SubjectFactory(name="Nghề và làm ăn", slug="nghe")
    between = SubjectFactory(name="Nông nghiệp", slug="nong", parent=field)
    resource.subject.parent = between
    resource.subject.save()
    build()
    assert found(subject="nghe") == found(subject="nong") == ["HL1"]
    field.name = "Làm ăn"
    field.save()
    assert {resource.pk} <= stale("resource")
    build()
    assert found(subject="Làm ăn") == ["HL1"]
    assert Entry.objects.get(key="HL1").document["subjects_above"][1]["label"] == "Làm ăn"
    between.parent = None
    between.save()
    build()
    assert (found(subject="nghe"), found(subject="nong")) == ([], ["HL1"])
