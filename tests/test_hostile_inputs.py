"""Hostile and unlucky files, one test a number, through the real command.

Each: no traceback, no hang, under 300 MB of memory, nothing on disk changed.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import SMALLEST

SECONDS = 2
MEGABYTES = 300


class Told(NamedTuple):
    """What `pwp check` told of a workspace: its exit status and its lines."""

    status: int
    lines: list[str]

    def has(self, start: str, *words: str) -> bool:
        """Whether a line starts so and holds all these words."""
        return any(line.startswith(start) and all(word in line for word in words) for line in self.lines)


def _check(folder: Path) -> Told:
    """Check a workspace, and hold the command to its promises."""
    before = _contents(folder)
    with (folder.parent / "out").open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "pwp", "check", "-C", str(folder), "--format", "concise", "--as-of", "2026-06-01"],
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        _hold(process)
    text = (folder.parent / "out").read_text(encoding="utf-8")
    assert "Traceback" not in text
    assert "itself failed" not in text
    assert _contents(folder) == before
    return Told(process.returncode, text.splitlines())


def _hold(process: "subprocess.Popen[bytes]") -> None:
    """Wait for a process, and see that it used little time and memory; where the system can tell."""
    if not hasattr(os, "wait4"):
        process.wait(timeout=SECONDS * 10)
        return
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert used.ru_utime + used.ru_stime < SECONDS
    assert used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024) < MEGABYTES


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


Check = Callable[[Mapping[str, str | bytes]], Told]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Checks the smallest engagement with the files given in the place of its own."""

    def checked(files: Mapping[str, str | bytes]) -> Told:
        folder = tmp_path / "workspace"
        for name, text in {**SMALLEST, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return _check(folder)

    return checked


ENTRY = "log/2026-03-14-drop-in.yaml"


def test_hostile_01_an_empty_file(check: Check) -> None:
    told = check({"themes.yaml": "", ENTRY: ""})
    assert told.status == 1
    assert told.has("themes.yaml:1:1: WSP01 missing", "empty")
    assert told.has(f"{ENTRY}:1:1: WSP01 missing", "empty")
    required = check({"plan.yaml": ""})
    assert required.status == 2
    assert required.has("plan.yaml:1:1: WSP01 error", "empty")


@pytest.mark.parametrize("text", ["# nothing yet\n", "---\n", "# one\n---\n# two\n"])
def test_hostile_02_only_comments_or_a_line_of_hyphens(check: Check, text: str) -> None:
    assert check({"themes.yaml": text}).has("themes.yaml:1:1: WSP01 missing", "empty")
    assert check({"plan.yaml": text}).status == 2


@pytest.mark.parametrize("text", ["- a\n- b\n", "A sentence and nothing more.\n", '"quoted"\n'])
def test_hostile_03_a_list_or_a_sentence_where_keys_belong(check: Check, text: str) -> None:
    told = check({"plan.yaml": text})
    assert told.status == 2
    assert told.has("plan.yaml:1:1: WSP01 error", "key: value")


def test_hostile_04_two_documents(check: Check) -> None:
    told = check({"plan.yaml": "purpose: one\n---\npurpose: two\n"})
    assert told.status == 2
    assert told.has("plan.yaml:2:1: WSP01 error", "second document")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_hostile_07_utf_16_as_powershell_writes_it(check: Check, encoding: str) -> None:
    told = check({"plan.yaml": ("\ufeff" + "purpose: one\n").encode(encoding)})
    assert told.status == 2
    assert told.has("plan.yaml:1:1: WSP01 error", "UTF-16", "UTF-8")


def test_hostile_09_the_old_windows_encoding(check: Check) -> None:
    told = check(
        {"plan.yaml": "purpose: one\nwhy_none_creative: it costs £ 5, the community\u2019s money\n".encode("cp1252")}
    )
    assert told.status == 2
    assert told.has("plan.yaml:2:29: WSP01 error", "UTF-8")


@pytest.mark.parametrize("data", [b"purpose: a\0b\n", bytes(4096)])
def test_hostile_11_zero_bytes_as_after_a_crash(check: Check, data: bytes) -> None:
    told = check({"plan.yaml": data})
    assert told.status == 2
    assert told.has("plan.yaml:1:", "damaged", "git")


@pytest.mark.parametrize("text", ["issue:\n\tstatement: one\n", "purpose: one\n\tlevel: two\n"])
def test_hostile_22_tabs_for_spaces(check: Check, text: str) -> None:
    told = check({"plan.yaml": text})
    assert told.status == 2
    assert told.has("plan.yaml:2:1: WSP01 error", "spaces")


MERGE = "{indent}<<<<<<< HEAD\n{indent}one\n{indent}=======\n{indent}two\n{indent}>>>>>>> other\n"


def test_hostile_25_an_unresolved_merge_conflict(check: Check) -> None:
    told = check({"plan.yaml": "purpose: one\n" + MERGE.format(indent="")})
    assert told.status == 2
    assert told.has("plan.yaml:2:1: WSP01 error", "merge conflict")
    inside = check({"plan.yaml": "purpose: |\n" + MERGE.format(indent="  ")})
    assert inside.status == 2
    assert inside.has("plan.yaml:2:3: WSP01 error", "merge conflict")


@pytest.mark.parametrize("first", ["one", ""])
def test_hostile_30_a_key_given_twice(check: Check, first: str) -> None:
    told = check({"plan.yaml": f"purpose: {first}\nissue:\npurpose: two\n"})
    assert told.status == 2
    assert told.has("plan.yaml:3:1: WSP01 error", "'purpose'", "line 1")


@pytest.mark.parametrize(("key", "meant"), [("Purpose", "purpose"), ("focus-agreed", "focus_agreed")])
def test_hostile_31_a_key_that_differs_in_capitals_or_hyphens(check: Check, key: str, meant: str) -> None:
    told = check({"plan.yaml": f"{key}:\n  date: 2026-01-01\n"})
    assert told.status == 1
    assert told.has("plan.yaml:1:1: WSP02 failed", f"did you mean '{meant}'")


def test_hostile_32_an_unknown_key(check: Check) -> None:
    told = check({"plan.yaml": "purpose: one\nfavourite_colour: blue\n"})
    assert told.status == 1
    assert told.has("plan.yaml:2:1: WSP02 failed", "favourite_colour")
    assert not told.has("plan.yaml:2:1", "did you mean")


def test_hostile_33_an_alias_bomb(check: Check) -> None:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    told = check({"plan.yaml": "a0: &a0 [x]\n" + "\n".join(levels) + "\n"})
    assert told.status == 2
    assert told.has("plan.yaml:1:", "anchors are not used")
    assert check({"plan.yaml": "purpose: *x\n"}).has("plan.yaml:1:10: WSP01", "aliases are not used")


@pytest.mark.parametrize("unit", ["[", "- ", "? ", "{a: "])
def test_hostile_37_nesting_without_end(check: Check, unit: str) -> None:
    told = check({"plan.yaml": unit * 100_000})
    assert told.status == 2
    assert told.has("plan.yaml:1:", "WSP01 error")


def test_hostile_39_a_tag_that_would_run_a_command(check: Check, tmp_path: Path) -> None:
    told = check({"plan.yaml": f"purpose: !!python/object/apply:os.system ['touch {tmp_path}/ran']\n"})
    assert told.status == 2
    assert told.has("plan.yaml:1:10: WSP01 error", "tags are not used")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "0000-01-01", "10000-01-01"])
