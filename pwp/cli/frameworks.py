"""`pwp frameworks`: the standards and guidance there are, and what each asks."""

import json
from pathlib import Path
from typing import Annotated

import typer

from pwp.cli import options
from pwp.errors import BadQuestion
from pwp.frameworks import VERIFIED, Framework, Requirement
from pwp.spelling import did_you_mean

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def frameworks(
    name: Annotated[str, typer.Argument(help="One framework, such as national-standards, to list what it asks.")] = "",
    *,
    folder: options.Folder = Path(),
    format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    framework: options.Policy = [],  # noqa: B006 - Typer takes the default of a repeated option so
) -> None:
    """List the standards and guidance; with a name, every requirement of one."""
    if format_ not in ("text", "json"):
        raise BadQuestion(f"--format takes text or json, not '{format_}'")
    known = options.frameworks(folder, framework)
    chosen = [one for one in known if name in ("", one.id, one.name)]
    if not chosen:
        names = [each for one in known for each in (one.id, one.name)]
        raise BadQuestion(f"there is no framework called '{name}'{did_you_mean(name, names)}")
    if format_ == "json":
        typer.echo(json.dumps(_as_json(chosen), indent=2, ensure_ascii=False))
        return
    for one in chosen:
        about = f", {one.publisher}" if one.publisher else ""
        typer.echo(f"{one.name}  {one.title}{about}; {len(one.requirements)} requirements")
        for each in one.requirements if name else ():
            typer.echo(f"  {each.id:10} {each.step:13} {each.severity:7} {each.title}{_mark(one, each)}")


def _mark(framework: Framework, requirement: Requirement) -> str:
    """For an edition that carries another over: how far the requirement was checked against it."""
    return f" ({VERIFIED[requirement.verified]})" if framework.carry else ""


def _as_json(chosen: list[Framework]) -> dict[str, object]:
    return {"version": 1, "frameworks": [options.plain(one) for one in chosen]}
