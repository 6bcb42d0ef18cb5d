"""Small numbers: no table lets a reader work out a number that it hides, however they reckon."""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pwp.privacy.small_numbers import NOT_SHOWN, Counts, Shown, is_hidden, share, suppressed

FEW = "fewer than 5"


def test_without_totals_only_the_small_numbers_are_hidden() -> None:
    assert suppressed(Counts(((3, 12), (0, 7)))) == Shown(((FEW, "12"), ("0", "7")))


def test_a_number_that_a_total_would_give_away_is_kept_by_hiding_the_smallest_beside_it() -> None:
    shown = suppressed(Counts(((3,), (40,), (12,), (1_000,)), column_totals=True))
    assert shown == Shown(((FEW,), ("40",), (NOT_SHOWN,), ("1,000",)), column_totals=("1,055",))


def test_with_totals_both_ways_four_numbers_are_hidden_and_the_totals_stay() -> None:
    shown = suppressed(Counts(((3, 12, 30), (20, 9, 40), (50, 60, 70)), row_totals=True, column_totals=True))
    assert shown.rows == ((FEW, NOT_SHOWN, "30"), (NOT_SHOWN, NOT_SHOWN, "40"), ("50", "60", "70"))
    assert (shown.row_totals, shown.column_totals, shown.total) == (("45", "69", "180"), ("73", "81", "140"), "294")


def test_a_total_goes_only_where_nothing_else_will_do() -> None:
    assert suppressed(Counts(((3,), (0,)), column_totals=True)) == Shown(((FEW,), ("0",)), column_totals=(NOT_SHOWN,))
    assert suppressed(Counts(((3, 5),), row_totals=True)).row_totals == ("8",)
    assert suppressed(Counts(((2, 3, 0),), row_totals=True)).row_totals == ("5",)
    assert suppressed(Counts(((4, 4, 0),), row_totals=True)).row_totals == (NOT_SHOWN,)
    assert suppressed(Counts(((1, 1),), row_totals=True)).row_totals == (NOT_SHOWN,)


def test_a_nought_that_tells_of_everybody_is_hidden_like_a_small_number() -> None:
    shown = suppressed(Counts(((0, 30), (8, 22)), telling=frozenset({(0, 0)})))
    assert shown.rows == ((FEW, "30"), ("8", "22"))


def test_another_limit_is_kept_as_well() -> None:
    assert suppressed(Counts(((7, 12),)), 10).rows == (("fewer than 10", "12"),)


@pytest.mark.parametrize(("rows", "smallest"), [(((1, 2), (3,)), 5), (((-1,),), 5), (((1,),), 2)])
def test_what_is_no_table_or_would_give_numbers_away_is_refused(
    rows: tuple[tuple[int, ...], ...], smallest: int
) -> None:
    with pytest.raises(ValueError, match=r"table|at least"):
        suppressed(Counts(rows), smallest)


def test_an_empty_table_stays_one() -> None:
    assert suppressed(Counts((), row_totals=True, column_totals=True)) == Shown((), total="0")


def test_no_percentage_stands_beside_a_hidden_number_nor_without_its_base() -> None:
    assert [share("12", 48), share("1,200", 2_400), share("12", None), share("0", 0)] == [
        *("12 of 48 (25%)", "1,200 of 2,400 (50%)", "12", "0"),
    ]
    assert [share(FEW, 48), share(NOT_SHOWN, 48)] == [FEW, NOT_SHOWN]


CELLS = st.integers(0, 9)
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Counts,
        st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=2 if width == 3 else 3).map(tuple),
        st.booleans(),
        st.booleans(),
        st.sets(st.tuples(st.integers(0, 1), st.integers(0, 1)), max_size=1).map(frozenset),
    )
)


def may_be(shown: str, cell: tuple[int, int], counts: Counts) -> range:
    """What a reader takes a number for; one that is not shown is not small, and here not past what is tried."""
    if not is_hidden(shown):
        return range(int(shown), int(shown) + 1)
    return range(5, 15) if shown == NOT_SHOWN else range(0 if cell in counts.telling else 1, 5)


def all_tables(counts: Counts, shown: Shown) -> list[tuple[int, ...]]:
    """Every table that a reader can think of who sees what is shown and tries all there is."""
    width = len(counts.rows[0])
    ranges = [may_be(one, (r, c), counts) for r, row in enumerate(shown.rows) for c, one in enumerate(row)]
    tables = []
    for values in product(*ranges):
        rows = [values[at : at + width] for at in range(0, len(values), width)]
        sums = (
            *zip(shown.row_totals, (sum(row) for row in rows), strict=False),
            *zip(shown.column_totals, (sum(column) for column in zip(*rows, strict=True)), strict=False),
            *([(shown.total, sum(values))] if shown.total else []),
        )
        if all(is_hidden(said) or int(said) == number for said, number in sums):
            tables.append(values)
    return tables


@settings(max_examples=300)
@given(TABLES)
@example(Counts(((1, 1, 1), (1, 5, 5)), row_totals=True, column_totals=True))
@example(Counts(((4, 5), (5, 4)), row_totals=True, column_totals=True))
@example(Counts(((1, 0, 9),), row_totals=True, column_totals=True))
def test_whoever_tries_every_table_there_could_be_pins_no_hidden_number(counts: Counts) -> None:
    shown = suppressed(counts)
    tables = all_tables(counts, shown)
    real = tuple(n for row in counts.rows for n in row)
    said = [one for row in shown.rows for one in row]
    assert real in tables
    for position, one in enumerate(said):
        possible = {table[position] for table in tables}
        if one == FEW:
            assert len(possible) >= 3, (counts, shown)
        elif is_hidden(one):
            assert len(possible) >= 2, (counts, shown)
    for position, total in enumerate(shown.row_totals):
        width = len(counts.rows[0])
        sums = {sum(table[position * width : (position + 1) * width]) for table in tables}
        assert not is_hidden(total) or len(sums) >= 2


@settings(max_examples=300)
@given(TABLES)
def test_every_small_number_is_hidden_and_nothing_is_where_there_is_none(counts: Counts) -> None:
    shown = suppressed(counts)
    small = [
        (r, c)
        for r, row in enumerate(counts.rows)
        for c, n in enumerate(row)
        if 0 < n < 5 or (n == 0 and (r, c) in counts.telling)
    ]
    assert all(shown.rows[r][c] == FEW for r, c in small)
    assert shown.whole == (not small)
    assert shown == suppressed(counts)
    for total, row in zip(shown.row_totals, counts.rows, strict=False):
        assert is_hidden(total) or total == str(sum(row))


def test_a_long_table_is_done_in_passing() -> None:
    rows = tuple((n % 7, 30 + n % 11, 9 + n % 5) for n in range(120))
    shown = suppressed(Counts(rows, row_totals=True, column_totals=True))
    assert all(
        (one == FEW) == (0 < n < 5)
        for row, said in zip(rows, shown.rows, strict=True)
        for n, one in zip(row, said, strict=True)
    )
    assert not any(map(is_hidden, shown.row_totals))
