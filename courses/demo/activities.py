"""The demo's activities: courses, trainings, events, contests and clubs of the catalog file."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from catalog.vocabulary.models import Level, Subject
from courses.activities.kinds import ClubPage, CoursePage, EventPage
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.contests.models import ContestPage
from courses.demo.items import Item, ItemType
from courses.demo.schedule import Calendar, Slot
from courses.demo.wording import plain, slug
from hub.pages.actions import publish
from hub.pages.models import UnitPage
from hub.week.models import EditionPage

EventType = EventPage.Type
Medium = ContestPage.Medium

EVENT_TYPES = (
    (("le khai mac",), EventType.OPENING),
    (("trien lam",), EventType.BOOK_EXHIBITION),
    (("gioi thieu sach", "noi chuyen ve sach", "noi chuyen sach"), EventType.BOOK_TALK),
    (("noi chuyen", "toa dam"), EventType.TALK),
    (("hoi thao", "chuyen de"), EventType.WORKSHOP),
    (("tap huan",), EventType.TRAINING),
    (("giao luu",), EventType.EXCHANGE),
    (("ung ho quy", "phat dong ung ho"), EventType.FUND_DRIVE),
    (("mo cua", "xe thu vien"), EventType.OPEN_DOORS),
    (("ngay hoi", "le hoi"), EventType.FESTIVAL),
)
MEDIA = (
    (("trac nghiem",), Medium.QUIZ),
    (("video", "ghi hinh"), Medium.VIDEO),
    (("ghi am",), Medium.AUDIO),
    (("ve tranh", "tranh ve", "chup anh"), Medium.IMAGE),
    (("bai viet", "cuoc thi viet"), Medium.TEXT),
    (("bai giang", "san pham", "du an"), Medium.PROJECT),
)
MODELS: dict[ItemType, type[Activity]] = {
    ItemType.COURSE: CoursePage,
    ItemType.TRAINING: EventPage,
    ItemType.EVENT: EventPage,
    ItemType.CONTEST: ContestPage,
    ItemType.CLUB: ClubPage,
}
KINDS = {
    CoursePage: Activity.Kind.COURSE,
    EventPage: Activity.Kind.EVENT,
    ContestPage: Activity.Kind.CONTEST,
    ClubPage: Activity.Kind.CLUB,
}
BY_NAME = frozenset({EventType.TRAINING, EventType.WORKSHOP, EventType.TALK, EventType.BOOK_TALK})


def known(item: Item, subject: Subject, level: Level) -> Activity | None:
    """The activity of that key, its words brought up to date; its times and places stay as they are."""
    activity = Activity.objects.filter(key=item.key).first()
    if activity is None:
        return None
    page = activity.specific
    fields = {"title": item.title, "summary": item.description, "subject": subject, "level": level}
    if any(getattr(page, name) != value for name, value in fields.items()):
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision().publish()
    return activity


def create(
    item: Item,
    slot: Slot,
    *,
    under: UnitPage,
    subject: Subject,
    level: Level,
    edition: EditionPage | None,
    calendar: Calendar,
) -> Activity:
    """Publish the item as an activity of its unit, in its slot; `edition` only where it lies in its days."""
    model = MODELS[item.type]
    page = model(
        kind=KINDS[model],
        edition=edition,
        subject=subject,
        level=level,
        **_told(item),
        **_where(item, slot),
        **_joining(item, slot, calendar),
    )
    if isinstance(page, EventPage):
        page.event_type = _event_type(item)
        page.takes_enrolment = page.event_type in BY_NAME or slot.capacity is not None
    if isinstance(page, ContestPage):
        page.medium = _medium(item)
    page.sessions = [
        Session(starts_at=meeting.starts_at, ends_at=meeting.ends_at, sort_order=number)
        for number, meeting in enumerate(slot.meetings)
    ]
    if slot.meetings:
        page.starts_at = min(meeting.starts_at for meeting in slot.meetings)
        page.ends_at = max(meeting.ends_at for meeting in slot.meetings)
    return publish(page, under=under)


def _told(item: Item) -> dict[str, Any]:
    """What the file's row says of the activity."""
    return {
        "title": item.title,
        "slug": f"{slug(item.title, length=60) or 'hoat-dong'}-{slug(item.key, length=40)}".strip("-"),
        "key": item.key,
        "unit": item.unit,
        "summary": item.description,
        "licence": item.licence,
    }


def _where(item: Item, slot: Slot) -> dict[str, Any]:
    """Where it takes place and how many it takes."""
    return {
        "mode": slot.mode,
        "place": slot.place,
        "online_link": "" if slot.mode == Activity.Mode.ON_SITE else _link(item),
        "capacity": slot.capacity,
    }


def _joining(item: Item, slot: Slot, calendar: Calendar) -> dict[str, datetime]:
    """People can join from two weeks before the Week until it begins; online contests all the Week."""
    zone = timezone.get_default_timezone()
    opens = datetime.combine(calendar.first_day - timedelta(14), time(8), zone)
    if slot.meetings and item.type is not ItemType.CLUB:
        closes = slot.meetings[0].starts_at
        opens = min(opens, closes - timedelta(14))
        return {"registration_opens_at": opens, "registration_closes_at": closes}
    if item.type is ItemType.CONTEST:
        closes = datetime.combine(max(calendar.last_day, calendar.first_day), time(23, 59), zone)
        return {"registration_opens_at": opens, "registration_closes_at": closes}
    return {}


def _event_type(item: Item) -> str:
    words = plain(f"{item.title} {item.description}" if item.type is ItemType.EVENT else item.title)
    title = plain(item.title)
    found = next((kind for marks, kind in EVENT_TYPES if any(mark in title for mark in marks)), None)
    found = found or next((kind for marks, kind in EVENT_TYPES if any(mark in words for mark in marks)), None)
    if item.type is ItemType.TRAINING:
        return found if found == EventType.WORKSHOP else EventType.TRAINING
    return found or EventType.OTHER


def _medium(item: Item) -> str:
    words = plain(f"{item.title} {item.description}")
    return next((medium for marks, medium in MEDIA if any(mark in words for mark in marks)), Medium.LIVE)


def _link(item: Item) -> str:
    return f"https://hop-truc-tuyen.example/{slug(item.key, length=40)}"
