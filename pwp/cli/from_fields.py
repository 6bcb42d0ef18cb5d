"""Options of a command made from the fields of a record: named by its keys, explained by the fields' own sentences."""

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature, cleandoc
from pathlib import Path
from typing import Annotated, Any

import typer

from pwp.cli import completing, options
from pwp.model.structure import Field, Kind
from pwp.recording.columns import Column, columns
from pwp.recording.entered import sorts
from pwp.spelling import listed

Given = dict[str, list[str]]
Act = Callable[..., None]
NEW = "Make the groups and themes named that the record does not have yet."
IDS: Mapping[str, Callable[..., list[str]]] = {
    "stakeholder": completing.stakeholders,
    "theme": completing.themes,
    "method": completing.methods,
    "commitment": completing.commitments,
    "decision": completing.decisions,
    "document": completing.documents,
    "log entry": completing.entries,
}
"""What completes the ids of each sort of thing."""
AGAIN = "Add it though the record has one that is called so."
FROM = "Read many from a file, or from standard input (-): one in a line as JSON, or as YAML."
SEVERAL = (
    "What has an id is named by it, or by what it is called. Where an option takes several, part them by semicolons, "
    "or give it again."
)


def command(
    record: Any,
    act: Act,
    *,
    names: Mapping[str, str],
    argument: tuple[str, str],
    only: bool = False,
    completed: Callable[..., list[str]] | None = None,
) -> Callable[..., None]:
    """A function for Typer with an option for every key of a record.

    `names` gives the options that are shown in the help, by key; others are named by their keys and not shown. With
    `only`, there are no others, and nothing is added: what is there already is changed. What the command does is
    `act`, called with the words of the argument, what was given under each key, and by name `folder`, and where
    things are added `new`, `again` and `source`. `argument` is how its argument is shown, and what it is; `completed`
    completes it in a shell.
    """
    shown = [one for one in columns(record) if one.key in names]
    others = [one for one in columns(record) if one.key not in names and one.key != "id" and not only]
    order = sorted(shown, key=lambda one: list(names).index(one.key))
    attributes = {f"field_{number}": column for number, column in enumerate((*order, *others))}
    taken = set(names.values())

    def run(**told: Any) -> None:
        given: Given = {}
        for attribute, column in attributes.items():
            value = told[attribute]
            if value:
                given[column.key] = value if isinstance(value, list) else [value]
        more = {} if only else {one: told[one] for one in ("new", "source", "again")}
        act(told["words"] or [], given, folder=told["folder"], **more)

    metavar, about = argument
    argument_ = typer.Argument(metavar=metavar, help=about, show_default=False, autocompletion=completed)
    parameters = [
        _parameter("words", list[str] | None, argument_, None),
        *(_option(attribute, column, names, taken) for attribute, column in attributes.items()),
        *(() if only else _ADDING),
        Parameter("folder", Parameter.KEYWORD_ONLY, annotation=options.Folder, default=Path()),
    ]
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined] # what `inspect` looks for
    run.__doc__ = f"{cleandoc(act.__doc__ or '')}\n\n{SEVERAL}"
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _option(
    attribute: str,
    column: Column,
    names: Mapping[str, str],
    taken: set[str],
) -> Parameter:
    """The option for a key."""
    field = column.field
    name = names.get(column.key) or f"--{column.key.replace('/', '-').replace('_', '-')}"
    if column.key not in names and name in taken:
        name += "-also"
    help_ = field.meaning
    if field.choices:
        help_ = f"{help_.rstrip('.')}: {listed(field.choices, 'or')}."
    metavar = {Kind.DAY: "DATE", Kind.WHOLE: "NUMBER", Kind.NUMBER: "NUMBER", Kind.YES_NO: "yes|no"}.get(field.kind)
    option = typer.Option(
        name,
        help=help_,
        hidden=column.key not in names,
        metavar=metavar or ("WORD" if field.choices else "ID" if field.refers else "TEXT"),
        show_default=False,
        autocompletion=_completed(field),
    )
    return _parameter(attribute, list[str] if field.many else str, option, [] if field.many else "")


def _completed(field: Field) -> Callable[..., list[str]] | None:
    """What completes the value of a field in a shell: its words, or the ids of what it refers to."""
    if field.choices:
        return completing.one_of(field.choices)
    if field.kind is Kind.YES_NO:
        return completing.one_of(("yes", "no"))
    return next((IDS[sort] for sort in sorts(field) if sort in IDS), None)


def _parameter(name: str, type_: Any, about: Any, default: Any) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=Annotated[type_, about], default=default)


_ADDING = (
    _parameter("new", bool, typer.Option("--new", help=NEW), default=False),
    _parameter("again", bool, typer.Option("--again", help=AGAIN), default=False),
    _parameter("source", str, typer.Option("--from", metavar="FILE", help=FROM), ""),
)


def words_of(given: Sequence[str]) -> str:
    """The words of an argument as one text, so that quotes may be left out; nothing for spaces alone."""
    text = " ".join(given)
    return text if text.strip() else ""
