"""What a check is: one question asked of the record, of one subject at a time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from pwp.calendar import When, by
from pwp.findings import Place, Rule, State
from pwp.model.logbook import Logbook
from pwp.model.taking_part import TakingPart
from pwp.model.words import STEPS, Step
from pwp.model.workspace import Workspace

T = TypeVar("T")


class Verdict(NamedTuple):
    """What a check says of one subject.

    `where` is a route from the subject, keys parted by slashes, or a place elsewhere in the record. `because`
    is a recorded reason that stands in for the deed, where something is met for its sake.
    """

    state: State
    where: str | Place
    sentence: str = ""
    because: str = ""


Verdicts = Iterator[Verdict]

_MET = Verdict(State.MET, "")


def met(where: str | Place = "", because: str | None = None) -> Verdict:
    """The record shows it was done, at `where`; `because` is the reason recorded in its stead, if one is."""
    return Verdict(State.MET, where, "", because or "") if where or because else _MET


def missing(where: str | Place, sentence: str) -> Verdict:
    """The record does not show it either way."""
    return Verdict(State.MISSING, where, sentence)


def failed(where: str | Place, sentence: str) -> Verdict:
    """The record holds a fact that breaks the rule, or says that it was not done."""
    return Verdict(State.FAILED, where, sentence)


def partly(where: str | Place, sentence: str) -> Verdict:
    """The record says that it was done in part."""
    return Verdict(State.PARTLY, where, sentence)


def not_due(where: str | Place, sentence: str) -> Verdict:
    """Something has to happen first that has not happened yet."""
    return Verdict(State.NOT_DUE, where, sentence)


def to_judge(where: str | Place, sentence: str) -> Verdict:
    """The record alone cannot tell."""
    return Verdict(State.TO_JUDGE, where, sentence)


def advice(where: str | Place, sentence: str) -> Verdict:
    """Something worth doing, which changes no state."""
    return Verdict(State.ADVICE, where, sentence)


@cache
def _whole(day: date) -> When:
    """A day as records write it; made once, for checks ask for it of each subject."""
    return When.of(day)


class Context(NamedTuple):
    """All that a check may know beside its subject: the record and its log, the day asked about, its thresholds.

    `binding` are the thresholds that what is asked sets itself, in the place of those that are only advised.
    `about` is the one kind of impact that is asked about; nothing where all are.
    """

    workspace: Workspace
    as_of: date
    log: Logbook
    thresholds: Mapping[str, float] = {}
    binding: frozenset[str] = frozenset()
    about: str = ""

    @property
    def today(self) -> When:
        """The day asked about."""
        return _whole(self.as_of)

    @property
    def taking_part(self) -> TakingPart:
        """Since when, and until when, people could take part."""
        return self.log.taking_part

    def beyond(self, threshold: str, where: str | Place, sentence: str) -> Verdict:
        """What it is to be beyond a threshold: advice, but failed where what is asked sets the number itself."""
        return (failed if threshold in self.binding else advice)(where, sentence)

    def has_come(self, day: When | None) -> bool | None:
        """Whether a day lies no later than the day asked about; None where that is not known."""
        return None if day is None else by(day, self.today)

    def not_yet(self, what: str, day: When) -> str:
        """A sentence that says why a recorded day does not show that something has happened."""
        if self.has_come(day) is None:
            return f"give the day: {what} is dated {day}, which may still lie ahead"
        return f"{what} is dated {day}, which has not come yet"

    def place_of(self, record: Any) -> Place:
        """Where a record that has an id stands."""
        return next(place for place, one in self.workspace.named[record.id] if isinstance(record, type(one.record)))


class Subjects(NamedTuple, Generic[T]):
    """What a check is asked of: `find` gives each with its place; `one` and `many` are what to call them.

    `home` is where they are recorded; `single` is true where there is always exactly one, such as the plan. `part_of`
    tells whether a subject is one of some impact assessments, given by their ids, or stands in one; it is None for
    subjects that have nothing to do with them.
    """

    one: str
    many: str
    home: Place
    find: Callable[[Workspace], Iterable[tuple[Place, T]]]
    single: bool = False
    part_of: Callable[[T, Collection[str]], bool] | None = None

    def where(self, holds: Callable[[T], bool], one: str, many: str) -> "Subjects[T]":
        """Those of the subjects of which something holds, called by their own name."""

        def find(workspace: Workspace) -> Iterable[tuple[Place, T]]:
            return ((place, subject) for place, subject in self.find(workspace) if holds(subject))

        return Subjects(one, many, self.home, find, part_of=self.part_of)

    def within(self, workspace: Workspace, assessments: Collection[str]) -> Iterable[tuple[Place, T]]:
        """The subjects that are among some impact assessments, given by their ids, or stand in one of them."""
        found, part_of = self.find(workspace), self.part_of
        return found if part_of is None else ((place, one) for place, one in found if part_of(one, assessments))


class Nobody(NamedTuple):
    """What a check is in when there is nothing to ask it of."""

    state: State
    sentence: str


class Check(NamedTuple):
    """A rule with the question behind it.

    `step` is when the record can first show it; `none` what holds where there are no subjects; `thresholds` are
    the defaults a requirement may change.
    """

    rule: Rule
    step: Step
    over: Subjects[Any]
    none: Nobody | None
    thresholds: Mapping[str, float]
    asks_presence_only: bool
    ask: Callable[[Any, Context], Verdicts]

    @property
    def code(self) -> str:
        """The code, which never changes."""
        return self.rule.code

    @property
    def narrows(self) -> bool:
        """Whether it can be asked of the assessments of one kind of impact alone."""
        return self.over.part_of is not None


class BadCheck(Exception):
    """A check is declared wrongly."""


def check(
    code: str,
    *,
    step: Step,
    over: Subjects[T],
    none: str | None = None,
    asks_presence_only: bool = False,
    **thresholds: float,
) -> Callable[[Callable[[T, Context], Verdicts]], Check]:
    """Declare a check.

    `none` says what holds where there is nothing to ask it of: `missing: why` or `not-applicable: why`; it is
    left out only where there always is exactly one subject. `asks_presence_only` is for a check that no filled
    field can deceive: its page says that it only asks whether something is recorded.
    """

    def declared(ask: Callable[[T, Context], Verdicts]) -> Check:
        if step not in STEPS or (none is None) is not over.single:
            raise BadCheck(f"{code}: its step, or what holds without subjects, is not declared rightly")
        return Check(
            Rule(code, ask.__doc__ or ""),
            step,
            over,
            _nobody(code, none),
            thresholds,
            asks_presence_only,
            ask,
        )

    return declared


def _nobody(code: str, none: str | None) -> Nobody | None:
    if none is None:
        return None
    state, _, sentence = none.partition(": ")
    if state not in (State.MISSING, State.NOT_APPLICABLE) or not sentence:
        raise BadCheck(f"{code}: without subjects a check is missing or not-applicable, with a reason")
    return Nobody(State(state), sentence)
