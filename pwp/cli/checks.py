"""`pwp checks`: the list of all checks."""

from typing import Annotated

import typer

from pwp.cli import completing
from pwp.cli.show.lists import FORMATS, Columns, known_format, shown
from pwp.spelling import listed

app = typer.Typer(rich_markup_mode=None, add_completion=False)
COLUMNS = Columns(("code", "step", "summary"))


@app.command()
def checks(
    *,
    format_: Annotated[
        str, typer.Option("--format", help=f"{listed(FORMATS, 'or')}.", autocompletion=completing.one_of(FORMATS))
    ] = "text",
) -> None:
    """List the checks: code, the step from which each is due, and what is true when it is met."""
    wanted = known_format(format_)
    from pwp.assessment import rules
    from pwp.checks import catalogue

    known = catalogue()
    rows = [
        {"code": code, "step": known[code].step if code in known else "always", "summary": rule.page.summary}
        for code, rule in rules().items()
    ]
    typer.echo(shown("checks", COLUMNS, rows, wanted), nl=False)
