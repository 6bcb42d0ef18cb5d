"""The page of a check or a requirement, as Markdown and for programs."""

from collections.abc import Collection, Iterator
from typing import Any

from pwp import resources
from pwp.assessment import rules
from pwp.assessment.applying import BODIES
from pwp.assessment.facts import MEANS
from pwp.checks import catalogue
from pwp.checks.looking import LOOKED_AT
from pwp.cli.options import plain
from pwp.findings import Rule
from pwp.frameworks import Framework, Requirement
from pwp.spelling import listed

Asking = list[tuple[Framework, Requirement]]


def of_rule(rule: Rule, asking: Asking) -> str:
    """The page of a rule as Markdown, its worked examples last."""
    page = rule.page
    parts = [f"# {rule.code}: {page.summary}", "", f"**Why.** {_capital(page.why)}", ""]
    parts += [f"**Put it right.** {_capital(page.remedy)}", "", *_how_it_asks(rule), ""]
    if asking:
        parts += ["**Asked by**", "", *(f"- {_clause(*one)}" for one in _latest(asking)), ""]
    if examples := resources.worked_examples(rule.code):
        parts += ["# Worked examples", "", examples]
    return "\n".join(parts)


def _how_it_asks(rule: Rule) -> Iterator[str]:
    """Of what a check is asked, from when, and what holds where there is nothing to ask it of."""
    check = catalogue().get(rule.code)
    if check is None:
        yield "Found when the record is read or assessed; it holds at every step."
        return
    who = f"Asked of the {check.over.one}" if check.over.single else f"Asked of each {check.over.one}"
    yield f"{who}; due from the step {check.step}."
    if check.none is not None:
        yield f"Where there is none: {check.none.state} ({check.none.sentence})."
    for limit, number in check.thresholds.items():
        yield f"Limit: {limit.replace('_', ' ')}, {number:g}."


def _clause(framework: Framework, requirement: Requirement) -> str:
    return f"{requirement.id}, {requirement.title} ({framework.clause(requirement)}; {requirement.severity})"


def _latest(asking: Asking) -> Asking:
    """Each requirement once, in the latest edition that has it."""
    return list({requirement.id: (framework, requirement) for framework, requirement in asking}.values())


def of_requirement(asked: Asking, sharing: Collection[str]) -> Iterator[str]:
    """The page of a requirement, in its last edition, as Markdown; for one that people judge, with lines to paste.

    `sharing` are the requirements that put its question too, by their ids.
    """
    framework, requirement = asked[-1]
    yield f"# {requirement.id}: {requirement.title}"
    yield ""
    yield requirement.asks
    yield ""
    yield f"- Source: {framework.clause(requirement)}"
    yield from (f"- Also in: {_other_edition(*one, requirement)}" for one in reversed(asked[:-1]))
    if framework.publisher:
        yield f"- Publisher: {framework.publisher}{f', {framework.url}' if framework.url else ''}"
    yield f"- The source says: {requirement.says}. How much it matters here: {requirement.severity}"
    yield f"- Asked at the step: {requirement.step}"
    yield f"- Asked of: {_asked_of(framework, requirement)}"
    yield f"- Judged by: {_judged_by(requirement)}"
    if requirement.checks:
        yield ""
        yield "**What pwp looks for**"
        yield ""
        if requirement.about:
            yield f"Of the impact assessments, only in those on {LOOKED_AT[requirement.about]}."
            yield ""
        for code in requirement.checks:
            yield f"- {code}: {rules()[code].page.summary}{_own_limits(requirement, code)}"
    if requirement.question:
        yield from _question(requirement, sharing)


def _own_limits(requirement: Requirement, code: str) -> str:
    """The limits that a requirement sets for a check in the place of the check's own, which are only advice."""
    usual = catalogue()[code].thresholds if code in catalogue() else {}
    own = [
        f"{name.replace('_', ' ')} {number:g}, not {usual[name]:g} as advised"
        if usual[name] != number
        else f"{name.replace('_', ' ')} {number:g}, as advised"
        for name, number in requirement.thresholds.get(code, {}).items()
    ]
    return f" It is held to: {listed(own)}." if own else ""


def _other_edition(framework: Framework, requirement: Requirement, latest: Requirement) -> str:
    """How an earlier edition asks for a requirement, in so far as it is not as the latest does."""
    asks = "" if requirement.asks == latest.asks else f". It asks: {requirement.asks}"
    return f"{framework.clause(requirement)}{asks}"


def _asked_of(framework: Framework, requirement: Requirement) -> str:
    """For whom, and for what, a requirement is asked; of the bodies, those that the requirement itself narrows to."""
    both = [applies for applies in (framework.applies, requirement.applies) if applies is not None]
    bodies = next((applies.bodies for applies in reversed(both) if applies.bodies), ())
    words = dict.fromkeys(word for applies in both for word in applies.when)
    parts = [listed([BODIES[body] for body in bodies], "or")] if bodies else []
    return "; ".join([*parts, *(f"where {MEANS[word]}" for word in words)]) or "everybody"


def _judged_by(requirement: Requirement) -> str:
    return {"machine": "pwp", "people": "people", "both": "pwp and people"}[requirement.judged]


def _question(requirement: Requirement, sharing: Collection[str]) -> Iterator[str]:
    """The question to put to people, and the lines to record their answer with."""
    yield ""
    yield "**The question for people**"
    yield ""
    yield requirement.question or ""
    yield ""
    if others := sorted({*sharing, *filter(None, [requirement.judged_with])}):
        yield f"{listed(others)} {'puts' if len(others) == 1 else 'put'} the same question; one judgement serves all."
        yield ""
    yield "To record the answer, put these lines into evaluation.yaml, under `judgements:`, and fill them in:"
    yield ""
    yield "```yaml"
    yield f"  - requirements: [{requirement.id}]"
    yield "    rating: # met, partly or not-met"
    yield "    by: [] # the posts or groups that judged it; no names"
    yield "    date: # the day, such as 2026-03-14"
    yield "    why: # what people said, in a sentence or two"
    yield "    evidence: [] # ids of documents, log entries or assessments"
    yield "```"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def rule_as_json(rule: Rule, asking: Asking) -> dict[str, Any]:
    """The page of a rule for programs."""
    check = catalogue().get(rule.code)
    page = rule.page
    return {
        "version": 1,
        "code": rule.code,
        "summary": page.summary,
        "why": page.why,
        "put_it_right": page.remedy,
        "step": check.step if check else None,
        "asked_of": check.over.one if check else None,
        "requirements": [each.id for _, each in _latest(asking)],
        "worked_examples": resources.worked_examples(rule.code),
    }


def requirement_as_json(asked: Asking) -> dict[str, Any]:
    """The page of a requirement, in its last edition, for programs."""
    framework, requirement = asked[-1]
    return {
        "version": 1,
        "framework": framework.id,
        "edition": framework.edition,
        **plain(requirement),
        "editions": {one.edition: each.verified for one, each in asked},
    }
