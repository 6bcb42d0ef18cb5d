"""Asking in turn, on a real terminal: answers by number and by word, wrong ones asked again, leaving at any time."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from conftest import Tree
from small_record import SMALL, entries, files, held

pty = pytest.importorskip("pty", reason="a terminal of this kind is not to be had on Windows")
PATIENCE = 30
"""After how many seconds of silence a terminal is given up."""


class Terminal:
    """The command at work on a terminal of its own."""

    def __init__(self, folder: Path, words: Sequence[str]) -> None:
        self._ours, theirs = pty.openpty()
        self._ran = subprocess.Popen(
            [sys.executable, "-m", "pwp", *words, "-C", str(folder)],
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            env={**os.environ, "COLUMNS": "80", "TERM": "dumb"},
        )  # fmt: skip
        os.close(theirs)
        self.shown = ""

    def until(self, asked: str) -> None:
        """Read on until this is shown, after what was shown before."""
        seen = len(self.shown)
        while asked not in self.shown[seen:]:
            assert self._read(), self.shown

    def _read(self) -> bool:
        there, _, _ = select.select([self._ours], [], [], PATIENCE)
        try:
            data = os.read(self._ours, 4096) if there else b""
        except OSError:  # the other end is closed
            return False
        self.shown += data.decode().replace("\r\n", "\n")
        return bool(data)

    def say(self, *answers: tuple[str, str]) -> None:
        """Give each answer once its question is shown."""
        for question, answer in answers:
            self.until(question)
            while not self.shown.endswith(" "):  # the prompt ends so, and only then is what is typed its answer
                assert self._read(), self.shown
            os.write(self._ours, f"{answer}\n".encode())

    def interrupt(self) -> None:
        self._ran.send_signal(signal.SIGINT)

    def ends(self) -> int:
        """The exit status, everything shown having been read."""
        while self._read():
            continue
        return self._ran.wait(PATIENCE)

    def close(self) -> None:
        if self._ran.poll() is None:
            self._ran.kill()
        os.close(self._ours)


class Terminals:
    """Terminals that are closed in the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.every: list[Terminal] = []

    def __call__(self, *words: str) -> Terminal:
        self.every.append(Terminal(self.folder, words))
        return self.every[-1]


@pytest.fixture
def on_terminal(workspace: Tree) -> Iterator[Terminals]:
    """Starts the command on a terminal, in a small record."""
    terminals = Terminals(workspace(SMALL))
    yield terminals
    for one in terminals.every:
        one.close()


def test_an_entry_is_asked_for_in_turn_by_number_and_by_word(on_terminal: Terminals) -> None:
    terminal = on_terminal("log", "add")
    terminal.say(
        ("What happened?", "Tea at the hall"),
        ("When was it?", "14/3/2026"),
        ("Which planned method?", "2"),
        ("Which groups took part?", "1; Friends of the hall, Kirkwall"),
        ("How many people?", "14"),
        ("Which themes came up?", "warm-room, 1"),
    )
    assert terminal.ends() == 0
    assert entries(on_terminal.folder) == {
        "2026-03-14-tea-at-the-hall": {
            "kind": "activity", "title": "Tea at the hall", "date": "2026-03-14", "method": "survey",
            "stakeholders": ["carers-north", "friends"], "reached": {"people": "14"},
            "themes": ["warm-room", "transport"],
        },
    }  # fmt: skip
    assert "   1  carers-north  Carers in the north\n   2  friends  Friends of the hall, Kirkwall\n" in terminal.shown
    assert "Which groups took part? (several parted by semicolons) (Enter to leave it open) " in terminal.shown
    assert terminal.shown.splitlines()[-1].startswith("Wrote ")


def test_what_is_left_open_is_not_written(on_terminal: Terminals) -> None:
    terminal = on_terminal("log", "add", "--method", "survey", "--date", "2026-03-14")
    terminal.say(("What happened?", ""), ("What happened?", "Tea"), ("groups", ""), ("people?", ""), ("themes", ""))
    assert terminal.ends() == 0
    expected = {"kind": "activity", "title": "Tea", "date": "2026-03-14", "method": "survey"}
    assert entries(on_terminal.folder) == {"2026-03-14-tea": expected}


