"""Text from a record made safe to show: nothing in it can move a cursor, hide itself, or break a file."""

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)

_WORKED_OUT = "[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]"
"""How a cell of a CSV file begins that a spreadsheet may take for something to work out; signs may be full-width."""


def guarded(text: str) -> str:
    """The text as a cell of a CSV file that no spreadsheet works out: with a mark before what it might."""
    return f"'{text}" if re.match(f"'*{_WORKED_OUT}", text) else text


def unguarded(text: str) -> str:
    """The text of a cell that was `guarded`, and of any other as it is."""
    return text[1:] if re.match(f"'+{_WORKED_OUT}", text) else text


def visible(text: str) -> str:
    r"""The text with control and direction characters shown as escapes such as \u202e; line breaks stay."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def clean(text: str) -> str:
    """The text on one line, with control and direction characters shown as escapes."""
    return visible(" ".join(text.split()))


def brief(text: str, longest: int = 60) -> str:
    """The text as a message shows it: `clean`, and no longer than that."""
    line = clean(text[: 2 * longest])
    return line if len(line) <= longest and len(text) <= 2 * longest else f"{line[:longest].rstrip()}..."
