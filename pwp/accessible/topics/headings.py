"""Headings, and the spaces and lists that people make by hand in their stead."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from pwp.accessible import wording
from pwp.accessible.document import Paragraph, Spot, WordDocument
from pwp.accessible.rule import WHOLE, Findings, failed, must, should

_TITLE_STYLES = frozenset(("title", "subtitle"))
_NAMED_OTHERWISE = _TITLE_STYLES | {"caption", "quote", "intense quote"}
"""The styles of what may be short and bold, and is not taken for a heading, or is told of as something else."""
_TYPED = re.compile(
    r"[ \t\u00a0]*(?:[-*\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2043\u2013][ \t\u00a0]+|o\t|\d{1,2}[.)][ \t\u00a0]+)\S"
)
"""How a line begins to which somebody typed the mark or the number of a list."""
_MOST_EMPTY = 2
"""How many empty lines in a row do no harm."""
_MOST_WORDS = 12
"""How long a line may be that is still taken for a heading."""
_NO_HEADING = re.compile(r"[\"'\u2018\u201c].*|.*[.,;][\"'\u2019\u201d)]?|[\W\d_]*", re.DOTALL)
"""What is bold for another reason: somebody's words, a whole sentence, a figure."""


@must("ACC01", "1.3.1 Info and Relationships (A)", "2.4.6 Headings and Labels (AA)")
def there_is_one_title(document: WordDocument) -> Findings:
    """The document has one heading of level 1, its title.

    Why: who listens to a document, or looks through its headings, learns from the one at the top what it is. With
    none, or with several, nobody can tell where it begins.

    Put it right: select the title, then Home, Styles, Heading 1. Give every other heading of level 1 the style
    Heading 2, and those below it Heading 3.
    """
    titles = [one for one in document.headings if one.manner.level == 1 and one.text.strip()]
    if not titles and not any(map(_is_title_style, document.paragraphs)):
        yield failed(WHOLE, "no heading of level 1, so the document has no title in its text")
    for one in titles[1:]:
        yield failed(wording.of(one), f"another heading of level 1; the first is {wording.words(titles[0].text)}")


@must("ACC02", "1.3.1 Info and Relationships (A)")
def headings_skip_no_level(document: WordDocument) -> Findings:
    """Each heading is at most one level below the one before it.

    Why: the levels say what belongs to what. Where one is left out, a listener looks for a part that is not there.

    Put it right: select the heading, then Home, Styles, and the heading style of the level that it has in sense. To
    change how it looks, change the style, not the level.
    """
    above = 0
    for one in document.headings:
        level = one.manner.level
        if level > above + 1:
            before = f"follows one of level {above}" if above else "comes before any of level 1"
            if above or any(each.manner.level == 1 for each in document.headings):
                yield failed(wording.of(one), f"a heading of level {level} {before}")
        above = level


@must("ACC03", "1.3.1 Info and Relationships (A)")
def the_title_is_a_heading(document: WordDocument) -> Findings:
    """No style called Title or Subtitle stands in the place of a heading.

    Why: Word's style Title only looks like a heading. Screen readers, and the PDF that Word makes, take it for plain
    text.

    Put it right: select it, then Home, Styles, Heading 1; a subtitle is plain text, or part of the title.
    """
    for one in document.paragraphs:
        if _is_title_style(one):
            yield failed(wording.of(one), f"the style {one.manner.name.capitalize()} is no heading")


def _is_title_style(paragraph: Paragraph) -> bool:
    styled = paragraph.manner.name in _TITLE_STYLES and not paragraph.manner.level
    return styled and bool(paragraph.text.strip()) and paragraph.spot.story == "body"


@must("ACC04", "2.4.6 Headings and Labels (AA)")
def headings_have_words(document: WordDocument) -> Findings:
    """No heading is empty.

    Why: an empty heading is read out as a heading all the same, and stands as a blank line in the list of headings.

    Put it right: click on the empty line, then Home, Styles, Normal; or delete it.
    """
    for one in document.headings:
        if one.is_blank:
            yield failed(wording.of(one), f"a heading of level {one.manner.level} without words")


