"""What a timetable draws: for each part the days that were planned, and those on which it happened."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from pwp.calendar import MONTHS, When
from pwp.model.decisions import Decision
from pwp.model.lengths import first_end
from pwp.model.plan import Phase
from pwp.report.figures.axis import DAY

Look = Literal["planned", "extended", "happened", "paused", "partly-paused", "decision-planned", "decision"]


class Mark(NamedTuple):
    """Days that are drawn in one look. Where the record knows only one end, `since` or `until` points on."""

    look: Look
    first: date
    last: date
    since: bool = False
    until: bool = False


class Part(NamedTuple):
    """One row of the drawing: what it is, its days in words, its marks, and whether it is a formal consultation."""

    name: str
    days: str
    marks: tuple[Mark, ...]
    consultation: bool = False


def parts(timetable: Iterable[Phase], decisions: Iterable[Decision], as_of: date) -> list[Part]:
    """The rows of the timetable, then the decisions taken, as things stood on a day."""
    rows = [_phase(one, as_of) for one in timetable]
    for one in decisions:
        if one.date is not None and not one.not_done:
            exact: Look = "decision" if one.date.first <= as_of else "decision-planned"
            look = exact if one.date.is_day else "happened" if one.date.last <= as_of else "planned"
            rows.append(Part(f"Decision: {one.title or one.id}", short(one.date), (_mark(look, one.date, one.date),)))
    return rows


def _phase(row: Phase, as_of: date) -> Part:
    planned = _between("planned", row.start, first_end(row))
    happened = () if row.not_done else _happened(row, as_of)
    begin, end = (row.opened, row.closed) if happened else (row.start, first_end(row))
    days = short_span(begin, end or (begin if row.kind == "decision" else None))
    marks = tuple(_as_decided(row, (*planned, *_extended(row), *happened, *_paused(row))))
    said = f"{days}; did not happen" if row.not_done and days else "Did not happen" if row.not_done else days
    return Part(row.what or row.id, said, marks, row.kind == "consultation")


def _as_decided(row: Phase, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks of a row; a decision on one day is drawn as a decision."""
    for one in marks:
        if row.kind != "decision" or one.first != one.last:
            yield one
        elif one.look == "planned":
            yield one._replace(look="decision-planned", since=False, until=False)
        else:
            yield one._replace(look="decision", since=False, until=False)


def _mark(look: Look, begin: When, end: When) -> Mark:
    """The whole of the days that may be meant."""
    return Mark(look, min(begin.first, end.first), max(begin.last, end.last))


def _between(look: Look, begin: When | None, end: When | None) -> tuple[Mark, ...]:
    if begin and end:
        return (_mark(look, begin, end),)
    known = begin or end
    return (_mark(look, known, known)._replace(since=begin is not None, until=end is not None),) if known else ()


def _happened(row: Phase, as_of: date) -> tuple[Mark, ...]:
    """From opened to closed; what is still open runs to the day the drawing is made for."""
    if row.opened and row.closed is None and row.opened.first < as_of and row.kind != "decision":
        return (Mark("happened", row.opened.first, max(row.opened.last, as_of), since=True),)
    return _between("happened", row.opened, row.closed)


def _extended(row: Phase) -> Iterator[Mark]:
    """What each extension adds to the end that was known before it."""
    end = first_end(row)
    for one in row.extended:
        if one.to and not one.not_done:
            begin = end.last + DAY if end and end.last < one.to.last else one.to.first
            yield Mark("extended", begin, one.to.last)
            end = one.to


def _paused(row: Phase) -> Iterator[Mark]:
    for one in row.paused:
        if not one.not_done:
            for mark in _between("happened", one.from_, one.to):
                yield mark._replace(look="partly-paused" if one.what == "part" else "paused")


def short(day: When) -> str:
    """A day with its month in three letters, no more exactly than it is known."""
    words = str(day)
    for month in MONTHS:
        words = words.replace(month, month[:3])
    return words


def short_span(begin: When | None, end: When | None) -> str:
    """From one day to another in few letters; nothing where neither is known."""
    if begin and end:
        return short(begin) if begin == end else f"{short(begin)} to {short(end)}"
    return f"from {short(begin)}" if begin else f"until {short(end)}" if end else ""


def drawn(rows: Sequence[Part]) -> list[Part]:
    """The rows that have a day."""
    return [one for one in rows if one.marks]


def without_days(rows: Sequence[Part]) -> list[Part]:
    """The rows that have none, which are listed."""
    return [one for one in rows if not one.marks]
