"""What is written for other people: whole or not at all, and with a word on how it was made."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pwp.errors import CannotWrite

if TYPE_CHECKING:
    from pwp.folder import Loaded


def write_whole(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        may_not = "it is open in another program, or may not be written here"
        reason = may_not if isinstance(error, PermissionError) else error.strerror
        raise CannotWrite(target.as_posix(), reason or str(error)) from error


def say_what_was_not_checked(loaded: "Loaded", what: str) -> None:
    """Say on standard error what a reader of `what` was written ought to know of how it was made."""
    from pwp.privacy.references import names_unchecked

    if names_unchecked(loaded.workspace):
        typer.echo("pwp: names were not checked: private/people.yaml is not there to compare with", err=True)
    if loaded.misread:
        typer.echo(f"pwp: what is not understood is left out of {what}; 'pwp check' shows where", err=True)
