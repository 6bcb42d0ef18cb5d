"""`pwp status`, `explain`, `checks`, `frameworks` and `schema` from the outside, and the help of every command."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import EXAMPLES, SMALLEST, Run, Tree
from jsonschema import Draft7Validator
from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from typer.testing import CliRunner
from worked_examples import cases

from pwp import load
from pwp.accessible import rules as rules_for_word_files
from pwp.assessment import rules
from pwp.cli.app import COMMANDS, app
from pwp.model.structure import fields
from pwp.model.words import STEPS
from pwp.resources import worked_examples
from pwp.scaffold import Answers, kinds, plan_new, write
from pwp.schema import ENTRY, names

ON = ("--as-of", "2026-06-01")
ASKED_ON = {"day-service": "2026-03-02", "day-service-flawed": "2026-03-02", "our-place-our-future": "2019-02-28"}
OPEN = ("failed", "error", "missing")

OURS = """\
id: ours
title: Our own rules
short: Ours
edition: "2026"
requirements:
"""


def shown(*arguments: str | Path, status: int = 0) -> str:
    """What a command that leaves with this status prints in a pipe, without the cost of a process of its own."""
    ran = CliRunner().invoke(app, [str(one) for one in arguments], env={"COLUMNS": "80"}, prog_name="pwp")
    assert ran.exit_code == status, ran.exception
    return ran.stdout


def told(*arguments: str | Path, status: int = 0) -> Any:
    """What a command tells programs."""
    return json.loads(shown(*arguments, "--format", "json", status=status))


def checked(folder: Path, *options: str) -> Any:
    """What `pwp check` tells programs of a workspace, whatever its exit status."""
    ran = CliRunner().invoke(app, ["check", "-C", str(folder), *options, "--format", "json"])
    return json.loads(ran.stdout)


def requirement(name: str, asks: str, *, severity: str = "should", step: str = "identify") -> str:
    """A requirement of one's own: of a check by its code, or else a question for people."""
    judged = f"judged: machine, checks: [{asks}]" if asks in rules() else f"judged: people, question: {asks}"
    return f"  - {{id: {name}, title: A rule, asks: A rule., step: {step}, severity: {severity}, {judged}}}\n"


# --- pwp status


@pytest.mark.parametrize("name", ASKED_ON)
def test_status_of_an_example_shows_every_step_and_what_to_do_first(pwp: Run, name: str) -> None:
    assert pwp("init", "copy", "--example", name).status == 0
    ran = pwp("status", "-C", "copy", "--as-of", ASKED_ON[name])
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= 80
    rows = [found for line in lines if (found := re.match(rf"([ >]) ({'|'.join(STEPS)}|throughout) +\d", line))]
    assert [row[2] for row in rows] == [*STEPS, "throughout"]
    assert [row[2] for row in rows if row[1] == ">"] == ["feedback"]
    assert lines.index("Do these first") < lines.index("Due next")


@pytest.mark.parametrize("name", ASKED_ON)
def test_status_counts_what_check_counts_and_puts_first_what_check_finds(name: str) -> None:
    status = told("status", "-C", EXAMPLES / name, "--as-of", ASKED_ON[name])
    check = checked(EXAMPLES / name, "--as-of", ASKED_ON[name])
    counted: dict[str, dict[str, int]] = {}
    whole = [one["framework"] for one in check["requirements"] if one["state"] != "not-applicable"]
    for one in (one for one in check["requirements"] if one["framework"] in whole and one["framework"] != "the-record"):
        states = counted.setdefault(one["step"], {})
        states[one["state"]] = states.get(one["state"], 0) + 1
    assert status["steps"] == counted
    found = {one["code"] for one in check["findings"] if one["state"] in OPEN}
    first = [one["code"] for one in status["do_first"]]
    assert len(first) == min(len(found), 3)
    assert set(first) <= found
    text = shown("status", "-C", EXAMPLES / name, "--as-of", ASKED_ON[name])
    assert re.findall(r"(?m)^  \d  (\S+)  ", text) == first


