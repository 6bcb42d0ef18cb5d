"""`pwp due` from the outside: what falls due, what is owed, in each format, and what is never written."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, Tree
from icalendar import Calendar

TODAY = "2026-03-14"
ON = ("--as-of", TODAY)
MAP = "stakeholders:\n  - {id: carers, name: Carers, kind: identity}\n  - {id: board, name: Board, kind: staff}\n"
PROMISES = """\
commitments:
  - {id: bench, promise: Put up a bench, due: 2026-03-01, owner: Roads officer}
  - {id: minibus, promise: Run a minibus, due: 2026-03, owner: Transport officer}
  - {id: hall, promise: Heat the hall, owner: Halls officer}
  - {id: kept, promise: Kept already, due: 2026-04-01, state: done}
  - {id: other, promise: Passed on, due: 2026-04-01, state: referred}
  - {id: new, promise: Changed, due: 2026-04-01, state: changed}
"""


@pytest.fixture
def due(pwp: Run, workspace: Tree) -> Any:
    """What `pwp due` tells programs of a record with some files: a row each."""

    def rows(files: dict[str, str], *options: str, status: int = 0) -> list[dict[str, Any]]:
        ran = pwp("due", "-C", workspace(files), *ON, *options, "--format", "json")
        assert ran.status == status, ran.err
        told = json.loads(ran.out)
        assert (told["version"], told["as_of"]) == (1, TODAY)
        return list(told["due"])

    return rows


def brief(rows: list[dict[str, Any]]) -> list[tuple[str | None, str, str | None]]:
    return [(row["day"], row["kind"], row["id"]) for row in rows]


def test_promises_fall_due_by_day_and_those_without_one_come_last(due: Any) -> None:
    rows = due({"commitments.yaml": PROMISES})
    assert brief(rows) == [
        ("2026-03-01", "promise", "bench"),
        ("2026-03", "promise", "minibus"),
        (None, "promise", "hall"),
    ]
    assert [row["overdue"] for row in rows] == [True, False, False]
    assert rows[0] == {
        "day": "2026-03-01", "kind": "promise", "what": "Put up a bench", "owner": "Roads officer", "overdue": True,
        "id": "bench", "file": "commitments.yaml", "line": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        pytest.param(
            "impact.yaml",
            "assessments:\n  - id: eqia\n    owner: Equality officer\n    groups:\n"
            "      - {effect: negative, what: Cost, mitigation: Free travel, due: 2026-05-01}\n"
            "      - {effect: negative, what: Noise, mitigation: Screens, due: 2026-04-01, done: 2026-03-01}\n"
            "      - {effect: none, due: 2026-04-01}\n",
            [("2026-05-01", "mitigation", "eqia")],
            id="mitigations of effects, but for those done",
        ),
        pytest.param(
            "plan.yaml",
            "evaluation:\n  when: [2026-06-30, 2026-02-01]\n  by: [The steering group]\n",
            [("2026-02-01", "review", None), ("2026-06-30", "review", None)],
            id="planned reviews",
        ),
        pytest.param(
            "plan.yaml",
            "timetable:\n  - {id: survey, what: The survey, start: 2026-04-01, end: 2026-04-20}\n"
            "  - {id: vote, start: 2026-05-01, end: 2026-05-01}\n"
            "  - {id: running, start: 2026-03-01, end: 2026-03-31, opened: 2026-03-02}\n"
            "  - {id: longer, end: 2026-03-01, opened: 2026-02-02, extended: [{to: 2026-03-20}]}\n"
            "  - {id: past, start: 2026-01-01, end: 2026-02-01}\n"
            "  - {id: over, start: 2026-03-01, end: 2026-03-31, closed: 2026-03-14}\n",
            [
                ("2026-03-20", "end", "longer"),
                ("2026-03-31", "end", "running"),
                ("2026-04-01", "start", "survey"),
                ("2026-04-20", "end", "survey"),
                ("2026-05-01", "start", "vote"),
            ],
            id="rows of the timetable to come",
        ),
        pytest.param(
            "themes.yaml",
            "themes:\n  - id: bus\n    response: {outcome: will-do, due: 2026-04-01, owner: Roads officer}\n"
            "  - id: fare\n    response: {outcome: done, due: 2026-04-01}\n",
            [("2026-04-01", "answer", "bus")],
            id="answers to themes that are not done",
        ),
        pytest.param(
            "engagement.yaml",
            "format: 1\nid: smallest\nproposal: {duration: temporary, review_by: 2026-09}\n",
            [("2026-09", "review", None)],
            id="a temporary change",
        ),
        pytest.param(
            "decisions.yaml",
            "decisions:\n  - id: go\n    conditions:\n      - {id: ramp, what: A ramp}\n"
            "      - {id: lift, met: 2026-03-01}\n",
            [(None, "condition", "ramp")],
            id="conditions that are not met",
        ),
        pytest.param(
            "evaluation.yaml",
            "outside:\n  - id: visit\n    by: An inspectorate\n    points:\n"
            "      - {id: reach, result: shortfall, answer: We will}\n      - {id: advice, result: recommendation}\n"
            "      - {id: heard, result: recommendation, answer: Yes}\n      - {id: fine, result: good}\n"
            "      - {id: mended, result: shortfall, answer: Yes, done: 2026-03-01}\n"
            "lessons:\n  - {lesson: Ask sooner, due: 2026-06-01}\n"
            "  - {lesson: Told, due: 2026-06-01, acted: 2026-03-01}\n",
            [("2026-06-01", "lesson", None), (None, "point", "reach"), (None, "point", "advice")],
            id="points of outside bodies, and lessons",
        ),
    ],
)
def test_what_falls_due_and_is_not_done_is_listed(due: Any, file: str, text: str, expected: list[Any]) -> None:
    assert brief(due({file: text})) == expected


UPDATES = "communication:\n  updates:\n    - {due: 2026-02-01, what: How it goes}\n    - {due: 2026-05-01}\n"


def test_an_update_falls_due_until_people_are_told(due: Any) -> None:
    files = {"plan.yaml": UPDATES}
    assert [row["day"] for row in due(files)] == ["2026-02-01", "2026-05-01"]
    files["log/2026-02-03-news.yaml"] = "kind: update\ndate: 2026-02-03\naudience: [public]\n"
    assert [row["day"] for row in due(files)] == ["2026-05-01"]


def test_an_evaluation_that_was_held_falls_due_no_more(due: Any) -> None:
    files = {"plan.yaml": "evaluation: {when: [2026-02-01, 2026-06-30]}\n"}
    files["evaluation.yaml"] = "reviews:\n  - {date: 2026-02-10, when: midway}\n"
    assert [row["day"] for row in due(files)] == ["2026-06-30"]


def test_what_was_promised_about_a_theme_falls_due_once_as_the_promise(due: Any) -> None:
    files = {
        "themes.yaml": "themes:\n  - {id: bus, response: {outcome: will-do, due: 2026-04-01}}\n",
        "commitments.yaml": "commitments:\n  - {id: minibus, theme: bus, due: 2026-04-02}\n",
    }
    assert brief(due(files)) == [("2026-04-02", "promise", "minibus")]


ACTIVITY = "kind: activity\ntitle: Drop-in\ndate: 2026-02-01\nstakeholders: [carers]\n"


def test_people_are_owed_feedback_until_they_are_told_something_after_they_took_part(due: Any) -> None:
    files = {"stakeholders.yaml": MAP, "log/2026-02-01-drop-in.yaml": ACTIVITY}
    (row,) = due(files)
    assert brief([row]) == [(None, "feedback", "2026-02-01-drop-in")]
    assert row["what"] == "nobody told Carers anything since Drop-in (1 February 2026)"
    files["log/2026-01-20-before.yaml"] = "kind: update\ndate: 2026-01-20\ngroups: [carers]\n"
    assert len(due(files)) == 1
    files["log/2026-02-20-staff.yaml"] = "kind: update\ndate: 2026-02-20\ngroups: [board]\n"
    assert len(due(files)) == 1
    files["log/2026-02-20-news.yaml"] = "kind: update\ndate: 2026-02-20\ngroups: [carers]\n"
    assert due(files) == []


def test_people_of_no_named_group_are_owed_feedback_until_any_of_them_are_told(due: Any) -> None:
    files = {"stakeholders.yaml": MAP, "log/2026-02-01-walk.yaml": "kind: activity\ndate: 2026-02-01\n"}
    files["log/2026-02-20-staff.yaml"] = "kind: update\ndate: 2026-02-20\ngroups: [board]\n"
    (row,) = due(files)
    assert row["what"] == "nobody told those who took part anything since 2026-02-01-walk (1 February 2026)"
    files["log/2026-02-21-news.yaml"] = "kind: update\ndate: 2026-02-21\ngroups: [carers]\n"
    assert due(files) == []


def test_news_to_another_group_tells_a_group_nothing_and_news_without_a_date_may_have_told_it(due: Any) -> None:
    young = "  - {id: young, name: Young people, kind: identity}\n"
    files = {"stakeholders.yaml": MAP + young, "log/2026-02-01-drop-in.yaml": ACTIVITY}
    files["log/2026-02-20-news.yaml"] = "kind: update\ndate: 2026-02-20\ngroups: [young]\n"
    assert [row["id"] for row in due(files)] == ["2026-02-01-drop-in"]
    files["log/2026-news.yaml"] = "kind: update\naudience: [public]\n"
    assert due(files) == []


def test_a_group_is_owed_feedback_once_since_its_last_activity(due: Any) -> None:
    entries = {f"log/2026-02-0{n}-drop-in.yaml": ACTIVITY.replace("02-01", f"02-0{n}") for n in (1, 2, 3)}
    assert [row["id"] for row in due({"stakeholders.yaml": MAP, **entries})] == ["2026-02-03-drop-in"]


def test_feedback_is_owed_on_themes_that_are_answered_and_on_the_decision(due: Any) -> None:
    files = {
        "stakeholders.yaml": MAP,
        "themes.yaml": "themes:\n  - {id: bus, theme: Buses stop early, response: {outcome: done, what: Later}}\n"
        "  - {id: open, theme: Not answered}\n",
        "decisions.yaml": "decisions:\n  - {id: hours, title: New hours, date: 2026-02-02, stage: final}\n",
    }
    assert [row["what"] for row in due(files)] == [
        "nobody told those who took part the decisions: New hours (2 February 2026)",
        "nobody told the public the decisions and reasons: New hours (2 February 2026)",
        "nobody was told the answer to: Buses stop early",
    ]
    files["log/2026-02-20-news.yaml"] = (
        "kind: feedback\ndate: 2026-02-20\naudience: [participants, public]\ncovers: [decisions, reasons]\n"
        "themes: [bus]\n"
    )
    assert due(files) == []


def test_only_what_is_asked_for_is_listed(due: Any) -> None:
    files = {"commitments.yaml": PROMISES}
    assert [row["id"] for row in due(files, "--overdue")] == ["bench"]
    assert [row["id"] for row in due(files, "--owner", "transport")] == ["minibus"]
    assert [row["id"] for row in due(files, "--until", "2026-03-01")] == ["bench", "minibus"]
    assert [row["id"] for row in due(files, "--until", "2026-02")] == []


def test_text_says_what_is_overdue_first_and_what_has_no_day_last(pwp: Run, workspace: Tree) -> None:
    ran = pwp("due", "-C", workspace({"commitments.yaml": PROMISES}), *ON)
    assert ran.out == (
        "On 14 March 2026\n\nOverdue\n"
        "  1 March 2026  promise  Put up a bench (Roads officer; commitments.yaml:2)\n\nTo come\n"
        "  March 2026  promise  Run a minibus (Transport officer; commitments.yaml:3)\n\nOwed, no day set\n"
        "  promise  Heat the hall (Halls officer; commitments.yaml:4)\n"
    )
    assert pwp("due", "-C", workspace({"commitments.yaml": ""}), *ON).out.endswith(
        "Nothing is due that the record tells of.\n"
    )


def test_csv_has_a_heading_and_nothing_that_a_spreadsheet_works_out(pwp: Run, workspace: Tree) -> None:
    wild = 'commitments:\n  - {id: a, promise: "=cmd()", due: 2026-03-20}\n  - {id: b, promise: "Süd, \\t\\e[31m"}\n'
    ran = pwp("due", "-C", workspace({"commitments.yaml": wild}), *ON, "--format", "csv")
    assert "\r" not in ran.out
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [(row["day"], row["what"], row["overdue"]) for row in rows] == [
        ("2026-03-20", "'=cmd()", "no"),
        ("", "Süd, \\u001b[31m", "no"),
    ]


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_a_calendar_file_holds_a_whole_day_for_each_that_has_one(pwp: Run, workspace: Tree, tmp_path: Path) -> None:
    folder = workspace({"commitments.yaml": PROMISES})
    ran = pwp("due", "-C", folder, *ON, "-o", "due.ics")
    assert (ran.status, ran.out) == (0, "Wrote due.ics\n")
    assert ran.err == "pwp: 1 without a day is not in the calendar\n"
    bench, minibus = events((tmp_path / "due.ics").read_text("utf-8"))
    assert bench["summary"] == "Promise: Put up a bench"
    assert (bench["dtstart"].dt, bench["dtend"].dt) == (date(2026, 3, 1), date(2026, 3, 2))
    assert bench["uid"] == "smallest-promise-bench@pwp"
    assert minibus["summary"] == "Promise: Run a minibus (day not set)"
    assert (minibus["dtstart"].dt, minibus["dtend"].dt) == (date(2026, 3, 31), date(2026, 4, 1))
    (alarm,) = minibus.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-7)


def test_a_calendar_file_is_the_same_to_the_byte_and_keeps_its_ids_when_a_day_moves(pwp: Run, workspace: Tree) -> None:
    asked = ("due", *ON, "--format", "ics", "-C")
    plan = UPDATES + "evaluation: {when: [2026-06-30, 2026-09-30, 2026-12-30]}\n"
    first = pwp(*asked, workspace({"plan.yaml": plan})).out
    assert first == pwp(*asked, workspace({"plan.yaml": plan})).out
    moved = pwp(*asked, workspace({"plan.yaml": plan.replace("2026-02-01", "2026-02-28")})).out
    assert [one["uid"] for one in events(first)] == [one["uid"] for one in events(moved)]
    assert len({one["uid"] for one in events(first)}) == len(events(first)) == 5
    assert first != moved


def test_text_in_a_calendar_file_can_be_anything(pwp: Run, workspace: Tree) -> None:
    wild = 'commitments:\n  - {id: a, promise: "A, b; c \\\\n \\e[0m\\nEND:VCALENDAR ünï 🚌", due: 2026-03-20}\n'
    (event,) = events(pwp("due", "-C", workspace({"commitments.yaml": wild}), *ON, "--format", "ics").out)
    assert event["summary"] == "Promise: A, b; c \\n \\u001b[0m END:VCALENDAR ünï 🚌"


PERSON = "people:\n  - {id: P014, name: Morag Sutherland}\n"


@pytest.mark.parametrize("format_", ["ics", "csv", "json", "text"])
@pytest.mark.parametrize("said", ["Ring Morag Sutherland", "Ring 01632 960123"])
def test_a_file_that_would_name_a_person_is_not_written(
    pwp: Run, workspace: Tree, tmp_path: Path, format_: str, said: str
) -> None:
    said_in = f"A long promise that fills the line and then {said}"
    promise = f"commitments:\n  - {{id: a, promise: {said_in}, due: 2026-03-20}}\n"
    folder = workspace({"commitments.yaml": promise, "private/people.yaml": PERSON})
    ran = pwp("due", "-C", folder, *ON, "--format", format_, "-o", "out.file")
    assert ran.status == 1
    assert not (tmp_path / "out.file").exists()
    assert ran.err.startswith("pwp: the list of what is due was not written, because of what it would show:")
    assert said.removeprefix("Ring ") not in ran.err
    assert "commitments.yaml:2:" in ran.err


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ('people: "', "private/people.yaml cannot be read"),
        ("people:\n  - {id: P014, nmae: Morag}\n", "part of private/people.yaml is not understood"),
    ],
)
def test_nothing_is_written_while_the_list_of_names_cannot_be_read(
    pwp: Run, workspace: Tree, people: str, said: str
) -> None:
    folder = workspace({"commitments.yaml": PROMISES, "private/people.yaml": people})
    ran = pwp("due", "-C", folder, *ON, "--format", "ics")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_what_cannot_be_read_is_said_and_the_rest_is_listed(due: Any, pwp: Run, workspace: Tree) -> None:
    plan = UPDATES + "evaluation: {when: [2026-02-01, 2026-06-30]}\n"
    files = {"commitments.yaml": PROMISES, "plan.yaml": plan, "log/2026-03-01-x.yaml": "kind: [\n"}
    days = [row["day"] for row in due({**files, "evaluation.yaml": 'reviews: "'}, status=2)]
    assert days == ["2026-03-01", "2026-03", "2026-05-01", "2026-06-30", None]
    ran = pwp("due", "-C", workspace(files), *ON)
    assert ran.status == 2
    assert "Put up a bench" in ran.out
    assert "there may be more: evaluation.yaml and log/2026-03-01-x.yaml cannot be read" in ran.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "xml"), "--format takes text, json, csv or ics, not 'xml'"),
        (("--until", "soon"), "a day is written like 2026-03-14, not 'soon'"),
        (("-o", "plan.yaml/due.ics"), "cannot be written"),
    ],
)
def test_a_question_that_cannot_be_answered_is_status_two(
    pwp: Run, workspace: Tree, options: tuple[str, ...], said: str
) -> None:
    ran = pwp("due", "-C", workspace({}), *ON, *options)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
