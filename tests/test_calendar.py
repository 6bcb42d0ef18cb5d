"""The calendar: days as they are known, what comes before what, and working days, each against counting by hand."""

import itertools
import operator
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pwp.calendar
from pwp.calendar import (
    DAYS_OF_THE_WEEK,
    EARLIEST,
    LATEST,
    Notable,
    When,
    bank_holidays,
    before,
    by,
    each_day,
    earliest,
    festivals,
    latest,
    months_on,
    notable_days,
    spoken_day,
    working_days,
    years_on_file,
)
from pwp.errors import NotADay
from tools.generate import GENERATED
from tools.generate import YEARS as YEARS_MADE

DAY = timedelta(days=1)
YEARS = years_on_file()
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
    ("text", "said"), [("2026-03-14", "on 14 March 2026"), ("2026-03", "in March 2026"), ("2026", "in 2026")]
)
def test_what_happened_on_a_day_happened_in_a_month_or_in_a_year(text: str, said: str) -> None:
    assert When.parse(text).on == said


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


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        ("2026-03-02", 3, "2026-06-01"),
        ("2026-01-01", 3, "2026-03-31"),
        ("2026-12-01", 3, "2027-02-28"),
        ("2025-11-28", 3, "2026-02-27"),
        ("2025-11-29", 3, "2026-02-28"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2027-11-29", 3, "2028-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-10-15", 12, "2027-10-14"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-03-02", 0, "2026-03-01"),
    ],
)
def test_a_period_of_months_ends_on_the_day_before_or_with_a_month_too_short_for_it(
    start: str, months: int, last: str
) -> None:
    assert months_on(date.fromisoformat(start), months) == date.fromisoformat(last)


@given(st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31)), st.integers(1, 120))
def test_what_follows_a_period_of_months_is_the_same_day_or_the_first_after_a_month_without_it(
    day: date, months: int
) -> None:
    last = months_on(day, months)
    assert months_on(day + DAY, months) >= last
    assert months_on(day, months + 1) > last
    after = last + DAY
    passed = (after.year - day.year) * 12 + after.month - day.month
    assert (after.day, passed) in ((day.day, months), (1, months + 1))


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
    assert YEARS == YEARS_MADE
    assert len(YEARS) > 20
    assert date(2026, 6, 15) in bank_holidays(), "for the World Cup: proclaimed for one year"
    assert date(2022, 9, 19) in bank_holidays(), "the Queen's funeral"
    assert bank_holidays().keys() == dict(SCOTLAND).keys()


# --- bank holidays and festivals


def test_the_festivals_on_file_are_those_of_the_calendars_they_come_from() -> None:
    file = Path(pwp.calendar.__file__).with_name("festivals.txt")
    assert file.read_text("utf-8") == GENERATED["pwp/calendar/festivals.txt"](), "run 'python run.py generate'"


ONCE_A_YEAR = (
    "Easter Sunday", "Easter Monday", "Orthodox Easter", "first days of Passover", "Rosh Hashanah", "Yom Kippur",
    "Diwali", "Vaisakhi", "Lunar New Year",
)  # fmt: skip
BY_THE_MOON = ("Eid al-Fitr", "Eid al-Adha", "Ramadan", "Vesak")


def found(name: str, year: int) -> list[Notable]:
    """The festivals of this name that begin in a year."""
    return [one for one in festivals() if one.name == name and one.first.year == year]


def test_every_festival_is_there_for_every_year_and_the_moon_makes_some_of_them_expected() -> None:
    for year in YEARS:
        assert [len(found(name, year)) for name in ONCE_A_YEAR] == [1] * len(ONCE_A_YEAR), year
        assert all(found(name, year) for name in BY_THE_MOON), year
    assert {one.name for one in festivals()} == {*ONCE_A_YEAR, *BY_THE_MOON}
    assert {one.name for one in festivals() if one.expected} == set(BY_THE_MOON)
    assert all(one.kind == "festival" and one.first.year in YEARS for one in festivals())


