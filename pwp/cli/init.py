"""`pwp init`: the record of a new engagement, or a copy of an example."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from pwp.cli import completing, options
from pwp.errors import BadQuestion, typed
from pwp.model.words import BodyType
from pwp.recording.naming import slug
from pwp.spelling import did_you_mean, listed

if TYPE_CHECKING:
    from pwp.scaffold import Answers

app = typer.Typer(rich_markup_mode=None, add_completion=False)
BODIES: tuple[str, ...] = get_args(BodyType)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="The folder to write into; it is made if need be.")],
    *,
    kind: Annotated[
        str, typer.Option(help="The kind of engagement (see below).", autocompletion=completing.kinds)
    ] = "",
    body: Annotated[
        str,
        typer.Option(help=f"Who is responsible: {listed(BODIES, 'or')}.", autocompletion=completing.one_of(BODIES)),
    ] = "",
    title: Annotated[str, typer.Option(help="The title, as it is to stand on documents.")] = "",
    id_: Annotated[str, typer.Option("--id", help="A short name; made from the title if left out.")] = "",
    started: Annotated[
        str, typer.Option(metavar="DATE", help="When work began; today if left out.", show_default=False)
    ] = "",
    example: Annotated[
        str,
        typer.Option(metavar="NAME", help="Copy an example instead (see below).", autocompletion=completing.examples),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and stop.")] = False,
) -> None:
    """Start the record of an engagement in a folder. Nothing that is there is overwritten.

    Kinds: routine, service-change, major-service-change, strategic-plan, locality-plan, policy, participatory-budget.

    Examples: our-place-our-future, midlothian-participatory-budget, tec-pathfinder-discovery (real); day-service,
    day-service-flawed, rehabilitation-beds (invented). Twins of the last, each with one fault:
    rehabilitation-beds-closed-a-day-early, rehabilitation-beds-confirmed-too-late,
    rehabilitation-beds-report-too-late, rehabilitation-beds-decided-something-else,
    rehabilitation-beds-assessed-too-late, rehabilitation-beds-decided-too-early,
    rehabilitation-beds-not-answered.
    """
    from pwp import scaffold

    if example:
        planned = scaffold.plan_example(folder, example)
    else:
        answers = _answers(folder, kind=kind, body=body, title=title, id_=id_, started=started)
        planned = scaffold.plan_new(folder, answers, not_asked(answers.body))
    if dry_run:
        for one in planned:
            typer.echo(f"{one.state:8}{one.file}")
        return
    written = scaffold.write(folder, planned)
    _say(folder, written, example=bool(example))


def _answers(folder: Path, *, kind: str, body: str, title: str, id_: str, started: str) -> "Answers":
    """What the new engagement is told: the options given, else what is asked for on a terminal."""
    from pwp import scaffold

    asking = options.can_ask()
    if asking and not title:
        title = typer.prompt("Title of the engagement (Enter to leave it open)", default="", show_default=False)
    kinds = scaffold.kinds()
    if not kind:
        kind = _chosen("Kind of engagement", kinds, default="routine") if asking else "routine"
    if asking and not body:
        body = _chosen("Who is responsible", dict.fromkeys(BODIES, ""), default="")
    if body and body not in BODIES:
        raise BadQuestion(f"--body takes {listed(BODIES, 'or')}, not '{body}'{did_you_mean(body, BODIES)}")
    if id_ and id_ != slug(id_):
        good = slug(id_) or "evening-opening"
        raise BadQuestion(f"--id takes small letters, digits and hyphens, such as {good}, not {id_!a}")
    name = id_ or slug(title) or slug(folder.resolve().name)
    return scaffold.Answers(kind, options.day(started), title.strip(), name, body)


def not_asked(body: str) -> frozenset[str]:
    """The requirements that are not asked of a kind of organisation, by their ids."""
    from pwp.assessment import published_frameworks

    return frozenset(
        one.id
        for framework in published_frameworks()
        for one in framework.requirements
        for applies in (framework.applies, one.applies)
        if body and applies and applies.bodies and body not in applies.bodies
    )


def _chosen(question: str, choices: dict[str, str], *, default: str) -> str:
    """One of several words, chosen on a terminal by its number or by the word itself."""
    for number, (word, about) in enumerate(choices.items(), start=1):
        typer.echo(f"  {number}  {word:22}{about}")
    while True:
        shown = f" (Enter for {default})" if default else " (Enter to leave it open)"
        answer = typer.prompt(f"{question}, by number or word{shown}", default=default, show_default=False)
        if answer.isdecimal() and 1 <= int(answer) <= len(choices):
            return list(choices)[int(answer) - 1]
        if answer in choices or answer == default:
            return str(answer)
        typer.echo(f"There is no '{answer}' on the list{did_you_mean(answer, choices)}.")


def _say(folder: Path, written: tuple[str, ...], *, example: bool) -> None:
    shown = folder.as_posix()
    if not written:
        typer.echo(f"Nothing to do: {shown} has all of these files already.")
        return
    own = [name for name in written if not name.startswith(".")]
    typer.echo(f"Wrote {len(written)} files to {shown}: {listed(own)}, and settings for git and editors.")
    if example:
        typer.echo("Read README.md there first: it says what is real in this example and what is not.")
    else:
        typer.echo("Open engagement.yaml and stakeholders.yaml first, and fill in what you know.")
    typer.echo(f"Then see what is still to do: pwp check -C {typed(shown)}")