def test_status_of_a_sound_record_says_that_there_is_nothing_to_do() -> None:
    asked = ("status", "-C", EXAMPLES / "day-service", "--as-of", "2026-03-02")
    assert told(*asked)["do_first"] == []
    assert "Nothing is wrong, and nothing that is due is missing." in shown(*asked)


def test_status_of_a_fresh_workspace_says_what_the_next_step_brings(pwp: Run, tmp_path: Path) -> None:
    pwp("init", "new", "--title", "Evening opening", "--started", "2026-03-02")
    asked = ("status", "-C", tmp_path / "new", *ON)
    text, status = shown(*asked), told(*asked)
    assert text.startswith("Evening opening\nStep 1 of 7, identify, on 1 June 2026\n")
    assert status["next_step"]["step"] == "stakeholders"
    brought = status["next_step"]["requirements"]
    check = checked(tmp_path / "new", *ON)
    waiting = [one["id"] for one in check["requirements"] if (one["step"], one["state"]) == ("stakeholders", "not-due")]
    assert brought == waiting != []
    assert all(one in text.split("Due next")[1] for one in brought[:2])
    assert f"and {len(brought) - 2} more" in " ".join(text.split("Due next")[1].split()) or len(brought) <= 2


OF_A_CHARITY = SMALLEST["engagement.yaml"] + "body: {type: third-sector}\n"
"""An engagement of which no law on impact assessments is asked."""
RIGHTS = {
    "impact.yaml": "assessments: [{id: rights, covers: [human-rights]}]\n",
    "plan.yaml": "privacy: {not_done: Nothing is kept on anybody}\n",
}
"""What is asked of everybody beside the National Standards: human rights looked at, nothing kept on anybody."""


def test_status_puts_failed_musts_first_and_then_what_is_overdue_from_the_earliest(workspace: Tree) -> None:
    folder = workspace(
        {
            **RIGHTS,
            "engagement.yaml": OF_A_CHARITY.replace("step: identify", "step: plan"),
            "plan.yaml": "privacy: {not_done: Nobody is asked for a name}\n",
            "themes.yaml": "themes:\n  - id: bus\n    theem: Buses stop too early\n",
            "frameworks/ours.yaml": OURS + requirement("OURS-1", "WSP02", severity="must"),
        }
    )
    first = told("status", "-C", folder, *ON)["do_first"]
    assert [one["code"] for one in first] == ["WSP02", "ISS01", "STK01"]
    assert "must" in first[0]["because"]
    assert "identify" in first[1]["because"]
    assert "stakeholders" in first[2]["because"]


def test_status_puts_first_of_what_is_due_now_what_closes_most_requirements(workspace: Tree) -> None:
    judged = "judgements:\n  - requirements: [NS-WRK-5]\n    rating: met\n"
    folder = workspace({**RIGHTS, "engagement.yaml": OF_A_CHARITY, "evaluation.yaml": judged})
    assert [one["code"] for one in told("status", "-C", folder, *ON)["do_first"]] == ["ISS01", "WSP29"]
    ours = OURS + requirement("OURS-1", "WSP29") + requirement("OURS-2", "WSP29")
    workspace({**RIGHTS, "engagement.yaml": OF_A_CHARITY, "frameworks/ours.yaml": ours})
    first = told("status", "-C", folder, *ON)["do_first"]
    assert [one["code"] for one in first] == ["WSP29", "ISS01"]
    assert "3 requirements" in first[0]["because"]


