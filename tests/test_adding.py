"""`pwp add` from the outside: one new thing in its file, with an id of its own, and all else left as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran, Run, Tree
from small_record import SMALL, files, held

from pwp.cli.kinds import KINDS

Add = Callable[..., Ran]


@pytest.fixture
def folder(workspace: Tree) -> Path:
    """A small record with two groups, two methods, two themes and a promise."""
    return workspace(SMALL)


@pytest.fixture
def add(pwp: Run, folder: Path) -> Add:
    """`pwp add` in the small record."""
    return lambda *words, **more: pwp("add", *words, "-C", folder, **more)


def at(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value[key]
    return value


ADDED = [
    (
        ("stakeholder", "Carers in the south", "--kind", "identity", "--affected", "Direct", "--essential", "yes",
         "--influence", "2", "--interest", "5", "--impact", "4", "--size", "1,200", "--characteristic",
         "age; disability", "--interests", "An evening of rest", "--route", "The carers' centre", "--prefers", "letter",
         "--needs", "a taxi", "--represented-by", "Carers centre", "--first-contact", "14 March 2026"),
        "stakeholders.yaml", ("stakeholders",),
        {"id": "carers-south", "name": "Carers in the south", "kind": "identity", "affected": "direct",
         "essential": "yes", "influence": "2", "interest": "5", "impact": "4", "size": {"number": "1200"},
         "characteristics": ["age", "disability"], "interests": "An evening of rest", "route": "The carers' centre",
         "prefers": ["letter"], "support_needs": ["a taxi"], "represented_by": "Carers centre",
         "first_contact": "2026-03-14"},
    ),
    (
        ("theme", "The hall is too cold", "--stance", "concern", "--raised-by", "Carers in the North", "--count", "6",
         "--of", "14", "--counting", "people", "--minority", "no", "--characteristic", "age"),
        "themes.yaml", ("themes",),
        {"id": "hall-too-cold", "theme": "The hall is too cold", "stance": "concern", "minority": "no",
         "raised_by": ["carers-north"], "count": {"what": "people", "n": "6", "of": "14"}, "characteristics": ["age"]},
    ),
    (
        ("commitment", "Heat the hall", "--owner", "Halls officer", "--due", "2026-10", "--to", "friends", "--theme",
         "A warm room", "--entry", "2026-03-14-tea"),
        "commitments.yaml", ("commitments",),
        {"id": "heat-hall", "promise": "Heat the hall", "made_in": {"log": "2026-03-14-tea"}, "to": ["friends"],
         "theme": "warm-room", "owner": "Halls officer", "due": "2026-10", "state": "open"},
    ),
    (
        ("decision", "Heat the hall", "--date", "2026-05-20", "--by", "The Board", "--stage", "final", "--outcome",
         "approved", "--meeting", "full-board", "--reasons", "It is cold", "--theme", "warm-room", "--entry",
         "2026-03-14-tea"),
        "decisions.yaml", ("decisions",),
        {"id": "heat-hall", "date": "2026-05-20", "title": "Heat the hall", "stage": "final", "by": "The Board",
         "meeting": "full-board", "outcome": "approved", "reasons": "It is cold", "themes_weighed": ["warm-room"],
         "considered": {"log": ["2026-03-14-tea"]}},
    ),
    (
        ("document", "Board paper: hours", "--file", "documents/paper.pdf", "--date", "2026-05-13", "--public", "yes",
         "--format", "pdf", "--language", "Gaelic"),
        "documents.yaml", ("documents",),
        {"id": "board-paper-hours", "title": "Board paper: hours", "date": "2026-05-13", "file": "paper.pdf",
         "public": "yes", "formats": ["pdf"], "languages": ["Gaelic"]},
    ),
    (
        ("quote", "I cannot get home", "--theme", "transport", "--as", "A carer", "--person", "P001", "--permission",
         "1 June 2026"),
        "themes.yaml", ("quotes",),
        {"id": "i-cannot-get-home", "text": "I cannot get home", "theme": "transport", "attributed_as": "A carer",
         "person": "P001", "permission": {"written": "2026-06-01"}},
    ),
    (
        ("barrier", "No bus in the evening", "--for", "carers-north", "--action", "A taxi home", "--owner", "Team lead",
         "--done", "2026-03-01"),
        "plan.yaml", ("support", "barriers"),
        {"id": "no-bus-evening", "for": ["carers-north"], "barrier": "No bus in the evening", "action": "A taxi home",
         "owner": "Team lead", "done": "2026-03-01"},
    ),
    (
        ("change", "Two more drop-ins", "--date", "2026-03-14", "--why", "Few came", "--about", "drop-in",
         "--prompted-by", "People"),
        "plan.yaml", ("changes",),
        ...,
    ),
    (
        ("outside", "Court of Session", "--kind", "court", "--date", "2026-02-03", "--conclusion", "not-met",
         "--covers-until", "2025-12-31"),
        "evaluation.yaml", ("outside",),
        {"id": "court-session", "by": "Court of Session", "kind": "court", "date": "2026-02-03",
         "covers_until": "2025-12-31", "conclusion": "not-met"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "file", "keys", "expected"), ADDED, ids=[words[0] for words, *_ in ADDED])
def test_each_kind_is_added_to_its_file_with_its_options(
    add: Add, pwp: Run, folder: Path, words: tuple[str, ...], file: str, keys: tuple[str, ...], expected: Any
) -> None:
    (folder / "log").mkdir()
    (folder / "log" / "2026-03-14-tea.yaml").write_bytes(b"kind: activity\ntitle: Tea\n")
    before = files(folder)
    ran = add(*words)
    assert (ran.status, ran.err) == (0, "")
    new = at(held(folder, file), *keys)[-1]
    assert ran.out == f"Added {new['id']} to {folder.as_posix()}/{file}\n"
    if expected is not ...:
        assert new == expected
    assert {name for name, data in files(folder).items() if before.get(name) != data} == {file}
    findings = pwp("check", "-C", folder, "--as-of", "2026-06-02", "--format", "concise").out.splitlines()
    assert not [one for one in findings if f"{file}:" in one and (" WSP02 " in one or " WSP03 " in one)]


def test_each_kind_has_been_tried_and_its_help_shows_an_example_that_works(add: Add) -> None:
    assert [words[0] for words, *_ in ADDED] == list(KINDS)
    for name, kind in KINDS.items():
        example = f"For example: pwp add {name} {kind.example}"
        lines = add(name, "-h").out.splitlines()
        assert f"  {example}" in lines


def test_a_file_that_is_not_there_is_made_with_the_line_that_helps_an_editor(add: Add, folder: Path) -> None:
    (folder / "commitments.yaml").unlink()
    assert add("commitment", "Heat the hall", "--due", "31/3/2027").status == 0
    assert (folder / "commitments.yaml").read_bytes() == (
        b"# yaml-language-server: $schema=.pwp/schema/commitments.schema.json\n"
        b"commitments:\n  - id: heat-hall\n    promise: Heat the hall\n    due: 2027-03-31\n    state: open\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "# yaml-language-server: $schema=.pwp/schema/themes.schema.json\nthemes:\n{0}"),
        ("# nothing yet\n", "# nothing yet\nthemes:\n{0}"),
        ("themes:\n", "themes:\n{0}"),
        ("themes:   # none\nquotes:\n", "themes:   # none\n{0}quotes:\n"),
        ("themes: []\n", "themes:\n{0}"),
        ("quotes: []  # none\n", "themes:\n{0}quotes: []  # none\n"),
    ],
)
def test_a_section_that_holds_nothing_takes_a_first_item(add: Add, folder: Path, text: str, expected: str) -> None:
    (folder / "themes.yaml").write_bytes(text.encode())
    assert add("theme", "Too cold").status == 0
    new = "  - id: too-cold\n    theme: Too cold\n"
    assert (folder / "themes.yaml").read_bytes().decode() == expected.format(new)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_comments_layout_and_line_ends_stay_as_they_were(add: Add, folder: Path, ending: str) -> None:
    old = SMALL["themes.yaml"].replace("\n", ending)
    (folder / "themes.yaml").write_bytes(old.encode())
    assert add("theme", "Too: cold", "--raised-by", "friends").status == 0
    new = "  - id: too-cold\n    theme: 'Too: cold'\n    raised_by: [friends]\n".replace("\n", ending)
    head, warm, rest = old.partition(f"theme: A warm room{ending}")
    assert (folder / "themes.yaml").read_bytes().decode() == head + warm + new + rest


def test_an_id_is_free_in_every_file_and_in_the_log(add: Add, folder: Path) -> None:
    (folder / "log").mkdir()
    (folder / "log" / "bus.yaml").write_bytes(b"kind: activity\n")
    ids = [add("theme", text).out.split()[1] for text in ("Later bus", "Carers north", "Bus", "Survey", "Later: bus")]
    assert ids == ["later-bus-2", "carers-north-2", "bus-2", "survey-2", "later-bus-3"]


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("transport", "--id: 'transport' is the id of something else; choose another"),
        ("later-bus", "--id: 'later-bus' is the id of something else; choose another"),
        ("Too Cold", "--id: 'Too Cold' cannot be an id; write small letters, digits and hyphens, such as too-cold"),
        ("../x", "--id: '../x' cannot be an id; write small letters, digits and hyphens, such as x"),
        ("con", "--id: 'con' cannot be an id; write small letters, digits and hyphens, such as bus-times"),
    ],
)
def test_an_id_that_is_taken_or_none_is_refused(add: Add, folder: Path, id_: str, said: str) -> None:
    before = files(folder)
    assert add("theme", "Too cold", "--id", id_) == Ran(2, "", f"pwp: nothing was written:\n  {said}\n")
    assert files(folder) == before


@pytest.mark.parametrize("name", ["documents/paper.pdf", "paper.pdf", "./documents/paper.pdf", "documents\\paper.pdf"])
def test_a_document_is_named_as_check_reads_it(add: Add, folder: Path, name: str) -> None:
    assert add("document", "Board paper", "--file", name).status == 0
    assert "    file: paper.pdf\n" in (folder / "documents.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["/srv/paper.pdf", "C:\\me\\paper.pdf", "../paper.pdf", "documents/../x", "documents/"]
)
def test_a_document_elsewhere_is_refused_with_what_to_do(add: Add, folder: Path, name: str) -> None:
    ran = add("document", "Board paper", "--file", name)
    assert (ran.status, "is not below documents/; put the file there" in " ".join(ran.err.split())) == (2, True)
    assert not (folder / "documents.yaml").exists()


def test_a_theme_that_is_typed_twice_is_asked_about(add: Add, folder: Path) -> None:
    before = (folder / "themes.yaml").read_bytes()
    ran = add("theme", "a warm room")
    said = "there is a theme called so: warm-room; if this is another one, say --again"
    assert (ran.status, said in " ".join(ran.err.split())) == (2, True)
    assert (folder / "themes.yaml").read_bytes() == before
    assert add("theme", "A warm room", "--again").status == 0


def test_an_id_that_is_given_is_taken(add: Add, folder: Path) -> None:
    assert add("theme", "Too cold", "--id", "cold").out.startswith("Added cold to ")
    assert held(folder, "themes.yaml")["themes"][-1] == {"id": "cold", "theme": "Too cold"}


def test_many_come_in_at_once_and_options_hold_for_each(add: Add, folder: Path) -> None:
    given = b'{"promise": "Heat the hall", "due": "2026-10"}\n{"promise": "A ramp", "state": "done", "id": "ramp"}\n'
    ran = add("commitment", "-", "--owner", "Halls officer", given=given)
    assert [line.split()[1] for line in ran.out.splitlines()] == ["heat-hall", "ramp"]
    assert held(folder, "commitments.yaml")["commitments"][1:] == [
        {"id": "heat-hall", "promise": "Heat the hall", "owner": "Halls officer", "due": "2026-10", "state": "open"},
        {"id": "ramp", "promise": "A ramp", "owner": "Halls officer", "state": "done"},
    ]


def test_everything_wrong_with_any_of_many_is_said_and_nothing_is_added(add: Add, folder: Path) -> None:
    before = files(folder)
    given = b"- {theme: One, id: transport}\n- {theme: Two, id: two}\n- {theme: Three, id: two}\n"
    ran = add("theme", "-", given=given)
    assert ran.err.splitlines()[1:] == [
        "  number 1: --id: 'transport' is the id of something else; choose another",
        "  number 3: --id: 'two' is the id of something else; choose another",
    ]
    given = b"- {theme: One, raised_by: [nobody]}\n- {thme: Two}\n"
    ran = add("theme", "-", given=given)
    assert len(ran.err.splitlines()) == 3
    assert (ran.status, files(folder)) == (2, before)


def test_a_theme_of_one_text_and_a_group_made_with_it(add: Add, folder: Path) -> None:
    ran = add("theme", "Too cold", "--raised-by", "Cold people", "--new")
    assert ran.out.splitlines()[0] == "Made the stakeholder cold-people: Cold people"
    assert held(folder, "themes.yaml")["themes"][-1]["raised_by"] == ["cold-people"]
    assert held(folder, "stakeholders.yaml")["stakeholders"][-1] == {"id": "cold-people", "name": "Cold people"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("themes", "Too cold"), "'themes' cannot be added; did you mean 'theme'?"),
        (("bench",), "'bench' cannot be added; 'pwp add -h' lists what can be"),
        (("theme",), 'say it in a line, such as: pwp add theme "The last bus leaves too early" --count 12'),
        (("theme", "Too cold", "--theme", "Too hot"), "say it once: in a line, or with --theme"),
        (("theme", "Too cold", "--from", "x"), "say it in a line, or have it read with --from; not both"),
        (("stakeholder", "Carers", "--influence", "6"), "--influence: 6 is not between 1 and 5"),
    ],
)
def test_what_cannot_be_added_is_said_with_what_to_type(
    add: Add, folder: Path, words: tuple[str, ...], said: str
) -> None:
    before = files(folder)
    ran = add(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert files(folder) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("themes: none\n", "'themes' in themes.yaml should be a list; 'pwp check' says where and why"),
        ("themes:\n\t- id: a\n", "themes.yaml:2: a tab stands where spaces belong"),
        ("- a\n", "themes.yaml:1: the file should hold keys"),
    ],
)
def test_a_file_that_does_not_hold_what_it_should_is_left_alone(add: Add, folder: Path, text: str, said: str) -> None:
    (folder / "themes.yaml").write_bytes(text.encode())
    ran = add("theme", "Too cold")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert (folder / "themes.yaml").read_bytes() == text.encode()
