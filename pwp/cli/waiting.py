"""A word on the screen while something takes its time: on a terminal only, and only after a second."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""How many seconds pass before anything is said."""


@contextmanager
def saying(doing: str) -> Iterator[None]:
    """Says on standard error what is being done, such as `reading the record`, once it has taken a second.

    The line is taken away when it is done, or ended where the terminal cannot do that. Nothing is said in a pipe.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    line = f"pwp: {doing}..."
    said: list[str] = []
    timer = Timer(PATIENCE, _say, (line, said))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said and not _keeps_lines():
            _write(f"\r{' ' * len(line)}\r")


def _say(line: str, said: list[str]) -> None:
    said.append(line)
    _write(f"{line}\n" if _keeps_lines() else line)


def _keeps_lines() -> bool:
    """Whether what was written stays: on a terminal that cannot go back, and for those who want plain text."""
    return os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):  # the terminal has gone; what is being done goes on
        return
