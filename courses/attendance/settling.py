"""How a headcount and the people ticked off by name fit together in the ledger. Pure.

The organizer counts everybody in the room, those ticked off by name included; each of these has a ledger row
of their own already. So the ledger gets the counted people less the named ones, channel by channel: whoever
is counted twice on paper is counted once. The named ones are taken off the largest group first, since nobody
has said to which group they belong. The rule is argued in docs/decisions/headcounts.md.
"""

from collections.abc import Mapping


def booked(counted: Mapping[str, int], named: int) -> dict[str, int]:
    """What the ledger is to hold for each group of one channel.

    `counted` is what was counted of each group, `named` how many people have rows of their own. The result
    sums to max(sum(counted) - named, 0).
    """
    left = dict(counted)
    for group in sorted(counted, key=lambda each: (-counted[each], each)):
        taken = min(left[group], named)
        left[group] -= taken
        named -= taken
    return left


def in_all(counted: Mapping[str, int], named: int) -> int:
    """How many people took part in one channel: the counted ones, or the named ones where they are more."""
    return max(sum(counted.values()), named)
