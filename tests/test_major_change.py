"""NHS major service change: a sound one, its twins with one fault each, whom it is asked of, and three months."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import SMALLEST, Run, Tree
from hypothesis import given
from hypothesis import strategies as st

from pwp.calendar import When, months_on
from pwp.model.change import FACTORS
from pwp.model.fields import PhaseId
from pwp.model.lengths import full_on, ran_for, shorter_than
from pwp.model.plan import Pause, Phase

ENGAGEMENT = """\
format: 1
id: eye-unit
title: The eye unit at Strathord
body: {name: NHS Strathord, type: nhs-board}
step: decide
started: 2025-06-02
proposal: {kind: service-change, services: [health], change: [relocated], duration: permanent}
"""
PLAN = """\
timetable:
  - {id: talks, kind: engagement, opened: 2025-08-04, closed: 2025-11-28}
  - id: consultation
    what: Where the eye unit is to be
    kind: consultation
    opened: 2026-01-12
    closed: 2026-04-24
    options: [stay, move]
  - {id: moving, kind: implementation, opened: 2026-08-03}
scope:
  open: [{id: site, what: Where the unit is}]
  fixed:
    - id: building
      what: The old building closes in 2028
      why: The lease ends
      evidence: Lease of 1998
      challenge: Write to the head of estates
information:
  - id: paper
    for: [consultation]
    covers: [proposal, reasons, options, alternatives, costs, impacts, how-to-respond, dates, next-steps]
    given_to: [patients]
"""
STAKEHOLDERS = """\
stakeholders:
  - {id: patients, name: Patients of the eye unit, kind: need, affected: direct}
  - {id: councillors, name: Councillors of the area, kind: decision-maker}
"""
OPTIONS = """\
options:
  - {id: stay, title: Stay, kind: status-quo}
  - {id: move, title: Move, kind: change}
appraisal:
  held: [{date: 2025-12-02}]
  participants: [{stakeholder: patients, people: 14}]
"""
CHANGE = (
    "factors:\n"
    + "".join(
        f"  - {{factor: {factor}, applies: yes, why: Patients told us so, evidence: Figures of 2025}}\n"
        for factor in FACTORS
    )
    + """\
discussed_with: [patients, councillors]
designation: {status: major, date: 2025-07-15, by: Board meeting}
his:
  view: {status: major, date: 2025-07-01}
  confirmation: {date: 2026-01-05, document: letter}
  report: his-report
ministers:
  submitted: 2026-06-09
  outcome: approved
  date: 2026-07-14
  documents: [report-of-his, responses]
"""
)
DECISIONS = """\
decisions:
  - id: new-site
    date: 2026-05-26
    by: NHS Strathord
    stage: final
    after: [consultation]
    meeting: full-board
    options: [move]
    outcome: approved
    considered: {documents: [responses], outside: [his-report]}
    themes_weighed: [travel]
    same_priority: {given: yes}
    reasons: The new site can be reached by more people
"""
EVALUATION = """\
reviews: [{date: 2026-03-03, when: midway, changed: Two more evenings}]
outside:
  - id: his-report
    by: Healthcare Improvement Scotland
    kind: inspectorate
    date: 2026-05-14
    conclusion: met
    document: report-of-his
"""
DOCUMENTS = """\
documents:
  - {id: letter, title: Letter of January, date: 2026-01-05}
  - {id: responses, title: What people said, date: 2026-05-08}
  - {id: report-of-his, title: Report on the process, date: 2026-05-14}
