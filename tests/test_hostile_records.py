"""Hostile and unlucky values, sizes, names and folders, one test a number: those from 42 to 55, and 60.

Each: no traceback, no hang, under 300 MB of memory, nothing on disk changed. A last test counts the numbers of both
files of tests.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest
import test_hostile_inputs
from conftest import Run
from hostile import Check, checked, checking, contents, locked_out, written

ENTRY = "log/2026-03-14-drop-in.yaml"
LINKS = pytest.mark.skipif(os.name == "nt", reason="links, pipes and permissions are other things on Windows")


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Checks the smallest engagement with the files given in the place of its own."""
    return checking(tmp_path)


@pytest.mark.parametrize(
    "number",
    ["9" * 10**6, "0x" + "f" * 10**6, "1e999", ".inf", "-.inf", ".nan", "nan", "Infinity", "-1"],
    ids=["digits", "hex digits", "1e999", ".inf", "-.inf", ".nan", "nan", "Infinity", "-1"],
)
def test_hostile_42_no_sensible_number(check: Check, number: str) -> None:
    score = "1e10" if number == "-1" else number
    told = check(
        {
            "stakeholders.yaml": f"stakeholders:\n  - id: a\n    influence: {number}\n    size: {{number: {number}}}\n",
            "options.yaml": f"appraisal:\n  scores:\n    - option: a\n      score: {score}\n",
        }
    )
    assert told.status == 1
    assert told.has("stakeholders.yaml:3:5: WSP03 failed", "'influence' takes a whole number from 1 to 5")
    assert told.has("stakeholders.yaml:4:12: WSP03 failed", "'number' takes a whole number")
    assert told.has("options.yaml:4:7: WSP03 failed", "'score' takes a number")
    assert max(map(len, told.lines)) < 200


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


def test_hostile_50_more_than_one_file_may_hold(check: Check) -> None:
    told = check(
        {
            "plan.yaml": f"purpose: {'x' * 20_000_000}\n",
            "themes.yaml": b"#" * 5_000_001,
            "options.yaml": "".join(f"key{number}: x\n" for number in range(100_000)),
            "impact.yaml": f"risks: [{'a,' * 2_000_000}]\n",
            ENTRY: "kind: actvity\n",
        }
    )
    assert told.status == 2
    assert told.has("plan.yaml:1:1: WSP01 error", "larger than 5 MB")
    assert told.has("themes.yaml:1:1: WSP01 error", "larger than 5 MB")
    assert told.has("options.yaml:", "WSP01 error", "more than 1000 keys")
    assert told.has("impact.yaml:1:", "WSP01 error", "more keys and values than pwp reads")
    assert told.has(f"{ENTRY}:1:1: WSP03 failed")


@LINKS
def test_hostile_50_a_file_of_many_gigabytes_is_not_read(check: Check, tmp_path: Path) -> None:
    check({"themes.yaml": ""})
    themes = tmp_path / "workspace" / "themes.yaml"
    os.truncate(themes, 50_000_000_000)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "pwp", "check", "-C", themes.parent],
            capture_output=True,
            encoding="utf-8",
            timeout=20,
            check=False,
        )
    finally:
        themes.unlink()
    assert ran.returncode == 2
    assert "themes.yaml:1:1: WSP01 error the file is larger than 5 MB" in ran.stdout


def test_hostile_51_ten_thousand_files(check: Check) -> None:
    entries = {f"log/2026-03-14-entry-{number}.yaml": "kind: activity\ntitle: one\n" for number in range(10_000)}
    assert check({**entries, "log/2026-03-15-last.yaml": "kind: actvity\n"}).has("log/2026-03-15-last.yaml:1:1: WSP03")


@pytest.mark.parametrize("home", ["log", "frameworks", "documents", "other"])
def test_hostile_51_folders_a_thousand_deep(tmp_path: Path, home: str) -> None:
    folder = written(tmp_path / "workspace", {"plan.yaml": "purpos: one\n"})
    with _deep(folder / home, 1_000) as deepest:
        (deepest / "x.yaml").write_bytes(b"kind: activity\n")
        told = checked(folder)
        (deepest / "x.yaml").unlink()
    assert told.status == 1
    assert told.has("plan.yaml:1:1: WSP02 failed")
    assert told.has(f"{home}/d/d/d", "WSP08 failed") == (home in ("log", "frameworks"))


@contextmanager
def _deep(folder: Path, levels: int) -> Iterator[Path]:
    """The deepest of many folders, each in the one before; taken away again, for many programs fail at that."""
    folder.mkdir()
    made = [folder]
    for _ in range(levels):
        made.append(made[-1] / "d")
        made[-1].mkdir()
    try:
        yield made[-1]
    finally:
        for one in reversed(made):
            one.rmdir()


