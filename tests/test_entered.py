"""What people write in one place is understood as they meant it, or asked about; whatever it is, nothing is lost."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pwp.calendar import MONTHS, When
from pwp.decode import decode
from pwp.model.commitments import Commitment
from pwp.model.decisions import Decision
from pwp.model.log import Entry
from pwp.model.stakeholders import Stakeholder
from pwp.model.structure import Kind, fields
from pwp.model.themes import Theme
from pwp.model.workspace import FILES
from pwp.names import unfit
from pwp.plain import clean
from pwp.recording.capture import title_and_summary
from pwp.recording.columns import Column, column, columns, put
from pwp.recording.days import Days
from pwp.recording.entered import About, Wrong, entered, parts
from pwp.recording.naming import entry_name, short_id, slug
from pwp.recording.words import words


def _below(record: Any) -> Iterator[Any]:
    for field in fields(record):
        if field.record is not None:
            yield from (field.record, *_below(field.record))


def _bare(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())


TODAY = date(2026, 3, 14)
DAYS = Days(TODAY)


class Names:
    """A record with the same few ids of every sort."""

    def names(self, sort: str) -> Mapping[str, str]:
        del sort
        return {"carers": "Carers, paid and unpaid", "bus-times": "The bus comes too late", "x1": ""}


KNOWN = Names()
EVERY = [(record, one) for record in (Entry, Theme, Commitment, Stakeholder) for one in columns(record)]
DAY, PEOPLE = column(Entry, "date").field, column(Entry, "reached/people").field


def day(text: str, order: str = "") -> str:
    value = entered(DAY, text, KNOWN, Days(TODAY, order))
    assert isinstance(value, str | Wrong)
    return value.sentence if isinstance(value, Wrong) else value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-03-14"), ("Yesterday", "2026-03-13"), ("saturday", "2026-03-14"), ("Sunday", "2026-03-08"),
        ("14th March 2026", "2026-03-14"), ("1st Sept 2026", "2026-09-01"), ("2 sep 2026", "2026-09-02"),
        ("14-Mar-2026", "2026-03-14"), ("march 2026", "2026-03"), ("Mar. 14, 2026", None), ("14 / 3 / 2026", None),
        ("14/03/2026", "2026-03-14"), ("03/14/2026", "2026-03-14"), ("14.3.2026", "2026-03-14"),
        ("29 February 2028", "2028-02-29"), ("5.11.26", "2026-11-05"), ("30/4/27", "2027-04-30"),
        ("4/30/27", "2027-04-30"),
        ("12 November", "2025-11-12"), ("14th March", "2026-03-14"), ("March 15th", "2025-03-15"),
        ("29 Feb", "2024-02-29"), ("12th of Nov. 2026", "2026-11-12"), ("12-Nov-26", "2026-11-12"), ("Nov-26", None),
        ("wed", "2026-03-11"), ("last Saturday", "2026-03-07"), ("last Tuesday", "2026-03-10"), ("12-11-26", None),
    ],
)  # fmt: skip
def test_a_day_is_understood_in_the_ways_people_write_it(text: str, expected: str | None) -> None:
    told = f"'{text}' is not a date; write it as 14 March 2026 or 2026-03-14"
    assert day(text) == (expected or told)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("29 February 2026", "there is no such day as '29 February 2026'"),
        ("31/4/2026", "there is no such day as '31/4/2026'"),
        ("13/13/2026", "there is no such day as '13/13/2026'"),
        ("14 Smarch 2026", "'14 Smarch 2026' is not a date; write it as 14 March 2026 or 2026-03-14"),
        ("spring 2026", "'spring 2026' is not a date; write it as 14 March 2026 or 2026-03-14"),
        ("30 February", "there is no such day as '30 February'"),
        ("0/5/2026", "there is no such day as '0/5/2026'"),
        ("14 March 1066", "there is no such day as '14 March 1066'"),
    ],
)
def test_a_day_that_cannot_be_is_said_to_be_none(text: str, said: str) -> None:
    assert day(text) == said


def test_which_is_the_month_is_asked_unless_it_is_known() -> None:
    asked = "'3/4/2026' is 3 April or 4 March; write it as 3 April 2026 or 4 March 2026"
    assert [day("3/4/2026", order) for order in ("", "uk", "us")] == [asked, "2026-04-03", "2026-03-04"]
    twelfth = "'12/3/2026' is 12 March or 3 December; write it as 12 March 2026 or 3 December 2026"
    assert [day("12/3/2026", order) for order in ("", "uk", "us")] == [twelfth, "2026-03-12", "2026-12-03"]
    assert "is 3 December or 12 March" in day("3/12/2026")
    assert "is 3 April or 4 March; write it as 3 April 2026 or 4 March 2026" in day("3/4/26")
    assert [day("3.4.2026", order) for order in ("", "uk", "us")] == ["2026-04-03", "2026-04-03", "2026-03-04"]
    assert [day("25/4/2026", order) for order in ("", "uk", "us")] == ["2026-04-25"] * 3


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_understood_in_every_way_of_writing_it(one: date) -> None:
    month = MONTHS[one.month - 1]
    ways = [one.isoformat(), f"{one.day} {month} {one.year}", f"{month[:3]} {one.day}, {one.year}", str(When.of(one))]
    assert [day(way) for way in ways] == [one.isoformat()] * len(ways)
    assert day(f"{one.day}/{one.month}/{one.year}", "uk") == one.isoformat()
    assert day(f"{one.month}/{one.day}/{one.year}", "us") == one.isoformat()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14", "14"), (" 14 ", "14"), ("1,400", "1400"), ("+5", "5"), ("14.0", "14"), ("007", "7"),
        ("\u0661\u0664", "14"), ("14.5", None), ("14 moons", None), ("about", None), ("people", None),
        ("14 people", "14"), ("1,400 attendees", "1400"), ("14 responses", None), ("about 14.5", None),
        ("1,4", None), ("-1", None), ("9" * 400, None),
    ],
)  # fmt: skip
def test_a_number_is_figures(text: str, expected: str | None) -> None:
    value = entered(PEOPLE, text, KNOWN, DAYS)
    assert isinstance(value, Wrong) if expected is None else value == expected
    assert not isinstance(value, Wrong) or len(value.sentence) < 160


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("about 14", "14"), ("~30", "30"), ("~ 30 people", "30"), ("circa 40", "40"), ("c. 40", "40"), ("c40", "40"),
        ("approx. 20", "20"), ("Approximately 1,200 people", "1200"), ("40 or so", "40"), ("40ish", "40"),
        ("20 (approx)", "20"),
    ],
)  # fmt: skip
def test_an_estimate_is_one_where_the_record_can_say_so_and_asked_about_elsewhere(text: str, number: str) -> None:
    assert entered(PEOPLE, text, KNOWN, DAYS) == About(number)
    elsewhere = entered(column(Theme, "count/n").field, text, KNOWN, DAYS)
    assert isinstance(elsewhere, Wrong)
    assert elsewhere.sentence == f"'{text}' is not a whole number; write figures only, such as 40"


@pytest.mark.parametrize(
    ("text", "expected"), [("Y", "yes"), ("true", "yes"), ("0", "no"), ("No", "no"), ("maybe", None)]
)
def test_yes_and_no_are_understood(text: str, expected: str | None) -> None:
    value = entered(column(Entry, "reached/approximate").field, text, KNOWN, DAYS)
    assert value == (expected or Wrong("'maybe' is neither yes nor no"))


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("stakeholders", "carers, x1", ["carers", "x1"]),
        ("stakeholders", "Carers, paid and unpaid", ["carers"]),
        ("stakeholders", "carers paid & unpaid", None),
        ("stakeholders", "Carers, paid and unpaid; BUS TIMES", ["carers", "bus-times"]),
        ("stakeholders", "carers\nx1\n", ["carers", "x1"]),
        ("stakeholders", "carers; carers", ["carers"]),
        ("stakeholders", " ; ", None),
        ("support_given", "a taxi, there and back; a loop", ["a taxi, there and back", "a loop"]),
        ("covers", "reasons, Next steps", ["reasons", "next-steps"]),
    ],
)
def test_a_list_is_parted_as_people_part_one(key: str, text: str, expected: list[str] | None) -> None:
    value = entered(column(Entry, key).field, text, KNOWN, DAYS)
    assert isinstance(value, Wrong | None) if expected is None else value == expected


def test_what_names_nothing_is_said_with_what_was_probably_meant() -> None:
    field = column(Commitment, "theme").field
    assert entered(field, "bus", KNOWN, DAYS) == Wrong("there is no theme 'bus'; did you mean 'bus-times'?", "bus")
    assert entered(field, "q", KNOWN, DAYS) == Wrong("there is no theme 'q'; there are carers, bus-times and x1", "q")
    evidence = column(Commitment, "evidence").field
    value = entered(evidence, "q", KNOWN, DAYS)
    assert isinstance(value, Wrong)
    assert value.sentence.startswith("there is no document, log entry, impact assessment or outside finding 'q'")


LIKELY = st.sampled_from(
    [
        "carers",
        "Bus times",
        "yes",
        "3/4/2026",
        "14 March 2026",
        "14.3.2026",
        "1,200",
        "-1",
        "1e9",
        "4",
        "activity",
        "In person",
    ]
)
TEXTS = st.one_of(
    LIKELY, st.text(), st.lists(LIKELY, max_size=3).map("; ".join), st.from_regex(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
)


CHOSEN = [
    field
    for record in (Entry, *FILES.values())
    for below in (record, *_below(record))
    for field in fields(below)
    if field.choices
]


@pytest.mark.parametrize("key", sorted(words()))
def test_every_word_of_ours_that_people_have_others_for_is_one_that_its_key_takes(key: str) -> None:
    taken = {one for field in CHOSEN if field.key == key for one in field.choices} | (
        set("12345") if key == "five" else set()
    )
    assert [one for several in words()[key].values() for one in several if one not in taken] == []
    assert len({_bare(one) for one in words()[key]}) == len(words()[key])


@pytest.mark.parametrize(
    ("record", "key", "text", "expected"),
    [
        (Entry, "mode", "face to face", "in-person"), (Entry, "mode", "Face-to-Face", "in-person"),
        (Entry, "with", "Healthcare Improvement Scotland", "his"), (Entry, "kind", "petition", "submission"),
        (Entry, "received/form", "Petitions", "petition"), (Stakeholder, "influence", "H", "5"),
        (Stakeholder, "impact", "Medium", "3"), (Stakeholder, "kind", "Community of place", "place"),
        (Commitment, "state", "Completed", "done"), (Theme, "response/outcome", "agreed", "will-do"),
        (Decision, "outcome", "agreed", "approved"), (Decision, "outcome", "Rejected", "rejected"),
        (Stakeholder, "characteristics", "Age, faith", ["age", "religion-or-belief"]),
    ],
)  # fmt: skip
def test_the_words_people_use_are_taken_for_those_of_the_record(
    record: Any, key: str, text: str, expected: str | list[str]
) -> None:
    assert entered(column(record, key).field, text, KNOWN, DAYS) == expected


@given(st.sampled_from(EVERY), TEXTS)
@example((Entry, column(Entry, "date")), "0 \u0660/1/2026")
@example((Entry, column(Entry, "reached/people")), "9" * 5000)
@example((Entry, column(Entry, "date")), "\u0660\u0661/\u0660\u0662/\u0662\u0660\u0662\u0666")
def test_what_is_taken_is_read_as_what_was_meant_and_nothing_raises(at: tuple[Any, Column], text: str) -> None:
    record, one = at
    value = entered(one.field, text, KNOWN, DAYS)
    if isinstance(value, Wrong):
        assert value.sentence
        assert len(value.sentence) < 700
        assert clean(value.sentence) == value.sentence
        return
    if value is None:
        assert not text.strip(" \t\n;,") or not parts(one.field, text) or not text.strip()
        return
    value = value.number if isinstance(value, About) else value
    values: dict[str, Any] = {"id": "new", "kind": "activity"} if record is Entry else {"id": "new"}
    put(values, one.route, value)
    decoded = decode(values, record)
    assert decoded.misfits == ()
    if one.field.kind is Kind.TEXT and not one.field.many and one.field.refers is None:
        assert value == text
    assert entered(one.field, "; ".join(value) if isinstance(value, list) else value, KNOWN, DAYS) == value


@given(st.text())
@example("x" * 60)
@example("x" * 61)
@example("a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y")
@example("One. " * 40)
@example("\x1b[31m" * 20)
def test_a_title_and_a_summary_lose_nothing(text: str) -> None:
    title, summary = title_and_summary(text)
    assert text.strip() in {title, summary}
    assert (title == text.strip()) != bool(summary)
    assert bool(title) == bool(text.strip()) or summary
    assert len(title) <= 60 or any(not one.isprintable() for one in text)


@given(st.sampled_from(["", "2026", "2026-03", "2026-03-14"]), st.text())
@example("", "CON")
@example("2026-03-14", "a-" * 100)
@example("2026-03-14", "x" * 300)
def test_every_entry_has_a_name_that_every_computer_takes(when: str, title: str) -> None:
    name = entry_name(when, title)
    assert unfit(f"log/{name}.yaml") is None
    assert name.startswith(when)
    assert len(name) <= len("2026-03-14-") + 60
    assert name.isascii()
    assert name == name.casefold()


@given(st.text(), st.lists(st.text(max_size=8), max_size=3))
@example("null the", [])
@example("The of and", [])
def test_every_id_is_one_and_free(text: str, others: list[str]) -> None:
    taken = {short_id(one, "theme", set()) for one in [*others, text]}
    made = short_id(text, "theme", taken)
    assert made not in taken
    assert slug(made) == made
    assert unfit(made) is None


def test_an_id_says_what_it_is_of() -> None:
    assert short_id("There is no way home after six", "theme", set()) == "no-way-home-after"
    assert short_id("\u2026", "theme", {"theme"}) == "theme-2"
    assert short_id("The bus", "theme", {"bus", "bus-2"}) == "bus-3"
