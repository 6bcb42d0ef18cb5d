"""`pwp log`: what was done and heard, added in one line, and listed."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from pwp.cli import completing, options
from pwp.cli.called import option_names, under_keys
from pwp.cli.exits import Exit
from pwp.cli.from_fields import Given, command, words_of
from pwp.cli.saying import say
from pwp.cli.show.lists import Columns
from pwp.cli.waiting import saying
from pwp.errors import BadQuestion, NotReadable
from pwp.model.log import Entry
from pwp.recording.capture import title_and_summary
from pwp.recording.columns import column, held
from pwp.recording.days import Days
from pwp.recording.entered import Wrong, entered
from pwp.recording.keeping import Said, add_entries
from pwp.recording.logged import logged
from pwp.recording.register import Register
from pwp.source import Fault

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
COLUMNS = Columns(
    ("date", "kind", "title", "stakeholders", "method", "people", "themes", "id"), ("date", "kind", "said")
)
ASKED = (
    ("date", "When was it? (today, yesterday, monday, 14 March 2026)"),
    ("method", "Which planned method?"),
    ("stakeholders", "Which groups took part?"),
    ("reached/people", "How many people?"),
    ("themes", "Which themes came up?"),
)


def _add(words: list[str], given: Given, *, folder: Path, new: bool, source: str, again: bool) -> None:
    """Add an entry to the log, from one line. On a terminal, with no text, it asks in turn.

    For example: pwp log add "Tea at the hall, 14 people" --date monday --people 14

    The text becomes the title; of a long one its first clause does, and the whole is kept as the summary. The day is
    today unless --date says otherwise. Other keys of an entry are options too, such as --papers-sent; docs/fields.md
    lists them. Lists such as who said what go in with --from.
    """
    options.here(folder)
    days = Days(options.day(""))
    text = words_of(words)
    if source or text == "-":
        added = add_entries(folder, _several(folder, source, text, given, days.today), days, making=new, again=again)
    else:
        if not text and "title" not in given:
            text, asked = _ask(folder, given, days, new=new)
            given = {**asked, **given}
        added = add_entries(folder, [Said(_one(text, given, days.today), names=NAMES)], days, making=new, again=again)
    say(added, folder, "Wrote {file} ({kind})")


def _one(text: str, given: Given, today: date | None) -> Given:
    """What was given, with the title, the summary, the day and the kind it leaves open."""
    title, summary = title_and_summary(text)
    if "title" in given and "summary" in given and text:
        raise BadQuestion("the text, --title and --summary say three things where two have room; leave one of them out")
    if "title" in given:
        title, summary = "", text
    elif "summary" in given:
        title = text
    own = {key: [word] for key, word in (("title", title), ("summary", summary)) if word}
    return {"kind": ["activity"], "date": [today.isoformat() if today else ""], **own, **given}


def _several(folder: Path, source: str, text: str, given: Given, today: date | None) -> list[Said]:
    """The entries of a file or of standard input; options hold for each that does not say otherwise."""
    from pwp.cli.said import read

    options_ = _one("", given, today)
    found = []
    for one in read(source, text):
        said = one._replace(values=_with_groups(under_keys(one.values, Entry, NAMES), Register(folder)))
        own = {key: words for key, words in options_.items() if held(said.values, column(Entry, key).route) is None}
        found.append(said._replace(given=own, names={key: name for key, name in NAMES.items() if key in own}))
    return found


def _with_groups(values: dict[str, Any], register: Register) -> dict[str, Any]:
    """An entry in which `with`, that says whom a contact was with, may name groups as the option --with does."""
    whom, groups = values.get("with"), column(Entry, "stakeholders").field
    contact = isinstance(whom, str) and not isinstance(
        entered(column(Entry, "with").field, whom, register, Days()), Wrong
    )
    if whom is None or contact or "stakeholders" in values:
        return values
    if isinstance(whom, str) and isinstance(entered(groups, whom, register, Days()), Wrong):
        return values
    return {**{key: value for key, value in values.items() if key != "with"}, "stakeholders": whom}


def _ask(folder: Path, given: Given, days: Days, *, new: bool) -> tuple[str, Given]:
    from pwp.cli.asking import ask, is_asking, prompt

    if not is_asking():
        raise BadQuestion('say what happened, such as: pwp log add "Drop-in at the library" --people 14')
    text = prompt("What happened?")
    open_ = [(column(Entry, key), question) for key, question in ASKED if key not in given]
    return text, ask(open_, Register(folder), days, making=new)


app.command("add", context_settings={"token_normalize_func": option_names(Entry, NAMES)})(
    command(Entry, _add, names=NAMES, argument=("[TEXT]", "What happened, in a line."))
)


LISTED_BY = {"stakeholders": "--with", "themes": "--theme"}


@app.command("list", context_settings={"token_normalize_func": option_names(Entry, LISTED_BY)})
def list_(
    *,
    since: Annotated[str, typer.Option(metavar="DATE", help="Only what was then or later.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Only what was then or earlier.")] = "",
    kind: Annotated[str, typer.Option(metavar="WORD", help="Only one kind, such as activity or feedback.")] = "",
    with_: Annotated[
        str,
        typer.Option(
            "--with", metavar="ID", help="Only what a group took part in.", autocompletion=completing.stakeholders
        ),
    ] = "",
    method: Annotated[
        str, typer.Option(metavar="ID", help="Only one planned method.", autocompletion=completing.methods)
    ] = "",
    theme: Annotated[
        str, typer.Option(metavar="ID", help="Only what a theme came up in.", autocompletion=completing.themes)
    ] = "",
    format_: Annotated[str, typer.Option("--format", help="text, json or csv.")] = "text",
    folder: options.Folder = Path(),
) -> None:
    """List the entries of the log, the earliest first."""
    from pwp.cli.show.lists import known_format, shown

    options.here(folder)
    known_format(format_)
    wanted = {"kind": kind, "stakeholders": with_, "method": method, "themes": theme}
    wanted = {key: _wanted(folder, key, word) for key, word in wanted.items()}
    first, last = (options.day(one, past=True).isoformat() if one else "" for one in (since, until))
    rows, unread = [], []
    with saying("reading the log"):
        for id_, values in logged(folder):
            if isinstance(values, Fault):
                unread.append(f"log/{id_}.yaml:{values.line}: {values.sentence}")
            elif _is_wanted(values, wanted, first, last):
                rows.append(_row(id_, values))
    rows.sort(key=lambda row: (row["date"], row["id"]))
    typer.echo(shown("entries", COLUMNS, rows, format_, not_read=unread), nl=False)
    if not rows and format_ == "text":
        typer.echo("There is no such entry." if any((*wanted.values(), first, last)) else "The log is empty.")
    for one in unread:
        typer.echo(f"pwp: {one}", err=True)
    if unread:
        raise typer.Exit(Exit.UNREADABLE)


def _wanted(folder: Path, key: str, word: str) -> str:
    """A word that entries are looked for by, as they hold it; one that names nothing may stand in an entry too."""
    if not word:
        return ""
    try:
        found = entered(column(Entry, key).field, word, Register(folder), Days())
    except NotReadable:
        return word
    one = found[0] if isinstance(found, list) else found
    return one if isinstance(one, str) else word


def _is_wanted(values: dict[str, Any], wanted: dict[str, str], first: str, last: str) -> bool:
    """Whether an entry is what was asked for. One whose day is only known as a month counts by its first day."""
    day = str(values.get("date") or "")
    if (first and day[: len(first)] < first[: len(day)]) or (last and day > last) or ((first or last) and not day):
        return False
    for key, word in wanted.items():
        held = values.get(key)
        if word and word != held and not (isinstance(held, list) and word in held):
            return False
    return True


def _row(id_: str, values: dict[str, Any]) -> dict[str, str]:
    """An entry as a row of the list; what does not fit stands as it is written."""
    reached = values.get("reached")
    people = str(reached.get("people", "")) if isinstance(reached, dict) else ""
    row = {key: _shown(values.get(key)) for key in ("date", "kind", "title", "stakeholders", "method", "themes")}
    groups = f"; {row['stakeholders']}" if row["stakeholders"] else ""
    some = f"; {people} {'person' if people == '1' else 'people'}" if people else ""
    return {**row, "people": people, "id": id_, "said": f"{row['title'] or id_}{groups}{some} ({id_})"}


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
