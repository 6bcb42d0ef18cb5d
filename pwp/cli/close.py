"""`pwp close`: a promise is kept, or stands otherwise than before."""

from pathlib import Path

import typer

from pwp.cli import completing, options
from pwp.cli.from_fields import Given, command
from pwp.cli.saying import say_changed
from pwp.errors import BadQuestion
from pwp.model.commitments import Commitment
from pwp.recording.changing import COMMITMENTS
from pwp.recording.changing import close as put_in
from pwp.recording.days import Days

app = typer.Typer(rich_markup_mode=None, add_completion=False)
NAMES = {
    "state": "--state",
    "state_date": "--date",
    "evidence": "--evidence",
    "why": "--why",
    "told": "--told",
    "note": "--note",
}


def _close(words: list[str], given: Given, *, folder: Path) -> None:
    """Say that a promise is done, today, unless --state and --date say otherwise.

    One that was changed or passed on needs --why.

    For example: pwp close later-bus --evidence letter-from-the-bus-company
    """
    options.here(folder)
    if len(words) != 1:
        raise BadQuestion("say which one promise, such as: pwp close shelter --evidence 2026-03-14-letter")
    found, changed = put_in(folder, words[0], given, Days(options.day("")), NAMES)
    say_changed(f"The promise {found}", changed, folder, COMMITMENTS)


app.command("close")(
    command(
        Commitment,
        _close,
        names=NAMES,
        argument=("COMMITMENT", "The promise, by its id."),
        only=True,
        completed=completing.commitments,
    )
)
