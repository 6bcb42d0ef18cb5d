"""Writing that is killed, and several who write at once: every file is whole after it, and nothing is lost."""

import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
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


PWP = [sys.executable, "-m", "pwp"]


def one_more(folder: Path, number: int) -> list[str]:
    """The command that adds an entry, and a theme that it is the first to name."""
    text = f"Drop-in number {number}"
    return [
        *PWP,
        "log",
        "add",
        text,
        "--learning",
        "whole",
        "--theme",
        f"Said {number}",
        "--new",
        "--again",
        "-C",
        str(folder),
    ]


def themes_of(folder: Path) -> list[str]:
    """The ids of the themes, the file having been found whole, with its comment."""
    data = (folder / "themes.yaml").read_bytes()
    held = Reader().read(data)
    assert not isinstance(held, Fault)
    assert isinstance(held.value, dict)
    assert data.startswith(b"# kept\n")
    return [theme["id"] for theme in held.value.get("themes", [])]


def test_the_command_killed_at_any_moment_leaves_whole_files_and_loses_nothing(workspace: Tree, pwp: Run) -> None:
    folder = workspace({"themes.yaml": "# kept\nthemes:\n"})
    assert subprocess.run(one_more(folder, 0), stdout=subprocess.DEVNULL, check=False).returncode == 0
    takes, killed, number = 1.0, 0, 0
    while killed < KILLS:
        number += 1
        before = themes_of(folder)
        began = time.monotonic()
        process = subprocess.Popen(one_more(folder, number), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=takes * (0.4 + 0.6 * (number % 20) / 20))  # start-up writes nothing
        process.kill()
        if process.wait() == 0:  # it was quicker than it had been so far
            takes = min(takes, time.monotonic() - began)
        else:
            killed += 1
        assert themes_of(folder)[: len(before)] == before
        for path in (folder / "log").glob("*.yaml"):
            held = Reader().read(path.read_bytes())
            assert not isinstance(held, Fault), path
            assert isinstance(held.value, dict)
            assert held.value["learning"] == ["whole"]
            assert set(held.value["themes"]) <= set(themes_of(folder))
    assert subprocess.run(one_more(folder, 0), stdout=subprocess.DEVNULL, check=False).returncode == 0  # as before
    assert subprocess.run(one_more(folder, number + 1), stdout=subprocess.DEVNULL, check=False).returncode == 0
    assert not left_behind(folder)
    assert "WSP01" not in pwp("check", "-C", folder, "--format", "concise").out
    assert len(themes_of(folder)) > 1


def test_four_commands_that_add_at_once_lose_no_entry_and_no_theme(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": "# kept\nthemes:\n"})
    started = []
    for word in WRITERS:
        for kind in (["log", "add"], ["add", "theme"]):
            process = subprocess.Popen(
                [*PWP, *kind, "-", "-C", str(folder)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
            )
            key = "theme" if kind[1] == "theme" else "title"
            lines = "".join(json.dumps({key: f"{word} {number}"}) + "\n" for number in range(EACH))
            assert process.stdin
            process.stdin.write(lines.encode())
            process.stdin.close()
            started.append(process)
    one_by_one = [subprocess.Popen(one_more(folder, number), stdout=subprocess.DEVNULL) for number in range(4)]
    assert [one.wait(timeout=600) for one in (*started, *one_by_one)] == [0] * 12
    assert len(list((folder / "log").glob("*.yaml"))) == len(WRITERS) * EACH + 4
    themes = themes_of(folder)
    assert len(themes) == len(set(themes)) == len(WRITERS) * EACH + 4
    assert not left_behind(folder)
