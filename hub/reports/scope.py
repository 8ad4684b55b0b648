"""In whose report a unit's rows are counted.

A unit's report counts the unit itself and the units below it that owe no report of their own (their rows
would be told by nobody). So no row is in two reports, and units' sums may be added up; distinct people not.
The city that holds the edition owes none: what it holds itself is counted under the city.
"""

from dataclasses import dataclass

from django.db.models import Q

from hub.units import queries as units
from hub.units.models import Unit
from hub.units.queries import Tree
from hub.week.models import EditionPage


@dataclass(frozen=True)
class Scope:
    """Who reports on an edition, in the tree of its last day."""

    tree: Tree
    city: Unit
    owing: dict[int, Unit]

    def counted_units(self, unit_id: int) -> list[int]:
        """Ids of the units that this unit's report counts, itself first."""
        found = [unit_id]
        for current in found:
            children = self.tree.children.get(current, [])
            found.extend(child for child in children if child not in self.owing and child not in found)
        return found

    @property
    def heads(self) -> dict[int, int]:
        """Unit id → id of the unit under which it is counted: one that owes a report, or the city."""
        return {counted: head for head in [self.city.pk, *self.owing] for counted in self.counted_units(head)}


def of_edition(edition: EditionPage) -> Scope:
    """Who reports on that edition: the units that owe one and existed on its last day. Two queries."""
    tree = units.tree(edition.last_day)
    city_id = [edition.organizer_id, *tree.ancestors(edition.organizer_id)][-1]
    owes = Q(pk__in=units.existing(edition.last_day).filter(owes_report=True).values("pk"))
    found = {unit.pk: unit for unit in Unit.objects.filter(owes | Q(pk=city_id))}
    city = found[city_id]
    owing = {pk: unit for pk, unit in found.items() if unit.owes_report and pk != city_id}
    return Scope(tree=tree, city=city, owing=owing)
