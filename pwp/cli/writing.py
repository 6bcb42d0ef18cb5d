"""What is written for other people: whole or not at all, and with a word on how it was made."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pwp.errors import Edited, NotAWordFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pwp.findings import Finding
    from pwp.folder import Loaded


def write_whole(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    from pwp.edit.outside import write_over

    write_over(target, data)


def write_document(target: Path, format_: str, data: bytes, *, force: bool) -> None:
    """Write a document that bears the mark of pwp; raises Edited where that would lose what somebody else wrote."""
    from pwp.report.made import as_it_was_made, marked

    if not force and target.is_file() and not as_it_was_made(format_, target.read_bytes()):
        raise Edited(target.as_posix())
    write_whole(target, marked(format_, data))


def say_advice(finding: "Finding") -> None:
    """Say on standard error what in a document ought to be looked at before it goes anywhere."""
    from pwp.cli.show.concise import concise

    typer.echo(f"pwp: {concise([finding])}", nl=False, err=True)


def each_once() -> "Callable[[Finding], None]":
    """What says advice as `say_advice` does, and the same of several documents only of the first."""
    said: set[Finding] = set()

    def say(finding: "Finding") -> None:
        if finding not in said:
            said.add(finding)
            say_advice(finding)

    return say


def say_what_was_not_checked(loaded: "Loaded", what: str) -> None:
    """Say on standard error what a reader of `what` was written ought to know of how it was made."""
    from pwp.privacy.references import names_unchecked

    if names_unchecked(loaded.workspace):
        typer.echo("pwp: names were not checked: private/people.yaml is not there to compare with", err=True)
    if loaded.misread:
        typer.echo(f"pwp: what is not understood is left out of {what}; 'pwp check' shows where", err=True)


def say_what_the_house_style_lacks(format_: str, reference: Path | None, written: "Sequence[Path]") -> None:
    """Say on standard error what a body's own Word file lacks: styles, and what makes documents easy to read."""
    if format_ != "docx" or reference is None:
        return
    from pwp.report.writers.house_style import missing_styles

    for one in (*missing_styles(reference), *_falling_short(written)):
        typer.echo(f"pwp: {one}", err=True)


def _falling_short(written: "Sequence[Path]") -> "Iterator[str]":
    """How the house style falls short that some documents were written in, and which could not be looked at for it."""
    from pwp.accessible.house_style import Shortfall, shortfalls, told

    found: list[Shortfall] = []
    for file in written:
        try:
            found.extend(shortfalls(file))
        except NotAWordFile as error:  # as where it is too large to be opened with care
            yield f"{file.as_posix()} was not looked at for its house style: {error.reason}"
    yield from told(found)
