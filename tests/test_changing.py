"""`pwp answer`, `close`, `judge` and `step` from the outside: what is there is given more, and all else stays."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, Ran, Run, Tree
from small_record import SMALL, files, held

Ask = Callable[..., Ran]


@pytest.fixture
def folder(workspace: Tree) -> Path:
    """A small record with two groups, two methods, two themes and a promise."""
    return workspace(SMALL)


@pytest.fixture
def ask(pwp: Run, folder: Path) -> Ask:
    """A command asked of the small record."""
    return lambda *words, **more: pwp(*words, "-C", folder, **more)


@pytest.fixture
def example(tree: Tree) -> Path:
    """A copy of an example that is at its last step."""
    source = EXAMPLES / "day-service"
    return tree({path.relative_to(source).as_posix(): path.read_bytes() for path in source.rglob("*.yaml")})


def left_alone(ran: Ran, folder: Path, said: str) -> None:
    """It said so with status 2, and no file holds anything else than it did."""
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err, ran.err
    assert {name: data.decode() for name, data in files(folder).items() if name in SMALL} == SMALL


def requirement(pwp: Run, folder: Path, id_: str) -> dict[str, Any]:
    """What `pwp check` tells programs of one requirement."""
    told = json.loads(pwp("check", "-C", folder, "--format", "json").out)["requirements"]
    (found,) = (one for one in told if one["id"] == id_)
    return dict(found)


# Answers


def test_an_answer_is_put_beside_its_theme_and_nothing_else_changes(ask: Ask, folder: Path) -> None:
    ran = ask(
        "answer", "transport", "A bus at 8 pm", "--outcome", "will-do", "--why", "Most asked", "--due", "May 2027"
    )
    assert ran == Ran(
        0,
        f"The answer to transport is in {folder.as_posix()}/themes.yaml:\n  outcome: will-do\n  what: A bus at 8 pm\n"
        "  why: Most asked\n  due: 2027-05\n",
        "",
    )
    new = "      outcome: will-do\n      what: A bus at 8 pm\n      why: Most asked\n      due: 2027-05\n"
    expected = SMALL["themes.yaml"].replace("response:   # not yet\n", f"response:   # not yet\n{new}")
    assert (folder / "themes.yaml").read_text("utf-8") == expected


def test_where_two_things_have_one_id_neither_is_written_to(ask: Ask, folder: Path) -> None:
    for file, of, words in (
        ("themes", "theme", ("answer", "transport")),
        ("commitments", "commitment", ("close", "x")),
    ):
        id_, path = words[1], folder / f"{file}.yaml"
        path.write_bytes(twice := f"{file}:\n  - id: {id_}\n  - id: {id_}\n".encode())
        ran = ask(*words, *(("A bus",) if of == "theme" else ()))
        assert ran.status == 2
        assert f"more than one {of} in {file}.yaml has the id '{id_}'; give each an id of its own first" in ran.err
        assert path.read_bytes() == twice


def test_a_changed_answer_says_what_was_there_before(ask: Ask, folder: Path) -> None:
    ask("answer", "warm-room", "A heater", "--outcome", "considering")
    ran = ask("answer", "a warm ROOM", "--outcome", "done")
    assert ran.out.splitlines()[1:] == ["  outcome: done (was: considering)"]
    assert held(folder, "themes.yaml")["themes"][1]["response"] == {"outcome": "done", "what": "A heater"}
    before = files(folder)
    assert "stands so in" in ask("answer", "warm-room", "--outcome", "done").out
    assert files(folder) == before


def test_check_finds_the_theme_answered(pwp: Run, workspace: Tree) -> None:
    entry = b"kind: activity\ntitle: Tea\ndate: 2026-03-14\nthemes: [transport, warm-room]\n"
    step = b"format: 1\nid: smallest\ntitle: The smallest\nstep: feedback\nstarted: 2026-01-05\n"
    folder = workspace({**SMALL, "engagement.yaml": step, "log/2026-03-14-tea.yaml": entry})

    def unanswered() -> list[str]:
        told = json.loads(pwp("check", "-C", folder, "--format", "json").out)["findings"]
        return sorted(
            one["place"].split("/")[2] for one in told if one["code"] == "FBK02" and one["state"] == "missing"
        )

    assert unanswered() == ["transport", "warm-room"]
    pwp("answer", "transport", "A bus at 8 pm", "--outcome", "done", "--why", "Most people asked for it", "-C", folder)
    assert unanswered() == ["warm-room"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say which theme is answered, such as: pwp answer "),
        (("transport",), "say what the answer is: --outcome, --what and --why"),
        (("transprt", "--what", "x"), "there is no theme 'transprt'; did you mean 'transport'?"),
        (("transport", "x", "--what", "y"), "say what is done once: behind the theme, or with --what"),
        (
            ("transport", "--outcome", "don"),
            "--outcome: 'don' is not one of done, will-do, partly, not-done, already or",
        ),
        (("transport", "--told", "2026-03-14-tea"), "--told: there is no log entry '2026-03-14-tea'; none is recorded"),
        (("transport", "--what", "x", "--due", "3/4/2026"), "--due: '3/4/2026' is 3 April or 4 March"),
    ],
)
def test_an_answer_that_cannot_be_taken_changes_nothing(
    ask: Ask, folder: Path, words: tuple[str, ...], said: str
) -> None:
    left_alone(ask("answer", *words), folder, said)


def test_an_answer_where_something_else_stands_is_left_to_people(ask: Ask, folder: Path) -> None:
    text = SMALL["themes.yaml"].replace("response:   # not yet", "response: we will see")
    (folder / "themes.yaml").write_text(text, "utf-8")
    ran = ask("answer", "transport", "--what", "x")
    assert (ran.status, (folder / "themes.yaml").read_text("utf-8")) == (2, text)
    assert "the response of transport in themes.yaml should hold keys" in ran.err


# Promises


def test_a_promise_is_closed_and_says_since_when(ask: Ask, folder: Path) -> None:
    ran = ask("close", "later-bus", "--date", "14 March 2027", "--note", "Runs since Monday")
    assert ran.out.splitlines()[1:] == [
        "  state: done (was: open)",
        "  state date: 2027-03-14",
        "  note: Runs since Monday",
    ]
    new = "    state: done\n    state_date: 2027-03-14\n    note: Runs since Monday\n"
    assert (folder / "commitments.yaml").read_text("utf-8") == SMALL["commitments.yaml"].replace(
        "    state: open\n", new
    )


def test_a_promise_kept_long_ago_keeps_its_day(ask: Ask, folder: Path) -> None:
    ask("close", "later-bus", "--date", "2026-03-14")
    before = files(folder)
    ran = ask("close", "Ask for a later bus")
    assert (
        ran.out
        == f"The promise later-bus stands so in {folder.as_posix()}/commitments.yaml already; nothing was changed.\n"
    )
    assert files(folder) == before
    assert ask("close", "later-bus", "--state", "in-progress").status == 0
    assert held(folder, "commitments.yaml")["commitments"][0]["state_date"] > "2026-03-14"


def test_a_promise_that_is_changed_says_why(ask: Ask, folder: Path) -> None:
    said = "a promise that is changed needs the reason: say --why"
    left_alone(ask("close", "later-bus", "--state", "changed"), folder, said)
    left_alone(ask("close", "later-bus", "--state", "changed", "--why", "no"), folder, said)
    assert ask("close", "later-bus", "--state", "changed", "--why", "The company stopped").status == 0
    assert held(folder, "commitments.yaml")["commitments"][0]["why"] == "The company stopped"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bus",), "there is no commitment 'bus'; there are later-bus"),
        (("later-bsu",), "there is no commitment 'later-bsu'; did you mean 'later-bus'?"),
        ((), "say which one promise, such as: pwp close shelter"),
        (("later-bus", "other"), "say which one promise"),
        (("later-bus", "--id", "x"), "No such option: --id"),
        (("later-bus", "--evidence", "x"), "--evidence: there is no document, log entry, impact assessment or outside"),
    ],
)
def test_a_promise_that_is_not_there_is_not_closed(ask: Ask, folder: Path, words: tuple[str, ...], said: str) -> None:
    left_alone(ask("close", *words), folder, said)


# Judgements


WHY = ("--by", "Planning group; Carers' forum", "--why", "Most groups were reached", "--evidence", "spring-notes")


def test_check_shows_requirements_as_they_were_judged(pwp: Run, example: Path) -> None:
    asked = ("NS-WRK-5", "NS-WRK-6")
    ran = pwp("judge", *asked, "--rating", "partly", "--date", "2026-03-02", *WHY, "-C", example)
    assert ran == Ran(0, f"Kept the judgement of NS-WRK-5 and NS-WRK-6 in {example.as_posix()}/evaluation.yaml\n", "")
    assert held(example, "evaluation.yaml")["judgements"][-1] == {
        "requirements": ["NS-WRK-5", "NS-WRK-6"], "rating": "partly", "by": ["Planning group", "Carers' forum"],
        "date": "2026-03-02", "why": "Most groups were reached", "evidence": ["spring-notes"],
    }  # fmt: skip
    assert [requirement(pwp, example, one)["state"] for one in asked] == ["partly", "partly"]


def test_what_a_judgement_lacks_is_said_and_filled_up_by_judging_again(pwp: Run, example: Path) -> None:
    before = len(held(example, "evaluation.yaml")["judgements"])
    judge = ("judge", "NS-WRK-5", "--rating", "met", "-C", example)
    assert pwp(*judge).out.splitlines()[1] == "It does not count yet: say it again with --by, --why and --evidence."
    assert pwp(*judge, "--by", "Planning group", "--why", "ok").out.splitlines()[1] == (
        "It does not count yet: say it again with --why and --evidence."
    )
    assert len(pwp(*judge, *WHY).out.splitlines()) == 1
    judgements = held(example, "evaluation.yaml")["judgements"]
    assert len(judgements) == before + 1
    assert judgements[-1]["why"] == "Most groups were reached"
    assert pwp(*judge, *WHY).status == 0
    assert len(held(example, "evaluation.yaml")["judgements"]) == before + 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--rating", "met"), "say which requirement is judged, such as NS-WRK-5"),
        (("NS-WRK-5",), "say how it was judged: --rating met, partly or not-met"),
        (("NS-WRK-5x", "--rating", "met"), "there is no requirement 'NS-WRK-5x'; did you mean 'NS-WRK-5'?"),
        (("REC-1", "NS-X-1", "--rating", "met"), "REC-1 is told from the record, and no judgement of it counts"),
        (("NS-WRK-5", "--rating", "mostly"), "--rating: 'mostly' is not one of met, partly or not-met"),
        (("NS-WRK-5", "--rating", "met", "--evidence", "x"), "--evidence: there is no document, log entry, impact"),
    ],
)
def test_a_judgement_that_cannot_be_kept_changes_nothing(
    ask: Ask, folder: Path, words: tuple[str, ...], said: str
) -> None:
    left_alone(ask("judge", *words), folder, said)
    assert not (folder / "evaluation.yaml").exists()


# Steps


def test_a_step_is_not_left_while_something_is_due(ask: Ask, folder: Path) -> None:
    ran = ask("step", "stakeholders")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.startswith("Still due at the step identify:\n  IMP02 missing: ")
    assert ran.out.endswith("It stays at the step identify.\nTo go on all the same: pwp step stakeholders --anyway\n")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert held(folder, "engagement.yaml")["step"] == "identify"


def test_a_step_is_left_anyway_and_gone_back_to(ask: Ask, folder: Path) -> None:
    ran = ask("step", "plan", "--anyway")
    last = "The engagement is now at the step plan. The next is engage: pwp step engage"
    assert (ran.status, ran.out.splitlines()[-1]) == (0, last)
    assert ask("step", "identify").out == (
        "The engagement is now at the step identify. The next is stakeholders: pwp step stakeholders\n"
    )
    text = "format: 1\nid: smallest\ntitle: The smallest\nstep: identify\nstarted: 2026-01-05\n"
    assert (folder / "engagement.yaml").read_text("utf-8") == text


def test_without_a_word_it_says_what_is_due_and_what_comes_next(ask: Ask, pwp: Run, example: Path) -> None:
    before = files(example)
    ran = ask("step")
    assert (ran.status, ran.out.splitlines()[-1]) == (0, "The engagement is at the step feedback. It is the last.")
    pwp("step", "engage", "-C", example)
    assert pwp("step", "-C", example).out.splitlines()[-1] == (
        "The engagement is at the step engage. The next is evaluate: pwp step evaluate"
    )
    assert pwp("step", "feedback", "--anyway", "-C", example).status == 0
    assert files(example) == before


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("stakeholder", "there is no step 'stakeholder'; did you mean 'stakeholders'?"),
        (
            "x",
            "there is no step 'x'; the steps are identify, stakeholders, plan, engage, evaluate, decide and feedback",
        ),
    ],
)
def test_a_step_there_is_not_is_named(ask: Ask, folder: Path, word: str, said: str) -> None:
    left_alone(ask("step", word), folder, said)
