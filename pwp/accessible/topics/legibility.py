"""Text that can be read by eyes that are not young: its size, its letters, its colours."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from pwp.accessible import wording
from pwp.accessible.document import Paragraph, Run, WordDocument
from pwp.accessible.looks import UNKNOWN
from pwp.accessible.rule import (
    CLEAR_PRINT,
    GOVERNMENT_DIGITAL_SERVICE,
    SCOTTISH_GOVERNMENT,
    Findings,
    advice,
    failed,
    good_practice,
    must,
)
from pwp.spelling import listed

SMALLEST, SMALLEST_NOTE = 12, 10
LARGE, LARGE_BOLD = 18, 14
"""From these sizes on, in points, text counts as large, for which less contrast is enough."""
ENOUGH, ENOUGH_FOR_LARGE = 4.5, 3.0
_SERIFS = re.compile(
    r"(?:times|georgia|cambria|garamond|book antiqua|palatino|century|bookman|baskerville|constantia|didot|bodoni|"
    r"courier|rockwell|minion|caslon|liberation serif|dejavu serif|noto serif|source serif|perpetua|sylfaen|cooper|"
    r"brush|script|comic|papyrus|monotype corsiva|lucida handwriting|old english)",
    re.IGNORECASE,
)
"""How fonts are called that have serifs, or are drawn as if by hand."""
_MOST_PLACES = 3
"""How many of the places are named that have the same fault."""
_FEWEST_CAPITALS, _FEWEST_LETTERS = 4, 16
_MARKS = ".,;:!?()[]\"'\u2018\u2019\u201c\u201d"


@good_practice("ACC25", SCOTTISH_GOVERNMENT, CLEAR_PRINT, GOVERNMENT_DIGITAL_SERVICE)
def text_is_large_enough(document: WordDocument) -> Findings:
    """Text is 12 point or larger, and notes 10 point or larger.

    Why: below that, many people cannot read print; on paper nobody can make it larger.

    Put it right: Home, Styles, right-click Normal, Modify, and set 12 point; do so for each style named. Do not change
    the text itself.
    """
    sizes: dict[tuple[float, bool], list[Paragraph]] = {}
    for one in document.read:
        note = one.spot.story == "note"
        shown = [run.look.size for run in one.runs if run.text.strip() and not run.look.hidden]
        if shown and min(shown) < (SMALLEST_NOTE if note else SMALLEST):
            sizes.setdefault((min(shown), note), []).append(one)
    for (size, note), found in sorted(sizes.items()):
        what = wording.counted(len(found), "note" if note else "paragraph")
        yield advice(f"{wording.of(found[0])}{_and_others(found)}", f"{what} with text in {size:g} point")


def _and_others(found: list[Paragraph]) -> str:
    return f" and {len(found) - 1} more" if len(found) > 1 else ""


@good_practice("ACC26", SCOTTISH_GOVERNMENT, GOVERNMENT_DIGITAL_SERVICE)
def letters_are_plain(document: WordDocument) -> Findings:
    """Text is set in a sans serif font such as Arial.

    Why: letters without ornaments are easier to tell apart for people with low vision or dyslexia.

    Put it right: Home, Styles, right-click Normal, Modify, and choose Arial; do so for each style named.
    """
    fonts: dict[str, list[Paragraph]] = {}
    for one in document.read:
        named = {run.look.font for run in one.runs if run.text.strip() and _SERIFS.match(run.look.font)}
        for font in sorted(named):
            fonts.setdefault(font, []).append(one)
    for font, found in sorted(fonts.items()):
        what = wording.counted(len(found), "paragraph")
        yield advice(f"{wording.of(found[0])}{_and_others(found)}", f"{what} with text in {font[:40]}")


@must("ACC27", "1.4.3 Contrast (Minimum) (AA)")
def colours_stand_out(document: WordDocument) -> Findings:
    """Text stands out from its ground: 4.5 to 1, and 3 to 1 where it is large (18 point, or 14 point bold).

    Why: pale grey on white cannot be read with weak eyes, on a poor screen, or in the sun.

    Put it right: change the style of the text: Home, Styles, right-click it, Modify, and the colour Automatic, or a
    darker one. Where the text itself was coloured: Home, Select, Select Text With Similar Formatting, then Font Color.
    """
    weak: dict[tuple[float, float, str], list[Paragraph]] = {}
    for one in document.paragraphs:
        for sort in dict.fromkeys(filter(None, map(_too_weak, one.runs))):
            weak.setdefault(sort, []).append(one)
    for (ratio, needed, colours), found in sorted(weak.items()):
        said = f"contrast of {_down(ratio)} to 1 ({colours}), where {needed:g} to 1 is needed"
        yield failed(_places(found), f"{said}: {len(found)} places" if found[1:] else said)


def _places(found: list[Paragraph]) -> str:
    """Where some paragraphs stand: the first few, and how many more there are."""
    first = list(dict.fromkeys(map(wording.of, found)))[:_MOST_PLACES]
    more = len(found) - len(first)
    return f"{', '.join(first)} and {more} more" if more > 0 else listed(first)


def _down(ratio: float) -> str:
    """A ratio with one decimal, never rounded up to what would be enough."""
    return f"{int(ratio * 10) / 10:g}"


def _too_weak(run: Run) -> tuple[float, float, str] | None:
    """The contrast of a run, what is needed and its colours, where it is too weak; None where it is not, or unknown."""
    look = run.look
    if not look.colour or UNKNOWN in (look.colour, look.ground) or look.hidden or not run.text.strip():
        return None
    needed = ENOUGH_FOR_LARGE if look.size >= (LARGE_BOLD if look.bold else LARGE) else ENOUGH
    ground = look.ground or "FFFFFF"
    ratio = contrast(look.colour, ground)
    return (ratio, needed, f"#{look.colour} on #{ground}") if ratio < needed else None


@cache
def contrast(one: str, other: str) -> float:
    """The contrast of two colours, each six digits, from 1 to 21, as WCAG reckons it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - the numbers of sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@good_practice("ACC28", SCOTTISH_GOVERNMENT, CLEAR_PRINT)
