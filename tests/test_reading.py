"""Reading: YAML to values and their places, values to records, a folder to a workspace; and what cannot be read."""

import os
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import EXAMPLES, SMALLEST, Tree
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from pwp import assess, load
from pwp.assessment import Assessment
from pwp.calendar import When
from pwp.decode import decode
from pwp.findings import Finding, Place, Route, Severity, State
from pwp.folder import Loaded
from pwp.model.log import Entry
from pwp.model.structure import Field, Kind, fields
from pwp.model.workspace import FILES
from pwp.source import Fault, Marks, Reader, Reading, is_placeholder, lost_to_comments

FLAWED = EXAMPLES / "day-service-flawed"
ASKED_ON = date(2026, 3, 2)
ENTRY = "log/2026-03-14-drop-in.yaml"
RECORDS: dict[str, type[Struct]] = {**FILES, ENTRY: Entry}
"""What each file of a workspace holds, one entry of the log among them."""

PIECES = (
    "a", "b: ", "key: text\n", "\n", "  ", "    ", "- ", "[", "]", "{", "}", ", ", "'", '"', "\\", "|\n", ">-\n",
    "&a ", "*a", "!!str ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "? ", ": ", ":", "# said", " #3", "\t", "\r\n",
    "\r", "TBC", "~", "null", "@", "`", "\u00e9", "\u2028", "\x85", "\u202e", "\x07", "\x00", "\ufeff", "\U0001f600",
    "<<<<<<< HEAD\n", ">>>>>>> other\n",
)  # fmt: skip
ODD_TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=40)


def held_to_its_promise(data: bytes) -> Reading | Fault:
    """What a file comes to: values whose places can be looked up, or a line of it and one plain sentence."""
    reading = Reader().read(data)
    if isinstance(reading, Fault):
        assert 1 <= reading.line <= len(re.split(rb"\r\n|\r|\n", data))
        assert reading.column >= 1
        assert 0 < len(reading.sentence) < 400
        assert len(reading.sentence.splitlines()) == 1
    else:
        assert Marks(data).find(("not there",))
        assert all(line >= 1 for line, _, _ in lost_to_comments(data))
    return reading


@settings(max_examples=500, deadline=None)
@given(ODD_TEXTS)
def test_any_text_is_read_or_refused_at_a_line_in_one_sentence(text: str) -> None:
    held_to_its_promise(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.tuples(ODD_TEXTS.map(str.encode), st.binary(max_size=4), ODD_TEXTS.map(str.encode)))
def test_any_bytes_are_read_or_refused_at_a_line_in_one_sentence(data: bytes | tuple[bytes, ...]) -> None:
    held_to_its_promise(data if isinstance(data, bytes) else b"".join(data))


@pytest.mark.parametrize(
    "rest",
    ['b: "never closed', "b: [1", "? [list]\n: 1\n", "? {x: y}\n: 1\n", "*alias : 1\n", "b: " + "[" * 3000, "\tb: 1\n"],
    ids=["quote", "bracket", "list for a key", "keys for a key", "alias for a key", "nesting", "tab"],
)
def test_a_key_given_twice_is_refused_whatever_else_is_wrong_below_it(rest: str) -> None:
    reading = held_to_its_promise(f"a: 1\na: 2\n{rest}".encode())
    assert isinstance(reading, Fault)


@pytest.mark.parametrize("start", ["a: !", "a: &", "a: *", "a: @", "%", "a: [", '"', "a: '", "? "])
def test_a_sentence_stays_short_however_long_the_text_that_is_wrong(start: str) -> None:
    assert isinstance(held_to_its_promise(f"{start}{'x' * 10_000}: {'y' * 10_000}".encode()), Fault)


MANY = {
    "comments, and one text lost": "themes:\n" + "  - id: bus # as heard\n" * 3_000 + "note: Ward #3\n",
    "misspelt keys": "".join(f"them{number}: bus\n" for number in range(10_000)),
    "values that do not fit": "themes:\n" + "  - id: bus\n    minority: perhaps\n" * 12_000,
    "items that do not fit": "themes:\n" + "  - id: bus\n  - theme: Buses\n" * 4_000,
    "placeholders": "themes:\n" + "  - id: bus\n    theme: TBC\n" * 16_000,
    "letters in one text": f"note: {'x' * 4_900_000}\n",
    "marks of comments in one text": f"note: '{' #' * 100_000}'\n",
    "quotation marks": "note: " + "''" * 1_000_000,
    "lines above a conflict": "note: a\n\n" * 100_000 + "<<<<<<< HEAD\n",
}


