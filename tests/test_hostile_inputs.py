"""Hostile and unlucky texts, one test a number, through the real command: the numbers from 1 to 41.

Each: no traceback, no hang, under 300 MB of memory, nothing on disk changed.
"""

import os
import sys
from pathlib import Path

import pytest
from hostile import Check, checking

ENTRY = "log/2026-03-14-drop-in.yaml"


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Checks the smallest engagement with the files given in the place of its own."""
    return checking(tmp_path)


def each(number: int) -> str:
    """The file name of one of several entries, so that one run tells of all."""
    return f"log/2026-03-{number + 1:02}-entry.yaml"


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


def test_hostile_05_a_byte_order_mark_before_the_text(check: Check) -> None:
    told = check({"plan.yaml": "\ufeffpurpose: one\nfavourite: blue\n", ENTRY: "\ufeff"})
    assert told.status == 1
    assert told.has("plan.yaml:2:1: WSP02 failed", "favourite")
    assert told.has(f"{ENTRY}:1:1: WSP01 missing", "empty")
    assert not told.has("plan.yaml:1:1: WSP")


def test_hostile_06_a_byte_order_mark_anywhere_else(check: Check) -> None:
    told = check({"plan.yaml": "\ufeff\ufeffpurpose: one\n", ENTRY: "kind: activity\n\ufefftitle: one\n"})
    assert told.status == 2
    assert told.has("plan.yaml:1:2: WSP01 error", "U+FEFF")
    assert told.has(f"{ENTRY}:2:1: WSP01 error", "U+FEFF")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_hostile_07_utf_16_as_powershell_writes_it(check: Check, encoding: str) -> None:
    told = check({"plan.yaml": ("\ufeff" + "purpose: one\n").encode(encoding)})
    assert told.status == 2
    assert told.has("plan.yaml:1:1: WSP01 error", "UTF-16", "UTF-8")


def test_hostile_08_wide_characters_without_the_mark_that_says_so(check: Check) -> None:
    encodings = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-32")
    told = check({f"log/2026-03-14-{name}.yaml": "kind: activity\n".encode(name) for name in encodings})
    assert told.status == 2
    for name in encodings:
        assert told.has(f"log/2026-03-14-{name}.yaml:1:1: WSP01 error", "UTF-16", "UTF-8")


def test_hostile_09_the_old_windows_encoding(check: Check) -> None:
    told = check(
        {"plan.yaml": "purpose: one\nwhy_none_creative: it costs £ 5, the community\u2019s money\n".encode("cp1252")}
    )
    assert told.status == 2
    assert told.has("plan.yaml:2:29: WSP01 error", "UTF-8")


def test_hostile_10_utf_8_cut_off_or_written_in_too_many_bytes(check: Check) -> None:
    broken = (b"caf\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80")
    told = check({each(number): b"kind: activity\ntitle: " + data for number, data in enumerate(broken)})
    assert told.status == 2
    for number in range(len(broken)):
        assert told.has(f"{each(number)}:2:", "WSP01 error", "UTF-8")


@pytest.mark.parametrize("data", [b"purpose: a\0b\n", bytes(4096)])
def test_hostile_11_zero_bytes_as_after_a_crash(check: Check, data: bytes) -> None:
    told = check({"plan.yaml": data})
    assert told.status == 2
    assert told.has("plan.yaml:1:", "damaged", "git")


def test_hostile_12_control_characters_as_they_are(check: Check) -> None:
    letters = "\x07\x1b\x7f\x9b"
    told = check({each(number): f"kind: activity\ntitle: a{letter}b\n" for number, letter in enumerate(letters)})
    assert told.status == 2
    for number, letter in enumerate(letters):
        assert told.has(f"{each(number)}:2:9: WSP01 error", f"U+{ord(letter):04X}", "delete it")
    assert not set(letters) & set("".join(told.lines))


def test_hostile_13_control_characters_as_escapes(check: Check) -> None:
    told = check(
        {"plan.yaml": 'purpose: "a\\e[31mb"\n"\\e[2J": x\nissue:\n  statement: "\\0"\n  raised_by: "C:\\\\x"\n'}
    )
    assert told.status == 1
    assert told.has("plan.yaml:1:1: WSP03 failed", "U+001B")
    assert told.has("plan.yaml:2:1: WSP02 failed", r"'\u001b[2J'")
    assert told.has("plan.yaml:4:3: WSP03 failed", "U+0000")
    assert not told.has("plan.yaml:5")
    assert not {"\x1b", "\0"} & set("".join(told.lines))


@pytest.mark.parametrize("escape", [r"\uD800", r"\uD83D\uDE00"])
def test_hostile_14_half_a_character(check: Check, escape: str) -> None:
    told = check({"plan.yaml": f'issue:\npurpose: "{escape}"\n'})
    assert told.status == 2
    assert told.has("plan.yaml:2:10: WSP01 error", "backslash")


@pytest.mark.parametrize("escape", [r"\UFFFFFFFF", r"\U00110000"])
def test_hostile_15_a_character_beyond_the_last(check: Check, escape: str) -> None:
    told = check({"plan.yaml": f'issue:\npurpose: "{escape}"\n'})
    assert told.status == 2
    assert told.has("plan.yaml:2:10: WSP01 error", "backslash")


def test_hostile_16_a_mark_that_turns_the_direction_of_text(check: Check) -> None:
    named = "log/2026-03-14-gnp\u202ey.yaml"
    told = check({"plan.yaml": 'purpose: "a\\u202eb"\n"\\u202elevel": x\n', named: "kind: activity\n"})
    assert told.status == 1
    assert told.has("plan.yaml:1:1: WSP03 failed", "U+202E")
    assert told.has("plan.yaml:2:1: WSP02 failed", r"'\u202elevel'", "did you mean 'level'")
    assert told.has(r"log/2026-03-14-gnp\u202ey.yaml:1:1: WSP12 failed")
    raw = check({"plan.yaml": "issue:\npurpose: a\u202eb\n"})
    assert raw.status == 2
    assert raw.has("plan.yaml:2:11: WSP01 error", "direction")
    assert "\u202e" not in "".join([*told.lines, *raw.lines])


@pytest.mark.parametrize("key", ["purp\u200bose", "purpose\u00a0", "\u00a0purpose", "purpose\u2060"])
def test_hostile_17_an_invisible_character_in_a_key(check: Check, key: str) -> None:
    told = check({"plan.yaml": f"issue:\n{key}: one\n"})
    assert told.status == 1
    assert told.has("plan.yaml:2:1: WSP02 failed", "did you mean 'purpose'")


def test_hostile_18_a_letter_of_another_alphabet_in_a_key(check: Check) -> None:
    told = check({"plan.yaml": "issue:\ntimet\u0430ble:\n  - id: one\n"})
    assert told.status == 1
    assert told.has("plan.yaml:2:1: WSP02 failed", "did you mean 'timetable'")


@pytest.mark.skipif(sys.platform == "darwin", reason="there both names are one file")
def test_hostile_19_one_name_written_in_two_ways(check: Check) -> None:
    names = ("log/2026-03-14-caf\u00e9.yaml", "log/2026-03-14-cafe\u0301.yaml")
    told = check({"plan.yaml": "caf\u00e9: one\ncafe\u0301: two\n", **dict.fromkeys(names, "kind: activity\n")})
    assert told.status == 1
    assert told.has("plan.yaml:1:1: WSP02 failed")
    assert told.has("plan.yaml:2:1: WSP02 failed")
    assert told.has(f"{names[0]}:1:1: WSP12 failed", names[1], "the same file")


@pytest.mark.parametrize("letter", ["\x85", "\u2028", "\u2029"])
def test_hostile_20_a_line_break_that_only_some_readers_know(check: Check, letter: str) -> None:
    told = check({"plan.yaml": f"issue:\npurpose: a{letter}level: b\n"})
    assert told.status == 2
    assert told.has("plan.yaml:2:11: WSP01 error", "invisible line break")
    escaped = check({"plan.yaml": f'issue:\npurpose: "a\\u{ord(letter):04x}level: b"\n'})
    assert not escaped.has("plan.yaml:2")


@pytest.mark.parametrize("text", ["\r\n", "\r", "{mixed}"])
def test_hostile_21_line_ends_of_other_systems(check: Check, text: str) -> None:
    lines = ("kind: activity", "title: one", "dte: 2026-03-14", "")
    ends = ("\r\n", "\n", "\r", "") if text == "{mixed}" else (text,) * 3 + ("",)
    told = check({ENTRY: "".join(line + end for line, end in zip(lines, ends, strict=True))})
    assert told.status == 1
    assert told.has(f"{ENTRY}:3:1: WSP02 failed", "did you mean 'date'")


@pytest.mark.parametrize("text", ["issue:\n\tstatement: one\n", "purpose: one\n\tlevel: two\n"])
def test_hostile_22_tabs_for_spaces(check: Check, text: str) -> None:
    told = check({"plan.yaml": text})
    assert told.status == 2
    assert told.has("plan.yaml:2:1: WSP01 error", "spaces")


def test_hostile_23_a_tab_before_a_comment(check: Check) -> None:
    told = check({"plan.yaml": "purpose: one\t# said\nissue:\t# asked\n  statement: two\nfavourite: blue\n"})
    assert told.status == 1
    assert told.has("plan.yaml:4:1: WSP02 failed", "favourite")
    assert not told.has("plan.yaml:1:1: WSP")
    alone = check({"plan.yaml": "purpose: one\n\t# said\n"})
    assert alone.status == 2
    assert alone.has("plan.yaml:2:1: WSP01 error", "spaces")


def test_hostile_24_no_line_end_at_the_end(check: Check) -> None:
    told = check({"plan.yaml": "purpose: one", ENTRY: "kind: activity\ndte: 2026-03-14"})
    assert told.status == 1
    assert told.has(f"{ENTRY}:2:1: WSP02 failed", "did you mean 'date'")
    assert not told.has("plan.yaml:1:1: WSP")


MERGE = "{indent}<<<<<<< HEAD\n{indent}one\n{indent}=======\n{indent}two\n{indent}>>>>>>> other\n"


def test_hostile_25_an_unresolved_merge_conflict(check: Check) -> None:
    told = check({"plan.yaml": "purpose: one\n" + MERGE.format(indent="")})
    assert told.status == 2
    assert told.has("plan.yaml:2:1: WSP01 error", "merge conflict")
    inside = check({"plan.yaml": "purpose: |\n" + MERGE.format(indent="  ")})
    assert inside.status == 2
    assert inside.has("plan.yaml:2:3: WSP01 error", "merge conflict")


def test_hostile_26_the_stand_in_of_a_file_that_git_did_not_fetch(check: Check) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'4d' * 32}\nsize 12345\n"
    told = check({"plan.yaml": pointer})
    assert told.status == 2
    assert told.has("plan.yaml:1:1: WSP01 error", "git lfs pull")


@pytest.mark.parametrize("start", ["<!DOCTYPE html>\n<html", "\n  <HTML", "\ufeff<html"])
def test_hostile_27_a_page_that_asks_to_sign_in(check: Check, start: str) -> None:
    told = check({"plan.yaml": f'{start} lang="en">\n<title>Sign in: your account</title>\n</html>\n'})
    assert told.status == 2
    assert told.has("plan.yaml:1:1: WSP01 error", "web page", "sign in")


def test_hostile_28_another_kind_of_file_under_the_name_of_a_text(check: Check) -> None:
    starts = (
        *(b"PK\x03\x04\x14\0\x06\0", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1\\ansi hello}", b"%PDF-1.7\n"),
        *(b"\xff\xd8\xff\xe0\0\x10JFIF", b"\x89PNG\r\n\x1a\n", b"GIF89a"),
    )
    told = check({each(number): start + bytes(range(256)) for number, start in enumerate(starts)})
    assert told.status == 2
    for number in range(len(starts)):
        assert told.has(f"{each(number)}:1:1: WSP01 error", "not a text file")


def test_hostile_29_a_file_that_is_only_in_the_cloud(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the file cannot be fetched, opening it fails; and some services leave an empty file in its place."""
    (tmp_path / "sitecustomize.py").write_text(
        "import builtins, errno\n"
        "ours = builtins.open\n"
        "def fetching(file, *rest, **named):\n"
        "    if str(file).endswith('themes.yaml'):\n"
        "        raise OSError(errno.EIO, 'The cloud file provider is not running')\n"
        "    return ours(file, *rest, **named)\n"
        "builtins.open = fetching\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    told = check({"themes.yaml": "themes:\n", "plan.yaml": "", ENTRY: "kind: actvity\n"})
    assert told.status == 2
    assert told.has("themes.yaml:1:1: WSP01 error", "cannot be opened", "The cloud file provider is not running")
    assert told.has("plan.yaml:1:1: WSP01 error", "empty")
    assert told.has(f"{ENTRY}:1:1: WSP03 failed", "did you mean 'activity'")


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


def test_hostile_34_a_bomb_of_keys_that_merge_others_in(check: Check) -> None:
    levels = [f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    told = check({"plan.yaml": "a0: &a0 {x: y}\n" + "\n".join(levels) + "\n"})
    assert told.status == 2
    assert told.has("plan.yaml:1:5: WSP01 error", "anchors are not used")
    assert check({"plan.yaml": "issue:\n<<: {a: b}\n"}).has("plan.yaml:2:1: WSP01 error", "merges")


@pytest.mark.parametrize("text", ["purpose: &a [*a]\n", "purpose: &a {x: *a}\n", "&a purpose: *a\n"])
def test_hostile_35_an_alias_of_itself(check: Check, text: str) -> None:
    told = check({"plan.yaml": text})
    assert told.status == 2
    assert told.has("plan.yaml:1:", "WSP01 error", "anchors are not used")


def test_hostile_36_five_thousand_merges(check: Check) -> None:
    told = check({"plan.yaml": "a: &b {x: y}\nitems:\n" + "  - <<: *b\n" * 5_000})
    assert told.status == 2
    assert told.has("plan.yaml:1:4: WSP01 error", "anchors are not used")


@pytest.mark.parametrize("unit", ["[", "- ", "? ", "{a: "])
def test_hostile_37_nesting_without_end(check: Check, unit: str) -> None:
    told = check({"plan.yaml": unit * 100_000})
    assert told.status == 2
    assert told.has("plan.yaml:1:", "WSP01 error")


def test_hostile_38_three_thousand_keys_each_in_the_one_before(check: Check) -> None:
    told = check({"plan.yaml": "".join(f"{' ' * level}a:\n" for level in range(3_000))})
    assert told.status == 2
    assert told.has("plan.yaml:41:41: WSP01 error", "nested more than 40 deep")


def test_hostile_39_a_tag_that_would_run_a_command(check: Check, tmp_path: Path) -> None:
    told = check({"plan.yaml": f"purpose: !!python/object/apply:os.system ['touch {tmp_path}/ran']\n"})
    assert told.status == 2
    assert told.has("plan.yaml:1:10: WSP01 error", "tags are not used")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("value", ["!foo x", "!!binary aGk=", "!!set {a, b}", "! x", "!<tag:yaml.org,2002:str> x"])
def test_hostile_40_a_tag(check: Check, value: str) -> None:
    told = check({"plan.yaml": f"issue:\npurpose: {value}\n"})
    assert told.status == 2
    assert told.has("plan.yaml:2:10: WSP01 error", "tags are not used")


@pytest.mark.parametrize(
    "text", ["? [a]\n: b\n", "? {a: b}\n: c\n", "[a]: b\n", ": x\n", "~: x\n", "null: x\n", '"": x\n']
)
def test_hostile_41_a_key_that_is_no_word(check: Check, text: str) -> None:
    told = check({"plan.yaml": text})
    assert told.status == 2
    assert told.has("plan.yaml:1:", "WSP01 error", "key")
