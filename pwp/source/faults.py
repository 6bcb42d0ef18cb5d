"""Why a file cannot be read: the line, and one plain sentence with the way to mend it."""

import re
from typing import NamedTuple

from yaml import MarkedYAMLError, YAMLError


class Fault(NamedTuple):
    """What stops a file from being read. Line and column count from 1."""

    line: int
    column: int
    sentence: str


class Refused(Exception):
    """Raised inside this package where reading stops, and turned into its `Fault` at the edge."""

    def __init__(self, line: int, column: int, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = Fault(line, column, sentence)


LONGEST_SHOWN = 200
# Patterns are compiled where something is looked for, since every run imports them and few need them.
CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]"
ODD_BREAK = rb"\xc2\x85|\xe2\x80[\xa8\xa9]"
DIRECTION = rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
_STEERING = CONTROL[:-1] + "\u202a-\u202e\u2066-\u2069]"
SECOND_BOM = rb"(?!\A)\xef\xbb\xbf"
CONFLICT = rb"(?m)^[ \t]*(<{7}|>{7})( |\r?$)"

_UNSEEN = (
    (ODD_BREAK, "an invisible line break (not a normal new line) stands here; delete it and press Enter instead"),
    (DIRECTION, "an invisible mark that turns the direction of text; delete it"),
    (SECOND_BOM, "an invisible mark (U+FEFF) that may only begin a file; delete it"),
)
_ANOTHER_KIND = (
    rb"(?P<wide>\xff\xfe|\xfe\xff|\0\0\xfe\xff|(?:[^\0]\0){2}|(?:\0[^\0]){2}|(?:[^\0]\0{3}){2}|(?:\0{3}[^\0]){2})"
    rb"|(?P<packed>PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf)"
    rb"|(?P<picture>\xff\xd8\xff|\x89PNG|GIF8)"
    rb"|(?P<pdf>%PDF-)"
    rb"|(?P<pointer>version https://git-lfs\.github\.com/)"
    rb"|(?P<page>(?:\xef\xbb\xbf)?\s{,99}<(?i:!doctype|html|head|body)\b)"
)
"""How a file begins that is no YAML, though it is called so."""
_THAT_IS = {
    "wide": "the file is saved as UTF-16 or UTF-32; save it again as UTF-8",
    "packed": "this is not a text file but a Word file, or another of its kind; put the YAML file here",
    "picture": "this is not a text file but a picture; put the YAML file here",
    "pdf": "this is not a text file but a PDF; put the YAML file here",
    "pointer": "git has not fetched this file, and only says here where it is; run 'git lfs pull'",
    "page": "this is a web page, perhaps one that asks to sign in; download the file again",
}

_KEY_AND_VALUE = r"^(\s*(?:- +)*(?:[\w-]+:(?: +|$))?)(.*?)(\s+#\s.*)?$"
_KEY = r"^\s*(- +)*[\w-]+:( |$)"
_BRACKETED = r"\[.*\]$|\{[^{].*\}$"
_TAB = "a tab stands where spaces belong; put spaces there, as many as the lines it belongs with have"


def unfit(data: bytes) -> Fault | None:
    """Why these bytes are not text that may be read, or None: encoding, damage, merge conflicts, odd breaks."""
    if found := re.match(_ANOTHER_KIND, data):
        return Fault(1, 1, _THAT_IS[found.lastgroup or ""])
    if data.isascii() and b"\0" not in data and b"<<<<<<<" not in data and b">>>>>>>" not in data:
        return None
    if (nul := data.find(b"\0")) >= 0:
        return _at(data, nul, "the file is damaged (it holds zero bytes); restore it from git or a backup")
    if not data.isascii() and (fault := _not_utf8(data) or _unseen(data)):
        return fault
    if found := conflict(data):
        return _at(
            data,
            found.start(1),
            "an unresolved merge conflict; 'pwp merge' puts both versions together where git stopped, or keep the "
            "right version of these lines and delete the marker lines",
        )
    return None


def conflict(data: bytes) -> re.Match[bytes] | None:
    """The first line with which git marks what it could not put together."""
    return re.search(CONFLICT, data) if b"<<<<<<<" in data or b">>>>>>>" in data else None


def _unseen(data: bytes) -> Fault | None:
    """The first mark that nobody sees and that two readers may take for two things."""
    for pattern, sentence in _UNSEEN:
        if found := re.search(pattern, data):
            return _at(data, found.start(), sentence)
    return None


def _at(data: bytes, offset: int, sentence: str) -> Fault:
    """The fault at a byte offset."""
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    return Fault(before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1, sentence)


def _not_utf8(data: bytes) -> Fault | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _at(data, error.start, "this line is not UTF-8 text; save the file again as UTF-8")
    return None


