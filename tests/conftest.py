"""What tests share: files in a folder, a small workspace, and the real command."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

SMALLEST = {
    "engagement.yaml": "format: 1\nid: smallest\ntitle: The smallest\nstep: identify\nstarted: 2026-01-05\n",
    "plan.yaml": "issue:\n",
    "stakeholders.yaml": "stakeholders:\n",
}
"""The files that every engagement has, with as little in them as may be."""

EXAMPLES = Path(__file__).parent.parent / "examples"


settings.register_profile("free", deadline=None)
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=40)  # the same examples in every run
settings.load_profile("free")


class Ran(NamedTuple):
    """What a command did: its exit status, and what it wrote to each stream."""

    status: int
    out: str
    err: str


Tree = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Ran]
Golden = Callable[[str, str], None]


@pytest.fixture
def golden() -> Golden:
    """Compares a text with the file of that name in tests/golden, which PWP_GOLDEN=write writes anew."""

    def compare(name: str, text: str) -> None:
        file = Path(__file__).parent / "golden" / name
        if os.environ.get("PWP_GOLDEN") == "write":
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        assert text == file.read_bytes().decode()

    return compare


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Writes files, each with the text given, and gives back the folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


@pytest.fixture
def workspace(tree: Tree) -> Tree:
    """Writes the smallest engagement with the files given in the place of its own."""
    return lambda files: tree({**SMALLEST, **files})


@pytest.fixture
def pwp(tmp_path: Path) -> Run:
    """Runs the real command, as a process of its own, in an empty folder unless told otherwise.

    `given` is what it finds on its standard input.
    """

    def run(*arguments: str | Path, folder: Path | None = None, given: bytes = b"", **environment: str) -> Ran:
        ended = subprocess.run(
            [sys.executable, "-m", "pwp", *map(str, arguments)],
            cwd=folder or tmp_path,
            env={**os.environ, "COLUMNS": "80", **environment},
            input=given,
            capture_output=True,
            timeout=60,
            check=False,
        )
        out, err = (text.decode().replace("\r\n", "\n") for text in (ended.stdout, ended.stderr))
        return Ran(ended.returncode, out, err)

    return run
