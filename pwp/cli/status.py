"""`pwp status`: where the engagement stands, what is due next, and what to do first."""

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from pwp.assessment import Assessment
from pwp.assessment.grouping import by_step
from pwp.assessment.next_steps import Coming, coming, first_to_do
from pwp.calendar import When
from pwp.cli import completing, options
from pwp.cli.exits import Exit
from pwp.cli.show.json_text import json_text
from pwp.cli.show.page import STATES
from pwp.cli.show.text import where
from pwp.errors import BadQuestion
from pwp.findings import State
from pwp.model.due import Due, due
from pwp.model.words import STEPS
from pwp.plain import clean
from pwp.spelling import listed

app = typer.Typer(rich_markup_mode=None, add_completion=False)
DATES_SHOWN = 3


@app.command()
def status(
    *,
    folder: options.Folder = Path(),
    format_: Annotated[
        str, typer.Option("--format", help="text or json.", autocompletion=completing.one_of(("text", "json")))
    ] = "text",
    at_step: options.AtStep = "",
    as_of: options.AsOf = "",
    framework: options.Policy = [],  # noqa: B006 - Typer takes the default of a repeated option so
) -> None:
    """Say where the engagement stands, what is due next, and what to do first."""
    if format_ not in ("text", "json"):
        raise BadQuestion(f"--format takes text or json, not '{format_}'")
    assessment = options.assessed(folder, as_of=as_of, at_step=at_step, own=framework)
    if format_ == "json":
        typer.echo(json_text(_as_json(assessment)), nl=False)
    else:
        typer.echo("\n".join(_lines(assessment, min(shutil.get_terminal_size().columns, 100))))
    if assessment.unread:
        raise typer.Exit(Exit.UNREADABLE)


def _lines(assessment: Assessment, width: int) -> Iterator[str]:
    """The status as a person reads it."""
    yield clean(_title(assessment))
    number = STEPS.index(assessment.step) + 1
    yield f"Step {number} of {len(STEPS)}, {assessment.step}, on {When.of(assessment.as_of)}"
    yield ""
    counts = {tally.name: tally.counts for tally in by_step(assessment)}
    for step in (*STEPS, "throughout"):
        here = ">" if step == assessment.step else " "
        begin, later = f"{here} {step:13} ", " " * 16
        said = _counts(counts.get(step, Counter()))
        yield from textwrap.wrap(said, width, initial_indent=begin, subsequent_indent=later)
    yield ""
    yield "Do these first"
    found = first_to_do(assessment)
    for position, one in enumerate(found, start=1):
        group = one.group
        yield from _wrapped(group.title, f"  {position}  {group.code}  ", width)
        yield from _wrapped(f"{one.because}.", "     Why first: ", width)
        first = group.findings[0]
        yield from _wrapped(first.sentence, f"     {clean(where(first))}  ", width)
        yield from _wrapped(group.remedy, "     To close it: ", width)
    if not found:
        yield "  Nothing is wrong, and nothing that is due is missing."
    yield from _next(assessment, width)


def _next(assessment: Assessment, width: int) -> Iterator[str]:
    """What is due next, and why."""
    yield ""
    yield "Due next"
    step = coming(assessment)
    if step is not None:
        yield from _wrapped(_coming(step), "  ", width)
    judge = [one for one in assessment.requirements if one.state is State.TO_JUDGE]
    if judge:
        open_ = "1 question for people is open" if len(judge) == 1 else f"{len(judge)} questions for people are open"
        sentence = f"{open_}; 'pwp explain {judge[0].requirement.id}' shows {'it' if len(judge) == 1 else 'one'}."
        yield from _wrapped(sentence, "  ", width)
    known = due(assessment.loaded.workspace, assessment.as_of)
    ahead = _ahead(known, assessment)
    for one in ahead[:DATES_SHOWN]:
        yield from _wrapped(f"{one.kind}: {one.what}", f"  {one.day}  ", width)
    if others := len(known) - len(ahead[:DATES_SHOWN]):
        yield from _wrapped(
            f"'pwp due' lists {others} more that {'is' if others == 1 else 'are'} due or owed.", "  ", width
        )
    if assessment.unread:
        yield from _wrapped(f"There may be more: {listed(assessment.unread)} cannot be read.", "  ", width)
    elif step is None and not judge and not known:
        yield "  Nothing more is recorded as due."


def _ahead(known: list[Due], assessment: Assessment) -> list[Due]:
    """Of what is due, what falls due from the day asked about on, the nearest day first."""
    return [one for one in known if one.day and not one.overdue(assessment.as_of)]


def _coming(step: Coming) -> str:
    """What the next step brings, in a sentence."""
    names = [f"{one.requirement.title} ({one.requirement.cited})" for one in step.requirements[:2]]
    if not names:
        return f"With the next step, {step.step}, nothing more becomes due."
    more = len(step.requirements) - len(names)
    others = f", and {more} more" if more else ""
    return f"With the next step, {step.step}: {'; '.join(names)}{others}."


def _counts(counts: Counter[State]) -> str:
    return ", ".join(f"{counts[state]} {word}" for state, word in STATES.items() if counts[state]) or "nothing asked"


def _wrapped(text: str, start: str, width: int) -> list[str]:
    later = " " * min(len(start), 7)
    return textwrap.wrap(
        clean(text),
        width,
        initial_indent=start,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _title(assessment: Assessment) -> str:
    if "engagement.yaml" in assessment.unread:
        return "An engagement whose engagement.yaml cannot be read"
    engagement = assessment.loaded.workspace.engagement
    return engagement.title or engagement.id or "An engagement without a title yet"


def _as_json(assessment: Assessment) -> dict[str, Any]:
    """The status for programs: versioned, and only ever added to."""
    step = coming(assessment)
    return {
        "version": 1,
        "title": _title(assessment),
        "as_of": assessment.as_of.isoformat(),
        "step": assessment.step,
        "steps": {
            tally.name: {str(state): number for state, number in sorted(tally.counts.items())}
            for tally in by_step(assessment)
        },
        "do_first": [
            {"code": one.group.code, "title": one.group.title, "because": one.because, "to_close_it": one.group.remedy}
            for one in first_to_do(assessment)
        ],
        "next_step": None
        if step is None
        else {
            "step": step.step,
            "requirements": [one.requirement.id for one in step.requirements],
        },
        "questions_open": [one.requirement.id for one in assessment.requirements if one.state is State.TO_JUDGE],
        "days_ahead": [
            {"day": one.day.iso, "kind": one.kind, "what": one.what}
            for one in _ahead(due(assessment.loaded.workspace, assessment.as_of), assessment)
            if one.day
        ],
        "not_read": list(assessment.unread),
    }
