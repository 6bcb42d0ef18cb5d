"""Published frameworks, read from data: which there are, what each asks, which edition stands when."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from pwp.calendar import When, before, by
from pwp.decode import decode
from pwp.errors import BadFramework
from pwp.findings import Route
from pwp.frameworks.records import VERIFIED, Applies, Framework, Requirement
from pwp.source import Fault, Marks, Reader
from pwp.spelling import did_you_mean

__all__ = ["VERIFIED", "Applies", "Framework", "Requirement", "published", "read"]

_HERE = Path(__file__).parent


def published(codes: Mapping[str, Collection[str]]) -> tuple[Framework, ...]:
    """The frameworks that come with pwp, in the order of their file names.

    `codes` are all rules there are, each with the names of its limits.
    """
    return tuple(read(file, codes) for file in sorted(_HERE.glob("*.yaml")))


def read(file: Path, codes: Mapping[str, Collection[str]], beside: Collection[Framework] = ()) -> Framework:
    """One framework from its file; raises BadFramework, which names everything wrong with it, each with its line.

    `codes` are all rules there are, each with the names of its limits; `beside` the frameworks it is read beside.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadFramework(file.name, (error.strerror or str(error),)) from error
    reading = Reader().read(data)
    if isinstance(reading, Fault):
        raise BadFramework(file.name, (f"line {reading.line}: {reading.sentence}",))
    decoded = decode(reading.value or {}, Framework)
    if decoded.misfits:
        problems = [(misfit.route, misfit.sentence) for misfit in decoded.misfits]
    else:
        framework: Framework = decoded.record
        problems = list(_problems(framework, codes, beside))
    if problems:
        marks = Marks(data)
        raise BadFramework(file.name, tuple(f"line {marks.find(route)[0]}: {why}" for route, why in problems))
    return framework


def _problems(
    framework: Framework, codes: Mapping[str, Collection[str]], beside: Iterable[Framework]
) -> Iterator[tuple[Route, str]]:
    """What makes a framework unusable, though every key and value is as it should be, and where."""
    taken = {one.id: other.name for other in beside for one in other.requirements}
    if framework.id in {other.id for other in beside}:
        yield ("id",), f"'{framework.id}' is the id of another framework; give this one an id of its own"
    for position, one in enumerate(framework.requirements):
        at = ("requirements", position)
        if one.id in taken:
            other = "" if taken[one.id] == framework.name else f", also in {taken[one.id]}"
            yield (*at, "id"), f"the id {one.id} is given twice{other}"
        taken.setdefault(one.id, framework.name)
        for code in one.checks:
            if code not in codes:
                yield (*at, "checks"), f"{one.id}: there is no check {code}{did_you_mean(code, codes)}"
        yield from _unknown_limits(one, at, codes)
        if one.judged != "people" and not one.checks:
            yield (*at, "judged"), f"{one.id}: judged by {one.judged}, and no checks are named"
        if one.judged == "people" and one.checks:
            yield (*at, "checks"), f"{one.id}: judged by people, and checks are named; say 'judged: both'"
        if one.judged != "machine" and not one.question:
            yield (*at, "judged"), f"{one.id}: judged by {one.judged}, and there is no question to put"


def _unknown_limits(one: Requirement, at: Route, codes: Mapping[str, Collection[str]]) -> Iterator[tuple[Route, str]]:
    """The limits that a requirement sets, of checks that there are not or that have no such limit."""
    for code, limits in one.thresholds.items():
        if code not in codes:
            yield (*at, "thresholds", code), f"{one.id}: there is no check {code}{did_you_mean(code, codes)}"
            continue
        for limit in limits:
            if limit not in codes[code]:
                meant = did_you_mean(limit, codes[code])
                yield (*at, "thresholds", code, limit), f"{one.id}: {code} has no limit '{limit}'{meant}"


def stood(framework: Framework, day: When) -> bool | None:
    """Whether this edition stood on a day; None where that is not known."""
    begun = True if framework.from_ is None else by(framework.from_, day)
    over = False if framework.until is None else before(framework.until, day)
    if begun is False or over is True:
        return False
    return True if begun and over is False else None
