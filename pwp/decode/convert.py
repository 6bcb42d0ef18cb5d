"""The conversion of plain text values to what their fields ask for."""

from typing import Any

import msgspec

from pwp.calendar import When
from pwp.model.fields import YesNo

YES_NO = {"yes": True, "no": False}


def convert(value: Any, wanted: Any) -> Any:
    """The value as the type wanted; raises msgspec.ValidationError where it does not fit."""
    return msgspec.convert(value, wanted, strict=False, dec_hook=_special)


def _special(wanted: type, text: Any) -> Any:
    """A day, or yes or no, from its text; a ValueError here becomes a ValidationError."""
    if not isinstance(text, str):
        raise ValueError(text)  # noqa: TRY004 - msgspec turns a ValueError, and no other, into its own
    if wanted is When:
        return When.parse(text)
    if wanted is YesNo and text in YES_NO:
        return YES_NO[text]
    raise ValueError(text)
