"""The calendar: days as they are known, what comes before what, and working days, each against counting by hand."""

import itertools
import operator
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pwp.calendar import EARLIEST, LATEST, When, bank_holidays, before, by, earliest, latest, working_days

DAY = timedelta(days=1)
YEARS = range(min(bank_holidays()).year, max(bank_holidays()).year + 1)
SCOTLAND = holidays.country_holidays("GB", subdiv="SCT", years=YEARS)


def span(first: date, length: int) -> When:
    """So many days from the first on."""
    return When(first, first + (length - 1) * DAY)


def days_of(when: When) -> Iterator[date]:
    """Every day that may be meant."""
    return (when.first + number * DAY for number in range((when.last - when.first).days + 1))


SPANS = st.builds(span, st.dates(date(2026, 1, 20), date(2026, 2, 10)), st.integers(1, 12))
AS_WRITTEN = st.one_of(
    st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31)).map(date.isoformat),
    st.builds("{:04}-{:02}".format, st.integers(EARLIEST, LATEST), st.integers(1, 12)),
    st.builds("{:04}".format, st.integers(EARLIEST, LATEST)),
)


@given(AS_WRITTEN)
def test_a_day_a_month_or_a_year_is_just_the_days_it_names_and_is_written_back_as_it_was(text: str) -> None:
    when = When.parse(text)
    assert all(day.isoformat().startswith(text) for day in days_of(when))
    assert not (when.first - DAY).isoformat().startswith(text)
    assert not (when.last + DAY).isoformat().startswith(text)
    assert when.iso == text
    assert when.is_day == (len(text) == len("2026-03-14"))
    assert str(when.first.year) in str(when)


@pytest.mark.parametrize(
    ("text", "said"), [("2026-03-14", "14 March 2026"), ("2026-03", "March 2026"), ("2026", "2026")]
)
def test_a_day_is_printed_no_more_exactly_than_it_is_known(text: str, said: str) -> None:
    assert str(When.parse(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "2026-", "2026-02-30", "2023-02-29", "2100-02-29", "2026-13", "2026-00", "2026-3-14", "2026-03-1",
        "26", "1899", "1899-12-31", "2200", "0000-01-01", "10000-01-01", "14/03/2026", "2026/03/14", "20260314",
        "2026-03-14 ", " 2026", "2026-03-14T10:00", "-2026", "2026-03-14-01", "\u0662\u0660\u0662\u0666",
        "2026\u201303", "20\u00b26", "2026-W11", "2026-03-14\n", "+2026", "2_26", "today",
    ],
)  # fmt: skip
def test_nothing_else_is_a_day(text: str) -> None:
    assert parsed(text) is None


@given(st.text(st.sampled_from("0123456789-/ ."), max_size=12) | st.text(max_size=12))
def test_any_text_is_a_day_that_is_written_so_or_none(text: str) -> None:
    when = parsed(text)
    assert when is None or when.iso == text


def parsed(text: str) -> When | None:
    """The day that a text names, or None."""
    try:
        return When.parse(text)
    except ValueError:
        return None


@settings(deadline=None)
@given(SPANS, SPANS)
def test_what_comes_before_is_known_just_where_it_is_so_for_every_day_meant_or_for_none(one: When, other: When) -> None:
    pairs = list(itertools.product(days_of(one), days_of(other)))
    questions: tuple[tuple[Callable[[When, When], bool | None], Callable[[date, date], bool]], ...] = (
        (before, date.__lt__),
        (by, date.__le__),
    )
    for ask, holds in questions:
        answers = {holds(first, second) for first, second in pairs}
        assert ask(one, other) == (answers.pop() if len(answers) == 1 else None)


