from datetime import date

import pytest
from django.urls import reverse

from hub.accounts.models import Role
from hub.pages.models import UnitPage
from hub.units.models import Placement, SignatureProfile, Unit, UnitAlias
from tests.factories.pages import unit_index, unit_page
from tests.factories.units import PlacementFactory, UnitAliasFactory, UnitFactory

pytestmark = pytest.mark.django_db

MODELS = ["unit", "placement", "unitalias", "signatureprofile"]


@pytest.fixture
def coordinator(client_of):
    return client_of(Role.COORDINATOR)


def url(model, what, *args):
    return reverse(f"wagtailsnippets_hub_{model}:{what}", args=args)


def fields(unit, **changed):
    values = {
        "name": unit.name,
        "code": unit.code,
        "kind": unit.kind,
        "gso_code": unit.gso_code,
        "owes_report": "on" if unit.owes_report else "",
        "valid_from": unit.valid_from or "",
        "valid_to": unit.valid_to or "",
        "successor": unit.successor_id or "",
        "note": unit.note,
    }
    return {**values, **changed}


def edit(client, unit, **changed):
    response = client.post(url("unit", "edit", unit.pk), fields(unit, **changed))
    unit.refresh_from_db()
    return response


def refused(response):
    """The names of the fields in error; the form came back."""
    assert response.status_code == 200
    return set(response.context["form"].errors)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("role", [Role.EDITOR, Role.ORGANIZER, Role.REVIEWER])
def test_only_coordinators_manage_units(client_of, role, model):
    client = client_of(role)
    for what in ("list", "add"):
        assert client.get(url(model, what)).status_code == 302
    assert client.post(url("unit", "add"), {"name": "X", "code": "x", "kind": "WARD"}).status_code == 302
    assert not Unit.objects.filter(code="x").exists()


@pytest.mark.parametrize("model", MODELS)
def test_a_coordinator_sees_every_list_and_form(coordinator, model):
    placed = UnitAliasFactory(unit=PlacementFactory().unit).unit
    SignatureProfile.objects.create(unit=placed)
    for what in ("list", "add"):
        assert coordinator.get(url(model, what)).status_code == 200


def test_a_new_unit_has_its_page_and_its_editors_group_at_once(coordinator):
    unit_index()
    coordinator.post(
        url("unit", "add"), {"name": "Phường Mới", "code": "phuong-moi", "kind": "WARD", "owes_report": "on"}
    )
    unit = Unit.objects.get(code="phuong-moi")
    assert unit.owes_report
    assert UnitPage.objects.get(unit=unit).live


def test_a_new_sponsor_owes_no_report_even_if_the_box_was_left_ticked(coordinator):
    coordinator.post(
        url("unit", "add"), {"name": "Nhà tài trợ", "code": "ntt", "kind": "ENTERPRISE", "owes_report": "on"}
    )
    assert not Unit.objects.get(code="ntt").owes_report


def test_a_new_name_keeps_the_old_one_as_an_alias(coordinator):
    unit = UnitFactory(name="Phường Cũ")
    edit(coordinator, unit, name="Phường Mới", gso_code="01234")
    assert (unit.name, unit.gso_code) == ("Phường Mới", "01234")
    assert UnitAlias.objects.get().name == "Phường Cũ"


def test_the_code_stays(coordinator):
    unit = UnitFactory(code="cu")
    edit(coordinator, unit, code="moi")
    assert unit.code == "cu"


def test_a_last_day_ends_the_unit_and_its_place(coordinator):
    place = PlacementFactory()
    edit(coordinator, place.unit, valid_to="2025-06-30")
    place.refresh_from_db()
    assert place.unit.valid_to == place.valid_to == date(2025, 6, 30)


def test_a_unit_with_others_below_it_is_not_ended(coordinator):
    parent = PlacementFactory().parent
    assert refused(edit(coordinator, parent, valid_to="2025-06-30")) == {"valid_to"}
    assert parent.valid_to is None


