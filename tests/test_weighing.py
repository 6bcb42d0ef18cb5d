"""How weighted options come out: what must hold of any scores and weights."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from pwp.model.options import Appraisal, Criterion, Option, Options, Score
from pwp.model.weighing import Weighed, changed, shares_of, weighed

WEIGHTS = st.integers(0, 100)
SCORES = st.integers(-20, 100)


@st.composite
def appraised(draw: st.DrawFn) -> tuple[list[int], list[list[int]]]:
    """Weights, and the scores of each option by each criterion."""
    weights = draw(st.lists(WEIGHTS, min_size=1, max_size=5).filter(any))
    count = len(weights)
    scores = draw(st.lists(st.lists(SCORES, min_size=count, max_size=count), min_size=2, max_size=5))
    return weights, scores


def recorded(weights: list[int], scores: list[list[int]]) -> Options:
    """The record of an appraisal with these weights and scores."""
    return Options(
        options=tuple(Option(id=f"option-{n}") for n in range(len(scores))),  # type: ignore[arg-type]
        appraisal=Appraisal(
            criteria=tuple(Criterion(id=f"c{n}", weight=weight) for n, weight in enumerate(weights)),  # type: ignore[arg-type]
            scores=tuple(
                Score(option=f"option-{option}", criterion=f"c{n}", score=score)  # type: ignore[arg-type]
                for option, row in enumerate(scores)
                for n, score in enumerate(row)
            ),
        ),
    )


def outcome(weights: list[int], scores: list[list[int]]) -> Weighed:
    found = weighed(recorded(weights, scores))
    assert found is not None
    return found


def exact_first(weights: list[Fraction], scores: list[list[int]]) -> set[str]:
    """The options that come first, reckoned in fractions."""
    totals = [sum(weight * score for weight, score in zip(weights, row, strict=True)) for row in scores]
    return {f"option-{n}" for n, total in enumerate(totals) if total == max(totals)}


def exact_change(weights: list[int], position: int, points: int) -> list[Fraction]:
    """The shares once one has so many points of a hundred more, reckoned in fractions."""
    shares = [Fraction(weight, sum(weights)) for weight in weights]
    new = min(Fraction(1), max(Fraction(0), shares[position] + Fraction(points, 100)))
    rest = 1 - shares[position]
    others = len(weights) - 1
    kept = [share * (1 - new) / rest if rest else (1 - new) / others for share in shares]
    return [new if n == position else share for n, share in enumerate(kept)]


@given(appraised())
def test_the_first_is_the_one_that_comes_first_in_exact_fractions(case: tuple[list[int], list[list[int]]]) -> None:
    weights, scores = case
    assert set(outcome(weights, scores).first()) == exact_first([Fraction(one) for one in weights], scores)


@given(appraised(), st.integers(2, 9))
def test_weights_of_another_whole_give_the_same_order(case: tuple[list[int], list[list[int]]], times: int) -> None:
    weights, scores = case
    assert outcome([one * times for one in weights], scores).first() == outcome(weights, scores).first()


@given(appraised())
def test_an_option_comes_to_no_more_than_its_best_score_and_no_less_than_its_worst(
    case: tuple[list[int], list[list[int]]],
) -> None:
    weights, scores = case
    found = outcome(weights, scores)
    for n, row in enumerate(scores):
        assert min(row) - 1e-6 <= found.total(f"option-{n}") <= max(row) + 1e-6


@given(appraised())
def test_of_two_options_not_both_are_ahead(case: tuple[list[int], list[list[int]]]) -> None:
    found = outcome(*case)
    assert not (found.ahead("option-0", "option-1") and found.ahead("option-1", "option-0"))
    if found.ahead("option-0", "option-1"):
        assert "option-1" not in found.first()


@given(appraised(), st.integers(0, 60))
def test_changed_shares_are_a_whole_and_none_is_less_than_nothing(
    case: tuple[list[int], list[list[int]]], points: int
) -> None:
    found = outcome(*case)
    assume(len(found.shares) > 1)
    for name in found.shares:
        for by in (points / 100, -points / 100):
            shares = changed(found.shares, name, by)
            assert abs(sum(shares.values()) - 1) < 1e-9
            assert all(-1e-12 <= one <= 1 + 1e-12 for one in shares.values())


@given(appraised(), st.integers(0, 60))
def test_every_turn_that_is_told_is_one_in_exact_fractions_and_none_is_left_out(
    case: tuple[list[int], list[list[int]]], points: int
) -> None:
    weights, scores = case
    told = {(one.criterion, one.more) for one in outcome(weights, scores).flips(points)}
    now = exact_first([Fraction(one) for one in weights], scores)
    positions = range(1 if len(weights) == 2 else len(weights) if len(weights) > 2 else 0)
    turns = {
        (f"c{n}", more)
        for n in positions
        for more in (True, False)
        if not exact_first(exact_change(weights, n, points if more else -points), scores) & now
    }
    assert told == turns


@given(appraised())
def test_no_change_of_weights_brings_forward_what_is_worse_by_every_criterion(
    case: tuple[list[int], list[list[int]]],
) -> None:
    weights, scores = case
    worse = [one - 1 for one in scores[0]]
    found = outcome(weights, [*scores, worse])
    assert all(one.option != f"option-{len(scores)}" for one in found.flips(10))


@given(st.lists(st.one_of(st.none(), st.integers(-5, 5)), max_size=4))
def test_there_are_shares_only_where_every_weight_is_known_and_none_is_less_than_nothing(
    weights: list[int | None],
) -> None:
    criteria = [Criterion(id=f"c{n}", weight=one) for n, one in enumerate(weights)]  # type: ignore[arg-type]
    known = [one for one in weights if one is not None and one >= 0]
    assert bool(shares_of(criteria)) == (len(known) == len(weights) and sum(known) > 0)


def test_the_scores_of_several_people_count_by_their_mean() -> None:
    options = recorded([100], [[1], [4]])
    assert options.appraisal is not None
    more = Score(option="option-0", criterion="c0", score=9)  # type: ignore[arg-type]
    twice = Options(
        options=options.options,
        appraisal=Appraisal(criteria=options.appraisal.criteria, scores=(*options.appraisal.scores, more)),
    )
    found = weighed(twice)
    assert found is not None
    assert found.total("option-0") == 5
    assert found.first() == ["option-0"]
