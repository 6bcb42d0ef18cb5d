"""Texts that break other programs go through adding, changing and into documents, and come out as they went in."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALLEST, Ran, Run, Tree
from small_record import SMALL, held
from test_corpora import STRINGS
from test_reports import made, shown_in

from pwp import load
from pwp.errors import NotUnderstood
from pwp.plain import clean, visible
from pwp.privacy.identifiers import identifiers
from pwp.recording.changing import answer, close
from pwp.recording.days import Days
from pwp.recording.keeping import Said, add_entries, add_items, change
from pwp.report.markdown import parse
from pwp.source import is_placeholder, layout

TEXTS = [text for text in STRINGS if text.strip()]
OWN = [
    "\x1b[31mred\x1b[0m and \x07 a bell",
    "a \u202e turned \u2066 about \u200b nothing \ufeff",
    "one\ntwo\n\n three\n",
    "carriage\r\nreturn\rs",
    "\u0085 next line \u2028 and paragraph \u2029",
    "'single' \"double\" `back`",
    "=cmd|'/C calc'!A0",
    "{{ config }} {% for %}",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 family",
    "a: b # c",
    "- item",
    "| pipe | table |",
    "<<<<<<< HEAD\nmine\n=======\n",
    "---\na: b\n...",
    "@at %per &and *star !tag",
    "x" * 200_000,
    "word\n" * 40_000,
    "\tx\t",
    "null",
    "Null",
    "~",
    "yes",
    "012",
    "1_000",
    "2026-03-14",
    "\x00 zero",
    "\x9b31m C1",
]
EVERY = [*TEXTS, *OWN]
DAYS = Days(date(2026, 3, 14))


@pytest.fixture
def folder(workspace: Tree) -> Path:
    """A small record with two groups, two methods, two themes and a promise."""
    return workspace(SMALL)


def written(folder: Path, file: str) -> Any:
    """What a file holds as it is written, what counts as not recorded among it."""
    node = layout((folder / file).read_bytes().decode())
    assert node is not None
    return node.value


def counts(text: str) -> str | None:
    """A text as the record reads it: one that says nothing, such as three dots, counts as not recorded."""
    return None if is_placeholder(text) and len(text) <= 40 else text


def test_every_summary_is_kept_as_it_was_given(folder: Path) -> None:
    added = add_entries(
        folder, [Said({"kind": ["activity"], "title": ["Tea"], "summary": [one]}) for one in EVERY], DAYS
    )
    log = load(folder).workspace.log
    assert [written(folder, one.file)["summary"] for one in added] == EVERY
    assert [log[one.file].summary for one in added] == [counts(one) for one in EVERY]


def test_every_theme_and_answer_is_kept_through_later_changes(folder: Path) -> None:
    added = add_items(folder, "theme", [Said({"theme": [one]}) for one in EVERY], DAYS)

    def answered(values: dict[str, Any], register: object) -> None:
        del register
        for one, text in zip(values["themes"][2:], EVERY, strict=True):
            one["response"] = {"outcome": "done", "what": text}

    change(folder, "themes.yaml", answered)
    answer(folder, "transport", {"what": ["A bus"]}, DAYS, {})
    add_items(folder, "quote", [Said({"text": ["Between"]})], DAYS)
    themes = written(folder, "themes.yaml")["themes"]
    assert [(one["theme"], one["response"]["what"]) for one in themes[2:]] == [(one, one) for one in EVERY]
    assert [one["id"] for one in themes[2:]] == [one.id for one in added]
    loaded = load(folder).workspace.themes.themes[2:]
    assert [one.theme for one in loaded] == [counts(one) for one in EVERY]
    assert "# The one that came up most." in (folder / "themes.yaml").read_text("utf-8")


@pytest.mark.parametrize("text", OWN, ids=lambda text: ascii(text[:20]))
def test_an_answer_and_a_promise_are_changed_to_any_text_and_back(folder: Path, text: str) -> None:
    before = {file: (folder / file).read_bytes() for file in ("themes.yaml", "commitments.yaml")}
    plain = "Plain"
    for one in (plain, text, plain):
        answer(folder, "transport", {"what": [one]}, DAYS, {})
        close(folder, "later-bus", {"state": ["open"], "note": [one]}, DAYS, {})
        assert written(folder, "themes.yaml")["themes"][0]["response"]["what"] == one
        assert written(folder, "commitments.yaml")["commitments"][0]["note"] == one
    head, tail = before["themes.yaml"].split(b"response:   # not yet\n")
    themes = (folder / "themes.yaml").read_bytes()
    assert themes.startswith(head + b"response:   # not yet\n      what: ")
    assert themes.endswith((b"Plain\n" + tail, b"Plain'\n" + tail, b'Plain"\n' + tail))
    assert (folder / "commitments.yaml").read_bytes().startswith(before["commitments.yaml"] + b"    note: ")


@pytest.mark.parametrize("text", ["\ud800", "a \udcff b"])
def test_half_a_character_is_refused_before_anything_is_written(folder: Path, text: str) -> None:
    with pytest.raises(NotUnderstood, match="holds half a character, which no file can"):
        add_entries(folder, [Said({"title": ["Fine"]}), Said({"title": [text]})], DAYS)
    with pytest.raises(NotUnderstood, match="holds half a character"):
        answer(folder, "transport", {"what": [text]}, DAYS, {})
    assert not (folder / "log").exists()


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A record in which every text is the answer to a theme of its own, and those texts."""
    folder = tmp_path_factory.mktemp("answered")
    for name, text in {**SMALLEST, **SMALL}.items():
        (folder / name).write_bytes(text.encode())
    texts = [one for one in EVERY if counts(one) and len(one) < 1000 and not any(identifiers(one))]
    add_items(folder, "theme", [Said({"theme": [f"Said {number}"]}) for number in range(len(texts))], DAYS)

    def put_in(values: dict[str, Any], register: object) -> None:
        del register
        for one, text in zip(values["themes"][2:], texts, strict=True):
            one["response"] = {"outcome": "done", "what": text, "why": "It was asked for"}

    change(folder, "themes.yaml", put_in)
    return folder, texts


