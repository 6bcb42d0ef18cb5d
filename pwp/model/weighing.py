"""How options come out by their scores and the weights of the criteria, and whether that hangs on a weight."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pwp.calendar import before
from pwp.model.appraised import appraised_until
from pwp.model.options import Appraisal, Criterion, Option, Options, Score

NEAR = 1e-9
"""Totals that differ by less are alike, as computers reckon."""
HALF_A_POINT = 0.005
"""How far the share of a criterion may be off, where weights were rounded to whole points of a hundred."""
FEWEST = PAIR = 2
"""So many options there are at least where there is anything to choose."""

Shares = Mapping[str, float]
"""For each criterion, by its id: its part of the whole, which is 1."""


class Flip(NamedTuple):
    """Another weight for one criterion, by which another option would come first."""

    criterion: str
    more: bool
    option: str


class Weighed(NamedTuple):
    """Options of which each has a score by each criterion: the mean, where several people gave one."""

    shares: Shares
    scores: Mapping[str, Mapping[str, float]]

    def total(self, option: str, shares: Shares | None = None) -> float:
        """What an option comes to."""
        given = self.scores[option]
        return sum(share * given[one] for one, share in (self.shares if shares is None else shares).items())

    def first(self, shares: Shares | None = None) -> list[str]:
        """The option that comes first; several where they come out alike."""
        totals = {option: self.total(option, shares) for option in self.scores}
        best = max(totals.values())
        return [option for option, total in totals.items() if not _less(total, best)]

    def ahead(self, one: str, other: str) -> bool | None:
        """Whether an option surely comes out ahead of another; None where rounded weights could turn it."""
        gaps = {name: self.scores[one][name] - self.scores[other][name] for name in self.shares}
        gap = sum(self.shares[name] * by for name, by in gaps.items())
        if not _less(0, gap):
            return False
        return True if _less(sum(HALF_A_POINT * abs(by) for by in gaps.values()), gap) else None

    def flips(self, points: float) -> Iterator[Flip]:
        """Each change of one weight, by so many points of a hundred, by which others than now come first.

        Of two criteria only the first is changed: what one gains, the other loses.
        """
        now, names = self.first(), list(self.shares)
        for name in names[:1] if len(names) == PAIR else names if len(names) > PAIR else ():
            for more in (True, False):
                then = self.first(changed(self.shares, name, points / 100 if more else -points / 100))
                if not set(then) & set(now):
                    yield Flip(name, more, then[0])


def _less(one: float, other: float) -> bool:
    """Whether a number is less than another by more than a computer's rounding."""
    return other - one > NEAR * max(1.0, abs(one), abs(other))


def changed(shares: Shares, name: str, by: float) -> dict[str, float]:
    """The shares, of which one is greater by so much, and the others fill the rest in the proportion they had."""
    new = min(1.0, max(0.0, shares[name] + by))
    rest = 1 - shares[name]
    others = len(shares) - 1
    kept = {one: share * (1 - new) / rest if rest > NEAR else (1 - new) / others for one, share in shares.items()}
    return {**kept, name: new}


def judged_by(appraisal: Appraisal) -> list[Criterion]:
    """The criteria by which options were judged."""
    return [one for one in appraisal.criteria if not one.not_done]


def shares_of(criteria: Iterable[Criterion]) -> dict[str, float]:
    """The part of the whole that each criterion has; nothing where a weight is not known, or cannot be."""
    weights: dict[str, float | None] = {one.id: one.weight for one in criteria}
    known = {name: weight for name, weight in weights.items() if weight is not None and weight >= 0}
    whole = sum(known.values())
    return {name: weight / whole for name, weight in known.items()} if known.keys() == weights.keys() and whole else {}


def scores_given(appraisal: Appraisal) -> list[tuple[int, Score]]:
    """The scores that were given, each with its position."""
    return [
        (position, one)
        for position, one in enumerate(appraisal.scores)
        if one.score is not None and one.option and one.criterion and not one.not_done
    ]


def means(appraisal: Appraisal) -> dict[tuple[str, str], float]:
    """The mean of the scores that an option was given by a criterion, for each of which there is one."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for _, one in scores_given(appraisal):
        if one.option and one.criterion and one.score is not None:
            found[one.option, one.criterion].append(one.score)
    return {pair: sum(scores) / len(scores) for pair, scores in found.items()}


def to_be_scored(options: Options, appraisal: Appraisal) -> list[Option]:
    """The options that were there to be scored: all but those that may have been dropped by then."""
    until = appraised_until(appraisal)

    def dropped(one: Option) -> bool:
        if one.discarded is None or one.discarded.not_done:
            return False
        day = one.discarded.date
        return not (day and until and before(until, day))

    return [one for one in options.options if not one.not_done and not dropped(one)]


def weighed(options: Options) -> Weighed | None:
    """The options as they were weighed; None where a score or weight is lacking, or there is nothing to compare."""
    appraisal = options.appraisal
    if appraisal is None or appraisal.not_done:
        return None
    shares, given = shares_of(judged_by(appraisal)), means(appraisal)
    names: list[str] = [one.id for one in to_be_scored(options, appraisal)]
    if not shares or len(names) < FEWEST or any((name, one) not in given for name in names for one in shares):
        return None
    return Weighed(shares, {name: {one: given[name, one] for one in shares} for name in names})
