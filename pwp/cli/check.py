"""`pwp check`: every gap at once, with its clause, its place and what would close it."""

import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from pwp.cli import completing, options
from pwp.cli.exits import FAIL_ON, FAIL_ON_AT_SIGN_OFF, Exit, of_assessment
from pwp.errors import BadQuestion
from pwp.findings import SEVERITIES, Severity, State
from pwp.spelling import did_you_mean, listed

if TYPE_CHECKING:
    from pwp.assessment import Assessment

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = ("text", "concise", "json", "csv", "github")
NARROWEST, WIDEST = 40, 100


@app.command()
def check(
    *,
    folder: options.Folder = Path(),
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
    sign_off: options.SignOff = False,
    at_step: options.AtStep = "",
    as_of: options.AsOf = "",
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="STATES",
            help="The states that make the exit status 1, such as failed,missing.",
            autocompletion=completing.several_of(State),
        ),
    ] = "",
    severity: Annotated[
        str,
        typer.Option(
            help="The lowest severity that counts: must, should or advice.",
            autocompletion=completing.one_of(SEVERITIES),
        ),
    ] = "should",
    framework: options.Policy = [],  # noqa: B006 - Typer takes the default of a repeated option so
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; only the exit status.")] = False,
) -> None:
    """Say every gap at once: what is wrong, what is missing, what people must judge.

    Exit status: 0 nothing that counts is failed or missing; 1 something is; 2 the question or part of the record
    cannot be read; 3 pwp itself failed.
    """
    counted = _states(fail_on) or (FAIL_ON_AT_SIGN_OFF if sign_off else FAIL_ON)
    level = _severity(severity)
    shown_as = format_ or ("text" if options.is_terminal() else "concise")
    if shown_as not in FORMATS:
        raise BadQuestion(f"--format takes {listed(FORMATS, 'or')}, not '{format_}'{did_you_mean(format_, FORMATS)}")
    assessment = options.assessed(folder, as_of=as_of, at_step=at_step, own=framework, sign_off=sign_off)
    status = of_assessment(assessment, counted, level)
    if not quiet:
        typer.echo(_shown(assessment, shown_as, folder, status, everything=everything), nl=False)
    raise typer.Exit(status)


def _shown(assessment: "Assessment", shown_as: str, folder: Path, status: Exit, *, everything: bool) -> str:
    """The assessment in the format asked for; each format is imported only when it is wanted."""
    if shown_as == "concise":
        from pwp.cli.show.concise import concise

        return concise(assessment.findings)
    if shown_as == "json":
        from pwp.cli.show.as_json import as_json

        return as_json(assessment, assessment.findings, status)
    if shown_as == "csv":
        from pwp.cli.show.findings_csv import findings_csv

        return findings_csv(assessment)
    if shown_as == "github":
        from pwp.cli.show.github import github

        return github(assessment.findings, PurePosixPath(folder.as_posix()))
    from pwp.cli.show.page import Page
    from pwp.cli.show.text import text

    width = min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    style = typer.style if options.is_styled() else _plain
    return text(assessment, Page(width, style, everything))


def _plain(text: str, *, bold: bool = False, fg: str | None = None) -> str:
    """The text as it is, where there is no colour to be had."""
    del bold, fg
    return text


def _states(text: str) -> tuple[State, ...]:
    """The states named on the command line, parted by commas."""
    found = []
    for word in filter(None, (one.strip() for one in text.split(","))):
        if word not in list(State):
            raise BadQuestion(f"--fail-on takes states such as failed,missing, not '{word}'{did_you_mean(word, State)}")
        found.append(State(word))
    return tuple(found)


def _severity(text: str) -> Severity:
    if text not in list(SEVERITIES):
        raise BadQuestion(f"--severity takes must, should or advice, not '{text}'{did_you_mean(text, SEVERITIES)}")
    return Severity(text)
