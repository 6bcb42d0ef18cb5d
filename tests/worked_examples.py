"""Reads the worked examples that `pwp explain` prints, so that they can be executed.

A case is a heading `## missing: a theme nobody answered`, then one fenced block a file (`yaml themes.yaml`), which
takes the place of that file of the smallest engagement. It is asked at the check's own step, on 1 June 2026 unless
the heading ends in another day. The finding expected stands at the end of its line: `# <- missing: sentence`, or
`# <- met` where it is met. No other finding of that code may appear anywhere.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from conftest import SMALLEST

from pwp.assessment import assess, rules
from pwp.assessment.asking import Asking, ask
from pwp.assessment.waiving import Waivers
from pwp.calendar import MONTHS
from pwp.checks import Check
from pwp.findings import State
from pwp.folder import load
from pwp.model.logbook import Logbook
from pwp.model.words import STEPS
from pwp.resources import worked_examples

ASKED_ON = date(2026, 6, 1)
_HEADING = re.compile(
    r"^## (?P<kind>[a-z-]+)(?P<tempting>, though filled)?: (?P<words>.+?)(?: on (?P<day>\d.+\d{4}))?$"
)
_BLOCK = re.compile(r"^```yaml (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"[ ]*# <- (?P<state>[a-z-]+)(?:: (?P<sentence>.*))?$")


class Expected(NamedTuple):
    """A finding, or a place that shows something was done: its file, line, state and sentence."""

    file: str
    line: int
    state: str
    sentence: str


class Case(NamedTuple):
    """One worked example."""

    code: str
    kind: str
    tempting: bool
    words: str
    day: date
    files: dict[str, str]
    expected: frozenset[Expected]


def cases(code: str) -> list[Case]:
    """The worked examples of a rule."""
    return list(_cases(code, worked_examples(code)))


def _cases(code: str, text: str) -> Iterator[Case]:
    parts = re.split(r"(?m)^(?=## )", text)
    assert not parts[0].strip(), f"{code}: text before the first case"
    for part in parts[1:]:
        heading = _HEADING.match(part.splitlines()[0])
        assert heading, f"{code}: {part.splitlines()[0]}"
        day = _day(heading["day"]) if heading["day"] else ASKED_ON
        files, expected = {}, set()
        for name, block in _BLOCK.findall(part):
            lines = []
            for number, line in enumerate(block.splitlines(), start=1):
                mark = _MARK.search(line)
                if mark:
                    expected.add(Expected(name, number, mark["state"], mark["sentence"] or ""))
                lines.append(line[: mark.start()] if mark else line)
            files[name] = "\n".join(lines) + "\n"
        yield Case(code, heading["kind"], bool(heading["tempting"]), heading["words"], day, files, frozenset(expected))


def _day(text: str) -> date:
    """A day as a heading writes it: 3 March 2026."""
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


def found(case: Case, folder: Path, check: Check | None) -> tuple[frozenset[Expected], str]:
    """What a rule finds in a case, and the state it comes to. Without a check, what reading and assessing find."""
    for name, text in {**SMALLEST, **case.files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    loaded = load(folder)
    if check is None:
        result = assess(loaded, as_of=case.day, step=STEPS[-1], raise_crashes=True)
        own = [one for one in result.findings if one.code == case.code]
        seen = {Expected(one.place.file, one.line, one.state, one.sentence) for one in own}
        return frozenset(seen), "" if own else State.MET
    logs = Logbook(loaded.workspace, case.day), Logbook(loaded.workspace.with_readable_log(), case.day)
    asking = Asking(loaded, case.day, check.step, Waivers(loaded.workspace, case.day), *logs, raise_crashes=True)
    answer = ask(asking, check, {})
    gaps = {
        Expected(one.place.file, loaded.locate(one.place)[0], one.state, one.sentence)
        for one in answer.findings
        if answer.counts
    }
    shown = {Expected(place.file, loaded.locate(place)[0], "met", because) for place, because in answer.met_at}
    return frozenset(gaps | shown), answer.state


def wrong(case: Case, folder: Path, check: Check | None) -> str:
    """What a case finds that it should not, and the other way round; nothing where it is just as expected."""
    seen, state = found(case, folder, check)
    if check is not None and case.kind == "none":
        wanted = check.none.state if check.none else ""
        return "" if state == wanted and not seen else f"state {state}, found {sorted(seen)}"
    if seen == case.expected and (check is None or case.kind in (state, "advice")):
        return ""
    return "\n".join(
        (
            f"{case.code}, {case.kind}: {case.words} (state {state})",
            *(f"  not found: {one}" for one in sorted(case.expected - seen)),
            *(f"  not expected: {one}" for one in sorted(seen - case.expected)),
        )
    )


def every_code() -> list[str]:
    """The codes of all rules."""
    return list(rules())
