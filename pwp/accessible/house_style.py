"""Where a body's house style makes documents that are hard to read: told of a document that was made with it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pwp.accessible.document import Paragraph, WordDocument
from pwp.accessible.reading import read
from pwp.accessible.rule import DocumentRule
from pwp.accessible.topics import legibility, pictures, settings
from pwp.findings import Rule
from pwp.plain import brief

_OF_THE_WHOLE = (settings.the_language_is_set, settings.pages_are_numbered, settings.the_file_is_of_present_word)
_OF_EACH_PAGE = (pictures.pictures_have_alt_text, pictures.alt_text_says_what_a_picture_shows)
_OF_A_STYLE = (
    legibility.text_is_large_enough,
    legibility.letters_are_plain,
    legibility.colours_stand_out,
    legibility.text_is_not_justified,
    legibility.only_links_are_underlined,
    legibility.capitals_come_one_by_one,
)


class Shortfall(NamedTuple):
    """One way in which a house style falls short: of which rule, in which style or place, and what is found there."""

    rule: Rule
    of: str
    sentence: str


def shortfalls(path: Path) -> Iterator[Shortfall]:
    """What falls short of the rules that a house style decides, once for each rule and style; raises NotAWordFile.

    The document is one that pwp made, so what its words decide is not asked.
    """
    document = read(path)
    yield from _found(_OF_THE_WHOLE, document)
    yield from _found(_OF_EACH_PAGE, _each_page(document))
    for style, paragraphs in _by_style(document).items():
        within = document._replace(paragraphs=tuple(paragraphs))
        for rule in _OF_A_STYLE:
            for one in islice(rule.ask(within), 1):
                yield Shortfall(rule.rule, f"the style '{brief(style)}'", one.sentence)


def told(found: Iterable[Shortfall]) -> Iterator[str]:
    """A sentence for each rule that a house style falls short of, with each of its styles or places once."""
    held: dict[Rule, dict[str, str]] = {}
    for one in found:
        held.setdefault(one.rule, {}).setdefault(one.of, one.sentence)
    for rule, within in sorted(held.items()):
        where = "; ".join(f"{of}, {sentence}" for of, sentence in within.items())
        yield f"the house style falls short of {rule.code} ({rule.page.summary.rstrip('.')}): {where}"


def _found(rules: tuple[DocumentRule, ...], document: WordDocument) -> Iterator[Shortfall]:
    return (Shortfall(rule.rule, one.where, one.sentence) for rule in rules for one in rule.ask(document))


def _each_page(document: WordDocument) -> WordDocument:
    """A document with only the pictures that its headers and footers bring."""
    brought = (one for one in document.pictures if one.spot.story in ("header", "footer"))
    return document._replace(pictures=tuple(brought))


def _by_style(document: WordDocument) -> dict[str, list[Paragraph]]:
    """The paragraphs of each style, in small letters, so that capitals are only those that a style makes."""
    held: dict[str, list[Paragraph]] = {}
    for one in document.paragraphs:
        runs = tuple(run._replace(text=run.text.lower()) for run in one.runs)
        held.setdefault(one.manner.name, []).append(one._replace(runs=runs))
    return held