"""
SOUND = {
    **SMALLEST,
    "engagement.yaml": ENGAGEMENT,
    "plan.yaml": PLAN,
    "stakeholders.yaml": STAKEHOLDERS,
    "options.yaml": OPTIONS,
    "change.yaml": CHANGE,
    "themes.yaml": "themes: [{id: travel, theme: The way is too long}]\n",
    "decisions.yaml": DECISIONS,
    "evaluation.yaml": EVALUATION,
    "documents.yaml": DOCUMENTS,
    "log/2025-06-10-his.yaml": "kind: contact\nwith: his\ndate: 2025-06-10\n",
    "log/2025-06-12-government.yaml": "kind: contact\nwith: scottish-government\ndate: 2025-06-12\n",
}
"""A small NHS change that went through every gate in order."""
ON = ("--as-of", "2026-11-22", "--format", "json")
PEOPLE_JUDGE = {"MSC-13", "MSC-15", "MSC-24", "MSC-25", "MSC-27"}
NOTHING_TO_ASK = {"MSC-05", "MSC-21", "MSC-22", "MSC-23"}
"""The bodies agree, Ministers asked for nothing more, no election is near, and the change is meant to last."""


def states(pwp: Run, folder: Path) -> dict[str, str]:
    """The state of each requirement on major change, as the command tells it."""
    told = json.loads(pwp("check", "-C", folder, *ON).out)["requirements"]
    return {one["id"]: one["state"] for one in told if one["id"].startswith("MSC-")}


def reasons(pwp: Run, folder: Path) -> dict[str, str]:
    """Why each requirement on major change is in its state, as far as the command says."""
    told = json.loads(pwp("check", "-C", folder, *ON).out)["requirements"]
    return {one["id"]: one["reason"] for one in told if one["id"].startswith("MSC-")}


def changed(file: str, old: str, new: str, files: Mapping[str, str] = SOUND) -> dict[str, str]:
    """The sound record with one thing in it changed."""
    assert files[file].count(old) == 1, old
    return {**files, file: files[file].replace(old, new)}


# --- the sound one, and its twins


def test_a_sound_change_meets_every_gate(pwp: Run, workspace: Tree) -> None:
    found = states(pwp, workspace(SOUND))
    assert {name for name, state in found.items() if state == "to-judge"} == PEOPLE_JUDGE
    assert {name for name, state in found.items() if state == "not-applicable"} == NOTHING_TO_ASK
    assert {found[name] for name in found.keys() - PEOPLE_JUDGE - NOTHING_TO_ASK} == {"met"}


EARLIER = changed("documents.yaml", "date: 2026-05-08", "date: 2026-02-10")
"""For a decision taken early: the papers were there by then, so that nothing else is wrong."""
DURING = {
    **changed("decisions.yaml", "date: 2026-05-26", "date: 2026-03-24", EARLIER),
    "evaluation.yaml": EVALUATION.replace("date: 2026-05-14", "date: 2026-03-10"),
}
TWINS = {
    "closed a day early": ("MSC-11", changed("plan.yaml", "closed: 2026-04-24", "closed: 2026-04-10")),
    "confirmed a day after it opened": ("MSC-10", changed("change.yaml", "date: 2026-01-05", "date: 2026-01-13")),
    "opened without that word, with a reason": (
        "MSC-10",
        changed("change.yaml", "{date: 2026-01-05, document: letter}", "{not_done: The lease ended}"),
    ),
    "reported on a day after the decision": ("MSC-16", changed("evaluation.yaml", "2026-05-14", "2026-05-27")),
    "decided during the consultation": ("MSC-17", DURING),
    "decided by a committee": ("MSC-17", changed("decisions.yaml", "full-board", "committee")),
    "sent to Ministers before the decision": ("MSC-19", changed("change.yaml", "2026-06-09", "2026-05-25")),
    "carried out a day before Ministers answered": ("MSC-20", changed("plan.yaml", "2026-08-03", "2026-07-13")),
    "made for good before it went to Ministers": (
        "MSC-20",
        changed(
            "engagement.yaml",
            "duration: permanent",
            "duration: permanent, in_effect: {since: 2025-11-03, why: Too few nurses, temporary: no}",
        ),
    ),
    "views weighed less, and no reason": ("MSC-15", changed("decisions.yaml", "given: yes", "given: no")),
    "first appraised with the answers in hand": ("MSC-12", changed("options.yaml", "2025-12-02", "2026-05-05")),
}


@pytest.mark.parametrize("fault", TWINS)
def test_of_a_twin_with_one_fault_just_the_requirement_meant_fails(pwp: Run, workspace: Tree, fault: str) -> None:
    meant, files = TWINS[fault]
    found = states(pwp, workspace(files))
    assert [name for name, state in found.items() if state == "failed"] == [meant]


SILENT = {
    "MSC-02": ("change.yaml", "discussed_with: [patients, councillors]\n", ""),
    "MSC-03": ("change.yaml", ", by: Board meeting", ""),
    "MSC-04": ("change.yaml", "view: {status: major, date: 2025-07-01}", "view: {status: major}"),
    "MSC-10": ("change.yaml", "  confirmation: {date: 2026-01-05, document: letter}\n", ""),
    "MSC-11": ("plan.yaml", "    closed: 2026-04-24\n", ""),
    "MSC-12": ("options.yaml", "  held: [{date: 2025-12-02}]\n", ""),
    "MSC-14": ("evaluation.yaml", "when: midway", "when: final"),
    "MSC-15": ("decisions.yaml", "    same_priority: {given: yes}\n", ""),
    "MSC-16": ("evaluation.yaml", "    date: 2026-05-14\n", ""),
    "MSC-17": ("decisions.yaml", "    meeting: full-board\n", ""),
    "MSC-18": ("decisions.yaml", ", outside: [his-report]", ""),
    "MSC-19": ("change.yaml", "  submitted: 2026-06-09\n", ""),
    "MSC-20": ("change.yaml", "  outcome: approved\n", ""),
    "MSC-26": ("change.yaml", "documents: [report-of-his, responses]", "documents: [responses]"),
    "MSC-28": ("evaluation.yaml", "    conclusion: met\n", ""),
}
"""For a requirement: what is taken out of the sound record, so that nothing shows that it is met."""


@pytest.mark.parametrize("name", SILENT)
def test_what_is_not_recorded_is_missing_and_not_failed(pwp: Run, workspace: Tree, name: str) -> None:
    file, old, new = SILENT[name]
    found = states(pwp, workspace(changed(file, old, new)))
    assert found[name] == "missing"
    assert "failed" not in found.values()


def test_a_factor_that_is_left_out_is_missing(pwp: Run, workspace: Tree) -> None:
    without = "".join(line for line in CHANGE.splitlines(keepends=True) if "financial" not in line)
    assert states(pwp, workspace({**SOUND, "change.yaml": without}))["MSC-01"] == "missing"


# --- what follows from what Ministers and others say


def test_nothing_of_ministers_is_due_before_the_board_has_decided(pwp: Run, workspace: Tree) -> None:
    ministers = CHANGE[CHANGE.index("ministers:") :]
    files = {
        **changed("change.yaml", ministers, ""),
        "decisions.yaml": "decisions:\n",
        "plan.yaml": PLAN.replace("  - {id: moving, kind: implementation, opened: 2026-08-03}\n", ""),
    }
    found = states(pwp, workspace(files))
    assert [found[name] for name in ("MSC-19", "MSC-20", "MSC-26")] == ["not-due"] * 3
    assert found["MSC-21"] == "not-applicable"


def test_what_ministers_ask_for_has_to_follow(pwp: Run, workspace: Tree) -> None:
    asked = changed("change.yaml", "outcome: approved", "outcome: more-engagement")
    asked["plan.yaml"] = PLAN.replace("  - {id: moving, kind: implementation, opened: 2026-08-03}\n", "")
    assert states(pwp, workspace(asked))["MSC-21"] == "missing"
    again = "timetable:\n  - {id: again, kind: engagement, opened: 2026-09-07, closed: 2026-10-30}\n"
    asked["plan.yaml"] = asked["plan.yaml"].replace("timetable:\n", again)
    assert states(pwp, workspace(asked))["MSC-21"] == "met"


def test_where_two_bodies_differ_it_counts_as_undecided_until_the_government_rules(pwp: Run, workspace: Tree) -> None:
    held = changed("change.yaml", "designation: {status: major", "designation: {status: not-major")
    found = states(pwp, workspace(held))
    assert (found["MSC-05"], found["MSC-11"]) == ("missing", "met")
    own = {
        **held,
        "change.yaml": f"{held['change.yaml']}ruling: {{status: not-major, date: 2025-08-01, by: Our chair}}\n",
    }
    found = states(pwp, workspace(own))
    assert (found["MSC-05"], found["MSC-11"]) == ("missing", "met")
    ruled = {**own, "change.yaml": own["change.yaml"].replace("Our chair", "Scottish Government")}
    found = states(pwp, workspace(ruled))
    assert (found["MSC-05"], found["MSC-11"]) == ("met", "not-applicable")


def test_that_a_change_is_not_major_counts_from_its_day_on(pwp: Run, workspace: Tree) -> None:
    held = changed("change.yaml", "{status: major, date: 2025-07-15", "{status: not-major, date: 2026-12-07")
    ahead = {**held, "change.yaml": held["change.yaml"].replace("view: {status: major", "view: {status: not-major")}
    now = states(pwp, workspace(ahead))
    assert now["MSC-11"] != "not-applicable"
    assert now["MSC-03"] != "met"
    past = {**ahead, "change.yaml": ahead["change.yaml"].replace("2026-12-07", "2025-07-15")}
    assert states(pwp, workspace(past))["MSC-11"] == "not-applicable"
    later = changed("decisions.yaml", "date: 2026-05-26", "date: 2026-12-14", ahead)
    assert states(pwp, workspace(later))["MSC-03"] == "not-due"


def test_a_decision_that_names_what_did_not_take_place_does_not_say_what_it_follows(pwp: Run, workspace: Tree) -> None:
    first = "timetable:\n  - {id: first, kind: consultation, not_done: The hall burned down}\n"
    files = changed(
        "plan.yaml", "timetable:\n", first, changed("decisions.yaml", "after: [consultation]", "after: [first]")
    )
    assert states(pwp, workspace(files))["MSC-11"] == "missing"
    told = json.loads(pwp("check", "-C", workspace(files), *ON).out)["findings"]
    assert any(one["code"] == "DEC11" and "consultation" in one["sentence"] for one in told)


def test_an_election_asks_for_an_extension_with_its_reason(pwp: Run, workspace: Tree) -> None:
    near = "avoid: [{what: An election, kind: pre-election, start: 2026-03-26, end: 2026-05-07}]\ntimetable:\n"
    files = changed("plan.yaml", "timetable:\n", near)
    assert states(pwp, workspace(files))["MSC-22"] == "missing"
    longer = "closed: 2026-04-24\n    end: 2026-04-10\n    extended: [{to: 2026-04-24, why: The weeks before it}]"
    assert states(pwp, workspace(changed("plan.yaml", "closed: 2026-04-24", longer, files)))["MSC-22"] == "met"


def test_a_temporary_change_that_is_to_stay_is_weighed(pwp: Run, workspace: Tree) -> None:
    made = "duration: permanent, in_effect: {since: 2025-11-03, why: Too few nurses, temporary: yes}"
    files = changed("engagement.yaml", "duration: permanent", made)
    found = states(pwp, workspace(files))
    assert (found["MSC-23"], found["MSC-20"]) == ("met", "met")
    assert states(pwp, workspace({**files, "change.yaml": "designation: {status: major}\n"}))["MSC-23"] == "missing"


def test_twelve_weeks_on_a_plan_are_warned_of_while_there_is_time(pwp: Run, workspace: Tree) -> None:
    row = "  - {id: consultation, kind: consultation, start: 2027-01-11, length: 12 weeks}\n"
    folder = workspace({**SOUND, "plan.yaml": f"timetable:\n{row}", "decisions.yaml": "decisions:\n"})
    told = json.loads(pwp("check", "-C", folder, *ON).out)["findings"]
    advised = [one["sentence"] for one in told if one["code"] == "CON05" and one["state"] == "advice"]
    assert advised == ["consultation is announced as 12 weeks, which is less than three months"]


def test_only_the_consultation_that_the_decision_follows_is_held_to_three_months(pwp: Run, workspace: Tree) -> None:
    short = "timetable:\n  - {id: on-the-case, kind: consultation, opened: 2025-09-01, closed: 2025-09-26}\n"
    files = changed("plan.yaml", "timetable:\n", short)
    assert states(pwp, workspace(files))["MSC-11"] == "met"
    unsaid = changed("decisions.yaml", "    after: [consultation]\n", "", files)
    assert states(pwp, workspace(unsaid))["MSC-11"] == "missing"
    other = changed("decisions.yaml", "after: [consultation]", "after: [on-the-case]", files)
    assert states(pwp, workspace(other))["MSC-11"] == "failed"


def test_a_policy_can_ask_for_more_months(pwp: Run, workspace: Tree) -> None:
    policy = """\
