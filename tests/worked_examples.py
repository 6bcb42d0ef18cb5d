"""Reads the worked examples that `pwp explain` prints, so that they can be executed.

A case is a heading `## missing: a theme nobody answered`, then one fenced block a file (`yaml themes.yaml`), which
takes the place of that file of the smallest engagement. It is asked at the check's own step, on 1 June 2026 unless
the heading ends in another day. The finding expected stands at the end of its line: `# <- missing: sentence`, or
`# <- met` where it is met; advice stands for a met on its line. No other finding of that code may appear anywhere.

`yaml absent plan.yaml` is a file that is not there, its block holding only what is found at it; `yaml tracked FILE`
one that git keeps. A block below frameworks/ is a framework to be judged by as well.
"""

import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from conftest import SMALLEST

from pwp.assessment import assess, limits, published_frameworks, rules
from pwp.assessment.asking import Asking, ask
from pwp.assessment.states import WORST_FIRST
from pwp.assessment.waiving import Waivers
from pwp.calendar import MONTHS
from pwp.checks import Check
from pwp.findings import State
from pwp.folder import load
from pwp.frameworks import read
from pwp.model.logbook import Logbook
from pwp.model.words import STEPS
from pwp.resources import worked_examples

ASKED_ON = date(2026, 6, 1)
HARDER = Path(__file__).parent / "harder_examples"
_HEADING = re.compile(
    r"^## (?P<kind>[a-z-]+)(?P<tempting>, though filled)?: (?P<words>.+?)(?: on (?P<day>\d.+\d{4}))?$"
)
_BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INFO = re.compile(r"yaml (?:(?P<how>absent|tracked) )?(?P<file>\S+)")
_MARK = re.compile(r"[ ]*# <- (?P<state>[a-z-]+)(?:: (?P<sentence>.*))?$")


class Expected(NamedTuple):
    """A finding, or a place that shows something was done: its file, line, state and sentence."""

    file: str
    line: int
    state: str
    sentence: str


class Case(NamedTuple):
    """One worked example: the files that are there, those that are not, those that git keeps, what is expected."""

    code: str
    kind: str
    tempting: bool
    words: str
    day: date
    files: dict[str, str]
    absent: tuple[str, ...]
    tracked: tuple[str, ...]
    expected: frozenset[Expected]


def cases(code: str) -> list[Case]:
    """The worked examples of a rule."""
    return list(_cases(code, worked_examples(code)))


def harder_cases(code: str) -> list[Case]:
    """The cases of a rule that it once got wrong, or may easily, and that its page does without."""
    file = HARDER / f"{code}.md"
    return list(_cases(code, file.read_text(encoding="utf-8")))


def _cases(code: str, text: str) -> Iterator[Case]:
    parts = re.split(r"(?m)^(?=## )", text)
    assert not parts[0].strip(), f"{code}: text before the first case"
    for part in parts[1:]:
        heading = _HEADING.match(part.splitlines()[0])
        assert heading, f"{code}: {part.splitlines()[0]}"
        day = _day(heading["day"]) if heading["day"] else ASKED_ON
        files: dict[str, str] = {}
        absent, tracked, expected = [], [], set()
        for info, block in _BLOCK.findall(part):
            fence = _INFO.fullmatch(info.strip())
            assert fence, f"{code}: a block that is not understood: {info}"
            file = fence["file"]
            lines = []
            for number, line in enumerate(block.splitlines(), start=1):
                mark = _MARK.search(line)
                if mark:
                    at = 1 if fence["how"] == "absent" else number
                    expected.add(Expected(file, at, mark["state"], mark["sentence"] or ""))
                lines.append(line[: mark.start()] if mark else line)
            if fence["how"] == "absent":
                absent.append(file)
                continue
            files[file] = "\n".join(lines) + "\n"
            tracked.extend([file] if fence["how"] == "tracked" else [])
        words, tempting = heading["words"], bool(heading["tempting"])
        lists = tuple(absent), tuple(tracked)
        yield Case(code, heading["kind"], tempting, words, day, files, *lists, frozenset(expected))


def _day(text: str) -> date:
    """A day as a heading writes it: 3 March 2026."""
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


def _written(case: Case, folder: Path) -> None:
    """Write the files of a case."""
    for name, text in {**SMALLEST, **case.files}.items():
        if name not in case.absent:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    if case.tracked:
        subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
        subprocess.run(["git", "add", "--force", *case.tracked], cwd=folder, check=True)


def found(case: Case, folder: Path, check: Check | None) -> tuple[frozenset[Expected], str]:
    """What a rule finds in a case, and the state it comes to. Without a check, what reading and assessing find."""
    _written(case, folder)
    loaded = load(folder)
    if check is None:
        own = [read(file, limits()) for file in sorted((folder / "frameworks").glob("*.yaml"))]
        frameworks = [*published_frameworks(), *own]
        result = assess(loaded, as_of=case.day, frameworks=frameworks, step=STEPS[-1], raise_crashes=True)
        findings = [one for one in result.findings if one.code == case.code]
        seen = {Expected(one.place.file, one.line, one.state, one.sentence) for one in findings}
        return frozenset(seen), min((one.state for one in findings), key=_WORST.index, default=State.MET)
    workspace = loaded.careful
    logs = Logbook(workspace, case.day), Logbook(workspace.with_readable_log(), case.day)
    asking = Asking(loaded, case.day, check.step, Waivers(workspace, case.day), *logs, raise_crashes=True)
    answer = ask(asking, check, {})
    gaps = {
        Expected(one.place.file, loaded.locate(one.place)[0], one.state, one.sentence)
        for one in answer.findings
        if answer.counts
    }
    advised = {(one.file, one.line) for one in gaps if one.state == State.ADVICE}
    shown = {Expected(place.file, loaded.locate(place)[0], "met", because) for place, because in answer.met_at}
    return frozenset(gaps | {one for one in shown if (one.file, one.line) not in advised}), answer.state


_WORST = [*WORST_FIRST[:-1], State.ADVICE, State.MET]


def wrong(case: Case, folder: Path, check: Check | None) -> str:
    """What a case finds that it should not, and the other way round; nothing where it is just as expected."""
    seen, state = found(case, folder, check)
    if check is not None and case.kind == "none":
        wanted = check.none.state if check.none else ""
        return "" if state == wanted and not seen else f"state {state}, found {sorted(seen)}"
    if seen == case.expected and case.kind in (state, "advice"):
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
