"""Option appraisal: one that was held right, and its twins that each fall short in one thing."""

import json
from collections.abc import Mapping

import pytest
from conftest import Run, Tree

ENGAGEMENT = """\
format: 1
id: clinic
title: The village clinic
body: {name: NHS Northmoor, type: nhs-board}
proposal: {kind: service-change, services: [health], reach: local}
started: 2025-09-01
step: decide
"""
MAP = """\
stakeholders:
  - {id: patients, name: People who use the clinic, kind: need, affected: direct}
  - {id: carers-north, name: Carers in the north, kind: identity, affected: direct}
  - {id: village, name: The village, kind: place}
  - {id: nurses, name: Nurses, kind: staff}
"""
PLAN = """\
timetable:
  - {id: workshops, kind: option-appraisal, start: 2025-10-14, opened: 2025-10-14, closed: 2025-11-04}
  - id: consultation
    kind: consultation
    what: The village clinic
    start: 2026-01-12
    opened: 2026-01-12
    closed: 2026-04-05
    options: [stay, move]
information:
  - {id: why-change, what: Why the clinic cannot stay as it is, for: [workshops], covers: [reasons], documents: [case]}
"""
OPTIONS = """\
options:
  - {id: stay, title: As it is, kind: status-quo}
  - {id: move, title: To the harbour, kind: change, proposed_by: The workshop of 14 October}
  - id: old-school
    title: The old school
    kind: change
    proposed_by: NHS Northmoor
    discarded: {date: 2025-10-28, why: The survey found that the roof cannot be made safe}
appraisal:
  held: [{date: 2025-10-14, what: First workshop}, {date: 2025-11-04, what: Scoring}]
  participants:
    - {stakeholder: patients, people: 6}
    - {stakeholder: carers-north, people: 5}
    - {stakeholder: village, people: 4}
    - {stakeholder: nurses, people: 4}
  criteria:
    - {id: travel, criterion: How far people travel, weight: 60, set_by: The workshop}
    - {id: care, criterion: How good the care can be, weight: 40, set_by: The workshop}
  scores:
    - {option: stay, criterion: travel, score: 5, by: The workshop, evidence: [travel-times]}
    - {option: stay, criterion: care, score: 1, by: The workshop, why: Two rooms have no window}
    - {option: move, criterion: travel, score: 4, by: The workshop, evidence: [travel-times]}
    - {option: move, criterion: care, score: 5, by: The workshop, why: There is room for a second nurse}
  result: {ranking: [move, stay], recommendation: move, date: 2025-11-18}
"""
DOCUMENTS = """\
documents:
  - {id: case, title: Why it cannot stay as it is, date: 2025-10-07, public: yes, url: "https://example.org/case"}
  - {id: travel-times, title: How long people travel, date: 2025-09-30}
"""
DECISIONS = """\
decisions:
  - {id: site, date: 2026-05-19, stage: final, outcome: approved, after: [consultation], options: [move]}
"""
EVALUATION = """\
judgements:
  - requirements: [OPT-4]
    rating: met
    by: [Panel of patients]
    date: 2026-05-25
    why: The harbour was a patient's idea
    evidence: [travel-times]
"""
SOUND = {
    "engagement.yaml": ENGAGEMENT,
    "stakeholders.yaml": MAP,
    "plan.yaml": PLAN,
    "options.yaml": OPTIONS,
    "documents.yaml": DOCUMENTS,
    "decisions.yaml": DECISIONS,
    "evaluation.yaml": EVALUATION,
}
ASKED = tuple(f"OPT-{number}" for number in range(1, 10))


