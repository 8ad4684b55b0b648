"""The catalog file's rows as items: checked, with their unit, type, licence, mode and day understood."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.vocabulary import licences
from courses.activities.models import Activity
from courses.demo.tables import Problem, Row, Table
from courses.demo.wording import plain
from hub.units.models import Unit

REQUIRED = ("id", "type", "title", "unit")
KEY_LENGTH = 40
TITLE_LENGTH = 255
NAME_LENGTH = 80


class ItemType(StrEnum):
    """What a row of the catalog file becomes."""

    RESOURCE = "RESOURCE"
    GAME = "GAME"
    COURSE = "COURSE"
    TRAINING = "TRAINING"
    EVENT = "EVENT"
    CONTEST = "CONTEST"
    CLUB = "CLUB"
    STORY = "STORY"


LABELS = {
    ItemType.RESOURCE: gettext_lazy("resources"),
    ItemType.GAME: gettext_lazy("games"),
    ItemType.COURSE: gettext_lazy("courses"),
    ItemType.TRAINING: gettext_lazy("trainings"),
    ItemType.EVENT: gettext_lazy("events"),
    ItemType.CONTEST: gettext_lazy("contests"),
    ItemType.CLUB: gettext_lazy("clubs"),
    ItemType.STORY: gettext_lazy("stories"),
}
_TYPES = {
    ItemType.RESOURCE: ("hoc lieu", "tai lieu", "resource"),
    ItemType.GAME: ("tro choi giao duc", "tro choi", "game"),
    ItemType.COURSE: ("khoa hoc truc tuyen", "khoa hoc", "lop hoc", "course"),
    ItemType.TRAINING: ("lop tap huan", "tap huan", "training"),
    ItemType.EVENT: ("su kien", "event"),
    ItemType.CONTEST: ("cuoc thi", "hoi thi", "contest"),
    ItemType.CLUB: ("cau lac bo - dien dan", "cau lac bo", "dien dan", "club"),
    ItemType.STORY: ("guong hoc tap", "guong tu hoc", "story"),
}
TYPES = {name: item_type for item_type, names in _TYPES.items() for name in names}

MODES = {
    "truc tiep": Activity.Mode.ON_SITE,
    "on site": Activity.Mode.ON_SITE,
    "in person": Activity.Mode.ON_SITE,
    "truc tuyen": Activity.Mode.ONLINE,
    "online": Activity.Mode.ONLINE,
    "ca hai": Activity.Mode.BOTH,
    "truc tiep va truc tuyen": Activity.Mode.BOTH,
    "truc tiep ket hop truc tuyen": Activity.Mode.BOTH,
    "ket hop": Activity.Mode.BOTH,
    "both": Activity.Mode.BOTH,
    "hybrid": Activity.Mode.BOTH,
    "on site and online": Activity.Mode.BOTH,
}


UnitFinder = Callable[[str], Unit | None]


class RefusedError(ValueError):
    """The row cannot be taken; the message says why, in plain words."""


@dataclass(frozen=True)
class Item:
    """One row of the catalog file that can be taken.

    `licence` is empty where none applies; `mode` and `starts_on` where the file does not say.
    """

    line: int
    key: str
    type: ItemType
    title: str
    description: str
    subject: str
    level: str
    licence: str
    unit: Unit
    mode: str = ""
    starts_on: date | None = None


def parse(table: Table, find_unit: UnitFinder) -> tuple[list[Item], list[Problem]]:
    """All rows that can be taken, in the file's order, and what was wrong with the others.

    Of two rows with one id the first is taken.
    """
    items: dict[str, Item] = {}
    problems = list(table.problems)
    for row in table.rows:
        try:
            item = _item(row, find_unit)
            if item.key in items:
                reason = _("the id %(key)s stands on line %(line)s already.")
                raise RefusedError(reason % {"key": item.key, "line": items[item.key].line})
            item, notes = _with_slot(item, row)
        except RefusedError as refusal:
            problems.append(Problem(row.line, str(refusal)))
        else:
            items[item.key] = item
            problems.extend(notes)
    return list(items.values()), sorted(problems, key=lambda problem: problem.line)


def _item(row: Row, find_unit: UnitFinder) -> Item:
    key, title = row.get("id"), row.get("title")
    _refuse_unless(key, _("it has no id."))
    _refuse_unless(len(key) <= KEY_LENGTH, _("its id is longer than %(n)s letters.") % {"n": KEY_LENGTH})
    _refuse_unless(title, _("it has no title."))
    _refuse_unless(
        len(title) <= TITLE_LENGTH, _("its title is longer than %(n)s letters.") % {"n": TITLE_LENGTH}
    )
    item_type = TYPES.get(plain(row.get("type")))
    _refuse_unless(item_type, _("the type “%(type)s” is not known.") % {"type": row.get("type")})
    for column in ("subject", "level"):
        _refuse_unless(
            len(row.get(column)) <= NAME_LENGTH,
            _("its %(column)s is longer than %(n)s letters.") % {"column": column, "n": NAME_LENGTH},
        )
    unit = find_unit(row.get("unit"))
    _refuse_unless(unit, _("there is no unit “%(unit)s”.") % {"unit": row.get("unit")})
    assert item_type  # noqa: S101 - refused above
    assert unit  # noqa: S101 - refused above
    return Item(
        line=row.line,
        key=key,
        type=item_type,
        title=title,
        description=row.get("description"),
        subject=row.get("subject") or "Khác",
        level=row.get("level") or "Mọi đối tượng",
        licence=_licence(row.get("licence"), item_type),
        unit=unit,
    )


def _refuse_unless(condition: object, reason: str) -> None:
    if not condition:
        raise RefusedError(reason)


def _licence(text: str, item_type: ItemType) -> str:
    try:
        licence = licences.parse(text)
    except licences.UnknownLicenceError:
        raise RefusedError(_("the licence “%(licence)s” is not known.") % {"licence": text}) from None
    if licence is None and item_type in (ItemType.RESOURCE, ItemType.GAME):
        raise RefusedError(_("a resource needs a licence of the list, such as CC BY 4.0."))
    return licence or ""


def _with_slot(item: Item, row: Row) -> tuple[Item, list[Problem]]:
    """The item with its mode and day where the file names them; what cannot be read there is only noted."""
    notes = []
    mode = MODES.get(_words(row.get("mode")), "") or _code(row.get("mode"))
    if row.get("mode") and not mode:
        notes.append(Problem(row.line, _("the mode “%(mode)s” is not known.") % {"mode": row.get("mode")}))
    day = _day(row.get("starts_on"))
    if row.get("starts_on") and not day:
        reason = _("“%(day)s” is not a date such as 2022-10-03 or 03/10/2022.")
        notes.append(Problem(row.line, reason % {"day": row.get("starts_on")}))
    return replace(item, mode=mode, starts_on=day), notes


def _words(text: str) -> str:
    return " ".join(plain(text).replace("-", " ").split())


def _code(text: str) -> str:
    return text.upper() if text.upper() in Activity.Mode.values else ""


def _day(text: str) -> date | None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(text[:10], form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
