"""The page tree for tests: home, the index of units, units' pages."""

from typing import Any

from wagtail.models import Page, Site

from hub.pages.models import HomePage, UnitIndexPage, UnitPage
from hub.units.models import Unit
from tests.factories.people import UnitFactory


def home_page() -> HomePage:
    """The one home page; made on first call, with the default site beginning at it."""
    existing = HomePage.objects.first()
    if existing:
        return existing
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu", city_name="Bắc Kạn"))
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    site.root_page = home
    site.site_name = "Học suốt đời"
    site.save()
    Site.clear_site_root_paths_cache()
    return home


def unit_index() -> UnitIndexPage:
    """The one parent of all unit pages."""
    existing = UnitIndexPage.objects.first()
    if existing:
        return existing
    return home_page().add_child(instance=UnitIndexPage(title="Đơn vị", slug="don-vi"))


def unit_page(unit: Unit | None = None, **fields: Any) -> UnitPage:
    """The page of `unit` (a new ward without it)."""
    unit = unit or UnitFactory()
    existing = UnitPage.objects.filter(unit=unit).first()
    if existing:
        return existing
    return unit_index().add_child(
        instance=UnitPage(**{"title": unit.name, "slug": unit.code, "unit": unit, **fields})
    )
