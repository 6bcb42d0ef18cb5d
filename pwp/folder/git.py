"""What git answers of a folder. It is asked by its whole path, in our own words, and runs nothing of the folder's.

No hook runs, no watcher is started, git's index is not written to, and nothing is fetched.
"""

import os
from pathlib import Path

_QUIETLY = ("--no-optional-locks", "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null")
_PATIENCE = 10


def repository(root: Path) -> Path | None:
    """What git keeps beside a folder, or beside one above it; None where none is kept with git."""
    whole = root.resolve()
    return next((one / ".git" for one in (whole, *whole.parents) if (one / ".git").exists()), None)


def program(root: Path) -> str | None:
    """The whole path of git, or None where it is not installed; never a program lying in the record."""
    from shutil import which

    git = which("git")
    return None if git is None or Path(git).resolve().parent in (Path.cwd(), root.resolve()) else git


def ask(root: Path, *question: str, given: bytes = b"") -> bytes | None:
    """What git answers when asked in a folder, and given something to read; None where it cannot or will not."""
    import subprocess

    git = program(root)
    if git is None:
        return None
    try:
        answer = subprocess.run(  # noqa: S603 - git by its whole path, and arguments of our own
            (git, *_QUIETLY, *question),
            cwd=root,
            env={**os.environ, "GIT_NO_LAZY_FETCH": "1"},
            input=given,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if answer.returncode else answer.stdout


def names(answer: bytes) -> list[str]:
    """The parts of an answer that zero bytes part, such as the names of files."""
    return [one for one in answer.decode("utf-8", "backslashreplace").split("\0") if one]
