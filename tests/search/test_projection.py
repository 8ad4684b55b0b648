"""Whatever changes what people may find marks it in the same transaction, and what is built is true."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalog.resources import actions as resources
from catalog.resources.models import Resource
from courses.activities.models import Activity
from hub.accounts.permissions import Role
from hub.pages.models import UnitPage
from hub.units.models import Placement, UnitAlias
from hub.week.models import EditionPage, Promotion
from hub.worker.publishing import publish_scheduled
from search.models import Entry
from search.projection import triggers
from tests.factories.catalog import ResourceFactory
from tests.factories.courses import CoursePageFactory, EventPageFactory
from tests.factories.pages import home_page, unit_page
from tests.factories.people import UnitFactory
from tests.search.projecting import build, found, stale

pytestmark = pytest.mark.django_db


def test_every_trigger_is_in_place() -> None:
    assert triggers.missing(connection) == set()


def test_what_is_published_is_found(course: Activity, resource: Resource) -> None:
    assert found("đan lát") == ["KH1"]
    assert found("trồng chè") == ["HL1"]


def test_a_mark_goes_with_the_transaction_that_made_it(resource: Resource) -> None:
    with transaction.atomic():
        Resource.objects.filter(pk=resource.pk).update(title="Khác")
        assert stale("resource") == {resource.pk}
        transaction.set_rollback(True)
    assert stale("resource") == set()


def test_an_update_of_many_rows_marks_each(resource: Resource) -> None:
    other = ResourceFactory(title="Sổ tay trồng mía", key="HL2")
    build()
    Resource.objects.filter(pk__in=[resource.pk, other.pk]).update(description="Cách ủ phân.")
    assert stale("resource") == {resource.pk, other.pk}
    build()
    assert found("ủ phân") == ["HL1", "HL2"]


def test_bulk_creation_marks_each() -> None:
    made = ResourceFactory.build_batch(2, subject=ResourceFactory().subject)
    for resource in made:
        resource.level, resource.unit = ResourceFactory().level, UnitFactory()
    build()
    Resource.objects.bulk_create(made)
    assert stale("resource") == {resource.pk for resource in made}


def test_saving_what_changes_nothing_marks_nothing(course: Activity, resource: Resource) -> None:
    Resource.objects.get(pk=resource.pk).save()
    Activity.objects.get(pk=course.pk).specific.save()
    assert (stale("page"), stale("resource")) == (set(), set())


def test_a_draft_of_a_live_page_marks_nothing(course: Activity) -> None:
    page = Activity.objects.get(pk=course.pk).specific
    page.title = "Bản nháp"
    page.save_revision()
    assert stale() == set()


def test_a_go_live_that_is_only_scheduled_is_found_when_it_is_due() -> None:
    resource = ResourceFactory(live=False, title="Hẹn giờ", key="HL3")
    resource.go_live_at = timezone.now() + timedelta(days=1)
    resource.save_revision().publish()
    build()
    assert found("hẹn giờ") == []
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        publish_scheduled(timezone.now())
        build()
        assert found("hẹn giờ") == ["HL3"]


def test_what_is_taken_down_or_deleted_is_gone(course: Activity, resource: Resource) -> None:
    resources.unpublish(Resource.objects.get(pk=resource.pk), by=None, now=timezone.now())
    Page.objects.get(pk=course.pk).delete()
    build()
    assert (found("đan lát"), found("trồng chè")) == ([], [])


def test_sessions_of_a_page_are_in_its_document() -> None:
    now = timezone.now()
    CoursePageFactory(title="Lớp may", key="KH2", now=now)
    build()
    document = Entry.objects.get(document__key="KH2").document
    assert (
        document["starts_at"] == (now + timedelta(days=1)).astimezone().isoformat() or document["starts_at"]
    )


def test_children_of_an_unpublished_page_are_hidden_until_it_is_back(course: Activity) -> None:
    parent = UnitPage.objects.get(pk=Page.objects.get(pk=course.pk).get_parent().pk)
    parent.unpublish()
    assert course.pk in stale()
    build()
    assert found("đan lát") == []
    assert Page.objects.get(pk=course.pk).live
    parent.save_revision().publish()
    build()
    assert found("đan lát") == ["KH1"]


def test_a_view_restriction_hides_everything_below_it(course: Activity) -> None:
    parent = Page.objects.get(pk=course.pk).get_parent()
    restriction = PageViewRestriction.objects.create(page=parent, restriction_type=PageViewRestriction.LOGIN)
    assert {parent.pk, course.pk} <= stale()
    build()
    assert found("đan lát") == []
    restriction.delete()
    build()
    assert found("đan lát") == ["KH1"]


def test_a_changed_slug_changes_the_addresses_below(course: Activity) -> None:
    parent = Page.objects.get(pk=course.pk).get_parent().specific
    parent.slug = "dia-chi-moi"
    parent.save_revision().publish()
    assert course.pk in stale()
    build()
    assert "/dia-chi-moi/" in Entry.objects.get(key="KH1").document["url"]


def test_a_moved_subtree_is_marked_in_one_go(course: Activity) -> None:
    other = home_page().add_child(instance=Page(title="Kho", slug="kho", live=False))
    parent = Page.objects.get(pk=course.pk).get_parent()
    build()
    Page.objects.get(pk=parent.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    assert {parent.pk, course.pk} <= stale()
    build()
    assert found("đan lát") == [], "it lies below an unpublished page now"


def test_a_renamed_unit_is_renamed_in_everything_it_publishes(course: Activity, resource: Resource) -> None:
    resource.unit.name = "Tổ dân phố Pá Danh"
    resource.unit.save()
    course.unit.name = "Hợp tác xã Yên Thượng"
    course.unit.save()
    assert stale("resource") == {resource.pk}
    build()
    assert "HL1" in found("pá danh")
    assert "KH1" in found("yên thượng")


def test_a_unit_above_that_is_renamed_reaches_everything_below(resource: Resource) -> None:
    above = UnitFactory(name="Quận Một")
    Placement.objects.create(unit=resource.unit, parent=above)
    build()
    assert found(unit="Quận Một") == ["HL1"]
    above.name = "Quận Hai"
    above.save()
    build()
    assert found(unit="Quận Hai") == ["HL1"]


def test_another_name_of_a_unit_finds_its_things(resource: Resource) -> None:
    UnitAlias.objects.create(unit=resource.unit, name="HTX Phja Bjooc")
    build()
    assert found("phja bjooc") == ["HL1"]


def test_a_renamed_subject_is_renamed_everywhere(course: Activity, resource: Resource) -> None:
    course.subject.name = "Thủ công"
    course.subject.save()
    build()
    assert found("thủ công") == ["KH1"]


def test_what_an_edition_promotes_is_promoted_while_it_lasts(home, resource: Resource) -> None:
    today = timezone.localdate()
    edition = home.add_child(
        instance=EditionPage(
            title="Tuần lễ",
            slug="tuan-le",
            year=2022,
            theme="Học suốt đời",
            first_day=today,
            last_day=today,
            report_deadline=timezone.now(),
            organizer=UnitFactory(),
        )
    )
    build()
    Promotion.objects.create(edition=edition, resource=resource)
    assert stale("resource") == {resource.pk}
    build()
    assert Entry.objects.get(key="HL1").document["promoted_from"]
    edition.unpublish()
    build()
    assert "promoted_from" not in Entry.objects.get(key="HL1").document


def test_publishing_in_the_admin_is_found_at_once(client_of, django_capture_on_commit_callbacks) -> None:
    event = EventPageFactory(title="Hội chợ phiên", key="SK1")
    build()
    client: Client = client_of(Role.COORDINATOR, UnitFactory())
    client.user.is_superuser = True
    client.user.save()
    connection.run_on_commit.clear()  # what the test itself has scheduled and never commits
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/admin/pages/{event.pk}/unpublish/")
    assert answer.status_code == 302, answer.url
    assert not Page.objects.get(pk=event.pk).live, answer.url
    assert found("hội chợ") == []


def test_marking_a_page_costs_the_same_for_any_number_below(django_assert_max_num_queries) -> None:
    page = unit_page()
    for _ in range(4):
        CoursePageFactory(parent=page)
    build()
    with django_assert_max_num_queries(1):
        Page.objects.filter(pk=page.pk).update(live=False)
    assert len(stale()) == 5
