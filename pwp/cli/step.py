"""`pwp step`: on to the next step, having said what is still due before it."""

import shutil
import textwrap
from pathlib import Path
from typing import Annotated

import typer

from pwp.assessment import Assessment
from pwp.assessment.grouping import groups
from pwp.cli import completing, options
from pwp.cli.exits import Exit
from pwp.findings import State
from pwp.model.words import STEPS, Step
from pwp.plain import clean

app = typer.Typer(rich_markup_mode=None, add_completion=False)
SHOWN = 8


@app.command()
def step(
    next_: Annotated[
        str,
        typer.Argument(
            metavar="[STEP]", help="The step to go on to, or back to.", autocompletion=completing.one_of(STEPS)
        ),
    ] = "",
    *,
    anyway: Annotated[bool, typer.Option("--anyway", help="Go on although something is still due.")] = False,
    folder: options.Folder = Path(),
    as_of: options.AsOf = "",
) -> None:
    """Go on to a step, if nothing is due before it any more; without one, see what is.

    The steps are identify, stakeholders, plan, engage, evaluate, decide and feedback.
    """
    from pwp.folder import load
    from pwp.recording.changing import move

    options.here(folder)
    wanted = options.step(next_, "there is no step")
    now = load(folder).workspace.engagement.step or STEPS[0]
    forward = wanted is None or STEPS.index(wanted) > STEPS.index(now)
    before = STEPS[STEPS.index(wanted) - 1] if wanted and forward else now
    open_ = 0
    if forward:
        assessment = options.assessed(folder, as_of=as_of, at_step=before, own=[])
        open_ = _say_due(assessment, min(shutil.get_terminal_size().columns, 100))
    if wanted is None or wanted == now:
        typer.echo(f"The engagement is at the step {now}.{_coming(now) if wanted is None else ''}")
        return
    if open_ and not anyway:
        typer.echo(f"It stays at the step {now}.\nTo go on all the same: pwp step {wanted} --anyway")
        raise typer.Exit(Exit.FOUND)
    move(folder, wanted)
    typer.echo(f"The engagement is now at the step {wanted}.{_coming(wanted)}")


def _say_due(assessment: Assessment, width: int) -> int:
    """Say what is wrong or missing at a step, and how many questions are open; how much is wrong or missing."""
    due = [one for one in groups(assessment) if one.state in (State.FAILED, State.MISSING, State.ERROR)]
    judge = sum(one.state is State.TO_JUDGE for one in assessment.requirements)
    if due:
        typer.echo(f"Still due at the step {assessment.step}:")
    for one in due[:SHOWN]:
        more = f" (and {len(one.findings) - 1} more)" if len(one.findings) > 1 else ""
        sentence = f"{one.code}  {one.state}: {one.findings[0].sentence}{more}"
        typer.echo(textwrap.fill(clean(sentence), width, initial_indent="  ", subsequent_indent="         "))
    if len(due) > SHOWN:
        typer.echo(f"  and {len(due) - SHOWN} checks more; 'pwp check' lists them all")
    if judge:
        questions = "One question is" if judge == 1 else f"{judge} questions are"
        typer.echo(f"{questions} for people to judge by now; 'pwp check' lists them.")
    return len(due)


def _coming(now: Step) -> str:
    """Which step comes next."""
    after = STEPS[STEPS.index(now) + 1 :]
    return f" The next is {after[0]}: pwp step {after[0]}" if after else " It is the last."
