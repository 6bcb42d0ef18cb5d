"""What a file or standard input gives for the record."""

import sys
from pathlib import Path

import typer

from pwp.errors import BadQuestion
from pwp.recording.keeping import Said
from pwp.recording.several import several
from pwp.source import LARGEST


def read(source: str, text: str) -> list[Said]:
    """What a file, or standard input for `-`, gives; `text` is what was said beside it. Raises BadQuestion."""
    if source and text not in {"", "-"}:
        raise BadQuestion("say it in a line, or have it read with --from; not both")
    return several(_bytes(source or "-"))


def _bytes(source: str) -> bytes:
    if source != "-":
        try:
            with Path(source).open("rb") as opened:
                return opened.read(LARGEST + 1)
        except OSError as error:
            raise BadQuestion(f"{source} cannot be read: {error.strerror or error}") from error
    if not sys.stdin:
        return b""
    if sys.stdin.isatty():
        typer.echo("pwp: type or paste one in a line; Ctrl-D ends (on Windows Ctrl-Z, then Enter)", err=True)
    return sys.stdin.buffer.read(LARGEST + 1)
