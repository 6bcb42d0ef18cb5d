"""Published frameworks, read from data: which there are, what each asks, which edition stands when."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from pwp.calendar import When, before, by
from pwp.frameworks.compiled import read_compiled
from pwp.frameworks.editions import Shelf
from pwp.frameworks.records import OURS, VERIFIED, Applies, Framework, Requirement
from pwp.frameworks.sound import Takes, problems, unknown_questions

__all__ = ["OURS", "VERIFIED", "Applies", "Framework", "Requirement", "Takes", "by_id", "published", "read", "stood"]

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
"""The files of the published frameworks."""


def published(codes: Mapping[str, Takes]) -> tuple[Framework, ...]:
    """The frameworks that come with pwp, in the order of their file names, the editions of one by their years.

    `codes` are all rules there are, each with what a requirement may set for it.
    """
    shelf = Shelf()
    held = read_compiled(FILES)
    found = [_read(file, shelf, codes, held.get(file.name)) for file in FILES]
    questions = {one.id: one.question for framework in found for one in framework.requirements}
    return tuple(_with_questions(framework, questions) for framework in found)


def read(file: Path, codes: Mapping[str, Takes], beside: Collection[Framework] = ()) -> Framework:
    """One framework from its file; raises BadFramework, which names everything wrong with it, each with its line.

    `codes` are all rules there are, each with what a requirement may set for it; `beside` the frameworks that it is
    read beside.
    """
    questions = {one.id: one.question for framework in beside for one in framework.requirements}
    shelf = Shelf()
    framework, wrong = shelf.understood(file)
    if framework is not None and not framework.requirements and not wrong:
        wrong = [((), "it asks nothing; list what it asks under 'requirements'")]
    elif framework is not None:
        unsure = {route[1] for route, _ in wrong if len(route) > 1 and route[0] == "requirements"}
        wrong = [*wrong, *problems(framework, codes, beside, unsure), *unknown_questions(framework, questions)]
    if wrong or framework is None:
        raise shelf.bad(file, wrong)
    return _with_questions(framework, questions)


def _read(file: Path, shelf: Shelf, codes: Mapping[str, Takes], values: Any) -> Framework:
    framework = shelf.framework(file, values)
    if wrong := list(problems(framework, codes)):
        raise shelf.bad(file, wrong)
    return framework


def _with_questions(framework: Framework, questions: Mapping[str, str | None]) -> Framework:
    """The framework, in which a requirement that shares a question with another has that one's question."""
    if not any(one.judged_with for one in framework.requirements):
        return framework
    kept = (
        replace(one, question=questions[one.judged_with]) if one.judged_with else one for one in framework.requirements
    )
    return replace(framework, requirements=tuple(kept))


def by_id(frameworks: Iterable[Framework]) -> dict[str, Sequence[Framework]]:
    """The editions of each framework by its id, each in the order in which they came."""
    found: dict[str, list[Framework]] = {}
    for framework in frameworks:
        found.setdefault(framework.id, []).append(framework)
    return dict(found)


def stood(framework: Framework, day: When) -> bool | None:
    """Whether this edition stood on a day; None where that is not known."""
    begun = True if framework.from_ is None else by(framework.from_, day)
    over = False if framework.until is None else before(framework.until, day)
    if begun is False or over is True:
        return False
    return True if begun and over is False else None
