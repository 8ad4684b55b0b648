"""Nothing is lost: changes while documents are built, documents that fail, differences of any kind."""

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from catalog.resources.models import Resource
from courses.activities.models import Activity
from search.documents import resources as documents
from search.documents.registry import Builder, register
from search.engines.database import dialects
from search.models import Entry
from search.projection import triggers
from search.projection.building import build_stale
from search.projection.reconciling import reconcile
from tests.factories.catalog import ResourceFactory
from tests.search.projecting import build, found, stale

pytestmark = pytest.mark.django_db


def without_triggers() -> None:
    """From here on nobody marks anything; the test's rollback brings the triggers back."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in triggers.installed(connection):
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in ("catalog_resource", "wagtailcore_page"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def test_a_change_while_a_document_is_built_is_not_lost(resource: Resource, monkeypatch) -> None:
    def slow(ids):
        built = documents.build(ids)
        Resource.objects.filter(pk=resource.pk).update(title="Bản mới hơn")
        return built

    Resource.objects.filter(pk=resource.pk).update(title="Bản mới")
    register(Builder(documents.BUILDER.kind, documents.BUILDER.models, slow, documents.ids))
    try:
        build_stale()
    finally:
        register(documents.BUILDER)
    assert stale("resource") == {resource.pk}
    build()
    assert found("bản mới hơn") == ["HL1"]


def test_one_document_that_cannot_be_built_stops_no_other(resource: Resource, monkeypatch, caplog) -> None:
    bad = ResourceFactory(title="Hỏng", key="HL9")
    ResourceFactory(title="Lành lặn", key="HL8")
    whole = documents._document

    def breaks(resource, *rest):
        if resource.pk == bad.pk:
            raise ValueError("no document")
        return whole(resource, *rest)

    monkeypatch.setattr(documents, "_document", breaks)
    build()
    assert found("lành lặn") == ["HL8"]
    assert Entry.objects.get(kind="resource", source_id=bad.pk).failure == "ValueError: no document"
    monkeypatch.undo()
    Resource.objects.filter(pk=bad.pk).update(title="Đã sửa")
    build()
    assert found("đã sửa") == ["HL9"]


def test_reconciling_mends_every_kind_of_difference(course: Activity, resource: Resource) -> None:
    without_triggers()
    Resource.objects.filter(pk=resource.pk).update(title="Đổi lén")
    Page.objects.filter(pk=course.pk).update(live=False)
    missed = ResourceFactory(title="Thêm lén", key="HL7")
    report = reconcile()
    assert report.different == [f"resource {resource.pk}"]
    assert f"page {course.pk}" in report.surplus
    assert f"resource {missed.pk}" in report.missing
    assert (found("đổi lén"), found("thêm lén"), found("đan lát")) == (["HL1"], ["HL7"], [])
    assert reconcile().all() == []


def test_reconciling_mends_the_full_text(resource: Resource) -> None:
    entry = Entry.objects.get(key="HL1")
    dialects.of(connection).remove(connection, [entry.pk])
    assert found("trồng chè") == []
    assert reconcile(mend=False).unsearchable == [f"resource {resource.pk}"]
    call_command("reconcile_search")
    assert found("trồng chè") == ["HL1"]
