"""How many: every number of people and responses in a document, with those hidden that would tell who somebody was.

A document that is only for the body's own people hides them as well: it is copied, forwarded and printed like another.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pwp.assessment import Assessment
from pwp.model.log import Entry, GroupReached, Reached
from pwp.model.logbook import method_of
from pwp.model.themes import Theme, Total
from pwp.model.workspace import Workspace
from pwp.privacy.small_numbers import LOWEST_LIMIT, NOT_SHOWN, SMALLEST, Counts, is_hidden, suppressed

SENDERS = {
    "organisations": "from organisations",
    "individuals": "from individuals",
    "unknown": "that do not say from whom",
}
IN_WORDS = ("some", "nearly all")
"""What stands in the place of a number that would tell how few were left over."""
_LIMITED = "PRV08"
"""The check of small numbers: whatever limit a body's own policy sets it holds for the body's documents too."""


class Fewest(NamedTuple):
    """From how many on people are shown as a number; `sensitive` where it tells of a protected characteristic."""

    people: int = SMALLEST
    sensitive: int = SMALLEST

    def is_small(self, n: int) -> bool:
        """Whether so many are too few to be shown; nought tells of nobody."""
        return 0 < n < self.people

    def limit(self, *, sensitive: bool = False) -> int:
        """The smallest number that is shown."""
        return self.sensitive if sensitive else self.people

    def figure(self, n: int, *, sensitive: bool = False) -> str:
        """So many of what a heading names."""
        limit = self.limit(sensitive=sensitive)
        return f"fewer than {limit}" if 0 < n < limit else f"{n:,}"

    def number(self, n: int, what: str, *, about: bool | None = False, sensitive: bool = False) -> str:
        """So many people, responses or the like, by the plural word; `about` where it is an estimate."""
        shown = self.figure(n, sensitive=sensitive)
        return f"{'about ' if about and not is_hidden(shown) else ''}{shown} {what}"

    def out_of(self, n: int, of: int | None, *, sensitive: bool = False) -> str:
        """How many of so many, in words where that, or how many are left over, is small.

        What it is out of often stands elsewhere, so it is never what is hidden. Of very few, `fewer than 5` and
        `nearly all` would leave one number or two, so there both are `some`.
        """
        limit = self.limit(sensitive=sensitive)
        if not of or of < limit or not 0 < n < of or min(n, of - n) >= limit:
            return self.figure(n, sensitive=sensitive)
        if of < 2 * limit:
            return IN_WORDS[0]
        return self.figure(n, sensitive=sensitive) if n < limit else IN_WORDS[1]

    def rank(self, theme: Theme) -> int:
        """What a theme is put in order by: how often it was raised, and the same for all of which that is hidden."""
        n, of = (theme.count.n or 0, theme.count.of or 0) if theme.count else (0, 0)
        sensitive = bool(theme.characteristics)
        shown = self.out_of(n, of, sensitive=sensitive)
        if not is_hidden(shown):
            return n
        return of - self.limit(sensitive=sensitive) if shown == IN_WORDS[1] else 1

    def how_many(self, theme: Theme) -> str:
        """How often a theme was raised, never without what it is out of where that is recorded; else nothing."""
        count, sensitive = theme.count, bool(theme.characteristics)
        if count is None or count.n is None:
            return ""
        what = count.what or "people or responses"
        if count.of is None:
            return self.number(count.n, what, sensitive=sensitive)
        shown = self.out_of(count.n, count.of, sensitive=sensitive)
        return f"{shown} of {self.figure(count.of, sensitive=sensitive)} {what}"


def fewest(assessment: Assessment) -> Fewest:
    """From how many on a record's people are shown: the highest limit that the body's own policies set, else five.

    No limit is so low that what is hidden could only be one number or two.
    """
    put = [one.requirement.thresholds.get(_LIMITED, {}) for one in assessment.requirements if one.answers]
    of_all = [int(limits["smallest"]) for limits in put if "smallest" in limits]
    people = max(LOWEST_LIMIT, max(of_all, default=SMALLEST))
    of_sensitive = [int(limits["smallest_if_sensitive"]) for limits in put if "smallest_if_sensitive" in limits]
    return Fewest(people, max(LOWEST_LIMIT, max(of_sensitive, default=people)))


class Split(NamedTuple):
    """The parts of a whole as they may be shown, and whether the whole may stand beside them."""

    parts: tuple[str, ...]
    whole: bool


def split(parts: Sequence[int], whole: int | None, limit: int) -> Split:
    """Parts as they may be shown beside their whole, and beside whatever else is reckoned from it.

    What the parts lack of the whole is a part too, which only whoever subtracts can see. Where the whole is not
    recorded here, it may stand elsewhere, and is taken for what they come to.
    """
    rest = max((whole or 0) - sum(parts), 0)
    if rest >= limit:  # nobody knows how great it is, so it protects whatever is hidden
        return Split(suppressed(Counts((tuple(parts),)), limit).rows[0], whole=True)
    shown = suppressed(Counts(((*parts, *([rest] if rest else [])),), row_totals=True), limit)
    return Split(shown.rows[0][: len(parts)], whole=not is_hidden(shown.row_totals[0]))


class TookPart(NamedTuple):
    """The totals of one part of the timetable as they may be shown; None where one is not recorded."""

    people: str | None
    responses: str | None
    senders: tuple[str, ...]


def took_part(total: Total, few: Fewest) -> TookPart:
    """How many took part in one part of the timetable, by each kind of number.

    People and responses are mostly as many, so where one must not stand beside its parts, neither does. Organisations
    are not people, and few of them are hidden only to protect others.
    """
    known = [(n, words) for key, words in SENDERS.items() if (n := getattr(total, key)) is not None]
    whole = total.people if total.responses is None else total.responses
    rest = max((whole or 0) - sum(n for n, _ in known), 0)
    telling = any(few.is_small(n or 0) for n in (total.individuals, total.unknown, rest))
    plain = Split(tuple(f"{n:,}" for n, _ in known), whole=True)
    shown = _beside(few, whole, split([n for n, _ in known], whole, few.people)) if telling else plain
    senders = [_sent_by(said, words) for said, (_, words) in zip(shown.parts, known, strict=True)]
    if total.campaign is not None:
        campaign = few.out_of(total.campaign, whole) if shown.whole else NOT_SHOWN
        senders.append(_sent_by(campaign, "as part of a campaign"))
    return TookPart(_total(total.people, few, shown), _total(total.responses, few, shown), tuple(senders))


def _beside(few: Fewest, whole: int | None, shown: Split) -> Split:
    """Parts beside their whole; one that is small is hidden in any case, and so hides no other number."""
    return shown._replace(whole=shown.whole or few.is_small(whole or 0))


def _sent_by(shown: str, whom: str) -> str:
    """A number of responses with those they came from."""
    return f"{whom}: number {NOT_SHOWN}" if shown == NOT_SHOWN else f"{shown} {whom}"


def _total(n: int | None, few: Fewest, shown: Split) -> str | None:
    """A total, where it may stand beside its parts."""
    if n is None:
        return None
    return few.figure(n) if shown.whole or few.is_small(n) else NOT_SHOWN


def by_group(workspace: Workspace, reached: Reached, few: Fewest) -> tuple[list[tuple[GroupReached, str]], bool]:
    """The groups counted on one occasion, each with how many came, and whether all who came may be counted beside."""
    known = [(one, one.people) for one in reached.by_group if one.people is not None]
    if not known:
        return [], True
    protected = {one.id for one in workspace.stakeholders.stakeholders if one.characteristics}
    sensitive = any(one.characteristic or one.stakeholder in protected for one, _ in known)
    whole = next((n for n in (reached.people, reached.attendances, reached.responses) if n is not None), None)
    shown = _beside(few, whole, split([n for _, n in known], whole, few.limit(sensitive=sensitive)))
    about = "about " if reached.approximate else ""
    said = (
        f"number {NOT_SHOWN}" if one == NOT_SHOWN else f"{'' if is_hidden(one) else about}{one} people"
        for one in shown.parts
    )
    return [(group, many) for (group, _), many in zip(known, said, strict=True)], shown.whole


def of_whole(reached: Reached, few: Fewest, *, shown: bool) -> Iterator[str]:
    """The people, responses and attendances of an occasion, each with what it counts.

    Where they may not be `shown` beside their parts, each says so.
    """
    for what in ("people", "responses", "attendances"):
        n = getattr(reached, what)
        if n is not None:
            said = few.number(n, what, about=reached.approximate)
            yield said if shown or few.is_small(n) else f"number of {what} {NOT_SHOWN}"


def running(entries: Sequence[Entry], totals: Sequence[Total], few: Fewest) -> dict[str, tuple[str, ...]]:
    """The running totals of entries in the order of their days, in words, by the entry's id.

    One that a small number lies between and the next that is shown, or a total of the whole, is hidden, since the two
    would tell that number.
    """
    following: dict[tuple[str | None, str], int] = {}
    return {entry.id: tuple(_stood(entry, following, totals, few)) for entry in reversed(entries)}


def _stood(
    entry: Entry, following: dict[tuple[str | None, str], int], totals: Sequence[Total], few: Fewest
) -> Iterator[str]:
    """How a running total stood on one day; `following` are those shown of later days, to which it is added."""
    for what in ("people", "responses", "attendances"):
        n, key = getattr(entry.so_far, what, None), (method_of(entry), what)
        if n is None:
            continue
        beside = [following.get(key, n), *(getattr(one, what, None) or n for one in totals)]
        if any(few.is_small(one - n) for one in beside):
            yield f"number of {what} {NOT_SHOWN}"
            continue
        if not few.is_small(n):
            following[key] = n
        yield few.number(n, what, about=bool(entry.so_far and entry.so_far.approximate))
