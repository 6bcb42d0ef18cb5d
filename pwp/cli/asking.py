"""Asking a person in turn, on a terminal, for what goes into the record."""

import sys
from collections.abc import Mapping, Sequence

import typer

from pwp.plain import clean
from pwp.recording.columns import Column
from pwp.recording.entered import Days, Wrong, entered, sorts
from pwp.recording.register import Register
from pwp.spelling import listed

MOST_SHOWN = 20


def is_asking() -> bool:
    """Whether somebody is there to be asked."""
    return bool(sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty())


def ask(columns: Sequence[tuple[Column, str]], register: Register, days: Days, *, making: bool) -> dict[str, list[str]]:
    """What is answered for each column, in turn; Enter leaves one out. Raises typer.Abort when the person leaves."""
    return {
        column.key: [answer]
        for column, question in columns
        if (answer := _one(column, question, register, days, making))
    }


def _one(column: Column, question: str, register: Register, days: Days, making: bool) -> str:
    """An answer that is understood; other answers are asked again."""
    choices = _choices(column, register)
    for number, (word, name) in enumerate(list(choices.items())[:MOST_SHOWN], start=1):
        typer.echo(f"  {number:2}  {clean(word)}{f'  {clean(name)}' if name else ''}")
    several = " (several parted by commas)" if column.field.many and choices else ""
    while True:
        answer: str = typer.prompt(f"{question}{several} (Enter to leave it open)", default="", show_default=False)
        picked = _picked(answer, list(choices), many=column.field.many)
        value = entered(column.field, picked, register, days)
        if not isinstance(value, Wrong) or (making and value.word):
            return picked
        typer.echo(f"{clean(value.sentence)}.")


def _choices(column: Column, register: Register) -> Mapping[str, str]:
    if column.field.choices:
        return dict.fromkeys(column.field.choices, "")
    return {id_: name for sort in sorts(column.field) for id_, name in register.names(sort).items()}


def _picked(answer: str, choices: Sequence[str], *, many: bool) -> str:
    """An answer in which numbers stand for the choices shown."""
    if not choices:
        return answer
    parts = answer.split(",") if many else [answer]
    return ", ".join(
        choices[int(one) - 1] if one.strip().isdecimal() and 1 <= int(one) <= len(choices) else one.strip()
        for one in parts
    )


def lacking(names: Sequence[str]) -> str:
    """That something has to be given, where nobody is there to be asked."""
    return f"say {listed(names)}; 'pwp -h' shows how"