def test_status_lists_the_days_ahead_nearest_first_and_leaves_out_what_is_past_or_done(workspace: Tree) -> None:
    folder = workspace(
        {
            "plan.yaml": "communication:\n  updates:\n    - due: 2026-06-20\n      what: News\n    - due: 2026-05-20\n"
            "timetable:\n  - id: survey\n    what: The survey\n    kind: engagement\n    start: 2026-06-10\n",
            "commitments.yaml": "commitments:\n  - id: minibus\n    promise: Run a minibus\n    due: 2026-06-01\n"
            "  - id: bench\n    promise: Put up a bench\n    due: 2026-06-05\n    state: done\n",
        }
    )
    ahead = shown("status", "-C", folder, *ON).split("Due next")[1]
    listed = re.findall(r"(?m)^  (\d+ \w+ 2026)  (.*)$", ahead)
    assert [day for day, _ in listed] == ["1 June 2026", "10 June 2026", "20 June 2026"]
    assert all(words in one for words, (_, one) in zip(("Run a minibus", "The survey", "News"), listed, strict=True))


def test_status_asks_about_another_step_and_another_day(workspace: Tree) -> None:
    folder = workspace({})
    asked = told("status", "-C", folder, "--step", "engage", "--as-of", "2026-02-01")
    assert (asked["step"], asked["as_of"]) == ("engage", "2026-02-01")
    assert asked["next_step"]["step"] == "evaluate"
    assert told("status", "-C", folder, "--step", "feedback", *ON)["next_step"] is None


def test_status_speaks_of_one_open_question_as_one(workspace: Tree) -> None:
    folder = workspace({"frameworks/ours.yaml": OURS + requirement("OURS-1", "Was the hall warm?")})
    text = shown("status", "-C", folder, *ON)
    assert "pwp explain OURS-1" in text
    assert "1 questions" not in text


TORN = sorted(
    path.relative_to(EXAMPLES / "day-service").as_posix() for path in (EXAMPLES / "day-service").glob("*.yaml")
)


@pytest.mark.parametrize("file", [*TORN, "log/2025-06-13-postal-survey.yaml"])
def test_a_file_that_cannot_be_read_is_the_one_thing_to_do_and_makes_nothing_short(tmp_path: Path, file: str) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(EXAMPLES / "day-service", folder)
    (folder / file).write_text('the: "quotation mark that opens here is never closed\n', encoding="utf-8")
    asked = ("status", "-C", folder, "--as-of", "2026-03-02")
    status, text = told(*asked, status=2), shown(*asked, status=2)
    assert status["not_read"] == [file]
    of_the_organisation = status["steps"].pop("organisation")
    states = {state for counts in status["steps"].values() for state in counts}
    assert "error" in states
    assert states <= {"met", "error", "not-applicable"}
    assert set(of_the_organisation) <= {"not-due", "error"}, "what is asked of the organisation is never due"
    assert f"{file}:1 " in text
    assert [one["code"] for one in status["do_first"]] == ["WSP01"]


@pytest.mark.parametrize("file", TORN)
def test_a_file_that_cannot_be_read_hides_no_day_ahead_that_another_holds(tmp_path: Path, file: str) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(EXAMPLES / "day-service", folder)
    (folder / file).write_text('the: "quotation mark that opens here is never closed\n', encoding="utf-8")
    ahead = shown("status", "-C", folder, "--as-of", "2026-03-02", status=2).split("Due next")[1]
    assert ("30 April 2026" in ahead) == (file != "commitments.yaml")
    assert ("30 June 2026" in ahead) == (file != "evaluation.yaml")
    assert "nothing more becomes due" not in ahead, "what cannot be read may well bring more"


# --- pwp explain


@pytest.mark.parametrize("code", rules())
def test_explain_prints_what_a_check_asks_why_how_to_put_it_right_and_its_examples(code: str) -> None:
    page, data = rules()[code].page, told("explain", code)
    text = shown("explain", code.lower())
    assert text.startswith(f"# {code}: {page.summary}\n")
    for part in (page.why, page.remedy, worked_examples(code).rstrip()):
        assert part
        assert part[1:] in text  # the first letter may be made a capital
    assert (data["summary"], data["why"], data["put_it_right"]) == page
    assert data["requirements"]
    assert all(f"- {name}, " in text for name in data["requirements"])


