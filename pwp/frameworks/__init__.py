"""Published frameworks, read from data: which there are, what each asks, which edition stands when."""

from collections.abc import Collection, Iterator
from pathlib import Path

from pwp.calendar import When, before, by
from pwp.decode import decode
from pwp.errors import BadFramework
from pwp.frameworks.records import VERIFIED, Applies, Framework, Requirement
from pwp.source import Fault, Marks, Reader
from pwp.spelling import did_you_mean

__all__ = ["VERIFIED", "Applies", "Framework", "Requirement", "published", "read"]

_HERE = Path(__file__).parent


def published(codes: Collection[str]) -> tuple[Framework, ...]:
    """The frameworks that come with pwp, in the order of their file names.

    `codes` are the codes of all rules there are.
    """
    return tuple(read(file, codes) for file in sorted(_HERE.glob("*.yaml")))


def read(file: Path, codes: Collection[str]) -> Framework:
    """One framework from its file; raises BadFramework, which names everything wrong with it."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadFramework(file.name, (error.strerror or str(error),)) from error
    reading = Reader().read(data)
    if isinstance(reading, Fault):
        raise BadFramework(file.name, (f"line {reading.line}: {reading.sentence}",))
    decoded = decode(reading.value or {}, Framework)
    if decoded.misfits:
        marks = Marks(data)
        raise BadFramework(
            file.name,
            tuple(f"line {marks.find(misfit.route)[0]}: {misfit.sentence}" for misfit in decoded.misfits),
        )
    framework: Framework = decoded.record
    problems = tuple(_problems(framework, codes))
    if problems:
        raise BadFramework(file.name, problems)
    return framework


def _problems(framework: Framework, codes: Collection[str]) -> Iterator[str]:
    """What makes a framework unusable, though every key and value is as it should be."""
    seen: set[str] = set()
    for one in framework.requirements:
        if one.id in seen:
            yield f"{one.id}: the id is given twice"
        seen.add(one.id)
        for code in (*one.checks, *one.thresholds):
            if code not in codes:
                yield f"{one.id}: there is no check {code}{did_you_mean(code, codes)}"
        if one.judged != "people" and not one.checks:
            yield f"{one.id}: judged by {one.judged}, and no checks are named"
        if one.judged == "people" and one.checks:
            yield f"{one.id}: judged by people, and checks are named; say 'judged: both'"
        if one.judged != "machine" and not one.question:
            yield f"{one.id}: judged by {one.judged}, and there is no question to put"


def stood(framework: Framework, day: When) -> bool | None:
    """Whether this edition stood on a day; None where that is not known."""
    begun = True if framework.from_ is None else by(framework.from_, day)
    over = False if framework.until is None else before(framework.until, day)
    if begun is False or over is True:
        return False
    return True if begun and over is False else None
