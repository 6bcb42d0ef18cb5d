"""Whether something is asked of a record, and why."""

from typing import NamedTuple

from pwp.findings import Place


class Applicability(NamedTuple):
    """Whether something is so, as far as the record tells: True, False, or None where it is not known.

    `reason` is a sentence that says so; `place` where it is, or would be, recorded. `unknown` is true where it is
    recorded and cannot be read or understood. `asked_by` is the check that asks for the same fact, where one does.
    """

    holds: bool | None
    reason: str
    place: Place
    unknown: bool = False
    asked_by: str = ""
