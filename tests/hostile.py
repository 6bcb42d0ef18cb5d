"""What the tests of hostile inputs share: a check of a workspace that holds the command to its promises."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

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
        process = subprocess.Popen(
            [sys.executable, *before, "-m", "pwp", *command],
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        _hold(process)
    text = (folder.parent / "out").read_text(encoding="utf-8")
    assert "Traceback" not in text
    assert "itself failed" not in text
    assert contents(folder) == as_it_was
    return Told(process.returncode, text.split("\n"))


def _hold(process: "subprocess.Popen[bytes]") -> None:
    """Wait for a process, and see that it used little time and memory; where the system can tell."""
    if not hasattr(os, "wait4"):
        process.wait(timeout=PATIENCE)
        return
    began, ended = time.monotonic(), 0
    while not ended:
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if not ended and time.monotonic() - began > PATIENCE:
            process.kill()
            raise AssertionError("the command hangs")
        time.sleep(0.005)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert used.ru_utime + used.ru_stime < SECONDS
    assert used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024) < MEGABYTES


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
