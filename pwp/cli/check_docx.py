"""`pwp check-docx`: whether people can read a Word file, whoever wrote it and however it was edited since."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pwp.cli import completing, options
from pwp.cli.exits import Exit
from pwp.cli.waiting import saying
from pwp.errors import BadQuestion
from pwp.findings import State
from pwp.spelling import did_you_mean, listed

if TYPE_CHECKING:
    from pwp.cli.show.documents import Checked

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = ("text", "concise", "json")
NARROWEST, WIDEST = 40, 100


@app.command()
def check_docx(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The Word files (.docx).")],
    *,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help=f"How to show it: {listed(FORMATS, 'or')}. On a terminal text, in a pipe concise.",
            show_default=False,
            autocompletion=completing.one_of(FORMATS),
        ),
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="Show every place, not the first three.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; only the exit status.")] = False,
) -> None:
    """Say what keeps people from reading a Word file: its headings, tables, pictures, links, colours, and the rest.

    Nothing in the files is changed. 'pwp explain ACC07' says why a rule is asked, and how to put it right in Word.

    Exit status: 0 nothing failed; 1 something did; 2 a file cannot be read; 3 pwp itself failed.
    """
    shown_as = format_ or ("text" if options.is_terminal() else "concise")
    if shown_as not in FORMATS:
        raise BadQuestion(f"--format takes {listed(FORMATS, 'or')}, not '{format_}'{did_you_mean(format_, FORMATS)}")
    from pwp.accessible import check

    with saying("reading the documents"):
        checked = [(file.as_posix(), check(file)) for file in dict.fromkeys(files)]
    status = _status(checked)
    if not quiet:
        typer.echo(_shown(checked, shown_as, status, everything=everything), nl=False)
    raise typer.Exit(status)


def _status(checked: "Sequence[Checked]") -> Exit:
    """The highest status that holds."""
    states = {finding.state for _, findings in checked for finding in findings}
    if State.ERROR in states:
        return Exit.UNREADABLE
    return Exit.FOUND if State.FAILED in states else Exit.OK


def _shown(checked: "Sequence[Checked]", shown_as: str, status: Exit, *, everything: bool) -> str:
    from pwp.cli.show import documents
    from pwp.cli.show.page import Page

    if shown_as == "concise":
        return documents.concise(checked)
    if shown_as == "json":
        return documents.as_json(checked, status)
    width = min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    return documents.text(checked, Page(width, typer.style if options.is_styled() else _plain, everything))


def _plain(text: str, *, bold: bool = False, fg: str | None = None) -> str:
    """The text as it is, where there is no colour to be had."""
    del bold, fg
    return text
