"""One findable thing as every engine gets it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Self


class Value(NamedTuple):  # a page counts hundreds; as a data class it takes four times as long to make
    """A value that one can filter by: its stable code and what people read."""

    code: str
    label: str


_MOMENTS = {
    "starts_at",
    "ends_at",
    "joinable_from",
    "joinable_until",
    "published_at",
    "promoted_from",
    "promoted_until",
}
_VALUES = {"subject", "level", "licence"}


@dataclass(frozen=True)
class Document:
    """What can be known about a findable thing without asking the database again.

    Times are aware datetimes, None where there is none. What depends on the clock (open for joining, over,
    promoted) is no field: it follows from the times when asked. `units` is the publishing unit first, then
    those above it; `subjects_above` are the broader subjects, nearest first. `popularity` is a
    level (see `search.popularity`). `card` is what a result shows and nobody searches (JSON values only).
    """

    type: str
    key: str
    title: str
    url: str
    summary: str = ""
    body: str = ""
    subject: Value | None = None
    subjects_above: tuple[Value, ...] = ()
    level: Value | None = None
    mode: str = ""
    units: tuple[Value, ...] = ()
    licence: Value | None = None
    place: str = ""
    aliases: tuple[str, ...] = ()
    is_joinable: bool = False
    joinable_from: datetime | None = None
    joinable_until: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    published_at: datetime | None = None
    promoted_from: datetime | None = None
    promoted_until: datetime | None = None
    popularity: int = 0
    card: dict[str, Any] = field(default_factory=dict)

    def is_open(self, now: datetime) -> bool:
        """Whether one can join at `now`."""
        if not self.is_joinable or (self.joinable_from and now < self.joinable_from):
            return False
        return self.joinable_until is None or now < self.joinable_until

    def is_promoted(self, now: datetime) -> bool:
        """Whether the Week puts it forward at `now`."""
        return bool(
            self.promoted_from
            and self.promoted_from <= now
            and (self.promoted_until is None or now < self.promoted_until)
        )

    def to_json(self) -> dict[str, Any]:
        """The document with JSON values only; `from_json` gives it back."""
        given = ((name, getattr(self, name)) for name in self.__dataclass_fields__)
        return {name: _json(value) for name, value in given if value not in (None, "", (), {}, False)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """A document from what `to_json` gave. Unknown names are left out: older code may read newer rows."""
        known = cls.__dataclass_fields__
        given = {name: value for name, value in data.items() if name in known}
        for name in given.keys() & _MOMENTS:
            given[name] = datetime.fromisoformat(given[name]) if given[name] else None
        for name in given.keys() & _VALUES:
            given[name] = Value(**given[name]) if given[name] else None
        for name in ("units", "subjects_above"):
            given[name] = tuple([Value(**one) for one in given.get(name, ())])
        given["aliases"] = tuple(given.get("aliases", ()))
        return cls(**given)


def _json(value: Any) -> Any:
    """A field's value as JSON has it. By hand: `asdict` copies everything deeply, forty times slower."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Value):
        return {"code": value.code, "label": value.label}
    return [_json(one) for one in value] if isinstance(value, tuple) else value
