"""No document shows a number so small that it may tell who somebody was, nor what it can be worked out from.

What is hidden is proved twice: by whoever reckons with all the numbers of a line, and by records that differ in their
small numbers alone, of which every document must be the same to the letter.
"""

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from conftest import EXAMPLES, Run, Tree

ON = ("--as-of", "2026-03-02")
SMALL = range(1, 5)
ANY = {
    "engagement.yaml": "format: 1\nid: x\ntitle: X\nstep: evaluate\nbody: {name: NHS X, type: nhs-board}\n"
    "proposal: {kind: service-change, services: [health]}\n",
    "stakeholders.yaml": "stakeholders:\n"
    "  - {id: deaf, name: Deaf people, kind: identity, affected: direct, size: {number: 2, source: Census}}\n"
    "  - {id: old, name: Older people, kind: identity, affected: direct}\n",
    "plan.yaml": "purpose: To ask\nprivacy: {purpose: To weigh what people say, basis: public task}\ntimetable:\n"
    + "".join(
        f"  - {{id: {one}, what: {one.title()}, kind: engagement, opened: 2026-01-12}}\n"
        for one in ("talks", "forms", "letters", "unsaid")
    )
    + "  - {id: paper, what: A paper, kind: consultation, start: 2026-09-07}\n",
    "impact.yaml": "assessments:\n  - {id: eqia, covers: [equality], title: Equality, started: 2026-01-12,"
    " groups: [{stakeholder: deaf, characteristic: disability, effect: negative, what: Noise, themes: [quiet]}]}\n",
}
"""What the records have in common; each kind of document but two can be written of it."""
OTHERS = re.compile(r"The engagement is with|Of the \d+ things")
"""What stands in lines that count groups, or what a paper must hold."""
WRITTEN = {
    *("assurance", "consultation", "decision-annex", "engagement-plan", "evaluation", "feedback", "findings"),
    *("impact-assessment", "option-appraisal", "stakeholder-map"),
}


def theme(id_: str, n: int | str, of: int | str = 71) -> str:
    return (
        f"  - {{id: {id_}, theme: Theme {id_}, raised_by: [deaf], characteristics: [disability],"
        f" count: {{what: people, n: {n}, of: {of}}}, response: {{outcome: done, what: Yes}}}}\n"
    )


def beside_great_ones(n: int) -> dict[str, str]:
    """A record in which every small number is so many, or is what is left of a great one."""
    return {
        **ANY,
        "themes.yaml": "totals:\n"
        f"  - {{for: talks, people: 71, responses: 71, organisations: {11 - n}, individuals: {n}, unknown: 60}}\n"
        f"  - {{for: forms, people: 90, responses: 90, individuals: {90 - n}, unknown: {n}, campaign: {90 - n}}}\n"
        f"  - {{for: letters, people: {n}, responses: 80, organisations: 40, individuals: 40, campaign: {n}}}\n"
        f"  - {{for: unsaid, people: 60, organisations: 40, individuals: {20 - n}}}\n"
        "themes:\n" + theme("quiet", n) + theme("loud", 71 - n) + theme("few", n, 8) + theme("most", 8 - n, 8),
        "options.yaml": "options:\n  - {id: a, title: Stay, kind: status-quo}\n"
        "  - {id: b, title: Move, kind: change}\nappraisal:\n  held: [{date: 2026-01-20}]\n  participants:\n"
        f"    - {{stakeholder: deaf, people: {n}}}\n    - {{stakeholder: old, people: 30}}\n",
        "evaluation.yaml": "participants:\n  asked: 70\n  answered: 60\n  questions:\n"
        f"    - {{question: Were you heard?, positive: {60 - n}, answered: 60}}\n"
        f"    - {{question: Were you late?, positive: {n}, answered: 60}}\n",
        "log/2026-01-12-hall.yaml": "kind: activity\ntitle: In the hall\ndate: 2026-01-12\nstakeholders: [deaf, old]\n"
        "reached:\n  people: 71\n  attendances: 85\n"
        f"  by_group: [{{stakeholder: deaf, people: {n}}}, {{stakeholder: old, people: {71 - n}}}]\n"
        f"experience: {{asked: 70, positive: {70 - n}}}\nso_far: {{people: {120 - n}}}\n",
        "log/2026-01-14-school.yaml": "kind: activity\ntitle: In the school\ndate: 2026-01-14\n"
        f"stakeholders: [deaf, old]\nreached: {{people: 50, by_group: [{{stakeholder: old, people: {50 - n}}}]}}\n"
        f"experience: {{asked: 50, positive: {n}}}\nso_far: {{people: 120}}\n",
        "log/2026-01-16-form.yaml": "kind: submission\ntitle: A form\ndate: 2026-01-16\nstakeholders: [old]\n"
        f"received: {{form: petition, responses: {n}, signatures: 300}}\nsent: {{number: {n}, what: letters}}\n",
    }


