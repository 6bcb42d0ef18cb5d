"""The assurance report, as a member of a board reads it: a first page that answers, and all of the rest after it."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLES, SMALLEST, Run, Tree
from portable import opened, text

from pwp import assess, load, render
from pwp.assessment import Assessed
from pwp.findings import State

ON = date(2025, 12, 1)
HERE = ("rehabilitation-beds", "day-service", "day-service-flawed")
FULL = "## All that is lacking, left to people or accepted"
SPOKEN_OF = {"half-way", "easy-read", "step-down", "drop-in", "drop-ins", "hoped-for", "sign-in", "digital-first"}
"""What has a hyphen and is no id."""


def written(pwp: Run, folder: Path, on: str = "2025-12-01", *more: str) -> str:
    ran = pwp("report", "assurance", "-C", folder, "--as-of", on, "--format", "md", "-o", "-", *more)
    assert ran.status == 0, ran.err
    return ran.out


def first_page(report: str) -> str:
    return report.partition(FULL)[0]


def ids_of(folder: Path) -> set[str]:
    """Every id with a hyphen that something in a record has, but those of files."""
    named = load(folder).workspace.named
    return {id_ for id_, things in named.items() if "-" in id_ and not all("log/" in place.file for place, _ in things)}


@pytest.mark.parametrize("name", HERE)
def test_the_report_calls_nothing_by_its_id(pwp: Run, name: str) -> None:
    said = re.sub(r"\([^()]*(?:\.yaml|\.md)[^()]*\)|'[^' ]*'|\S+\.(?:yaml|md)", "", written(pwp, EXAMPLES / name))
    shown = set(re.findall(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])", said, re.IGNORECASE))
    assert {one.lower() for one in shown} & ids_of(EXAMPLES / name) <= SPOKEN_OF


def test_an_outcome_is_told_in_its_own_words(pwp: Run) -> None:
    said = written(pwp, EXAMPLES / "day-service-flawed")
    assert "“Carers who work get time to rest” is said to be reached, and nothing shows it." in said
    assert "arers-can-rest" not in said


def test_an_id_that_is_spoken_of_as_such_stays(pwp: Run) -> None:
    assert "There is no theme 'two-evening'; did you mean 'two-evenings'?" in written(
        pwp, EXAMPLES / "day-service-flawed"
    )


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("day-service-flawed", "No: the record shows that some of what is asked was not done"),
        ("day-service", "Not yet: nothing that the record shows was done wrong"),
        ("rehabilitation-beds", "As far as a record can tell, yes. What only people can tell is not all judged yet."),
    ],
)
def test_the_first_page_says_whether_it_is_in_order(pwp: Run, name: str, verdict: str) -> None:
    head = first_page(written(pwp, EXAMPLES / name))
    assert f"## Is it in order?\n\n**{verdict}" in head
    heads = ["What is wrong", "What is missing", "What people must judge, and what was accepted"]
    assert re.findall(r"^## (?!Is it)(.*)$", head, re.MULTILINE) == heads


@pytest.mark.parametrize("name", HERE)
def test_the_first_page_is_one_page(name: str) -> None:
    assessment = assess(load(EXAMPLES / name), as_of=ON)
    pdf = opened(render(assessment, "assurance", format_="pdf"))
    del pdf.pages[1:]
    said = re.sub(r"\s+", "", text(pdf))
    assert "Noshortfallhasbeenacceptedasitis" in said
    assert "Allthatislacking" not in said


def test_what_is_lacking_says_whom_it_concerns_and_what_closes_it(pwp: Run) -> None:
    head = first_page(written(pwp, EXAMPLES / "day-service-flawed"))
    told = next(line for line in head.splitlines() if "is answered done" in line)
    assert "It concerns People who care for somebody who uses the service; and 2 more." in told
    assert "To close it: List each theme in themes.yaml and fill its 'response'." in told


WAIVED = """\
waivers:
  - of: NS-COM-1
    why: The summary is at the printer's
    approved_by: Chief officer
    date: 2026-01-05
    until: 2026-12-31
