"""Which frameworks judge an engagement, in which edition, and why."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pwp.assessment.applicability import Applicability
from pwp.assessment.applying import UNANSWERED, applicability
from pwp.calendar import When, earliest
from pwp.errors import Unknown
from pwp.findings import Finding, Place, Rule, State
from pwp.frameworks import Framework, stood
from pwp.model.engagement import Frameworks
from pwp.model.lookups import first_decided_on
from pwp.model.workspace import Workspace
from pwp.spelling import did_you_mean

UNKNOWN_FRAMEWORK = Rule(
    "WSP31",
    """Every framework, edition, requirement and check that the record names is there.

    Why: a judgement or a waiver of a requirement that does not exist counts for nothing, and nobody would notice.

    Put it right: correct the name. 'pwp frameworks' lists the frameworks and 'pwp checks' the checks.
    """,
)
_PLACE = Place("engagement.yaml", ("frameworks",))


class Chosen(NamedTuple):
    """A framework in the edition that judges this engagement, and whether it is asked.

    `stood_on` is the day on which the engagement began, where it decided between several editions.
    """

    framework: Framework
    applies: Applicability
    stood_on: When | None = None


def choose(workspace: Workspace, frameworks: Iterable[Framework], today: When) -> tuple[Chosen, ...]:
    """One edition of each framework, with whether and why it is asked of this record, on a day."""
    families: dict[str, list[Framework]] = {}
    for framework in frameworks:
        families.setdefault(framework.id, []).append(framework)
    return tuple(_choose(workspace, editions, today) for editions in families.values())


def _choose(workspace: Workspace, editions: Sequence[Framework], today: When) -> Chosen:
    """The edition of one framework, and whether it is asked."""
    try:
        named = workspace.engagement.frameworks or Frameworks()
        wanted = named.editions.get(editions[0].id)
        at_decision = editions[-1].stands_at == "decision"
        day = (first_decided_on(workspace) or today) if at_decision else earliest_day(workspace)
    except Unknown as unknown:
        return Chosen(editions[-1], Applicability(None, str(unknown), Place(unknown.file), unknown=True))
    family = editions[0].id
    also = family in named.also or any(edition.name in named.also for edition in editions)
    for edition in editions:
        if edition.name in named.also or (also and wanted in (edition.edition, edition.name)):
            return Chosen(edition, Applicability(True, "named in engagement.yaml", _PLACE))
        if wanted in (edition.edition, edition.name):
            return Chosen(edition, applicability(workspace, edition.applies, today))
    standing = [edition for edition in editions if day is None or stood(edition, day)]
    if also:
        edition = standing[-1] if standing else editions[0]
        return Chosen(edition, Applicability(True, "named in engagement.yaml", _PLACE))
    possible = [edition for edition in editions if day and stood(edition, day) is None]
    if not standing and possible:  # it came out in the month in which this began
        return Chosen(possible[0], applicability(workspace, possible[0].applies, today), day if editions[1:] else None)
    if not standing:
        return Chosen(editions[0], _none_stood(day, at_decision=at_decision))
    return Chosen(standing[-1], applicability(workspace, standing[-1].applies, today), day if editions[1:] else None)


def _none_stood(day: When | None, *, at_decision: bool) -> Applicability:
    """That no edition stood on the day that counts."""
    if at_decision:
        reason = f"not in force yet on {day}"
        return Applicability(False, reason, Place("decisions.yaml"))
    reason = f"no edition is known to have stood when this engagement began ({day})"
    return Applicability(False, reason, Place("engagement.yaml", ("started",)))


def earliest_day(workspace: Workspace) -> When | None:
    """The day on which the engagement began: as recorded, or the earliest day that the record gives."""
    if workspace.engagement.started:
        return workspace.engagement.started
    days: list[When | None] = []
    for gather in (_in_plan, _in_log):
        try:
            days.extend(gather(workspace))
        except Unknown:  # what cannot be read gives no day
            continue
    return earliest(days)


def _in_plan(workspace: Workspace) -> Iterator[When | None]:
    for row in workspace.plan.timetable:
        yield from (row.opened, row.start)


def _in_log(workspace: Workspace) -> Iterator[When | None]:
    return (entry.date for entry in workspace.log.values())


def vague_beginnings(
    workspace: Workspace, chosen: Iterable[Chosen], frameworks: Iterable[Framework]
) -> Iterator[Finding]:
    """That the day on which the engagement began is not known well enough to tell which edition judges it."""
    for one in chosen:
        day, later = one.stood_on, False
        for edition in frameworks:
            if edition.id == one.framework.id and day and not day.is_day and edition is not one.framework:
                later = later or stood(edition, day) is None
        if day and later and one.applies.holds is not False and workspace.engagement.started:
            sentence = f"give the day: of {one.framework.short or one.framework.title} more than one edition came out"
            place = Place("engagement.yaml", ("started",))
            yield Finding(UNANSWERED.code, State.MISSING, place, f"{sentence} by then, and it began in {day}")


def unknown_frameworks(workspace: Workspace, frameworks: Sequence[Framework]) -> Iterator[Finding]:
    """The frameworks and editions that the record names and that are not there."""
    named = workspace.engagement.frameworks
    if named is None:
        return
    families = {framework.id for framework in frameworks}
    known = families | {framework.name for framework in frameworks}
    for position, name in enumerate(named.also):
        if name not in known:
            sentence = f"there is no framework '{name}'{did_you_mean(name, sorted(known))}"
            yield _unknown(_PLACE.at(f"also/{position}"), sentence)
    for family, edition in named.editions.items():
        editions = [one for one in frameworks if one.id == family]
        place = Place(_PLACE.file, (*_PLACE.route, "editions", family))
        if not editions:
            yield _unknown(place, f"there is no framework '{family}'{did_you_mean(family, sorted(families))}")
        elif edition not in {name for one in editions for name in (one.edition, one.name)}:
            there = ", ".join(one.edition for one in editions if one.edition)
            it_has = f"; it has {there}" if there else ", nor any other"
            yield _unknown(place, f"'{family}' has no edition '{edition}'{it_has}")


def _unknown(place: Place, sentence: str) -> Finding:
    return Finding(UNKNOWN_FRAMEWORK.code, State.FAILED, place, sentence)


def unknown_requirements(workspace: Workspace, known: frozenset[str], codes: frozenset[str]) -> Iterator[Finding]:
    """The requirements and checks that judgements, outside findings and waivers name and that are not there."""
    for place, name in _named_requirements(workspace):
        if name not in known:
            yield _unknown(place, f"there is no requirement '{name}'{did_you_mean(name, sorted(known))}")
    for position, waiver in enumerate(workspace.waivers.waivers):
        if waiver.of and waiver.of not in known | codes:
            meant = did_you_mean(waiver.of, sorted(known | codes))
            place = Place("waivers.yaml", ("waivers", position, "of"))
            yield _unknown(place, f"there is no check or requirement '{waiver.of}'{meant}")


def _named_requirements(workspace: Workspace) -> Iterator[tuple[Place, str]]:
    evaluation = workspace.evaluation
    for position, judgement in enumerate(evaluation.judgements):
        for number, name in enumerate(judgement.requirements):
            yield Place("evaluation.yaml", ("judgements", position, "requirements", number)), name
    for position, outside in enumerate(evaluation.outside):
        for number, point in enumerate(outside.points):
            for last, name in enumerate(point.about):
                route = ("outside", position, "points", number, "about", last)
                yield Place("evaluation.yaml", route), name
