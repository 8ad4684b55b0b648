"""What the page shows of filters: the groups to choose from, trees folded, and the chips of what is on."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from hub.components import DateField, FacetGroup, FacetOption
from search.engines.protocol import FacetCounts, Results
from search.facets import BY_NAME, OPEN, WHEN, Choice, Facet, dates

LINES = 12
"""Lines of a facet that are shown at once; the others are folded below them, unless they are chosen."""

Pair = tuple[str, str]


def groups(results: Results, now: datetime) -> list[FacetGroup]:
    """Every facet that has something to choose; when things are can always be asked for."""
    return [
        _group(counts, results, now)
        for counts in results.facets
        if counts.choices or counts.name == WHEN.name
    ]


def _group(counts: FacetCounts, results: Results, now: datetime) -> FacetGroup:
    facet = BY_NAME[counts.name]
    options = _options(facet, counts.choices)
    rest = options[LINES:]
    fields = _date_fields(results, now) if facet is WHEN else []
    is_on = any(map(_is_on, options)) or any(field.value for field in fields)
    return FacetGroup(
        facet.name,
        str(facet.label),
        [*options[:LINES], *filter(_is_on, rest)],
        is_open=facet.is_open or is_on,
        more=[line for line in rest if not _is_on(line)],
        dates=fields,
    )


def _options(facet: Facet, choices: Sequence[Choice]) -> list[FacetOption]:
    """The top lines with what is below them. A trunk (the city) comes first, beside what it holds: what
    holds everything, unfolded, would only push everything one step to the right."""
    codes = {choice.code for choice in choices}
    below: dict[str, list[Choice]] = {}
    for choice in choices:
        below.setdefault(_parent(choice, codes), []).append(choice)
    top = below.get("", [])
    trunks = [choice for choice in top if choice.code in below] if facet.has_trunk else []
    if len(trunks) != 1:
        return [_option(choice, below) for choice in top]
    (trunk,) = trunks
    first = FacetOption(
        trunk.code, trunk.label, trunk.count, trunk.is_chosen, note=str(_("with all that belongs to it"))
    )
    beside = {"", trunk.code}
    others = [one for one in choices if _parent(one, codes) in beside and one.code != trunk.code]
    return [first, *(_option(choice, below) for choice in others)]


def _parent(choice: Choice, codes: set[str]) -> str:
    """The line that it stands below; empty at the top, or where that line is not there."""
    return choice.parent if choice.parent in codes else ""


def _option(choice: Choice, below: dict[str, list[Choice]]) -> FacetOption:
    parts = [_option(part, below) for part in below.get(choice.code, ())]
    is_open = choice.is_chosen or any(map(_is_on, parts))
    return FacetOption(
        choice.code, choice.label, choice.count, choice.is_chosen, children=parts, is_open=is_open
    )


def _is_on(option: FacetOption) -> bool:
    """Whether it is chosen, or something below it is."""
    return option.is_checked or any(map(_is_on, option.children))


def _date_fields(results: Results, now: datetime) -> list[DateField]:
    """From and to. What was written wrong stays, to be mended."""
    asked = dates.read(results.query.filters, now)
    labels = {dates.FROM: _("From day"), dates.TO: _("To day")}
    days = {dates.FROM: asked.first, dates.TO: asked.last}
    return [
        DateField(
            name,
            label,
            value=day.isoformat() if (day := days[name]) else asked.given.get(name, ""),
            is_day=bool(day) or name not in asked.given,
            error=asked.problems.get(name, ""),
        )
        for name, label in labels.items()
    ]


def chips(results: Results, now: datetime) -> list[tuple[str, list[Pair]]]:
    """What is on, each with all that is left without it."""
    chosen = [(facet.name, line) for facet in results.facets for line in facet.choices if line.is_chosen]
    on = [(_label(name, line), [(name, line.code)]) for name, line in chosen]
    asked = dates.read(results.query.filters, now)
    if asked.label:
        on.append((asked.label, list(asked.given.items())))
    pairs = [pair for _label, own in on for pair in own]
    return [(label, _without(pairs, own)) for label, own in on]


def _label(name: str, line: Choice) -> str:
    return str(_("Open for joining now")) if name == OPEN.name else line.label


def _without(pairs: Iterable[Pair], own: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair not in own]