def asked_requirements() -> list[Any]:
    """Every requirement of every framework in its latest edition, as `pwp frameworks` tells programs."""
    return list({each["id"]: each for one in told("frameworks")["frameworks"] for each in one["requirements"]}.values())


def asked_of_people() -> list[str]:
    """The ids of the requirements about which people are asked."""
    return [one["id"] for one in asked_requirements() if one["judged"] != "machine"]


def lines_to_paste(name: str) -> str:
    """The lines that end the page of a requirement."""
    page = shown("explain", name)
    found = re.search(r"^```yaml\n(.*?)^```\n\Z", page, re.MULTILINE | re.DOTALL)
    assert found, page
    return found[1]


def test_explain_knows_every_requirement_and_asks_people_only_what_they_judge() -> None:
    every = asked_requirements()
    assert {one["judged"] for one in every} == {"machine", "people", "both"}
    for one in every:
        told_of_it = told("explain", one["id"])
        assert {key: told_of_it[key] for key in one} == one
        text = shown("explain", one["id"])
        assert text.startswith(f"# {one['id']}: {one['title']}\n")
        assert one["asks"] in text
        assert all(f"- {code}: {rules()[code].page.summary}" in text for code in one["checks"])
        assert (one["question"] is None) == ("```yaml" not in text) == (one["judged"] == "machine")
        assert one["question"] is None or one["question"] in text


@pytest.mark.parametrize("name", ["OURS-1", "ours-1.2"])
@pytest.mark.parametrize("where", ["frameworks/ours.yaml", "elsewhere/ours.yaml"])
def test_explain_and_frameworks_know_a_requirement_of_ones_own(workspace: Tree, name: str, where: str) -> None:
    folder = workspace({where: OURS + requirement(name, "Was the hall warm?")})
    options = ("-C", folder) if where.startswith("frameworks/") else ("--framework", folder / where)
    assert f"  {name} " in shown("frameworks", "ours", *options)
    assert told("explain", name, *options)["framework"] == "ours"


def without_judgements(text: str) -> str:
    """An evaluation.yaml in which nobody has judged anything yet."""
    return re.sub(r"(?ms)^judgements:\n.*?(?=^\S)", "judgements:\n", text)


@pytest.mark.parametrize(("rating", "state"), [("met", "met"), ("partly", "partly"), ("not-met", "failed")])
def test_the_lines_that_explain_prints_record_a_judgement_once_they_are_filled_in(
    pwp: Run, tmp_path: Path, rating: str, state: str
) -> None:
    def states(organisation: bool) -> set[str]:
        asked = checked(tmp_path / "copy", "--as-of", "2026-03-02")["requirements"]
        found = [one for one in asked if one["id"] in wanted and one["state"] != "not-applicable"]
        return {one["state"] for one in found if (one["step"] == "organisation") == organisation}

    pwp("init", "copy", "--example", "day-service")
    file, wanted = tmp_path / "copy" / "evaluation.yaml", sorted(set(asked_of_people()))
    nobody = without_judgements(file.read_text("utf-8"))
    file.write_text(nobody, "utf-8")
    assert (states(organisation=False), states(organisation=True)) == ({"to-judge"}, {"not-due"})
    lines = "".join(lines_to_paste(name) for name in wanted)
    answers = {
        "rating": rating,
        "by": "[Carer representative]",
        "date": "2025-11-04",
        "why": "The carers said so, and the survey bears them out",
        "evidence": "[2025-06-13-postal-survey]",
    }
    for key, answer in answers.items():
        lines = re.sub(rf"(?m)^( +{key}:).*$", rf"\1 {answer}", lines)
    file.write_text(nobody.replace("judgements:\n", f"judgements:\n{lines}"), "utf-8")
    assert (states(organisation=False), states(organisation=True)) == ({state}, {state})