def text_is_not_justified(document: WordDocument) -> Findings:
    """Text is aligned to the left, not stretched to both margins.

    Why: stretched lines have gaps of changing width, in which readers with dyslexia or low vision lose their place.

    Put it right: select the text, then Home, Align Left; or change its style.
    """
    found = [one for one in document.read if one.manner.justified and one.text.strip()]
    if found:
        what = "is" if len(found) == 1 else "are"
        paragraphs = wording.counted(len(found), "paragraph")
        yield advice(f"{wording.of(found[0])}{_and_others(found)}", f"{paragraphs} {what} justified")


@good_practice("ACC29", SCOTTISH_GOVERNMENT, CLEAR_PRINT)
def only_links_are_underlined(document: WordDocument) -> Findings:
    """Only links are underlined.

    Why: what is underlined is taken for a link, and the line cuts through the feet of the letters.

    Put it right: select the text, then Home, Underline, to take it off; for weight use bold, sparingly.
    """
    yield from _with_runs(
        document, lambda run: run.look.underlined and run.target is None and bool(run.text.strip()), "underlined text"
    )


@good_practice("ACC30", CLEAR_PRINT)
def capitals_come_one_by_one(document: WordDocument) -> Findings:
    """No words in a row are written in capitals.

    Why: words in capitals have no shape, and are slow to read; some screen readers spell them out.

    Put it right: select the text, then Home, Change Case, Sentence case; or Font, and clear All caps.
    """
    for one in document.read:
        if _in_capitals(one) >= _FEWEST_CAPITALS:
            yield advice(wording.of(one), f"{_in_capitals(one)} words in a row in capitals")


def _in_capitals(paragraph: Paragraph) -> int:
    """How many words in a row are in capitals, at the most; a few short names such as NHS are no such words.

    Numbers and single letters do not part them; the codes of things, such as NS-COM-6, do.
    """
    runs = (run for run in paragraph.runs if not run.look.hidden)
    text = "".join(run.text.upper() if run.look.capitals else run.text for run in runs)
    most, row = 0, list[str]()
    for word in (one.strip(_MARKS) for one in text.split()):
        if word.isalpha() and word.isupper() and len(word) > 1:
            row.append(word)
        elif len(word) > 1 and not word.isdecimal():
            row = []
        if sum(map(len, row)) >= _FEWEST_LETTERS:
            most = max(most, len(row))
    return most


def _with_runs(document: WordDocument, holds: Callable[[Run], bool], what: str) -> Findings:
    """A finding for each paragraph of which some run is so."""
    for one in document.read:
        runs = [run for run in one.runs if holds(run)]
        if runs:
            yield advice(wording.of(one), f"{what}: {wording.words(_joined(runs))}")


def _joined(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs).strip()