@LINKS
def test_hostile_52_links_are_not_followed(tmp_path: Path) -> None:
    outside = written(tmp_path / "elsewhere", {ENTRY: "kind: contact\nsecret: one\n", "documents/a.txt": "secret"})
    folder = written(
        tmp_path / "workspace",
        {
            "documents.yaml": "documents:\n  - id: a\n    file: a.txt\n  - id: b\n    file: sub/a.txt\n",
            ENTRY: "kind: actvity\n",
        },
    )
    (folder / "themes.yaml").symlink_to("/etc/passwd")
    (folder / "options.yaml").symlink_to("options.yaml")
    (folder / "log" / "2026-03-15-linked.yaml").symlink_to(outside / ENTRY)
    (folder / "log" / "linked").symlink_to(outside / "log")
    (folder / "private").symlink_to(outside)
    (folder / "documents").mkdir()
    (folder / "documents" / "a.txt").symlink_to(outside / "documents" / "a.txt")
    (folder / "documents" / "sub").symlink_to(outside / "documents")
    told = checked(folder)
    assert told.status == 2
    for file in ("themes.yaml", "options.yaml", "log/2026-03-15-linked.yaml"):
        assert told.has(f"{file}:1:1: WSP01 error", "link")
    assert told.has("log/linked:1:1: WSP08 failed", "not followed")
    assert told.has("documents.yaml:3:5: WSP22 failed")
    assert told.has("documents.yaml:5:5: WSP22 failed")
    assert told.has(f"{ENTRY}:1:1: WSP03 failed")
    assert not [line for line in told.lines if "secret" in line or "root" in line]


@LINKS
@pytest.mark.parametrize("name", ["log", "private", "frameworks"])
def test_hostile_52_a_folder_that_is_a_link_is_not_followed(tmp_path: Path, name: str) -> None:
    inside = {"log": ENTRY, "private": "private/people.yaml", "frameworks": "frameworks/ours.yaml"}[name]
    outside = written(tmp_path / "elsewhere", {inside: "secret: one\n"})
    folder = written(tmp_path / "workspace", {})
    (folder / name).symlink_to(outside / name)
    told = checked(folder)
    assert told.status == 2
    assert "link or something else" in " ".join(told.lines)
    assert not [line for line in told.lines if "secret" in line]


NAMES = ("../../x", "..", "/etc/x", "C:x", r"\\srv\x", "CON", "nul", "a.yaml:s", "a.", "a b", "x" * 300, "-", "A")


def test_hostile_53_ids_and_names_in_the_record_lead_nowhere(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "workspace",
        {
            "themes.yaml": "themes:\n" + "".join(f"  - id: '{name}'\n" for name in NAMES),
            "documents.yaml": "documents:\n"
            + "".join(f"  - id: d{number}\n    file: '{name}'\n" for number, name in enumerate(NAMES)),
        },
    )
    (folder / "documents").mkdir()
    (tmp_path / "x").write_bytes(b"outside")
    told = checked(folder)
    assert told.status == 1
    for number in range(len(NAMES)):
        nothing = not any(letter.isalnum() for letter in NAMES[number])  # which counts as not recorded
        assert told.has(f"themes.yaml:{number + 2}:5: {'WSP03' if nothing else 'WSP12'} failed"), NAMES[number]
        assert told.has(f"documents.yaml:{2 * number + 3}:5: {'WSP06 missing' if nothing else 'WSP22 failed'}")


@pytest.mark.skipif(os.name == "nt", reason="no such names can be given to files there")
def test_hostile_53_names_of_entries_that_other_computers_cannot_hold(check: Check) -> None:
    names = ("CON", "2026-03-14-a:s", "2026-03-14-a.", "2026-03-14 b", "2026-03-14-" + "x" * 230, "..x")
    told = check({f"log/{name}.yaml": "kind: activity\n" for name in names if not name.startswith(".")})
    assert told.status == 1
    for name in names[:-1]:
        assert told.has(f"log/{name}.yaml:1:1: WSP12 failed"), name


@pytest.mark.parametrize("name", NAMES)
def test_hostile_53_an_id_that_is_no_name_starts_no_record(pwp: Run, tmp_path: Path, name: str) -> None:
    ran = pwp("init", "new", f"--id={name}")
    assert ran.status == 2
    assert "--id takes small letters, digits and hyphens" in ran.err
    assert not (tmp_path / "new").exists()