def test_a_successor_takes_over_children_and_names(coordinator):
    gone, heir = UnitFactory(name="Phường Cũ"), UnitFactory()
    child = PlacementFactory(parent=gone).unit
    edit(coordinator, gone, valid_to="2025-06-30", successor=heir.pk)
    assert (gone.successor, gone.valid_to) == (heir, date(2025, 6, 30))
    assert Placement.objects.get(unit=child, valid_to=None).parent == heir
    assert UnitAlias.objects.get(unit=heir).name == "Phường Cũ"


def test_a_merger_that_cannot_be_is_refused_beside_its_field(coordinator):
    unit = UnitFactory()
    child = PlacementFactory(parent=unit).unit
    assert refused(edit(coordinator, unit, valid_to="2025-06-30", successor=child.pk)) == {"successor"}
    assert refused(edit(coordinator, unit, successor=child.pk)) == {"valid_to"}
    assert unit.successor is None


def test_a_move_closes_the_place_before_it(coordinator):
    place, parent = PlacementFactory(), UnitFactory()
    coordinator.post(
        url("placement", "add"), {"unit": place.unit.pk, "parent": parent.pk, "valid_from": "2025-07-01"}
    )
    place.refresh_from_db()
    assert place.valid_to == date(2025, 6, 30)
    assert Placement.objects.get(unit=place.unit, valid_to=None).parent == parent


def test_a_circle_and_a_move_without_a_day_are_refused(coordinator):
    place = PlacementFactory()
    add = url("placement", "add")
    for parent, day in ((place.unit.pk, "2025-07-01"), (UnitFactory().pk, "")):
        assert refused(coordinator.post(add, {"unit": place.unit.pk, "parent": parent, "valid_from": day}))
    circle = {"unit": place.parent.pk, "parent": place.unit.pk, "valid_from": "2025-07-01"}
    assert refused(coordinator.post(add, circle))
    assert Placement.objects.count() == 1


def test_units_are_not_deleted(coordinator):
    unit = UnitFactory()
    assert coordinator.post(url("unit", "delete", unit.pk)).status_code == 302
    assert Unit.objects.filter(pk=unit.pk).exists()


def test_a_new_unit_signs_as_its_kind_does(coordinator):
    coordinator.post(url("unit", "add"), {"name": "Trường Mới", "code": "truong-moi", "kind": "SCHOOL"})
    assert Unit.objects.get(code="truong-moi").signature.title_line == "HIỆU TRƯỞNG"


def test_a_signature_profile_is_kept(coordinator):
    unit = UnitFactory()
    coordinator.post(url("signatureprofile", "add"), {"unit": unit.pk, "title_line": "PHÓ CHỦ TỊCH"})
    assert unit.signature.title_line == "PHÓ CHỦ TỊCH"


@pytest.mark.parametrize("what", ["page", "index", "home"])
@pytest.mark.parametrize("alias", ["", "on"])
def test_a_units_page_is_not_copied_nor_what_stands_above_it(client_of, what, alias):
    client = client_of(is_superuser=True)
    page = unit_page()
    target = {"page": page, "index": page.get_parent(), "home": page.get_parent().get_parent()}[what]
    data = {
        "new_title": "Bản sao",
        "new_slug": "ban-sao",
        "new_parent_page": target.get_parent().pk,
        "copy_subpages": "on",
        "alias": alias,
    }
    response = client.post(reverse("wagtailadmin_pages:copy", args=[target.pk]), data, follow=True)
    assert response.status_code == 200
    assert "không sao chép được" in response.content.decode()
    assert UnitPage.objects.count() == 1


def test_other_pages_are_copied_as_ever(client_of):
    from hub.pages.models import ArticlePage

    page = unit_page()
    article = page.add_child(instance=ArticlePage(title="Tin", slug="tin", unit=page.unit))
    data = {"new_title": "Tin hai", "new_slug": "tin-hai", "new_parent_page": page.pk}
    client_of(is_superuser=True).post(reverse("wagtailadmin_pages:copy", args=[article.pk]), data)
    assert ArticlePage.objects.filter(slug="tin-hai").exists()
