"""From the answers of checks and people to the state of every requirement."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pwp.assessment.applicability import Applicability
from pwp.assessment.applying import applicability
from pwp.assessment.asking import Answer, Asking, ask
from pwp.assessment.choosing import Chosen, choose
from pwp.assessment.judging import Judged, Shortfall, judgements, sharing, shortfalls
from pwp.assessment.progress import happened
from pwp.assessment.states import is_due, until_due, worst
from pwp.calendar import When
from pwp.checks import catalogue
from pwp.errors import Unknown
from pwp.findings import Finding, Place, Rule, State
from pwp.folder import ABOUT_FILES, Loaded
from pwp.frameworks import Framework, Requirement
from pwp.model.engagement import Profile
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

PROFILES = ("light", "standard", "full")


class Asked(NamedTuple):
    """A requirement of the edition that judges the engagement, and whether it is asked."""

    framework: Framework
    requirement: Requirement
    applies: Applicability

    @property
    def turns_on_facts(self) -> bool:
        """Whether anything in the record could keep it from being asked."""
        return bool(self.framework.applies or self.requirement.applies)

    @property
    def is_put(self) -> bool:
        """Whether its checks are asked: not before the fact on which it turns is known, if it turns on one."""
        return bool(self.applies.holds) or (self.applies.unknown and not self.turns_on_facts)


class Assessed(NamedTuple):
    """A requirement's state and what it rests on.

    `reason` says why it is not applicable, or what it waits for. `findings` are those that belong to it alone;
    those of its checks are in `answers`.
    """

    framework: Framework
    requirement: Requirement
    state: State
    reason: str = ""
    answers: tuple[Answer, ...] = ()
    judged: Judged | None = None
    shortfalls: tuple[Shortfall, ...] = ()
    findings: tuple[Finding, ...] = ()


def applying(
    loaded: Loaded, frameworks: Iterable[Framework], today: When
) -> tuple[tuple[Chosen, tuple[Asked, ...]], ...]:
    """Each framework in the edition that judges this record, with its requirements: whether they are asked, and why."""
    chosen = choose(loaded.careful, frameworks, today)
    return tuple((one, asked(loaded.careful, (one,), today)) for one in chosen)


def asked(workspace: Workspace, chosen: Iterable[Chosen], today: When) -> tuple[Asked, ...]:
    """Every requirement of every framework, with whether it is asked of this record."""
    return tuple(
        Asked(one.framework, requirement, _applies(workspace, one, requirement, today))
        for one in chosen
        for requirement in one.framework.requirements
    )


def _applies(workspace: Workspace, chosen: Chosen, requirement: Requirement, today: When) -> Applicability:
    """Whether a requirement is asked: its framework is, it is itself, and it is in proportion."""
    if chosen.applies.holds is False:
        return chosen.applies
    try:
        own = applicability(workspace, requirement.applies, today)
        if own.holds is False:
            return own
        if chosen.applies.holds is None:  # one fact at a time: what is narrower is asked once this is known
            return chosen.applies
        if beyond := _beyond(workspace.engagement.profile, requirement):
            return beyond
    except Unknown as unknown:
        return Applicability(None, str(unknown), Place(unknown.file), unknown=True)
    return own if own.holds is None else chosen.applies


def _beyond(profile: Profile | None, requirement: Requirement) -> Applicability | None:
    """That a requirement is asked only of larger engagements; never a `must`, nor where no reason is given."""
    if profile is None or says_nothing(profile.why) or profile.level is None or requirement.severity == "must":
        return None
    if PROFILES.index(requirement.profile) <= PROFILES.index(profile.level):
        return None
    reason = f"asked of a {requirement.profile} engagement; this one is {profile.level}: {profile.why}"
    return Applicability(False, reason, Place("engagement.yaml", ("profile",)))


Key = tuple[str, str, str]
"""What tells one asking of a check from another: its code, the thresholds set for it, the one kind of impact."""


def answers(asking: Asking, wanted: Iterable[Asked]) -> dict[Key, Answer]:
    """What each check that a requirement wants comes to, asked once for each way in which requirements put it."""
    found: dict[Key, Answer] = {}
    checks = catalogue()
    for one in wanted:
        if not one.is_put:
            continue
        for code in one.requirement.checks:
            key = _key(one.requirement, code)
            if code in checks and key not in found:
                found[key] = ask(asking, checks[code], one.requirement.thresholds.get(code, {}), key[-1])
    return found


def _key(requirement: Requirement, code: str) -> Key:
    """What the answer to a check is kept under, as a requirement puts it."""
    check = catalogue().get(code)
    about = requirement.about if check and check.narrows else None
    return code, repr(sorted(requirement.thresholds.get(code, {}).items())), about or ""


def own_answer(rule: Rule, findings: Sequence[Finding], unread: Sequence[str], nothing: str) -> Answer:
    """What a rule came to that reading or assessing looks after: met where it found nothing.

    `nothing` says that there is nothing to ask it of, if there is not. A file that cannot be read may hide more, so
    then nothing is met that depends on what files hold.
    """
    found = tuple(finding for finding in findings if finding.code == rule.code)
    if nothing and not found and not (unread and rule not in ABOUT_FILES):
        return Answer(rule, None, State.NOT_APPLICABLE, {}, why=nothing)
    hidden = [State.ERROR] if unread and rule not in ABOUT_FILES else []
    state = worst([State.MET, *hidden, *(finding.state for finding in found)])
    return Answer(rule, None, state, {}, found, why=f"{unread[0]} cannot be read" if hidden else "")


class People(NamedTuple):
    """What people and outside bodies say, for every requirement they say it of."""

    judged: Mapping[str, Judged]
    shortfalls: Mapping[str, Sequence[Shortfall]]
    waived: frozenset[str] = frozenset()
    unknown: Unknown | None = None


def people(asking: Asking, wanted: Iterable[Asked]) -> People:
    """What people and outside bodies say of requirements in this record."""
    workspace = asking.loaded.careful
    try:
        shared = sharing(one.requirement for one in wanted)
        judged = judgements(workspace, asking.as_of, shared)
        found = shortfalls(workspace, asking.as_of)
    except Unknown as unknown:
        return People({}, {}, unknown=unknown)
    short = (name for name, one in judged.items() if one.state is not State.MET)
    waived = {each for name in short if asking.waivers.of_requirement(name) for each in shared.get(name, (name,))}
    return People(judged, found, frozenset(waived))


def assessed(one: Asked, asking: Asking, given: Mapping[str, Answer], said: People) -> Assessed:
    """A requirement's state: the worst of its checks, what people judged, and what outside bodies found."""
    requirement = one.requirement
    if one.applies.holds is False:
        return Assessed(one.framework, requirement, State.NOT_APPLICABLE, one.applies.reason)
    parts = [answer.state for answer in given.values()]
    findings: list[Finding] = []
    judged = said.judged.get(requirement.id)
    reason = ""
    if requirement.judged != "machine":
        finding, reason = _judgement(one, asking, said)
        parts.append(State.MET if finding is None else finding.state)
        findings.extend([finding] if finding else [])
    stands = tuple(said.shortfalls.get(requirement.id, ()))
    findings.extend(_shortfall(requirement, short) for short in stands)
    parts.extend(State.FAILED for _ in stands)
    if requirement.step == "organisation" and worst(parts) in (State.TO_JUDGE, State.NOT_DUE):
        return Assessed(one.framework, requirement, State.NOT_DUE, "asked of the organisation as a whole")
    if one.applies.holds is None:
        findings = [found for found in findings if found.state is not State.TO_JUDGE]
        due = is_due(requirement.step, asking.step)
        parts.append(State.ERROR if one.applies.unknown else until_due(State.MISSING, due=due))
        reason = one.applies.reason
    return Assessed(
        one.framework,
        requirement,
        worst(parts),
        reason,
        tuple(given.values()),
        judged,
        stands,
        tuple(findings),
    )