@LINKS
@pytest.mark.parametrize("file", ["plan.yaml", "themes.yaml", ENTRY, "private/people.yaml", "frameworks/ours.yaml"])
@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder"])
def test_hostile_54_what_is_no_file(tmp_path: Path, file: str, kind: str) -> None:
    folder = written(tmp_path / "workspace", {"change.yaml": "factrs:\n  - factor: one\n"})
    path = folder / file
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    _make(kind, path)
    told = checked(folder)
    if file == ENTRY and kind == "folder":  # which a log may hold; what lies in it is looked at
        assert told.status == 1
    else:
        assert told.status == 2
        assert file.rpartition("/")[2] in " ".join(told.lines)
        assert "link or something else" in " ".join(told.lines)
    assert told.has("change.yaml:1:1: WSP02 failed") == (not file.startswith("frameworks/"))


def _make(kind: str, path: Path) -> None:
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as made, chdir(path.parent):  # the paths of sockets have to be short
            made.bind(path.name)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()


@LINKS
@pytest.mark.parametrize(
    "locked",
    ["plan.yaml", "themes.yaml", ENTRY, "log", "private", "private/people.yaml", "documents", "documents/a.txt"],
)
def test_hostile_55_what_may_not_be_read_hides_nothing_else(tmp_path: Path, locked: str) -> None:
    folder = written(
        tmp_path / "workspace",
        {
            "private/people.yaml": "people:\n",
            "documents.yaml": f"documents:\n  - id: a\n    file: a.txt\n    sha256: {'0' * 64}\n",
            "documents/a.txt": "one",
            "change.yaml": "factrs:\n  - factor: one\n",
            "themes.yaml": "themes:\n",
            ENTRY: "kind: activity\n",
        },
    )
    mode = (folder / locked).stat().st_mode
    (folder / locked).chmod(0)
    try:
        told = checked(folder, before=locked_out())
    finally:
        (folder / locked).chmod(mode)
    assert told.has("change.yaml:1:1: WSP02 failed")
    if locked.startswith("documents"):
        assert told.status == 1
        assert told.has("documents.yaml:3:5: WSP2")
    else:
        assert told.status == 2
        assert [line for line in told.lines if line.startswith(locked) and "WSP01 error this cannot be opened" in line]


@LINKS
def test_hostile_55_a_folder_that_may_not_be_written_is_checked_and_nothing_is_written(tmp_path: Path) -> None:
    folder = written(tmp_path / "workspace", {"change.yaml": "factrs:\n  - factor: one\n"})
    folder.chmod(0o555)
    before = contents(folder)
    told = checked(folder, before=locked_out())
    assert told.status == 1
    assert told.has("change.yaml:1:1: WSP02 failed")
    for arguments in (("report", "assurance", "-C", str(folder)), ("init", str(folder / "new"))):
        command = [sys.executable, *locked_out(), "-m", "pwp", *arguments]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=20, check=False)
        assert ran.returncode == 2
        assert "cannot be written" in ran.stderr
    folder.chmod(0o755)
    assert contents(folder) == before


@pytest.mark.parametrize("given", ["2", '"2"', "02", "9" * 5000])
def test_hostile_60_a_record_of_a_later_format_is_refused_whole(check: Check, given: str) -> None:
    told = check({"engagement.yaml": f"id: one\nformat: {given}\nnew_key: x\n", "plan.yaml": "newer: x\n"})
    assert told.status == 2
    assert told.lines[0].startswith("pwp: engagement.yaml:2: ")
    assert "needs a newer pwp" in told.lines[0]
    assert told.lines[1:] == [""]


@pytest.mark.parametrize(
    "text", ["", "format:\n", "format: TBC\n", "format: 1.0\n", "format: -1\n", "format: 0\n", "format: one\n"]
)
def test_hostile_60_a_record_of_no_format_there_is(check: Check, text: str) -> None:
    told = check({"engagement.yaml": f"id: one\n{text}"})
    assert told.status == 2
    assert told.has("engagement.yaml:", "WSP03 failed", "'format'", "1")


def test_hostile_60_the_format_may_stand_in_quotes(check: Check) -> None:
    told = check({"engagement.yaml": 'id: one\nformat: "1"\n'})
    assert not told.has("engagement.yaml:", "'format'")


def test_every_number_has_its_test() -> None:
    tests = (*globals(), *vars(test_hostile_inputs))
    named = {int(name.split("_")[2]) for name in tests if name.startswith("test_hostile_") and name[13:15].isdigit()}
    assert named == {*range(1, 56), 60}
