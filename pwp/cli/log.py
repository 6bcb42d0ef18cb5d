"""`pwp log`: what was done and heard, added in one line, and listed."""

from datetime import date
from pathlib import Path

import typer

from pwp.cli import options
from pwp.cli.from_fields import Given, command, words_of
from pwp.errors import BadQuestion
from pwp.model.log import Entry
from pwp.recording.capture import title_and_summary
from pwp.recording.columns import column
from pwp.recording.entered import Days
from pwp.recording.keeping import Added, Said, add_entries
from pwp.recording.register import Register

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)
NAMES = {
    "kind": "--kind",
    "title": "--title",
    "date": "--date",
    "until": "--until",
    "stakeholders": "--with",
    "method": "--method",
    "themes": "--theme",
    "reached/people": "--people",
    "reached/responses": "--responses",
    "reached/attendances": "--attendances",
    "reached/approximate": "--approximate",
    "place": "--place",
    "mode": "--mode",
    "summary": "--summary",
    "support_given": "--support",
    "invited": "--invited",
    "information": "--information",
    "audience": "--audience",
    "groups": "--for",
    "covers": "--covers",
    "channels": "--channel",
    "with": "--contact",
    "documents": "--document",
    "note": "--note",
}
"""The keys of an entry whose options the help shows."""
ASKED = (
    ("date", "When was it? (today, yesterday, monday, 14 March 2026)"),
    ("method", "Which planned method?"),
    ("stakeholders", "Which groups took part?"),
    ("reached/people", "How many people?"),
    ("themes", "Which themes came up?"),
)


def _add(words: list[str], given: Given, *, folder: Path, new: bool, source: str) -> None:
    """Add an entry to the log, from one line.

    The text becomes the title; of a long one its first clause, and the whole is kept as the summary. Every key of
    an entry is an option, such as --papers-sent; docs/fields.md lists them. On a terminal, with nothing given, it
    asks in turn.
    """
    options.here(folder)
    days = Days(options.day(""))
    text = words_of(words)
    if source or text == "-":
        added = add_entries(folder, _several(source or "-", given, days.today), days, making=new)
    else:
        if not text and "title" not in given:
            text, asked = _ask(folder, given, days, new=new)
            given = {**asked, **given}
        added = add_entries(folder, [Said(_one(text, given, days.today), names=NAMES)], days, making=new)
    say(added, folder)


def _one(text: str, given: Given, today: date | None) -> Given:
    """What was given, with the title, the summary, the day and the kind it leaves open."""
    title, summary = title_and_summary(text)
    own = {"title": [title] if title else [], "summary": [summary] if summary else [], "kind": ["activity"]}
    return {**own, "date": [today.isoformat() if today else ""], **given}


def _several(source: str, given: Given, today: date | None) -> list[Said]:
    """The entries of a file or of standard input; options hold for each that does not say otherwise."""
    from pwp.cli.said import read

    found = []
    for said in read(source):
        own = {key: words for key, words in _one("", given, today).items() if key.split("/")[0] not in said.values}
        found.append(said._replace(given=own))
    if not found:
        raise BadQuestion("no entry was given; one in a line as JSON, or as YAML")
    return found


def _ask(folder: Path, given: Given, days: Days, *, new: bool) -> tuple[str, Given]:
    from pwp.cli.asking import ask, is_asking

    if not is_asking():
        raise BadQuestion('say what happened, such as: pwp log add "Drop-in at the library" --people 14')
    text: str = typer.prompt("What happened?")
    open_ = [(column(Entry, key), question) for key, question in ASKED if key not in given]
    return text, ask(open_, Register(folder), days, making=new)


def say(added: list[Added], folder: Path) -> None:
    """Say what was written, and what was made along with it."""
    for one in dict.fromkeys(new for each in added for new in each.new):
        typer.echo(f"Made the {one.sort} {one.id}.")
    for each in added:
        typer.echo(f"Wrote {(folder / each.file).as_posix()}")


app.command("add")(command(Entry, _add, names=NAMES, argument=("[TEXT]", "What happened, in a line.")))
