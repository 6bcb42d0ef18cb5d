"""`pwp add`: something new in the record, such as a group, a theme or a promise, in one line."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from pwp.cli import options
from pwp.cli.called import option_names, under_keys
from pwp.cli.from_fields import Given, command, words_of
from pwp.cli.kinds import KINDS, Kind
from pwp.cli.saying import say
from pwp.errors import BadQuestion
from pwp.plain import brief
from pwp.recording.columns import column, held
from pwp.recording.days import Days
from pwp.recording.keeping import Said, add_items
from pwp.recording.register import Register, called_by, kept
from pwp.spelling import did_you_mean


class Kinds(TyperGroup):
    """The kinds of thing that can be added, each made into a command when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names."""
        del ctx
        return list(KINDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command for a kind of thing, or None."""
        del ctx
        if cmd_name not in KINDS:
            return None
        one = typer.Typer(rich_markup_mode=None, add_completion=False)
        kind = KINDS[cmd_name]
        called = option_names(kept()[kind.sort][0].record, kind.names)
        one.command(cmd_name, context_settings={"token_normalize_func": called})(_command(cmd_name))
        made = typer.main.get_command(one)
        made.name = cmd_name
        made.short_help = KINDS[cmd_name].about
        return made

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words begin with; raises BadQuestion where there is no such kind of thing."""
        if args and not args[0].startswith("-") and args[0] not in KINDS:
            hint = did_you_mean(args[0], KINDS) or "; 'pwp add -h' lists what can be"
            raise BadQuestion(f"'{brief(args[0])}' cannot be added{hint}")
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=Kinds, rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def add() -> None:
    """Add something to the record in one line. Nothing else in the file is touched."""


def _command(name: str) -> Callable[..., None]:
    """The command that adds things of a kind."""
    kind = KINDS[name]
    act = partial(_add, name)
    act.__doc__ = (
        f"{kind.about}\n\nFor example: pwp add {name} {kind.example}\n\n"
        "Its id is made from what it is called, unless --id says it. Its other keys in docs/fields.md are options too."
    )
    return command(kept()[kind.sort][0].record, act, names=kind.names, argument=("[TEXT]", kind.text))


def _add(name: str, words: list[str], given: Given, *, folder: Path, new: bool, source: str, again: bool) -> None:
    """Add what was given, or what a file or standard input gives."""
    options.here(folder)
    kind = KINDS[name]
    days, text, key = Days(options.day("")), words_of(words), called_by(kept()[kind.sort][0].record)
    if text and key in given:
        raise BadQuestion(f"say it once: in a line, or with {kind.names.get(key, f'--{key}')}")
    if source or text == "-":
        from pwp.cli.said import read

        said = read(source, text)
    else:
        if not text and key not in given:
            given = {**_ask(name, key, given, folder, days, new=new), **given}
        said = [Said({**({key: [text]} if text else {}), **given}, names=kind.names)]
    filled = {key: [word] for key, word in kind.filled.items()}
    whole = [_with(one, {**filled, **given}, kind) for one in said]
    say(add_items(folder, kind.sort, whole, days, making=new, again=again), folder, "Added {id} to {file}")


def _with(said: Said, more: Given, kind: Kind) -> Said:
    """A thing with what it does not say itself."""
    open_ = {key: words for key, words in more.items() if key not in said.given}
    record = kept()[kind.sort][0].record
    said = said._replace(values=under_keys(said.values, record, kind.names))
    own = {key: words for key, words in open_.items() if held(said.values, column(record, key).route) is None}
    return said._replace(given={**own, **said.given}, names=kind.names)


def _ask(name: str, key: str, given: Given, folder: Path, days: Days, *, new: bool) -> Given:
    """What is answered on a terminal: what it is called first, then its common keys."""
    from pwp.cli.asking import ask, is_asking, prompt

    kind = KINDS[name]
    if not is_asking():
        raise BadQuestion(f"say it in a line, such as: pwp add {name} {kind.example}")
    record = kept()[kind.sort][0].record
    first = prompt(f"{kind.text.rstrip('.')}:")
    asked = [
        (column(record, one), column(record, one).field.meaning)
        for one in kind.names
        if one != "id" and one not in given
    ]
    return {key: [first], **ask(asked, Register(folder), days, making=new)}