def all_small(n: int) -> dict[str, str]:
    """A record that counts nobody but so many, wherever people are counted."""
    return {
        **ANY,
        "themes.yaml": f"totals:\n  - {{for: talks, people: {n}, responses: {n}, individuals: {n}, campaign: {n}}}\n"
        "themes:\n" + theme("quiet", n, n) + theme("loud", n, "").replace(", of: ", ""),
        "options.yaml": "options:\n  - {id: a, title: Stay, kind: status-quo}\n"
        f"appraisal:\n  held: [{{date: 2026-01-20}}]\n  participants: [{{stakeholder: deaf, people: {n}}}]\n",
        "evaluation.yaml": f"participants:\n  asked: {n}\n  answered: {n}\n  questions:\n"
        f"    - {{question: Were you heard?, positive: {n}, answered: {n}}}\n",
        "log/2026-01-12-hall.yaml": "kind: activity\ntitle: In the hall\ndate: 2026-01-12\nstakeholders: [deaf]\n"
        f"reached: {{people: {n}, responses: {n}, attendances: {n}, by_group: [{{stakeholder: deaf, people: {n}}}]}}\n"
        f"experience: {{asked: {n}, positive: {n}}}\nso_far: {{people: {n}}}\n",
        "log/2026-01-16-form.yaml": "kind: submission\ntitle: A petition\ndate: 2026-01-16\nstakeholders: [deaf]\n"
        f"received: {{form: petition, responses: {n}, signatures: {n}}}\n",
    }


def misfits(n: int) -> dict[str, str]:
    """A record whose numbers do not fit together, so that checks speak of them."""
    return {
        **all_small(n),
        "plan.yaml": ANY["plan.yaml"] + "methods: [{id: hall, method: public meeting, for: [deaf]}]\n",
        "themes.yaml": "totals:\n"
        f"  - {{for: talks, people: 71, responses: 7, organisations: 20, individuals: {n}}}\n"
        "themes:\n" + theme("quiet", 40, n),
        "evaluation.yaml": f"participants: {{asked: {n}, answered: 40}}\n",
        "log/2026-01-12-hall.yaml": "kind: activity\ntitle: In the hall\ndate: 2026-01-12\nmethod: hall\n"
        f"stakeholders: [deaf]\nreached: {{people: {n}, attendances: {n}}}\nexperience: {{asked: {n}, positive: 40}}\n"
        "so_far: {people: 4}\n",
        "log/2026-01-14-hall.yaml": "kind: activity\ntitle: Again\ndate: 2026-01-14\nmethod: hall\n"
        "stakeholders: [deaf]\nso_far: {people: 3}\n",
    }


def documents(pwp: Run, folder: Path, *more: str) -> dict[str, str]:
    """Every document that can be written of a record, and the feedback for one group."""
    assert pwp("report", "--all", "--format", "md", "-C", folder, *ON, *more).status == 0
    assert pwp("report", "feedback", "--about", "deaf", "--format", "md", "-C", folder, *ON, *more).status == 0
    found = {file.stem: file.read_text(encoding="utf-8") for file in (folder / "reports").glob("*.md")}
    assert {f"{name}{'-internal' if more else ''}" for name in (*WRITTEN, "feedback-deaf")} == set(found)
    return {name: text.rpartition("<!--")[0] for name, text in found.items()}


@pytest.mark.parametrize("record", [beside_great_ones, all_small, misfits])
def test_records_that_differ_in_small_numbers_alone_have_the_same_documents(
    pwp: Run, workspace: Tree, record: Callable[[int], dict[str, str]]
) -> None:
    first, *others = (documents(pwp, workspace(record(n))) for n in SMALL)
    for other in others:
        for name, text in first.items():
            assert other[name].splitlines() == text.splitlines(), name


