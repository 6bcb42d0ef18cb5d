"""Typst, told what to set: our own letters first, and the computer's where ours lack some.

Our own font holds the letters of European languages, so that what is written in them gives the same bytes on every
computer. Only a text in other letters takes what the computer has; what that lacks too is shown as its number.
"""

import re
from collections.abc import Mapping
from typing import Any

from pwp import resources
from pwp.errors import CannotReport, NeedsExtra

_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")


def installed() -> bool:
    """Whether Typst can be called here."""
    try:
        import typst  # noqa: F401 - only whether it is there is asked
    except ImportError:
        return False
    return True


def typeset(template: str, inputs: Mapping[str, str], *, all_letters: bool = False, **how: Any) -> bytes:
    """A template of ours set with its inputs; `all_letters` has the computer's fonts searched as well.

    Raises NeedsExtra where Typst is not installed, and Unset where it refuses.
    """
    try:
        import typst
    except ImportError as error:
        raise NeedsExtra("PDF", "pdf") from error
    folder = resources.folder("templates") / "reports"
    try:
        made: bytes = typst.compile(
            str(folder / template),
            root=str(folder),
            font_paths=[str(folder / "fonts")],
            ignore_system_fonts=not all_letters,
            sys_inputs=dict(inputs),
            **how,
        )
    except typst.TypstError as error:
        raise Unset(error.message, error.diagnostic) from error
    return made


class Unset(CannotReport):
    """Typst refuses a document; `unshown` are the letters that no font it was given can show."""

    def __init__(self, message: str, diagnostic: str) -> None:
        super().__init__(f"the document cannot be written as PDF: {message}")
        found = "".join(_UNSHOWN.findall(diagnostic))
        plain = _NUMBERED.sub(lambda one: chr(int(one[1], 16)), found)
        self.unshown = frozenset(one for one in plain if not one.isascii())
