"""Saying what came to be in the record, and what in it had better not be there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from pwp.plain import brief, clean
from pwp.recording.changing import Changed
from pwp.recording.identifying import identifying
from pwp.recording.keeping import Added
from pwp.spelling import listed


def say(added: Sequence[Added], folder: Path, form: str) -> None:
    """Say what was added and where, in a form such as `Added {id} to {file}`, and what was made along with it."""
    for one in dict.fromkeys(new for each in added for new in each.new):
        typer.echo(f"Made the {one.sort} {one.id}: {brief(one.name)}")
        if one.like:
            typer.echo(f"pwp: there was a {one.sort} {clean(one.like)} already; did you mean that?", err=True)
    for each in added:
        typer.echo(clean(form.format(id=each.id, file=(folder / each.file).as_posix(), kind=each.values.get("kind"))))
        if each.like:
            file = clean((folder / each.file).as_posix())
            typer.echo(f"pwp: {clean(each.like)}; if this is the same, delete {file}", err=True)
        say_identifying(folder, [each.values, *(new.name for new in each.new)], each.file)


def say_changed(what: str, changed: Sequence[Changed], folder: Path, file: str) -> None:
    """Say what changed where: each value, with what stood there before."""
    shown = clean((folder / file).as_posix())
    if not changed:
        typer.echo(f"{what} stands so in {shown} already; nothing was changed.")
        return
    typer.echo(f"{what} is in {shown}:")
    for one in changed:
        was = f" (was: {_short(one.old)})" if one.old is not None else ""
        typer.echo(f"  {one.key.replace('/', ' ').replace('_', ' ')}: {_short(one.new)}{was}")
    say_identifying(folder, [{one.key: one.new} for one in changed], file)


def say_identifying(folder: Path, values: Any, file: str) -> None:
    """Say on standard error what of the values entered identifies a person."""
    if found := identifying(folder, values):
        typer.echo(
            f"pwp: {file} now holds {listed(found)}; what identifies a person belongs in private/people.yaml",
            err=True,
        )


def _short(value: str | list[str] | None) -> str:
    return brief(", ".join(value) if isinstance(value, list) else value or "")
