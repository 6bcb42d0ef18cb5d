"""Which entry of the log is the one that was promised."""

from typing import NamedTuple

from pwp.findings import Place
from pwp.model.log import Entry
from pwp.model.plan import PlannedUpdate

EARLY = 31
"""How many days before its promised day an update may come and still be the one that was promised."""

Placed = tuple[Place, Entry]


class _Pairing(NamedTuple):
    """Promises put together with entries: how many, how many days they are apart in all, the last, and those before."""

    pairs: int
    apart: int
    last: tuple[int, Placed] | None = None
    before: "_Pairing | None" = None


def kept_promises(promises: list[PlannedUpdate], told: list[Placed]) -> dict[int, Placed]:
    """For each promised update, by identity: the entry that is the one.

    Promises and entries go together in the order of their days, each used once: as many pairs as can be, and of
    those the pairs whose days lie nearest to each other.
    """
    due = sorted(((one.due, one) for one in promises if one.due), key=lambda pair: pair[0].last)
    dated = sorted(((placed[1].date, placed) for placed in told if placed[1].date), key=lambda one: one[0].last)
    best = [_Pairing(0, 0)] * (len(dated) + 1)
    for promised, one in due:
        row = [best[0]]
        for number, (day, placed) in enumerate(dated):
            better = [row[-1], best[number + 1]]
            if (late := (day.last - promised.last).days) >= -EARLY:
                so_far = best[number]
                better.append(_Pairing(so_far.pairs + 1, so_far.apart + abs(late), (id(one), placed), so_far))
            row.append(max(better, key=lambda pairing: (pairing.pairs, -pairing.apart)))
        best = row
    found: dict[int, Placed] = {}
    pairing: _Pairing | None = best[-1]
    while pairing is not None and pairing.last is not None:
        found[pairing.last[0]] = pairing.last[1]
        pairing = pairing.before
    return found
