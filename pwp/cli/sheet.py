"""`pwp sheet`: the record as a workbook or CSV, and back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pwp.cli import completing, options
from pwp.cli.exits import Exit
from pwp.cli.waiting import saying
from pwp.cli.writing import write_whole
from pwp.errors import BadQuestion, typed
from pwp.spelling import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pwp.edit.desk import Desk
    from pwp.recording.days import Days
    from pwp.sheets.outcome import Outcome
    from pwp.sheets.tables import Table
    from pwp.sheets.taking import Taken

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)
NAMES = ("stakeholders", "log", "themes", "commitments", "impact", "judgements")
PARTS = ("assessments", "effects")
"""The two sheets of impact, by their own names."""
LISTS = ("stakeholders", "log", "themes", "commitments")
"""What a list of somebody's own can be taken in as."""
FORMATS = ("text", "json", "csv")
VERSIONS = ("sheet", "record")
"""What can count where a sheet and the record differ."""


@app.command("export")
def export(
    tables: Annotated[
        list[str],
        typer.Argument(
            metavar="[TABLE]...",
            help=f"What to write: {listed(NAMES, 'or')}; all if left out.",
            autocompletion=completing.one_of((*NAMES, "all")),
        ),
    ] = [],  # noqa: B006 - Typer takes the default of several arguments so
    *,
    folder: options.Folder = Path(),
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to write, .xlsx or .csv; - is standard output, as CSV.",
            show_default="reports/record.xlsx",
        ),
    ] = "",
    discarding: Annotated[
        bool, typer.Option("--discard-edits", help="Write over a workbook whose edits were never imported.")
    ] = False,
) -> None:
    """Write the record as a workbook: a sheet for each table, with drop-downs, and a first sheet that says how.

    Written over an earlier export, it keeps the columns you added there, the order of columns and their widths.
    """
    from pwp.sheets.asked import NONE, questions
    from pwp.sheets.exporting import exported, exported_as_csv

    wanted = _chosen(tables)
    options.here(folder)
    target = Path(output) if output else folder / "reports" / "record.xlsx"
    ending = ".csv" if output == "-" else target.suffix.casefold()
    if ending not in (".xlsx", ".csv"):
        raise BadQuestion(f"a sheet's name ends in .xlsx or .csv, unlike {target.as_posix()}")
    if ending == ".csv" and len(wanted) != 1:
        names = listed([one.sheet.casefold() for one in wanted], "or")
        raise BadQuestion(f"a CSV file holds one table: say {names}")
    asked = NONE
    if any(one.name == "judgements" for one in wanted):
        asked = questions(options.assessed(folder, as_of="", at_step="", own=[]))
    over = None if output == "-" else target
    with saying("writing the sheets"):
        if ending == ".csv":
            data = exported_as_csv(folder, wanted[0], over=over, asked=asked, discarding=discarding)
        else:
            data = exported(folder, wanted, over=over, asked=asked, discarding=discarding)
    if over is None:
        typer.echo(data, nl=False)
        return
    write_whole(target, data)
    typer.echo(f"Wrote {target.as_posix()}")


