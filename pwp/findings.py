"""What reading and checking find: places, states, findings, and the rules they come from."""

from enum import StrEnum
from typing import NamedTuple

Route = tuple[str | int, ...]


class State(StrEnum):
    """The one state that a check's subject, a check or a requirement is in.

    `ADVICE` is the odd one: a finding may be advice, beside a state that it never changes.
    """

    MET = "met"
    FAILED = "failed"
    MISSING = "missing"
    PARTLY = "partly"
    TO_JUDGE = "to-judge"
    NOT_DUE = "not-due"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"
    ERROR = "error"
    ADVICE = "advice"


class Severity(StrEnum):
    """How much a requirement matters: the law or a formal gate, published guidance, or good practice."""

    MUST = "must"
    SHOULD = "should"
    ADVICE = "advice"


SEVERITIES = tuple(Severity)


class Place(NamedTuple):
    """Where in a workspace something stands: a file, and the keys and positions that lead to it there."""

    file: str
    route: Route = ()

    def at(self, keys: str) -> "Place":
        """The place below this one that `keys` leads to, keys and positions parted by slashes."""
        if not keys:
            return self
        steps = (int(key) if key.isdecimal() else key for key in keys.split("/"))
        return Place(self.file, (*self.route, *steps))

    def holds(self, other: "Place") -> bool:
        """True where `other` is this place or stands within it."""
        return other.file == self.file and other.route[: len(self.route)] == self.route


class Page(NamedTuple):
    """What `pwp explain` says of a rule: what is true when it is met, why it matters, how to put it right."""

    summary: str
    why: str
    remedy: str


class Rule(NamedTuple):
    """Something that can be found: a code that never changes, and its page as written beside the code."""

    code: str
    text: str

    @property
    def page(self) -> Page:
        """The page, from a text of a summary, a paragraph `Why: ...` and a paragraph `Put it right: ...`."""
        parts: dict[str, list[str]] = {"": []}
        heading = ""
        for line in (line.strip() for line in self.text.strip().splitlines()):
            start = next((one for one in ("Why", "Put it right") if line.startswith(f"{one}:")), None)
            heading = start or heading
            parts.setdefault(heading, []).append(line.removeprefix(f"{start}:").strip())
        summary, why, remedy = (" ".join(parts.get(key, [])).strip() for key in ("", "Why", "Put it right"))
        return Page(summary, why, remedy)


class Finding(NamedTuple):
    """One sentence about one place, from one rule.

    `line` and `column` count from 1; 0 while they are not looked up. `requirements` are the ids of those that
    ask for it and apply; `severity` is the highest of theirs.
    """

    code: str
    state: State
    place: Place
    sentence: str
    line: int = 0
    column: int = 0
    severity: Severity = Severity.SHOULD
    requirements: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What findings are sorted by: file, line, column, code, sentence."""
        return (self.place.file, self.line, self.column, self.code, self.sentence)
