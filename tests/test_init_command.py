"""`pwp init` from the outside: what it writes, what it refuses, and that a fresh engagement has failed nothing."""

import itertools
import os
import re
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLES, Run
from hypothesis import given
from hypothesis import strategies as st

from pwp import assess, load
from pwp.assessment import published_frameworks
from pwp.cli.init import BODIES, not_asked
from pwp.decode import decode
from pwp.edit.written import scalar
from pwp.errors import BadQuestion
from pwp.findings import State
from pwp.model.workspace import FILES
from pwp.recording.naming import slug
from pwp.scaffold import Answers, examples, kinds, plan_new, twins, write
from pwp.source import Fault, Reader, is_placeholder

TITLES = ['Fish & Chips: "yes" <no> #1', "Ar n-àite, ar n-àm ri teachd", "{{ x }} {% raw %}", "'tis - really?", "- [a]"]


def fresh(folder: Path, kind: str, body: str = "", title: str = "Evening opening") -> Path:
    write(folder, plan_new(folder, Answers(kind, date(2026, 3, 2), title, slug(title), body), not_asked(body)))
    return folder


@pytest.mark.parametrize(("kind", "body"), list(itertools.product(kinds(), ("", *BODIES))))
def test_a_fresh_engagement_reads_without_a_fault_and_has_failed_nothing(tmp_path: Path, kind: str, body: str) -> None:
    loaded = load(fresh(tmp_path, kind, body))
    assert not [one for one in loaded.findings if one.state is not State.ADVICE]
    for sign_off in (False, True):
        assessment = assess(
            loaded, as_of=date(2026, 3, 2), frameworks=published_frameworks(), step=None, sign_off=sign_off
        )
        seen = {finding.state for finding in assessment.findings}
        assert seen <= {State.MISSING, State.TO_JUDGE}, [
            one for one in assessment.findings if one.state is State.FAILED
        ]
        assert {one.state for one in assessment.requirements} >= {State.MISSING}


@pytest.mark.parametrize(
    ("kind", "title"),
    [*(("routine", title) for title in TITLES), *((kind, TITLES[0]) for kind in kinds() if kind != "routine")],
)
def test_any_title_survives_into_the_record_and_the_documents(pwp: Run, tmp_path: Path, kind: str, title: str) -> None:
    assert pwp("init", "new", "--kind", kind, "--title", title).status == 0
    assert load(tmp_path / "new").workspace.engagement.title == title
    assert pwp("check", "-C", "new", "--format", "text").out.startswith(f"{title}\n")
    report = pwp("report", "assurance", "-C", "new", "-o", "-").out
    shown = re.sub(r"\\([^\w\s])", r"\1", report.splitlines()[0])
    assert shown.endswith(title)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_any_text_can_be_written_as_a_value_and_read_back(text: str) -> None:
    said = " ".join(text.split())
    try:
        written = scalar(said)
    except BadQuestion:  # a mark that turns the direction of text cannot stand in a record
        return
    reading = Reader().read(f"key: {written}\n".encode())
    assert not isinstance(reading, Fault)
    assert reading.value == ({"key": said} if said and not is_placeholder(said) else {})


@given(st.text())
def test_an_id_made_from_any_title_is_well_formed(title: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(title))
    assert len(slug(title)) <= 60


def test_every_file_has_an_editor_line_and_says_who_asks(tmp_path: Path) -> None:
    folder = fresh(tmp_path, "service-change")
    for name in FILES:
        if (folder / name).is_file():
            first = (folder / name).read_text("utf-8").splitlines()[0]
            schema = first.removeprefix("# yaml-language-server: $schema=")
            assert (folder / name).parent.joinpath(schema).is_file()


@pytest.mark.parametrize("kind", kinds())
def test_every_requirement_that_a_comment_names_is_there_and_asked_of_that_body(tmp_path: Path, kind: str) -> None:
    known = {one.id for framework in published_frameworks() for one in framework.requirements}
    for body in ("", "cpp"):
        folder = fresh(tmp_path / (body or "any"), kind, body)
        asked = {name for name in FILES if (folder / name).is_file() for name in named(folder / name)}
        assert {one.partition("-")[0] for one in asked} == ({"NS"} if body == "cpp" else {"NS", "PWP"})
        assert asked <= known


def named(file: Path) -> set[str]:
    """The requirements that a file names."""
    return set(re.findall(r"\b[A-Z]+(?:-[A-Z]+)?-\d+\b", file.read_text("utf-8")))