def test_hostile_43_a_day_that_does_not_exist(check: Check, day: str) -> None:
    told = check({"plan.yaml": f"approved:\n  date: {day}\n"})
    assert told.status == 1
    assert told.has("plan.yaml:2:3: WSP04 failed", "date")


@pytest.mark.parametrize("day", ["28/02/2026", "28 Feb 2026", "28 February 2026", "28.2.2026"])
def test_hostile_44_a_day_as_people_write_it(check: Check, day: str) -> None:
    told = check({"plan.yaml": f"approved:\n  date: {day}\n"})
    assert told.status == 1
    assert told.has("plan.yaml:2:3: WSP04 failed", "write 2026-02-28")


def test_hostile_45_a_time_of_day_stays_text(check: Check) -> None:
    _kept(check, "22:22", "14:30")


def test_hostile_46_words_that_other_readers_take_for_truth_values(check: Check) -> None:
    _kept(check, "no", "NO", "on", "y", "Off")
    told = check({"plan.yaml": "methods:\n  - id: a\n    creative: TRUE\n  - id: b\n    creative: NO\n"})
    assert told.has("plan.yaml:3:5: WSP05 advice", "write yes")
    assert told.has("plan.yaml:5:5: WSP05 advice", "write no")
    wrong = check({"plan.yaml": "methods:\n  - id: a\n    creative: y\n"})
    assert wrong.has("plan.yaml:3:5: WSP03 failed", "yes or no")
    empty = check({"plan.yaml": "methods:\n  - id: a\n    creative: ~\n    title: ~\n"})
    assert not empty.has("plan.yaml:3")
    assert not empty.has("plan.yaml:4:")


