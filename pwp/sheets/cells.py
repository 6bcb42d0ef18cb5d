"""A value of the record as a cell shows it, and what a person typed into a cell as text."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any

from pwp.calendar import MONTHS
from pwp.model.structure import Field, Kind
from pwp.plain import visible
from pwp.recording.days import Days
from pwp.recording.entered import Known, Wrong, entered, parts
from pwp.source import SHORT, is_placeholder

Cell = str | int | float
Typed = str | int | float | bool | date | datetime | time | timedelta

LONGEST = 32_767
"""How many letters a cell of a workbook holds; a letter such as an emoji counts as two."""
FIRST_DAY = "1900-03-01"
"""Before this, spreadsheets disagree about which number a day is."""
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,9})\.\d{0,4}[1-9]", re.ASCII)
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NEVER_IN_A_CELL = re.compile("[\ufffe\uffff\ud800-\udfff\r]")


def is_too_long(text: str) -> bool:
    """Whether a text is more than a cell of a workbook holds."""
    return len(text) > LONGEST // 2 and len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST


def shower(field: Field) -> Callable[[Any], Cell | None]:
    """The function that gives, for a value of a field, the cell that shows it; None where no cell gives it back."""
    if field.many:
        return _of_lists(field)
    if field.kind in (Kind.WHOLE, Kind.NUMBER):
        return lambda held: _number(held) if held.__class__ is str else None
    return _text


def _of_lists(field: Field) -> Callable[[Any], str | None]:
    """The shower for lists, which remembers what it has shown: ten thousand entries name the same few groups."""

    @lru_cache(maxsize=5_000)
    def remembered(*items: str) -> str | None:
        return _listed(field, list(items))

    def shown(held: Any) -> str | None:
        try:
            return remembered(*held) if held.__class__ is list else None
        except TypeError:  # an item is no text
            return None

    return shown


def _text(held: Any) -> str | None:
    if held.__class__ is not str or is_too_long(held):
        return None
    unfit_for_a_cell = "\r" in held if held.isascii() else _NEVER_IN_A_CELL.search(held)
    return None if unfit_for_a_cell else held


@lru_cache(maxsize=5_000)
def _number(held: str) -> Cell | None:
    if _WHOLE.fullmatch(held):
        return int(held)
    return float(held) if _DECIMAL.fullmatch(held) else _text(held)


def _listed(field: Field, held: list[str]) -> str | None:
    """A list as people write one: parted by semicolons, or on lines of their own where an item holds one."""
    for between in ("; ", "\n"):
        shown = between.join(held)
        if parts(field, shown) == held:
            return _text(shown)
    return None


def unfit(held: Any) -> str:
    """How a value is shown that no cell gives back."""
    text = held if isinstance(held, str) else json.dumps(held, ensure_ascii=False)
    return _NEVER_IN_A_CELL.sub(" ", visible(text))[: LONGEST // 2]


@cache
def day_of(cell: Cell) -> date | None:
    """The day that a cell of a column of days shows; None for a month, a year, or what spreadsheets do not know."""
    if not isinstance(cell, str) or not _FULL_DAY.fullmatch(cell) or cell < FIRST_DAY:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def typed(cell: Typed) -> str:
    """What a person typed into a cell, as text; of a number or a day, as the record would write it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 10**15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def tidy(text: str) -> str:
    """A text without the spaces that nobody sees: at the ends of its lines, and of the kind that does not break."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.replace("\xa0", " ").rstrip() for line in lines).strip()


def is_unsaid(cell: Typed) -> bool:
    """Whether something stands in a cell that says nothing yet, such as tbc: the record reads it as nothing."""
    text = typed(cell).strip()
    return 0 < len(text) <= SHORT and is_placeholder(text)


def understood(field: Field, cell: Typed, known: Known, days: Days) -> Any:
    """The value of a field for what stands in a cell: a text, a list, nothing, or Wrong."""
    if field.kind is Kind.DAY and isinstance(cell, date) and not isinstance(cell, datetime):
        number = serial(cell)
        if _YEARS[0] <= number <= _YEARS[1]:
            day = f"{cell.day} {MONTHS[cell.month - 1]} {cell.year}"
            return Wrong(
                f"{day} is what a spreadsheet makes of {number}; if the year is meant, type '{number}, mark and all"
            )
        return cell.isoformat()
    if field.kind is Kind.DAY and isinstance(cell, datetime):
        return Wrong(f"'{typed(cell)}' is a day with a time; type the day alone")
    if is_unsaid(cell):
        return None
    text = typed(cell)
    if is_too_long(text):
        return Wrong(f"this text has {len(text):,} letters, and a cell holds {LONGEST:,}; put some of it elsewhere")
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip() if field.kind is Kind.TEXT else tidy(text)
    return entered(field, text, known, days)


def may_identify(field: Field | None, cell: Typed) -> bool:
    """Whether a cell can hold what identifies somebody: any text, and a number where the record has a text."""
    return isinstance(cell, str) or (field is not None and field.kind is Kind.TEXT)


_DAY_0 = date(1899, 12, 30).toordinal()
_YEARS = 1900, 2199


def serial(day: date) -> int:
    """The number by which spreadsheets know a day."""
    return day.toordinal() - _DAY_0
