"""Options and arguments that several commands share, and the loading they stand for."""

import os
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pwp.calendar import When, spoken_day
from pwp.cli import completing
from pwp.cli.waiting import saying
from pwp.errors import BadFramework, BadFrameworks, BadQuestion, NotADay, NoWorkspace
from pwp.model.words import STEPS, Step
from pwp.plain import brief
from pwp.spelling import did_you_mean, listed

if TYPE_CHECKING:  # every command imports this module, and what judges the record is most of the start
    from pwp.assessment import Assessment
    from pwp.frameworks import Framework

Folder = Annotated[
    Path, typer.Option("-C", "--folder", help="The folder of the engagement.", show_default="this folder")
]
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="Ask about another day than today, such as 2026-03-14.")
]
AtStep = Annotated[
    str,
    typer.Option(
        "--step",
        metavar="STEP",
        help=f"Ask about another step: {listed(STEPS, 'or')}.",
        autocompletion=completing.one_of(STEPS),
    ),
]
Policy = Annotated[
    list[Path],
    typer.Option("--framework", metavar="FILE", help="A framework file of your own to judge by as well."),
]
SignOff = Annotated[bool, typer.Option("--sign-off", help="Ask for everything: silence is not a pass before sign-off.")]


def day(text: str, *, past: bool = False) -> date:
    """The day asked about: today where none is named. The one place that reads the clock.

    One of the `past` needs no year: it is the last such day.
    """
    today = date.today()  # noqa: DTZ011 - a calendar day where the user is
    return day_in_words(text, today, past=past) if text else today


def day_in_words(text: str, today: date, *, past: bool = False) -> date:
    """The day that somebody names in words or in figures; raises NotADay."""
    with suppress(NotADay):
        return spoken_day(text, today)
    from pwp.recording.days import Days, NoDay, Unclear, day_meant

    try:
        when = When.parse(day_meant(" ".join(text.split()), Days(today), past=past))
    except Unclear as error:
        raise NotADay(text, str(error)) from error
    except NoDay as error:
        raise NotADay(text) from error
    if not when.is_day:
        raise NotADay(text, several=True)
    return when.first


def here(folder: Path) -> Path:
    """The folder of an engagement, to write in; raises NoWorkspace where there is none."""
    if not (folder / "engagement.yaml").exists():
        around = next((one for one in folder.resolve().parents if (one / "engagement.yaml").exists()), None)
        raise NoWorkspace(str(folder), str(around or ""))
    return folder


def step(text: str, wrong: str = "--step takes no") -> Step | None:
    """The step asked about, or None for the record's own; `wrong` begins what is said of a word that is no step."""
    for known in STEPS:
        if text == known:
            return known
    if text:
        hint = did_you_mean(text, STEPS) or f"; the steps are {listed(STEPS)}"
        raise BadQuestion(f"{wrong} '{brief(text)}'{hint}")
    return None


def frameworks(folder: Path, own: list[Path]) -> "tuple[Framework, ...]":
    """The published frameworks, those in the workspace's frameworks/, and those named on the command line."""
    from pwp.assessment import limits, published_frameworks
    from pwp.frameworks import read

    known, bad = list(published_frameworks()), []
    for file in (*_beside(folder / "frameworks"), *own):
        try:
            known.append(read(file, limits(), known))
        except BadFramework as error:
            bad.append(error)
    if bad:
        raise bad[0] if len(bad) == 1 else BadFrameworks(tuple(bad))
    return tuple(known)


def _beside(folder: Path) -> list[Path]:
    """The framework files of a workspace; raises BadFramework for one that is a link, a pipe or the like."""
    if not folder.is_dir():
        return []
    found = sorted(one for one in folder.iterdir() if one.name.endswith(".yaml"))
    for one in (folder, *found):
        if one.is_symlink() or (one is not folder and not one.is_file()):
            raise BadFramework(one.name, ("this is a link or something else; put the file itself here",))
    return found


def assessed(folder: Path, *, as_of: str, at_step: str, own: list[Path], sign_off: bool = False) -> "Assessment":
    """The assessment that a command line asks for."""
    from pwp.assessment import assess
    from pwp.folder import load

    asked_on, asked_at = day(as_of), step(at_step)
    with saying("reading the record"):
        known = frameworks(folder, own)
        return assess(load(folder), as_of=asked_on, frameworks=known, step=asked_at, sign_off=sign_off)


def is_terminal() -> bool:
    """True where a person reads the output, not another program."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_styled() -> bool:
    """True where text may be bold, coloured or laid out: on a terminal that can, for a person who lets it."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def can_ask() -> bool:
    """True where a person is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty() and is_terminal()


def plain(record: Any) -> Any:
    """A record of a framework as JSON holds it; days as they are written."""
    if isinstance(record, When):
        return record.iso
    if isinstance(record, tuple | list):
        return [plain(one) for one in record]
    if isinstance(record, dict):
        return {key: plain(held) for key, held in record.items()}
    if hasattr(type(record), "__struct_fields__"):
        kind = type(record)
        names = zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
        return {key: plain(getattr(record, attribute)) for attribute, key in names}
    return record
