"""`pwp merge`: where git stopped, what two people recorded is put together."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pwp.cli import options
from pwp.cli.exits import Exit
from pwp.errors import BadQuestion, typed
from pwp.plain import clean
from pwp.spelling import did_you_mean, listed

if TYPE_CHECKING:
    from pwp.merging.files import Outcome
    from pwp.merging.stopped import Stopped
    from pwp.merging.together import Conflict, Side

app = typer.Typer(rich_markup_mode=None, add_completion=False)
LONGEST_SHOWN = 70


@app.command()
def merge(
    files: Annotated[
        list[str],
        typer.Argument(metavar="[FILE]...", help="Only these files, such as themes.yaml.", show_default="all"),
    ] = [],  # noqa: B006 - as Typer has it, and nothing changes it
    *,
    ours: Annotated[bool, typer.Option("--ours", help="Where both changed a thing, keep what ours says.")] = False,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Where both changed a thing, take what theirs says.")
    ] = False,
    folder: options.Folder = Path(),
) -> None:
    """Put two people's work together where git stopped in a merge, with what both recorded.

    What both changed, each to something else, is listed; --ours or --theirs then says which to take for that. At the
    end it says what to type for git to go on.
    """
    from pwp.merging.files import merge as put_together
    from pwp.merging.stopped import stopped

    options.here(folder)
    if ours and theirs:
        raise BadQuestion("say --ours or --theirs, not both")
    take: Side | None = "ours" if ours else "theirs" if theirs else None
    at = stopped(folder)
    chosen = _chosen(at, files)
    outcomes = put_together(folder, chosen, take) if chosen else []
    for outcome in outcomes:
        _say(outcome)
    left = [one.file for one in outcomes if one.open]
    left += [one.file for one in at.files if one not in chosen]
    _say_what_is_next(folder, at, outcomes, left)
    if left:
        raise typer.Exit(Exit.UNREADABLE)


def _chosen(at: "Stopped", files: Sequence[str]) -> list[Any]:
    """The files to be put together; raises BadQuestion for a name that is none of them."""
    names = [one.file for one in at.files]
    wanted = [name.replace("\\", "/").removeprefix("./") for name in files]
    for name in wanted:
        if name not in names:
            raise BadQuestion(f"git did not stop at '{clean(name)}'{did_you_mean(name, names)}")
    return [one for one in at.files if not wanted or one.file in wanted]


def _say(one: "Outcome") -> None:
    """Say what became of a file."""
    if one.problem:
        typer.echo(f"{one.file} is left as it is: {_lines(one.problem)}")
    elif one.conflicts:
        typer.echo(f"{one.file} is left as it is. Both changed this, each in another way:")
        for conflict in one.conflicts:
            for line in _shown(conflict):
                typer.echo(f"  {line}")
    elif one.beside and one.whole:
        typer.echo(f"{one.file} is whole already; theirs of this name is {one.beside}.")
    elif one.beside:
        typer.echo(f"{one.file}: both added an entry of this name, and both are kept; theirs is now {one.beside}.")
        if one.mentioned:
            typer.echo(f"  See which of the two is meant in {listed(one.mentioned)}.")
    elif one.removed:
        typer.echo(f"{one.file} is taken away.")
    else:
        typer.echo(f"{one.file} is whole already." if one.whole else f"{one.file} now holds what both recorded.")
    for comment in one.lost:
        typer.echo(f"  A comment of theirs is not in it: {clean(comment)}")


def _lines(text: str) -> str:
    return "\n".join(clean(line) if line == line.lstrip() else f"  {clean(line)}" for line in text.split("\n"))


def _shown(conflict: "Conflict") -> Iterator[str]:
    """A conflict in lines: where it is, and what each version says."""
    yield clean(": ".join(step.replace("_", " ") for step in conflict.route)) or "the whole file"
    gone = "taken out" if conflict.before is not None else "nothing"
    for whose, value in zip(("before", "ours", "theirs"), conflict[1:], strict=True):
        yield f"  {whose + ':':8}{gone if value is None else _short(value)}"


def _short(value: Any) -> str:
    text = clean(_in_words(value))
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')}: {_in_words(one)}" for key, one in value.items())
    return ", ".join(map(_in_words, value)) if isinstance(value, list) else str(value)


def _say_what_is_next(folder: Path, at: "Stopped", outcomes: "Sequence[Outcome]", left: Sequence[str]) -> None:
    """Say what is still open, and what to type for git to go on."""
    if not at.files:
        typer.echo("There is nothing to put together: git has stopped at no file of this record.")
    if conflicts := [one for one in outcomes if one.conflicts]:
        _say_how_to_choose(at, conflicts)
    if at.others:
        typer.echo(f"Not for pwp to put together, and still open: {clean(listed(at.others))}.")
    ready = [name for one in outcomes if not one.open for name in (one.file, one.beside) if name]
    going_on = at.onward if not left and not at.others else ""
    commands = [f"git add {' '.join(map(typed, ready))}"] if ready else []
    commands += [going_on] if going_on else []
    if commands:
        typer.echo("\nNow type:")
    for command in commands:
        typer.echo(f"  {_from(folder, command)}")


def _say_how_to_choose(at: "Stopped", conflicts: "Sequence[Outcome]") -> None:
    sides = next((one.sides for one in conflicts if one.sides), ())
    if sides:
        typer.echo(f"Ours is what git calls {clean(sides[0])}, and theirs what it calls {clean(sides[1])}.")
    if "rebase" in at.onward:
        typer.echo("While git rebases, theirs is your own work, and ours is what it is put on top of.")
    typer.echo("To take one of the two for what is listed, and what both recorded for all else:")
    typer.echo("  pwp merge --ours      or      pwp merge --theirs")


def _from(folder: Path, command: str) -> str:
    """A command of git as it is typed where we stand."""
    here = folder.resolve() == Path.cwd()
    return command if here else f"git -C {typed(folder.as_posix())} {command.removeprefix('git ')}"