@pytest.mark.parametrize(
    ("one", "other", "is_before", "is_by"),
    [
        ("2026-03-14", "2026-03-15", True, True),
        ("2026-03-14", "2026-03-14", False, True),
        ("2026-03-15", "2026-03-14", False, False),
        ("2026-03", "2026-03-01", False, None),
        ("2026-03", "2026-03-31", None, True),
        ("2026-03-14", "2026-03", None, None),
        ("2026-03-01", "2026-03", None, True),
        ("2026-03-31", "2026-03", False, None),
        ("2026", "2026", None, None),
        ("2025", "2026-01", True, True),
        ("2026-04", "2026-03", False, False),
    ],
)
def test_what_is_not_known_to_the_day_may_not_be_known_to_come_before(
    one: str, other: str, is_before: bool | None, is_by: bool | None
) -> None:
    assert before(When.parse(one), When.parse(other)) is is_before
    assert by(When.parse(one), When.parse(other)) is is_by


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge, max, min])
def test_days_cannot_be_compared_by_mistake(compare: Callable[[When, When], object]) -> None:
    one, other = When.parse("2026-03"), When.parse("2026-04")
    with pytest.raises(TypeError):
        compare(one, other)
    assert len({one, When.parse("2026-03"), other}) == 2


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.none() | st.builds(span, st.dates(date(2026, 2, 1), date(2026, 2, 9)), st.integers(1, 7)), max_size=4)
)
def test_the_first_and_the_last_of_several_are_as_exact_as_they_can_be(days: list[When | None]) -> None:
    known = [when for when in days if when is not None]
    for choose, of in ((earliest, min), (latest, max)):
        found = choose(days)
        if not known:
            assert found is None
            continue
        possible = {of(one) for one in itertools.product(*map(days_of, known))}
        assert found == When(min(possible), max(possible))


@given(st.lists(AS_WRITTEN.map(When.parse), min_size=1, max_size=3))
def test_a_day_worked_out_is_written_no_more_exactly_than_it_is_known(days: list[When]) -> None:
    for when in (earliest(days), latest(days)):
        assert when is not None
        written = When.parse(when.iso)
        assert written.first <= when.first <= when.last <= written.last


def test_the_bank_holidays_on_file_are_those_of_scotland() -> None:
    assert len(YEARS) > 20
    assert date(2026, 6, 15) in bank_holidays(), "for the World Cup: proclaimed for one year"
    assert date(2022, 9, 19) in bank_holidays(), "the Queen's funeral"
    assert bank_holidays().keys() == dict(SCOTLAND).keys()


DAYS_ON_FILE = st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))


def counted(start: date, end: date) -> int:
    """The working days after one day, up to and with another, one by one."""
    days = (start + number * DAY for number in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in SCOTLAND for day in days)


@settings(max_examples=300, deadline=None)
@given(DAYS_ON_FILE, st.integers(0, 500))
def test_working_days_are_those_that_somebody_counts_on_a_calendar(start: date, length: int) -> None:
    end = min(start + length * DAY, date(YEARS[-1], 12, 31))
    assert working_days(start, end) == counted(start, end)


@given(DAYS_ON_FILE, DAYS_ON_FILE, DAYS_ON_FILE)
def test_working_days_of_two_stretches_add_up(one: date, other: date, third: date) -> None:
    start, middle, end = sorted((one, other, third))
    first, second, whole = working_days(start, middle), working_days(middle, end), working_days(start, end)
    assert first is not None
    assert second is not None
    assert whole == first + second
    assert working_days(end, start) == 0


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [
        ("2026-03-13", "2026-03-16", 1),  # Friday to Monday
        ("2026-03-14", "2026-03-15", 0),  # a weekend
        ("2026-04-02", "2026-04-06", 1),  # Good Friday is a holiday in Scotland, Easter Monday is not
        ("2025-12-31", "2026-01-05", 1),  # 1 and 2 January
        ("2026-11-27", "2026-12-01", 1),  # Saint Andrew's Day
    ],
)
def test_working_days_are_scottish(start: str, end: str, number: int) -> None:
    assert working_days(date.fromisoformat(start), date.fromisoformat(end)) == number


@given(st.dates(), st.dates())
def test_beyond_the_years_on_file_working_days_are_not_known(start: date, end: date) -> None:
    on_file = start.year in YEARS and end.year in YEARS
    assert (working_days(start, end) is not None) == on_file
