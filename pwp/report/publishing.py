"""The last look at a document before it goes anywhere: at its text, and at the file that was made of it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pwp.errors import NameShown
from pwp.findings import Finding
from pwp.privacy.shown import Against, Piece, described_too_well, not_to_be_shown, perhaps_named
from pwp.report.plain_words import hard_to_read
from pwp.report.scanning import texts_in

if TYPE_CHECKING:
    from pwp.report.templates import Template

UNCHECKED = (
    "\nNames of people were not checked when this document was made: the list to compare them with was not there.\n"
)
"""What a document says at its end whose names could not be looked for."""


class Finished(NamedTuple):
    """A document and the file that was made of it: what it is called, its format, its whole text, its bytes.

    `prose` is what of it has to be easy to read, where it is for the public; `template` is a body's own, if any.
    """

    file: str
    format_: str
    text: str
    data: bytes
    prose: tuple[str, ...] = ()
    template: "Template | None" = None


def look_through(
    finished: Finished, against: Against, advise: Callable[[Finding], object] | None, *, internal: bool
) -> None:
    """Raises NameShown where a document would show what it may not, with all of it; gives `advise` the rest.

    What the text and the file have in common is looked through once.
    """
    pieces = (Piece(finished.text), *_only_in_the_file(finished))
    if found := not_to_be_shown(pieces, against, finished.file, internal=internal):
        raise NameShown(found)
    if advise is not None:
        for look in (described_too_well, perhaps_named):
            for one in look(finished.text, against, finished.file):
                advise(one)
        for one in hard_to_read(finished.prose, against, finished.file, finished.template):
            advise(one)


def _only_in_the_file(finished: Finished) -> Iterator[Piece]:
    """What the file holds beside the lines of the text."""
    seen = {line.strip() for line in finished.text.splitlines()} | {""}
    told = set()
    for piece in texts_in(finished.format_, finished.data):
        text = piece.text.strip()
        if text not in seen and (text, piece.where) not in told:
            told.add((text, piece.where))
            yield Piece(text, piece.where)
