"""What people say of a requirement: judgements, and the findings of outside bodies."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pwp.assessment.states import WORST_FIRST
from pwp.calendar import When, before, by
from pwp.errors import Misread, Unknown
from pwp.findings import Finding, Place, Rule, State
from pwp.frameworks import Requirement
from pwp.model.evaluation import Judgement, Outside, Point
from pwp.model.lookups import shown_by
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

INCOMPLETE_JUDGEMENT = Rule(
    "WSP29",
    """Every judgement says who judged, when, why and on what evidence.

    Why: a rating without a reason and evidence cannot be relied on at sign-off, so it does not count until it has
    them.

    Put it right: fill `by`, `date`, `why` and `evidence` of the judgement in evaluation.yaml. `evidence` takes ids
    of documents, log entries or assessments that are no later than the judgement, and that took place.
    """,
)
OUTSIDE_FINDING = Rule(
    "EVL20",
    """What outside bodies recommend is answered.

    Why: an inspectorate, a court or a panel looked at this engagement from outside; a recommendation nobody
    answered is the first thing a reviewer asks about.

    Put it right: fill `answer` for the point in evaluation.yaml, and `done` once it has been acted on. A shortfall
    names under `about` the requirements that fall short, by their ids; it stands until it is answered and mended.
    """,
)
_FILE = "evaluation.yaml"
_RATINGS = {"met": State.MET, "partly": State.PARTLY, "not-met": State.FAILED}


class Judged(NamedTuple):
    """A judgement in force, and where it stands; an error where its evidence cannot be read, with the reason."""

    state: State
    judgement: Judgement
    place: Place
    why: str = ""


def sharing(requirements: Iterable[Requirement]) -> dict[str, set[str]]:
    """For each requirement that puts the same question as others: all of them, by their ids."""
    found: dict[str, set[str]] = {}
    for one in requirements:
        if one.judged_with:
            together = found.setdefault(one.judged_with, {one.judged_with})
            together.add(one.id)
            found[one.id] = together
    return found


def judgements(workspace: Workspace, as_of: date, shared: Mapping[str, Collection[str]]) -> dict[str, Judged]:
    """For each requirement judged: the judgement in force; of several the latest, and of one day the worst.

    A judgement of a requirement serves all that put the same question: `shared` has them by the id of each.
    """
    in_force: dict[str, Judged] = {}
    for position, one in enumerate(workspace.evaluation.judgements):
        why = ""
        try:
            counts = not list(_lacking(one, workspace, as_of)) and one.rating is not None
            state = _RATINGS[one.rating or "not-met"]
        except Unknown as unknown:  # something in it, or what it rests on
            counts, state, why = True, State.ERROR, str(unknown)
        if not counts:
            continue
        judged = Judged(state, one, Place(_FILE, ("judgements", position)), why)
        for requirement in {each for name in _requirements(one) for each in shared.get(name, (name,))}:
            held = in_force.get(requirement)
            if held is None or _weight(held) <= _weight(judged):
                in_force[requirement] = judged
    return in_force


def _requirements(one: Judgement) -> tuple[str, ...]:
    """The requirements that a judgement is of; none where that is not understood."""
    try:
        return one.requirements
    except Misread:
        return ()


def _weight(judged: Judged) -> tuple[date, int]:
    """What decides between two judgements: one that cannot be told, then the later day, then the worse rating."""
    if judged.state is State.ERROR:
        return date.max, 0
    day = judged.judgement.date
    return day.last if day else date.min, -WORST_FIRST.index(judged.state)


def _lacking(one: Judgement, workspace: Workspace, as_of: date) -> Iterator[tuple[str, str]]:
    """What keeps a judgement from counting: the key, and a sentence."""
    about = ", ".join(one.requirements) or "no requirement named"
    for key in ("requirements", "rating", "by", "date", "why", "evidence"):
        if not getattr(one, key):
            yield key, f"the judgement of {about} has no '{key}', so it does not count yet"
    if one.why and says_nothing(one.why):
        yield "why", f"the judgement of {about} says only '{one.why}' and not why, so it does not count yet"
    if one.date and by(one.date, When.of(as_of)) is not True:
        may = "has not come" if by(one.date, When.of(as_of)) is False else "may still lie ahead; give the day"
        yield "date", f"the judgement of {about} is dated {one.date}, which {may}"
    elif one.date and one.evidence and not shown_by(workspace, one.evidence, one.date):
        sentence = f"none of the evidence named for {about} was there when it was judged, so it does not count yet"
        yield "evidence", sentence


def judgement_findings(workspace: Workspace, as_of: date, by_machine: Collection[str]) -> Iterator[Finding]:
    """What keeps judgements from counting; `by_machine` are the requirements that people are not asked about."""
    for position, one in enumerate(workspace.evaluation.judgements):
        place = Place(_FILE, ("judgements", position))
        try:
            lacking = list(_lacking(one, workspace, as_of))
        except Unknown:  # said already
            continue
        for key, sentence in lacking:
            yield Finding(INCOMPLETE_JUDGEMENT.code, State.MISSING, place.at(key), sentence)
        for number, name in enumerate(one.requirements):
            if name in by_machine:
                sentence = f"{name} is judged by pwp from the record, so this judgement of it is not used"
                yield Finding(INCOMPLETE_JUDGEMENT.code, State.ADVICE, place.at(f"requirements/{number}"), sentence)


class Shortfall(NamedTuple):
    """What an outside body found wanting about a requirement, not yet answered and put right."""

    outside: Outside
    point: Point
    place: Place


def shortfalls(workspace: Workspace, as_of: date) -> dict[str, list[Shortfall]]:
    """For each requirement: the shortfalls that outside bodies found and that still stand."""
    found: dict[str, list[Shortfall]] = {}
    for outside, point, place in _points(workspace, as_of):
        if point.result == "shortfall" and not _put_right(outside, point, as_of):
            for requirement in point.about:
                found.setdefault(requirement, []).append(Shortfall(outside, point, place))
    return found


def _put_right(outside: Outside, point: Point, as_of: date) -> bool:
    """A shortfall stands until it is answered, in more than a word, and mended since it was found."""
    done_before = bool(point.done and outside.date and before(point.done, outside.date))
    done = bool(point.done and by(point.done, When.of(as_of))) and not done_before
    return done and bool(point.answer) and not says_nothing(point.answer)


def _points(workspace: Workspace, as_of: date) -> Iterator[tuple[Outside, Point, Place]]:
    """What outside bodies had found by a day, point by point."""
    for position, outside in enumerate(workspace.evaluation.outside):
        if outside.date and by(outside.date, When.of(as_of)) is False:
            continue
        for number, point in enumerate(outside.points):
            yield outside, point, Place(_FILE, ("outside", position, "points", number))


def outside_findings(workspace: Workspace, as_of: date) -> Iterator[Finding]:
    """Advice: what outside bodies recommend, or found wanting of nothing named, and nobody has answered."""
    for outside, point, place in _points(workspace, as_of):
        if point.result == "shortfall" and not point.about and not _put_right(outside, point, as_of):
            by_whom, what = outside.by or outside.id, point.point or point.id
            sentence = f"{by_whom} found '{what}' wanting, and nothing says which requirement that is about"
            yield Finding(OUTSIDE_FINDING.code, State.ADVICE, place, sentence)
        if point.result in ("recommendation", None) and not point.answer:
            said = "recommended" if point.result else "said, without a result recorded,"
            sentence = f"{outside.by or outside.id} {said} '{point.point or point.id}', and it is not answered"
            yield Finding(OUTSIDE_FINDING.code, State.ADVICE, place, sentence)
