"""The timetable as a strip over months: what was planned, what happened, and the days on which people are away."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pwp.calendar import When, bank_holidays, festivals, years_on_file
from pwp.model.decisions import Decision
from pwp.model.lengths import first_end
from pwp.model.plan import Avoid, Phase
from pwp.report.figures import strip
from pwp.report.figures.axis import Axis, axis_over
from pwp.report.figures.drawing import WIDTH, Drawing
from pwp.report.figures.letters import LEADING, SIZE, wrapped
from pwp.report.figures.phases import Part, drawn, parts, without_days
from pwp.report.figures.strip import Lane
from pwp.report.view import Figure, Table, cell
from pwp.spelling import listed

CAPTION = "The timetable"
_LOOKS = {
    "planned": "Planned",
    "happened": "As it happened",
    "extended": "Extension",
    "paused": "Paused",
    "partly-paused": "Partly paused",
    "decision-planned": "Decision, planned",
    "decision": "Decision, taken",
    "consultation": "Formal consultation",
    "bank-holiday": "Bank holiday",
    "festival": "Festival",
    "avoid": "Days to avoid",
    "today": "The day this was drawn up",
}


def figure(timetable: Sequence[Phase], avoid: Sequence[Avoid], decisions: Sequence[Decision], as_of: date) -> Figure:
    """The timetable and the decisions taken, as things stood on a day, with a table of all days."""
    rows = parts(timetable, decisions, as_of)
    alt = _in_words(rows, timetable, as_of)
    return Figure(CAPTION, alt, _svg(rows, avoid, as_of, alt), table(timetable, decisions))


def has_days(timetable: Sequence[Phase], decisions: Sequence[Decision], as_of: date) -> bool:
    """Whether anything can be drawn."""
    return bool(drawn(parts(timetable, decisions, as_of)))


def table(timetable: Iterable[Phase], decisions: Iterable[Decision]) -> Table:
    """Each part with its days, as exactly as they are known."""
    rows = [
        (
            cell(one.what or one.id, "Formal consultation" if one.kind == "consultation" else None),
            cell(_span(one.start, first_end(one)), f"Announced as {one.length}" if one.length else None),
            cell(_span(one.opened, one.closed), f"Did not happen: {one.not_done}" if one.not_done else None),
            cell(*_extensions(one), *_pauses(one), otherwise="None recorded"),
        )
        for one in timetable
    ]
    rows.extend(
        (
            cell(f"Decision: {one.title or one.id}"),
            cell(None),
            cell(str(one.date)),
            cell(None, otherwise="None recorded"),
        )
        for one in decisions
        if one.date is not None and not one.not_done
    )
    return Table(
        "The parts of the timetable and their days",
        "For each part, when it was planned, when it happened, and how it was extended or paused.",
        ("Part", "Planned", "What happened", "Extended or paused"),
        (34, 24, 22, 20),
        tuple(rows),
    )


def days_off(timetable: Iterable[Phase], avoid: Iterable[Avoid]) -> Table:
    """The days to avoid, and the bank holidays and festivals while people can take part."""
    rows = [
        (cell(one.what), cell(_span(one.start, one.end)), cell("Named in the plan as days to avoid")) for one in avoid
    ]
    windows = [found for one in timetable if (found := _window(one))]
    holidays = [(day, day, name) for day, name in sorted(bank_holidays().items())]
    kept = [(one.first, one.last, f"{one.name} (expected)" if one.expected else one.name) for one in festivals()]
    for kind, days in (("Bank holiday", holidays), ("Festival", kept)):
        rows.extend(
            (cell(name[:1].upper() + name[1:]), cell(_span(When.of(first), When.of(last))), cell(kind))
            for first, last, name in days
            if any(first <= end and begin <= last for begin, end in windows)
        )
    return Table(
        "Days to keep in mind",
        "Days that do not suit everybody: those that the plan names, and bank holidays and festivals that fall into "
        "the days on which people can take part.",
        ("What", "When", "Kind"),
        (42, 34, 24),
        tuple(rows),
    )


def _window(row: Phase) -> tuple[date, date] | None:
    """The days on which people can take part in a row, as far as they are known."""
    if row.kind not in ("engagement", "consultation") or row.not_done:
        return None
    begin, end = row.opened or row.start, row.closed or first_end(row)
    return (begin.first, end.last) if begin and end else None


def _span(begin: When | None, end: When | None) -> str | None:
    """From one day to another, as exactly as they are known; None where neither is."""
    if begin and end:
        return str(begin) if begin == end else f"{begin} to {end}"
    return f"From {begin}" if begin else f"Until {end}" if end else None


def _extensions(row: Phase) -> Iterator[str]:
    for one in row.extended:
        if not one.not_done:
            yield f"Extended to {one.to or 'a day that is not recorded'}: {one.why or 'no reason recorded'}"


def _pauses(row: Phase) -> Iterator[str]:
    for one in row.paused:
        if not one.not_done:
            days = (_span(one.from_, one.to) or "Days not recorded").replace("F", "f", 1)
            part = "Partly paused" if one.what == "part" else "Paused"
            yield f"{part}, {days}: {one.why or 'no reason recorded'}"


def _in_words(rows: Sequence[Part], timetable: Iterable[Phase], as_of: date) -> str:
    """What the strip shows, for who cannot see it."""
    days = [day for one in rows for mark in one.marks for day in (mark.first, mark.last)]
    if not days:
        return "An empty timetable: no day is recorded."
    on, off = len(drawn(rows)), len(without_days(rows))
    said = [f"A timetable of {on} row{'s' * (on != 1)} from {When.of(min(days))} to {When.of(max(days))}"]
    consultations = (one for one in timetable if one.kind == "consultation")
    windows = (_span(one.opened or one.start, one.closed or first_end(one)) for one in consultations)
    said.extend(f"Formal consultation: {span}" for span in windows if span)
    decided = [f"{one.name.removeprefix('Decision: ')}, {one.days}" for one in rows if _decides(one)]
    if decided:
        said.append(f"Decisions: {listed(decided)}")
    if off:
        said.append(f"{off} more {'have' if off > 1 else 'has'} no day and {'are' if off > 1 else 'is'} listed below")
    if min(days) <= as_of <= max(days):
        said.append(f"A line marks {When.of(as_of)}")
    return f"{'. '.join(one.rstrip('.') for one in said)}."


def _decides(part: Part) -> bool:
    return any(mark.look in ("decision", "decision-planned") for mark in part.marks)


def _svg(rows: Sequence[Part], avoid: Sequence[Avoid], as_of: date, alt: str) -> str:
    drawing = Drawing()
    shown = drawn(rows)
    y = 2.0
    if shown:
        y = _strip(drawing, shown, avoid, as_of)
    for line in _listed_below(rows):
        drawing.text(4.0, y + SIZE, line)
        y += LEADING
    return drawing.svg(CAPTION, alt, y + 6)


def _strip(drawing: Drawing, shown: Sequence[Part], avoid: Sequence[Avoid], as_of: date) -> float:
    """The rows, and what marks stand for; gives back where the next thing may stand."""
    days = [day for one in shown for mark in one.marks for day in (mark.first, mark.last)]
    axis = axis_over(days, strip.LEFT, strip.RIGHT)
    lanes = list(_lanes(axis, avoid))
    dated = axis.holds(as_of)
    first = 2 * LEADING + 8 + (LEADING + 2) * dated
    bottom = first + sum(strip.height_of(one) for one in shown)
    strip.band(drawing, axis, shown, first, bottom)
    strip.heading(drawing, axis, 2.0, first, bottom)
    drawing.line(4.0, first, strip.RIGHT, first)
    y = first
    for one in shown:
        y = strip.row(drawing, axis, one, y)
    if dated:
        strip.today(drawing, axis, as_of, first, bottom)
    for held in lanes:
        y = strip.lane(drawing, axis, held, y + 3)
    looks = {mark.look for one in shown for mark in one.marks} | {one.look for one in lanes}
    looks |= {"consultation"} if any(one.consultation for one in shown) else set()
    looks |= {"today"} if dated else set()
    return strip.legend(drawing, [(look, said) for look, said in _LOOKS.items() if look in looks], y + 10) + 4


def _lanes(axis: Axis, avoid: Iterable[Avoid]) -> Iterator[Lane]:
    """The days off and the days to avoid that fall on the strip."""
    known = years_on_file()
    beyond = axis.first.year < known.start or axis.last.year >= known.stop
    only = f", known for {known.start} to {known.stop - 1}" if beyond else ""
    off = tuple((day, day) for day in sorted(bank_holidays()) if axis.holds(day))
    kept = tuple((one.first, one.last) for one in festivals() if one.first <= axis.last and axis.first <= one.last)
    shunned = tuple(
        (begin.first, end.last)
        for one in avoid
        if (begin := one.start) and (end := one.end or begin) and begin.first <= axis.last and axis.first <= end.last
    )
    for name, days, look in (
        (f"Bank holidays{only}", off, "bank-holiday"),
        (f"Festivals{only}", kept, "festival"),
        ("Days to avoid", shunned, "avoid"),
    ):
        if days or (only and look != "avoid"):
            yield Lane(name, days, look)


def _listed_below(rows: Sequence[Part]) -> list[str]:
    """The rows that cannot be drawn."""
    off = without_days(rows)
    if not off:
        return []
    return wrapped(f"No day is recorded for: {'; '.join(one.name for one in off)}.", WIDTH - 8)
