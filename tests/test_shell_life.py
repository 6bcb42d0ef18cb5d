"""Every command in a shell as shells are: pipes that break, streams that are closed, disks that are full, terminals."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from conftest import EXAMPLES, Ran, Run
from test_other_commands import TREE

from pwp.cli.app import COMMANDS

RECORD = ("-C", str(EXAMPLES / "day-service-flawed"))
ON = ("--as-of", "2026-03-02")
ASKED: dict[str, tuple[str, ...]] = {
    "init": ("init", "new", "--title", "Evening opening"),
    "check": ("check", *RECORD, *ON),
    "status": ("status", *RECORD, *ON),
    "due": ("due", *RECORD, *ON),
    "report": ("report", "feedback", "-C", str(EXAMPLES / "day-service"), *ON, "-o", "-"),
    "log": ("log", "list", "-C", str(EXAMPLES / "day-service")),
    "step": ("step", *RECORD, *ON),
    "explain": ("explain", "FBK02"),
    "schema": ("schema", "plan"),
}
"""What is asked of a command that needs telling; of each other one, its help."""
LINES = [ASKED.get(name, (name, "--help") if name not in ("checks", "frameworks") else (name,)) for name in COMMANDS]
HELP = [(*path, "--help") for path in TREE]

every_command = pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
needs_posix = pytest.mark.skipif(os.name == "nt", reason="streams are closed otherwise on Windows")
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
needs_terminals = pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no such terminals here")


def in_shell(line: tuple[str, ...], streams: str, folder: Path) -> Ran:
    """What a command line does in a shell that hands it these streams, such as `>&-`."""
    ended = subprocess.run(
        ["sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-m", "pwp", *line],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Ran(ended.returncode, ended.stdout, ended.stderr)


@needs_posix
@every_command
@pytest.mark.parametrize("streams", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_stream_that_is_closed_changes_no_answer(
    pwp: Run, tmp_path: Path, line: tuple[str, ...], streams: str
) -> None:
    expected = pwp(*line)
    shutil.rmtree(tmp_path / "new", ignore_errors=True)
    ran = in_shell(line, streams, tmp_path)
    assert ran.status == expected.status
    assert ran.out == ("" if ">&-" in streams.split() else expected.out)
    assert ran.err == ("" if "2>&-" in streams.split() else expected.err)


@needs_full
@every_command
def test_a_full_disk_is_said_in_one_line_with_status_two(tmp_path: Path, line: tuple[str, ...]) -> None:
    ran = in_shell(line, ">/dev/full", tmp_path)
    assert ran.status == 2
    assert re.search(r"(?m)^pwp: .+: No space left on device$", ran.err)
    assert "Traceback" not in ran.err
    assert in_shell(line, ">/dev/full 2>/dev/full", tmp_path).status == 2


@needs_posix
@every_command
def test_a_reader_that_has_gone_is_no_failure(tmp_path: Path, line: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [sys.executable, "-m", "pwp", *line],
        cwd=tmp_path,
        stdout=writer,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert ended.returncode in (0, 1)
    assert [line for line in ended.stderr.splitlines() if b" advice " not in line] == []


@pytest.mark.parametrize("line", [*LINES, *HELP, ()], ids=" ".join)
@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_console_of_another_encoding_gets_the_same_text(
    pwp: Run, tmp_path: Path, line: tuple[str, ...], encoding: str
) -> None:
    expected = pwp(*line)
    shutil.rmtree(tmp_path / "new", ignore_errors=True)
    assert pwp(*line, PYTHONIOENCODING=encoding, PYTHONUTF8="0") == expected


@pytest.mark.parametrize("line", [*LINES, *HELP], ids=" ".join)
def test_a_pipe_gets_plain_lines(pwp: Run, line: tuple[str, ...]) -> None:
    ran = pwp(*line, TERM="xterm-256color", FORCE_COLOR="")
    assert not re.search("[\x00-\x08\x0b-\x1f\u2500-\u259f]", ran.out + ran.err)


# --- on a terminal


def on_terminal(line: tuple[str, ...], folder: Path, **environment: str) -> Ran:
    """What a command writes to a terminal, both streams together, with the line breaks of a file."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "pwp", *line],
        cwd=folder,
        env={**_without("NO_COLOR", "TERM", "COLUMNS"), "TERM": "xterm", "COLUMNS": "80", **environment},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b"".join(_read(ours))
    os.close(ours)
    return Ran(process.wait(timeout=60), shown.decode().replace("\r\n", "\n"), "")


