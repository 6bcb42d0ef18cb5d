"""Sentences of a document for the public that are hard to read, as advice: the hardest, and how many more there are.

Only what the body itself wrote, in its record or its own template, is advised on: nobody can shorten what pwp joins
together, nor what published guidance asks.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pwp.findings import Finding, Place, Severity, State
from pwp.plain import brief
from pwp.privacy.references import texts
from pwp.privacy.shown import Against
from pwp.sentences import LONG, Hard, hard_in, sentences

if TYPE_CHECKING:
    from pwp.report.templates import Template

MOST_SHOWN = 3
_LONGEST = 600
"""How many letters of a sentence are shown."""
_MARKS = str.maketrans("", "", "*_`\\")
"""What Markdown says by marks within a sentence."""


def hard_to_read(
    passages: Iterable[str], against: Against, file: str, template: "Template | None"
) -> Iterator[Finding]:
    """The hardest sentences of some passages, each where the body wrote it; and of the rest how many there are."""
    hard = {_bare(one.sentence): one for passage in passages for one in hard_in(passage)}
    places = _written(hard, against, template)
    hardest = sorted(places, key=lambda one: -hard[one].lix)
    for one in hardest[:MOST_SHOWN]:
        place, line = places[one]
        sentence = f"{hard[one].measure}: '{brief(hard[one].sentence, _LONGEST)}'"
        at = (line, 1) if line else against.locate(place)
        yield Finding(hard[one].code, State.ADVICE, place, sentence, *at, Severity.ADVICE)
    if more := len(hardest[MOST_SHOWN:]):
        what = "1 more sentence is" if more == 1 else f"{more} more sentences are"
        told = f"{what} long or hard to read; 'pwp check-docx' shows each in a Word file"
        yield Finding(LONG, State.ADVICE, Place(file), told, severity=Severity.ADVICE)


def _written(hard: Mapping[str, Hard], against: Against, template: "Template | None") -> dict[str, tuple[Place, int]]:
    """For each of the hard sentences that the body wrote, the first place at which it stands, in the document's order.

    In a template the place has a line; in the record it is 0, to be looked up.
    """
    missing, found = set(hard), dict[str, tuple[Place, int]]()
    shortest = min(map(len, hard), default=0)
    for place, line, said in _texts(against, template) if missing else ():
        for one in missing.intersection(map(_bare, sentences(said))) if len(said) >= shortest else ():
            found[one] = (place, line)
            missing.remove(one)
    return {one: found[one] for one in hard if one in found}


def _texts(against: Against, template: "Template | None") -> Iterator[tuple[Place, int, str]]:
    """What the body wrote: its template line by line, and each text of the record."""
    if template is not None:
        for line, text in enumerate(template.text.splitlines(), 1):
            yield Place(template.file), line, text.translate(_MARKS)
    yield from ((place, 0, " ".join(said.split())) for place, said in texts(against.workspace))


def _bare(sentence: str) -> str:
    """A sentence without its full stop, which a template may have set."""
    return sentence.rstrip(".")