id: ours
title: Our own policy
requirements:
  - id: OUR-1
    title: Four months
    asks: A consultation lasts four months.
    step: engage
    judged: machine
    checks: [CON05]
    thresholds: {CON05: {months: 4}}
"""
    folder = workspace({**SOUND, "frameworks/ours.yaml": policy})
    told = json.loads(pwp("check", "-C", folder, *ON).out)["requirements"]
    found = {one["id"]: one["state"] for one in told}
    assert (found["OUR-1"], found["MSC-11"]) == ("failed", "met")


# --- of whom it is asked

FOR_BOARDS_ALONE = {"MSC-01", "MSC-02", "MSC-03", "MSC-04", "MSC-05", "MSC-06"} | {
    "MSC-17", "MSC-19", "MSC-20", "MSC-21", "MSC-26", "MSC-27", "MSC-28",
}  # fmt: skip
BEFORE_IT_IS_KNOWN = {"MSC-01", "MSC-02", "MSC-03", "MSC-04", "MSC-05", "MSC-06", "MSC-23", "MSC-24"}


def test_an_integration_joint_board_is_asked_all_but_what_is_for_boards_of_the_nhs(pwp: Run, workspace: Tree) -> None:
    files = changed("engagement.yaml", "type: nhs-board", "type: ijb")
    files["decisions.yaml"] = DECISIONS.replace("full-board", "ijb")
    told = reasons(pwp, workspace(files))
    assert {name for name, why in told.items() if why == "not asked of an integration joint board"} == FOR_BOARDS_ALONE
    assert states(pwp, workspace(files))["MSC-16"] == "met"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("type: nhs-board", "type: council", "not asked of a council"),
        ("type: nhs-board", "type: third-sector", "not asked of a third sector organisation"),
        ("services: [health]", "services: [social-care]", "no health service is concerned"),
        (
            "kind: service-change, services: [health], change: [relocated]",
            "kind: policy, services: [health]",
            "no service changes: the proposal is of the kind policy",
        ),
    ],
)
def test_it_is_asked_of_nobody_else_and_the_reason_is_told(
    pwp: Run, workspace: Tree, old: str, new: str, why: str
) -> None:
    folder = workspace(changed("engagement.yaml", old, new))
    assert set(states(pwp, folder).values()) == {"not-applicable"}
    assert set(reasons(pwp, folder).values()) == {why}


def test_of_a_change_that_is_not_major_only_is_asked_what_tells_whether_it_is(pwp: Run, workspace: Tree) -> None:
    files = {**SOUND, "change.yaml": CHANGE.replace("status: major", "status: not-major")}
    told = reasons(pwp, workspace(files))
    off = {name for name, why in told.items() if why == "the change is held not to be major"}
    assert told.keys() - off == BEFORE_IT_IS_KNOWN


def test_while_nothing_says_whether_it_is_major_the_rest_waits_on_that_one_fact(pwp: Run, workspace: Tree) -> None:
    folder = workspace({**SOUND, "change.yaml": "discussed_with: [patients]\n"})
    found, told = states(pwp, folder), reasons(pwp, folder)
    waiting = {name for name, why in told.items() if why == "the record does not say whether the change is major"}
    assert found.keys() - waiting == BEFORE_IT_IS_KNOWN
    assert {found[name] for name in waiting} == {"missing"}
    findings = json.loads(pwp("check", "-C", folder, *ON).out)["findings"]
    facts = [one["sentence"] for one in findings if one["code"] == "WSP30" and "major" in one["sentence"]]
    assert facts == ["the record does not say whether the change is major"]


# --- three months

DAY = timedelta(days=1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def last_of_three_months(first: date) -> date:
    """Worked out in another way: the day before the same day three months later, or the last of a shorter month."""
    year, month = first.year + (first.month > 9), (first.month + 2) % 12 + 1
    day = first.day
    while True:
        try:
            same = date(year, month, day)
        except ValueError:
            day -= 1
        else:
            return same - DAY if day == first.day else same


def row(*paused: Pause) -> Phase:
    return Phase(id=PhaseId("consultation"), kind="consultation", paused=paused)


@given(DAYS)
def test_three_months_are_up_on_the_day_worked_out_otherwise(first: date) -> None:
    due = last_of_three_months(first)
    assert months_on(first, 3) == due == full_on(row(), first, due, 3)
    assert 89 <= (due - first).days + 1 <= 92
    assert ran_for(row(), When.of(first), When.of(due), 3) is True
    assert ran_for(row(), When.of(first), When.of(due - DAY), 3) is False
    assert ran_for(row(), When.of(first), When.of(first + 83 * DAY), 3) is False


@given(DAYS, st.integers(0, 60), st.integers(1, 20), st.sampled_from(["all", "part", None]))
def test_days_on_which_all_of_it_stood_still_come_on_top_and_those_of_a_part_do_not(
    first: date, after: int, days: int, what: str | None
) -> None:
    begun = first + after * DAY
    pause = Pause(from_=When.of(begun), to=When.of(begun + (days - 1) * DAY), what=what)  # type: ignore[arg-type] # one of its words
    due = last_of_three_months(first)
    enough = {"all": due + days * DAY, "part": due, None: due + days * DAY}[what]
    assert ran_for(row(pause), When.of(first), When.of(enough), 3) is True
    assert ran_for(row(pause), When.of(first), When.of(enough - DAY), 3) is (None if what is None else False)


@given(st.integers(2000, 2100), st.integers(1, 12), DAYS)
def test_of_a_month_it_is_only_said_what_holds_for_each_of_its_days(year: int, month: int, end: date) -> None:
    opened = When.parse(f"{year}-{month:02}")
    days = [opened.first + number * DAY for number in range((opened.last - opened.first).days + 1)]
    each = {ran_for(row(), When.of(day), When.of(end), 3) for day in days}
    assert ran_for(row(), opened, When.of(end), 3) is (each.pop() if len(each) == 1 else None)


@pytest.mark.parametrize(
    ("first", "last", "enough"),
    [
        ("2026-03-01", "2026-05-31", True),
        ("2026-03-01", "2026-05-30", False),
        ("2025-11-30", "2026-02-28", True),
        ("2025-11-30", "2026-02-27", False),
        ("2027-11-30", "2028-02-29", True),
        ("2027-11-30", "2028-02-28", False),
        ("2026-01-31", "2026-04-30", True),
    ],
)
def test_three_months_at_their_edges(pwp: Run, workspace: Tree, first: str, last: str, enough: bool) -> None:
    ran = f"timetable:\n  - {{id: consultation, kind: consultation, opened: {first}, closed: {last}}}\n"
    folder = workspace({**SOUND, "plan.yaml": ran, "decisions.yaml": "decisions:\n"})
    told = json.loads(pwp("check", "-C", folder, "--as-of", "2029-01-01", "--format", "json").out)["requirements"]
    assert next(one["state"] for one in told if one["id"] == "MSC-11") == ("met" if enough else "failed")


@given(st.integers(1, 99), DAYS)
def test_a_length_is_called_too_short_only_where_it_is_whenever_it_begins(weeks: int, first: date) -> None:
    announced = Phase(id=PhaseId("consultation"), length=f"{weeks} weeks")
    assert shorter_than(announced, 3) is (weeks < 13)
    if shorter_than(announced, 3):
        assert first + (weeks * 7 - 1) * DAY < last_of_three_months(first)
