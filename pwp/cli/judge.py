"""`pwp judge`: what people judge of a requirement, with the reason and the evidence."""

from pathlib import Path

import typer

from pwp.cli import completing, options
from pwp.cli.from_fields import Given, command
from pwp.cli.saying import say_identifying
from pwp.errors import BadQuestion, NotUnderstood
from pwp.model.evaluation import Judgement
from pwp.plain import brief
from pwp.recording.changing import EVALUATION
from pwp.recording.changing import judge as put_in
from pwp.recording.days import Days
from pwp.spelling import did_you_mean, listed

app = typer.Typer(rich_markup_mode=None, add_completion=False)
NAMES = {
    "rating": "--rating",
    "by": "--by",
    "date": "--date",
    "why": "--why",
    "evidence": "--evidence",
    "note": "--note",
}


def _judge(words: list[str], given: Given, *, folder: Path) -> None:
    """Keep what people judge of one or more requirements: met, partly or not-met.

    It counts once it says by whom (posts or groups, no names), why, and on what evidence; what it lacks can be added
    by judging again. The day is today unless --date says otherwise.

    For example: pwp judge NS-WRK-5 --rating partly --by "Planning group" ...
    """
    options.here(folder)
    if not words:
        raise BadQuestion("say which requirement is judged, such as NS-WRK-5; 'pwp check' lists the open questions")
    if "rating" not in given:
        raise BadQuestion("say how it was judged: --rating met, partly or not-met")
    _known(words, folder)
    today = options.day("")
    said = {"date": [today.isoformat()], **given, "requirements": words}
    lacking = put_in(folder, said, Days(today), NAMES)
    typer.echo(f"Kept the judgement of {listed(words)} in {(folder / EVALUATION).as_posix()}")
    say_identifying(folder, given, EVALUATION)
    if lacking:
        typer.echo(f"It does not count yet: say it again with {listed(NAMES[key] for key in lacking)}.")


def _known(words: list[str], folder: Path) -> None:
    """Raise NotUnderstood unless each word is a requirement that people judge."""
    every = {one.id: one for framework in options.frameworks(folder, []) for one in framework.requirements}
    wrong = [f"there is no requirement '{brief(one)}'{did_you_mean(one, every)}" for one in words if one not in every]
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
        only=True,
        completed=completing.requirements,
    )
)