@must("ACC05", "1.3.1 Info and Relationships (A)")
def lists_are_real_lists(document: WordDocument) -> Findings:
    """Lists are Word's own: no bullet, dash or number at the start of a line is typed by hand.

    Why: of a real list a screen reader says how many points there are and where each begins. A typed dash is only a
    dash.

    Put it right: delete the typed marks, select the lines, then Home, Bullets or Numbering.
    """
    for _, run in groupby(document.flow, key=lambda one: (_is_typed(one), one.spot.table, one.spot.row)):
        lines = list(run)
        if _is_typed(lines[0]):
            typed = [line for one in lines for line in _typed_lines(one)]
            if lines[0].spot.table and len(typed) == 1 and typed[0].lstrip()[0].isdecimal():
                continue  # the number of a row, by which a text or a picture names it
            number = len(typed)
            yield failed(wording.of(lines[0]), f"{wording.counted(number, 'line')} of a list with marks typed by hand")


def _is_typed(paragraph: Paragraph) -> bool:
    manner = paragraph.manner
    return not manner.listed and not manner.level and not paragraph.is_contents and bool(_typed_lines(paragraph))


def _typed_lines(paragraph: Paragraph) -> list[str]:
    return [line for line in paragraph.text.split("\n") if _TYPED.match(line)]


@should("ACC06")
def space_is_not_made_of_empty_lines(document: WordDocument) -> Findings:
    """Space is not made with empty lines: never three or more in a row.

    Why: a screen reader says "blank" for each of them, and at another size of print the space comes out wrong.

    Put it right: delete the empty lines. Select what follows, then Layout, Spacing, Before; for a new page Insert,
    Page Break.
    """
    before = ""
    for blank, run in _by_blankness(document):
        lines = list(run)
        if blank and len(lines) > _MOST_EMPTY:
            after = f"after {wording.words(before)}" if before else "at the start"
            yield failed(f"the empty lines {after}", f"{len(lines)} empty lines in a row")
        before = lines[-1].text.strip() or before


@must("ACC36", "1.3.1 Info and Relationships (A)")
def headings_are_not_only_bold(document: WordDocument) -> Findings:
    """A heading is one by its style: no short line stands in its place that is only bold.

    Why: a screen reader passes over a bold line as over any other, and it is in no list of the headings.

    Put it right: select the line, then Home, Styles, and the heading style of its level. If it heads nothing, take the
    bold off, or make a sentence of it, with a full stop.
    """
    lines = [one for one in document.read if not one.is_blank]
    for one, below in pairwise(lines):
        if _is_bold_line(one) and _is_plain(below):
            yield failed(wording.of(one), "a short line all in bold, which looks like a heading and is none")


def _is_plain(paragraph: Paragraph) -> bool:
    """Whether a paragraph is what stands below a heading; what stands above a table or a picture is its title."""
    spot, level = paragraph.spot, paragraph.manner.level
    return (
        spot.story == "body"
        and not spot.table
        and not level
        and bool(paragraph.text.strip())
        and not _is_bold(paragraph)
    )


def _is_bold_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph of the text is all bold, and as short as a heading; not a caption, a point or a link."""
    spot, manner, text = paragraph.spot, paragraph.manner, paragraph.text.strip()
    if spot.story != "body" or spot.table or spot.boxed or manner.level or manner.listed or paragraph.is_contents:
        return False
    if (
        manner.name in _NAMED_OTHERWISE
        or not _is_bold(paragraph)
        or any(run.target is not None for run in paragraph.runs)
    ):
        return False
    return "\n" not in text and len(text.split()) <= _MOST_WORDS and not _NO_HEADING.fullmatch(text)


def _is_bold(paragraph: Paragraph) -> bool:
    """Whether all there is to read in a paragraph is bold."""
    shown = [run.look.bold for run in paragraph.runs if run.text.strip() and not run.look.hidden]
    return bool(shown) and all(shown)


def _cell(spot: Spot) -> tuple[object, ...]:
    return spot.story, spot.boxed, spot.table, spot.row, spot.column


def _by_blankness(document: WordDocument) -> Iterator[tuple[bool, Iterator[Paragraph]]]:
    """The paragraphs of each place in runs, those that are blank and those that are not."""
    grouped = groupby(document.flow, key=lambda one: (one.is_blank, _cell(one.spot)))
    return ((key[0], run) for key, run in grouped)
