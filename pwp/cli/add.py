"""`pwp add`: something new in the record, such as a group, a theme or a promise, in one line."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup

from pwp.cli import options
from pwp.cli.from_fields import Given, command, words_of
from pwp.cli.saying import say
from pwp.errors import BadQuestion
from pwp.recording.columns import column
from pwp.recording.entered import Days
from pwp.recording.keeping import Said, add_items
from pwp.recording.register import Register, called_by, kept
from pwp.spelling import did_you_mean


class Kind(NamedTuple):
    """A kind of thing that can be added: what it is in the record, what its text says, and its common options.

    `filled` are keys that are filled where they are left open: `today` stands for the day.
    """

    sort: str
    about: str
    text: str
    names: Mapping[str, str]
    filled: Mapping[str, str] = {}


KINDS = {
    "stakeholder": Kind(
        "stakeholder",
        "A group of people or an organisation for the stakeholder map; never a named person.",
        "What the group is called.",
        {"kind": "--kind", "affected": "--affected", "essential": "--essential", "influence": "--influence"}
        | {
            "interest": "--interest",
            "impact": "--impact",
            "size/number": "--size",
            "characteristics": "--characteristic",
        }
        | {"interests": "--interests", "route": "--route", "prefers": "--prefers", "support_needs": "--needs"}
        | {"represented_by": "--represented-by", "first_contact": "--first-contact", "id": "--id"},
    ),
    "theme": Kind(
        "theme",
        "One thing people said.",
        "What people said, in a sentence they would recognise.",
        {"stance": "--stance", "raised_by": "--raised-by", "count/n": "--count", "count/of": "--of"}
        | {"count/what": "--counting", "minority": "--minority", "about/scope": "--about", "about/options": "--option"}
        | {"characteristics": "--characteristic", "id": "--id"},
    ),
    "commitment": Kind(
        "commitment",
        "A promise, with the post that keeps it and the day it is due.",
        "What was promised.",
        {"owner": "--owner", "due": "--due", "to": "--to", "theme": "--theme", "made_in/log": "--entry"}
        | {"made_in/decision": "--decision", "state": "--state", "id": "--id"},
        {"state": "open"},
    ),
    "decision": Kind(
        "decision",
        "A decision, with who took it and what they had before them.",
        "What the decision is called.",
        {"date": "--date", "by": "--by", "stage": "--stage", "outcome": "--outcome", "after": "--after"}
        | {"meeting": "--meeting", "reasons": "--reasons", "options": "--option", "themes_weighed": "--theme"}
        | {"considered/documents": "--document", "considered/log": "--entry", "id": "--id"},
    ),
    "document": Kind(
        "document",
        "A document for the document bank; put the file itself into documents/.",
        "The document's title.",
        {"file": "--file", "url": "--url", "date": "--date", "public": "--public", "formats": "--format"}
        | {"languages": "--language", "id": "--id"},
    ),
    "quote": Kind(
        "quote",
        "Somebody's own words; shown in no document without written permission.",
        "The words as they were said or written.",
        {"theme": "--theme", "attributed_as": "--as", "person": "--person", "permission/written": "--permission"}
        | {"permission/document": "--document", "id": "--id"},
    ),
    "barrier": Kind(
        "barrier",
        "Something that makes it hard for people to take part, and what is done about it.",
        "What makes it hard to take part.",
        {"for": "--for", "action": "--action", "owner": "--owner", "done": "--done", "id": "--id"},
    ),
    "change": Kind(
        "change",
        "A change to the plan, with the reason.",
        "What was changed.",
        {"date": "--date", "about": "--about", "why": "--why", "prompted_by": "--prompted-by", "id": "--id"},
        {"date": "today"},
    ),
    "outside": Kind(
        "outside finding",
        "What an inspectorate, a court or a panel found.",
        "The outside body.",
        {
            "kind": "--kind",
            "date": "--date",
            "conclusion": "--conclusion",
            "covers_until": "--covers-until",
            "id": "--id",
        },
    ),
}


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
        one.command(cmd_name)(_command(cmd_name))
        made = typer.main.get_command(one)
        made.name = cmd_name
        made.short_help = KINDS[cmd_name].about
        return made

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words begin with; raises BadQuestion where there is no such kind of thing."""
        if args and not args[0].startswith("-") and args[0] not in KINDS:
            hint = did_you_mean(args[0], KINDS) or "; 'pwp add -h' lists what can be"
            raise BadQuestion(f"'{args[0]}' cannot be added{hint}")
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=Kinds, rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def add() -> None:
    """Add something to the record in one line. Nothing else in the file is touched."""


def _command(name: str) -> Callable[..., None]:
    """The command that adds things of a kind."""
    kind = KINDS[name]
    act = partial(_add, kind)
    act.__doc__ = (
        f"Add a {name}. {kind.about}\n\nIts id is made from what it is called, unless --id says it. Every other key "
        f"of a {name} is an option too; docs/fields.md lists them."
    )
    return command(kept()[kind.sort][0].record, act, names=kind.names, argument=("[TEXT]", kind.text))


def _add(kind: Kind, words: list[str], given: Given, *, folder: Path, new: bool, source: str) -> None:
    """Add what was given, or what a file or standard input gives."""
    options.here(folder)
    today = options.day("")
    days, text, key = Days(today), words_of(words), called_by(kept()[kind.sort][0].record)
    if source or text == "-":
        from pwp.cli.said import read

        said = read(source or "-")
    else:
        if not text and key not in given:
            given = {**_ask(kind, key, folder, days, new=new), **given}
        said = [Said({**({key: [text]} if text else {}), **given}, names=kind.names)]
    filled = {key: [today.isoformat() if word == "today" else word] for key, word in kind.filled.items()}
    whole = [
        one._replace(given={**{key: word for key, word in filled.items() if key not in one.values}, **one.given})
        for one in said
    ]
    say(add_items(folder, kind.sort, whole, days, making=new), folder, "Added {id} to {file}")


def _ask(kind: Kind, key: str, folder: Path, days: Days, *, new: bool) -> Given:
    """What is answered on a terminal: what it is called first, then its common keys."""
    from pwp.cli.asking import ask, is_asking

    if not is_asking():
        raise BadQuestion(f"say what it is called: {kind.text} 'pwp add -h' lists what can be added")
    record = kept()[kind.sort][0].record
    first = typer.prompt(kind.text.rstrip("."))
    asked = [
        (one, one.field.meaning.rstrip(".")) for name in kind.names if (one := column(record, name)) and name != "id"
    ]
    return {key: [first], **ask(asked, Register(folder), days, making=new)}
