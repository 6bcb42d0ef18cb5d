"""What makes a framework unusable, though every key and value in its file is as it should be."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from pwp.findings import Route
from pwp.frameworks.records import Framework, Requirement
from pwp.spelling import did_you_mean, listed

IS_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Takes(NamedTuple):
    """What a requirement may set for a rule.

    `limits` are the names of those it has; `narrows` is true where it can be asked of one kind of impact alone.
    """

    limits: tuple[str, ...] = ()
    narrows: bool = False


Problem = tuple[Route, str]
"""Where in a framework something is wrong, and what."""


def problems(
    framework: Framework,
    codes: Mapping[str, Takes],
    beside: Iterable[Framework] = (),
    unsure: Collection[object] = (),
) -> Iterator[Problem]:
    """Everything wrong with a framework by itself, and beside the others there are.

    `unsure` are the positions of requirements of which not all is understood, so that who judges is not known.
    """
    others = list(beside)
    taken = {one.id.casefold(): other.name for other in others for one in other.requirements}
    if not IS_ID.fullmatch(framework.id):
        yield ("id",), f"'{framework.id}' is no id; write it with letters, digits and hyphens, and no spaces"
    if framework.id.casefold() in {other.id.casefold() for other in others}:
        yield ("id",), f"'{framework.id}' is the id of another framework; give this one an id of its own"
    for position, one in enumerate(framework.requirements):
        at: Route = ("requirements", position)
        yield from _wrong_id(one, at, taken, framework, codes, sure=position not in unsure)
        taken.setdefault(one.id.casefold(), framework.name)
        for code in one.checks:
            if code not in codes:
                yield (*at, "checks"), f"{one.id}: there is no check {code}{did_you_mean(code, codes)}"
        yield from _unknown_limits(one, at, codes)
        if one.about and not any(code in codes and codes[code].narrows for code in one.checks):
            yield (*at, "about"), f"{one.id}: none of its checks can be asked about {one.about} alone"
        if position not in unsure:
            yield from _wrongly_judged(one, at)


def _wrong_id(  # noqa: PLR0913 - a requirement, where it is, and all that its id may clash with
    one: Requirement,
    at: Route,
    taken: Mapping[str, str],
    framework: Framework,
    codes: Mapping[str, Takes],
    *,
    sure: bool,
) -> Iterator[Problem]:
    """That a requirement's id is taken, or is none; that only where it is `sure` how it was meant."""
    other = taken.get(one.id.casefold())
    if other is not None:
        yield (*at, "id"), f"the id {one.id} is given twice{'' if other == framework.name else f', also in {other}'}"
    elif not IS_ID.fullmatch(one.id) and sure:
        yield (*at, "id"), f"'{one.id}' is no id; write it with letters, digits and hyphens, and no spaces"
    elif one.id.upper() in codes:
        yield (*at, "id"), f"the id {one.id} is the code of a check; give the requirement an id of its own"


def _wrongly_judged(one: Requirement, at: Route) -> Iterator[Problem]:
    """A requirement whose checks or question do not go with who judges it."""
    if one.judged != "people" and not one.checks:
        yield (*at, "judged"), f"{one.id}: judged by {one.judged}, and no checks are named"
    if one.judged == "people" and one.checks:
        meant = "'judged: both'" if one.question or one.judged_with else "'judged: machine', or 'judged: both' and ask"
        yield (*at, "checks"), f"{one.id}: judged by people, and checks are named; say {meant}"
    elif one.judged != "machine" and not (one.question or one.judged_with):
        yield (*at, "judged"), f"{one.id}: judged by {one.judged}, and there is no question to put"
    if one.question and one.judged_with:
        yield (*at, "question"), f"{one.id}: has a question, and shares that of {one.judged_with}; give one of the two"


def unknown_questions(framework: Framework, questions: Mapping[str, str | None]) -> Iterator[Problem]:
    """The requirements that share the question of one that there is not, or that puts none."""
    for position, one in enumerate(framework.requirements):
        if one.judged_with and not questions.get(one.judged_with):
            meant = did_you_mean(one.judged_with, [name for name, asked in questions.items() if asked])
            where = ("requirements", position, "judged_with")
            yield where, f"{one.id}: there is no requirement {one.judged_with} that people judge{meant}"


def _unknown_limits(one: Requirement, at: Route, codes: Mapping[str, Takes]) -> Iterator[Problem]:
    """The limits that a requirement sets, of checks that there are not, that it does not ask, or that have none."""
    for code, limits in one.thresholds.items():
        where = (*at, "thresholds", code)
        if code not in codes:
            yield where, f"{one.id}: there is no check {code}{did_you_mean(code, codes)}"
        elif not codes[code].limits:
            yield where, f"{one.id}: {code} has no limit that could be set"
        elif one.checks and code not in one.checks and all(known in codes for known in one.checks):
            yield where, f"{one.id}: sets a limit of {code}, which is not among its 'checks'"
        else:
            for limit in limits:
                if limit not in codes[code].limits:
                    meant = did_you_mean(limit, codes[code].limits) or f"; it has {listed(codes[code].limits)}"
                    yield (*where, limit), f"{one.id}: {code} has no limit '{limit}'{meant}"
