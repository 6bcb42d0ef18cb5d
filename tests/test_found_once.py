"""What several checks wait for, or find, is said once: in the same words, at the same place."""

import json

import pytest
from conftest import Run, Tree
from test_major_change import ON, SOUND, changed

TWO_CONSULTATIONS = changed(
    "plan.yaml",
    "timetable:\n",
    "timetable:\n  - {id: on-the-case, kind: consultation, opened: 2025-09-01, closed: 2025-09-26}\n",
)
UNDATED = changed("decisions.yaml", "    date: 2026-05-26\n", "")
UNCLEAR = changed("decisions.yaml", "    after: [consultation]\n", "", TWO_CONSULTATIONS)
UNMARKED = changed("decisions.yaml", "    stage: final\n", "")
UNMARKED["plan.yaml"] += "decision: {maker: NHS Strathord}\n"
UNMARKED["decisions.yaml"] += "  - {id: to-consult, date: 2025-12-09, outcome: approved}\n"
BEGUN_LATE = changed("options.yaml", "2025-12-02", "2026-02-02")
ENDED_LATE = changed("options.yaml", "held: [{date: 2025-12-02}]", "held: [{date: 2025-12-02}, {date: 2026-02-02}]")
UNKNOWN = changed("options.yaml", "held: [{date: 2025-12-02}]", "held: []")
ONCE = {
    "the decision has no day": (
        UNDATED,
        "when new-site was taken",
        "CHG10 CHG11 CHG13 CON02 DEC04 DEC06 ENG08",
    ),
    "nothing says which consultation it followed": (
        UNCLEAR,
        "new-site came after",
        "CHG08 CON05 CON06 CON07 DEC04",
    ),
    "nothing says whether it is the final one": (UNMARKED, "new-site is the final", "CHG08 CON05 CON06 CON07 DEC05"),
    "the appraisal began too late": (BEGUN_LATE, "first appraised", "CON07 OPT03"),
    "the appraisal ended too late": (ENDED_LATE, "still appraised", "CON07 OPT03"),
    "nothing says when the appraisal was": (UNKNOWN, "says when the options were appraised", "CON07 OPT01 OPT03 OPT05"),
}


@pytest.mark.parametrize("fault", ONCE)
def test_what_several_checks_find_is_one_sentence_at_one_place(pwp: Run, workspace: Tree, fault: str) -> None:
    files, words, codes = ONCE[fault]
    told = json.loads(pwp("check", "-C", workspace(files), *ON).out)["findings"]
    found = [one for one in told if words in one["sentence"] and one["code"] in codes.split()]
    assert {one["code"] for one in found} == set(codes.split())
    assert len({(one["sentence"], one["file"], one["line"]) for one in found}) == 1
    assert len([one for one in told if words in one["sentence"]]) == len(found)


def test_a_person_reads_it_in_full_only_once(pwp: Run, workspace: Tree) -> None:
    told = " ".join(pwp("check", "-C", workspace(UNCLEAR), *ON[:2], "--format", "text").out.split())
    said = "nothing says which part of the timetable, with people in it, new-site came after"
    assert told.count(said) - told.count(f"As above: {said}") == 1


def test_a_sound_record_says_none_of_it(pwp: Run, workspace: Tree) -> None:
    told = json.loads(pwp("check", "-C", workspace(SOUND), *ON).out)["findings"]
    assert not [one for one in told if any(words in one["sentence"] for _, words, _ in ONCE.values())]