def of_syntax(error: YAMLError, data: bytes) -> Fault:
    """What libyaml refused, as a fault at the line where a person would mend it."""
    text = data.decode("utf-8-sig", "replace")
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _of_character(text)
    lines = text.splitlines() or [""]
    mark, start = error.problem_mark, error.context_mark
    problem = error.problem or ""
    if problem == "found unexpected end of stream" and start is not None:
        return Fault(start.line + 1, start.column + 1, "the quotation mark opened here is never closed")
    if start is not None and "quoted scalar" in (error.context or "") and "escape" in problem:
        return Fault(
            start.line + 1,
            start.column + 1,
            r"a backslash inside double quotes; use single quotes round this text, or write \\ for \ ",
        )
    if start is not None and "simple key" in (error.context or ""):
        return Fault(start.line + 1, 1, f"there is no colon after the key on this line: {_shown(lines, start.line)}")
    if "flow" in (error.context or "") and (opened := _open_bracket(lines, mark.line, mark.column)):
        return opened
    row = min(mark.line, len(lines) - 1)
    if "tab" in problem or lines[row][: mark.column + 1].strip(" ").startswith("\t"):
        return Fault(row + 1, mark.column + 1, _TAB)
    return Fault(row + 1, mark.column + 1, _sentence(problem, lines, row))


def _sentence(problem: str, lines: list[str], row: int) -> str:
    if better := corrected(lines[row]):
        return f"put quotes around the text on this line: {better}"
    if "mapping values are not allowed" in problem and _runs_on(lines, row):
        return "a colon stands in text that runs over several lines; put quotes around the whole text"
    if "mapping values are not allowed" in problem and row and ":" not in lines[row - 1]:
        return f"the line above has no colon after its key: {_shown(lines, row - 1)}"
    if "incompatible YAML document" in problem or lines[row].startswith("%"):
        return "lines that start with % are not used here; delete them"
    if lines[row].lstrip(" -").startswith(":"):
        return "a colon without a key before it; write the key, or put quotes round the text"
    if "-" in problem or "key" in problem or "mapping values" in problem:
        return "this line is not indented like the lines it belongs with; line its first letter up with theirs"
    return f"this line is not YAML: {_shown(lines, row)}"


def _runs_on(lines: list[str], row: int) -> bool:
    """Whether a line goes on with a text that began in a line above, indented less."""
    above = next((line for line in reversed(lines[:row]) if _indent(line) < _indent(lines[row])), "")
    began = re.match(_KEY_AND_VALUE, above)
    return not re.match(_KEY, lines[row]) and began is not None and bool(began[1].strip()) and bool(began[2])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _open_bracket(lines: list[str], row: int, column: int) -> Fault | None:
    """The last bracket before a place that is not closed before it, if there is one, or the comma that it lacks."""
    waiting: list[Fault] = []
    for number, line in enumerate([*lines[:row], "".join(lines[row : row + 1])[:column]]):
        for place, letter in enumerate(line):
            if letter in "[{":
                sentence = f"the bracket opened here is never closed; put {_CLOSED_BY[letter]} at its end"
                waiting.append(Fault(number + 1, place + 1, sentence))
            elif letter in "]}" and waiting:
                waiting.pop()
    if not waiting:
        return None
    opened = waiting[-1]
    rest = "\n".join(["".join(lines[row : row + 1])[column:], *lines[row + 1 :]])
    if _closes_first(rest, _CLOSED_BY[lines[opened.line - 1][opened.column - 1]]):
        return Fault(row + 1, column + 1, f"a comma is missing here, in the brackets opened on line {opened.line}")
    return opened


_CLOSED_BY = {"[": "]", "{": "}"}


def _closes_first(text: str, bracket: str) -> bool:
    """Whether this closing bracket comes before any other bracket, and before the next key of the file."""
    found = re.search(_NEXT, text)
    return found is not None and found[0] == bracket


_NEXT = r"(?m)[][{}]|^[\w-]+:"


def _of_character(text: str) -> Fault:
    """The first control character of a text that libyaml refused because of one."""
    found = re.search(CONTROL, text)
    if found is None:
        return Fault(1, 1, "the file holds something that is not text")
    before = text[: found.start()]
    column = found.start() - before.rfind("\n")
    name = f"U+{ord(found.group()):04X}"
    return Fault(before.count("\n") + 1, column, f"an invisible control character ({name}); delete it")


def invisible(text: str) -> str | None:
    """The number of the first character of a text that would steer a screen and not be seen, or None."""
    found = re.search(_STEERING, text)
    return f"U+{ord(found[0]):04X}" if found else None


def _shown(lines: list[str], row: int) -> str:
    return lines[row].strip()[:60]


def corrected(line: str) -> str | None:
    """The line with quotes around its text, where that is what it lacks; None where it is not."""
    found = re.match(_KEY_AND_VALUE, line) if len(line) <= LONGEST_SHOWN else None
    if found is None or not found[1].strip() or not (value := found[2].strip()):
        return None
    start, rest = found[1], found[3] or ""
    if re.match(_BRACKETED, value):
        return None
    quoted = value[0] in "\"'" and value[-1] == value[0] and len(value) > 1
    text = value[1:-1] if quoted else value
    if not quoted and not (value[0] in "@`%&*!|>[]{},?\"'" or ": " in value or value.endswith(":")):
        return None
    better = f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"
    return None if better == value else f"{start.lstrip()}{better}{rest}"
