"""Completion from the outside: what a shell is told when somebody presses the key half-way through a line."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from conftest import EXAMPLES, Run, Tree
from test_start_up import imported
from typer.testing import CliRunner

from pwp.accessible import every_rule
from pwp.assessment import published_frameworks, rules
from pwp.cli import completing, options
from pwp.cli.app import COMMANDS
from pwp.cli.completing import ids_in
from pwp.folder import load
from pwp.model.words import STEPS
from pwp.report.documents import DOCUMENTS
from pwp.scaffold import examples, kinds
from pwp.schema import names

SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.fixture
def completed(pwp: Run) -> Callable[..., list[str]]:
    """What may become of the last word of a line, as bash is told."""

    def ask(*words: str | Path, folder: Path | None = None) -> list[str]:
        line = " ".join(("pwp", *map(str, words)))
        ran = pwp(
            folder=folder, _PWP_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words)), COLUMNS="20"
        )
        assert ran.err == ""
        return ran.out.split()

    return ask


def test_a_command_is_completed(completed: Callable[..., list[str]]) -> None:
    assert completed("") == list(COMMANDS)
    assert completed("che") == ["check", "check-docx", "checks"]


OF_WORD_FILES = tuple(one.code for one in every_rule())
OF_WORDS: list[tuple[tuple[str, ...], Any]] = [
    (("status", "--step", ""), STEPS),
    (("check", "--step", "e"), ("engage", "evaluate")),
    (("check", "--severity", ""), ("must", "should", "advice")),
    (("check", "--fail-on", "failed,to"), ("failed,to-judge",)),
    (("check", "--format", "c"), ("concise", "csv")),
    (("due", "--format", ""), ("text", "json", "csv", "ics")),
    (("checks", "--format", "c"), ("csv",)),
    (("report", ""), tuple(DOCUMENTS)),
    (("init", "new", "--kind", ""), tuple(kinds())),
    (("init", "new", "--example", ""), examples()),
    (("init", "new", "--body", "c"), ("council", "cpp", "contractor")),
    (("schema", ""), (*names(), "framework")),
    (
        ("explain", ""),
        (*rules(), *OF_WORD_FILES, *dict.fromkeys(e.id for one in published_frameworks() for e in one.requirements)),
    ),
    (("explain", "FBK0"), tuple(code for code in rules() if code.startswith("FBK0"))),
    (("explain", "fbk01"), ("fbk01",)),
    (("explain", "ACC0"), tuple(code for code in OF_WORD_FILES if code.startswith("ACC0"))),
    (("explain", "acc07"), ("acc07",)),
    (("explain", "NS-COM-6"), ("NS-COM-6",)),
    (("frameworks", "national-"), ("national-standards", "national-standards-2016")),
    (("check", "--as"), ("--as-of",)),
]


@pytest.mark.parametrize(("words", "expected"), OF_WORDS, ids=lambda one: " ".join(one)[:40])
def test_words_codes_and_names_are_completed(
    completed: Callable[..., list[str]], words: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert completed(*words) == list(expected)


def test_every_framework_and_every_kind_of_word_that_is_completed_is_accepted(
    completed: Callable[..., list[str]], pwp: Run
) -> None:
    for name in completed("frameworks", ""):
        assert pwp("frameworks", name).status == 0


def test_a_framework_of_ones_own_is_completed_where_dash_c_says(
    completed: Callable[..., list[str]], workspace: Tree, tmp_path: Path
) -> None:
    ours = "id: ours\ntitle: Ours\nrequirements:\n  - {id: OURS-1, title: A rule}\n  - title: More\n    id: OURS-2\n"
    folder = workspace({"frameworks/ours.yaml": ours})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert completed("explain", "-C", folder, "OURS", folder=elsewhere) == ["OURS-1", "OURS-2"]
    assert completed("frameworks", "our", folder=folder) == ["ours"]
    assert completed("explain", "OURS", folder=elsewhere) == []


@pytest.mark.parametrize(
    "words", [("chekc", "--"), ("explain", "nothing-so-called"), ("check", "-C", "/no/such", "--step", "x"), ("-",)]
)
def test_what_cannot_be_completed_is_passed_over_in_silence(
    completed: Callable[..., list[str]], words: tuple[str, ...]
) -> None:
    assert [one for one in completed(*words) if not one.startswith("-")] == []


def test_completing_loads_neither_the_checks_nor_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PWP_COMPLETE", "complete_bash")
    for line, number in (
        ("pwp ", "1"),
        ("pwp explain FB", "2"),
        ("pwp check --step ", "3"),
        ("pwp due --format ", "3"),
    ):
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", number)
        found = imported()
        assert "pwp.cli.app" in found
        assert not found & {"pwp.assessment", "pwp.checks", "pwp.folder", "pwp.frameworks", "yaml", "rich"}, line


# --- the ids of the record, as commands that take them complete them

SORTS = {
    "stakeholders": completing.stakeholders,
    "themes": completing.themes,
    "methods": completing.methods,
    "commitments": completing.commitments,
    "decisions": completing.decisions,
    "documents": completing.documents,
    "entries": completing.entries,
}


def of_sort(sort: str, folder: Path, begun: str = "") -> list[str]:
    """What a command with an argument of this sort completes."""
    app = typer.Typer()

    @app.command()
    def take(
        name: Annotated[str, typer.Argument(autocompletion=SORTS[sort])], *, folder: options.Folder = Path()
    ) -> None:
        raise AssertionError((name, folder))

    asked = {"_TAKE_COMPLETE": "complete_bash", "COMP_WORDS": f"take -C {folder} {begun}", "COMP_CWORD": "3"}
    ran = CliRunner().invoke(app, env=asked, prog_name="take")
    assert (ran.exit_code, ran.stderr) == (0, "")
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("log", "add", "Tea", "--theme", "w"), ["way-home"]),
        (("log", "add", "Tea", "--with", "li"), ["living-alone"]),
        (("log", "add", "Tea", "--method", "d"), ["drop-ins"]),
        (("log", "add", "Tea", "--mode", "o"), ["online"]),
        (("log", "list", "--theme", "w"), ["way-home"]),
        (("log", ""), ["add", "list"]),
        (("add", "c"), ["commitment", "change"]),
        (("add", "commitment", "x", "--theme", "q"), ["quiet-room"]),
        (("add", "theme", "x", "--stance", "s"), ["support", "suggestion"]),
        (("answer", "q"), ["quiet-room"]),
        (("answer", "quiet-room", "--told", "2025-09"), ["2025-09-30-feedback-letter"]),
        (("judge", "NS-WRK-7"), ["NS-WRK-7"]),
        (("step", "e"), ["engage", "evaluate"]),
    ],
    ids=lambda one: " ".join(one)[:40],
)
def test_the_commands_that_write_complete_what_they_take(
    completed: Callable[..., list[str]], words: tuple[str, ...], expected: list[str]
) -> None:
    assert completed(*words, folder=EXAMPLES / "day-service") == expected


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_ids_are_just_those_that_the_record_holds(tmp_path: Path, sort: str, newline: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(Path(__file__).parent.parent / "examples" / "day-service", copy)
    for file in copy.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", newline.encode()))
    workspace = load(copy).workspace
    held = {
        "stakeholders": workspace.stakeholders.stakeholders,
        "themes": workspace.themes.themes,
        "methods": workspace.plan.methods,
        "commitments": workspace.commitments.commitments,
        "decisions": workspace.decisions.decisions,
        "documents": workspace.documents.documents,
        "entries": tuple(workspace.log.values()),
    }
    ids = [str(one.id) for one in held[sort]]  # type: ignore[attr-defined] # each of these records has an id
    assert of_sort(sort, copy) == ids != []
    assert of_sort(sort, copy, ids[-1]) == [ids[-1]]


def test_a_theme_is_completed_while_another_file_and_its_own_are_broken(workspace: Tree) -> None:
    folder = workspace(
        {
            "plan.yaml": 'purpose: "never closed\n',
            "log/2026-01-01-x.yaml": b"\xff\xfe\x00",
            "themes.yaml": b'themes:\n  - id: bus\n    theme: "caf\xe9, never closed\n  - {id: fare}\n  - id:\n',
        }
    )
    assert of_sort("themes", folder) == ["bus", "fare"]
    assert of_sort("decisions", folder) == []
    assert of_sort("entries", folder) == ["2026-01-01-x"]
    assert of_sort("themes", folder / "nowhere") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("themes:\n- id: bus\n- id: 'fare' # dear\n", ["bus", "fare"]),
        ("themes:\n  - theme: Buses\n    response:\n      id: no\n    id: bus\n", ["bus"]),
        (
            "themes:\n  - id: bus\n    parts:\n      - id: no\n  - {theme: x, id: fare}\nquotes:\n  - id: no\n",
            ["bus", "fare"],
        ),
        ('themes:\n  - {id: "bus"}\n', ["bus"]),
        ("themes: [{id: bus}]\n", []),
        ("# themes:\n#  - id: no\n", []),
        ("themes:\n  # - id: no\n  -   id: bus\n      theme: x\n  -   theme: x\n      id: fare\n", ["bus", "fare"]),
        ("themes:\n  - id: bus\n  # id: no\n", ["bus"]),
        ("themes:\n  - id: \x1b[31m\n", []),
    ],
)
def test_an_id_is_known_by_its_line(tree: Tree, text: str, expected: list[str]) -> None:
    folder = tree({"themes.yaml": text})
    assert [one for one in ids_in(folder / "themes.yaml", "themes") if one.isprintable()] == expected


# --- setting it up


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_is_given_what_sets_completion_up(pwp: Run, shell: str) -> None:
    ran = pwp("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert (ran.status, ran.err) == (0, "")
    assert f"complete_{shell}" in ran.out
    assert "pwp" in ran.out


@pytest.mark.parametrize("shell", SHELLS[:3])
def test_completion_can_be_installed_into_a_home(pwp: Run, tmp_path: Path, shell: str) -> None:
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    ran = pwp("--install-completion", shell, **home)
    assert (ran.status, ran.err) == (0, "")
    written = [
        file for file in tmp_path.rglob("*") if file.is_file() and f"complete_{shell}" in file.read_text("utf-8")
    ]
    assert written


@pytest.mark.parametrize("shell", SHELLS[1:])
def test_each_shell_is_told_each_option_on_one_line_with_its_help(pwp: Run, shell: str) -> None:
    ran = pwp(
        _PWP_COMPLETE=f"complete_{shell}",
        _TYPER_COMPLETE_ARGS="pwp check --fo",
        _TYPER_COMPLETE_WORD_TO_COMPLETE="--fo",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        COLUMNS="20",
    )
    assert (ran.status, ran.err) == (0, "")
    told = [line for line in ran.out.splitlines() if line]
    assert len(told) == 2
    assert all("--fo" in line for line in told)
    assert "in a pipe concise" in told[1]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_itself_completes_a_line(tmp_path: Path, pwp: Run) -> None:
    command = tmp_path / "pwp"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pwp "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    setting_up = pwp("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1").out
    script = f'{setting_up}\nCOMP_WORDS=(pwp status --step eva); COMP_CWORD=3; _pwp_completion pwp; echo "$COMPREPLY"\n'
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-c", script], env={**os.environ, "PATH": path}, capture_output=True, encoding="utf-8", check=True
    )
    assert (ran.stdout, ran.stderr) == ("evaluate\n", "")