@pytest.mark.parametrize("format_", ["md", "docx"])
def test_the_feedback_document_shows_every_text(answered: tuple[Path, list[str]], format_: str) -> None:
    folder, texts = answered
    data = made(folder, "feedback", format_, date(2026, 6, 1))
    if format_ == "docx":
        shown = shown_in(data)
    else:
        inline = [one for one in parse(data.decode()) if one.type == "inline"]
        shown = "\n".join("".join(child.content for child in one.children or ()) for one in inline)
    squeezed = " ".join(shown.split())
    assert [one for one in texts if clean(one) not in squeezed] == []
    assert visible(shown) == shown
    assert len(texts) > 400


HARD = ["\x1b[2J\x07\u202e", "two\nlines", "-", "=1+1", "{{ x }}", "caf\u00e9 \U0001f600", "null", "'\"", "x" * 100_000]


@pytest.mark.parametrize("text", HARD, ids=lambda text: ascii(text[:12]))
def test_the_command_keeps_a_text_and_shows_no_control_character(pwp: Run, folder: Path, text: str) -> None:
    given = json.dumps({"title": "Piped", "summary": text}).encode()
    ran = [
        pwp("log", "add", "Tea", f"--summary={text}", f"--place={text}", f"--support={text}", "-C", folder),
        pwp("log", "add", "-", "-C", folder, given=given),
        pwp("add", "theme", f"--theme={text}", "--id=hard", "-C", folder),
        pwp("answer", "hard", f"--what={text}", f"--why={text}", "-C", folder),
        pwp("close", "later-bus", "--state=changed", f"--why=people said {text}", "-C", folder),
        pwp("log", "list", "-C", folder),
    ]
    assert [(one.status, one.err) for one in ran] == [(0, "")] * len(ran)
    assert all(on_screen(one) for one in ran)
    tea, piped = (written(folder, f"log/{path.name}") for path in sorted((folder / "log").iterdir(), reverse=True))
    parts = [one.strip() for one in text.split("\n")]
    assert (tea["summary"], tea["place"], tea["support_given"], piped["summary"]) == (text, text, parts, text)
    theme = written(folder, "themes.yaml")["themes"][2]
    assert (theme["theme"], theme["response"]) == (text, {"what": text, "why": text})
    assert held(folder, "commitments.yaml")["commitments"][0]["why"] == f"people said {text}"


def on_screen(ran: Ran) -> bool:
    """Whether nothing of what was shown steers a screen."""
    return all(one.isprintable() or one == "\n" for one in ran.out + ran.err) and visible(ran.out) == ran.out


@pytest.mark.parametrize("text", HARD, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize(
    "words",
    [
        ("log", "add", "Tea", "--date={}"), ("log", "add", "Tea", "--with={}"), ("log", "add", "Tea", "--people={}"),
        ("log", "add", "Tea", "--mode={}"), ("add", "theme", "Tea", "--id={}"), ("answer", "x{}", "--what=x"),
        ("close", "x{}"), ("judge", "x{}", "--rating=met"), ("step", "x{}"), ("add", "x{}"), ("log", "x{}"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_refused_is_shown_without_control_characters_and_briefly(
    pwp: Run, folder: Path, words: tuple[str, ...], text: str
) -> None:
    if len(text) > 1000 and words[0] == "log" and len(words) == 2:
        return  # the option parser shows the whole of a word it does not know
    ran = pwp(*(one.format(text) for one in words), "-C", folder)
    assert (ran.status, ran.out) == (2, "")
    assert on_screen(ran)
    assert "x" * 70 not in ran.err


def test_a_folder_with_a_control_character_in_its_name_is_shown_without(pwp: Run) -> None:
    ran = pwp("log", "add", "Tea", "-C", "no\x1b[31m\rthing")
    assert (ran.status, ran.out) == (2, "")
    assert on_screen(ran)