def _without(*names: str) -> Mapping[str, str]:
    return {name: value for name, value in os.environ.items() if name not in names}


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # so Linux tells that nobody writes any more
            return
        if not data:
            return
        yield data


@needs_terminals
@every_command
@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_that_is_to_stay_plain_gets_no_colour_and_no_boxes(
    tmp_path: Path, line: tuple[str, ...], environment: dict[str, str]
) -> None:
    for one in (line, (line[0], "--not-an-option")):
        shown = on_terminal(one, tmp_path, **environment).out
        assert not re.search("[\x00-\x08\x0b-\x1f\u2500-\u259f]", shown)


@needs_terminals
@every_command
@pytest.mark.parametrize("columns", ["1", "20"])
def test_a_narrow_terminal_gets_the_same_answer(pwp: Run, tmp_path: Path, line: tuple[str, ...], columns: str) -> None:
    expected = pwp(*line)
    shutil.rmtree(tmp_path / "new", ignore_errors=True)
    ran = on_terminal(line, tmp_path, COLUMNS=columns, NO_COLOR="1")
    assert ran.status == expected.status
    assert "Traceback" not in ran.out
    assert "failed (" not in ran.out


@needs_terminals
@pytest.mark.parametrize("line", [("due", *RECORD, *ON), ("checks",), ("frameworks", "national-standards")], ids=str)
def test_a_list_stays_within_a_narrow_terminal_but_for_words_that_are_longer(
    tmp_path: Path, line: tuple[str, ...]
) -> None:
    for text in on_terminal(line, tmp_path, COLUMNS="20").out.splitlines():
        assert len(text) <= 20 or len(text.split()) == 1, text


# --- a word while it takes its time

SLOW = """\
import time
import pwp.cli.waiting as waiting
import pwp.folder as folder
waiting.PATIENCE = 0.05
quick = folder.load
def slow(*arguments):
    time.sleep(0.6)
    return quick(*arguments)
folder.load = slow
"""


@pytest.fixture
def slow(tmp_path: Path) -> dict[str, str]:
    """An environment in which reading a record takes longer than people are left waiting without a word."""
    (tmp_path / "slow").mkdir()
    (tmp_path / "slow" / "sitecustomize.py").write_text(SLOW, encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(tmp_path / "slow"), os.environ.get("PYTHONPATH", ""))))
    return {"PYTHONPATH": path}


@needs_terminals
@pytest.mark.parametrize("name", ["check", "status", "due", "report"])
def test_a_terminal_is_told_what_takes_its_time_and_the_line_is_taken_away(
    tmp_path: Path, slow: dict[str, str], name: str
) -> None:
    quick, waited = on_terminal(ASKED[name], tmp_path), on_terminal(ASKED[name], tmp_path, **slow)
    line = "pwp: reading the record..."
    assert waited.out.startswith(f"{line}\r{' ' * len(line)}\r")
    assert waited.out.endswith(quick.out)
    assert line not in quick.out


@needs_terminals
@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"NO_COLOR": "1"}], ids=str)
def test_on_a_plain_terminal_the_line_stays(tmp_path: Path, slow: dict[str, str], environment: dict[str, str]) -> None:
    waited = on_terminal(ASKED["due"], tmp_path, **slow, **environment)
    assert waited.out.startswith("pwp: reading the record...\n")
    assert "\r" not in waited.out


def test_a_pipe_is_told_nothing_however_long_it_takes(pwp: Run, slow: dict[str, str]) -> None:
    assert pwp(*ASKED["due"], **slow).err == pwp(*ASKED["due"]).err
