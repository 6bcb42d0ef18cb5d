"""What a rule for Word files is: one question asked of a whole document, with why it matters and who asks for it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pwp.accessible.document import WordDocument
from pwp.findings import Rule, Severity, State


class Found(NamedTuple):
    """What a rule says of one place in a document."""

    state: State
    where: str
    sentence: str


Findings = Iterator[Found]

WHOLE = "the whole document"
"""The place of what holds of no one place."""


def failed(where: str, sentence: str) -> Found:
    """The document breaks the rule here."""
    return Found(State.FAILED, where, sentence)


def advice(where: str, sentence: str) -> Found:
    """Something worth putting right, which fails nothing."""
    return Found(State.ADVICE, where, sentence)


class DocumentRule(NamedTuple):
    """A rule with the question behind it; `sources` are who asks for it, with the clause."""

    rule: Rule
    severity: Severity
    sources: tuple[str, ...]
    ask: Callable[[WordDocument], Findings]

    @property
    def code(self) -> str:
        """The code, which never changes."""
        return self.rule.code


def rule(code: str, *sources: str, severity: Severity) -> Callable[[Callable[[WordDocument], Findings]], DocumentRule]:
    """Declare a rule; its docstring says what it asks, why, and how to put it right in Word."""

    def declared(ask: Callable[[WordDocument], Findings]) -> DocumentRule:
        return DocumentRule(Rule(code, ask.__doc__ or ""), severity, sources, ask)

    return declared


def must(code: str, *sources: str) -> Callable[[Callable[[WordDocument], Findings]], DocumentRule]:
    """Declare a rule that the law asks for: WCAG, by the regulations of 2018 for public bodies."""
    return rule(code, *(f"WCAG 2.2, {one}" for one in sources), severity=Severity.MUST)


def should(code: str, *sources: str) -> Callable[[Callable[[WordDocument], Findings]], DocumentRule]:
    """Declare a rule of published guidance."""
    return rule(code, *sources, severity=Severity.SHOULD)


def good_practice(code: str, *sources: str) -> Callable[[Callable[[WordDocument], Findings]], DocumentRule]:
    """Declare a rule that only ever advises."""
    return rule(code, *sources, severity=Severity.ADVICE)


SCOTTISH_GOVERNMENT = "Scottish Government publishing compliance"
CLEAR_PRINT = "UKAAF, clear print"
GOVERNMENT_DIGITAL_SERVICE = "Government Digital Service, accessible documents"