"""


def test_the_first_page_says_what_was_accepted_by_whom_and_until_when(pwp: Run, workspace: Tree) -> None:
    head = first_page(written(pwp, workspace({"waivers.yaml": WAIVED}), "2026-06-01"))
    assert "accepted by Chief officer until 31 December 2026. The summary is at the printer's." in head
    assert "No shortfall has been accepted" in first_page(written(pwp, workspace({"waivers.yaml": ""}), "2026-06-01"))


def rows(report: str) -> list[str]:
    return [line for line in report.splitlines() if line.startswith("| ")]


def named_in(report: str, one: Assessed) -> bool:
    return re.search(rf"\({one.requirement.id}, {one.requirement.says}\)", report) is not None


@pytest.mark.parametrize("name", HERE)
def test_every_requirement_stands_in_a_row_and_what_is_lacking_in_one_before_the_annex(pwp: Run, name: str) -> None:
    before, _, annex = written(pwp, EXAMPLES / name).partition("## Annex: every requirement")
    assessment = assess(load(EXAMPLES / name), as_of=ON)
    asked = {one.framework.name for one in assessment.frameworks if one.applies.holds is not False}
    for one in assessment.requirements:
        if one.framework.name in asked:
            open_ = one.state not in (State.MET, State.NOT_DUE, State.NOT_APPLICABLE)
            assert named_in(before if open_ else annex, one), one.requirement.id
            assert re.search(rf"(?<![\w-]){one.requirement.id}(?![\w-])", annex)


@pytest.mark.parametrize("name", HERE)
def test_no_row_says_nothing_and_no_two_say_the_same(pwp: Run, name: str) -> None:
    annex = written(pwp, EXAMPLES / name).partition("## Annex: every requirement")[2]
    assert "Nothing further is recorded" not in annex
    reasons = [
        row.split(" | ")[0] for row in rows(annex) if row.startswith(("| Not due yet<br>", "| Not applicable<br>"))
    ]
    assert len(reasons) > 1
    assert len(set(reasons)) == len(reasons)


def test_everything_found_is_told_before_the_annex(pwp: Run) -> None:
    before = written(pwp, EXAMPLES / "day-service-flawed").partition("## Annex")[0]
    table = before.partition(FULL)[2]
    lacking = [one for one in assess(load(EXAMPLES / "day-service-flawed"), as_of=ON).findings if one.line]
    wanted = {f"({one.place.file}, line {one.line})" for one in lacking if one.state in (State.FAILED, State.MISSING)}
    assert {one for one in wanted if one not in table and not one.startswith("(log/,")} == set()


HEARD = "stakeholders:\n  - {id: tenants, name: Tenants, affected: direct}\n"
CHANGE = "body: {type: nhs-board}\nproposal: {kind: service-change, services: [health]}\n"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("", "", "Heard on 2 occasions, the first on 2 February 2026"),
        (", occasions: 4", "", "Heard on 5 occasions, the first on 2 February 2026"),
        (", occasions: 1", ", not_done: Snow", "Heard on one occasion, on 2 February 2026"),
    ],
)
def test_occasions_are_counted_and_not_entries(pwp: Run, workspace: Tree, first: str, second: str, said: str) -> None:
    entries = {
        f"log/2026-0{month}-02-talks.yaml": (
            f"{{kind: activity, title: Talks, date: 2026-0{month}-02, stakeholders: [tenants]{more}}}\n"
        )
        for month, more in ((2, first), (3, second))
    }
    files = {"engagement.yaml": SMALLEST["engagement.yaml"] + CHANGE, "stakeholders.yaml": HEARD, **entries}
    assert f"| Tenants | Directly | {said} |" in written(pwp, workspace(files), "2026-06-01")
