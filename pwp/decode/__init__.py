"""Plain values to records, and every misfit on the way, in plain words.

The fast path converts a whole file at once. Only where that fails are the values walked, so that every misfit
is named with its place, just that value is left out, and the rest of the file still counts.
"""

from typing import Any, NamedTuple

import msgspec

from pwp.decode.convert import convert
from pwp.decode.misfits import NO_SUCH_DAY, UNKNOWN_KEY, WRITE_YES, WRONG_VALUE, Misfit
from pwp.decode.torn import torn
from pwp.findings import Route

__all__ = ["RULES", "UNKNOWN_KEY", "WRONG_VALUE", "Decoded", "Misfit", "decode", "torn"]

RULES = (UNKNOWN_KEY, WRONG_VALUE, NO_SUCH_DAY, WRITE_YES)


class Decoded(NamedTuple):
    """What a file's values came to: the record (None where it lacks what it cannot do without) and misfits.

    `left_out` are the routes of list items that were left out, so that the items after them can be found.
    """

    record: Any
    misfits: tuple[Misfit, ...] = ()
    left_out: tuple[Route, ...] = ()


def decode(value: Any, record: type[msgspec.Struct]) -> Decoded:
    """The record that a file's values come to, and every misfit among them."""
    try:
        return Decoded(convert(value, record))
    except msgspec.ValidationError:
        from pwp.decode.walk import Walk

        walk = Walk()
        fitted = walk.record(value, record, ())
        built = walk.whole
        if built is None and fitted is not None:
            built = convert(fitted, record)
        return Decoded(built, tuple(walk.misfits), tuple(walk.left_out))
