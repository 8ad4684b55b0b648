"""The demo's resources: learning materials and games of the catalog file."""

from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.resources import creating
from catalog.resources.models import Resource, ResourceFile
from catalog.uploads import actions as uploads
from catalog.vocabulary.models import Level, Licence, Subject
from courses.demo import tables
from courses.demo.items import Item, ItemType
from courses.demo.sources import DATA
from courses.demo.wording import plain, slug
from hub.accounts.models import User

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
    fields: dict[str, Any] = {
        "title": item.title,
        "description": item.description,
        "subject": subject,
        "level": level,
        "licence": Licence(item.licence),
        "unit": item.unit,
    }
    known = Resource.objects.filter(key=item.key).first()
    if known:
        _update(known, fields)
        return False
    creating.create_published(
        key=item.key,
        kind=_kind(item),
        authors=item.unit.name,
        link=_link(item),
        by=None,
        now=now - timedelta(hours=number),
        **fields,
    )
    return True


def attach_files(*, by: User, now: datetime) -> None:
    """Give the shipped small files to the resources of the shipped catalog that hold none yet."""
    rows = tables.read(DATA / "files.tsv").rows
    keys = {row.get("key") for row in rows}
    waiting = {
        resource.key: resource for resource in Resource.objects.filter(key__in=keys, files__isnull=True)
    }
    for order, row in enumerate(rows):
        resource = waiting.get(row.get("key"))
        if resource is None or resource.licence == Licence.LINK_ONLY:
            continue
        content = (DATA / "files" / row.get("file")).read_bytes()
        upload = uploads.receive(SimpleUploadedFile(row.get("name"), content), by=by, now=now)
        uploads.claim([upload], resource=resource)
        ResourceFile.objects.create(resource=resource, upload=upload, name=upload.name, sort_order=order)


def _update(resource: Resource, fields: dict[str, Any]) -> None:
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
