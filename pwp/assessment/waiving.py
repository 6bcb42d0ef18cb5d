"""Accepted shortfalls: which waivers are in force, what each covers, and which cover nothing."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from pwp.calendar import When, before, by
from pwp.errors import Misread, Unknown
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
    waive. `where` is one place, as `pwp check --format json` shows it: a file and keys, with ids for items. Waivers
    are of checks, and of requirements that people judged; what an outside body found, and what cannot be read or
    understood, cannot be waived.
    """,
)


_FILE = "waivers.yaml"


class Waivers:
    """The waivers of one record on one day. Remembers which were used, to name those that were not."""

    def __init__(self, workspace: Workspace, as_of: date) -> None:
        self._records = dict(workspace.records())
        self._used: set[int] = set()
        self._elsewhere: dict[int, str] = {}
        self._faults: list[Finding] = []
        self._in_force: list[tuple[int, Waiver]] = []
        try:
            listed = workspace.waivers.waivers
        except Unknown:  # then nothing is waived, and that it cannot be read is said elsewhere
            listed = ()
        for position, waiver in enumerate(listed):
            try:
                lacking = list(_lacking(waiver, When.of(as_of)))
            except Misread:  # a value in it is not understood, and that is said elsewhere
                continue
            self._faults.extend(_faults(position, waiver, lacking))
            if not lacking:
                self._in_force.append((position, waiver))

    def of_finding(self, code: str, subject: Place, found: Place, *, whole_record: bool) -> Waiver | None:
        """The waiver in force that covers a finding of a check about a subject, if one does."""
        for position, waiver in self._in_force:
            if waiver.of == code and self._covers(waiver, subject, found, whole_record=whole_record):
                self._used.add(position)
                return waiver
            if waiver.of == code and not whole_record:
                self._elsewhere.setdefault(position, self._shown(subject))
        return None

    def of_requirement(self, requirement: str) -> Waiver | None:
        """The waiver in force that covers what people judged of a requirement, if one does."""
        for position, waiver in self._in_force:
            if waiver.of == requirement:
                self._used.add(position)
                return waiver
        return None

    def _covers(self, waiver: Waiver, subject: Place, found: Place, *, whole_record: bool) -> bool:
        """A waiver covers one place and what stands below it, and never more than one subject.

        What a check finds outside its subject is covered where the waiver names that very place.
        """
        if not waiver.where:
            return whole_record
        where = waiver.where.strip("/")
        if not subject.holds(found):
            return where == self._shown(found)
        return _within(where, self._shown(found)) and _within(self._shown(subject), where)

    def _shown(self, place: Place) -> str:
        return shown(place.file, self._records.get(place.file), place.route)

    def findings(self, not_asked: Collection[str]) -> Iterator[Finding]:
        """What is wrong with the waivers themselves.

        `not_asked` are the checks whose findings are not known, or not due: a waiver of one may have its use yet.
        """
        yield from self._faults
        for position, waiver in self._in_force:
            if position not in self._used and waiver.of not in not_asked:
                sentence = f"the waiver of {waiver.of} covers nothing: {self._unused(position, waiver)}"
                nowhere = not waiver.where and position in self._elsewhere
                state = State.MISSING if nowhere else State.FAILED
                yield Finding(NOT_IN_FORCE.code, state, Place(_FILE, ("waivers", position)), sentence)

    def _unused(self, position: int, waiver: Waiver) -> str:
        """Why a waiver covers nothing."""
        there = self._elsewhere.get(position)
        if there and not waiver.where:
            return f"give it one place under 'where', such as {there}"
        return f"no shortfall that it can waive is found there{f'; one is found at {there}' if there else ''}"


def _faults(position: int, waiver: Waiver, lacking: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """What keeps a waiver from being in force: missing where something is not recorded, else failed."""
    for key, sentence in lacking:
        state = State.MISSING if getattr(waiver, key) in (None, "") or sentence.endswith(_VAGUE) else State.FAILED
        yield Finding(NOT_IN_FORCE.code, state, Place(_FILE, ("waivers", position, key)), sentence)


def _within(where: str, place: str) -> bool:
    return place == where or place.startswith(f"{where}/")


_VAGUE = "may still lie ahead; give the day"


def _lacking(waiver: Waiver, today: When) -> Iterator[tuple[str, str]]:
    """What keeps a waiver from being in force: the key, and a sentence."""
    name = f"the waiver of {waiver.of or 'nothing named'}"
    for key in ("of", "why", "approved_by", "date", "until"):
        if not getattr(waiver, key):
            yield key, f"{name} has no '{key}', so it waives nothing"
    if waiver.date and by(waiver.date, today) is not True:
        may = "has not come" if by(waiver.date, today) is False else _VAGUE
        yield "date", f"{name} is dated {waiver.date}, which {may}"
    if waiver.until and before(waiver.until, today):
        yield "until", f"{name} ran out ({waiver.until})"