def test_the_lines_that_explain_prints_count_for_nothing_until_they_are_filled_in(pwp: Run, tmp_path: Path) -> None:
    pwp("init", "copy", "--example", "day-service")
    file = tmp_path / "copy" / "evaluation.yaml"
    nobody = without_judgements(file.read_text("utf-8"))
    file.write_text(nobody.replace("judgements:\n", f"judgements:\n{lines_to_paste('NS-WRK-5')}"), "utf-8")
    check = checked(tmp_path / "copy", "--as-of", "2026-03-02")
    assert {one["state"] for one in check["requirements"] if one["id"] == "NS-WRK-5"} == {"to-judge"}
    found = {(one["code"], one["state"]) for one in check["findings"] if one["file"] == "evaluation.yaml"}
    assert {code for code, state in found if state in OPEN} == {"WSP29"}


def test_the_lines_that_explain_prints_fit_below_a_judgement_written_as_init_shows_one(
    pwp: Run, tmp_path: Path
) -> None:
    pwp("init", "new", "--title", "New")
    file = tmp_path / "new" / "evaluation.yaml"
    text = file.read_text("utf-8")
    comments = re.search(r"(?m)^judgements:.*\n((?: *# .*\n)+)", text)
    assert comments
    judgement = re.sub(r"(?m)^( *)# ", r"\1", comments[1])
    assert judgement.lstrip().startswith("- requirements:")
    file.write_text(text.replace(comments[1], judgement + lines_to_paste("NS-WRK-6")), "utf-8")
    assert [str(one.sentence) for one in load(tmp_path / "new").findings if one.code == "WSP01"] == []
    assert len(load(tmp_path / "new").workspace.evaluation.judgements) == 2


# --- pwp checks and pwp frameworks


def test_checks_lists_each_check_once_the_same_for_people_and_programs() -> None:
    listed = told("checks")["checks"]
    codes = [one["code"] for one in listed]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Z]{3}\d\d", code) for code in codes)
    rows = [line.split(maxsplit=3) for line in shown("checks").splitlines()]
    assert rows == [[one["code"], one["command"], one["step"], one["summary"]] for one in listed]
    assert {one["step"] for one in listed} <= {*STEPS, "always"}


def test_checks_tells_those_of_word_files_from_those_of_the_record() -> None:
    by_command = {
        command: [one["code"] for one in told("checks")["checks"] if one["command"] == command]
        for command in ("check", "check-docx")
    }
    assert by_command == {"check": list(rules()), "check-docx": ["ACC00", *rules_for_word_files()]}
    for code in by_command["check-docx"]:
        assert shown("explain", code).startswith(f"# {code}: ")


def test_every_check_is_asked_for_and_every_requirement_can_be_judged() -> None:
    every = asked_requirements()
    of_the_record = {one["code"] for one in told("checks")["checks"] if one["command"] == "check"}
    assert {code for one in every for code in one["checks"]} == of_the_record
    for one in every:
        assert (one["judged"] == "people") == (not one["checks"]), one["id"]
        assert (one["judged"] == "machine") == (one["question"] is None), one["id"]


def test_frameworks_lists_each_and_with_a_name_every_requirement_of_it() -> None:
    every = told("frameworks")["frameworks"]
    overview = shown("frameworks").splitlines()
    assert len(overview) == len(every)
    for one, line in zip(every, overview, strict=True):
        ids = [each["id"] for each in one["requirements"]]
        assert len(ids) == len(set(ids))
        name = f"{one['id']}-{one['edition']}" if one["edition"] else one["id"]
        assert line.startswith(f"{name}  {one['title']}")
        assert [row.split()[0] for row in shown("frameworks", name).splitlines()] == [name, *ids]
        assert told("frameworks", name)["frameworks"] == [one]
        assert one in told("frameworks", one["id"])["frameworks"]


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (("status", "-C", EXAMPLES / "day-service"), {"title", "as_of", "step", "steps", "do_first", "next_step"}),
        (("explain", "FBK02"), {"code", "summary", "why", "put_it_right", "step", "requirements", "worked_examples"}),
        (("explain", "NS-INC-2"), {"framework", "edition", "id", "title", "asks", "severity", "checks", "question"}),
        (("checks",), {"checks"}),
        (("frameworks",), {"frameworks"}),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_json_is_versioned_and_keeps_its_keys(arguments: tuple[str | Path, ...], keys: set[str]) -> None:
    answer = told(*arguments)
    assert answer["version"] == 1
    assert answer.keys() >= keys


