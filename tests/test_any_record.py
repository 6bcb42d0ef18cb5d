"""Any record that is well formed is judged without a crash, and always in the same way."""

import json
import os
import random
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from conftest import EXAMPLES, SMALLEST
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from pwp import assess, load
from pwp.assessment import Assessment, published_frameworks
from pwp.model.log import Entry
from pwp.model.structure import Field, Kind, fields
from pwp.model.workspace import FILES

ASKED_ON = date(2026, 6, 1)
IDS = ("carers", "bus-times", "drop-ins", "talks", "new-hours", "leaflet", "2026-03-12-drop-in", "P014")
WORDS = (*IDS, "survey", "e-mail", "large print", "None", "two buses & <b>", "Tuesday 14 March 2026", "x")
DAYS = ("2026-03-12", "2026-03", "2026", "2026-02-28", "2025-12-31", "2026-06-01", "2026-09-01", "1999")
DEEPEST = 4


def values(field: Field, depth: int) -> st.SearchStrategy[Any]:
    """What a key may hold: ids and words of a small pool, so that they meet."""
    kinds: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.TEXT: st.sampled_from(IDS if field.refers or field.defines_id else WORDS),
        Kind.YES_NO: st.sampled_from(("yes", "no")),
        Kind.LANGUAGE: st.sampled_from(("gd", "ur")),
        Kind.DAY: st.sampled_from(DAYS),
        Kind.WHOLE: st.integers(int(field.low or 0), int(min(field.high or 9, 9))).map(str),
        Kind.NUMBER: st.integers(int(field.low or 0), int(min(field.high or 9, 9))).map(str),
        Kind.WORDS: st.dictionaries(st.sampled_from(WORDS), st.sampled_from(WORDS), max_size=2),
    }
    if field.kind is Kind.CHOICE:
        one: st.SearchStrategy[Any] = st.sampled_from(field.choices)
    elif field.record is not None:
        one = records(field.record, depth + 1)
    else:
        one = kinds[field.kind]
    return st.lists(one, max_size=3) if field.many else one


def records(record: type[Struct], depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """A record with what it needs, and any of what it may have."""
    known = [field for field in fields(record) if not (record is Entry and field.defines_id)]
    needed = {field.key: values(field, depth) for field in known if field.required}
    free = {field.key: values(field, depth) for field in known if not field.required and depth < DEEPEST}
    return st.fixed_dictionaries(needed, optional=free)


FILE_RECORDS = {file: records(record) for file, record in FILES.items()}
WORKSPACES = st.fixed_dictionaries(
    {"engagement.yaml": FILE_RECORDS["engagement.yaml"]},
    optional={file: record for file, record in FILE_RECORDS.items() if file != "engagement.yaml"},
)
LOGS = st.dictionaries(
    st.sampled_from(["2026-03-12-drop-in", "2026-03-talk", "2026-visit", "undated"]), records(Entry), max_size=3
)
FITTING = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def written(folder: Path, files: dict[str, Any], log: dict[str, Any]) -> Path:
    """The record in a folder."""
    texts = {**SMALLEST, **{name: yaml.safe_dump(held, sort_keys=False) for name, held in files.items()}}
    texts |= {f"log/{name}.yaml": yaml.safe_dump(entry, sort_keys=False) for name, entry in log.items()}
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def told(assessment: Assessment) -> list[str]:
    """Everything that an assessment says, without the places where it says it."""
    found = [f"{one.code} {one.state} {one.sentence}" for one in assessment.findings]
    return sorted(found) + sorted(f"{one.requirement.id} {one.state}" for one in assessment.requirements)


@FITTING
@given(WORKSPACES, LOGS)
def test_no_check_crashes_on_a_well_formed_record(files: dict[str, Any], log: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assess(load(written(Path(folder), files, log)), as_of=ASKED_ON, sign_off=True, raise_crashes=True)
        for body, kind in (("nhs-board", "service-change"), ("ijb", "strategic-plan")):
            addressed = {**files["engagement.yaml"], "started": "2025-01-13", "body": {"type": body}}
            addressed["proposal"] = {"kind": kind, "services": ["health"], "change": ["reduced"], "origin": "national"}
            addressed["frameworks"] = {"also": [one.id for one in published_frameworks()]}
            plan = files.get("plan.yaml") or {}
            consulting = [*(plan.get("timetable") or []), {"id": "asked-of-all", "kind": "consultation"}]
            planned = {**plan, "timetable": consulting, "privacy": {"basis": "Public task"}}
            whole = load(written(Path(folder), {**files, "engagement.yaml": addressed, "plan.yaml": planned}, log))
            asked = assess(whole, as_of=ASKED_ON, sign_off=True, raise_crashes=True).frameworks
            assert all(one.applies.holds or one.applies.unknown for one in asked)


def test_the_order_of_what_is_recorded_changes_nothing_that_is_said(tmp_path: Path) -> None:
    """Lists are turned round, and keys; but for paths, which name positions, and lists in which the order counts."""
    for name, day in (("day-service-flawed", date(2026, 3, 2)), ("our-place-our-future", date(2019, 2, 28))):
        first = assess(load(EXAMPLES / name), as_of=day, sign_off=True)
        turned = tmp_path / name
        for file in sorted((EXAMPLES / name).rglob("*")):
            target = turned / file.relative_to(EXAMPLES / name)
            target.parent.mkdir(parents=True, exist_ok=True)
            if file.suffix == ".yaml":
                held = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - every value as a text
                target.write_text(yaml.safe_dump(_turned(held), sort_keys=False), encoding="utf-8")
            elif file.is_file():
                target.write_bytes(file.read_bytes())
        states = {one.requirement.id: one.state for one in assess(load(turned), as_of=day, sign_off=True).requirements}
        assert states == {one.requirement.id: one.state for one in first.requirements}


def _turned(held: Any) -> Any:
    """The same record with its keys, and the items of its lists, the other way round."""
    if isinstance(held, dict):
        return {key: _turned(one) for key, one in reversed(held.items())}
    return [_turned(one) for one in reversed(held)] if isinstance(held, list) else held


def test_an_entry_about_something_else_adds_no_finding(tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "copy"
    shutil.copytree(EXAMPLES / "day-service-flawed", folder)
    before = told(assess(load(folder), as_of=date(2026, 3, 2), sign_off=True))
    entry = "kind: research\ntitle: Figures from the census\ndate: 2025-02-11\n"
    (folder / "log" / "2025-02-11-census.yaml").write_text(entry, encoding="utf-8")
    assert told(assess(load(folder), as_of=date(2026, 3, 2), sign_off=True)) == before


def test_the_seed_of_hashes_changes_nothing_and_checking_changes_no_file(tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "copy"
    shutil.copytree(EXAMPLES / "day-service-flawed", folder)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    seeds = [str(random.Random(7).randrange(10_000)) for _ in range(2)]  # noqa: S311 - any will do
    outputs = set()
    for seed in seeds:
        command = [sys.executable, "-m", "pwp", "check", "-C", str(folder), "--as-of", "2026-03-02", "--format", "json"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ran = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert json.loads(ran.stdout)["findings"]
        outputs.add(ran.stdout)
    assert len(outputs) == 1
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_every_reference_leads_there_and_back() -> None:
    workspace = load(EXAMPLES / "day-service").workspace
    made = {(reference[0], file) for file, several in workspace.references.items() for reference in several}
    assert made == {(id_, place.file) for id_, places in workspace.referring.items() for place in places}
    assert {id_ for id_, _ in made} <= set(workspace.named)
    assert {place.file for place in workspace.referring["main-engagement"]} == {"decisions.yaml", "themes.yaml"}
