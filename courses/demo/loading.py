"""Loading the demo: the site, units, editions, every row of a catalog file, and what has happened so far."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.vocabulary.models import Level, Subject
from courses.demo import (
    activities,
    editions,
    history,
    items,
    people,
    reports,
    resources,
    schedule,
    stories,
    tables,
    vocabulary,
)
from courses.demo.items import Item, ItemType
from courses.demo.places import city_of, organizer_of
from courses.demo.sources import CATALOG, UNITS
from courses.demo.unit_names import finder
from hub.pages import actions as pages
from hub.pages.models import HomePage, UnitPage
from hub.participation import ledger
from hub.units.loading import load_units
from hub.units.models import Unit
from hub.week.models import EditionPage, Promotion

ABOUT = (
    "Trang học tập của thành phố, mở quanh năm và miễn phí. Phòng Giáo dục và Đào tạo phụ trách; các phường, "
    "xã, trường học và đoàn thể cùng đóng góp. Các mục trên trang này là nội dung minh họa."
)


PROMOTED = (
    (
        Promotion.Place.LEARN_NOW,
        ("HL022", "KH009", "HL015", "TC004"),
        (ItemType.RESOURCE, ItemType.GAME, ItemType.COURSE),
    ),
    (Promotion.Place.CONTESTS, ("CT001", "CT002", "CT008"), (ItemType.CONTEST,)),
)
SEARCHES = "VNeID\ntiếng Anh\nôn thi lớp 10\ntrồng nấm"


class NotLoadedError(Exception):
    """Nothing could be loaded; the message says why and what to do."""


@dataclass
class Outcome:
    """What loading did: how many items were made and known by kind, and the lines that were not taken."""

    made: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    unit_problems: list[str] = field(default_factory=list)
    problems: list[tables.Problem] = field(default_factory=list)
    accounts: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Stage:
    """Where items are put: pages by unit, editions, vocabulary, days, people."""

    home: HomePage
    edition: EditionPage
    calendar: schedule.Calendar
    pages: dict[int, UnitPage]
    subjects: dict[str, Subject]
    levels: dict[str, Level]
    slots: dict[str, tables.Row]
    crowd: history.Crowd
    now: datetime


@transaction.atomic
def load(
    *, catalog: Path = CATALOG, units: Path | None = None, everyday: bool = False, now: datetime
) -> Outcome:
    """Load the demo of a city in one transaction. What exists under a key is brought up to date.

    `units` None is the shipped file. Raises NotLoadedError where no unit could be read.
    """
    outcome = Outcome()
    outcome.unit_problems = list(load_units(units or UNITS, now=now).problems)
    city = city_of(units)
    if city is None:
        raise NotLoadedError(_("No unit could be loaded, so nothing else can be."))
    home = pages.ensure_site(city_name=city.name, about=ABOUT, searches=SEARCHES)
    if units is None:
        editions.ensure_plan_edition(home, city)
    table = tables.read(catalog, required=items.REQUIRED)
    taken, outcome.problems = items.parse(table, finder())
    stage = _stage(home, city, taken, everyday=everyday, is_shipped=catalog == CATALOG, now=now)
    _load_items(taken, stage, outcome)
    for place, chosen, types in PROMOTED:
        editions.promote(stage.edition, place, _put_forward(taken, chosen, types))
    reports.ensure(stage.edition, officer=stage.crowd.people[0], now=now)
    if catalog == CATALOG:
        resources.attach_files(by=stage.crowd.people[0], now=now)
    if people.are_allowed():
        outcome.accounts = [
            (user.username, unit.name, str(role.label) if role else _("Resident"))
            for user, unit, role in people.ensure_accounts(city)
        ]
    return outcome


def _stage(
    home: HomePage, city: Unit, taken: list[Item], *, everyday: bool, is_shipped: bool, now: datetime
) -> Stage:
    today = timezone.localdate(now)
    organizer = organizer_of(city, on=today)
    edition = editions.ensure_current_edition(home, organizer, today=today, everyday=everyday)
    subjects, levels = vocabulary.ensure(taken)
    return Stage(
        home=home,
        edition=edition,
        calendar=schedule.Calendar(edition.first_day, edition.last_day, today),
        pages=pages.ensure_unit_pages(),
        subjects=subjects,
        levels=levels,
        slots=schedule.shipped() if is_shipped else {},
        crowd=history.Crowd(people.ensure_residents(city)),
        now=now,
    )


def _load_items(taken: list[Item], stage: Stage, outcome: Outcome) -> None:
    entries: list[ledger.Entry] = []
    for number, item in enumerate(taken):
        subject, level = stage.subjects[item.subject], stage.levels[item.level]
        if item.type in (ItemType.RESOURCE, ItemType.GAME):
            is_new = resources.load(item, subject, level, number=number, now=stage.now)
        elif item.type is ItemType.STORY:
            is_new = stories.load(item, under=stage.pages[item.unit.pk])
        else:
            is_new = _load_activity(item, subject, level, stage, entries)
        (outcome.made if is_new else outcome.known)[item.type] += 1
    ledger.record(*entries, by=None, now=stage.now)


def _load_activity(
    item: Item, subject: Subject, level: Level, stage: Stage, entries: list[ledger.Entry]
) -> bool:
    if activities.known(item, subject, level):
        return False
    slot = schedule.slot(item, stage.calendar, stage.slots.get(item.key))
    activity = activities.create(
        item,
        slot,
        under=stage.pages[item.unit.pk],
        subject=subject,
        level=level,
        edition=stage.edition if _lies_in(stage.edition, slot) else None,
        calendar=stage.calendar,
    )
    entries.extend(history.fill(activity, slot, stage.crowd, now=stage.now))
    return True


def _put_forward(taken: list[Item], chosen: Sequence[str], types: Sequence[ItemType]) -> list[str]:
    """Keys of what the demo's Week puts forward: the chosen ones, else the first of those types."""
    known = {item.key for item in taken}
    first = [item.key for item in taken if item.type in types]
    return [key for key in chosen if key in known] or first[: len(chosen)]


def _lies_in(edition: EditionPage, slot: schedule.Slot) -> bool:
    """Whether some meeting lies in the Week's days; what has no meeting (an online contest) does."""
    days = [timezone.localdate(meeting.starts_at) for meeting in slot.meetings]
    return not days or any(edition.first_day <= day <= edition.last_day for day in days)
