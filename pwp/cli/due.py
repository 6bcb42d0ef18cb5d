"""`pwp due`: what falls due, by date, and what people are still owed."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pwp.calendar import When
from pwp.cli import completing, options
from pwp.cli.exits import Exit
from pwp.cli.show.lists import Columns, Rows, as_text, known_format, line_width, shown
from pwp.cli.waiting import saying
from pwp.cli.writing import say_what_was_not_checked, write_whole
from pwp.errors import NamesUnknown, Unknown
from pwp.spelling import listed

if TYPE_CHECKING:
    from pwp.folder import Loaded
    from pwp.model.due import Due

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = ("text", "json", "csv", "ics")
COLUMNS = Columns(("day", "kind", "what", "owner", "overdue", "id", "file", "line"), ("shown", "kind", "said"))


@app.command()
def due(
    *,
    folder: options.Folder = Path(),
    until: Annotated[
        str, typer.Option(metavar="DATE", help="Only what falls due by then, such as 2026-03-14 or 2026-03.")
    ] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    owner: Annotated[
        str, typer.Option(metavar="TEXT", help="Only what a post sees to; part of its name will do.")
    ] = "",
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help=f"{listed(FORMATS, 'or')} (a calendar file, for Outlook).",
            show_default=False,
            autocompletion=completing.one_of(FORMATS),
        ),
    ] = "",
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="FILE", help="Where to write it; its ending gives the format."),
    ] = "",
    as_of: options.AsOf = "",
) -> None:
    """List what falls due, by date: promises, mitigations, updates, reviews, feedback that is owed.

    What is overdue comes first, and what is owed without a date last. A calendar file holds what has a date, each as
    an event of a whole day with a reminder a week before.

    A file that would print what identifies a person is not written: exit status 1.
    """
    wanted = known_format(format_ or _ending(output) or "text", FORMATS)
    today, last = options.day(as_of), _last_day(until, as_of)
    from pwp.folder import load
    from pwp.model.due import due as falling_due

    with saying("reading the record"):
        loaded = load(folder)
        every = falling_due(loaded.workspace, today)
    chosen = [
        one
        for one in every
        if (last is None or (one.day is not None and one.day.first <= last))
        and (not overdue or one.overdue(today))
        and owner.casefold() in one.owner.casefold()
    ]
    data = _as(wanted, chosen, loaded, today, folder)
    if wanted == "ics" or output:
        _stop_where_shown(loaded, data)
    _hand_over(data, output)
    if unread := loaded.workspace.unread:
        typer.echo(f"pwp: there may be more: {listed(unread)} cannot be read; see 'pwp check'", err=True)
        raise typer.Exit(Exit.UNREADABLE)


def _ending(output: str) -> str:
    """The format that the name of a file asks for; nothing where its ending is none of them."""
    ending = Path(output).suffix.removeprefix(".").casefold()
    return ending if ending in FORMATS else ""


def _last_day(until: str, as_of: str) -> date | None:
    """The last day asked for, that of a month or year where no more is said; None where all days are."""
    if not until:
        return None
    try:
        return When.parse(until).last
    except ValueError:
        return options.day_in_words(until, options.day(as_of))


def _as(wanted: str, chosen: "Sequence[Due]", loaded: "Loaded", today: date, folder: Path) -> bytes:
    """What is due in the format asked for."""
    if wanted == "ics":
        return _calendar(chosen, loaded, today, folder)
    rows = _rows(chosen, loaded, today)
    if wanted == "text":
        return "".join(f"{line}\n" for line in _lines(rows, today)).encode()
    beside = {"as_of": today.isoformat(), "not_read": list(loaded.workspace.unread)}
    return shown("due", COLUMNS, rows, wanted, **beside).encode()


def _rows(chosen: "Sequence[Due]", loaded: "Loaded", today: date) -> Rows:
    """What is due, a row each, with the line where the record says so."""
    by_file = sorted({one.place for one in chosen}, key=lambda place: place.file)  # so that each is looked up once
    lines = {place: loaded.locate(place)[0] for place in by_file}
    return [
        {
            "day": one.day.iso if one.day else None,
            "kind": one.kind,
            "what": one.what,
            "owner": one.owner or None,
            "overdue": one.overdue(today),
            "id": one.id or None,
            "file": one.place.file,
            "line": lines[one.place],
            "shown": str(one.day or ""),
            "said": f"{one.what} ({'; '.join(filter(None, (one.owner, f'{one.place.file}:{lines[one.place]}')))})",
        }
        for one in chosen
    ]


def _lines(rows: Rows, today: date) -> Iterator[str]:
    """What is due as a person reads it."""
    yield f"On {When.of(today)}"
    parts = {
        "Overdue": [row for row in rows if row["overdue"]],
        "To come": [row for row in rows if row["day"] and not row["overdue"]],
        "Owed, no day set": [row for row in rows if not row["day"]],
    }
    width = line_width()
    for heading, part in parts.items():
        if part:
            yield ""
            yield heading
            yield from as_text(COLUMNS, part, width, "  ")
    if not rows:
        yield "Nothing is due that the record tells of."


def _calendar(chosen: "Sequence[Due]", loaded: "Loaded", today: date, folder: Path) -> bytes:
    """What has a day, as a calendar file; says on standard error what was left out of it."""
    from pwp.diary import calendar_file

    name, title = folder.resolve().name, ""
    try:
        engagement = loaded.workspace.engagement
        name, title = engagement.id or name, engagement.title or ""
    except Unknown:  # said at the end
        pass
    if undated := sum(1 for one in chosen if one.day is None):
        typer.echo(f"pwp: {undated} without a day {'is' if undated == 1 else 'are'} not in the calendar", err=True)
    return calendar_file(chosen, name, f"Due: {title or name}", today)


def _stop_where_shown(loaded: "Loaded", data: bytes) -> None:
    """Raises NamesUnknown or NameShown where a file would print who somebody is, or may."""
    from pwp.model.workspace import PEOPLE
    from pwp.privacy.shown import stop_where_shown

    in_part = any(place.file == PEOPLE for place in loaded.misread)
    if in_part or PEOPLE in loaded.workspace.unread:
        raise NamesUnknown("the list of what is due", PEOPLE, in_part=in_part)
    text = data.decode().replace("\r\n ", "").replace("\\,", ",")  # a calendar file breaks its lines anywhere
    stop_where_shown(loaded.workspace, text, loaded.locate, "the list of what is due")
    say_what_was_not_checked(loaded, "the list")


def _hand_over(data: bytes, output: str) -> None:
    """Write it to the file named, else to standard output as it is."""
    if output and output != "-":
        write_whole(Path(output), data)
        typer.echo(f"Wrote {Path(output).as_posix()}")
    else:
        typer.echo(data, nl=False)