def _chosen(names: list[str]) -> "tuple[Table, ...]":
    """The tables asked for; every one where none is named."""
    from pwp.sheets.tables import chosen

    for name in names:
        if name not in (*NAMES, *PARTS, "all"):
            known = did_you_mean(name, NAMES) or f"; there are {listed(NAMES)}"
            raise BadQuestion(f"there is no sheet of '{name}'{known}")
    return chosen([] if "all" in names else names)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The workbook or CSV file that was filled in.")],
    *,
    folder: options.Folder = Path(),
    applying: Annotated[bool, typer.Option("--apply", help="Write the changes to the record.")] = False,
    removing: Annotated[
        bool, typer.Option("--remove", help="With --apply, also take out rows that are gone from the sheet.")
    ] = False,
    leaving_out: Annotated[
        bool, typer.Option("--leave-out", help="Leave out what cannot be taken, and go on with the rest.")
    ] = False,
    take: Annotated[
        str,
        typer.Option(
            "--take",
            metavar="VERSION",
            help=f"Which counts where a cell differs from the record's: {listed(VERSIONS, 'or')}.",
            autocompletion=completing.one_of(VERSIONS),
        ),
    ] = "",
    day_first: Annotated[bool, typer.Option("--day-first", help="Read 03/04/2026 as 3 April.")] = False,
    month_first: Annotated[bool, typer.Option("--month-first", help="Read 03/04/2026 as March 4.")] = False,
    as_: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="TABLE",
            help=f"Take in a list of your own as {listed(LISTS, 'or')}.",
            autocompletion=completing.one_of(LISTS),
        ),
    ] = "",
    sheet: Annotated[str, typer.Option("--sheet", metavar="NAME", help="With --as: the sheet the list is on.")] = "",
    column: Annotated[
        list[str],
        typer.Option("--column", metavar="HEADING=KEY", help="With --as: take a column so; 'Notes=' leaves it out."),
    ] = [],  # noqa: B006 - Typer takes the default of a repeated option so
    new: Annotated[
        bool, typer.Option("--new", help="With --as: make groups and themes that are not there yet.")
    ] = False,
    format_: Annotated[
        str,
        typer.Option("--format", help=f"{listed(FORMATS, 'or')}.", autocompletion=completing.one_of(FORMATS)),
    ] = "text",
) -> None:
    """Show what a workbook that was filled in would change in the record; with --apply, change it.

    Only what was changed in the workbook is written. What somebody changed in the record since the export is kept;
    where both changed the same cell, or a cell cannot be taken, nothing at all is written (exit status 2) unless
    --leave-out says to go on without it, or --take says which of the two counts.

    With --as, a list of your own is taken in: it is shown which column is taken as what, and with --apply that is
    kept in .pwp/columns/ for the next time. Rows that the record has already are told apart from new ones.
    """
    from pwp.cli.saying import say_identifying
    from pwp.cli.show import sheets as show
    from pwp.cli.show.sheets_as_data import Said
    from pwp.sheets.applying import apply
    from pwp.sheets.choosing import choose
    from pwp.sheets.renaming import follow

    if format_ not in FORMATS:
        raise BadQuestion(f"--format takes {listed(FORMATS, 'or')}, not '{format_}'")
    if take and take not in VERSIONS:
        raise BadQuestion(f"--take takes {listed(VERSIONS, 'or')}, not '{take}'")
    if not as_ and (sheet or column or new):
        raise BadQuestion("--sheet, --column and --new are for a list of your own: say --as as well")
    options.here(folder)
    days = _days(day_first=day_first, month_first=month_first)
    with saying("comparing the sheets with the record"):
        taken = _taken(folder, file, days, as_=as_, sheet=sheet, column=column, new=new) if as_ else None
        outcome = taken.outcome if taken else _compared(folder, file, days)
    choose(outcome, take)
    follow(folder, outcome)
    stopped = not outcome.is_clear and not leaving_out
    written: tuple[str, ...] = ()
    if applying and not stopped:
        written = apply(folder, outcome, removing=removing, beside=_kept(taken) if taken else None)
        entered = [*(one.values for one in outcome.new), *({"value": one.value} for one in outcome.changes)]
        say_identifying(folder, entered, "the record")
    words = {"--as": as_, "--sheet": sheet, "--take": take}
    flags = {"--new": new, "--day-first": day_first, "--month-first": month_first}
    said = Said(
        _again(file, folder, words, column, [flag for flag, given in flags.items() if given]),
        applied=applying and not stopped,
        removing=removing,
        leaving_out=leaving_out,
    )
    typer.echo(show.FORMATS[format_](outcome, said, written, taken.mapped if taken else []), nl=False)
    if stopped:
        raise typer.Exit(Exit.UNREADABLE)


def _again(file: Path, folder: Path, words: "Mapping[str, str]", column: list[str], flags: list[str]) -> str:
    """The command to be given once more, with the same options."""
    given = {**({"-C": folder.as_posix()} if folder != Path() else {}), **words}
    options = [word for option, value in given.items() if value for word in (option, typed(value))]
    columns = [word for one in column for word in ("--column", typed(one))]
    return " ".join(("pwp sheet import", typed(file.as_posix()), *options, *columns, *flags))


def _compared(folder: Path, file: Path, days: "Days") -> "Outcome":
    """What a workbook or a CSV file comes to."""
    from pwp.sheets import importing, returning

    if file.suffix.casefold() in (".csv", ".txt", ".tsv"):
        return returning.compared(folder, file, days)
    return importing.compared(folder, file, days)


def _taken(folder: Path, file: Path, days: "Days", *, as_: str, sheet: str, column: list[str], new: bool) -> "Taken":
    """What a list of somebody's own comes to."""
    from pwp.sheets.tables import chosen
    from pwp.sheets.taking import taken

    if as_ not in LISTS:
        raise BadQuestion(f"--as takes {listed(LISTS, 'or')}, not '{as_}'{did_you_mean(as_, LISTS)}")
    return taken(folder, file, chosen([as_])[0], days, sheet=sheet, said=column, making=new)


def _kept(taken: "Taken") -> "Callable[[Desk], None]":
    """What keeps how the columns of a list were taken."""
    from pwp.sheets.mapping import save

    return lambda desk: save(desk, taken.table, taken.mapped)


def _days(*, day_first: bool, month_first: bool) -> "Days":
    """How days in figures are understood."""
    from pwp.recording.days import Days

    if day_first and month_first:
        raise BadQuestion("say --day-first or --month-first, not both")
    return Days(order="uk" if day_first else "us" if month_first else "", settled_by="--day-first or --month-first")
