"""Whether people can read a Word file who do not see, hear, hold or understand as others do."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pwp.accessible.document import WordDocument
from pwp.accessible.reading import read
from pwp.accessible.rule import DocumentRule
from pwp.errors import NotAWordFile
from pwp.findings import Finding, Place, Rule, Severity, State

__all__ = ["UNREADABLE", "DocumentRule", "check", "every_rule", "rules"]

UNREADABLE = Rule(
    "ACC00",
    """The file can be read as a Word document.

    Why: what cannot be read was not checked, whatever else is said.

    Put it right: do what the finding says; for most files, open them in Word and save them again as .docx.
    """,
)


@cache
def rules() -> Mapping[str, DocumentRule]:
    """Every rule for Word files by its code."""
    from pwp.accessible.topics import headings, leftovers, legibility, links, pictures, sentences, settings, tables

    topics = (headings, tables, pictures, settings, links, legibility, leftovers, sentences)
    found = {held.code: held for topic in topics for held in vars(topic).values() if isinstance(held, DocumentRule)}
    return MappingProxyType(dict(sorted(found.items())))


def every_rule() -> tuple[Rule, ...]:
    """What may be found in a Word file: that it cannot be read, and each rule, by code."""
    return (UNREADABLE, *(one.rule for one in rules().values()))


def check(path: Path) -> tuple[Finding, ...]:
    """What is wrong with the Word file at a path, by rule and then from its beginning to its end.

    A file that cannot be read as one is the only finding there is, of the state `error`.
    """
    place = Place(path.as_posix())
    try:
        document = read(path)
    except NotAWordFile as error:
        return (Finding(UNREADABLE.code, State.ERROR, place, error.reason, severity=Severity.MUST),)
    return tuple(_findings(document, place.file))


def _findings(document: WordDocument, file: str) -> list[Finding]:
    return [
        Finding(
            one.code,
            found.state,
            Place(file, (found.where,)),
            found.sentence,
            severity=Severity.ADVICE if found.state is State.ADVICE else one.severity,
            requirements=one.sources,
        )
        for one in rules().values()
        for found in one.ask(document)
    ]