def test_whoever_reckons_with_all_numbers_of_a_line_comes_to_no_small_one(pwp: Run, workspace: Tree) -> None:
    for name, text in documents(pwp, workspace(beside_great_ones(3))).items():
        for line in counted(text) if name != "assurance" else ():  # which counts requirements
            shown = [int(one.replace(",", "")) for one in re.findall(r"(?<![\w/-])\d[\d,]*(?![\w/-])", line)]
            greatest = max(shown, default=0)
            parts = [one for one in shown if one < greatest]
            told = {sum(some) for size in range(len(parts) + 1) for some in combinations(parts, size)}
            assert not [one for one in told if 0 < greatest - one < 5], (name, line)
            assert not [one for one in shown if 0 < one < 5], (name, line)


def counted(text: str) -> list[str]:
    """The lines that may count people, without days, lines of files, sizes from the census, and what is hidden."""
    lines = [line for line in text.splitlines() if not line.startswith("#") and not OTHERS.search(line)]
    apart = (
        r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b|fewer than 5|line \d+|\d people \(Census\)|\| \d\. |step \d of 7|appendix \d"
    )
    return [re.sub(apart, "", line, flags=re.IGNORECASE) for line in lines]


def test_a_document_for_the_bodys_own_people_hides_small_numbers_too(pwp: Run, workspace: Tree) -> None:
    public = documents(pwp, folder := workspace(all_small(3)))
    for file in (folder / "reports").iterdir():
        file.unlink()
    internal = documents(pwp, folder, "--internal")
    assert internal["findings-internal"].count("ewer than 5") == public["findings"].count("ewer than 5") > 10


def findings(pwp: Run, folder: Path) -> str:
    ran = pwp("report", "findings", "-o", "-", "-C", folder, *ON)
    assert ran.status == 0, ran.err
    return ran.out


POLICY = (
    "id: mine\ntitle: Our own policy\nrequirements:\n  - {id: MY-1, title: Ours, asks: Ours is kept., step: identify,"
    " judged: machine, checks: [PRV08], thresholds: {PRV08: {%s}}}\n"
)


@pytest.mark.parametrize(
    ("limits", "of_all", "of_disabled"),
    [
        ("", "6", "6"),
        ("smallest: 8", "fewer than 8", "fewer than 8"),
        ("smallest_if_sensitive: 10", "6", "fewer than 10"),
        ("smallest: 8, smallest_if_sensitive: 3", "fewer than 8", "6"),
    ],
)
def test_the_limits_that_the_bodys_own_policy_sets_hold_for_its_documents(
    pwp: Run, workspace: Tree, limits: str, of_all: str, of_disabled: str
) -> None:
    themes = "themes:\n" + theme("quiet", 6) + theme("cheap", 6).replace(" characteristics: [disability],", "")
    policy = {"frameworks/mine.yaml": POLICY % limits} if limits else {}
    text = findings(pwp, workspace({**ANY, "themes.yaml": themes, **policy}))
    assert f"| Theme quiet | {of_disabled} of 71 people |" in text
    assert f"| Theme cheap | {of_all} of 71 people |" in text


def test_no_policy_lowers_the_limit_so_far_that_what_is_hidden_is_known(pwp: Run, workspace: Tree) -> None:
    policy = {"frameworks/mine.yaml": POLICY % "smallest: 1"}
    themes = "themes:\n" + theme("quiet", 1) + theme("cheap", 1).replace(" characteristics: [disability],", "")
    text = findings(pwp, workspace({**ANY, "themes.yaml": themes, **policy}))
    assert "| Theme quiet | fewer than 3 of 71 people |" in text
    assert "| Theme cheap | fewer than 3 of 71 people |" in text


@pytest.mark.parametrize(
    ("n", "of", "shown"),
    [
        (0, 71, "0 of 71"),
        (1, 71, "fewer than 5 of 71"),
        (4, 71, "fewer than 5 of 71"),
        (5, 71, "5 of 71"),
        (66, 71, "66 of 71"),
        (67, 71, "nearly all of 71"),
        (70, 71, "nearly all of 71"),
        (71, 71, "71 of 71"),
        (5, 10, "5 of 10"),
        (6, 10, "nearly all of 10"),
        *((n, 6, "some of 6") for n in range(1, 6)),
        (3, 4, "fewer than 5 of fewer than 5"),
    ],
)
def test_a_number_is_hidden_where_it_or_what_is_left_over_is_small(
    pwp: Run, workspace: Tree, n: int, of: int, shown: str
) -> None:
    text = findings(pwp, workspace({**ANY, "themes.yaml": "themes:\n" + theme("quiet", n, of)}))
    assert f"| Theme quiet | {shown} people |" in text