@pytest.mark.parametrize("kind", kinds())
def test_the_examples_in_comments_can_be_used_as_they_stand(tmp_path: Path, kind: str) -> None:
    """Taking away the # and one space leaves a file that reads without a misfit."""
    folder = fresh(tmp_path, kind)
    seen = 0
    for name, record in FILES.items():
        file = folder / name
        if not file.is_file():
            continue
        lines = file.read_text("utf-8").splitlines()
        used = [_uncommented(line) for line in lines]
        seen += used != lines
        reading = Reader().read("\n".join(used).encode())
        assert not isinstance(reading, Fault), (name, reading)
        assert decode(reading.value, record).misfits == (), name
    assert seen


def _uncommented(line: str) -> str:
    found = re.match(r"^( *)# ((?: *)(?:- )?[a-z_]+:(?: .*)?)$", line)
    return f"{found[1]}{found[2]}" if found and not line.rstrip().endswith(".") else line


def test_the_names_of_private_people_never_reach_git(pwp: Run, tmp_path: Path) -> None:
    pwp("init", "new", "--title", "New")
    assert "private/" in (tmp_path / "new" / ".gitignore").read_text("utf-8").splitlines()
    assert "eol=lf" in (tmp_path / "new" / ".gitattributes").read_text("utf-8")


def test_text_is_utf_8_with_plain_line_ends_and_the_same_each_time(tmp_path: Path) -> None:
    first, second = fresh(tmp_path / "a", "routine"), fresh(tmp_path / "b", "routine")
    for path in (one for one in first.rglob("*") if one.is_file()):
        data = path.read_bytes()
        assert b"\r" not in data
        assert data.decode("utf-8")
        assert data.endswith(b"\n")
        assert data == (second / path.relative_to(first)).read_bytes()


def test_nothing_that_is_there_is_overwritten(pwp: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "plan.yaml").write_text("purpose: my own work\n", encoding="utf-8")
    ran = pwp("init", "new", "--title", "New")
    assert ran.status == 2
    assert "plan.yaml" in ran.err
    assert (folder / "plan.yaml").read_text("utf-8") == "purpose: my own work\n"
    assert [one.name for one in folder.iterdir()] == ["plan.yaml"]


def test_running_it_again_does_nothing(pwp: Run) -> None:
    again = ("init", "new", "--title", "New", "--started", "2026-03-02")
    assert pwp(*again).status == 0
    ran = pwp(*again)
    assert (ran.status, ran.out) == (0, "Nothing to do: new has all of these files already.\n")


def test_dry_run_shows_the_plan_and_writes_nothing(pwp: Run, tmp_path: Path) -> None:
    ran = pwp("init", "new", "--title", "New", "--dry-run")
    assert ran.status == 0
    assert "plan.yaml" in ran.out
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--kind", "service-chnge"), "did you mean 'service-change'?"),
        (("--body", "counsil"), "did you mean 'council'?"),
        (("--id", "My Id"), "--id takes small letters"),
        (("--id", "../elsewhere"), "--id takes small letters"),
        (("--started", "spring"), "a day is written like 2026-03-14"),
        (("--example", "our-place"), "did you mean 'our-place-our-future'?"),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused_with_the_fix(
    pwp: Run, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    ran = pwp("init", "new", *options)
    assert ran.status == 2
    assert said in ran.err
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is refused to the administrator")
def test_a_folder_that_cannot_be_written_to_says_so(pwp: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    ran = pwp("init", "new", "--title", "New", folder=tmp_path)
    tmp_path.chmod(0o700)
    assert ran.status == 2
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("name", sorted({*examples()} - {*twins()}))
def test_an_example_is_copied_whole(pwp: Run, tmp_path: Path, name: str) -> None:
    assert pwp("init", "copy", "--example", name).status == 0
    for path in (one for one in (EXAMPLES / name).rglob("*") if one.is_file()):
        assert (tmp_path / "copy" / path.relative_to(EXAMPLES / name)).read_bytes() == path.read_bytes()
    assert (tmp_path / "copy" / ".gitignore").is_file()


@pytest.mark.parametrize("name", twins())
def test_a_twin_is_the_example_but_for_its_fault(pwp: Run, tmp_path: Path, name: str) -> None:
    twin = twins()[name]
    assert pwp("init", "copy", "--example", name).status == 0
    differing = {
        path.relative_to(EXAMPLES / twin.of).as_posix()
        for path in (EXAMPLES / twin.of).rglob("*")
        if path.is_file()
        and (tmp_path / "copy" / path.relative_to(EXAMPLES / twin.of)).read_bytes() != path.read_bytes()
    }
    assert differing == {*(file for file, _, _ in twin.changes), "README.md"}
    assert (tmp_path / "copy" / "README.md").read_text("utf-8").endswith(f"with one fault put in: {twin.fault}\n")


def test_help_lists_the_kinds_the_bodies_and_the_examples(pwp: Run) -> None:
    told = "".join(pwp("init", "--help").out.split())  # help breaks lines after hyphens
    for word in (*kinds(), *BODIES, *examples()):
        assert word in told, word
