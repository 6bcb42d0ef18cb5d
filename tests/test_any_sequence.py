"""Any sequence of what people do to a record, in any order and broken off anywhere, loses nothing.

Beside the record stands a plain model: what each file must hold, worked out from what was entered; and every comment
that anybody ever wrote. After every step the record is read as every command reads it, and has to be just that.
"""

import copy
import errno
import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from failing import Failing
from hypothesis import event, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from workbooks import Book

import pwp
from pwp.decode import decode
from pwp.edit.desk import at_desk
from pwp.edit.splice import values
from pwp.errors import ChangedMeanwhile, PwpError
from pwp.findings import State
from pwp.model.log import Entry
from pwp.model.words import STEPS, Step
from pwp.model.workspace import FILES
from pwp.recording.changing import answer, close, judge, move
from pwp.recording.days import Days
from pwp.recording.keeping import Said, add_entries, add_items
from pwp.recording.register import called_by, kept
from pwp.sheets.applying import apply
from pwp.sheets.exporting import exported
from pwp.sheets.importing import compared
from pwp.sheets.tables import EVERY
from pwp.source import Node, comments, invisible, is_placeholder, layout

BEGUN = {
    "engagement.yaml": (
        "# yaml-language-server: $schema=.pwp/schema/engagement.schema.json\n"
        "format: 1\nid:   our-buses\ntitle: 'Our buses'   # as on the poster\n\nstep: identify\nstarted: 2026-01-05\n"
    ),
    "plan.yaml": (
        "\ufeff# Agreed in May.\npurpose: >-\n  Buses are few,\n  and late.\n"
        'methods:\n    - id: drop-in\n      method: "drop-in"\n      for: [carers,  council]  # both\n'
        "scope:\n  open:   # more to come\n"
    ),
    "stakeholders.yaml": (
        "stakeholders:\r\n- id: carers # met in March\r\n  name: Unpaid carers\r\n\r\n# the council itself\r\n"
        "- {id: council, name: The council}\r\n"
    ),
    "themes.yaml": (
        "# What we heard.\nthemes:\n  # most of all\n  - id: buses   # at each drop-in\n"
        '    theme:  "The bus comes too late"\n    raised_by: [carers,  council]   # two groups\n'
        "    response:   # not yet\n"
        "  -   id: shelter\n      theme: |\n        There is no shelter,\n\n        and it rains.  \n"
        "      note: 'Don''t forget'\n\n# Quotes come last.\nquotes:"
    ),
    "commitments.yaml": (
        "commitments: # promises\n"
        "  - {id: timetable, promise: 'A timetable in large print', state: open}  # said twice\n"
        "  - id: shelters\n    promise: Shelters\n    # nobody is named yet\n    state: open\n"
    ),
    "decisions.yaml": "decisions:\n# none yet\n",
    "evaluation.yaml": "judgements: []   # in June\n",
    "log/2026-03-14-drop-in.yaml": (
        "# by hand\nkind:   activity\ntitle: Drop-in\ndate: 2026-03-14\nthemes: # one\n- buses\n"
    ),
}
"""A record as people keep them: comments in every file, each laid out in another way."""

DAYS = Days(date(2026, 6, 1))
LETTERS = "ab cé:#-\n'\"[]{},&*!|>%@`~?\\\u2028\u0085\t0yn"
TEXTS = st.one_of(
    st.sampled_from(["No buses", "yes", "012", "Ward #3", "a: b", "two\nlines\n", "- x", "x ", "'", "=1+1", "\u00a0a"]),
    st.builds("{}b{}".format, st.text(LETTERS, max_size=15), st.text(LETTERS, max_size=15)),
).filter(lambda text: not is_placeholder(text) and not invisible(text))
PLAIN = st.sampled_from(["Buses run late", "A shelter; and light", "Yes: it's #1", 'They said "no"'])
SORTS = st.sampled_from(sorted(kept()))
STOPS = st.one_of(
    st.none(),
    st.tuples(st.integers(1, 60), st.sampled_from([OSError(errno.EIO, "broken"), KeyboardInterrupt()])),
)
"""No interruption, or at which call of the system which one comes."""
TYPED = (
    ("Themes", "themes.yaml", "themes", "theme"),
    ("Themes", "themes.yaml", "themes", "note"),
    ("Commitments", "commitments.yaml", "commitments", "why"),
    ("Stakeholders", "stakeholders.yaml", "stakeholders", "name"),
)
"""What is typed into a workbook: the sheet, the file and the list in it, and the key."""
Stop = tuple[int, BaseException] | None
Held = dict[str, Any]


