"""What people tell us: how the record shows that it is kept and published with care, as `pwp check` says it."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import Run, Tree

from pwp.assessment import published_frameworks
from pwp.privacy.attribution import things_told

FRAMEWORK = next(one for one in published_frameworks() if one.id == "handling-what-people-say")
ON = ("--as-of", "2026-06-01", "--step", "feedback")
ENGAGEMENT = "format: 1\nid: ferry\nstarted: 2026-01-05\nbody: {type: council}\n"
PLAN = """\
timetable:
  - {id: talks, kind: engagement, opened: 2026-02-09, closed: 2026-04-24}
privacy:
  purpose: Names of those who want an answer, to write to them
  basis: Public task
  notice: On the back of every card
  notice_since: 2026-02-02
  retention_until: 2027-09-30
  disclosure_assessed: {date: 2026-05-11, by: Data protection officer, outcome: Two quotes are left out}
"""
THEMES = """\
themes:
  - id: last-ferry
    count: {what: people, n: 46, of: 212}
quotes:
  - id: the-queue
    text: We queue in the rain
    attributed_as: somebody who takes the ferry
    person: P014
    permission: {written: 2026-04-22, document: consent-14}
"""
DOCUMENTS = "documents:\n  - {id: consent-14, title: Signed form in the locked cabinet, public: no}\n"
PEOPLE = "people:\n  - {id: P014, name: Morven Example}\n"
WELL_KEPT = {
    "engagement.yaml": ENGAGEMENT,
    "plan.yaml": PLAN,
    "themes.yaml": THEMES,
    "documents.yaml": DOCUMENTS,
    "private/people.yaml": PEOPLE,
}


def states(pwp: Run, folder: Path) -> Mapping[str, tuple[str, str]]:
    """The state of each requirement of this framework, with the reason, as `pwp check` says it."""
    ran = pwp("check", "-C", folder, *ON, "--format", "json")
    told = json.loads(ran.out)["requirements"]
    return {one["id"]: (one["state"], one["reason"]) for one in told if one["framework"].startswith(FRAMEWORK.id)}


def changed(file: str, old: str, new: str) -> Mapping[str, str]:
    """The record in which everything was done, but for one thing."""
    assert old in WELL_KEPT[file]
    return {**WELL_KEPT, file: WELL_KEPT[file].replace(old, new)}


def test_what_is_kept_with_care_is_met_and_the_rest_is_put_to_people(pwp: Run, workspace: Tree) -> None:
    found = {name: state for name, (state, _) in states(pwp, workspace(WELL_KEPT)).items()}
    machine = {one.id for one in FRAMEWORK.requirements if one.judged == "machine"}
    assert {name: found[name] for name in machine} == dict.fromkeys(machine, "met")
    assert found["GD-9"] == "missing", "nobody said whether anybody under 18 is affected"
    assert {found[name] for name in set(found) - machine - {"GD-9"}} == {"to-judge"}


@pytest.mark.parametrize(
    ("name", "state", "file", "old", "new"),
    [
        ("GD-1", "missing", "plan.yaml", "basis: Public task", "basis: The Data Protection Act 2018"),
        ("GD-1", "missing", "plan.yaml", "  purpose: Names of those who want an answer, to write to them\n", ""),
        ("GD-3", "failed", "plan.yaml", "notice_since: 2026-02-02", "notice_since: 2026-03-02"),
        ("GD-3", "missing", "plan.yaml", "notice_since: 2026-02-02", "notice_since: 2026"),
        ("GD-4", "missing", "plan.yaml", "retention_until: 2027-09-30", "retention_until: 2026-05-29"),
        ("GD-4", "failed", "plan.yaml", "retention_until: 2027-09-30", "deleted: 2026-05-29"),
        ("GD-6", "missing", "themes.yaml", ", document: consent-14", ""),
        ("GD-6", "missing", "themes.yaml", "written: 2026-04-22", "written: 2026-06-22"),
        ("GD-6", "failed", "documents.yaml", "public: no", "public: yes"),
        ("GD-6", "failed", "themes.yaml", "in the rain", "in the rain with Morven Example"),
        ("GD-7", "missing", "plan.yaml", "date: 2026-05-11", "date: 2026-04-02"),
        ("SDC-7", "missing", "plan.yaml", "outcome: Two quotes are left out", "outcome: ok"),
        ("SDC-7", "missing", "plan.yaml", ", by: Data protection officer", ""),
    ],
)
def test_what_is_filled_in_and_falls_short_is_not_taken_for_done(
    pwp: Run, workspace: Tree, name: str, state: str, file: str, old: str, new: str
) -> None:
    assert states(pwp, workspace(changed(file, old, new)))[name][0] == state


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("themes.yaml", "n: 46", "n: 212", "all 212 raised last-ferry, so it is known of each of them"),
        ("themes.yaml", "somebody who takes the ferry", "a diver with asthma on Unst", "tells 3 things of the speaker"),
        ("plan.yaml", "  disclosure_assessed:", "  note:", ""),
    ],
)
def test_what_may_show_somebody_is_advice_and_no_failing(
    pwp: Run, workspace: Tree, file: str, old: str, new: str, said: str
) -> None:
    folder = workspace(changed(file, old, new) if said else {**WELL_KEPT, "plan.yaml": "privacy: {basis: Consent}\n"})
    if not said:
        (folder / "themes.yaml").write_text("themes: [{id: last-ferry, count: {n: 3}}]\n", "utf-8")
        said = "last-ferry counts 3; publish 'fewer than 5', or join it with others"
    ran = pwp("check", "-C", folder, *ON, "--format", "concise")
    assert [line for line in ran.out.splitlines() if said in line and " advice " in line]
    assert {states(pwp, folder)[name][0] for name in ("SDC-1", "SDC-5")} <= {"met", "not-applicable"}


def test_where_no_personal_data_is_held_nothing_of_it_is_asked_and_the_reason_is_shown(
    pwp: Run, workspace: Tree
) -> None:
    plan = "privacy: {not_done: Comments go on the wall without names}\n"
    found = states(pwp, workspace({"engagement.yaml": ENGAGEMENT, "plan.yaml": plan}))
    reason = "no personal data is held: Comments go on the wall without names"
    assert set(found.values()) == {("not-applicable", reason)}


def test_where_nobody_said_whether_personal_data_is_held_that_is_asked_for_first(pwp: Run, workspace: Tree) -> None:
    ran = pwp("check", "-C", workspace({"engagement.yaml": ENGAGEMENT}), *ON, "--format", "concise")
    assert "WSP30 missing the record does not say whether personal data is held" in ran.out
    assert "PRV03" not in ran.out


def test_what_rests_on_what_was_not_read_is_advice_and_says_so(pwp: Run) -> None:
    unread = [one for one in FRAMEWORK.requirements if one.verified == "unverified"]
    assert {one.severity for one in unread} == {"advice"}
    assert "must" not in {one.severity for one in FRAMEWORK.requirements}
    assert "not checked against the published text" in pwp("explain", unread[0].id).out


@pytest.mark.parametrize(
    ("said", "things"),
    [
        ("", 0),
        ("somebody who lives in the Upper Glen", 1),
        ("A carer", 1),
        ("a carer in the north of the area", 2),
        ("Teacher with epilepsy, Lerwick", 3),
        ("father of twins, 34, Unst", 3),
        ("a woman aged 93 who keeps bees in Yell", 4),
        ("a person, somebody", 0),
    ],
)
def test_how_many_things_are_said_of_a_speaker_is_counted(said: str, things: int) -> None:
    assert things_told(said) == things
