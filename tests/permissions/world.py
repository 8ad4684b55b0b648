"""A small city to walk through: two units with one of everything, and a person for each role in the first."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from hub.accounts import groups
from hub.accounts.models import Role
from hub.pages.models import ArticlePage
from hub.subjects import Subject
from hub.units.models import SignatureProfile, Unit
from search.models import Entry, Pin, Refusal
from tests.factories.catalog import ResourceFactory
from tests.factories.courses import EventPageFactory
from tests.factories.ledger import happened
from tests.factories.pages import home_page, unit_page
from tests.factories.people import MembershipFactory, UserFactory
from tests.factories.units import PlacementFactory, UnitAliasFactory, UnitFactory

SECRET = "Zanzibar"
"""Stands in every title of the other unit: whoever is not of it must never read the word."""

ROLES = ("anonymous", "resident", *Role.values, "superuser")


@dataclass
class Side:
    """One unit and what it holds: the values that fill in the parameters of addresses."""

    unit: Unit
    things: dict[str, Any] = field(default_factory=dict)


@dataclass
class World:
    """The two units and the people, by role; all but residents have theirs in the first unit."""

    own: Side
    other: Side
    people: dict[str, Any]


def build(*roles: str) -> World:
    """The city with a person for each of `roles`."""
    home_page()
    city = UnitFactory(name="Thành phố", code="thanh-pho", kind=Unit.Kind.CITY)
    own = _side(UnitFactory(name="Phường Ta", code="phuong-ta"), city, "Ta")
    other = _side(UnitFactory(name=f"Phường {SECRET}", code="phuong-kia"), city, SECRET)
    people = {role: _person(role, own.unit) for role in roles if role != "anonymous"}
    return World(own, other, people)


def _person(role: str, unit: Unit) -> Any:
    if role == "superuser":
        return UserFactory(is_superuser=True)
    user = UserFactory(home_unit=unit)
    if role in Role.values:
        MembershipFactory(user=user, unit=unit, role=role)
    return user


def _side(unit: Unit, city: Unit, word: str) -> Side:
    placement = PlacementFactory(unit=unit, parent=city)
    page = unit_page(unit)
    article = _article(page, f"Tin {word}", live=True)
    draft = _article(page, f"Bản nháp {word}", live=False)
    event = EventPageFactory(unit=unit, title=f"Sự kiện {word}", capacity=20)
    collection = groups.collection_of(unit)
    member = MembershipFactory(unit=unit, role=Role.JUROR, user__display_name=f"Người {word}")
    resource = ResourceFactory(unit=unit, title=f"Học liệu {word}")
    things = {
        "page": page,
        "article": article,
        "draft": draft,
        "event": event,
        "session": event.sessions.first(),
        "image": Image.objects.create(
            title=f"Ảnh {word}", file=get_test_image_file(filename="anh.png"), collection=collection
        ),
        "document": Document.objects.create(
            title=f"Tài liệu {word}", file=ContentFile(b"x", name="tai-lieu.txt"), collection=collection
        ),
        "collection": collection,
        "placement": placement,
        "alias": UnitAliasFactory(unit=unit, name=f"Tên khác {word}"),
        "signature": SignatureProfile.objects.create(unit=unit, issuing_body=f"UBND {word}"),
        "resource": resource,
        "subject": resource.subject,
        "level": resource.level,
        "participation": happened(unit, subject=Subject("EVENT", f"SK-{unit.code}", f"Tập huấn {word}", "/")),
        "refusal": _refusal(word),
        "resource_draft": _resource_draft(unit, word),
        "membership": member,
        "pin": Pin.objects.create(),
        "resident": UserFactory(home_unit=unit, display_name=f"Dân {word}"),
    }
    return Side(unit, things)


def _refusal(word: str) -> Refusal:
    now = timezone.now()
    entry = Entry.objects.create(kind="test", source_id=Entry.objects.count() + 1, key=word, is_stale=False)
    return Refusal.objects.create(entry=entry, version=1, reason=word, refused_at=now, retry_at=now)


def _article(page: Any, title: str, *, live: bool) -> ArticlePage:
    article = page.add_child(instance=ArticlePage(title=title, unit=page.unit, live=live))
    article.save_revision(user=UserFactory(display_name=f"Người viết {title}"))
    article.refresh_from_db()
    return article


def _resource_draft(unit: Unit, word: str) -> Any:
    draft = ResourceFactory(unit=unit, title=f"Nháp {word}", live=False)
    draft.save_revision()
    draft.refresh_from_db()
    return draft