# --- pwp schema


class TextDays(SafeConstructor):
    """Reads YAML 1.2 as editors do: a day is a text."""


TextDays.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


@cache
def validators() -> dict[str, Any]:
    """What judges by each schema as it is printed."""
    return {name: Draft7Validator(json.loads(shown("schema", name))) for name in (*names(), "framework")}


def record_files(folder: Path) -> Iterator[tuple[str, str, Any]]:
    """Each file of a record: its name, the name of its schema, and what an editor reads in it."""
    for path in sorted(folder.rglob("*.yaml")):
        file = path.relative_to(folder).as_posix()
        name = ENTRY if file.startswith("log/") else path.stem
        if name in validators():
            editor = YAML(typ="safe", pure=True)
            editor.Constructor = TextDays
            yield file, name, editor.load(path) or {}


def refused(folder: Path) -> set[str]:
    """The files of a record in which an editor that has the schemas underlines something."""
    return {file for file, name, held in record_files(folder) if not validators()[name].is_valid(held)}


def test_schemas_are_draft_07_and_the_same_printed_written_and_laid_out_by_init(tmp_path: Path) -> None:
    shown("schema", "--write", tmp_path / "schemas")
    write(tmp_path, plan_new(tmp_path, Answers("routine", date(2026, 3, 2), "New", "new", "")))
    for name, validator in validators().items():
        assert validator.schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        Draft7Validator.check_schema(validator.schema)
        written = (tmp_path / "schemas" / f"{name}.schema.json").read_text("utf-8")
        assert written == shown("schema", name) == (tmp_path / ".pwp/schema" / f"{name}.schema.json").read_text("utf-8")
    assert len(list((tmp_path / "schemas").iterdir())) == len(validators())


def test_the_schemas_refuse_in_the_examples_only_what_reading_refuses() -> None:
    assert {name: refused(EXAMPLES / name) for name in ASKED_ON} == {
        "day-service": set(),
        "day-service-flawed": {"themes.yaml"},
        "our-place-our-future": set(),
    }


@pytest.mark.parametrize("kind", kinds())
def test_the_schemas_refuse_nothing_in_a_fresh_workspace(tmp_path: Path, kind: str) -> None:
    write(tmp_path, plan_new(tmp_path, Answers(kind, date(2026, 3, 2), "New", "new", "")))
    assert len(list(record_files(tmp_path))) >= len(SMALLEST)
    assert refused(tmp_path) == set()


def test_the_schemas_and_reading_agree_on_every_worked_example(tmp_path: Path) -> None:
    """Of days (WSP04), spellings of yes (WSP05) and words such as TBC (WSP06) a schema can tell some, and not all."""
    differ = []
    every = [case for code in rules() for case in cases(code)]
    assert every
    for number, case in enumerate(every):
        folder = tmp_path / str(number)
        for file, text in {**SMALLEST, **case.files}.items():
            if file not in case.absent:
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_text(text, "utf-8")
        found: dict[str, set[str]] = {}
        for finding in load(folder).findings:
            found.setdefault(finding.place.file, set()).add(finding.code)
        if any("WSP01" in codes for codes in found.values()):  # no editor reads these either
            continue
        underlined = refused(folder)
        for file in {**SMALLEST, **case.files}:
            codes = found.get(file, set())
            misfit, doubtful = codes & {"WSP02", "WSP03"}, codes & {"WSP04", "WSP05", "WSP06"}
            if (misfit and file not in underlined) or (file in underlined and not misfit and not doubtful):
                differ.append(f"{case.code}, {case.words}: {file} (pwp finds {sorted(codes)})")
    assert differ == []


