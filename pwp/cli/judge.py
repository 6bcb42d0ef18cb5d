"""`pwp judge`: what people judge of a requirement, with the reason and the evidence."""

from pathlib import Path

import typer

from pwp.cli import completing, options
from pwp.cli.from_fields import Given, command
from pwp.errors import BadQuestion, NotUnderstood
from pwp.model.evaluation import Judgement
from pwp.recording.changing import judge as put_in
from pwp.recording.entered import Days
from pwp.spelling import did_you_mean, listed, says_nothing

app = typer.Typer(rich_markup_mode=None, add_completion=False)
NAMES = {
    "rating": "--rating",
    "by": "--by",
    "date": "--date",
    "why": "--why",
    "evidence": "--evidence",
    "note": "--note",
}
NEEDED = ("rating", "by", "why", "evidence")
"""What a judgement counts only with, beside its day."""


def _judge(words: list[str], given: Given, *, folder: Path) -> None:
    """Keep what people judge of one or more requirements: met, partly or not-met.

    It counts once it says by whom (posts or groups, no names), why, and on what evidence. The day is today unless
    --date says otherwise.
    """
    options.here(folder)
    if not words:
        raise BadQuestion("say which requirement is judged, such as NS-WRK-5; 'pwp check' lists the open questions")
    if "rating" not in given:
        raise BadQuestion("say how it was judged: --rating met, partly or not-met")
    _known(words, folder)
    today = options.day("")
    put_in(folder, {"requirements": words, "date": [today.isoformat()], **given}, Days(today), NAMES)
    typer.echo(f"Kept the judgement of {listed(words)} in {(folder / 'evaluation.yaml').as_posix()}")
    lacking = [NAMES[key] for key in NEEDED if key not in given or (key == "why" and says_nothing(given[key][-1]))]
    if lacking:
        typer.echo(f"It does not count yet: add {listed(lacking)} to it there.")


def _known(words: list[str], folder: Path) -> None:
    """Raise NotUnderstood unless each word is a requirement that people judge."""
    every = {one.id: one for framework in options.frameworks(folder, []) for one in framework.requirements}
    wrong = [f"there is no requirement '{one}'{did_you_mean(one, every)}" for one in words if one not in every]
    wrong += [
        f"{one} is told from the record, and no judgement of it counts; 'pwp explain {one}' says by which checks"
        for one in words
        if one in every and every[one].judged == "machine"
    ]
    if wrong:
        raise NotUnderstood(tuple(wrong))


app.command("judge")(
    command(
        Judgement,
        _judge,
        names=NAMES,
        argument=("REQUIREMENT...", "The requirements, by ids."),
        adding=False,
        completed=completing.requirements,
    )
)
