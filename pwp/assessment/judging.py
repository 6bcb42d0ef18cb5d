"""What people say of a requirement: judgements, and the findings of outside bodies."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pwp.calendar import When, by
from pwp.findings import Finding, Place, Rule, State
from pwp.model.evaluation import Judgement, Outside, Point
from pwp.model.workspace import Workspace

INCOMPLETE_JUDGEMENT = Rule(
    "WSP29",
    """Every judgement says who judged, when, why and on what evidence.

    Why: a rating without a reason and evidence cannot be relied on at sign-off, so it does not count until it has
    them.

    Put it right: fill `by`, `date`, `why` and `evidence` of the judgement in evaluation.yaml. `evidence` takes ids
    of documents, log entries or assessments.
    """,
)
OUTSIDE_FINDING = Rule(
    "EVL20",
    """What outside bodies recommend is answered.

    Why: an inspectorate, a court or a panel looked at this engagement from outside; a recommendation nobody
    answered is the first thing a reviewer asks about.

    Put it right: fill `answer` for the point in evaluation.yaml, and `done` once it has been acted on.
    """,
)
_FILE = "evaluation.yaml"
_RATINGS = {"met": State.MET, "partly": State.PARTLY, "not-met": State.FAILED}


class Judged(NamedTuple):
    """A judgement in force, and where it stands."""

    state: State
    judgement: Judgement
    place: Place


def judgements(workspace: Workspace, as_of: date) -> dict[str, Judged]:
    """For each requirement judged: the judgement in force, the latest where there are several."""
    in_force: dict[str, Judged] = {}
    today = When.of(as_of)
    for position, one in enumerate(workspace.evaluation.judgements):
        if list(_lacking(one, today)) or one.rating is None:
            continue
        judged = Judged(_RATINGS[one.rating], one, Place(_FILE, ("judgements", position)))
        for requirement in one.requirements:
            held = in_force.get(requirement)
            if held is None or _date(held.judgement) <= _date(one):
                in_force[requirement] = judged
    return in_force


def _date(judgement: Judgement) -> date:
    return judgement.date.last if judgement.date else date.min


def _lacking(one: Judgement, today: When) -> Iterator[tuple[str, str]]:
    """What keeps a judgement from counting: the key, and a sentence."""
    about = ", ".join(one.requirements) or "no requirement named"
    for key in ("requirements", "rating", "by", "date", "why", "evidence"):
        if not getattr(one, key):
            yield key, f"the judgement of {about} has no '{key}', so it does not count yet"
    if one.date and by(one.date, today) is False:
        yield "date", f"the judgement of {about} is dated {one.date}, which has not come"


def judgement_findings(workspace: Workspace, as_of: date) -> Iterator[Finding]:
    """What keeps judgements from counting."""
    for position, one in enumerate(workspace.evaluation.judgements):
        place = Place(_FILE, ("judgements", position))
        for key, sentence in _lacking(one, When.of(as_of)):
            yield Finding(INCOMPLETE_JUDGEMENT.code, State.MISSING, place.at(key), sentence)


class Shortfall(NamedTuple):
    """What an outside body found wanting about a requirement, not yet answered and put right."""

    outside: Outside
    point: Point
    place: Place


def shortfalls(workspace: Workspace, as_of: date) -> dict[str, list[Shortfall]]:
    """For each requirement: the shortfalls that outside bodies found and that still stand."""
    found: dict[str, list[Shortfall]] = {}
    for outside, point, place in _points(workspace):
        if point.result == "shortfall" and not _put_right(point, as_of):
            for requirement in point.about:
                found.setdefault(requirement, []).append(Shortfall(outside, point, place))
    return found


def _put_right(point: Point, as_of: date) -> bool:
    """A shortfall stands until it is answered and what it called for was done."""
    return bool(point.answer and point.done and by(point.done, When.of(as_of)))


def _points(workspace: Workspace) -> Iterator[tuple[Outside, Point, Place]]:
    for position, outside in enumerate(workspace.evaluation.outside):
        for number, point in enumerate(outside.points):
            yield outside, point, Place(_FILE, ("outside", position, "points", number))


def outside_findings(workspace: Workspace) -> Iterator[Finding]:
    """Advice: recommendations of outside bodies that nobody has answered."""
    for outside, point, place in _points(workspace):
        if point.result == "recommendation" and not point.answer:
            sentence = f"{outside.by or outside.id} recommended {point.point or point.id}, and it is not answered"
            yield Finding(OUTSIDE_FINDING.code, State.ADVICE, place, sentence)
