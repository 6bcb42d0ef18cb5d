"""Places in words, as a person finds them in Word; of the text no more than its first words, and nobody's number."""

import re

from pwp.accessible.document import Paragraph, Picture, Spot
from pwp.plain import brief, clean

_MOST_WORDS = 6
_MOST_LETTERS = 48
_LONGEST_SENTENCE = 600
_TELLING = re.compile(r"[\w.%+'-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}|\+?\d(?:[ ()-]{0,2}\d){6,15}", re.ASCII)
"""An e-mail address, or as many digits as a phone or a CHI number has."""
_STORIES = {"header": "the header", "footer": "the footer"}


def words(text: str) -> str:
    """The first words of a text in quotation marks, enough to find it by."""
    line = masked(text[:400])
    first = " ".join(line.split()[:_MOST_WORDS])
    short = brief(first, _MOST_LETTERS)
    return f"'{short}{'' if short == line or short.endswith('...') else '...'}'"


def sentence(text: str) -> str:
    """A whole sentence in quotation marks."""
    return f"'{brief(masked(text[: 2 * _LONGEST_SENTENCE]), _LONGEST_SENTENCE)}'"


def masked(text: str) -> str:
    """A text on one line, with what could be somebody's number or address hidden."""
    return _TELLING.sub("*****", clean(text))


def of(paragraph: Paragraph) -> str:
    """Where a paragraph stands."""
    spot = paragraph.spot
    if spot.boxed:
        return f"the text box{_after(spot.heading)}"
    if spot.table:
        return f"table {spot.table}, row {spot.row}"
    if spot.story in _STORIES:
        return _STORIES[spot.story]
    if spot.story == "note":
        return f"the note {words(paragraph.text)}"
    if paragraph.manner.level and paragraph.text.strip():
        return f"the heading {words(paragraph.text)}"
    if not paragraph.text.strip():
        return f"an empty line{_after(spot.heading)}"
    return f"the paragraph {words(paragraph.text)}{_after(spot.heading)}"


def of_picture(picture: Picture) -> str:
    """Where a picture stands."""
    spot, kind = picture.spot, picture.kind
    if spot.story in _STORIES:
        return f"the {kind} in {_STORIES[spot.story]}"
    if spot.table:
        return f"the {kind} in table {spot.table}, row {spot.row}"
    which = f"the {kind}" if picture.number == 1 else f"{kind} {picture.number}"
    return f"{which}{_after(spot.heading)}" if spot.heading else f"{which} at the start"


def _after(heading: str) -> str:
    return f" after the heading {words(heading)}" if heading else ""


def same(one: str, other: str) -> bool:
    """Whether two texts say the same to an eye."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def in_table(spot: Spot) -> bool:
    """Whether something stands in a table of the text."""
    return spot.table > 0


def counted(number: int, one: str, many: str = "") -> str:
    """A number with what it counts: 1 cell, 2 cells."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
