"""Which version counts where a sheet and the record differ, as somebody says of all such cells at once."""

from itertools import chain

from pwp.sheets.outcome import Change, Conflict, Outcome

SHEET, RECORD = "sheet", "record"


def choose(outcome: Outcome, version: str) -> None:
    """Have one version count for each cell in conflict; what is about whole rows stays to be put right."""
    left: list[Conflict] = []
    for one in outcome.conflicts:
        if one.column is not None and version == RECORD:
            outcome.kept += 1
        elif one.column is not None and one.can_change and version == SHEET:
            outcome.changes.append(Change(one.table, one.at, one.key, one.column, one.now, one.sheet, one.value))
        else:
            left.append(one)
    outcome.conflicts = left
    rows: dict[tuple[str, str], list[Change]] = {}
    for change in outcome.changes:  # what becomes of one row is shown together
        rows.setdefault((change.table.sheet, change.key), []).append(change)
    outcome.changes = [*chain.from_iterable(rows.values())]