@pytest.mark.parametrize("what", MANY)
def test_a_file_with_very_many_of_one_thing_is_read_without_a_hang(workspace: Tree, what: str) -> None:
    folder = workspace({"themes.yaml": MANY[what]})
    began = time.process_time()
    load(folder)
    assert time.process_time() - began < 5


TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"],
        exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff",
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() and not is_placeholder(text) and text != "<<")
SAID = TEXTS | st.sampled_from(["no", "NO", "on", "012", "1e3", "22:22", "null", "=1", "#1", "- a", "a: b", "{{ x }}"])
NESTED = st.recursive(
    SAID,
    lambda below: st.lists(below, min_size=1, max_size=4) | st.dictionaries(TEXTS, below, min_size=1, max_size=4),
    max_leaves=12,
)
LAYOUTS = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "indent": st.sampled_from([2, 4]),
        "width": st.sampled_from([20, 80]),
        "allow_unicode": st.booleans(),
        "explicit_start": st.booleans(),
    }
)
BYTES: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "line ends of old": lambda text: text.replace("\n", "\r").encode(),
    "byte-order mark": lambda text: text.encode("utf-8-sig"),
    "both": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
}
"""The ways in which one text may be saved."""


def laid_out(value: Any, layout: dict[str, Any]) -> str:
    """The values as PyYAML writes them; where its own reader reads something else, the text is no example."""
    text: str = yaml.dump(value, sort_keys=False, **layout)
    assume(yaml.load(text, Loader=yaml.BaseLoader) == value)  # noqa: S506 - which makes nothing but texts
    return text


