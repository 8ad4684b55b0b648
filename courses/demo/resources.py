"""The demo's resources: learning materials and games of the catalog file."""

from datetime import datetime, timedelta

from catalog.resources.models import Resource
from catalog.vocabulary.models import Level, Licence, Subject
from courses.demo.items import Item, ItemType
from courses.demo.wording import plain, slug

KINDS = (
    (("video",), Resource.Kind.VIDEO),
    (("mo phong", "tuong tac", "thi nghiem ao"), Resource.Kind.INTERACTIVE),
    (("sach noi", "kem am thanh", "ban ghi"), Resource.Kind.AUDIO),
    (("tep thiet ke", "tep word", "mau bao cao"), Resource.Kind.TEMPLATE),
    (("bai giang", "giao an"), Resource.Kind.SLIDES),
    (("the tu", "the tranh", "tranh co dong", "qua tranh", "anh hien vi"), Resource.Kind.IMAGE),
    (("bai tap", "de on", "cau hoi"), Resource.Kind.EXERCISE),
    (("truyen", "sach", "cam nang", "so tay", "giao trinh"), Resource.Kind.BOOK),
)


def load(item: Item, subject: Subject, level: Level, *, number: int, now: datetime) -> bool:
    """Publish the item as a resource, or bring a known one up to date; True when it is new.

    The first of the file is the newest: `number` counts from 0.
    """
    fields = {
        "title": item.title,
        "description": item.description,
        "subject": subject,
        "level": level,
        "licence": item.licence,
        "unit": item.unit,
    }
    known = Resource.objects.filter(key=item.key).first()
    if known:
        _update(known, fields)
        return False
    resource = Resource(
        key=item.key,
        slug=f"{slug(item.title, length=70) or 'hoc-lieu'}-{slug(item.key, length=40)}".strip("-"),
        kind=_kind(item),
        authors=item.unit.name,
        link=_link(item),
        live=True,
        first_published_at=now - timedelta(hours=number),
        last_published_at=now - timedelta(hours=number),
        **fields,
    )
    resource.save()
    resource.save_revision().publish(skip_permission_checks=True)
    return True


def _update(resource: Resource, fields: dict[str, object]) -> None:
    if any(getattr(resource, name) != value for name, value in fields.items()):
        for name, value in fields.items():
            setattr(resource, name, value)
        resource.save_revision().publish(skip_permission_checks=True)


def _kind(item: Item) -> str:
    if item.type is ItemType.GAME:
        return Resource.Kind.GAME
    words = plain(f"{item.title} {item.description}")
    return next((kind for marks, kind in KINDS if any(mark in words for mark in marks)), Resource.Kind.TEXT)


def _link(item: Item) -> str:
    """Games run elsewhere and LINK_ONLY may only be linked; the addresses are of nobody (RFC 2606)."""
    if item.type is ItemType.GAME:
        return f"https://tro-choi.example/{slug(item.key, length=40)}"
    if item.licence == Licence.LINK_ONLY:
        return f"https://nguon.example/{slug(item.key, length=40)}"
    return ""
