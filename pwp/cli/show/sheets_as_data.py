"""What a workbook comes to beside the record, for programs: as JSON or CSV."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pwp.plain import guarded
from pwp.sheets.mapping import Mapped
from pwp.sheets.outcome import Change, Outcome


class Said(NamedTuple):
    """What was asked for: the command without what it was to do, and what that was."""

    command: str
    applied: bool = False
    removing: bool = False
    leaving_out: bool = False


def as_json(outcome: Outcome, said: Said, written: Sequence[str], mapped: Sequence[Mapped]) -> str:
    """The same, for programs."""
    whole = {
        "version": 1,
        "command": said.command,
        "applied": said.applied,
        "written": list(written),
        "untouched": outcome.untouched,
        "newer": outcome.newer,
        "left_out": outcome.left._asdict(),
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
