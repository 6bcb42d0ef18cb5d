"""What the tests of hostile inputs share: a check of a workspace that holds the command to its promises."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

import pytest
from conftest import SMALLEST

SECONDS = 2
MEGABYTES = 300
PATIENCE = 20
"""How many seconds a command may take on a clock; the machine may be busy with other tests."""


class Told(NamedTuple):
    """What `pwp check` told of a workspace: its exit status and its lines."""

    status: int
    lines: list[str]

    def has(self, start: str, *words: str) -> bool:
        """Whether a line starts so and holds all these words."""
        return any(line.startswith(start) and all(word in line for word in words) for line in self.lines)


Check = Callable[[Mapping[str, str | bytes]], Told]


def checking(tmp_path: Path) -> Check:
    """Checks the smallest engagement with the files given in the place of its own."""
    return lambda files: checked(written(tmp_path / "workspace", files))


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, in which the smallest engagement now lies, with the files given in the place of its own."""
    for name, text in {**SMALLEST, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def checked(folder: Path, *, before: tuple[str, ...] = ()) -> Told:
    """Check a workspace, with some words before those of the command, and hold it to its promises.

    No traceback, no hang, little memory, and nothing on disk changed.
    """
    as_it_was = contents(folder)
    command = ("check", "-C", str(folder), "--format", "concise", "--as-of", "2026-06-01")
    with (folder.parent / "out").open("wb") as out:
        status = _held([sys.executable, *before, "-m", "pwp", *command], out, folder.parent / "used")
    text = (folder.parent / "out").read_text(encoding="utf-8")
    assert "Traceback" not in text
    assert "itself failed" not in text
    assert contents(folder) == as_it_was
    return Told(status, text.split("\n"))


MEASURING = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w", encoding="ascii") as told:
    told.write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
sys.exit(status)
"""
"""A small process between: a command started by a large one is counted with the memory of that."""


def _held(command: list[str], out: IO[bytes], used: Path) -> int:
    """The exit status of a command that uses little time and memory; where the system can tell."""
    can_tell = hasattr(os, "wait4")
    line = [sys.executable, "-c", MEASURING, str(used), *command] if can_tell else command
    ended = subprocess.run(
        line, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False
    )
    if can_tell:
        seconds, peak = used.read_text(encoding="ascii").split()
        assert float(seconds) < SECONDS
        assert int(peak) / (1024 if sys.platform == "linux" else 1024 * 1024) < MEGABYTES
    return ended.returncode


def contents(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder, by its name: what each file holds, and None for what is no file or is locked.

    Without recursion, for folders may lie a thousand deep.
    """
    found: dict[str, bytes | None] = {}
    waiting = [str(folder)]
    while waiting:
        with suppress(PermissionError), os.scandir(waiting.pop()) as scanned:
            for one in scanned:
                found[one.path] = None
                if one.is_dir(follow_symlinks=False):
                    waiting.append(one.path)
                elif one.is_file(follow_symlinks=False):
                    with suppress(PermissionError):
                        found[one.path] = Path(one.path).read_bytes()
    return found


LOCKED_OUT = (
    "import ctypes, os, sys",
    "prctl = ctypes.CDLL(None).prctl",
    "assert prctl(24, 1) == prctl(24, 2) == 0",  # PR_CAPBSET_DROP of CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])",
)


def locked_out() -> tuple[str, ...]:
    """What makes a command one of a user who may not read what is locked: nothing, unless that user is root."""
    if os.getuid():
        return ()
    if sys.platform != "linux":
        pytest.skip("root may read everything here")
    return ("-c", "; ".join(LOCKED_OUT))
