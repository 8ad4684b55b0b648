"""Making the site's fixed pages: home, the index of units, one page a unit, the plain pages."""

from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.signals import page_published

from hub.pages.models import HomePage, StandardPage, UnitIndexPage, UnitPage
from hub.pages.plain_pages import PLAIN_PAGES
from hub.units.models import Unit

PageT = TypeVar("PageT", bound=Page)


@transaction.atomic
def ensure_site(*, city_name: str = "", **fields: str) -> HomePage:
    """The site's home page, made with the site itself where there is none; what exists is left as it is.

    `fields` are more of the home page's own, such as `about` and `searches`.
    Wagtail's welcome page goes when it is still the bare one.
    """
    home = HomePage.objects.first()
    if home is None:
        home = _make_home(city_name, fields)
    if not UnitIndexPage.objects.exists():
        publish(UnitIndexPage(title="Đơn vị", slug="don-vi", show_in_menus=True), under=home)
    if not StandardPage.objects.exists():
        for plain in PLAIN_PAGES:
            publish(
                StandardPage(
                    title=plain.title,
                    slug=plain.slug,
                    search_description=plain.description,
                    body=plain.body,
                    title_en=plain.title_en,
                    body_en=plain.body_en,
                    show_in_menus=True,
                ),
                under=home,
            )
    return home


def ensure_unit_pages() -> dict[int, UnitPage]:
    """The page of every unit by the unit's id, made where it is missing. The site must be there."""
    index = UnitIndexPage.objects.get()
    pages = {page.unit_id: page for page in UnitPage.objects.all()}
    for unit in Unit.objects.exclude(pk__in=pages).order_by("pk"):
        pages[unit.pk] = ensure_unit_page(unit, index=index)
    return pages


def ensure_unit_page(unit: Unit, *, index: UnitIndexPage) -> UnitPage:
    """The unit's page under the index, made and published where there is none."""
    page = UnitPage.objects.filter(unit=unit).first()
    return page or publish(UnitPage(title=unit.name, slug=unit.code, unit=unit), under=index)


def publish(page: PageT, *, under: Page) -> PageT:
    """Add `page` below `under`, published, in one save; whatever listens to publishing hears of it.

    It has no revision: its first is made when somebody edits it. Raises ValidationError where it may not be.
    """
    page.first_published_at = page.last_published_at = timezone.now()
    under.add_child(instance=page)
    page_published.send(sender=type(page), instance=page, revision=None)
    return page


def _make_home(city_name: str, fields: dict[str, str]) -> HomePage:
    root = Page.get_first_root_node()
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    welcome = site.root_page if site else None
    title = f"Học suốt đời – {city_name}" if city_name else "Học suốt đời"
    home = publish(HomePage(title=title, slug="hoc-suot-doi", city_name=city_name, **fields), under=root)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": home, "hostname": "localhost", "port": 80, "site_name": "Học suốt đời"},
    )
    if welcome and type(welcome.specific) is Page and not welcome.get_children().exists():
        welcome.delete()
    return home