def test_hostile_47_numbers_that_are_names_keep_every_digit(check: Check) -> None:
    _kept(check, "0101011234", "01475 123456", "1.10", "007", "1e3", "0x1F", "1_000")


def _kept(check: Check, *texts: str) -> None:
    """See that texts in a text field are read just as they are written, without a word about them."""
    from pwp.decode import decode
    from pwp.model.plan import Plan
    from pwp.source import Reader, Reading

    for text in texts:
        plan = f"purpose: {text}\n"
        reading = Reader().read(plan.encode())
        assert isinstance(reading, Reading)
        assert decode(reading.value, Plan).record.purpose == text
    told = check({"plan.yaml": f"purpose: {texts[0]}\n"})
    assert not told.has("plan.yaml:1:1: WSP")


def test_hostile_48_text_lost_as_a_comment(check: Check) -> None:
    told = check({ENTRY: "kind: activity\ntitle: Ward #3\nplace: Ward # the old one\nsummary: 'Ward #4'\n"})
    assert told.status == 1
    assert told.has(f"{ENTRY}:2:13: WSP07 failed", "'#3'", "quotes")
    assert not told.has(f"{ENTRY}:3")
    assert not told.has(f"{ENTRY}:4")


@pytest.mark.parametrize(
    ("value", "better"),
    [
        ("see: this", '"see: this"'),
        ("'it's'", '"it\'s"'),
        ("@name", '"@name"'),
        ("%50", '"%50"'),
        ("*bold*", '"*bold*"'),
        ("[x] y", '"[x] y"'),
        ("{{ name }}", '"{{ name }}"'),
        ("`code`", '"`code`"'),
    ],
)
def test_hostile_49_text_that_needs_quotes(check: Check, value: str, better: str) -> None:
    told = check({ENTRY: f"kind: activity\nnote: {value}\n"})
    assert told.status == 2
    assert told.has(f"{ENTRY}:2:", "quotes", f"note: {better}")


def test_hostile_49_a_list_item_that_needs_quotes_and_a_percentage_that_does_not(check: Check) -> None:
    told = check({ENTRY: "kind: activity\nsupport_given:\n  - @name\n"})
    assert told.has(f"{ENTRY}:3:", '- "@name"')
    assert not check({ENTRY: "kind: activity\ndate: 2026-03-14\nnote: 50%\n"}).has(ENTRY, "WSP01")


NUMBERS = (1, 2, 3, 4, 7, 9, 11, 22, 25, 30, 31, 32, 33, 37, 39, *range(43, 50))


def test_every_number_has_its_test() -> None:
    named = {int(name.split("_")[2]) for name in globals() if name.startswith("test_hostile_")}
    assert named == set(NUMBERS)