def _judgement(one: Asked, asking: Asking, said: People) -> tuple[Finding | None, str]:
    """The finding that people judged it short, or have not judged it yet; None where they judged it met.

    With it goes the reason why it is not due, where that is so.
    """
    requirement = one.requirement
    judged = said.judged.get(requirement.id)
    name = requirement.judged_with or requirement.id  # so that what several ask is found once
    if said.unknown is not None:
        return Finding(name, State.ERROR, Place(said.unknown.file), str(said.unknown)), ""
    try:
        formal = bool(requirement.applies and "consultation" in requirement.applies.when)
        after = requirement.after
        waits = happened(asking.loaded.careful, asking.log, after, consultation=formal) if after else ""
    except Unknown as unknown:
        return Finding(name, State.ERROR, Place(unknown.file), str(unknown)), ""
    due = is_due(requirement.step, asking.step) and not waits
    if judged is None:
        state = until_due(State.TO_JUDGE, due=due)
        place = Place("evaluation.yaml", ("judgements",))
        question = requirement.question or requirement.asks
        return Finding(name, state, place, question), waits
    if judged.state is State.MET:
        return None, ""
    if judged.state is State.ERROR:
        return Finding(name, State.ERROR, judged.place, judged.why), waits
    state = until_due(judged.state, due=due or requirement.step == "organisation")
    if state in (State.FAILED, State.PARTLY) and requirement.id in said.waived:
        state = State.WAIVED
    words = {"partly": "partly met", "not-met": "not met"}[judged.judgement.rating or "not-met"]
    sentence = f"judged {words} by {', '.join(judged.judgement.by)}: {judged.judgement.why}"
    return Finding(name, state, judged.place, sentence), waits


def _shortfall(requirement: Requirement, short: Shortfall) -> Finding:
    sentence = f"{short.outside.by or short.outside.id} found it short: {short.point.point or short.point.id}"
    return Finding(requirement.id, State.FAILED, short.place, sentence)


def keys(one: Asked) -> list[tuple[str, Key]]:
    """For each check of a requirement that is asked: its code, and what its answer is kept under."""
    if not one.is_put:
        return []
    return [(code, _key(one.requirement, code)) for code in one.requirement.checks]
