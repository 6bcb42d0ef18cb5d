"""`pwp log add` from the outside: one line becomes one entry, or nothing is written and it says why."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import filelock
import pytest
from conftest import EXAMPLES, Ran, Run, Tree
from small_record import MODELINE, SMALL, entries, files, held

from pwp.recording.days import Days
from pwp.recording.keeping import Said, add_entries

Add = Callable[..., Ran]
TEXT = "Drop-in at Kirkwall library, 14 people, worried about transport"
ON = ("--date", "2026-03-14")


@pytest.fixture
def folder(workspace: Tree) -> Path:
    """A small record with two groups, two methods and two themes."""
    return workspace(SMALL)


@pytest.fixture
def add(pwp: Run, folder: Path) -> Add:
    """`pwp log add` in the small record."""
    return lambda *words, **more: pwp("log", "add", *words, "-C", folder, **more)


def written(ran: Ran, folder: Path) -> dict[str, Any]:
    """The only entry of a log, having been added without a word of complaint."""
    assert (ran.status, ran.err) == (0, "")
    (entry,) = entries(folder).values()
    return entry


def refused(ran: Ran, folder: Path, *said: str) -> None:
    """It said so, with status 2, and the folder holds what it held."""
    assert (ran.status, ran.out) == (2, "")
    assert [one for one in said if one not in ran.err] == [], ran.err
    assert {name: data.decode() for name, data in files(folder).items() if name in SMALL} == SMALL
    assert not (folder / "log").exists()


def test_the_line_of_the_issue_makes_one_entry_and_says_which(pwp: Run, folder: Path) -> None:
    options = ("--with", "carers-north", "--method", "drop-in", "--people", "14", "--theme", "transport")
    before = files(folder)
    ran = pwp("log", "add", TEXT, *ON, *options, folder=folder)
    name = "log/2026-03-14-drop-in-at-kirkwall-library.yaml"
    assert ran == Ran(0, f"Wrote {name} (activity)\n", "")
    assert files(folder) == {
        **before,
        name: (
            f"{MODELINE}kind: activity\ntitle: Drop-in at Kirkwall library\ndate: 2026-03-14\nmethod: drop-in\n"
            "stakeholders: [carers-north]\nreached:\n  people: 14\n"
            "summary: Drop-in at Kirkwall library, 14 people, worried about transport\nthemes: [transport]\n"
        ).encode(),
    }


def test_the_folder_is_shown_before_the_entry(add: Add, folder: Path) -> None:
    assert add("Tea", *ON).out == f"Wrote {folder.as_posix()}/log/2026-03-14-tea.yaml (activity)\n"


def test_an_entry_of_every_option_that_the_help_shows(add: Add, folder: Path) -> None:
    (folder / "plan.yaml").write_text(f"{SMALL['plan.yaml']}information:\n  - {{id: costs, what: Costs}}\n", "utf-8")
    (folder / "documents.yaml").write_bytes(b"documents:\n  - {id: notes, title: Notes}\n")
    given = {
        "--kind": "feedback", "--title": "A title", "--date": "13 March 2026", "--until": "14/3/2026",
        "--with": "carers-north; friends", "--method": "Postal Survey", "--theme": "transport, warm-room",
        "--people": "1,400", "--responses": "12", "--attendances": "20", "--approximate": "Yes",
        "--place": "The hall: upstairs", "--mode": "In person", "--summary": "It's 50% full #1",
        "--support": "a taxi; a loop", "--invited": "Carers in the north", "--information": "costs",
        "--audience": "public", "--for": "friends", "--covers": "reasons, next-steps", "--channel": "letter",
        "--contact": "his", "--document": "notes", "--note": "[brackets]",
    }  # fmt: skip
    entry = written(add(*(word for pair in given.items() for word in pair)), folder)
    assert entry == {
        "kind": "feedback", "title": "A title", "date": "2026-03-13", "until": "2026-03-14",
        "stakeholders": ["carers-north", "friends"], "method": "survey", "themes": ["transport", "warm-room"],
        "reached": {"people": "1400", "responses": "12", "attendances": "20", "approximate": "yes"},
        "place": "The hall: upstairs", "mode": "in-person", "summary": "It's 50% full #1",
        "support_given": ["a taxi", "a loop"], "invited": ["carers-north"], "information": ["costs"],
        "audience": ["public"], "groups": ["friends"], "covers": ["reasons", "next-steps"], "channels": ["letter"],
        "with": "his", "documents": ["notes"], "note": "[brackets]",
    }  # fmt: skip
    shown = {word.strip(",.;") for word in add("--help").out.split() if word.startswith("--")}
    assert shown == {*given, "--new", "--again", "--from", "--papers-sent", "--folder", "--help"}


def test_every_key_that_holds_a_value_is_an_option_though_not_shown(add: Add, folder: Path) -> None:
    options = ("--papers-sent", "1 March 2026", "--so-far-people", "40", "--method-review-worked", "no")
    assert written(add("Tea", *ON, *options, "--learning", "one", "--learning", "two"), folder) == {
        "kind": "activity", "title": "Tea", "date": "2026-03-14", "papers_sent": "2026-03-01",
        "so_far": {"people": "40"}, "method_review": {"worked": "no"}, "learning": ["one", "two"],
    }  # fmt: skip
    assert add("Tea", "--id", "mine").status == 2  # the file's name is the id


@pytest.mark.parametrize(
    ("words", "title", "summary"),
    [
        (("Tea at the hall",), "Tea at the hall", None),
        (("Tea", "at", "the", "hall"), "Tea at the hall", None),
        (("Warm. Cold and wet in the hall, and nobody could hear a word of it",), "Warm", ...),
        (
            ("Met the board, which took an hour and a half and ended without any answer",),
            "Met the board",
            ...,
        ),
        (("Two lines\nof text",), "Two lines", ...),
        (("word " * 30,), "word word word word word word word word word word word word", ...),
        (("Said at length", "--title", "Short"), "Short", "Said at length"),
        (("Short, as a title " * 9, "--summary", "All"), "Short, as a title " * 8 + "Short, as a title ", "All"),
    ],
)
def test_a_long_text_is_kept_whole_below_a_title(
    add: Add, folder: Path, words: tuple[str, ...], title: str, summary: Any
) -> None:
    entry = written(add(*words, *ON), folder)
    whole = words[0].strip() if summary is ... else summary
    assert (entry["title"], entry.get("summary")) == (title, whole)


def test_no_text_is_dropped_where_there_is_no_room_for_it(add: Add, folder: Path) -> None:
    refused(add("One", "--title", "Two", "--summary", "Three"), folder, "leave one of them out")
    refused(add("One", "--from", "two.jsonl"), folder, "not both")


def test_two_entries_of_one_name_on_one_day_are_two_files(add: Add, folder: Path) -> None:
    for number in ("", "-2", "-3"):
        again = ("--again",) if number == "-3" else ()
        assert add("Tea", *ON, *again).out.endswith(f"log/2026-03-14-tea{number}.yaml (activity)\n")
    assert len(entries(folder)) == 3


def test_an_entry_that_is_typed_twice_is_kept_and_said(add: Add, folder: Path) -> None:
    assert add("Tea", *ON).err == ""
    ran = add("tea ", *ON)
    assert (ran.status, ran.out) == (0, f"Wrote {folder.as_posix()}/log/2026-03-14-tea-2.yaml (activity)\n")
    assert ran.err == (
        "pwp: there was an entry of that day called so already: log/2026-03-14-tea.yaml; "
        f"if this is the same, delete {folder.as_posix()}/log/2026-03-14-tea-2.yaml\n"
    )
    assert add("Tea!", *ON).err == add("Tea", "--date", "2026-03-15").err == add("Tea", *ON, "--again").err == ""
    lines = b'{"title": "Walk", "date": "2026-03-14"}\n{"title": "Walk", "date": "2026-03-14"}\n'
    ran = add("--from", "-", given=lines)
    assert (ran.status, "already: one given before it; if" in ran.err) == (0, True)
    assert add("--from", "-", given=lines.replace(b'": "Walk"', b'": "Hike", "again": true')).err == ""
    assert len([name for name in entries(folder) if "walk" in name or "hike" in name]) == 4


def test_what_is_made_one_letter_off_what_is_there_is_said(add: Add) -> None:
    ran = add("Tea", *ON, "--with", "Carer in the north", "--theme", "Something else", "--new")
    assert (ran.status, ran.err) == (0, "pwp: there was a stakeholder carers-north already; did you mean that?\n")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "2026-03-14-entry"),
        ("Cèilidh & tea / cake", "2026-03-14-ceilidh-tea-cake"),
        ("茶", "2026-03-14-entry"),
        ("../../etc/passwd", "2026-03-14-etc-passwd"),
    ],
)
def test_the_file_of_an_entry_has_a_name_that_every_computer_takes(
    add: Add, folder: Path, title: str, name: str
) -> None:
    assert written(add(title, *ON), folder)["title"] == title
    assert list(entries(folder)) == [name]


@pytest.mark.parametrize("command", [("log", "add", "Tea"), ("log", "add", "-"), ("add", "theme", "Tea"), ("step",)])
def test_where_no_engagement_is_nothing_is_made(pwp: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = pwp(*command, given=b'{"title": "Tea"}')
    assert (ran.status, ran.out) == (2, "")
    assert "no engagement found in" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_asked_where_nobody_is(add: Add, folder: Path) -> None:
    refused(add(), folder, 'say what happened, such as: pwp log add "')
    refused(add("  "), folder, "say what happened")


# What many are given at once


def lines(*every: Any) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in every)


MANY = lines(
    {"title": "One", "reached": {"people": 12345678, "approximate": True}, "note": None},
    {"title": "Two", "date": "14 March 2026", "stakeholders": ["Carers in the North"], "themes": "transport"},
)
MANY_AS_WRITTEN = {
    "2026-01-02-one": {
        "kind": "update", "title": "One", "date": "2026-01-02", "reached": {"people": "12345678", "approximate": "yes"},
    },
    "2026-03-14-two": {
        "kind": "update", "title": "Two", "date": "2026-03-14", "stakeholders": ["carers-north"],
        "themes": ["transport"],
    },
}  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        MANY,
        MANY.replace(b"\n", b"\r\n") + b"\r\n",
        b"\xef\xbb\xbf" + MANY,
        (
            b"- title: One\n  reached: {people: 12345678, approximate: yes}\n- title: Two\n  date: 14 March 2026\n"
            b"  stakeholders: [Carers in the North]\n  themes: transport\n"
        ),
    ],
    ids=["JSON", "Windows", "with a BOM", "YAML"],
)
@pytest.mark.parametrize("way", ["-", "--from -", "--from FILE"])
def test_many_entries_come_in_at_once_and_options_hold_for_each(add: Add, folder: Path, given: bytes, way: str) -> None:
    (folder / "many.txt").write_bytes(given)
    words = way.replace("FILE", (folder / "many.txt").as_posix()).split()
    ran = add(*words, "--date", "2 January 2026", "--kind", "update", given=b"" if "FILE" in way else given)
    assert (ran.status, ran.err) == (0, "")
    assert entries(folder) == MANY_AS_WRITTEN


@pytest.mark.parametrize(
    "given",
    [
        (
            b"title: One\nviews:\n  - {stance: support, what: Yes}\nreached:\n  by_group:\n    - stakeholder: friends\n"
            b"      people: 3\n"
        ),
        (
            b'{"title": "One",\n "views": [{"stance": "support", "what": "Yes"}],\n'
            b' "reached": {"by_group": [{"stakeholder": "friends", "people": 3}]}}\n'
        ),
    ],
)
def test_one_entry_may_hold_lists_of_who_said_what(add: Add, folder: Path, given: bytes) -> None:
    assert written(add("-", *ON, "--people", "9", given=given), folder) == {
        "kind": "activity", "title": "One", "date": "2026-03-14", "views": [{"stance": "support", "what": "Yes"}],
        "reached": {"people": "9", "by_group": [{"stakeholder": "friends", "people": "3"}]},
    }  # fmt: skip


def test_a_theme_that_somebody_else_makes_meanwhile_is_not_made_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm = "    theme: A warm room\n"
    theirs = SMALL["themes.yaml"].replace(warm, f"{warm}  - id: too-cold\n    theme: Too cold\n")
    ours = filelock.FileLock.acquire

    def after_them(*given: Any, **named: Any) -> Any:
        (folder / "themes.yaml").write_bytes(theirs.encode())
        return ours(*given, **named)

    monkeypatch.setattr(filelock.FileLock, "acquire", after_them)
    said = Said({"kind": ["activity"], "title": ["Tea"], "date": ["2026-03-14"], "themes": ["Too cold"]})
    (added,) = add_entries(folder, [said], Days(date(2026, 3, 15)), making=True)
    assert (added.values["themes"], added.new) == (["too-cold"], ())
    assert (folder / "themes.yaml").read_bytes().decode() == theirs


def test_a_line_break_that_only_some_readers_know_ends_no_line(add: Add, folder: Path) -> None:
    odd = "a\u2028b\u0085c"
    assert add("-", "--again", *ON, given=lines({"title": odd}, {"title": odd})).status == 0
    assert [entry["title"] for entry in entries(folder).values()] == [odd, odd]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit can be set there on how large a file may be")
def test_a_disk_that_takes_only_the_first_of_several_entries_gets_none(folder: Path) -> None:
    given = lines({"title": "Small"}, {"title": "Large", "note": "a word " * 3_000}, {"title": "Next"})
    (folder / "three.jsonl").write_bytes(given)
    limited = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)); "
        "runpy.run_module('pwp', run_name='__main__', alter_sys=True)"
    )
    command = [sys.executable, "-c", limited, "log", "add", "--from", "three.jsonl", *ON]
    ran = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=60, check=False)
    refused(Ran(ran.returncode, ran.stdout, ran.stderr), folder, "large.yaml cannot be written", "Nothing was changed")


@pytest.mark.parametrize("number", ["1234567.5", "1e3", "NaN", "Infinity", "-1", "9" * 5000])
def test_a_number_that_is_none_of_people_is_refused_as_it_was_given(add: Add, folder: Path, number: str) -> None:
    ran = add("-", given=f'{{"title": "One", "reached": {{"people": {number}}}}}'.encode())
    refused(ran, folder, number[:40])
    assert len(ran.err) < 300


def test_everything_wrong_with_any_line_is_said_and_nothing_is_written(add: Add, folder: Path) -> None:
    given = lines(
        {"title": "Right"},
        {"titel": "A", "views": [{"stanc": "x"}, {"stance": "suport"}], "date": ["2026-01-01", "2026-01-02"]},
        {
            "title": "B",
            "themes": ["transprt", "nothing"],
            "date": "3/4/2026",
            "reached": {"by_group": [{"people": "x"}]},
        },
        ["a list"],
        {"id": "mine", "kind": "flying", "reached": {"by_group": [{"stakeholder": "nobody"}]}},
        {},
    )
    ran = add("-", "--mode", "by air", given=given + b'{"title": "C", "title": "D"}\n{"title": "E"\n')
    refused(ran, folder)
    expected = [
        "line 1: --mode: 'by air' is not one of in-person, online, phone, post or mixed",
        "line 2: --mode: 'by air' is not one of in-person, online, phone, post or mixed",
        "line 2: 'date' takes a date, not a list; write it as one text",
        "line 2: there is no key 'titel' here; did you mean 'title'?",
        "line 2: views/1/stanc: there is no key 'stanc' here; did you mean 'stance'?",
        (
            "line 2: views/2/stance: 'stance' takes support, concern, mixed, suggestion or question, not 'suport'; "
            "did you mean 'support'?"
        ),
        "line 3: --mode: 'by air' is not one of in-person, online, phone, post or mixed",
        "line 3: Date: '3/4/2026' is 3 April or 4 March; write it as 3 April 2026 or 4 March 2026",
        "line 3: Themes: there is no theme 'transprt'; did you mean 'transport'? (or say --new to make it)",
        "line 3: Themes: there is no theme 'nothing'; there are transport and warm-room (or say --new to make it)",
        "line 3: reached/by_group/1/people: 'people' takes a whole number, not 'x'",
        'line 4: keys are needed here, such as {"title": "Drop-in"}',
        "line 5: --mode: 'by air' is not one of in-person, online, phone, post or mixed",
        (
            "line 5: Kind: 'flying' is not one of activity, update, feedback, contact, submission, decision-point or "
            "research"
        ),
        "line 5: an entry's id is the name of its file, made from its day and its title; leave 'id' out",
        'line 6: keys are needed here, such as {"title": "Drop-in"}',
        "line 7: the key 'title' is given twice",
        "line 8: this is not JSON from its character 14 on; a quote, comma or brace may be missing",
    ]
    assert sorted(ran.err.splitlines()[1:]) == sorted(f"  {one}" for one in expected)
    assert ran.err.startswith("pwp: nothing was written:\n")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "nothing was given"),
        (b"\n \n", "nothing was given"),
        (b"Just a sentence\n", "keys are needed here, such as 'title: Drop-in'"),
        (b"- title: One\n- two\n", "number 2: keys are needed here"),
        (b"title: [\n", "line 1: "),
        (b"title: One\n---\ntitle: Two\n", "line 2: "),
        (b'{"title": "caf\xe9"}\n', "not UTF-8 text; save it again as UTF-8"),
        ('{"title": "One"}\n'.encode("utf-16"), "not UTF-8 text; save it again as UTF-8"),
        (b'{"views": ' + b"[" * 300 + b"]" * 300 + b"}\n", "nested too deep"),
        (b'{"views": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", "nested too deep"),
        (b'{"title": "One", "note": "\\ud800"}\n', "'\\ud800' holds half a character"),
        (b'{"title": "' + b"x" * 5_000_001 + b'"}\n', "larger than 5 MB"),
    ],
)
def test_what_is_no_entry_is_refused_in_a_sentence(add: Add, folder: Path, given: bytes, said: str) -> None:
    refused(add("-", given=given), folder, said)


def test_a_file_that_is_not_there_is_named(add: Add, folder: Path) -> None:
    refused(add("--from", "nowhere.jsonl"), folder, "nowhere.jsonl cannot be read: No such file")


# Groups, themes and methods


@pytest.mark.parametrize("name", ["carers-north", "Carers in the north", "CARERS IN THE NORTH", "carers North"])
def test_a_group_is_understood_by_its_id_and_by_its_name(add: Add, folder: Path, name: str) -> None:
    assert written(add("Tea", *ON, "--with", name), folder)["stakeholders"] == ["carers-north"]


def test_a_name_with_a_comma_in_it_is_one_name(add: Add, folder: Path) -> None:
    names = ("--with", "Friends of the hall, Kirkwall; carers-north")
    assert written(add("Tea", *ON, *names), folder)["stakeholders"] == ["friends", "carers-north"]


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--with", "carers"), "--with: there is no stakeholder 'carers'; did you mean 'carers-north'? (or say --new"),
        (("--with", "nobody"), "--with: there is no stakeholder 'nobody'; there are carers-north and friends (or say"),
        (("--theme", "transprt"), "--theme: there is no theme 'transprt'; did you mean 'transport'? (or say --new to"),
        (("--method", "surveys"), "--method: there is no method 'surveys'; did you mean 'survey'?\n"),
        (("--method", "surveys", "--new"), "--method: there is no method 'surveys'; did you mean 'survey'?\n"),
        (("--document", "x"), "--document: there is no document 'x'; none is recorded yet\n"),
        (("--theme", "one, two", "--new"), "'one, two' may be one name or several; put semicolons between several"),
    ],
)
def test_what_the_record_does_not_have_is_said_with_what_it_has(
    add: Add, folder: Path, option: tuple[str, ...], said: str
) -> None:
    refused(add("Tea", *option), folder, said)


def test_new_groups_and_themes_are_made_when_asked_and_it_says_which(add: Add, folder: Path) -> None:
    names = (
        "--with",
        "Carers in the south; friends",
        "--with",
        "Carers: in the South",
        "--theme",
        "No shelter, and rain;",
    )
    ran = add("Tea", *ON, *names, "--theme", "transport, Too cold", "--new")
    assert ran.out.splitlines()[:-1] == [
        "Made the stakeholder carers-south: Carers in the south",
        "Made the theme no-shelter-rain: No shelter, and rain",
        "Made the theme too-cold: Too cold",
    ]
    entry = written(ran, folder)
    assert entry["stakeholders"] == ["carers-south", "friends"]
    assert entry["themes"] == ["no-shelter-rain", "transport", "too-cold"]
    new = "  - id: carers-south\n    name: Carers in the south\n"
    assert (folder / "stakeholders.yaml").read_text("utf-8") == SMALL["stakeholders.yaml"] + new
    new = "  - id: no-shelter-rain\n    theme: No shelter, and rain\n  - id: too-cold\n    theme: Too cold\n"
    themes = SMALL["themes.yaml"].replace("theme: A warm room\n", f"theme: A warm room\n{new}")
    assert (folder / "themes.yaml").read_text("utf-8") == themes


def test_what_is_made_has_an_id_that_nothing_else_has(add: Add) -> None:
    themes = [word for end in "abc" for word in ("--theme", f"Warm room and later bus, said {end};")]
    ran = add("Tea", *ON, *themes, "--theme", "Later bus", "--with", "Warm room", "--new")
    made = [line.split()[3].strip(":") for line in ran.out.splitlines()[:-1]]
    assert sorted(made) == [
        "later-bus-2",
        "warm-room-2",
        "warm-room-later-bus",
        *(f"warm-room-later-bus-{n}" for n in (2, 3)),
    ]


def test_where_something_else_is_wrong_nothing_new_is_made(add: Add, folder: Path) -> None:
    refused(add("Tea", "--theme", "Too cold", "--new", "--people", "many"), folder, "--people: 'many' is not a whole")


def test_a_file_that_cannot_be_read_is_in_the_way_only_of_what_needs_it(add: Add, folder: Path) -> None:
    (folder / "themes.yaml").write_bytes(b"themes:\n  - id: [\n")
    ran = add("Tea", "--theme", "transport")
    assert (ran.status, ran.out, entries(folder)) == (2, "", {})
    assert ran.err.startswith("pwp: themes.yaml:2: ")
    assert ran.err.endswith("Nothing was changed\n")
    written(add("Tea", "--with", "friends"), folder)


# Words


def test_a_fixed_word_may_be_said_as_people_say_it(add: Add, pwp: Run, folder: Path) -> None:
    entry = written(
        add("Petition", *ON, "--mode", "Face-to-face", "--contact", "Healthcare Improvement Scotland"), folder
    )
    assert (entry["mode"], entry["with"]) == ("in-person", "his")
    assert pwp("add", "stakeholder", "Anglers", "--influence", "High", "--impact", "l", "-C", folder).status == 0
    assert "    influence: 5\n    impact: 1\n" in (folder / "stakeholders.yaml").read_text("utf-8")


def test_a_word_that_nobody_uses_is_refused_with_those_there_are(add: Add, folder: Path) -> None:
    refused(
        add("Tea", "--mode", "astral"), folder, "--mode: 'astral' is not one of in-person, online, phone, post or mixed"
    )


# Names of options and keys


def test_what_the_list_shows_can_be_given_again_and_asked_for(add: Add, pwp: Run, folder: Path) -> None:
    add("Tea", *ON, "--stakeholders", "carers-north", "--themes", "transport", "--people", "14")
    (row,) = json.loads(pwp("log", "list", "--format", "json", "-C", folder).out)["entries"]
    again = {key: value for key, value in row.items() if key != "id"} | {"title": "Cake"}
    assert add("--from", "-", given=json.dumps(again).encode()).status == 0
    tea, cake = entries(folder).values()
    assert {**cake, "title": "Cake"} == {**tea, "title": "Cake"}
    for words in (
        ("--with", "carers-north"), ("--stakeholders", "Carers in the north"), ("--themes", "transport"),
        ("--theme", "transport", "--kind", "Activity"),
    ):  # fmt: skip
        assert len(json.loads(pwp("log", "list", *words, "--format", "json", "-C", folder).out)["entries"]) == 2


@pytest.mark.parametrize("groups", ['"friends"', '["friends"]', '"Friends of the hall, Kirkwall"'])
def test_in_a_line_of_json_with_names_groups_as_the_option_does(add: Add, folder: Path, groups: str) -> None:
    assert add("--from", "-", given=f'{{"title": "Tea", "with": {groups}, "theme": "transport"}}'.encode()).status == 0
    (entry,) = entries(folder).values()
    assert (entry["stakeholders"], entry["themes"], "with" in entry) == (["friends"], ["transport"], False)


def test_in_a_line_of_json_with_still_says_whom_a_contact_was_with(add: Add, folder: Path) -> None:
    line = b'{"title": "Rang HIS", "kind": "contact", "with": "his"}'
    assert add("--from", "-", given=line).status == 0
    assert [entry["with"] for entry in entries(folder).values()] == ["his"]
    ran = add("--from", "-", given=b'{"title": "Rang", "with": "hiss"}')
    assert (ran.status, "With: 'hiss' is not one of his, " in ran.err) == (2, True)


# Numbers


def test_about_so_many_people_is_a_number_that_is_said_to_be_an_estimate(add: Add, folder: Path) -> None:
    assert written(add("Tea", *ON, "--people", "about 14 people"), folder)["reached"] == {
        "people": "14", "approximate": "yes",
    }  # fmt: skip
    lines = b'{"title": "Walk", "kind": "activity", "reached": {"people": "~30"}, "sent": {"number": "circa 200"}}\n'
    assert add("--from", "-", given=lines).status == 0
    (walk,) = (one for one in entries(folder).values() if one["title"] == "Walk")
    assert walk["reached"] == {"people": "30", "approximate": "yes"}
    assert walk["sent"] == {"number": "200", "approximate": "yes"}


def test_what_is_said_beside_an_estimate_counts(add: Add, folder: Path) -> None:
    reached = written(add("Tea", *ON, "--people", "about 14", "--approximate", "no"), folder)["reached"]
    assert reached == {"people": "14", "approximate": "no"}


def test_where_no_estimate_can_be_kept_it_is_asked(pwp: Run, folder: Path) -> None:
    ran = pwp("add", "theme", "Cold halls", "--count", "about 14", "-C", folder)
    assert (ran.status, "--count: 'about 14' is not a whole number" in ran.err) == (2, True)


# Days


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("14 March 2026", "2026-03-14"), ("14th of March 2026", "2026-03-14"), ("14 mar 26", "2026-03-14"),
        ("5.11.25", "2025-11-05"),
        ("30/4/25", "2025-04-30"), ("14 mar 2026", "2026-03-14"),
        ("March 14, 2026", "2026-03-14"), ("14/3/2026", "2026-03-14"), ("14.03.2026", "2026-03-14"),
        ("3/3/2026", "2026-03-03"), ("2026-03", "2026-03"), ("March 2026", "2026-03"), ("2026", "2026"),
        ("3/4/2026", None), ("3/4/26", None), ("30-4-26", None), ("31 June", None),
        ("30 February 2026", None), ("2026-02-30", None), ("32/1/2026", None), ("soon", None),
    ],
)  # fmt: skip
def test_a_day_is_understood_as_people_write_it_or_asked_about(
    add: Add, folder: Path, word: str, day: str | None
) -> None:
    ran = add("Tea", "--date", word)
    if day is None:
        refused(ran, folder, f"'{word}'")
    else:
        assert written(ran, folder)["date"] == day
        assert list(entries(folder)) == [f"{day}-tea"]


@pytest.mark.parametrize(("word", "ago"), [("", 0), ("today", 0), ("Yesterday", 1), ("weekday", 6)])
def test_a_day_in_words_is_told_from_today(add: Add, folder: Path, word: str, ago: int) -> None:
    first = date.today()  # noqa: DTZ011 - the calendar day of whoever types
    day = (first - timedelta(days=6)).strftime("%A") if word == "weekday" else word
    entry = written(add("Tea", *(("--date", day) if day else ())), folder)
    today = {first, date.today()}  # noqa: DTZ011 - midnight may have passed
    assert entry["date"] in {(one - timedelta(days=ago)).isoformat() for one in today}


def test_a_day_gone_by_needs_no_year_and_one_to_come_does(add: Add, pwp: Run, folder: Path) -> None:
    year = date.today().year  # noqa: DTZ011 - the calendar day of whoever types
    assert written(add("Tea", "--date", "1st January"), folder)["date"] == f"{year}-01-01"
    ran = pwp("add", "commitment", "A bus", "--due", "12 November", "-C", folder)
    said = "--due: '12 November' does not say the year; write it too, as in 14 March 2026"
    assert (ran.status, said in ran.err) == (2, True)


def test_of_a_day_of_the_week_that_may_be_to_come_it_is_asked_which(add: Add, pwp: Run, folder: Path) -> None:
    first = date.today() - timedelta(days=1)  # noqa: DTZ011 - the calendar day of whoever types
    ran = pwp("add", "commitment", "A bus", "--due", first.strftime("%a"), "-C", folder)
    assert (ran.status, "; write out which" in ran.err) == (2, True)
    assert add("Tea", "--date", first.strftime("last %a")).status == 0
    assert not (folder / "commitments.yaml").exists() or "A bus" not in (folder / "commitments.yaml").read_text("utf-8")


def test_the_days_of_an_option_are_understood_as_those_of_an_entry(add: Add, pwp: Run, folder: Path) -> None:
    add("Tea", "--date", "12 November 2025")
    rows = [
        json.loads(pwp("log", "list", *words, "--format", "json", "-C", folder).out)["entries"]
        for words in (("--since", "12th November 2025"), ("--until", "11 Nov 25"))
    ]
    assert [len(some) for some in rows] == [1, 0]


# What identifies a person


PEOPLE = "people:\n  - {id: P001, name: Morag Sinclair, also: [Mo Sinclair]}\n"


@pytest.mark.parametrize(
    ("text", "said", "hidden"),
    [
        ("Her CHI is 1904851231", "a CHI number", "1904851231"),
        ("Ring 01856 873 535 after six", "a phone number", "873"),
        ("Write to morag@home.example", "an e-mail address", "morag@"),
        ("Write to morag\uff20home.example", "an e-mail address", "morag"),
        ("NI number AB 12 34 56 C", "a National Insurance number", "34 56"),
        ("Mo Sinclair spoke first", "the name of P001", "Sinclair"),
        ("Morag Sinclair spoke first", "the name of P001", "Morag"),
    ],
)
def test_what_identifies_a_person_is_said_and_not_repeated(
    add: Add, folder: Path, text: str, said: str, hidden: str
) -> None:
    (folder / "private").mkdir()
    (folder / "private" / "people.yaml").write_text(PEOPLE, "utf-8")
    ran = add("Tea", *ON, "--summary", text)
    assert (ran.status, ran.out.count("\n")) == (0, 1)
    assert said in ran.err
    assert hidden not in ran.err
    assert "belongs in private/people.yaml" in ran.err
    assert held(folder, "log/2026-03-14-tea.yaml")["summary"] == text


def test_a_name_in_what_is_made_along_is_said_as_well(add: Add) -> None:
    ran = add("Tea", *ON, "--theme", "Write to morag@home.example", "--new")
    assert "an e-mail address" in ran.err


@pytest.mark.parametrize(
    ("owner", "name"),
    [("Mrs Anne Brown", "Brown"), ("Dr Smith", "Smith"), ("Cllr Jones", "Jones"), ("Rev. Iain MacLeod", "MacLeod")],
)
def test_a_person_in_the_place_of_a_role_is_noticed_and_not_refused(
    pwp: Run, folder: Path, owner: str, name: str
) -> None:
    ran = pwp("add", "commitment", "A bus", "--owner", owner, "-C", folder)
    assert (ran.status, "where a role is enough" in ran.err, name in ran.err) == (0, True, False)
    ran = pwp("answer", "transport", "A bus", "--owner", owner, "-C", folder)
    assert (ran.status, "where a role is enough" in ran.err, name in ran.err) == (0, True, False)


def test_a_role_or_a_place_is_no_person(pwp: Run, folder: Path) -> None:
    for owner in ("Lord Provost", "Dr Gray's Hospital manager", "Transport officer", "Councillor for the ward"):
        assert pwp("add", "commitment", f"For {owner}", "--owner", owner, "-C", folder).err == ""


# A list, and titles


def test_one_person_is_one_in_the_list(add: Add, pwp: Run, folder: Path) -> None:
    add("Tea", *ON, "--people", "1")
    assert "; 1 person (" in pwp("log", "list", "-C", folder).out


def test_a_title_ends_at_a_comma_where_the_next_clause_is_too_long(add: Add, folder: Path) -> None:
    text = "Tea, with everybody who had come along to say something about the last bus of the day"
    assert written(add(text, *ON), folder)["title"] == "Tea"


# A copy of an example


def test_what_was_added_is_found_by_check_and_list(pwp: Run, tree: Tree) -> None:
    source = EXAMPLES / "day-service"
    folder = tree({path.relative_to(source).as_posix(): path.read_bytes() for path in source.rglob("*.yaml")})
    assert pwp("log", "add", TEXT, *ON, "--with", "Carers' Centre", "--theme", "way home", "-C", folder).status == 0
    rows = json.loads(pwp("log", "list", "--since", "2026-03-14", "--format", "json", "-C", folder).out)["entries"]
    assert [(row["stakeholders"], row["themes"]) for row in rows] == [("carers-centre", "way-home")]
    found = json.loads(pwp("check", "-C", folder, "--as-of", "2026-03-20", "--format", "json").out)["findings"]
    added = "log/2026-03-14-drop-in-at-kirkwall-library.yaml"
    assert not [
        one
        for one in found
        if one["code"] in ("WSP02", "WSP03", "WSP10", "WSP12", "WSP13") and one["place"].startswith(added)
    ]
