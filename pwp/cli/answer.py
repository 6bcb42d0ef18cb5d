"""`pwp answer`: what the body answers to what people said."""

from pathlib import Path

import typer

from pwp.cli import completing, options
from pwp.cli.from_fields import Given, command, words_of
from pwp.cli.saying import say_changed
from pwp.errors import BadQuestion
from pwp.model.themes import Response
from pwp.recording.changing import THEMES
from pwp.recording.changing import answer as put_in
from pwp.recording.days import Days

app = typer.Typer(rich_markup_mode=None, add_completion=False)
NAMES = {
    "outcome": "--outcome",
    "what": "--what",
    "why": "--why",
    "difference": "--difference",
    "owner": "--owner",
    "due": "--due",
    "told": "--told",
}


def _answer(words: list[str], given: Given, *, folder: Path) -> None:
    """Put an answer beside a theme: what became of it, what is done, and why.

    What was answered before stays, but for what is said anew.

    For example: pwp answer way-home "A bus at 8 pm" --outcome done --why "..."
    """
    options.here(folder)
    if not words:
        raise BadQuestion("say which theme is answered, such as: pwp answer bus-times --outcome done --what ...")
    theme, *rest = words
    if rest:
        if "what" in given:
            raise BadQuestion("say what is done once: behind the theme, or with --what")
        given = {"what": [words_of(rest)], **given}
    if not given:
        raise BadQuestion("say what the answer is: --outcome, --what and --why; 'pwp answer -h' lists more")
    found, changed = put_in(folder, theme, given, Days(options.day("")), NAMES)
    say_changed(f"The answer to {found}", changed, folder, THEMES)


app.command("answer")(
    command(
        Response,
        _answer,
        names=NAMES,
        argument=("THEME [WHAT]", "The theme, by its id or its words within quotes, and what is done."),
        only=True,
        completed=completing.themes,
    )
)
