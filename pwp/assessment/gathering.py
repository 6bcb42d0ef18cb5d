"""Every finding once: sorted, located, with the requirements that ask for it and the highest severity."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pwp.assessment.applying import UNANSWERED, unanswered
from pwp.assessment.asking import Answer, Asking
from pwp.assessment.catalogue import rules
from pwp.assessment.choosing import Chosen, unknown_frameworks, unknown_requirements, vague_beginnings
from pwp.assessment.judging import INCOMPLETE_JUDGEMENT, OUTSIDE_FINDING, judgement_findings, outside_findings
from pwp.assessment.progress import Progress, step_behind
from pwp.assessment.requiring import Asked, Assessed
from pwp.assessment.states import is_due
from pwp.assessment.waiving import NOT_IN_FORCE
from pwp.errors import Unknown
from pwp.findings import SEVERITIES, Finding, Severity, State
from pwp.folder import Loaded
from pwp.frameworks import Framework
from pwp.model.workspace import Workspace

SHOWN = frozenset(State) - {State.MET, State.NOT_DUE, State.NOT_APPLICABLE}
"""The states a finding may have that anybody needs to see; what is not due is counted, not listed."""


def own_findings(
    asking: Asking, come: Progress, frameworks: Sequence[Framework], chosen: Sequence[Chosen], asked: Iterable[Asked]
) -> list[Finding]:
    """What reading found, and what assessing finds beside the checks. Waivers come last, when all is asked."""
    loaded, as_of = asking.loaded, asking.as_of
    workspace = loaded.careful
    known = frozenset(one.id for framework in frameworks for one in framework.requirements)
    by_machine = {one.id for framework in frameworks for one in framework.requirements if one.judged == "machine"}
    wanted = list(asked)
    put = {code for one in wanted if one.is_put for code in one.requirement.checks}
    facts = {
        (one.applies.place, one.applies.reason): one.applies
        for one in wanted
        if one.applies.holds is None and not one.applies.unknown and is_due(one.requirement.step, asking.step)
        if one.applies.asked_by not in put  # else it is found once already
    }
    looks: list[Callable[[], Iterable[Finding | None]]] = [
        lambda: unknown_frameworks(workspace, frameworks),
        lambda: vague_beginnings(workspace, chosen, frameworks),
        lambda: unknown_requirements(workspace, known, frozenset(rules())),
        lambda: judgement_findings(workspace, as_of, by_machine),
        lambda: outside_findings(workspace, as_of),
        lambda: [step_behind(workspace, come)],
    ]
    found = [*loaded.findings, *map(unanswered, facts.values())]
    for look in looks:
        try:
            found.extend(finding for finding in look() if finding is not None)
        except Unknown:  # said once already, by what read the file
            continue
    return found


def nothing_to_ask(workspace: Workspace, asked: Iterable[Asked]) -> dict[str, str]:
    """For each rule of assessing that there is nothing to ask of: why. What cannot be read holds something."""
    turns_on_facts = any(one.turns_on_facts and one.applies.holds is not False for one in asked)
    held: dict[str, tuple[Callable[[], object], str]] = {
        NOT_IN_FORCE.code: (lambda: workspace.waivers.waivers, "no waivers are recorded"),
        INCOMPLETE_JUDGEMENT.code: (lambda: workspace.evaluation.judgements, "no judgements are recorded"),
        OUTSIDE_FINDING.code: (lambda: workspace.evaluation.outside, "no finding of an outside body is recorded"),
        UNANSWERED.code: (lambda: turns_on_facts, "nothing that is asked turns on such facts"),
    }
    found = {}
    for code, (look, why) in held.items():
        try:
            if not look():
                found[code] = why
        except Unknown:  # something is there
            continue
    return found


def gathered(loaded: Loaded, assessed: Sequence[Assessed], own: Sequence[Finding]) -> tuple[Finding, ...]:
    """All findings that need to be seen: each once, with its line, its requirements and its severity."""
    asked_by = _askers([one for one in assessed if one.state is not State.NOT_APPLICABLE])
    found = dict.fromkeys(finding for finding in _all(assessed, own) if finding.state in SHOWN)
    by_file = sorted(found, key=lambda finding: finding.place.file)  # so that each file is looked up once
    placed = (_complete(loaded, finding, asked_by(finding)) for finding in by_file)
    return tuple(sorted(placed, key=lambda finding: finding.order))


def _askers(assessed: Sequence[Assessed]) -> Callable[[Finding], Sequence[Assessed]]:
    """For each finding the requirements that ask for it: whose own it is, or whose checks, so put, found it."""
    by_code: dict[str, list[tuple[Answer | None, Assessed]]] = {}
    for one in assessed:
        for name in filter(None, (one.requirement.id, one.requirement.judged_with)):
            by_code.setdefault(name, []).append((None, one))
        for answer in one.answers:
            for code in {answer.rule.code, *(finding.code for finding in answer.findings)}:
                by_code.setdefault(code, []).append((answer, one))
    held: dict[int, frozenset[Finding]] = {}

    def asking(finding: Finding) -> list[Assessed]:
        asked = by_code.get(finding.code, [])
        if len({id(answer) for answer, _ in asked}) > 1:  # only where several requirements put it in different ways
            for answer, _ in asked:
                if answer is not None and id(answer) not in held:
                    held[id(answer)] = frozenset(answer.findings)
            asked = [(answer, one) for answer, one in asked if answer is None or finding in held[id(answer)]]
        return [one for _, one in asked]

    return asking


def _all(assessed: Iterable[Assessed], own: Iterable[Finding]) -> Iterator[Finding]:
    yield from own
    for one in assessed:
        yield from one.findings
        for answer in one.answers:
            if answer.over is not None:
                yield from answer.findings


def _complete(loaded: Loaded, finding: Finding, asked_by: Sequence[Assessed]) -> Finding:
    """The finding with its line and column, the requirements that ask for it, and the highest severity."""
    line, column = (finding.line, finding.column) if finding.line else loaded.locate(finding.place)
    severities = [Severity(one.requirement.severity) for one in asked_by]
    severity = min(severities, key=SEVERITIES.index, default=Severity.SHOULD)
    if finding.state is State.ADVICE:
        severity = Severity.ADVICE
    names = tuple(dict.fromkeys(one.requirement.id for one in asked_by))
    return finding._replace(line=line, column=column, severity=severity, requirements=names)
