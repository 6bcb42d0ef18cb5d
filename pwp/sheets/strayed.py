"""Ids that stand in another row than their own: beside them stands what another id had when it was exported."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pwp.sheets.cells import Typed, tidy, typed

_SAME = 0.7
"""How much of what tells two rows apart has to be the other's for a row to be the other."""
_RARE = 20
"""How many rows that have a cell in common are looked at."""
Texts = tuple[str, ...]


def strayed(edited: Mapping[str, Sequence[Typed]], before: Mapping[str, Sequence[Typed]]) -> dict[str, str]:
    """For each id that strayed, the one that what stands beside it had; `before` are edited rows and missing ones.

    What one row says may be typed into another, so a row has strayed only where ids changed places all round, or
    where the last of them is missing.
    """
    own = {key: _texts(row) for key, row in before.items()}
    holders: dict[tuple[int, str | Texts], list[str]] = defaultdict(list)
    for key, texts in own.items():
        for cell in _cells(texts):
            holders[cell].append(key)
    beside: dict[str, str] = {}
    for key, row in edited.items():
        if other := _other(key, _texts(row), own, holders):
            beside[key] = other
    return _closed(beside, own.keys() - edited.keys())


def _texts(row: Sequence[Typed]) -> Texts:
    return tuple(tidy(typed(cell)) for cell in row[1:])


def _cells(texts: Texts) -> Iterator[tuple[int, str | Texts]]:
    """What a row may be found by: all that it says, and each of its cells."""
    yield -1, texts
    yield from ((at, text) for at, text in enumerate(texts) if text)


def _other(
    key: str, texts: Texts, own: Mapping[str, Texts], holders: Mapping[tuple[int, str | Texts], Sequence[str]]
) -> str:
    """The row that an edited row was, if not the one of its id."""
    mine = own[key]
    for cell in _cells(texts):
        if cell[0] >= 0 and cell[1] == mine[cell[0]]:
            continue
        for other in holders.get(cell, ())[:_RARE]:
            apart = [at for at, text in enumerate(own[other]) if text != mine[at]]
            if other != key and apart and sum(texts[at] == own[other][at] for at in apart) >= _SAME * len(apart):
                return other
    return ""


def _closed(beside: dict[str, str], missing: set[str]) -> dict[str, str]:
    """Without those whose way, from each to the row that it was, ends in a row that stands where it was."""
    leading: dict[str, list[str]] = defaultdict(list)
    for key, other in beside.items():
        leading[other].append(key)
    ended = [other for other in leading if other not in beside and other not in missing]
    while ended:
        for key in leading.pop(ended.pop(), ()):
            del beside[key]
            ended.append(key)
    return beside