def contents(folder: Path) -> dict[str, bytes]:
    """What the files of a record hold, but for the room in which pwp works."""
    every = sorted(folder.rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in every if ".pwp" not in path.parts}


def said(data: bytes) -> Counter[str]:
    return Counter(comment for _, comment in comments(data.decode("utf-8-sig")))


def bare(value: Any) -> Any:
    """A value without what records nothing."""
    if isinstance(value, dict):
        return {key: one for key, held in value.items() if (one := bare(held)) is not None} or None
    return [bare(one) for one in value] or None if isinstance(value, list) else value or None


class AnySequence(RuleBasedStateMachine):
    """People at one record, and what it must hold."""

    def __init__(self) -> None:
        super().__init__()
        self.around = Path(tempfile.mkdtemp(prefix="any-sequence-"))
        self.folder, self.book = self.around / "engagement", self.around / "book.xlsx"
        self.folder.mkdir()
        self.held: Held = {}
        self.said: dict[str, Counter[str]] = {}
        self.left: set[Path] = set()
        self.sent: Held = {}
        self.number = 0
        for file, text in BEGUN.items():
            path = self.folder / file
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
            self.held[file] = values(file, text.encode())
            self.said[file] = said(text.encode())

    def teardown(self) -> None:
        shutil.rmtree(self.around)

    # What people record.

    def act(self, does: Callable[[Path], Any], expected: Callable[[Any], Held], stop: Stop) -> None:
        """Do something to the record, broken off at a call of the system if that is said.

        It is done to a copy first, to the end: that tells which bytes each file may come to hold.
        """
        copied = Path(tempfile.mkdtemp(prefix="any-sequence-copy-"))
        try:
            shutil.copytree(self.folder, copied, dirs_exist_ok=True)
            came = expected(does(copied))
            new = contents(copied)
        finally:
            shutil.rmtree(copied)
        self._see(came, new, lambda: does(self.folder), stop)

    def _see(self, came: Held, new: dict[str, bytes], does: Callable[[], Any], stop: Stop) -> None:
        """Do it to the record itself, and see that each file is as it was or as it is to be."""
        old = contents(self.folder)
        assert {file for file in new if new[file] != old.get(file)} <= set(came)
        if stop is None:
            does()
            assert contents(self.folder) == new
        else:
            failing = Failing(*stop)
            try:
                with failing.in_place():
                    does()
                event("went through" if failing.over else "broken off, and no matter")
            except (PwpError, KeyboardInterrupt) as error:
                note(f"{type(error).__name__}: {error}")
                event(f"broken off: {type(error).__name__}")
            if failing.failed_while_clearing_up:
                self._leave_parts()
        now = contents(self.folder)
        for file in old.keys() | now.keys():
            assert now.get(file) in (old.get(file), new.get(file)), file
            if file in came and now.get(file) == new[file]:
                self.held[file] = came[file]
                self.said.setdefault(file, Counter())

    def _leave_parts(self) -> None:
        """The process that was interrupted is no more: its temporary files are those of another."""
        for part in self._parts() - self.left:
            host, process, began, *others = part.name.split(".")
            if began == "0":  # where no system tells when a process began, only age tells what is left behind
                part.unlink()
                continue
            part.rename(dead := part.with_name(".".join((host, process, "1", *others))))
            self.left.add(dead)

    def _parts(self) -> set[Path]:
        return set(self.folder.rglob("*.part"))

    def _now(self, file: str) -> Held:
        """What a file is to hold, to be changed."""
        return copy.deepcopy(self.held.get(file, {}))

    def _ids(self, file: str, key: str) -> list[str]:
        return [one["id"] for one in self.held.get(file, {}).get(key) or []]

    @rule(titles=st.lists(TEXTS, min_size=1, max_size=3), new=st.booleans(), stop=STOPS, data=st.data())
    def add_entries(self, titles: list[str], new: bool, stop: Stop, data: st.DataObject) -> None:
        theme = "Something new altogether" if new else data.draw(st.sampled_from(self._ids("themes.yaml", "themes")))
        every = [{"kind": "activity", "date": "2026-03-15", "title": one, "note": one[::-1] + "n"} for one in titles]
        items = [Said({"themes": [theme]}, one) for one in every]

        def expected(added: Sequence[Any]) -> Held:
            came: Held = {}
            made = {one for each in added for one in each.new}
            id_ = next(iter(made)).id if made else theme
            if new and not made:  # it is there since somebody named it before
                id_ = next(one["id"] for one in self.held["themes.yaml"]["themes"] if one["theme"] == theme)
            if made:
                came["themes.yaml"] = self._now("themes.yaml")
                came["themes.yaml"]["themes"].append({"id": id_, "theme": theme})
            for each, values_ in zip(added, every, strict=True):
                came[each.file] = {**values_, "themes": [id_]}
            return came

        self.act(lambda folder: add_entries(folder, items, DAYS, making=True), expected, stop)

    @rule(sort=SORTS, texts=st.lists(TEXTS, min_size=1, max_size=2), stop=STOPS)
    def add_items(self, sort: str, texts: list[str], stop: Stop) -> None:
        at = kept()[sort][0]
        every = [{called_by(at.record): one, "note": f"{one} again"} for one in texts]
        items = [Said({}, one) for one in every]

        def expected(added: Sequence[Any]) -> Held:
            held = self._now(at.file)
            here = held
            for step in at.route[:-1]:
                here[step] = here = here.get(step) or {}
            new = [{**values_, "id": one.id} for one, values_ in zip(added, every, strict=True)]
            here[at.route[-1]] = [*(here.get(at.route[-1]) or []), *new]
            return {at.file: held}

        self.act(lambda folder: add_items(folder, sort, items, DAYS), expected, stop)

    @rule(outcome=st.sampled_from(["done", "not-done", "will-do"]), why=PLAIN, stop=STOPS, data=st.data())
    def answer(self, outcome: str, why: str, stop: Stop, data: st.DataObject) -> None:
        theme = data.draw(st.sampled_from(self._ids("themes.yaml", "themes")))
        given = {"outcome": [outcome], "why": [why]}

        def expected(_: Any) -> Held:
            held = self._now("themes.yaml")
            item = next(one for one in held["themes"] if one["id"] == theme)
            item["response"] = {**(item.get("response") or {}), "outcome": outcome, "why": why}
            return {"themes.yaml": held}

        self.act(lambda folder: answer(folder, theme, given, DAYS, {}), expected, stop)

    @rule(state=st.sampled_from(["done", "open", "changed"]), why=PLAIN, stop=STOPS, data=st.data())
    def close(self, state: str, why: str, stop: Stop, data: st.DataObject) -> None:
        promise = data.draw(st.sampled_from(self._ids("commitments.yaml", "commitments")))
        given = {"state": [state], "state_date": ["today"], "why": [why]}

        def expected(_: Any) -> Held:
            held = self._now("commitments.yaml")
            item = next(one for one in held["commitments"] if one["id"] == promise)
            item.update(state=state, state_date="2026-06-01", why=why)
            return {"commitments.yaml": held}

        self.act(lambda folder: close(folder, promise, given, DAYS, {}), expected, stop)

    @rule(rating=st.sampled_from(["met", "partly", "not-met"]), why=PLAIN, whole=st.booleans(), stop=STOPS)
    def judge(self, rating: str, why: str, whole: bool, stop: Stop) -> None:
        given = {"requirements": ["NS-WRK-5"], "rating": [rating], "why": [why], "date": ["yesterday"]}
        judged: Held = {"requirements": ["NS-WRK-5"], "rating": rating, "why": why, "date": "2026-05-31"}
        if whole:
            given |= {"by": ["The panel"], "evidence": ["2026-03-14-drop-in"]}
            judged |= {"by": ["The panel"], "evidence": ["2026-03-14-drop-in"]}

        def expected(_: Any) -> Held:
            held = self._now("evaluation.yaml")
            every = held["judgements"] = held.get("judgements") or []
            if every and "by" not in every[-1]:  # it lacked something, and is filled up
                every[-1] |= judged
            else:
                every.append(judged)
            return {"evaluation.yaml": held}

        self.act(lambda folder: judge(folder, given, DAYS, {}), expected, stop)

    @rule(step=st.sampled_from(STEPS), stop=STOPS)
    def move(self, step: Step, stop: Stop) -> None:
        held = {**self._now("engagement.yaml"), "step": step}
        self.act(lambda folder: move(folder, step), lambda _: {"engagement.yaml": held}, stop)

    # What goes out as a workbook and comes back.

    @rule(over=st.booleans())
    def send_out_a_workbook(self, over: bool) -> None:
        self.book.write_bytes(exported(self.folder, EVERY, over=self.book if over else None))
        self.sent = copy.deepcopy(self.held)

    @precondition(lambda self: self.sent)
    @rule(stop=STOPS)
    def take_it_in_as_it_went_out(self, stop: Stop) -> None:
        assert not compared(self.folder, self.book, DAYS).is_edited
        self._take_in(self.book, {}, stop)

    @precondition(lambda self: self.sent)
    @rule(data=st.data(), texts=st.lists(PLAIN, min_size=1, max_size=4), stop=STOPS)
    def fill_it_in_and_take_it_in(self, data: st.DataObject, texts: list[str], stop: Stop) -> None:
        filled = Path(shutil.copy(self.book, self.book.with_name("filled.xlsx")))
        book, came, contested = Book(filled), Held(), False
        chosen = data.draw(st.lists(st.sampled_from(list(self._cells())), min_size=1, max_size=len(texts), unique=True))
        for cell, text in zip(chosen, texts, strict=False):
            book.edit(*cell.at, text)
            was, now = cell.of(self.sent), cell.of(self.held)
            if text == was:  # typed anew, just as it went out
                continue
            contested |= now not in (was, text)
            came.setdefault(cell.file, self._now(cell.file))
            cell.item(came)[cell.key] = text
        book.save()
        if contested:
            assert compared(self.folder, filled, DAYS).conflicts
            return
        event("a workbook was filled in")
        self._take_in(filled, came, stop)

    def _take_in(self, book: Path, came: Held, stop: Stop) -> None:
        """Take a workbook in, and again where that was broken off; then nothing of it is left to be taken in."""
        for each in (stop, None):
            self.act(lambda folder: apply(folder, compared(folder, book, DAYS)), lambda _: came, each)
        assert not compared(self.folder, book, DAYS).changes

    def _cells(self) -> Iterator["Cell"]:
        """Some of the cells that went out."""
        for sheet, file, list_, key in TYPED:
            for one in self.sent[file][list_]:
                yield Cell((sheet, one["id"], key.capitalize()), file, key, list_)
        for file in self.sent.keys() - FILES.keys():
            yield Cell(("Log", Path(file).stem, "Note"), file, "note")

    # What people do by hand.

    def by_hand(self, file: str, text: str) -> None:
        """Have a file hold another text of the same values."""
        data = text.encode()
        assert bare(values(file, data)) == bare(self.held[file])
        (self.folder / file).write_bytes(data)
        assert not self.said[file] - said(data)
        self.said[file] = said(data)

    def _text(self, data: st.DataObject) -> tuple[str, str]:
        """A file, and the text in it."""
        file = data.draw(st.sampled_from(sorted(self.held)))
        return file, (self.folder / file).read_bytes().decode()

    def _comment(self) -> str:
        self.number += 1
        return f"# {self.number}: don't lose me"

    @rule(data=st.data(), first=st.booleans())
    def write_a_comment(self, data: st.DataObject, first: bool) -> None:
        file, text = self._text(data)
        end = "\r\n" if "\r\n" in text else "\n"
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        if first:
            self.by_hand(file, f"{mark}{self._comment()}{end}{text.removeprefix(mark)}")
        else:
            self.by_hand(file, f"{text}{'' if text.endswith(end) else end}{self._comment()}{end}")

    @rule(data=st.data())
    def write_a_comment_behind_a_value(self, data: st.DataObject) -> None:
        file, text = self._text(data)
        bom = len(text) - len(text.removeprefix("\ufeff"))
        ends = [bom + one.end for one in _texts(text) if not text[bom + one.end :].split("\n", 1)[0].strip()]
        if ends:
            at = data.draw(st.sampled_from(ends))
            self.by_hand(file, f"{text[:at]}  {self._comment()}{text[at:].lstrip(' ')}")

    @rule(data=st.data(), quote=st.sampled_from("'\""))
    def quote_a_value_in_another_way(self, data: st.DataObject, quote: str) -> None:
        file, text = self._text(data)
        bom = len(text) - len(text.removeprefix("\ufeff"))
        if found := [one for one in _texts(text) if (one.text or "").isprintable()]:
            one = data.draw(st.sampled_from(found))
            told = one.text or ""
            new = json.dumps(told, ensure_ascii=False) if quote == '"' else "'" + told.replace("'", "''") + "'"
            self.by_hand(file, text[: bom + one.start] + new + text[bom + one.end :])

    @rule(data=st.data())
    def break_the_lines_in_another_way(self, data: st.DataObject) -> None:
        file, text = self._text(data)
        self.by_hand(file, text.replace("\r\n", "\n") if "\r\n" in text else text.replace("\n", "\r\n"))

    @rule(data=st.data())
    def change_a_file_while_somebody_is_at_the_desk(self, data: st.DataObject) -> None:
        file, text = self._text(data)
        end = "\r\n" if "\r\n" in text else "\n"
        with at_desk(self.folder) as desk:
            desk.read(file)
            self.by_hand(file, f"{text}{'' if text.endswith(end) else end}{self._comment()}{end}")
            before = contents(self.folder)
            desk.put(file, b"# never there\n" + text.removeprefix("\ufeff").encode())
            desk.put("log/2026-05-01-never.yaml", b"kind: activity\n")
            with pytest.raises(ChangedMeanwhile, match=re.escape(file)):
                desk.finish()
        assert contents(self.folder) == before

    @precondition(lambda self: self.left)
    @rule()
    def sweep(self) -> None:
        """Whoever writes next sweeps what an interruption left."""
        with at_desk(self.folder):
            pass
        assert not self._parts()
        self.left = set()

    # What is true after every step.

    @invariant()
    def it_reads_as_it_was_recorded(self) -> None:
        loaded = pwp.load(self.folder)
        assert not [one for one in loaded.findings if one.state in (State.FAILED, State.ERROR)]
        assert contents(self.folder).keys() == self.held.keys()
        for file, held in self.held.items():
            if file in FILES:
                assert getattr(loaded.workspace, Path(file).stem) == decode(held, FILES[file]).record, file
            else:
                assert loaded.workspace.log[file] == decode({**held, "id": Path(file).stem}, Entry).record
        assert loaded.workspace.log.keys() == self.held.keys() - FILES.keys()

    @invariant()
    def it_holds_what_was_recorded_and_nothing_else(self) -> None:
        for file, data in contents(self.folder).items():
            assert bare(values(file, data)) == bare(self.held[file]), file

    @invariant()
    def every_comment_is_still_there(self) -> None:
        for file, data in contents(self.folder).items():
            assert not self.said[file] - said(data), file

    @invariant()
    def nothing_is_left_lying_about(self) -> None:
        self.left &= self._parts()
        assert self._parts() == self.left


def _texts(text: str) -> list[Node]:
    """The texts of a file that stand on lines of their own, or within quotes."""
    node = layout(text.removeprefix("\ufeff"))
    return [one for one in _below(node) if one.style not in ("|", ">") and one.end > one.start] if node else []


def _below(node: Node) -> Iterator[Node]:
    if node.text is not None:
        yield node
    for _, one in (node.keys or {}).values():
        yield from _below(one)
    for one in node.items or []:
        yield from _below(one)


class Cell(NamedTuple):
    """A cell of the workbook: where it is there, and what of the record it stands for."""

    at: tuple[str, str, str]
    file: str
    key: str
    list_: str = ""

    def item(self, held: Held) -> Held:
        """What the record holds the value in."""
        whole: Held = held[self.file]
        return next(one for one in whole[self.list_] if one["id"] == self.at[1]) if self.list_ else whole

    def of(self, held: Held) -> str | None:
        return self.item(held).get(self.key)


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(max_examples=30, stateful_step_count=20)
