"""Accepted shortfalls: which waivers are in force, what each covers, and which cover nothing."""

from collections.abc import Iterator
from datetime import date

from pwp.calendar import When, before, by
from pwp.errors import Unread
from pwp.findings import Finding, Place, Rule, State
from pwp.model.references import shown
from pwp.model.waivers import Waiver
from pwp.model.workspace import Workspace

NOT_IN_FORCE = Rule(
    "WSP28",
    """Every waiver is complete, in force, and used.

    Why: a waiver lets a known shortfall stand; one without a reason, an approval or an end date hides it instead,
    and one that covers nothing any more should not stay in the record.

    Put it right: give it what it lacks, renew it with a new approval, or take it out where nothing is left to
    waive. `where` is the place as the finding shows it.
    """,
)


class Waivers:
    """The waivers of one record on one day. Remembers which were used, to name those that were not."""

    def __init__(self, workspace: Workspace, as_of: date) -> None:
        self._workspace = workspace
        self._records = dict(workspace.records())
        self._used: set[int] = set()
        try:
            self._listed = workspace.waivers.waivers
        except Unread:  # then nothing is waived, and that it cannot be read is said elsewhere
            self._listed = ()
        self._in_force = [
            (position, waiver)
            for position, waiver in enumerate(self._listed)
            if not list(_lacking(waiver, When.of(as_of)))
        ]
        self._today = When.of(as_of)

    def of_finding(self, code: str, subject: Place, found: Place, *, whole_record: bool) -> Waiver | None:
        """The waiver in force that covers a finding of a check about a subject, if one does."""
        for position, waiver in self._in_force:
            if waiver.of == code and self._covers(waiver, subject, found, whole_record=whole_record):
                self._used.add(position)
                return waiver
        return None

    def of_requirement(self, requirement: str) -> Waiver | None:
        """The waiver in force that covers what people judged of a requirement, if one does."""
        for position, waiver in self._in_force:
            if waiver.of == requirement:
                self._used.add(position)
                return waiver
        return None

    def _covers(self, waiver: Waiver, subject: Place, found: Place, *, whole_record: bool) -> bool:
        """A waiver covers one place and what stands below it, and never more than one subject."""
        if not waiver.where:
            return whole_record
        where = waiver.where.strip("/")
        return _within(where, self._shown(found)) and _within(self._shown(subject), where)

    def _shown(self, place: Place) -> str:
        return shown(place.file, self._records.get(place.file), place.route)

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the waivers themselves."""
        for position, waiver in enumerate(self._listed):
            place = Place("waivers.yaml", ("waivers", position))
            lacking = list(_lacking(waiver, self._today))
            for key, sentence in lacking:
                yield Finding(NOT_IN_FORCE.code, State.FAILED, place.at(key), sentence)
            if not lacking and position not in self._used:
                sentence = f"the waiver of {waiver.of} covers nothing: no such shortfall is found there"
                yield Finding(NOT_IN_FORCE.code, State.FAILED, place, sentence)


def _within(where: str, place: str) -> bool:
    return place == where or place.startswith(f"{where}/")


def _lacking(waiver: Waiver, today: When) -> Iterator[tuple[str, str]]:
    """What keeps a waiver from being in force: the key, and a sentence."""
    name = f"the waiver of {waiver.of or 'nothing named'}"
    for key in ("of", "why", "approved_by", "date", "until"):
        if not getattr(waiver, key):
            yield key, f"{name} has no '{key}', so it waives nothing"
    if waiver.date and by(waiver.date, today) is not True:
        yield "date", f"{name} is dated {waiver.date}, which has not come"
    if waiver.until and before(waiver.until, today) is not False:
        yield "until", f"{name} ran out on {waiver.until}"