def places(text: str) -> dict[Route, tuple[int, int]]:
    """Where another parser, the one of PyYAML that is written in Python, finds every key and item of a text."""
    found = {}
    waiting: list[tuple[Route, Any]] = [((), yaml.compose(text, Loader=yaml.SafeLoader))]
    for route, node in waiting:
        below = []
        if isinstance(node, yaml.MappingNode):
            below = [(key.value, key, value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            below = [(position, one, one) for position, one in enumerate(node.value)]
        for step, at, value in below:
            found[(*route, step)] = (at.start_mark.line + 1, at.start_mark.column + 1)
            waiting.append(((*route, step), value))
    return found


@pytest.mark.parametrize("saved", BYTES)
@settings(max_examples=60, deadline=None)
@given(value=NESTED, layout=LAYOUTS)
def test_what_is_written_is_read_and_every_key_and_item_has_its_place(
    saved: str, value: Any, layout: dict[str, Any]
) -> None:
    text = laid_out(value, layout)
    data = BYTES[saved](text)
    reading = Reader().read(data)
    assert isinstance(reading, Reading), reading
    assert reading.value == value
    marks = Marks(data)
    expected = places(text)
    assert {route: marks.find(route) for route in expected} == expected
    assert {route for route, _, _ in marks.keyed()} == {route for route in expected if isinstance(route[-1], str)}
    assert dict(marks.texts()) == {(): value} if isinstance(value, str) else set(dict(marks.texts())) <= set(expected)


@settings(max_examples=40, deadline=None)
@given(value=NESTED, more=st.lists(TEXTS | st.integers(50, 99), max_size=3))
def test_a_place_that_is_not_there_is_the_nearest_above_it_that_is(value: Any, more: list[str | int]) -> None:
    data = yaml.dump(value, sort_keys=False).encode()
    marks = Marks(data)
    for route in places(data.decode()):
        assert marks.find((*route, 99, *more)) == marks.find(route)


def kept(value: Any, *, without: Route = ()) -> Any:
    """The values without one key or item; a list that has lost its only one is nothing."""
    if isinstance(value, dict):
        below = {
            key: kept(held, without=without[1:] if without[:1] == (key,) else ())
            for key, held in value.items()
            if without != (key,)
        }
        return {key: held for key, held in below.items() if held != []}
    if isinstance(value, list):
        return [
            kept(held, without=without[1:] if without[:1] == (position,) else ())
            for position, held in enumerate(value)
            if without != (position,)
        ]
    return value


ALWAYS = st.sampled_from(["2026", "2026-03", "2026-03-14", "1900", "2199-12-31", "2024-02-29"])
KINDS: Mapping[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: SAID,
    Kind.DAY: ALWAYS,
    Kind.YES_NO: st.sampled_from(["yes", "no"]),
    Kind.LANGUAGE: st.sampled_from(["gd", "pl-PL", "zh-Hant-TW", "no"]),
    Kind.NUMBER: st.floats(-1e6, 1e6).map(lambda number: repr(round(number, 3))),
    Kind.WORDS: st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=2),
}
NO_FIT = {
    Kind.DAY: "soon",
    Kind.YES_NO: "perhaps",
    Kind.LANGUAGE: "spoken here",
    Kind.NUMBER: "a lot",
    Kind.WHOLE: "many",
    Kind.CHOICE: "xyzzy",
}
"""For each kind of value with a form of its own: a text that it does not take."""


@st.composite
def written(draw: st.DrawFn, kind: type[Struct]) -> dict[str, Any]:
    """The values of a file as somebody may write them, all of which fit the record."""
    known = fields(kind)
    chosen = draw(st.sets(st.sampled_from(range(len(known))), max_size=4))
    return {
        field.key: draw(_several(field) if field.many else _one(field))
        for number, field in enumerate(known)
        if field.required or number in chosen
    }


def _several(field: Field) -> st.SearchStrategy[Any]:
    return st.lists(_one(field), min_size=1, max_size=3)


def _one(field: Field) -> st.SearchStrategy[Any]:
    """One value that a field takes."""
    if field.record is not None:
        return written(field.record).filter(bool)
    if field.kind is Kind.CHOICE:
        return st.sampled_from(field.choices)
    if field.kind is Kind.WHOLE:
        return st.integers(int(field.low or 0), int(field.high or 0)).map(str)
    return KINDS[field.kind]


def as_written(record: Any) -> Any:
    """A record as values again, as its file would hold them; what is not recorded left out."""
    if isinstance(record, Struct):
        held = {field.key: as_written(getattr(record, field.attribute)) for field in fields(type(record))}
        return {key: one for key, one in held.items() if one is not None}
    if isinstance(record, tuple):
        return [as_written(one) for one in record] or None
    if isinstance(record, dict):
        return record or None
    if isinstance(record, bool):
        return "yes" if record else "no"
    if isinstance(record, When):
        return record.iso
    return record if record is None or isinstance(record, str) else str(record)


def texts_at(value: Any, kind: type[Struct], route: Route = ()) -> Iterator[tuple[Route, Field]]:
    """Every single text of the values of a file: where it stands, and the field it is for."""
    for field in fields(kind):
        held = value.get(field.key)
        if held is None or field.kind is Kind.WORDS:
            continue
        at = (*route, field.key)
        items = [((*at, position), one) for position, one in enumerate(held)] if field.many else [(at, held)]
        for place, one in items:
            if field.record is None:
                yield place, field
            else:
                yield from texts_at(one, field.record, place)


@pytest.mark.parametrize("file", RECORDS)
@settings(max_examples=25, deadline=None)
@given(data=st.data(), layout=LAYOUTS, saved=st.sampled_from(list(BYTES)))
def test_the_record_is_what_was_written_and_nothing_else(
    file: str, data: st.DataObject, layout: dict[str, Any], saved: str
) -> None:
    value = data.draw(written(RECORDS[file]).filter(bool))
    reading = Reader().read(BYTES[saved](laid_out(value, layout)))
    assert isinstance(reading, Reading), reading
    decoded = decode(reading.value, RECORDS[file])
    assert decoded.misfits == ()
    assert as_written(decoded.record) == value


@pytest.mark.parametrize("file", [file for file in RECORDS if file != "private/people.yaml"])  # which takes any text
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_a_value_that_does_not_fit_is_named_and_left_out_and_all_the_rest_counts(
    file: str, data: st.DataObject
) -> None:
    value = data.draw(written(RECORDS[file]))
    may_fail = [(route, field) for route, field in texts_at(value, RECORDS[file]) if field.kind in NO_FIT]
    may_fail = [(route, field) for route, field in may_fail if not field.required]
    assume(may_fail)
    route, field = data.draw(st.sampled_from(may_fail))
    held = value
    for step in route[:-1]:
        held = held[step]
    held[route[-1]] = NO_FIT[field.kind]
    decoded = decode(value, RECORDS[file])
    assert [misfit.route for misfit in decoded.misfits] == [route]
    assert as_written(decoded.record) == kept(value, without=route)


@st.composite
def muddled(draw: st.DrawFn, kind: type[Struct]) -> dict[str, Any]:
    """The values of a file in which anything may be amiss: misspelt keys, and values of every wrong kind."""
    known = fields(kind)
    chosen = [known[number] for number in draw(st.sets(st.sampled_from(range(len(known))), max_size=4))]
    keys = draw(
        st.tuples(*(st.sampled_from([one.key, one.key, one.key, one.key[:-1], f"{one.key}x"]) for one in chosen))
    )
    return {key: draw(_muddled(field)) for key, field in zip(keys, chosen, strict=True)}


def _muddled(field: Field) -> st.SearchStrategy[Any]:
    """What may stand where one field is meant to."""
    one = SAID | st.sampled_from([None, *NO_FIT.values()]) | (muddled(field.record) if field.record else _one(field))
    return one | st.lists(one, max_size=4)


def in_a_workspace(file: str, text: str) -> Loaded:
    """The smallest engagement with one file in the place of its own, as it is read."""
    with tempfile.TemporaryDirectory() as folder:
        for name, held in {**SMALLEST, file: text}.items():
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_bytes(held.encode())
        return load(folder)


@pytest.mark.parametrize("file", RECORDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_is_muddled_is_found_at_its_line_and_never_counts_as_missing(file: str, data: st.DataObject) -> None:
    text = yaml.dump(data.draw(muddled(RECORDS[file])), sort_keys=False)
    loaded = in_a_workspace(file, text)
    assessment = assess(loaded, as_of=ASKED_ON)
    assert not assessment.crashed
    for finding in assessment.findings:
        assert finding.line >= 1
        assert finding.place.file != file or finding.line <= text.count("\n")
        if finding.state is State.MISSING:
            assert loaded.misread_at(finding.place) is None, finding


@settings(max_examples=40, deadline=None)
@given(st.lists(st.booleans(), max_size=8))
def test_what_stands_below_an_item_that_was_left_out_is_found_at_its_own_line(fits: list[bool]) -> None:
    lines = ["themes:", *("  - id: bus" if one else "  - theme: Buses" for one in fits), "  - id: bus"]
    loaded = in_a_workspace("themes.yaml", "\n".join(lines) + "\n")
    found = range(len(loaded.workspace.themes.themes))
    places_found = [loaded.locate(Place("themes.yaml", ("themes", position, "id"))) for position in found]
    assert places_found == [(number, 5) for number, line in enumerate(lines, start=1) if "id:" in line]


def flawed() -> dict[str, bytes]:
    """The files of an example in which much is amiss."""
    found = {path.relative_to(FLAWED).as_posix(): path for path in FLAWED.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in sorted(found.items())}


def assessed(folder: Path, files: Mapping[str, bytes]) -> Assessment:
    """The assessment of files, written in the order given into a folder that is not there yet."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return assess(load(folder), as_of=ASKED_ON)


def without_places(findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings as they are wherever in its file each stands."""
    return sorted(one._replace(line=0, column=0) for one in findings)


@pytest.mark.parametrize("saved", [one for one in BYTES if one != "as it is"])
def test_however_the_files_are_saved_the_findings_and_their_places_are_the_same(tmp_path: Path, saved: str) -> None:
    files = flawed()
    anew = {name: BYTES[saved](data.decode()) if name.endswith(".yaml") else data for name, data in files.items()}
    assert anew != files
    assert assessed(tmp_path / "anew", anew).findings == assessed(tmp_path / "as-it-was", files).findings


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same values with the keys of every mapping in another order."""
    if isinstance(value, list):
        return [shuffled(one, chance) for one in value]
    if isinstance(value, dict):
        return {key: shuffled(value[key], chance) for key in chance.sample(list(value), len(value))}
    return value


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_keys_and_of_files_does_not_matter(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the orders to try, not a secret
    values: dict[str, Any] = {}
    for name, data in flawed().items():
        reading = Reader().read(data) if name.endswith(".yaml") else None
        values[name] = reading.value if isinstance(reading, Reading) else None
    assert len(values) > len(SMALLEST)
    ways = {}
    for way, names in (("as-it-was", list(values)), ("anew", chance.sample(list(values), len(values)))):
        held = {name: shuffled(values[name], chance) if way == "anew" else values[name] for name in names}
        files = {name: yaml.dump(one, sort_keys=False, allow_unicode=True).encode() for name, one in held.items()}
        ways[way] = assessed(tmp_path / way, files)
    assert without_places(ways["anew"].findings) == without_places(ways["as-it-was"].findings)
    assert [one.state for one in ways["anew"].requirements] == [one.state for one in ways["as-it-was"].requirements]


def sound_files() -> tuple[str, ...]:
    """The names of the YAML files of the example."""
    return tuple(name for name in flawed() if name.endswith(".yaml"))


@pytest.mark.parametrize("broken", sound_files())
def test_a_file_that_cannot_be_read_hides_no_other_and_what_it_holds_is_not_missing(
    tmp_path: Path, broken: str
) -> None:
    """Every file also holds a key that nobody knows, so that there is something in each to hide."""
    files = {name: data + (b"zzz: 1\n" if name.endswith(".yaml") else b"") for name, data in flawed().items()}
    whole = assessed(tmp_path / "whole", files)
    damaged = assessed(tmp_path / "damaged", {**files, broken: files[broken] + b'zzzz: "\n'})
    assert damaged.unread == (broken,)
    assert {one.state for one in damaged.findings if one.place.file == broken} == {State.ERROR}
    assert gaps(damaged) <= gaps(whole)
    assert unknown_keys(damaged) == {place for place in unknown_keys(whole) if place.file != broken}
    for before, after in zip(whole.requirements, damaged.requirements, strict=True):
        of_the_body = after.requirement.step == "organisation" and after.state is State.NOT_DUE
        assert after.state in (before.state, State.ERROR) or of_the_body, after.requirement.id


def gaps(assessment: Assessment) -> set[Finding]:
    """All that an assessment finds failed or missing, whoever asks for it."""
    found = (one for one in assessment.findings if one.state in (State.MISSING, State.FAILED))
    return {one._replace(requirements=(), severity=Severity.SHOULD) for one in found}


def unknown_keys(assessment: Assessment) -> set[Place]:
    """The places of the keys that were put in for nobody to know."""
    return {one.place for one in assessment.findings if one.place.route == ("zzz",)}


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link_out_of_the_workspace(path: Path) -> None:
    path.symlink_to(EXAMPLES / "day-service" / "plan.yaml")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise on Windows")
@pytest.mark.parametrize("make", [a_folder, a_link_out_of_the_workspace, a_link_to_itself, a_pipe])
@pytest.mark.parametrize("name", ["plan.yaml", "change.yaml"])
def test_what_is_no_ordinary_file_is_never_opened_and_what_it_holds_is_unknown(
    workspace: Tree, make: Callable[[Path], None], name: str
) -> None:
    folder = workspace({"themes.yaml": "themes:\n  - id: bus\n"})
    (folder / name).unlink(missing_ok=True)
    make(folder / name)
    loaded = load(folder)
    assert loaded.workspace.unread == (name,)
    assert [(one.place.file, one.state) for one in loaded.findings] == [(name, State.ERROR)]
    assert [theme.id for theme in loaded.workspace.themes.themes] == ["bus"]


def test_what_a_comma_within_braces_cuts_off_is_told_and_a_key_left_blank_is_not(workspace: Tree) -> None:
    change = """\
factors:
  - {factor: financial-implications, applies: yes, why: It had 2,300 signatures, evidence: }
  - {factor: change-in-accessibility, applies: yes, why: Yes, really}
"""
    engagement = "format: 1\nid: x\ntitle: X\nproposal:\n  kind:\n"
    folder = workspace({"engagement.yaml": engagement, "change.yaml": change})
    lost = [one.sentence for one in load(folder).findings if "comma" in one.sentence]
    assert lost == [
        f"a comma within braces ends a value, so '{text}' is lost; put quotes around the whole text"
        for text in ("300 signatures", "really")
    ]
