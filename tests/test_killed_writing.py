"""Writing that is killed, and several who write at once: every file is whole after it, and nothing is lost."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from conftest import Run, Tree

from pwp.source import Fault, Reader

KILLS = int(os.environ.get("PWP_KILLS", "15"))
"""How often a writer is killed."""
EACH = int(os.environ.get("PWP_EACH", "20"))
"""How many entries and themes each of several writers adds."""
LONGEST = 0.4
"""How many seconds a writer is left to itself at most; it needs a part of that to start."""
WRITERS = ("north", "east", "south", "west")


def adding(folder: Path, word: str, each: int) -> list[list[str]]:
    """The command lines that add, one after the other, so many entries and themes; `word` is only in these themes."""
    return [[sys.executable, str(Path(__file__).parent / "writer.py"), str(folder), word, str(each)]]


def ran_to_the_end(folder: Path, word: str, each: int) -> bool:
    """Whether everything was added without a fault."""
    return all(
        subprocess.run(line, stdin=subprocess.DEVNULL, timeout=600, check=False).returncode == 0
        for line in adding(folder, word, each)
    )


def killed_after(seconds: float, folder: Path, word: str) -> None:
    """Start to add, and kill whatever command runs once so many seconds have passed."""
    for line in adding(folder, word, 1_000):
        process = subprocess.Popen(line, stdin=subprocess.DEVNULL)
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return


def added(folder: Path) -> tuple[set[str], list[str]]:
    """The names of the entries, and the ids of the themes, each file having been found whole."""
    entries = sorted((folder / "log").glob("*"))
    for path in entries:
        held = Reader().read(path.read_bytes())
        assert not isinstance(held, Fault), path
        assert isinstance(held.value, dict)
        assert held.value["learning"] == "whole"
    themes = (folder / "themes.yaml").read_bytes()
    held = Reader().read(themes)
    assert not isinstance(held, Fault)
    assert isinstance(held.value, dict)
    listed = held.value["themes"] or []
    assert all(theme["note"] == "whole" for theme in listed)
    assert re.match(rb"# kept\r?\n", themes)
    return {path.name for path in entries}, [theme["id"] for theme in listed]


def left_behind(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.part"))


def test_a_writer_killed_at_any_moment_leaves_whole_files_and_the_next_goes_on(workspace: Tree, pwp: Run) -> None:
    folder = workspace({"themes.yaml": "# kept\nthemes:\n  - {id: first, note: whole}\n"})
    entries, themes = added(folder)
    for number in range(KILLS):
        killed_after(LONGEST * (number + 1) / KILLS, folder, f"killed-{number}")
        now_entries, now_themes = added(folder)
        assert entries <= now_entries
        assert themes == now_themes[: len(themes)]
        entries, themes = now_entries, now_themes
        if number % 5 == 4:
            assert ran_to_the_end(folder, f"after-{number}", 1)
            assert not left_behind(folder)
            assert f"after-{number}-0" in added(folder)[1]
    assert len(themes) > 1, "no writer was left the time to write"
    assert ran_to_the_end(folder, "last", 1)
    assert not left_behind(folder)
    assert "-0" in added(folder)[1][-1]
    assert "WSP01" not in pwp("check", "-C", folder, "--format", "concise").out


def test_what_several_add_at_once_is_all_there(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": "# kept\nthemes:\n"})
    with ThreadPoolExecutor(len(WRITERS)) as pool:
        ended = pool.map(lambda word: ran_to_the_end(folder, word, EACH), WRITERS)
        assert list(ended) == [True] * len(WRITERS)
    entries, themes = added(folder)
    assert len(entries) == len(WRITERS) * EACH
    assert sorted(themes) == sorted(f"{word}-{number}" for word in WRITERS for number in range(EACH))
    assert not left_behind(folder)
