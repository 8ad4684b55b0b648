"""What many documents need: units with those above them, promotions, codes of subjects and levels."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from catalog.vocabulary.models import Level, Licence, Subject
from hub.units.models import Unit
from hub.units.queries import tree
from hub.week.models import Promotion
from search.analysis.letters import plain
from search.documents.document import Value
from search.models import Entry

Window = tuple[datetime, datetime | None]


@dataclass(frozen=True)
class Units:
    """The tree of units as it is today, with names."""

    names: dict[int, Value]
    parents: dict[int, int]
    aliases: dict[int, tuple[str, ...]]

    def path(self, unit_id: int | None) -> tuple[Value, ...]:
        """The unit and those above it, nearest first."""
        return tuple(self.names[pk] for pk in _upwards(unit_id, self.parents) if pk in self.names)

    def aliases_of(self, unit_id: int | None) -> tuple[str, ...]:
        """Other names of the unit."""
        return self.aliases.get(unit_id or 0, ())


@dataclass(frozen=True)
class Subjects:
    """The tree of subjects."""

    values: dict[int, Value]
    parents: dict[int, int | None]

    def above(self, subject: Value | None) -> tuple[Value, ...]:
        """The broader subjects, nearest first."""
        start = next((pk for pk, value in self.values.items() if value == subject), None)
        return tuple(self.values[pk] for pk in _upwards(start, self.parents)[1:])


def subjects() -> Subjects:
    """All subjects. One query, however many documents are built with it."""
    rows = list(Subject.objects.values_list("pk", "slug", "name", "parent_id"))
    return Subjects(
        values={pk: Value(slug, name) for pk, slug, name, _ in rows},
        parents={pk: parent for pk, _, _, parent in rows},
    )


def _upwards(start: int | None, parents: Mapping[int, int | None] | Mapping[int, int]) -> list[int]:
    """The id and those above it, nearest first. A circle in the data ends the walk."""
    found: list[int] = []
    current = start
    while current is not None and current not in found:
        found.append(current)
        current = parents.get(current)
    return found


def units_today() -> Units:
    """All units. Three queries, however many documents are built with it."""
    aliases: dict[int, list[str]] = {}
    for unit_id, name in Unit.objects.filter(aliases__isnull=False).values_list("pk", "aliases__name"):
        aliases.setdefault(unit_id, []).append(name)
    rows = Unit.objects.values_list("pk", "code", "name")
    return Units(
        names={pk: Value(code, name) for pk, code, name in rows},
        parents=tree(timezone.localdate()).parents,
        aliases={pk: tuple(sorted(names)) for pk, names in aliases.items()},
    )


def promotions(field: str, ids: Collection[int]) -> dict[int, Window]:
    """When things are put forward, by id of `field` ("page" or "resource"). The latest edition's word counts.

    A promotion without times holds for its edition's days.
    """
    rows = Promotion.objects.filter(Q(**{f"{field}__in": list(ids)}), edition__live=True)
    found: dict[int, Window] = {}
    for promotion in rows.select_related("edition").order_by("edition__first_day", "-sort_order"):
        edition = promotion.edition
        starts_at = promotion.starts_at or _midnight(edition.first_day)
        ends_at = promotion.ends_at or _midnight(edition.last_day + timedelta(days=1))
        found[getattr(promotion, f"{field}_id")] = (starts_at, ends_at)
    return found


def popularity(kind: str, ids: Collection[int]) -> dict[int, int]:
    """Levels of use by id, of those that are used at all."""
    rows = Entry.objects.filter(kind=kind, source_id__in=list(ids), popularity__gt=0)
    return dict(rows.values_list("source_id", "popularity"))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def subject_value(name: str) -> Value | None:
    """The value for a subject that is only known by its name."""
    return _named(name, Subject)


def level_value(name: str) -> Value | None:
    """The value for a level that is only known by its name."""
    return _named(name, Level)


def _named(name: str, model: type[Subject] | type[Level]) -> Value | None:
    if not name.strip():
        return None
    slug = model.objects.filter(name=name).values_list("slug", flat=True).first()
    return Value(slug or plain(name).replace(" ", "-"), name)


def licence_value(code: str) -> Value | None:
    """The value for a licence's code; none where no licence applies."""
    return Value(code, str(Licence(code).label)) if code in Licence.values else None