def parts(held: Any, record: type[Struct]) -> Iterator[tuple[dict[str, Any], type[Struct]]]:
    """What is held, and every part of it that is a record of its own, with its type."""
    yield held, record
    for field in fields(record):
        if field.record is not None and held.get(field.key):
            for part in held[field.key] if field.many else [held[field.key]]:
                yield from parts(part, field.record)


def test_the_schemas_refuse_a_misspelt_key_wherever_it_stands() -> None:
    seen: set[tuple[type[Struct], str]] = set()
    for name in ("day-service", "our-place-our-future"):
        for file, schema, held in record_files(EXAMPLES / name):
            for part, record in parts(held, names()[schema]):
                for key in [key for key in part if (record, key) not in seen]:
                    seen.add((record, key))
                    part[f"{key}x"] = part.pop(key)
                    assert not validators()[schema].is_valid(held), (file, key)
                    part[key] = part.pop(f"{key}x")
    assert len({record for record, _ in seen}) > 40


# --- every command


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """A command and all below it, each with the words that call it."""
    yield path, command
    if hasattr(command, "list_commands"):
        ctx = command.make_context("pwp", [], resilient_parsing=True)
        for name in command.list_commands(ctx):
            yield from commands(command.get_command(ctx, name), (*path, name))


TREE = dict(commands(typer.main.get_command(app)))


def test_the_commands_are_those_that_are_listed() -> None:
    assert {path[0] for path in TREE if path} == set(COMMANDS)
    assert set(COMMANDS) >= {"init", "check", "status", "report", "explain", "checks", "frameworks", "schema"}


@pytest.mark.parametrize("path", TREE, ids=" ".join)
def test_every_command_has_help_that_says_in_a_sentence_what_it_does(path: tuple[str, ...]) -> None:
    text = shown(*path, "--help")
    assert text == shown(*path, "-h")
    usage, about, *_ = text.split("\n\n")
    assert usage.startswith(" ".join(("Usage: pwp", *path)))
    assert re.fullmatch(r"[A-Z].+[.]", " ".join(about.split()))
    for one in TREE[path].params:
        assert (one.help or "").endswith("."), one.name


@pytest.mark.parametrize("path", TREE, ids=" ".join)
def test_an_option_that_is_not_there_is_status_two_and_names_it(pwp: Run, path: tuple[str, ...]) -> None:
    ran = pwp(*path, "--not-an-option")
    assert (ran.status, ran.out) == (2, "")
    assert "--not-an-option" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("explain", "FKB02"), "did you mean 'FBK02'?"),
        (("explain", "NS-CM-6"), "did you mean 'NS-COM-6'?"),
        (("explain", "xylophone"), "there is no check or requirement called 'xylophone'\n"),
        (("explain", "FBK02", "--format", "yaml"), "text or json"),
        (("explain",), "name"),
        (("checks", "--format", "yaml"), "text, json or csv"),
        (("frameworks", "natonal-standards"), "did you mean 'national-standards'?"),
        (("frameworks", "--format", "yaml"), "text, json or csv"),
        (("schema", "plam"), "did you mean 'plan'?"),
        (("schema",), "log-entry"),
        (("status", "--format", "yaml"), "text or json"),
        (("status", "--step", "evalute"), "did you mean 'evaluate'?"),
        (("status", "--as-of", "14/03"), "a day is written like 2026-03-14"),
        (("status", "-C", "not-there"), "pwp init"),
        (("stauts",), "did you mean 'status'?"),
    ],
    ids=" ".join,
)
def test_a_question_that_cannot_be_answered_is_status_two_with_the_fix(
    pwp: Run, arguments: tuple[str, ...], said: str
) -> None:
    ran = pwp(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
