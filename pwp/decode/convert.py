"""The conversion of plain text values to what their fields ask for."""

from typing import Any

import msgspec

from pwp.calendar import When
from pwp.languages import Language
from pwp.model.fields import YesNo

parse_day = When.parse
YES_NO = {"yes": True, "no": False}


def convert(value: Any, wanted: Any) -> Any:
    """The value as the type wanted; raises msgspec.ValidationError where it does not fit."""
    return msgspec.convert(value, wanted, strict=False, dec_hook=_special)


def _special(wanted: type, text: Any) -> Any:
    """A day, a language, or yes or no, from its text; a ValueError here becomes a ValidationError."""
    if wanted is When and isinstance(text, str):
        return parse_day(text)
    if wanted is Language and isinstance(text, str):
        return Language.parse(text)
    if wanted is YesNo and isinstance(text, str) and text in YES_NO:
        return YES_NO[text]
    raise ValueError(text)  # which msgspec, and no other error, turns into its own