def test_an_answer_that_is_not_understood_is_asked_for_again(on_terminal: Terminals) -> None:
    terminal = on_terminal("log", "add")
    terminal.say(
        ("What happened?", "Tea"),
        ("When was it?", "3/4/2026"),
        ("is 3 April or 4 March; write it as", "3 April 2026"),
        ("Which planned method?", "3"),
        ("there is no method '3'; there are drop-in and survey.", "surveys"),
        ("did you mean 'survey'?", "survey"),
        ("groups", "carers"),
        ("did you mean 'carers-north'?", ""),
        ("people?", "many"),
        ("'many' is not a whole number; write figures only, such as 40.", "14"),
        ("themes", "1, 9"),
        ("there is no theme '9'", "1"),
    )
    assert terminal.ends() == 0
    (entry,) = entries(on_terminal.folder).values()
    assert entry == {
        "kind": "activity", "title": "Tea", "date": "2026-04-03", "method": "survey", "reached": {"people": "14"},
        "themes": ["transport"],
    }  # fmt: skip


def test_what_is_not_there_yet_is_made_only_with_new(on_terminal: Terminals) -> None:
    terminal = on_terminal("log", "add", "--new", "--date", "2026-03-14", "--method", "survey", "--people", "3")
    terminal.say(("What happened?", "Tea"), ("groups", "1; Cold people"), ("themes", "Too cold"))
    assert terminal.ends() == 0
    assert held(on_terminal.folder, "themes.yaml")["themes"][-1] == {"id": "too-cold", "theme": "Too cold"}
    (entry,) = entries(on_terminal.folder).values()
    assert entry["stakeholders"] == ["carers-north", "cold-people"]


@pytest.mark.parametrize("question", ["What happened?", "When was it?", "Which themes"])
def test_leaving_at_any_question_leaves_nothing_behind(on_terminal: Terminals, question: str) -> None:
    before = files(on_terminal.folder)
    terminal = on_terminal("log", "add", *(() if "happened" in question else ("--people", "3")))
    answers = [("happened?", "Tea"), ("When", "today"), ("method", ""), ("groups", ""), ("themes", "")]
    for asked, answer in answers:
        if asked in question or question in asked:
            break
        terminal.say((asked, answer))
    terminal.until(question.rsplit(maxsplit=1)[-1])
    terminal.interrupt()
    assert terminal.ends() == 130
    assert files(on_terminal.folder) == before
    assert "Traceback" not in terminal.shown


def test_a_group_is_asked_for_by_the_meaning_of_its_keys(on_terminal: Terminals) -> None:
    terminal = on_terminal("add", "change", "--why", "Few came", "--prompted-by", "")
    terminal.say(("What was changed:", "Two more drop-ins"))
    terminal.interrupt()
    assert terminal.ends() == 130
    assert "changes" not in held(on_terminal.folder, "plan.yaml")


def test_choices_from_the_record_move_no_cursor(on_terminal: Terminals) -> None:
    (on_terminal.folder / "themes.yaml").write_bytes(b'themes:\n  - {id: cold, theme: "\\e[2J\\u202e\\a cold"}\n')
    terminal = on_terminal("log", "add", "Tea", "--with", "friends")
    assert terminal.ends() == 0  # with a text nothing is asked
    terminal = on_terminal("log", "add", "--method", "survey", "--with", "friends", "--people", "3", "--date", "today")
    terminal.say(("happened?", "Cake"), ("themes", "2\x1b[2J"))
    terminal.until("there is no theme")
    os.write(terminal._ours, b"\n")  # noqa: SLF001 - our own terminal
    assert terminal.ends() == 0
    assert "\\u001b[2J\\u202e\\u0007 cold" in terminal.shown
    assert "\x1b[2J\u202e" not in terminal.shown


def test_of_very_many_choices_some_are_shown_and_all_may_be_named(on_terminal: Terminals) -> None:
    themes = "".join(f"  - {{id: t{number}, theme: Theme {number}}}\n" for number in range(1, 31))
    (on_terminal.folder / "themes.yaml").write_text(f"themes:\n{themes}", "utf-8")
    terminal = on_terminal("log", "add", "--method", "survey", "--with", "friends", "--people", "3", "--date", "today")
    terminal.say(("happened?", "Tea"), ("and 10 more, by their ids or names", "20, 21"))
    terminal.say(("there is no theme '21'", "20, t21"))
    assert terminal.ends() == 0
    (entry,) = entries(on_terminal.folder).values()
    assert entry["themes"] == ["t20", "t21"]
