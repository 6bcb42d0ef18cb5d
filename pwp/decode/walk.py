"""A walk over the values of a file that did not convert as a whole, naming every misfit."""

from typing import Any

import msgspec

from pwp.decode.convert import convert
from pwp.decode.misfits import (
    EXAMPLES,
    NO_SUCH_DAY,
    UNKNOWN_KEY,
    WRITE_YES,
    WRONG_VALUE,
    Misfit,
    called,
    date_hint,
    short,
    takes,
    way_to_write,
)
from pwp.findings import Route, Rule
from pwp.model.structure import Field, Kind, field_named, fields
from pwp.spelling import did_you_mean, listed, nearest

_ALSO_YES = {"true": "yes", "y": "yes", "on": "yes", "false": "no", "n": "no", "off": "no"}


class Walk:
    """Collects the misfits of one file. What does not fit is None on the way back, and left out.

    `whole` is the record of the file where it was converted on the way, for all but keys that nobody knows.
    """

    def __init__(self) -> None:
        self.misfits: list[Misfit] = []
        self.left_out: list[Route] = []
        self.whole: Any = None

    def _misfit(self, rule: Rule, route: Route, sentence: str, meant: Route | None = None) -> Any:
        """Take a misfit down. What does not fit is nothing."""
        self.misfits.append(Misfit(rule, route, sentence, meant))
        return None

    def record(self, value: Any, record: type[msgspec.Struct], route: Route) -> dict[str, Any] | None:
        """The part of a mapping that fits the record, or None where it lacks what it cannot do without."""
        if not isinstance(value, dict):
            shown = f"'{route[-1]}'" if route and isinstance(route[-1], str) else "an item here"
            keys = listed([f"'{field.key}'" for field in fields(record)[:3]], "or")
            self._misfit(WRONG_VALUE, route, f"{shown} takes keys such as {keys}, not {called(value)}")
            return None
        known = {key: held for key, held in value.items() if field_named(record, key)}
        for key in value:
            if key not in known:
                self._unknown(key, value, record, (*route, key))
        if len(known) < len(value) and (whole := _whole(known, record)) is not None:
            self.whole = None if route else whole
            return known
        fitted = {}
        for key, held in known.items():
            field = field_named(record, key)
            if field is not None and (kept := self._field(held, field, (*route, key))) is not None:
                fitted[key] = kept
        lacking = [field for field in fields(record) if field.required and field.key not in fitted]
        for field in lacking:
            if field.key not in value:
                example = EXAMPLES.get(field.key, "")
                self._misfit(WRONG_VALUE, route, f"'{field.key}' is not there; add '{field.key}: {example}'")
        return None if lacking else fitted

    def _unknown(self, key: str, value: Any, record: type[msgspec.Struct], route: Route) -> None:
        free = [field.key for field in fields(record) if field.key not in value]
        near = nearest(key, free)
        where = f"in '{route[-2]}'" if len(route) > 1 and isinstance(route[-2], str) else "here"
        meant = (*route[:-1], near) if near else None
        hint = f"; did you mean '{near}'?" if near else ""
        self._misfit(UNKNOWN_KEY, route, f"there is no key '{key}' {where}{hint}", meant)

    def _field(self, value: Any, field: Field, route: Route) -> Any:
        """The value of one key as far as it fits, or None."""
        if not field.many:
            return self._one(value, field, route)
        if not isinstance(value, list):
            way = f"write [{short(value)}]" if isinstance(value, str) else "start each item with '- '"
            if isinstance(value, str) and value.startswith("-"):
                way = "put a space after each hyphen, and each item on a line of its own"
            return self._misfit(WRONG_VALUE, route, f"'{field.key}' takes a list; {way}")
        if field.kind is Kind.TEXT and all(item.__class__ is str for item in value):
            return value
        kept = []
        for position, item in enumerate(value):
            at = (*route, position)
            if item is None:
                self._misfit(WRONG_VALUE, at, "an item of this list is empty; fill it or take it out")
            fitted = None if item is None else self._one(item, field, at)
            if fitted is None:
                self.left_out.append(at)
            else:
                kept.append(fitted)
        return kept

    def _one(self, value: Any, field: Field, route: Route) -> Any:
        """One value, not a list, as far as it fits, or None."""
        if field.record is not None:
            return value if _whole(value, field.record) is not None else self.record(value, field.record, route)
        if field.kind is Kind.WORDS:
            try:
                convert(value, field.value)
            except msgspec.ValidationError:
                sentence = f"'{field.key}' takes keys of your own, each with a value"
                return self._misfit(WRONG_VALUE, route, sentence)
            return value
        if not isinstance(value, str):
            hint = "; write it as one text" if isinstance(value, list) else ""
            sentence = f"'{field.key}' takes {takes(field)}, not {called(value)}{hint}"
            return self._misfit(WRONG_VALUE, route, sentence)
        return value if _fits(value, field) else self._unfit(value, field, route)

    def _unfit(self, value: str, field: Field, route: Route) -> Any:
        """What a text is understood as all the same, or None with its misfit."""
        if field.kind is Kind.CHOICE:
            if value in field.aliases:
                return field.aliases[value]
            plain = _ALSO_YES.get(value.casefold(), value.casefold())
            if plain in ("yes", "no") and plain in field.choices and value.casefold() in ("true", "false", plain):
                self._misfit(WRITE_YES, route, f"'{field.key}' is read as {plain}; write {plain}")
                return plain
            meant = did_you_mean(value, [*field.choices, *field.aliases])
            sentence = f"'{field.key}' takes {listed(field.choices, 'or')}, not '{short(value)}'{meant}"
            return self._misfit(WRONG_VALUE, route, sentence)
        if field.kind is Kind.YES_NO:
            plain = _ALSO_YES.get(value.casefold(), value.casefold())
            if plain in {"yes", "no"} and value.casefold() not in {"y", "n", "on", "off"}:
                self._misfit(WRITE_YES, route, f"'{field.key}' is read as {plain}; write {plain}")
                return plain
            hint = f"; write {plain}" if plain in {"yes", "no"} else ""
            sentence = f"'{field.key}' takes yes or no, not '{short(value)}'{hint}"
            return self._misfit(WRONG_VALUE, route, sentence)
        if field.kind is Kind.DAY:
            return self._misfit(NO_SUCH_DAY, route, f"'{field.key}' is not a date pwp can read: {date_hint(value)}")
        sentence = f"'{field.key}' takes {takes(field)}, not '{short(value)}'{way_to_write(value, field)}"
        return self._misfit(WRONG_VALUE, route, sentence)


def _whole(value: Any, record: type[msgspec.Struct]) -> Any:
    """The record that a mapping comes to where nothing in it is amiss, so that it need not be walked; else None."""
    try:
        return convert(value, record)
    except msgspec.ValidationError:
        return None


def _fits(value: str, field: Field) -> bool:
    """Whether a text is what the field takes, by the same measure as the conversion of a whole file."""
    if field.kind is Kind.TEXT:
        return True
    if field.kind is Kind.CHOICE:
        return value in field.choices
    try:
        convert(value, field.value)
    except msgspec.ValidationError:
        return False
    return True
