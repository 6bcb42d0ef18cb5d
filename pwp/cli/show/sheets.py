"""What a workbook comes to beside the record: as text, JSON or CSV."""

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence

from pwp.cli.show.sheets_as_data import Said, as_csv, as_json
from pwp.plain import clean
from pwp.sheets.cells import Cell
from pwp.sheets.mapping import Mapped
from pwp.sheets.outcome import Outcome
from pwp.spelling import listed

WIDTH = 80
SHOWN = 160
"""How much of a long text is shown."""


def text(outcome: Outcome, said: Said, written: Sequence[str], mapped: Sequence[Mapped]) -> str:
    """What would change or was changed, for people."""
    lines = [
        *_columns(mapped),
        *_counts(outcome),
        *_changes(outcome),
        *_new(outcome),
        *_gone(outcome, said),
        *_theirs(outcome),
    ]
    lines += [*_conflicts(outcome, of_list=bool(mapped)), *_problems(outcome), *_notes(outcome)]
    return "\n".join((*lines, _end(outcome, said, written, mapped))) + "\n"


def _columns(mapped: Sequence[Mapped]) -> Iterator[str]:
    """How the columns of a list are taken."""
    if mapped:
        yield "Columns:"
    for one in mapped:
        if one.key:
            shown = "; ".join(clean(sample)[:_SAMPLE] for sample in one.samples)
            yield from _wrapped(f"{clean(one.heading)} -> {one.key}: {shown}")
        else:
            yield from _wrapped(f"{clean(one.heading)}: not taken ({one.why})")
    if mapped:
        yield from ("To take one otherwise: --column HEADING=KEY, or HEADING= to leave it out.", "")


_SAMPLE = 30
"""How much of a value is shown as a sample."""


def _counts(outcome: Outcome) -> Iterator[str]:
    changed = len(dict.fromkeys((one.table.sheet, one.key) for one in outcome.changes))
    rows = [
        (changed, "changed"),
        (len(outcome.new), "new"),
        (len(outcome.gone), "gone"),
        (outcome.untouched, "untouched"),
    ]
    counts = ", ".join(f"{number} {word}" for number, word in rows)
    yield f"Rows: {counts}."
    if outcome.newer:
        yield f"The record has {outcome.newer} {_rows(outcome.newer)} since the export that the sheets do not show."


def _rows(number: int) -> str:
    return "row" if number == 1 else "rows"


def _changes(outcome: Outcome) -> Iterator[str]:
    shown = ("", "")
    for one in outcome.changes:
        row = one.table.sheet, one.key
        if row != shown:
            yield from ("", f"{one.table.sheet}: {clean(one.key)}")
            shown = row
        yield from _wrapped(f"{one.column.heading} ({one.at.cell}): {_shown(one.old)} -> {_shown(one.new)}")


def _new(outcome: Outcome) -> Iterator[str]:
    if outcome.new:
        yield from ("", "New:")
    for one in outcome.new:
        name = f", {clean(one.key)}" if one.table.has_ids else ""
        within = f" in {clean(one.within)}" if one.within else ""
        yield from _wrapped(f"{one.at}: {one.table.called}{name}{within}")


def _gone(outcome: Outcome, said: Said) -> Iterator[str]:
    if outcome.gone:
        way = "taken out" if said.removing else "kept in the record; --remove takes them out"
        yield from ("", f"No longer in the sheet ({way}):")
    for one in outcome.gone:
        refer = f"; referred to in {', '.join(clean(place) for place in one.referring)}" if one.referring else ""
        yield from _wrapped(f"{one.table.sheet}: {clean(one.key)}{refer}")


def _theirs(outcome: Outcome) -> Iterator[str]:
    if outcome.theirs:
        yield from ("", "Changed in the record since the export, and kept:")
    for one in outcome.theirs:
        where = f"{one.table.sheet}: {clean(one.key)}, {one.column.heading}"
        yield from _wrapped(f"{where}: {_shown(one.was)} -> {_shown(one.now)}")


def _conflicts(outcome: Outcome, *, of_list: bool) -> Iterator[str]:
    both = "Changed both in the sheet and in the record (make the cell what it should be):"
    if outcome.conflicts:
        yield from ("", "Not what the record has, and left alone there:" if of_list else both)
    for one in outcome.conflicts:
        heading = f", {one.column.heading}" if one.column else ""
        yield from _wrapped(f"{one.at}, {clean(one.key)}{heading}")
        for name, cell in (("was", one.was), ("sheet", one.sheet), ("record", one.now)):
            if name != "was" or (one.column and not of_list):
                yield from _wrapped(f"{name}: {_shown(cell)}", 4)
    if any(one.column for one in outcome.conflicts):
        yield from _wrapped("For all cells that differ so, --take sheet or --take record says which counts.")


def _problems(outcome: Outcome) -> Iterator[str]:
    if outcome.problems:
        yield from ("", "Cannot be taken as it stands:")
    for one in outcome.problems:
        yield from _wrapped(f"{one.at}: {clean(one.sentence)}")


def _notes(outcome: Outcome) -> Iterator[str]:
    if outcome.notes:
        yield ""
    for one in outcome.notes:
        yield from _wrapped(clean(one), 0)


def _end(outcome: Outcome, said: Said, written: Sequence[str], mapped: Sequence[Mapped]) -> str:
    """The last line: what was done, or what to do next."""
    left = _left(outcome)
    out = f" Left out: {left}, listed above." if left else ""
    if left and not said.leaving_out:
        way = "Put these right and try again, or go on without them"
        return f"\nNothing was written. {way}:\n  {said.command} --leave-out"
    if said.applied and written:
        return f"\nChanged {len(written)} {'file' if len(written) == 1 else 'files'}.{out}"
    if said.applied or not (outcome.changes or outcome.new or outcome.gone):
        return f"\nThere is nothing to write.{out}" if left else f"\nNothing to do: {_all(mapped, kept=outcome.kept)}"
    options = " --leave-out" if said.leaving_out else ""
    return f"\nNothing was written yet.{out} To write it to the record:\n  {said.command} --apply{options}"


def _left(outcome: Outcome) -> str:
    """How much is left out where one goes on."""
    cells, rows, others = outcome.left
    counts = ((cells, "cell"), (rows, "row"), (others, "more problem" if cells or rows else "problem"))
    return listed([f"{number} {what}{'' if number == 1 else 's'}" for number, what in counts if number])


def _all(mapped: Sequence[Mapped], *, kept: int) -> str:
    """That the record has all of it, but for what it was said not to take, or columns that are not taken."""
    if kept:
        cells = "cell that differs" if kept == 1 else "cells that differ"
        return f"the record counts for {kept} {cells}, and has the rest."
    left = any(one.filled and not one.key for one in mapped)
    return "the record has all of the columns that are taken." if left else "the record has all of it."


def _shown(cell: Cell) -> str:
    if cell == "":
        return "(empty)"
    whole = clean(str(cell))
    return whole if len(whole) <= SHOWN else f"{whole[: SHOWN - 3]}..."


def _wrapped(line: str, indent: int = 2) -> list[str]:
    """A line within the width of a screen."""
    start = " " * indent
    return textwrap.wrap(
        line,
        WIDTH,
        initial_indent=start,
        subsequent_indent=start + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


FORMATS: Mapping[str, Callable[[Outcome, Said, Sequence[str], Sequence[Mapped]], str]] = {
    "text": text,
    "json": as_json,
    "csv": as_csv,
}
