"""A workbook that was filled in, and what it comes to: the way from its file to an outcome."""

from functools import cache
from pathlib import Path

from pwp.errors import BadSheet
from pwp.recording.days import Days
from pwp.recording.identifying import Watch
from pwp.recording.register import Register
from pwp.sheets import kept
from pwp.sheets.comparing import Comparison
from pwp.sheets.found import found
from pwp.sheets.laid import Record
from pwp.sheets.newly import Newly
from pwp.sheets.opened import Opened, opened
from pwp.sheets.outcome import Conflict, Gone, Outcome, Place
from pwp.sheets.places import file_of
from pwp.sheets.referring import referring
from pwp.sheets.showing import own
from pwp.sheets.tables import EVERY, Table
from pwp.spelling import listed


def kept_in(book: Opened) -> kept.Kept:
    """What a workbook keeps of the record it was made from; raises BadSheet where it keeps nothing."""
    unseen = book.sheets.get(kept.SHEET)
    if unseen is None:
        names = "stakeholders, log, themes or commitments"
        raise BadSheet(book.file, f"pwp did not make this workbook; to take in a list of your own, say --as {names}")
    try:
        return kept.unpacked(str(row[0]) for row in unseen.rows if row)
    except kept.NotKept as error:
        if error.later:
            raise BadSheet(book.file, "a later version of pwp made this workbook; it needs a newer pwp") from error
        damaged = f"its hidden sheet '{kept.SHEET}' was changed, and without it no edit can be told; export again"
        raise BadSheet(book.file, damaged) from error


def engagement_of(record: Record) -> str:
    """The id of the engagement a record is of."""
    return str(record.values("engagement.yaml").get("id") or "")


def compared(folder: Path, file: Path, days: Days) -> Outcome:
    """What a workbook that was filled in comes to; raises BadSheet and CannotLayOut."""
    book = opened(file)
    return compared_with(folder, book, kept_in(book), days)


def compared_with(folder: Path, book: Opened, was: kept.Kept, days: Days) -> Outcome:
    """What an opened workbook comes to beside what it keeps and what the record holds now."""
    record, outcome, register = Record(folder), Outcome(), Register(folder)
    here = engagement_of(record)
    record.stop()
    if was.engagement != here:
        raise BadSheet(book.file, f"this workbook is of another engagement, '{was.engagement}'; this one is '{here}'")
    comparisons = []
    for table in (one for one in EVERY if one.sheet in was.sheets):
        sheet = was.sheets[table.sheet]
        at = found(table, sheet, book.sheets, outcome.problems)
        before = sheet.as_rows()
        now = record.rows(table, before)
        outcome.prints.update({file_of(table, key) if table.is_log else key: one for key, one in now.prints.items()})
        if at is not None:
            comparisons.append(Comparison(at, before, now, sheet.fillable(), outcome))
    record.stop()
    compare(folder, comparisons, register, days, outcome)
    return outcome


def compare(folder: Path, comparisons: list[Comparison], register: Register, days: Days, outcome: Outcome) -> None:
    """Compare every table: which rows are which, then what is new, then each cell that was edited."""
    for one in comparisons:
        one.sort()
    claimed: set[str] = set()
    taken, watch = cache(register.taken), Watch(folder)
    new = [Newly(one, register, days, outcome, claimed) for one in comparisons]
    for each in new:
        each.name(taken)
    for comparison, each in zip(comparisons, new, strict=True):
        comparison.judge(folder, register, days, watch)
        each.read(watch)
        outcome.now.update({(comparison.table.sheet, key): now for key, now in comparison.pairs.items()})
        _gone(folder, comparison, outcome)
    outcome.note_unsaid()
    outcome.problems.sort(key=lambda one: [table.sheet for table in EVERY].index(one.at.sheet))


def _gone(folder: Path, comparison: Comparison, outcome: Outcome) -> None:
    """Say which rows are no longer in the sheet, and what refers to them."""
    table: Table = comparison.table
    missing = [key for key in comparison.missing if key in comparison.pairs]
    if missing and comparison.in_doubt:
        said = f"{table.sheet}: nothing counts as gone while an id is in doubt; not there: {listed(missing)}."
        outcome.notes.append(said)
        return
    refer = referring(folder, set(missing)) if missing and table.has_ids else {}
    for key in missing:
        was, now = comparison.before.rows[key], comparison.now.rows[comparison.pairs[key]]
        if own(table, was) != own(table, now):
            at = Place(table.sheet)
            outcome.conflicts.append(Conflict(table, at, key, None, "", "the row is gone", "changed since the export"))
        else:
            outcome.gone.append(Gone(table, key, tuple(refer.get(key, ()))))
