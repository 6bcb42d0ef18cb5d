"""`pwp frameworks`: the standards and guidance there are, and what each asks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pwp.cli import completing, options
from pwp.cli.show.applying import judged_by
from pwp.cli.show.crosswalk import crossed
from pwp.cli.show.json_text import json_text
from pwp.cli.show.lists import FORMATS, Columns, Rows, as_csv, as_text, known_format, line_width
from pwp.errors import BadQuestion
from pwp.spelling import did_you_mean, listed

if TYPE_CHECKING:
    from pwp.frameworks import Framework, Requirement

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FRAMEWORKS = Columns(("framework", "edition", "title", "publisher", "requirements"))
REQUIREMENTS = Columns(
    ("framework", "edition", "id", "step", "severity", "judged", "title", "asks", "checks", "verified"),
    ("id", "step", "severity", "titled"),
)


@app.command()
def frameworks(
    name: Annotated[
        str,
        typer.Argument(
            help="One framework, such as national-standards, to list what it asks.",
            autocompletion=completing.frameworks,
        ),
    ] = "",
    *,
    why: Annotated[
        bool, typer.Option("--why", help="Say which of them this engagement is judged by, and why the others not.")
    ] = False,
    crosswalk: Annotated[bool, typer.Option("--crosswalk", help="List which requirements each check serves.")] = False,
    folder: options.Folder = Path(),
    format_: Annotated[
        str, typer.Option("--format", help=f"{listed(FORMATS, 'or')}.", autocompletion=completing.one_of(FORMATS))
    ] = "text",
    framework: options.Policy = [],  # noqa: B006 - Typer takes the default of a repeated option so
) -> None:
    """List the standards and guidance; with a name, every requirement of one."""
    wanted = known_format(format_)
    if why and crosswalk:
        raise BadQuestion("say --why or --crosswalk, not both")
    known = options.frameworks(folder, framework)
    chosen = [one for one in known if name in ("", one.id, one.name)]
    if not chosen:
        names = [each for one in known for each in (one.id, one.name)]
        raise BadQuestion(f"there is no framework called '{name}'{did_you_mean(name, names)}")
    if crosswalk:
        typer.echo(crossed(chosen, wanted), nl=False)
    elif why:
        typer.echo(judged_by(folder, known, chosen, wanted, each=bool(name)), nl=False)
    elif wanted == "json":
        held = {"version": 1, "frameworks": [options.plain(one) for one in chosen]}
        typer.echo(json_text(held), nl=False)
    elif wanted == "csv" and name:
        typer.echo(as_csv(REQUIREMENTS, [row for one in chosen for row in _requirements(one)]), nl=False)
    elif wanted == "csv":
        typer.echo(as_csv(FRAMEWORKS, [_overview(one) for one in chosen]), nl=False)
    else:
        for line in _lines(chosen, each=bool(name)):
            typer.echo(line)


def _lines(chosen: "list[Framework]", *, each: bool) -> Iterator[str]:
    """The frameworks as a person reads them; `each` requirement of them too."""
    width = line_width()
    for one in chosen:
        about = f", {one.publisher}" if one.publisher else ""
        yield from as_text(
            Columns(("name", "said")),
            [{"name": one.name, "said": f"{one.title}{about}; {len(one.requirements)} requirements"}],
            width,
        )
        yield from as_text(REQUIREMENTS, _requirements(one) if each else [], width, "  ")


def _overview(framework: "Framework") -> dict[str, str | int | None]:
    return {
        "framework": framework.id,
        "edition": framework.edition,
        "title": framework.title,
        "publisher": framework.publisher,
        "requirements": len(framework.requirements),
    }


def _requirements(framework: "Framework") -> Rows:
    """What a framework asks, a row each."""
    return [
        {
            "framework": framework.id,
            "edition": framework.edition,
            "id": each.id,
            "step": each.step,
            "severity": each.severity,
            "judged": each.judged,
            "title": each.title,
            "titled": f"{each.title}{_mark(framework, each)}",
            "asks": each.asks,
            "checks": " ".join(each.checks),
            "verified": each.verified,
        }
        for each in framework.requirements
    ]


def _mark(framework: "Framework", requirement: "Requirement") -> str:
    """For an edition that carries another over: how far the requirement was checked against it."""
    from pwp.frameworks import VERIFIED

    return f" ({VERIFIED[requirement.verified]})" if framework.carry else ""
