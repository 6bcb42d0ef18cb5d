"""Asking a person in turn, on a terminal, for what goes into the record."""

import sys
from collections.abc import Mapping, Sequence

import typer

from pwp.plain import clean
from pwp.recording.columns import Column
from pwp.recording.days import Days
from pwp.recording.entered import Wrong, entered, sorts
from pwp.recording.register import Register

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
    if len(choices) > MOST_SHOWN:
        typer.echo(f"  and {len(choices) - MOST_SHOWN} more, by their ids or names")
    several = " (several parted by semicolons)" if column.field.many else ""
    while True:
        answer = prompt(f"{question}{several}", leave_open=True)
        picked = _picked(answer, list(choices)[:MOST_SHOWN], many=column.field.many)
        value = entered(column.field, picked, register, days)
        if not isinstance(value, Wrong) or (making and value.word):
            return picked
        typer.echo(clean(value.sentence if value.sentence.endswith("?") else f"{value.sentence}."))


def prompt(question: str, *, leave_open: bool = False) -> str:
    """What somebody answers, asked again until there is something unless it may be left open."""
    answer: str = typer.prompt(
        f"{question} (Enter to leave it open)" if leave_open else question,
        default="" if leave_open else None,
        show_default=False,
        prompt_suffix=" ",
    )
    return answer


def _choices(column: Column, register: Register) -> Mapping[str, str]:
    if column.field.choices:
        return dict.fromkeys(column.field.choices, "")
    return {id_: name for sort in sorts(column.field) for id_, name in register.names(sort).items()}


def _picked(answer: str, choices: Sequence[str], *, many: bool) -> str:
    """An answer in which numbers stand for the choices shown."""
    if not choices:
        return answer
    mark = next((one for one in (";", ",") if many and one in answer), "")
    parts = answer.split(mark) if mark else [answer]
    shown = {str(number): word for number, word in enumerate(choices, start=1)}
    return f"{mark} ".join(shown.get(one.strip(), one.strip()) for one in parts)