def test_themes_of_which_the_number_is_hidden_are_not_put_in_order_by_it(pwp: Run, workspace: Tree) -> None:
    themes = "themes:\n" + theme("a", 2) + theme("b", 4) + theme("c", 69) + theme("d", 70) + theme("e", 44)
    text = findings(pwp, workspace({**ANY, "themes.yaml": themes}))
    assert re.findall(r"^\| Theme (\w)", text, re.MULTILINE)[:5] == ["c", "d", "e", "a", "b"]


def test_where_a_total_would_tell_its_parts_people_and_responses_are_both_left_out(pwp: Run, workspace: Tree) -> None:
    totals = "totals: [{for: talks, people: 8, responses: 8, organisations: 0, individuals: 4, unknown: 4}]\n"
    folder = workspace({**ANY, "themes.yaml": totals})
    hidden = "| not shown | not shown |"
    assert f"| Talks {hidden} 0 from organisations<br>fewer than 5 from individuals" in findings(pwp, folder)
    assert f"| Talks {hidden}" in pwp("report", "feedback", "-o", "-", "-C", folder, *ON).out


def test_few_responses_hide_themselves_and_not_how_many_people_there_were(pwp: Run, workspace: Tree) -> None:
    totals = "totals: [{for: talks, people: 71, responses: 3, organisations: 0, individuals: 3}]\n"
    text = findings(pwp, workspace({**ANY, "themes.yaml": totals}))
    assert "| Talks | 71 people | fewer than 5 responses | 0 from organisations<br>fewer than 5 from ind" in text


@pytest.mark.parametrize(("source", "shown"), [(", source: Census", "2 people (Census)"), ("", "Fewer than 5 people")])
def test_how_many_a_group_is_is_shown_where_others_can_read_it(
    pwp: Run, workspace: Tree, source: str, shown: str
) -> None:
    record = beside_great_ones(3)
    there = record["stakeholders.yaml"].replace(", source: Census", source)
    assert f"| Deaf people | {shown} |" in findings(pwp, workspace({**record, "stakeholders.yaml": there}))


def test_running_totals_do_not_tell_how_few_came_in_between(pwp: Run, workspace: Tree) -> None:
    entry = "kind: activity\ntitle: Talk\ndate: 2026-01-{day}\nstakeholders: [old]\nso_far: {{people: {people}}}\n"
    days = {"12": 3, "13": 40, "14": 43, "15": 60}
    files = {f"log/2026-01-{day}-talk.yaml": entry.format(day=day, people=n) for day, n in days.items()}
    said = re.findall(r"Running total by then: ([^|<]*) \|", findings(pwp, workspace({**ANY, **files})))
    assert said == ["fewer than 5 people", "number of people not shown", "43 people", "60 people"]


@pytest.mark.parametrize(
    ("so_far", "shown"), [(66, "66 people"), (68, "number of people not shown"), (71, "71 people")]
)
def test_a_running_total_does_not_tell_how_few_came_after_it_beside_the_total_of_all(
    pwp: Run, workspace: Tree, so_far: int, shown: str
) -> None:
    entry = f"kind: activity\ntitle: Talk\ndate: 2026-01-12\nstakeholders: [old]\nso_far: {{people: {so_far}}}\n"
    totals = "totals: [{for: talks, people: 71}]\n"
    text = findings(pwp, workspace({**ANY, "themes.yaml": totals, "log/2026-01-12-talk.yaml": entry}))
    assert f"Running total by then: {shown} |" in text


@pytest.mark.parametrize(
    ("example", "kept"),
    [
        (
            "rehabilitation-beds",
            (
                "| 618 people | 618 responses | 11 from organisations<br>607 from individuals |",
                "402 of 618 responses",
                "19 of 618 responses",
                ": 41 people<br>",
                "| 96 people | 81 people |",
            ),
        ),
        (
            "day-service",
            (
                "| 110 people | 134 responses | 4 from organisations<br>130 from individuals |",
                "66 of 110 people",
                "31 people (Carers centre)",
            ),
        ),
    ],
)
def test_the_sound_examples_keep_their_numbers(pwp: Run, example: str, kept: tuple[str, ...]) -> None:
    text = findings(pwp, EXAMPLES / example)
    assert [one for one in kept if one not in text] == []
