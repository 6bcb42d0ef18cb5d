"""`pwp checks`: the list of all checks."""

import json
from typing import Annotated

import typer

from pwp.assessment import rules
from pwp.checks import catalogue
from pwp.errors import BadQuestion

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def checks(*, format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text") -> None:
    """List the checks: code, the step from which each is due, and what is true when it is met."""
    known = catalogue()
    rows = [
        (code, known[code].step if code in known else "always", rule.page.summary) for code, rule in rules().items()
    ]
    if format_ == "json":
        listed = [{"code": code, "step": step, "summary": summary} for code, step, summary in rows]
        typer.echo(json.dumps({"version": 1, "checks": listed}, indent=2, ensure_ascii=False))
    elif format_ == "text":
        for code, step, summary in rows:
            typer.echo(f"{code}  {step:13} {summary}")
    else:
        raise BadQuestion(f"--format takes text or json, not '{format_}'")