def states(pwp: Run, tree: Tree, files: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The state of each requirement in a record, and what was found about them."""
    folder = tree(files)
    ran = pwp("check", "-C", folder, "--as-of", "2026-06-01", "--format", "json")
    assert ran.status in (0, 1), ran.err
    told = json.loads(ran.out)
    found = {one["id"]: one["state"] for one in told["requirements"] if one["id"] in ASKED}
    about = [one["sentence"] for one in told["findings"] if set(one["requirements"]) & set(ASKED)]
    return found, about


def test_a_sound_appraisal_meets_all_that_is_asked(pwp: Run, tree: Tree) -> None:
    found, about = states(pwp, tree, SOUND)
    assert (found, about) == (dict.fromkeys(ASKED, "met"), [])


TWINS = {
    "it was held after the consultation opened": (
        "options.yaml", "held: [{date: 2025-10-14, what: First workshop}, {date: 2025-11-04, what: Scoring}]",
        "held: [{date: 2026-02-10}]", "OPT-1", "failed", "first appraised on 10 February 2026",
    ),
    "carers were not there": (
        "options.yaml", "    - {stakeholder: carers-north, people: 5}\n", "", "OPT-2", "missing", "from among carers",
    ),
    "nothing says how many patients were there": (
        "options.yaml", "patients, people: 6", "patients", "OPT-2", "missing", "how many people took part",
    ),
    "the reasons came afterwards": (
        "documents.yaml", "date: 2025-10-07", "date: 2025-12-02", "OPT-3", "failed", "came out after",
    ),
    "the reasons were for somebody else": (
        "plan.yaml", "for: [workshops]", "given_to: [village-hall]", "OPT-3", "missing", "reached those who appraised",
    ),
    "the body thought of all options": (
        "options.yaml", "The workshop of 14 October", "NHS Northmoor",
        "OPT-4", "missing", "every option was put forward",
    ),
    "an option was dropped without a reason": (
        "options.yaml", ", why: The survey found that the roof cannot be made safe", "", "OPT-4", "missing",
        "why old-school was dropped",
    ),
    "it was decided for what nobody was asked about": (
        "decisions.yaml", "options: [move]", "options: [old-school]",
        "OPT-4", "failed", "people were not asked about that",
    ),
    "one score is lacking": (
        "options.yaml",
        "    - {option: stay, criterion: care, score: 1, by: The workshop, why: Two rooms have no window}\n",
        "", "OPT-5", "missing", "stay has no score for care",
    ),
    "nobody says what a score rests on": (
        "options.yaml", ", why: Two rooms have no window", "", "OPT-5", "missing", "what is behind the score",
    ),
    "the weights add up to ninety": (
        "options.yaml", "weight: 40", "weight: 30", "OPT-5", "missing", "the weights add up to 90",
    ),
    "the ranking is not that of the scores": (
        "options.yaml", "ranking: [move, stay]", "ranking: [stay, move]",
        "OPT-5", "failed", "by the scores move is ahead",
    ),
    "the decision came before the recommendation": (
        "decisions.yaml", "date: 2026-05-19", "date: 2025-11-11", "OPT-6", "failed", "before the recommendation",
    ),
    "the decision was the result": (
        "decisions.yaml", "date: 2026-05-19", "date: 2025-11-18", "OPT-6", "missing", "on the very day",
    ),
    "leaving things as they are was not on the list": (
        "options.yaml", "kind: status-quo", "kind: change, proposed_by: The village", "OPT-7", "missing",
        "no option leaves things as they are",
    ),
    "leaving things as they are was not considered": (
        "options.yaml", "kind: status-quo", "kind: status-quo, not_done: The lease ends", "OPT-7", "failed",
        "stay was not considered",
    ),
    "nothing says who set a weight": (
        "options.yaml", "weight: 40, set_by: The workshop", "weight: 40",
        "OPT-8", "missing", "who set the weight of care",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", TWINS)
def test_an_appraisal_falls_short_where(pwp: Run, tree: Tree, what: str) -> None:
    file, right, wrong, requirement, state, said = TWINS[what]
    assert SOUND[file].count(right) == 1, "the twin differs in one place"
    found, about = states(pwp, tree, {**SOUND, file: SOUND[file].replace(right, wrong)})
    assert found[requirement] == state, about
    assert any(said in one for one in about), about


def test_a_ranking_that_hangs_on_one_weight_is_advice_and_says_on_which(pwp: Run, tree: Tree) -> None:
    near = OPTIONS.replace("option: stay, criterion: care, score: 1", "option: stay, criterion: care, score: 3")
    found, about = states(pwp, tree, {**SOUND, "options.yaml": near})
    assert found["OPT-9"] == "met"
    assert about == ["stay would come first if travel counted 10 points of a hundred more"]


def test_it_is_not_asked_of_a_council_nor_where_no_health_service_changes(pwp: Run, tree: Tree) -> None:
    for right, wrong in (("type: nhs-board", "type: council"), ("[health]", "[social-care]")):
        found, _ = states(pwp, tree, {**SOUND, "engagement.yaml": ENGAGEMENT.replace(right, wrong)})
        assert found == dict.fromkeys(ASKED, "not-applicable")


def test_where_nothing_is_appraised_it_is_missing_and_not_wrong(pwp: Run, tree: Tree) -> None:
    files = {name: text for name, text in SOUND.items() if name not in ("options.yaml", "decisions.yaml")}
    plan = PLAN.replace("    options: [stay, move]\n", "")
    found, _ = states(pwp, tree, {**files, "plan.yaml": plan})
    assert found["OPT-9"] == "not-applicable"
    assert {found[name] for name in ASKED[:8]} == {"missing"}


def test_what_a_code_and_a_requirement_ask_is_explained(pwp: Run) -> None:
    assert "Scores rest on what is known" in pwp("explain", "OPT-5").out
    assert "OPT-5" in pwp("explain", "OPT09").out
