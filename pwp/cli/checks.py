"""`pwp checks`: the list of all checks, those of the record and those of Word files."""

from typing import TYPE_CHECKING, Annotated

import typer

from pwp.cli import completing
from pwp.cli.show.lists import FORMATS, Cell, Columns, known_format, shown
from pwp.spelling import listed

if TYPE_CHECKING:
    from pwp.findings import Rule

app = typer.Typer(rich_markup_mode=None, add_completion=False)
COLUMNS = Columns(("code", "command", "step", "summary"))


ALWAYS = "always"
"""What stands for a step where a check is due at each."""


@app.command()
def checks(
    *,
    format_: Annotated[
        str, typer.Option("--format", help=f"{listed(FORMATS, 'or')}.", autocompletion=completing.one_of(FORMATS))
    ] = "text",
) -> None:
    """List the checks: code, the command that asks it, the step from which it is due, and what is true when it is met.

    'pwp check' asks the record; 'pwp check-docx' asks Word files, at any step.
    """
    wanted = known_format(format_)
    from pwp.accessible import every_rule as of_word_files
    from pwp.assessment import rules
    from pwp.checks import catalogue

    known = catalogue()
    rows = [_row(rule, "check", known[code].step if code in known else ALWAYS) for code, rule in rules().items()]
    rows += [_row(rule, "check-docx", ALWAYS) for rule in of_word_files()]
    typer.echo(shown("checks", COLUMNS, rows, wanted), nl=False)


def _row(rule: "Rule", command: str, step: str) -> dict[str, Cell]:
    """A check as a row of the list."""
    return {"code": rule.code, "command": command, "step": step, "summary": rule.page.summary}
