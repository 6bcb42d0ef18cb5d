"""The crosswalk: which requirements of which frameworks each check serves."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pwp.frameworks.records import Framework, Requirement


class Serves(NamedTuple):
    """That a check serves a requirement of a framework, in these editions; none for a framework that has none."""

    code: str
    framework: Framework
    requirement: Requirement
    editions: tuple[str, ...]


def crosswalk(frameworks: Iterable[Framework]) -> tuple[Serves, ...]:
    """Every check with every requirement that asks for it, by code; the last edition that does so stands for all."""
    found: dict[tuple[str, str, str], Serves] = {}
    for framework, requirement, code in _asked(frameworks):
        key = (code, framework.id, requirement.id)
        before = found[key].editions if key in found else ()
        found[key] = Serves(code, framework, requirement, (*before, *filter(None, (framework.edition,))))
    return tuple(sorted(found.values(), key=lambda one: one.code))


def _asked(frameworks: Iterable[Framework]) -> Iterator[tuple[Framework, Requirement, str]]:
    for framework in frameworks:
        for requirement in framework.requirements:
            for code in requirement.checks:
                yield framework, requirement, code


def for_people_alone(frameworks: Iterable[Framework]) -> tuple[tuple[Framework, Requirement], ...]:
    """The requirements that no check serves, since only people can tell; each in the last edition that has it."""
    found = {
        (framework.id, one.id): (framework, one)
        for framework in frameworks
        for one in framework.requirements
        if not one.checks
    }
    return tuple(found.values())
