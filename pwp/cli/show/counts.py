"""How many requirements are in each state: by framework, by standard and by step."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pwp.assessment import Assessed
from pwp.assessment.grouping import Standards, Tally
from pwp.cli.show.page import FIRST, STATES, Page, wrapped
from pwp.findings import State
from pwp.plain import clean
from pwp.spelling import listed

FEW = 12
"""Of a framework of which so many requirements are asked, or fewer, they are counted on one line."""


def of_framework(standards: Standards, own: Iterable[Assessed], page: Page) -> Iterator[str]:
    """A framework with its standards, one line each, or all on one; what is not asked of this engagement says why."""
    own = list(own)
    if is_brief(own, page):
        yield from wrapped(_on_one_line(standards, own), "", "  ", page)
    else:
        yield from _by_group(standards, own, page)


def is_brief(own: Sequence[Assessed], page: Page) -> bool:
    """Whether the requirements of a framework are counted on one line: they are few, or they stand in one group."""
    asked = [one for one in own if not _not_asked(one)]
    few = len(asked) <= FEW or len({one.requirement.group for one in own}) == 1
    return bool(asked) and few and not page.everything


def _on_one_line(standards: Standards, own: list[Assessed]) -> str:
    """A framework of few requirements: how many are in each state, how many wait, and why others are not asked."""
    letters = listed(dict.fromkeys(one.requirement.id.partition("-")[0] for one in own))
    apart = [one for one in own if one.requirement.step == "organisation" and one.state is State.NOT_DUE]
    parts = [counted(Counter(one.state for one in own if not (_not_asked(one) or one in apart)))]
    if waiting := _waiting(own).total():
        parts.append(f"{waiting} of them wait for a fact")
    if apart:
        parts.append(f"{len(apart)} asked of the organisation as a whole")
    reasons = Counter(_briefly(one.reason) for one in own if _not_asked(one))
    parts += [f"{number} not asked ({reason})" for reason, number in reasons.items()]
    return f"{standards.framework.brief} ({letters}){standards.because}: {'; '.join(filter(None, parts))}"


def _not_asked(one: Assessed) -> bool:
    """Whether a requirement is not asked of this engagement, for a reason that is told."""
    return one.state is State.NOT_APPLICABLE and bool(one.reason)


def _waiting(own: Iterable[Assessed]) -> Counter[str]:
    """How many requirements wait for each fact that nobody has answered."""
    return Counter(one.reason for one in own if one.state is State.MISSING and one.reason and not one.answers)


def _by_group(standards: Standards, own: list[Assessed], page: Page) -> Iterator[str]:
    """A framework group by group, with what waits for a fact, and what is not asked."""
    apart = {one.requirement.group for one in own if one.requirement.step == "organisation"}
    ours = [one for one in standards.tallies if one.name not in apart or set(+one.counts) - WAITING]
    yield from tallies(f"{standards.framework.brief}{standards.because}", ours, page)
    for reason, number in _waiting(own).items():
        yield from wrapped(f"{number} of them wait for a fact: {reason}", "  ", "    ", page)
    if organisation := [one for one in own if one.requirement.step == "organisation" and one.state is State.NOT_DUE]:
        sentence = f"Asked of the organisation as a whole, and never due here: {len(organisation)} requirements"
        yield from wrapped(sentence, "  ", "    ", page)
    not_asked: dict[str, list[str]] = {}
    for one in filter(_not_asked, own):
        not_asked.setdefault(one.reason, []).append(one.requirement.id)
    several = {reason: len(ids) > FIRST and not page.everything for reason, ids in not_asked.items()}
    parts = [f"{f'{len(ids)} requirements' if several[why] else listed(ids)} ({why})" for why, ids in not_asked.items()]
    yield from wrapped(f"Not asked: {'; '.join(parts)}" if parts else "", "  ", "    ", page)


def not_asked(frameworks: Iterable[Standards], page: Page) -> Iterator[str]:
    """The frameworks that are not asked of this engagement, with the reason; those with one reason together."""
    reasons: dict[str, list[str]] = {}
    for one in frameworks:
        if one.why_not:
            reasons.setdefault(_briefly(one.why_not), []).append(one.framework.brief)
    said = "; ".join(f"{listed(names)} ({why})" for why, names in reasons.items())
    yield from wrapped(f"Not asked: {said}" if said else "", "", "  ", page)


def _briefly(reason: str) -> str:
    """A reason without what it rests on; 'pwp frameworks --why' has the whole."""
    return reason.partition(": ")[0]


def of_steps(steps: Iterable[Tally], page: Page) -> Iterator[str]:
    """One line for each step; what is asked of the organisation belongs to none."""
    yield from tallies("By step", [one for one in steps if one.name != "organisation"], page)


def tallies(title: str, rows: Iterable[Tally], page: Page) -> Iterator[str]:
    """One line for each name, with how many requirements are in each state; those that lack nothing on one."""
    rows = list(rows)
    yield page.style(title, bold=True)
    due = [(name, counts) for name, counts in rows if set(+counts) - _SOUND]
    met = [f"{name} ({counted(counts)})" for name, counts in rows if counts[State.MET] and not set(+counts) - _SOUND]
    widest = max((len(name) for name, _ in due), default=0)
    for name, counts in due:
        yield from wrapped(counted(counts), f"  {clean(name):{widest}}  ", " " * (widest + 4), page)
    if met:
        yield from wrapped(f"Nothing lacking: {listed(met)}", "  ", "    ", page)
    waiting = [(name, counts[State.NOT_DUE] > 0) for name, counts in rows if not set(+counts) - WAITING]
    for start, later in (("Not due yet", True), ("Not applicable", False)):
        if names := [name for name, not_due in waiting if not_due == later]:
            yield from wrapped(f"{start}: {listed(names)}", "  ", "    ", page)


WAITING = {State.NOT_DUE, State.NOT_APPLICABLE}
"""The states in which nothing is asked of anybody now."""
_SOUND = {*WAITING, State.MET}


def counted(counts: Counter[State]) -> str:
    """How many there are in each state that has any, as words."""
    return ", ".join(f"{counts[state]} {word}" for state, word in STATES.items() if counts[state])