def easter(year: int) -> date:
    """Easter Sunday of the western churches, as Oudin reckons it."""
    century = year // 100
    golden = year % 19
    shift = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * golden + 15) % 30
    moon = shift - (shift // 28) * (1 - (shift // 28) * (29 // (shift + 1)) * ((21 - golden) // 11))
    day = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + day * DAY


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, as Meeus reckons it, thirteen days on in the calendar of today."""
    moon = (19 * (year % 19) + 15) % 30
    day = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114
    return date(year, day // 31, day % 31 + 1) + 13 * DAY


def test_easter_is_when_it_is_reckoned_to_be() -> None:
    for year in YEARS:
        assert found("Easter Sunday", year)[0].first == easter(year)
        assert found("Easter Monday", year)[0].first == easter(year) + DAY
        assert bank_holidays()[easter(year) - 2 * DAY] == "Good Friday"
        assert found("Orthodox Easter", year)[0].first == orthodox_easter(year)


def test_the_jewish_festivals_lie_apart_as_they_always_do() -> None:
    for year in YEARS:
        passover, new_year, atonement = (found(one, year)[0] for one in ONCE_A_YEAR[3:6])
        assert new_year.first == passover.first + 163 * DAY
        assert atonement.first == new_year.first + 9 * DAY
        assert new_year.first.strftime("%a") not in ("Sun", "Wed", "Fri")
        assert (passover.last, new_year.last) == (passover.first + DAY, new_year.first + DAY)
        assert atonement.last == atonement.first


def days_since_new_moon(day: date) -> float:
    """How old the moon is about the middle of a day, by its mean course from the new moon of 6 January 2000."""
    return float(((day - date(2000, 1, 6)).days - 0.26) % 29.530588)


@pytest.mark.parametrize(
    ("name", "youngest", "oldest"),
    [
        ("Ramadan", 0, 4),
        ("Eid al-Fitr", 0, 4),
        ("Eid al-Adha", 9, 13),
        ("first days of Passover", 12, 18),
        ("Rosh Hashanah", 0, 4),
        ("Vesak", 12.5, 17),
    ],
)
def test_festivals_by_the_moon_come_at_its_time(name: str, youngest: float, oldest: float) -> None:
    for one in festivals():
        if one.name == name:
            assert youngest <= days_since_new_moon(one.first) <= oldest, one


@pytest.mark.parametrize("name", ["Diwali", "Lunar New Year"])
def test_festivals_at_the_new_moon_are_within_two_days_of_it(name: str) -> None:
    for one in festivals():
        if one.name == name:
            age = days_since_new_moon(one.first)
            assert min(age, 29.53 - age) < 2, one


def test_ramadan_lasts_until_the_day_before_its_feast() -> None:
    feasts = {one.first for one in festivals() if one.name == "Eid al-Fitr"}
    for one in festivals():
        if one.name == "Ramadan":
            assert (one.last - one.first).days + 1 in (29, 30)
            assert one.last + DAY in feasts


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2025-12-31", []),
        ("2026-01-01", ["New Year's Day"]),
        ("2026-01-02", ["New Year Holiday"]),
        ("2022-01-04", ["New Year Holiday (substitute day)"]),  # 2 January fell on a Sunday, 1 January on a Saturday
        ("2022-01-03", ["New Year's Day (substitute day)"]),
        ("2026-04-03", ["Good Friday", "first days of Passover"]),
        ("2025-04-20", ["Easter Sunday", "Orthodox Easter"]),
        ("2026-04-06", ["Easter Monday"]),  # a festival, and no bank holiday in Scotland
        ("2026-06-15", ["World Cup bank holiday"]),
        ("2022-09-19", ["State Funeral of Queen Elizabeth II"]),
        ("2024-11-30", ["Saint Andrew's Day"]),  # a Saturday
        ("2024-12-02", ["Saint Andrew's Day (substitute day)"]),
        ("2026-02-17", ["Lunar New Year"]),
        ("2026-03-19", ["Ramadan"]),
        ("2026-03-20", ["Eid al-Fitr"]),
        ("2031-01-23", ["Ramadan", "Lunar New Year"]),  # begun in the year before
        ("2033-01-02", ["New Year Holiday", "Eid al-Fitr"]),
        ("2026-09-21", ["Yom Kippur"]),
        ("2026-11-08", ["Diwali"]),
        ("2026-08-31", []),  # a bank holiday in England
    ],
)
def test_what_a_day_is(day: str, names: list[str]) -> None:
    notable = notable_days(date.fromisoformat(day))
    assert notable is not None
    assert [one.name for one in notable] == names
    assert all(one.first <= date.fromisoformat(day) <= one.last for one in notable)


@given(st.dates())
def test_of_a_year_that_is_not_on_file_nothing_is_known(day: date) -> None:
    assert (notable_days(day) is None) == (day.year not in YEARS)


def test_the_years_on_file_end_with_their_last_day() -> None:
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    assert notable_days(first)
    assert notable_days(last) == ()
    assert notable_days(first - DAY) is None
    assert notable_days(last + DAY) is None


STRETCHES = st.lists(
    st.builds(lambda first, length: (first, first + length * DAY), st.dates(date(2026, 1, 1), date(2026, 3, 1)),
              st.integers(-2, 20)),
    max_size=6,
)  # fmt: skip


@given(STRETCHES)
def test_each_day_of_several_stretches_comes_once_and_in_order(stretches: list[tuple[date, date]]) -> None:
    days = {first + number * DAY for first, last in stretches for number in range((last - first).days + 1)}
    assert list(each_day(stretches)) == sorted(days)


# --- working days


DAYS_ON_FILE = st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))


def counted(start: date, end: date, also_off: frozenset[date] = frozenset()) -> int:
    """The working days after one day, up to and with another, one by one."""
    days = (start + number * DAY for number in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in SCOTLAND and day not in also_off for day in days)


@settings(max_examples=300, deadline=None)
@given(DAYS_ON_FILE, st.integers(0, 500))
def test_working_days_are_those_that_somebody_counts_on_a_calendar(start: date, length: int) -> None:
    end = min(start + length * DAY, date(YEARS[-1], 12, 31))
    assert working_days(start, end) == counted(start, end)


@settings(max_examples=200, deadline=None)
@given(st.data(), DAYS_ON_FILE, st.integers(0, 60))
def test_local_holidays_are_no_working_days_and_one_that_is_a_bank_holiday_too_counts_once(
    data: st.DataObject, start: date, length: int
) -> None:
    end = min(start + length * DAY, date(YEARS[-1], 12, 31))
    near = st.dates(start, end) | st.sampled_from(sorted(bank_holidays()))
    off = data.draw(st.frozensets(near, max_size=12))
    assert working_days(start, end, off) == counted(start, end, off)
    assert working_days(start, end, frozenset(bank_holidays())) == working_days(start, end)


def test_a_local_holiday_outside_the_years_on_file_makes_no_more_years_known() -> None:
    later = date(YEARS[-1] + 1, 1, 5)
    assert working_days(later - 9 * DAY, later, frozenset({later})) is None


@pytest.mark.parametrize(
    ("off", "number"),
    [
        ([], 5),
        (["2026-09-28"], 4),  # a Monday, the September weekend
        (["2026-09-26", "2026-09-27"], 5),  # a weekend all the same
        (["2026-09-28", "2026-09-29"], 3),
        (["2026-09-25"], 5),  # the day on which the papers went out
        (["2026-10-02"], 4),  # the day of the meeting
    ],
)
def test_local_holidays_come_off_where_they_fall_on_a_working_day(off: list[str], number: int) -> None:
    days = frozenset(map(date.fromisoformat, off))
    assert working_days(date(2026, 9, 25), date(2026, 10, 2), days) == number


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
        ("2024-11-29", "2024-12-03", 1),  # it fell on a Saturday, and Monday stood in for it
        ("2021-12-31", "2022-01-05", 1),  # 3 and 4 January stood in for the days before
        ("2022-09-16", "2022-09-20", 1),  # the Queen's funeral
        ("2026-06-12", "2026-06-16", 1),  # the World Cup
        ("2026-05-29", "2026-06-01", 1),  # the weekend alone
    ],
)
def test_working_days_are_scottish(start: str, end: str, number: int) -> None:
    assert working_days(date.fromisoformat(start), date.fromisoformat(end)) == number


@given(st.dates(), st.dates())
def test_beyond_the_years_on_file_working_days_are_not_known(start: date, end: date) -> None:
    on_file = start.year in YEARS and end.year in YEARS
    assert (working_days(start, end) is not None) == on_file


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(DAYS_OF_THE_WEEK))
def test_a_day_of_the_week_is_the_latest_one_that_does_not_come_after_today(today: date, name: str) -> None:
    said = spoken_day(name.lower(), today)
    assert said.strftime("%A") == name
    assert 0 <= (today - said).days < 7
    assert spoken_day(today.strftime("%A"), today) == today
    assert spoken_day(name[:3], today) == spoken_day(f"{name[:4]}.", today) == said
    before = spoken_day(f"last {name}", today)
    assert before == (said if said != today else said - timedelta(days=7))


def test_today_and_yesterday_and_a_written_day_are_the_days_they_say() -> None:
    today = date(2026, 3, 1)
    assert spoken_day("today", today) == today
    assert spoken_day(" Yesterday", today) == date(2026, 2, 28)
    assert spoken_day("2027-12-31", today) == date(2027, 12, 31)


@pytest.mark.parametrize(
    "text", ["", "14/03/2026", "tomorrow", "mo", "last", "last 14", "2026-02-30", "2026-03", "2026"]
)
def test_what_is_not_one_day_is_refused_with_how_a_day_is_written(text: str) -> None:
    with pytest.raises(NotADay, match="2026-03-14"):
        spoken_day(text, date(2026, 3, 1))
