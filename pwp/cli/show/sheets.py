"""What a workbook comes to beside the record: as text, JSON or CSV."""

import csv
import io
import json
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pwp.plain import clean, guarded
from pwp.sheets.cells import Cell
from pwp.sheets.mapping import Mapped
from pwp.sheets.outcome import Change, Outcome

WIDTH = 80
SHOWN = 160
"""How much of a long text is shown."""


class Said(NamedTuple):
    """What was asked for: the command without what it was to do, and what that was."""

    command: str
    applied: bool = False
    removing: bool = False
    leaving_out: bool = False


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
    return "\n".join((*lines, _end(outcome, said, written))) + "\n"


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


def _end(outcome: Outcome, said: Said, written: Sequence[str]) -> str:
    """The last line: what was done, or what to do next."""
    left = len(outcome.conflicts) + len(outcome.problems)
    out = f" Left out: {left}, listed above." if left else ""
    if said.applied:
        if not written:
            return f"\nNothing to do: the record has all of it.{out}"
        return f"\nChanged {len(written)} {'file' if len(written) == 1 else 'files'}.{out}"
    if left and not said.leaving_out:
        way = "Put these right and try again, or go on without them"
        return f"\nNothing was written. {way}:\n  {said.command} --leave-out"
    if not (outcome.changes or outcome.new or outcome.gone):
        return f"\nNothing to do: the record has all of it.{out}"
    options = " --leave-out" if said.leaving_out else ""
    return f"\nNothing was written yet.{out} To write it to the record:\n  {said.command} --apply{options}"


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


def as_json(outcome: Outcome, said: Said, written: Sequence[str], mapped: Sequence[Mapped]) -> str:
    """The same, for programs."""
    whole = {
        "version": 1,
        "command": said.command,
        "applied": said.applied,
        "written": list(written),
        "untouched": outcome.untouched,
        "newer": outcome.newer,
        **{what: [one for kind, one in _each(outcome) if kind == what] for what in _KINDS},
        "columns": [one._asdict() for one in mapped],
        "notes": outcome.notes,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


_KINDS = ("changed", "new", "gone", "kept", "conflicts", "problems")
_FIELDS = ("sheet", "cell", "row", "column", "was", "sheet_has", "record_has", "sentence")


def _each(outcome: Outcome) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that an outcome lists, with what it is."""
    for one in outcome.changes:
        yield "changed", {**_of(one), "was": one.old, "sheet_has": one.new}
    for new in outcome.new:
        yield "new", {"sheet": new.at.sheet, "cell": new.at.cell, "row": new.key, "values": new.values}
    for gone in outcome.gone:
        yield "gone", {"sheet": gone.table.sheet, "row": gone.key, "referring": list(gone.referring)}
    for kept in outcome.theirs:
        where = {"sheet": kept.table.sheet, "row": kept.key, "column": kept.column.key}
        yield "kept", {**where, "was": kept.was, "record_has": kept.now}
    for both in outcome.conflicts:
        where = {"sheet": both.at.sheet, "cell": both.at.cell, "row": both.key}
        column = both.column.key if both.column else ""
        yield "conflicts", {**where, "column": column, "was": both.was, "sheet_has": both.sheet, "record_has": both.now}
    for wrong in outcome.problems:
        yield "problems", {"sheet": wrong.at.sheet, "cell": wrong.at.cell, "sentence": wrong.sentence}


def _of(one: Change) -> dict[str, Any]:
    return {"sheet": one.at.sheet, "cell": one.at.cell, "row": one.key, "column": one.column.key}


def as_csv(outcome: Outcome, said: Said, written: Sequence[str], mapped: Sequence[Mapped]) -> str:
    """The same as a table."""
    del said, written, mapped
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("what", *_FIELDS))
    for kind, one in _each(outcome):
        rows.writerow((kind, *(guarded(str(one.get(field, ""))) for field in _FIELDS)))
    return out.getvalue()


FORMATS: Mapping[str, Callable[[Outcome, Said, Sequence[str], Sequence[Mapped]], str]] = {
    "text": text,
    "json": as_json,
    "csv": as_csv,
}
