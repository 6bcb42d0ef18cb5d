"""Findings put together as people read them: one group for each rule and state, worst first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pwp.assessment import Answer, Assessed, Assessment
from pwp.assessment.catalogue import rules
from pwp.findings import SEVERITIES, Finding, Severity, State
from pwp.frameworks import OURS, Framework
from pwp.model.words import STEPS

ORDER = (
    State.FAILED,
    State.ERROR,
    State.MISSING,
    State.PARTLY,
    State.TO_JUDGE,
    State.WAIVED,
    State.ADVICE,
)


class Group(NamedTuple):
    """The findings of one rule in one state.

    `title` is what is true when the rule is met, `remedy` what would close the gap; `extent` says how many of how
    many subjects fall short, such as "3 of 40 activities", or nothing where there is only one to ask.
    """

    code: str
    state: State
    title: str
    remedy: str
    extent: str
    severity: Severity
    findings: tuple[Finding, ...]
    requirements: tuple[Assessed, ...]


def groups(assessment: Assessment) -> tuple[Group, ...]:
    """Every finding in its group: by state, then the most severe first, then by code."""
    found: dict[tuple[State, str], list[Finding]] = {}
    for finding in assessment.findings:
        found.setdefault((finding.state, finding.code), []).append(finding)
    asked_by = {one.requirement.id: one for one in assessment.requirements}
    answers: dict[str, list[Answer]] = {}
    for answer in assessment.answers:
        answers.setdefault(answer.rule.code, []).append(answer)
    made = [
        _group(state, code, tuple(findings), answers.get(code, ()), asked_by)
        for (state, code), findings in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (ORDER.index(one.state), SEVERITIES.index(one.severity), one.code)))


def _group(
    state: State,
    code: str,
    findings: tuple[Finding, ...],
    answers: Sequence[Answer],
    asked_by: dict[str, Assessed],
) -> Group:
    named = {name for finding in findings for name in finding.requirements}
    requirements = tuple(one for name, one in asked_by.items() if name in named)
    severity = min((finding.severity for finding in findings), key=SEVERITIES.index)
    rule = rules().get(code)
    if rule is not None:
        page = rule.page
        return Group(
            code, state, page.summary, page.remedy, _extent(state, findings, answers), severity, findings, requirements
        )
    requirement = asked_by[code].requirement
    remedy = f"record a judgement: 'pwp explain {code}' shows the question and the lines to write"
    if state in (State.FAILED, State.PARTLY):
        remedy = "put right what was found short, and have it judged again by those whom it concerns"
    if state is State.ERROR:
        remedy = "mend what cannot be read first; then it can be judged again"
    return Group(code, state, requirement.title, remedy, "", severity, findings, requirements)


def _extent(state: State, findings: Sequence[Finding], answers: Sequence[Answer]) -> str:
    """How many subjects of how many are in this state; nothing where no one way of asking found all of it."""
    told = {(one.place, one.sentence) for one in findings}
    whole = (one for one in answers if told <= {(found.place, found.sentence) for found in one.findings})
    answer = max(whole, key=lambda one: one.asked_of, default=None)
    if answer is None or answer.over is None or answer.over.single or answer.asked_of <= 1:
        return ""
    number = answer.counts.get(state, 0)
    return f"{number} of {answer.asked_of} {answer.over.many}" if number else ""


class Tally(NamedTuple):
    """How many requirements of one standard, or asked at one step, are in each state."""

    name: str
    counts: Counter[State]


class Standards(NamedTuple):
    """One framework with its standards, or stages.

    `why_not` says why it is not asked, where it is not; `because` why this edition is, where there are others.
    """

    framework: Framework
    tallies: tuple[Tally, ...]
    why_not: str
    because: str


def by_standard(assessment: Assessment) -> tuple[Standards, ...]:
    """The requirements counted by framework and group, in the order in which they are listed there."""
    found = []
    for chosen in assessment.frameworks:
        framework = chosen.framework
        own = ((_standard(one), one) for one in assessment.requirements if one.framework is framework)
        why_not = chosen.applies.reason if chosen.applies.holds is False else ""
        because = f", the edition for what began on {chosen.stood_on}" if chosen.stood_on else ""
        found.append(Standards(framework, _tallied(own), why_not, because))
    return tuple(found)


def by_step(assessment: Assessment) -> tuple[Tally, ...]:
    """The requirements counted by the step they are asked at; not those of the record itself, nor what is not asked."""
    asked = {one.framework.name for one in assessment.frameworks if one.applies.holds is not False}
    own = (one for one in assessment.requirements if one.framework.publisher != OURS and one.framework.name in asked)
    found = _tallied((one.requirement.step, one) for one in own)
    order = [*STEPS, "throughout", "organisation"]
    return tuple(sorted(found, key=lambda tally: order.index(tally.name)))


def _standard(one: Assessed) -> str:
    return one.requirement.group or one.framework.title


def _tallied(named: Iterable[tuple[str, Assessed]]) -> tuple[Tally, ...]:
    found: dict[str, Counter[State]] = {}
    for name, one in named:
        found.setdefault(name, Counter())[one.state] += 1
    return tuple(Tally(name, counts) for name, counts in found.items())
