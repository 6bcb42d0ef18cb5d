"""The record written as a workbook; what people made of the one before it, their columns and widths, is kept."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pwp.errors import BadSheet
from pwp.recording.columns import held
from pwp.recording.days import Days
from pwp.recording.entered import sorts
from pwp.recording.register import ENTRY
from pwp.recording.register import kept as kept_where
from pwp.sheets import commas, kept, returning
from pwp.sheets.asked import NONE, Questions
from pwp.sheets.book import written
from pwp.sheets.cells import Cell
from pwp.sheets.found import Found, found
from pwp.sheets.importing import compared_with, engagement_of, kept_in
from pwp.sheets.laid import Record, Rows
from pwp.sheets.losing import cells_lost, columns_lost, refuse_losing, sheets_lost
from pwp.sheets.opened import opened
from pwp.sheets.outcome import Outcome
from pwp.sheets.pages import Ours, Own, Page
from pwp.sheets.tables import Table, columns

HOLDS_MORE = (
    "it holds edits that are not in the record yet. Import them first, write to another file with -o, or say "
    "--discard-edits to lose them"
)


def exported(
    folder: Path,
    tables: Sequence[Table],
    *,
    over: Path | None = None,
    asked: Questions = NONE,
    discarding: bool = False,
) -> bytes:
    """The workbook of these tables.

    `over` is the workbook that it takes the place of, whose layout and own columns are kept; raises BadSheet where
    that one holds edits, unless `discarding`, or is something else. Raises CannotLayOut.
    """
    record = Record(folder)
    layouts = _layouts(folder, over, tables, discarding=discarding) if over and over.exists() else {}
    pages = [_page(record, table, asked, layouts.get(table.sheet)) for table in tables]
    engagement = record.values("engagement.yaml")
    ids = _ids(record, pages)
    record.stop()
    sheets = {page.table.sheet: _kept(page) for page in pages}
    title = str(engagement.get("title") or engagement_of(record) or "The record")
    return written(pages, kept.Kept(engagement_of(record), sheets), ids, title)


def exported_as_csv(
    folder: Path, table: Table, *, over: Path | None = None, asked: Questions = NONE, discarding: bool = False
) -> bytes:
    """One table as CSV; raises BadSheet where the file it takes the place of holds more, and CannotLayOut."""
    if over and over.exists() and not discarding:
        if returning.compared(folder, over, Days()).is_edited:
            raise BadSheet(over.as_posix(), HOLDS_MORE)
        refuse_losing(over.as_posix(), columns_lost(commas.opened(over)))
    record = Record(folder)
    page = _page(record, table, asked, None)
    engagement = engagement_of(record)
    record.stop()
    return commas.written(page, engagement)


def _page(record: Record, table: Table, asked: Questions, layout: Sequence[Ours | Own] | None) -> Page:
    rows = record.rows(table)
    open_rows = _questions(table, rows, asked) if table.name == "judgements" else []
    return Page(table, rows, open_rows, layout or [Ours(number) for number in range(len(columns(table)))])


def _questions(table: Table, rows: Rows, asked: Questions) -> list[list[Cell]]:
    """The rows of what nobody has judged yet; those of judgements there are get their questions too."""
    every = columns(table)
    at = [one.key for one in every].index("requirements")
    judged: set[str] = set()
    for row in rows.rows.values():
        ids = [id_.strip() for id_ in str(row[at]).split(";")]
        row[1] = " ".join(asked.every[id_] for id_ in ids if id_ in asked.every)
        judged.update(ids)
    found = []
    for id_ in asked.waiting:
        row = [""] * len(every)
        row[0], row[1], row[at] = id_, asked.every[id_], id_
        found.extend([row] if id_ not in judged else [])
    return found


def _kept(page: Page) -> kept.Sheet:
    """What the workbook keeps of one sheet."""
    every = columns(page.table)
    return kept.Sheet(
        page.table.name,
        [one.heading for one in every],
        [one.key for one in every],
        [*page.rows.rows.values(), *page.open],
        page.rows.fixed,
        page.rows.prints,
        [str(row[0]) for row in page.open],
    )


def _ids(record: Record, pages: Sequence[Page]) -> Mapping[str, Sequence[str]]:
    """The ids there are of each sort that something on these pages may refer to."""
    wanted = {sort for page in pages for one in columns(page.table) if one.field for sort in sorts(one.field)}
    found: dict[str, list[str]] = {}
    for sort in wanted - {ENTRY}:
        for at in kept_where().get(sort, ()):
            items = held(record.values(at.file), at.route)
            every = items if isinstance(items, list) else []
            found.setdefault(sort, []).extend(str(one["id"]) for one in every if isinstance(one, dict) and "id" in one)
    if ENTRY in wanted:
        found[ENTRY] = record.entries()
    return found


def _layouts(
    folder: Path, over: Path, tables: Sequence[Table], *, discarding: bool
) -> Mapping[str, Sequence[Ours | Own]]:
    """How people laid out the sheets of the workbook that is to be written over by one of these tables."""
    book = opened(over)
    was = kept_in(book)
    outcome = compared_with(folder, book, was, Days())
    if outcome.is_edited and not discarding:
        raise BadSheet(over.as_posix(), HOLDS_MORE)
    layouts: dict[str, Sequence[Ours | Own]] = {}
    lost = [*sheets_lost(book, was, tables)]
    for table in tables:
        if table.sheet in was.sheets and (at := found(table, was.sheets[table.sheet], book.sheets, [])):
            keys = _keys(at, was.sheets[table.sheet], outcome)
            layouts[table.sheet] = _layout(at, keys)
            lost += cells_lost(at, keys)
    if not discarding:
        refuse_losing(over.as_posix(), lost)
    return layouts


def _layout(at: Found, keys: Mapping[int, str]) -> Sequence[Ours | Own]:
    """The columns of a sheet in their order, with their widths, and what stands in those of the user's own.

    `keys` are what the record knows the rows by.
    """
    widths = at.sheet.widths
    where = {place: number for number, place in enumerate(at.columns) if place is not None}
    laid: list[Ours | Own] = []
    for place in sorted({*where, *at.own}):
        if place in where:
            laid.append(Ours(where[place], widths.get(place)))
        else:
            cells = {keys[number]: row[place] for number, row in at.rows() if number in keys and row[place] != ""}
            laid.append(Own(at.own[place], widths.get(place, 14), cells))  # type: ignore[arg-type] # cells as they were read
    return [*laid, *(Ours(number) for number, place in enumerate(at.columns) if place is None)]


def _keys(at: Found, was: kept.Sheet, outcome: Outcome) -> Mapping[int, str]:
    """By their numbers, what the rows of a sheet are known by: in the record, or among those to be filled in."""
    name = at.table.sheet
    before = {key: outcome.now.get((name, key), key) for key in was.as_rows().rows}
    keys: dict[int, str] = {}
    for number, row in at.rows():
        key = str(row[at.first]).strip()
        if known := before.get(key) or outcome.found.get((name, number)) or (key if key in was.open else ""):
            keys[number] = known
    return keys
