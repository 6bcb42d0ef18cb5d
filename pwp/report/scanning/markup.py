"""The texts of markup, HTML, SVG and the parts of a Word file alike, however broken it is.

Text that is split among several runs of one paragraph is put together. Every step is linear in the length of the
markup, whatever stands in it.
"""

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from pwp.privacy.shown import Piece

BEHIND = "what stands behind the text, such as an alternative text"
COMMENT = "a comment in the file"

_ENDS_A_LINE = re.compile(
    r"</(?:\w+:)?(?:p|tc|tr|td|th|li|h[1-6]|div|title|desc|text|tspan|caption|figcaption|dt|dd|v|si|is|delText|instrText|"
    r"style|script|metadata|option)\s{0,9}>|<(?:\w+:)?(?:br|tab|cr|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_WITHIN_A_WORD = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)\b[^<>]*>",
    re.IGNORECASE,
)
"""Tags of a page that may stand in the middle of a word."""
_TAG = re.compile(r"<[^<>]*>")
_DECLARED = re.compile(r"<[!?]([^<>]*)>")
_ATTRIBUTE = re.compile(
    r"""(?<![\w:.-])([\w:.-]+)\s{0,9}=\s{0,9}(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+))""",
)
_NO_TEXT = re.compile(
    r"[-+]?\d{1,9}(?:\.\d{1,20})?(?:%|px|pt|em|rem|mm|cm|in)?|#?(?:[0-9a-fA-F]{3}){1,2}|[0-9A-F]{8}|\{[0-9A-F-]{36}\}"
)
"""Values of attributes that are a measure, a colour or an id."""
_NUMBERS = re.compile(
    r"(?:\w+:)?(?:d|points|viewBox|transform|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|w|h|id)"
)
"""Attributes that hold a drawing's numbers, or a number to know something by; one may look like anybody's."""
_WORD = re.compile(r"[^\W\d_]{2}")
_IN_LINE = re.compile(r"data:[\w/+.-]*(?:;[\w=-]+)*;base64,([\w+/=%\s-]+)")


def decoded(data: bytes) -> str:
    """The text of a file of markup, in whichever of the usual encodings it is."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data[:4].count(0) > 1:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def texts_in_markup(markup: str, where: str = "", *, in_runs: bool = False) -> Iterator[Piece]:
    """What stands in a text of markup: the text itself, a paragraph at a time, and what no reader sees of it.

    `in_runs` is for the parts of a Word file, where any tag but one that ends a line may stand within a word.
    """
    shown, comments = _without_comments(markup)
    for comment in (*comments, *_DECLARED.findall(shown)):
        if comment.strip():
            yield Piece(html.unescape(_TAG.sub(" ", comment)), where or COMMENT)
    for value in dict.fromkeys(_values(shown)):
        yield Piece(value, where or BEHIND)
        yield from _carried(value)
    lines = _ENDS_A_LINE.sub("\n", shown)
    plain = _TAG.sub("", lines) if in_runs else _TAG.sub("\n", _WITHIN_A_WORD.sub("", lines))
    for line in html.unescape(plain).splitlines():
        if line.strip():
            yield Piece(line.strip(), where)


def _without_comments(markup: str) -> tuple[str, list[str]]:
    """Markup without its comments, and these; what is marked as no markup counts as text."""
    first, *rest = markup.split("<!--")
    shown, comments = [first], []
    for part in rest:
        comment, _, after = part.partition("-->")
        comments.append(comment)
        shown.append(after)
    first, *rest = "".join(shown).split("<![CDATA[")
    whole = [first]
    for part in rest:
        literal, _, after = part.partition("]]>")
        whole.append(html.escape(literal) + after)
    return "".join(whole), comments


def _values(markup: str) -> Iterator[str]:
    """The values of attributes that may hold words; of an address also what it stands for."""
    for name, *quoted in dict.fromkeys(_ATTRIBUTE.findall(markup)):  # most stand there a thousand times
        value = next(filter(None, quoted), "")
        if value and not _NO_TEXT.fullmatch(value) and not _is_number(name, value):
            said = html.unescape(value)
            yield said
            if "%" in said:
                yield unquote(said)


def _is_number(name: str, value: str) -> bool:
    """Whether an attribute holds what a drawing or a program counts by."""
    return _NUMBERS.fullmatch(name) is not None and not _WORD.search(value)


def _carried(value: str) -> Iterator[Piece]:
    """The texts of a picture that an address carries in itself."""
    found = _IN_LINE.search(value)
    if found is None:
        return
    from pwp.report.scanning.pictures import texts_in_picture

    try:
        data = base64.b64decode(unquote(found[1]) + "==", validate=False)
    except (binascii.Error, ValueError):
        return
    yield from texts_in_picture(data)
