"""Asking a check of its subjects, and what all their answers come to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from pwp.assessment.states import is_due, until_due, worst
from pwp.assessment.waiving import Waivers
from pwp.checks.check import Check, Context, Subjects, Verdict
from pwp.checks.looking import ASSESSMENTS, LACKING, looked_at, looking
from pwp.errors import Misread, Unread
from pwp.findings import Finding, Place, Rule, State
from pwp.folder import Loaded
from pwp.model.logbook import Logbook
from pwp.model.words import Step
from pwp.model.workspace import LOG, Workspace

FIRST_PLACES = 3


class Answer(NamedTuple):
    """What a rule came to.

    `over` is what it was asked of, None for what reading and assessing find by themselves. `counts` are of
    subjects, by state; `met_at` the first places that show it was done, each with the reason that stands in for
    the deed where there is one; `why` says why there is no more to say, where that is so; `about` the one kind of
    impact it was asked about, where it was only one.
    """

    rule: Rule
    over: Subjects[Any] | None
    state: State
    counts: Mapping[State, int]
    findings: tuple[Finding, ...] = ()
    met_at: tuple[tuple[Place, str], ...] = ()
    why: str = ""
    crashed: bool = False
    unread: str = ""
    about: str = ""

    @property
    def asked_of(self) -> int:
        """How many subjects it was asked of."""
        return sum(self.counts.values())


_MISREAD = Verdict(State.ERROR, "")
"""A value that the check needs is not understood: the misfit says where, so there is no more to find."""


class Asking(NamedTuple):
    """All that asking a check takes beside the check itself."""

    loaded: Loaded
    as_of: date
    step: Step
    waivers: Waivers
    log: Logbook
    readable_log: Logbook
    raise_crashes: bool = False


def ask(asking: Asking, check: Check, thresholds: Mapping[str, float], about: str = "") -> Answer:
    """What a check comes to. A file it needs that cannot be read, or a crash, makes it an error, never a pass.

    With `about`, a check of impact assessments looks only at those that cover that one kind of impact.
    """
    put = Put(check, thresholds, about if check.narrows else "")
    return _in_any_case(asking, put)._replace(about=put.about)


class Put(NamedTuple):
    """A check as a requirement puts it: with limits of its own, and of one kind of impact alone where it says so."""

    check: Check
    thresholds: Mapping[str, float]
    about: str


def _in_any_case(asking: Asking, put: Put) -> Answer:
    """What a check comes to, whether or not all can be read and understood."""
    workspace, check = asking.loaded.careful, put.check
    try:
        return _ask(asking, put, (workspace, asking.log))
    except Misread as misread:
        return Answer(check.rule, check.over, State.ERROR, {}, why=str(misread))
    except Unread as unread:
        if not unread.file.startswith(f"{LOG}/"):
            return _unread(check, unread.file)
        file = unread.file
    try:
        readable = (workspace.with_readable_log(), asking.readable_log)
        answer = _ask(asking, put, readable)
    except Misread as misread:
        return Answer(check.rule, check.over, State.ERROR, {}, why=str(misread))
    except Unread as unread:
        return _unread(check, unread.file)
    of_entries = check.over.home.file == f"{LOG}/"  # else one more entry may change what another subject comes to
    if answer.state is not State.FAILED or not of_entries:
        return _unread(check, file)
    stands = tuple(finding for finding in answer.findings if finding.state is State.FAILED)
    return answer._replace(findings=stands, unread=file, why=f"{file} cannot be read")


def _unread(check: Check, file: str) -> Answer:
    return Answer(check.rule, check.over, State.ERROR, {}, why=f"{file} cannot be read", unread=file)


def _ask(asking: Asking, put: Put, record: tuple[Workspace, Logbook]) -> Answer:
    """What a check comes to on a record that raises Unread where it cannot be read."""
    workspace, log = record
    check = put.check
    limits = {**check.thresholds, **put.thresholds}
    context = Context(workspace, asking.as_of, log, limits, frozenset(put.thresholds), put.about)
    due = is_due(check.step, asking.step)
    found = check.over.find(workspace)
    if put.about:
        within = frozenset(one.id for _, one in looking(put.about, context))
        if not within:
            return _nobody_looks(asking, check, looked_at(put.about, context), due=due)
        found = check.over.within(workspace, within)
    return _heard(asking, check, context, found)


def _heard(asking: Asking, check: Check, context: Context, found: Iterable[tuple[Place, Any]]) -> Answer:
    """What a check comes to of the subjects that were found."""
    due = is_due(check.step, asking.step)
    gathered = _Gathered(asking, check, due=due)
    question, hear = check.ask, gathered.hear
    try:
        for place, subject in found:
            try:
                verdicts = list(question(subject, context))
            except Unread:
                raise
            except Misread:
                verdicts = [_MISREAD]
            except Exception as error:
                if asking.raise_crashes:
                    raise
                verdicts = [_crash(error)]
            if len(verdicts) == 1 and verdicts[0].state is State.MET and gathered.places_enough:
                gathered.just_met += 1
            else:
                hear(place, verdicts)
    except Misread as misread:  # something to ask it of is not understood
        return gathered.answer(str(misread))
    if gathered.heard_any:
        return gathered.answer()
    nobody = check.none
    if nobody is None:
        return Answer(check.rule, check.over, State.ERROR, {}, why="the check was asked of nothing", crashed=True)
    return _without_subjects(asking, check, due=due)


def _crash(error: Exception) -> Verdict:
    """A crash of a check, as what it says: never a pass."""
    return Verdict(State.ERROR, "", f"pwp itself failed here ({type(error).__name__}); please report it")


def _nobody_looks(asking: Asking, check: Check, why: Verdict, *, due: bool) -> Answer:
    """What holds where no assessment looks at what is asked about: why not, found once for all that ask about it."""
    place = why.where if isinstance(why.where, Place) else ASSESSMENTS
    state = until_due(why.state, due=due)
    if asking.loaded.misread_at(ASSESSMENTS):
        return Answer(check.rule, check.over, State.ERROR, {}, why=f"a value in {place.file} cannot be understood")
    if state in (State.FAILED, State.MISSING) and asking.waivers.of_finding(LACKING, place, place, whole_record=True):
        state = State.WAIVED
    finding = Finding(LACKING, state, place, why.sentence)
    return Answer(check.rule, check.over, state, {}, (finding,), why=why.sentence)


def _without_subjects(asking: Asking, check: Check, *, due: bool) -> Answer:
    """What holds where there is nothing to ask: missing, or not applicable with its reason."""
    nobody = check.none
    assert nobody is not None  # noqa: S101 - declared with every check that may have no subjects
    if nobody.state is State.NOT_APPLICABLE:
        return Answer(check.rule, check.over, State.NOT_APPLICABLE, {}, why=nobody.sentence)
    place = check.over.home
    if asking.loaded.misread_at(place):
        return Answer(check.rule, check.over, State.ERROR, {}, why=f"a value in {place.file} cannot be understood")
    finding = Finding(check.code, until_due(State.MISSING, due=due), place, nobody.sentence)
    waived = asking.waivers.of_finding(check.code, place, place, whole_record=True) if due else None
    if waived:
        finding = finding._replace(state=State.WAIVED)
    return Answer(check.rule, check.over, finding.state, {}, (finding,), why=nobody.sentence)


class _Gathered:
    """The answers about one subject after another."""

    def __init__(self, asking: Asking, check: Check, *, due: bool) -> None:
        self._asking, self._check, self._due = asking, check, due
        self.counts: Counter[State] = Counter()
        self._findings: list[Finding] = []
        self._met_at: list[tuple[Place, str]] = []
        self._crashed = False
        self.just_met = 0
        self.places_enough = False

    def hear(self, subject: Place, verdicts: list[Verdict]) -> None:
        """Take in what the check says of one subject."""
        if len(verdicts) == 1 and verdicts[0].state is State.MET:
            self.just_met += 1
            self._state(subject, verdicts[0])
            return
        states = []
        for verdict in verdicts or [Verdict(State.ERROR, "", "the check gave no answer; please report it")]:
            state = self._state(subject, verdict)
            if state is not State.ADVICE:
                states.append(state)
        self.counts[worst(states) if states else State.ERROR] += 1

    def _state(self, subject: Place, verdict: Verdict) -> State:
        """The state one verdict stands for, when it is due and what is waived have had their say."""
        where = verdict.where
        place = where if isinstance(where, Place) else subject.at(where)
        if verdict.state is State.MET:
            if not self.places_enough:
                self._met_at.append((place, verdict.because))
                self.places_enough = len(self._met_at) == FIRST_PLACES
            return State.MET
        if verdict is _MISREAD:
            return State.ERROR
        state = until_due(verdict.state, due=self._due)
        if state in (State.FAILED, State.MISSING) and self._waived(subject, place):
            state = State.WAIVED
        self._crashed |= verdict.state is State.ERROR
        self._findings.append(Finding(self._check.code, state, place, verdict.sentence))
        return state

    @property
    def heard_any(self) -> bool:
        """True where there was any subject at all."""
        return bool(self.counts or self.just_met)

    def _waived(self, subject: Place, place: Place) -> bool:
        whole = self._check.over.single
        return bool(self._asking.waivers.of_finding(self._check.code, subject, place, whole_record=whole))

    def answer(self, lost: str = "") -> Answer:
        """What all the answers come to; `lost` says why there are more that cannot be told."""
        if lost:
            self.counts[State.ERROR] += 1
        if self.just_met:
            self.counts[State.MET] += self.just_met
        return Answer(
            self._check.rule,
            self._check.over,
            worst(self.counts),
            self.counts,
            tuple(self._findings),
            tuple(self._met_at),
            why=lost,
            crashed=self._crashed,
        )
