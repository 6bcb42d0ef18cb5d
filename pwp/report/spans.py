"""Text in another language than the document's: `[Bòrd Slàinte]{lang=gd}`, on one line, the braces with nothing else.

Only a template can say so, or a value that knows its language; no text of a record can.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from pwp.languages import SHAPE, Language, named
from pwp.plain import brief

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

OPEN, CLOSE = "span_open", "span_close"
DEEPEST = 2
"""One text in another language may stand within another, and none within that."""
FORM = "text in another language is written on one line, as [Bòrd Slàinte]{lang=gd}, with nothing else in the braces"

_WITHIN = r"[^\\\[\]\n]|\\."
_BRACKETED = rf"\[(?P<said>(?:{_WITHIN}|\[(?:{_WITHIN})*+\])*+)\]"
_SPAN = re.compile(rf"{_BRACKETED}\{{lang=(?P<tag>{SHAPE})\}}")
_SOME_TAG = re.compile(rf"{_BRACKETED}\{{lang=(?P<tag>[^\s{{}}]*)\}}")
_MEANT = re.compile(r"(?<!\\)(?:\]\{|\{\s*lang\b)")
_ELSEWHERE = "\0"
"""Stands for what a template puts in the place of a name."""


def span(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - so the parser calls its rules
    """The parser's rule for text in another language; true where such a text begins.

    Where the parser only looks for the end of a link it is told of none: it takes each for a link within the link.
    """
    found = None if silent else _SPAN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    end = state.posMax
    state.push(OPEN, "span", 1).attrs = {"lang": found["tag"]}
    state.pos, state.posMax = found.span("said")
    state.md.inline.tokenize(state)
    state.push(CLOSE, "span", -1)
    state.pos, state.posMax = found.end(), end
    return True


def spoken(token: "Token") -> Language:
    """The language of the text that a token opens."""
    return Language(token.attrs["lang"])


class Speech:
    """The languages of the text of a block, as its tokens are walked; `now` is that of what comes next."""

    def __init__(self) -> None:
        self._within: list[Language] = []

    @property
    def now(self) -> Language | None:
        """The language that the text is in, where it is not the document's."""
        return self._within[-1] if self._within else None

    def turns(self, token: "Token") -> bool:
        """Whether a token begins or ends text in another language, of which note is taken."""
        if token.type == OPEN:
            self._within.append(spoken(token))
        elif token.type == CLOSE:
            self._within.pop()
        return token.type in (OPEN, CLOSE)


def leftward(children: Sequence["Token"]) -> bool:
    """Whether all the text of a block is in languages that are written from right to left."""
    speech, some = Speech(), False
    for child in children:
        if not speech.turns(child) and child.content.strip():
            some = True
            if not (speech.now and speech.now.leftward):
                return False
    return some


def without(text: str) -> str:
    """Markdown without the marks of other languages, which no reader of Markdown knows."""
    for _ in range(DEEPEST):
        text = _SPAN.sub(r"\g<said>", text)
    return text


def faults(environment: Environment, template: str) -> Iterator[tuple[int, str]]:
    """Each place, by its line, at which a template writes a language in any other way."""
    for line, text in sorted(_lines(environment.lex(template)).items()):
        rest = text
        for _ in range(DEEPEST):
            tags = [found["tag"] for found in _SOME_TAG.finditer(rest)]
            yield from ((line, _no_tag(one)) for one in tags if not re.fullmatch(SHAPE, one))
            rest = _SOME_TAG.sub(r"\g<said>", rest)
        if _MEANT.search(rest):
            yield line, FORM


def _no_tag(written: str) -> str:
    """That something is no tag of a language, and what would be."""
    if _ELSEWHERE in written:
        return FORM
    known = named(written)
    return f"'{brief(written)}' is no language tag{f'; write {known}' if known else ' such as gd or pl'}"


def _lines(pieces: Any) -> dict[int, str]:
    """The lines of a template's own text, with a mark wherever something else stands in them."""
    lines: dict[int, str] = {}
    for line, kind, value in pieces:
        for number, part in enumerate(value.split("\n"), start=line):
            lines[number] = lines.get(number, "") + (part if kind == "data" else _ELSEWHERE)
    return lines
