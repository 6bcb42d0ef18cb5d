"""Privacy: what identifies a person is found however it is written, little else is, and nobody is quoted unasked.

The CHI numbers are those that Public Health Scotland publishes to test with, NHS numbers are of the range that is
never issued, telephone numbers of those kept for drama; the people are invented.
"""

import re
import time
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Tree
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from typer.testing import CliRunner

from pwp import assess, load, render
from pwp.cli.app import app
from pwp.findings import Finding, State
from pwp.model.fields import PersonRef
from pwp.model.log import Entry
from pwp.model.people import NamedPerson, People
from pwp.model.structure import Field, Kind, fields
from pwp.model.workspace import FILES, PEOPLE
from pwp.privacy.identifiers import identifiers, is_chi, is_nhs_number
from pwp.privacy.naming import names
from pwp.privacy.references import IS_REFERENCE, names_unchecked, references, texts

ASKED_ON = date(2026, 6, 1)
CHI, NHS, NI = "a CHI number", "an NHS number", "a National Insurance number"
MAIL, PHONE = "an e-mail address", "a phone number"


def sorts(text: str) -> list[str]:
    """The sorts of thing in a text that identify a person."""
    return [hit.sort for hit in identifiers(text)]


@pytest.mark.parametrize(
    ("digits", "is_one", "why"),
    [
        ("1904851231", True, "modulus 11 only"),
        ("0101201234", True, "modulus 10 only"),
        ("0101011237", True, "either"),
        ("2902201230", True, "29 February 2020"),
        ("1904851232", False, "neither modulus"),
        ("0101201233", False, "neither modulus"),
        ("2902191230", False, "no 29 February in 1919 or 2019"),
        ("3201201234", False, "no 32 January"),
        ("0000000000", False, "no day at all"),
        ("190485123", False, "nine digits"),
        ("19048512310", False, "eleven digits"),
        ("\u0661\u0669\u0660\u0664\u0668\u0665\u0661\u0662\u0663\u0661", False, "digits of another script"),
        ("190485123\u00b9", False, "a digit that is raised"),
    ],
)
def test_a_chi_number_is_a_day_and_a_check_digit_by_either_modulus(digits: str, is_one: bool, why: str) -> None:
    assert is_chi(digits) == is_one, why


def test_an_nhs_number_has_a_check_digit_and_more_than_one_digit() -> None:
    assert [is_nhs_number(one) for one in ("9994765914", "9994765915", "0000000000", "999476591")] == [
        True,
        False,
        False,
        False,
    ]


NBSP, THIN_HYPHEN, DASH, FIGURE_DASH, MINUS = "\u00a0", "\u2011", "\u2013", "\u2012", "\u2212"
WIDE = {ord(one): ord(one) - ord("!") + 0xFF01 for one in "0123456789+@./-"}
"""Full-width forms, as some keyboards write them."""
FOUND = [
    *((CHI, text) for text in ("1904851231", "190485 1231", "190485-1231", "190 485 1231", "19 04 85 1231")),
    *((CHI, text) for text in ("190485  1231", "CHI1904851231", "CHI:190485 1231.")),
    *((CHI, f"190485{between}1231") for between in (NBSP, THIN_HYPHEN, DASH, FIGURE_DASH, MINUS)),
    *(
        (CHI, f"190485{between}1231")
        for between in ("/", ".", "\t", "_", ":", ",", " / ", " - ", "\u2044", "\u00b7", "    ")
    ),
    *((CHI, text) for text in ("190485 12 31", "190485/12/31", "19/04/85/1231", "19.04.85.12.31", "19\t04\t85\t1231")),
    *(
        (CHI, text)
        for text in (
            "1904851231".translate(WIDE),
            "190485-1231".translate(WIDE),
            "1\ufe0f90485\u200b1231",
            "\u0661\u0669\u0660\u0664\u0668\u0665\u0661\u0662\u0663\u0661",
        )
    ),
    *((CHI, text) for text in ("CHI number 19/04/85 1231", "chi no. is 1904 8512 31", "CHI: 1 9 0 4 8 5 1 2 3 1")),
    *((NHS, text) for text in ("9994765914", "999 476 5914", "999-476-5914", f"999{NBSP}476{NBSP}5914")),
    *((NHS, text) for text in ("999.476.5914", "999/476/5914", "999\t476\t5914", "NHS no: 99947 65914")),
    *((NI, text) for text in ("AB.12.34.56.C", "AB/12/34/56/C", "AB_12_34_56_C", "AB\t12\t34\t56\tC", "AB 12.34.56 C")),
    *((NI, text) for text in ("AB123456C", "AB 12 34 56 C", "ab 12 34 56 c", "AB 123456 C", "AB-12-34-56-C")),
    *((NI, text) for text in (f"AB{NBSP}12{NBSP}34{NBSP}56{NBSP}C",)),
    *((MAIL, text) for text in ("jean.example@example.org", "JEAN@EXAMPLE.ORG", "<jean@example.org>")),
    *((MAIL, text) for text in ("mailto:jean@example.org.", "j\u00e9an@example.org", "jean.o'neill@example.org")),
    *(
        (MAIL, text)
        for text in ("jean@example.org".translate(WIDE), "consult_jean_smith@gmail.com", "helpmann@gmail.com")
    ),
    *((MAIL, text) for text in ("help.jean@nhs.scot", "contact.angus@example.gov.uk", "engagement.fife@gmail.com")),
    *((MAIL, text) for text in ("involvedjean@example.org", "19520503@example.org", "help.fife@nhs.scot.example.org")),
    *((MAIL, text) for text in ("consultant@example.org", "listen.info@example.org", "fife@nhs.scot")),
    *(
        (PHONE, text)
        for text in ("0131/496 0000", "01632/960123", "07700 / 900123", "07700\t900123", "(0131) 496.0000")
    ),
    *((PHONE, text) for text in ("020/7946 0000", "07700/900/123", "07700_900123", f"0131 {DASH} 496 {DASH} 0000")),
    *((PHONE, text) for text in ("+44 131/496 0000", "0131/496/0000", "+447700900123".translate(WIDE))),
    *((PHONE, text) for text in ("07700 900123", "07700900123", "07700 900 123", "07700-900-123", "M:07700900123")),
    *((PHONE, text) for text in ("+44 7700 900123", "+447700900123", "0044 7700 900123", "(+44) 7700 900123")),
    *((PHONE, text) for text in ("+44 (0)7700 900123", "+44 (0) 7700 900123", "+44(0)7700900123")),
    *((PHONE, text) for text in ("0131 496 0123", "(0131) 496 0123", "0131-496-0123", "0131.496.0123")),
    *((PHONE, text) for text in ("01632 960123", "020 7946 0123", "tel:01632960123", f"07700{NBSP}900123")),
]


@pytest.mark.parametrize(("sort", "text"), FOUND)
def test_what_identifies_a_person_is_found_as_people_write_it_and_masked(sort: str, text: str) -> None:
    hits = list(identifiers(f"She said: {text}, and left."))
    assert sort in [hit.sort for hit in hits]
    for hit in hits:
        assert len(hit.masked.replace("*", "")) <= 2, "the first and the last character at most"


@pytest.mark.parametrize(
    "around",
    [
        "({})",
        "'{}'",
        "| 4 | {} | 12 |",
        "Room 5 {} 3",
        "In 2026 {} came",
        "| 12-03-2026 {} |",
        "2026-03-12 {}",
        "01632 960123 {}",
        "{}/07700 900123",
        "Patient\n{}\n12",
    ],
)
def test_a_number_is_found_whatever_stands_around_it(around: str) -> None:
    for number in ("190485 1231", "1904851231", "2902201230", "999 476 5914"):
        assert sorts(around.format(number))[0] in (CHI, NHS), number


def test_each_of_several_is_found() -> None:
    assert sorts("190485 1231 290220 1230") == [CHI, CHI]
    assert sorts("01632 960123/07700 900123") == [PHONE, PHONE]
    assert sorts("jean@example.org;ann@example.org") == [MAIL, MAIL]


@pytest.mark.parametrize("text", ["010175 5122", "0101755122", "(010175 5122)"])
def test_a_number_of_a_patient_that_could_be_a_phones_is_told_once_as_the_patients(text: str) -> None:
    assert sorts(f"She is {text}.") == [CHI]
    assert sorts(f"She is {text}, on 07700 900123.") == [CHI, PHONE]


NOT_FOUND = [
    *("REF-2026-000123", "24/01234/FUL", "SC012345", "UPRN 906700123456", "P014", "EH6 5AA", "v1.2.3"),  # references
    *("ISBN 0-14-044914-0", "ISBN 978-0-14-044914-3", "GB29 NWBK 6016 1331 9268 19", "1710412200"),
    *("QQ123456C", "BG123456A", "NK123456A", "AB123456E", "AO123456A", "CAB123456C"),  # no National Insurance numbers
    *("\u00a39,994,765,914", "\u00a39994765914", "1,904,851,231 people"),
    *("by 12.03.26 a report", "by 12-03-26 a report", "JS 12/03/26 A meeting", "AB 12/34.56 C"),
    *(
        "14.03.26 14.30",
        "14/03/26 1430",
        "140326 14.30",
        "16 17 18 19 20 21",
        "10, 11, 12, 13, 14",
        "190485. 1231 came",
    ),
    *(
        "2024/0131",
        "0131/2024",
        "0131/2024 12",
        "0131/496",
        "0123/456/2024",
        "01632/960",
        "023/2024-2025",
        "07/01234/FUL",
    ),
    *(
        "01110 - 03220",
        "01632-01633",
        "01.02.26 - 03.04.26",
        "01/02/26-03/04/26",
        "0.1234-0.56789",
        "01/02/2026 03/04/2026",
    ),
    *(
        "\u00a3131/496 0000",
        "100.123 4567",
        "192.168.0.1",
        "lines 0131 to 0142",
        "190485\u00b2 1230",
        "19-04-85-12-31-05",
        "0.1314960001",
        "999476:5914",
    ),
    *("2024-2025", "2024-25 to 2026-27", "2014-2015 28 groups", "1998-2004, 2005-2011", "14-03-2026 to 15-04-2026"),
    *("NH 24444 12222", "NH 01632 96012", "NH 6634 4521", "57.9994765914, -4.2247"),  # places on a map
    *("111", "999", "116 123", "engagement@example.org", "FEEDBACK@example.org", "info@example.org", "help.desk@x.org"),
    *("consultation@example.org", "Help@example.org", "HELPDESK.2@example.org", "housing-consultation@example.org"),
    *("engagement.fife@nhs.scot", "Orkney_Enquiries@orkney.gov.uk", "socialwork.help@gov.scot"),
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_like_it_stops_no_document(text: str) -> None:
    assert sorts(f"In the report: {text}, as agreed.") == []


BETWEEN = st.sampled_from(
    [*"-/._:~\\\t \u00a0\u2009\u2011\u2012\u2013\u2014\u2212\uff0d\uff0f\uff0e\u2044\u2215\u2027"]
)


@given(BETWEEN, BETWEEN, st.sampled_from(["{}", "({})", "| {} |", "said {},"]))
def test_whatever_mark_stands_between_a_number_is_found(mark: str, other: str, around: str) -> None:
    assert sorts(around.format(f"190485{mark}1231")) == [CHI]
    assert sorts(around.format(mark.join(("19", "04", "85", "1231")))) == [CHI]
    assert sorts(around.format(f"CHI 19{mark}04{mark}85{other}1231")) == [CHI]
    assert sorts(around.format(mark.join(("999", "476", "5914")))) == [NHS]
    assert sorts(around.format(mark.join(("AB", "12", "34", "56", "C")))) == [NI]


def test_the_same_number_looks_the_same_in_whichever_spelling_it_was_found() -> None:
    for written in (("AB123456C", "AB 12 34 56 C", "AB/12/34/56/C"), ("1904851231", "190485/1231", "19 04 85 1231")):
        assert len({hit for one in written for hit in identifiers(one)}) == 1


def test_no_day_with_an_hour_and_no_pair_of_years_with_a_number_is_taken_for_a_person() -> None:
    year = [date(2026, 1, 1) + timedelta(days) for days in range(365)]
    told = [f"{day:{form}} {hour:02}:30" for day in year for form in ("%Y-%m-%d", "%d-%m-%Y") for hour in range(8, 20)]
    told += [f"in {first}-{first + 1} {count} groups" for first in range(2005, 2035) for count in range(10, 100)]
    taken = [text for text in told if sorts(text)]
    assert not taken, f"{len(taken)} of {len(told)}, such as {taken[0]}"


@pytest.mark.parametrize("written", ["01632 960123", "(01632) 960 123", "+44 1632 960123", "+44 (0)1632 960123"])
@pytest.mark.parametrize("recorded", ["01632 960123", "+44 1632 960123", "+44 (0)1632 960123", "Tel. 01632-960-123"])
def test_the_number_of_the_office_is_nobodys_in_whichever_way_either_is_written(written: str, recorded: str) -> None:
    assert not list(identifiers(f"Ring {written}.", shared=[f"Engagement team, {recorded}"]))
    assert sorts(f"Ring {written}.") == [PHONE]


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(st.sampled_from("0123456789 -+()@.aB'\u00a0"), max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    person = NamedPerson(id=PersonRef("P014"), name="Morven Example")
    for hit in (*identifiers(text, shared=[text]), *names(text, People(people=(person,)))):
        assert hit.masked not in text or hit.masked == "of P014"


@pytest.mark.parametrize("unit", ["a", "a.", "-", "0", "07 ", "(0", "1 ", "AB 1", "@a."])
def test_a_long_text_without_a_break_is_looked_through_without_a_hang(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    list(identifiers(text))
    assert time.process_time() - began < 5


def named(name: str, text: str) -> bool:
    """Whether a name is found in a text."""
    return [hit.masked for hit in names(text, People(people=(NamedPerson(id=PersonRef("P014"), name=name),)))] == [
        "of P014"
    ]


MORVEN, SEORAS, AOIFE, LUKASZ = (
    "Morven Smith-Jones",
    "Se\u00f2ras MacDh\u00f2mhnaill",
    "Aoife O'Neill",
    "\u0141ukasz Nowak",
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (MORVEN, "Morven Smith-Jones's letter"),
        (MORVEN, "MORVEN SMITH\u2013JONES\u2019S letter"),
        (MORVEN, "Morven Smith Jones"),
        (MORVEN, "Morven Smith\u2011Jones, with a hyphen that does not break"),
        (MORVEN, "Morven\u00a0Smith-Jones"),
        (MORVEN, "Morven\n  Smith-Jones"),
        (MORVEN, "**Morven** Smith-Jones"),
        (MORVEN, "Mor\u00adven Smith-Jones, with a place to break"),
        (MORVEN, "Morven\u200b Smith-Jones"),
        (MORVEN, "Smith-Jones, Morven"),
        (MORVEN, "SMITH-JONES Morven (Mrs)"),
        ("Ian van der Berg", "van der Berg, Ian"),
        ("Morven Example", "Example, Morven"),
        ("James Ross", "James Ross' garden"),
        (SEORAS, "Seoras MacDhomhnaill"),
        (SEORAS, "SE\u00d2RAS MACDH\u00d2MHNAILL"),
        (SEORAS, unicodedata.normalize("NFD", SEORAS)),
        (unicodedata.normalize("NFD", SEORAS), SEORAS.upper()),
        ("Seoras MacDhomhnaill", SEORAS),
        (AOIFE, "AOIFE O\u2019NEILL'S"),
        (AOIFE, "Aoife ONeill"),
        (AOIFE, "Aoife O\u2018Neill"),
        (AOIFE, "Aoife O\u02bcNeill"),
        ("Aoife O\u2019Neill", "Aoife O'Neill"),
        (LUKASZ, "Lukasz Nowak"),
        ("Lukasz Nowak", LUKASZ.upper()),
        ("J\u00f8rgen Gro\u00df", "Jorgen GROSS"),
    ],
)
def test_a_name_is_found_in_every_form_in_which_it_may_be_written(name: str, text: str) -> None:
    assert named(name, f"It was {text} and nobody else.")


@pytest.mark.parametrize(
    "text", ["Jean Rossini", "Norjean Ross", "Jean and Ross", "Ross and Jean", "Jean", "Jean M Ross", "jeanross"]
)
def test_a_name_is_not_found_in_other_names(text: str) -> None:
    assert not named("Jean Ross", f"It was {text}, and nobody else.")


def stands_for_no_letter(character: str) -> bool:
    """Whether this is a space or a mark, and not one such as a letter in a circle."""
    plain = unicodedata.normalize("NFKD", character)
    return unicodedata.category(character)[0] in "PSZ" and not any(one.isalnum() for one in plain)


MARKS = st.sampled_from([one for one in map(chr, range(0x2FFF)) if stands_for_no_letter(one)])


@settings(deadline=None)
@given(MARKS, MARKS)
def test_a_name_is_found_between_any_two_marks(left: str, right: str) -> None:
    assert named("Morven Example", f"said {left}Morven Example{right} and")


LATIN = st.text(
    st.characters(min_codepoint=0xC0, max_codepoint=0x24F, categories=["Lu", "Ll"], exclude_characters="\u0131\u0149"),
    min_size=2,
    max_size=8,
)
"""Letters with accents; without the two that are other letters once they are capitals."""
FORMS: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    str.casefold,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFC", text),
)


@settings(deadline=None)
@given(LATIN, LATIN, st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_capitals_and_the_way_accents_are_stored_hide_no_name(
    first: str, last: str, recorded: Callable[[str], str], written: Callable[[str], str]
) -> None:
    assert named(recorded(f"{first} {last}"), f"({written(f'{last}, {first}')})")


def test_everybody_named_is_told_by_reference_and_an_empty_name_is_nobodys() -> None:
    people = People(
        people=(
            NamedPerson(id=PersonRef("P014"), name="Morven Example", also=("Mo at the post office",)),
            NamedPerson(id=PersonRef("P015")),
            NamedPerson(id=PersonRef("P016"), name="..."),
            NamedPerson(id=PersonRef("P017"), also=("Big Tam",)),
        )
    )
    assert [hit.masked for hit in names("MO, at the post-office, and big Tam ...", people)] == ["of P014", "of P017"]


class Numbers:
    """Counts the texts that are made up."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def next(self) -> str:
        """A text that stands nowhere else."""
        self.made.append(f"text-{len(self.made)}-end")
        return self.made[-1]


def filled(kind: type[Struct], number: Numbers) -> dict[str, Any]:
    """A record with something at every key, each text another."""
    return {field.key: _filled(field, number) for field in fields(kind)}


def _filled(field: Field, number: Numbers) -> Any:
    if field.record is not None:
        one: Any = filled(field.record, number)
    elif field.kind is Kind.WORDS:
        one = {"a-key": "a text"}
    else:
        plain = {Kind.DAY: "2026-03-14", Kind.YES_NO: "yes", Kind.NUMBER: "1", Kind.WHOLE: "1", Kind.LANGUAGE: "gd"}
        one = field.choices[0] if field.choices else plain.get(field.kind) or number.next()
    return [one] if field.many else one


def test_every_text_of_the_record_is_looked_through_at_its_own_place(tree: Tree) -> None:
    numbers = Numbers()
    records = {name: kind for name, kind in FILES.items() if name != PEOPLE}
    files = {name: yaml.dump(filled(kind, numbers), width=1000) for name, kind in records.items()}
    entry = filled(Entry, numbers)
    numbers.made.remove(entry.pop("id"))
    files["log/text-entry-end.yaml"] = yaml.dump(entry, width=1000)
    loaded = load(tree({**files, PEOPLE: "people:\n  - id: P014\n    name: text-hidden-end\n"}))
    assert not loaded.findings
    seen = {text: place for place, text in texts(loaded.workspace) if re.fullmatch(r"text-\S+-end", text)}
    assert set(seen) == {*numbers.made, "text-entry-end"}
    for text in numbers.made:
        line, _ = loaded.locate(seen[text])
        assert text in files[seen[text].file].splitlines()[line - 1]


PRIVATE = "people:\n  - id: P014\n    name: Morven Example\n"
NAMED_IN = {
    "a text": ("themes.yaml", "quotes:\n  - id: bus\n    text: As MORVEN\n      example said\n"),
    "a comment": ("themes.yaml", "themes: # ask Morven Example\n  - id: bus\n"),
    "a key that nobody knows": ("themes.yaml", "morven_example: said so\n"),
    "a value that does not fit": ("themes.yaml", "themes:\n  - id: bus\n    minority: Example, Morven\n"),
    "a text lost as a comment": ("themes.yaml", "note: Ward #Morven Example\n"),
    "an edition of a framework": (
        "engagement.yaml",
        "format: 1\nframeworks:\n  editions:\n    morven-example: Morven Example\n",
    ),
    "the name of an entry": ("log/2026-03-14-morven-example.yaml", "kind: activity\n"),
    "the name of a document": ("documents.yaml", "documents:\n  - id: a\n    file: Example Morven.docx\n"),
}


def about_names(folder: Path) -> list[Finding]:
    """What is found of people who are named."""
    return [one for one in assess(load(folder), as_of=ASKED_ON).findings if one.code == "PRV01"]


@pytest.mark.parametrize("where", NAMED_IN)
def test_a_name_is_found_wherever_in_the_record_it_stands_and_is_not_repeated(workspace: Tree, where: str) -> None:
    file, text = NAMED_IN[where]
    found = about_names(workspace({file: text, PEOPLE: PRIVATE}))
    assert [(one.state, one.place.file) for one in found] == [(State.FAILED, file)]
    assert not re.search("morven|example", found[0].sentence.casefold())


def test_what_is_in_private_names_nobody_and_a_file_that_cannot_be_read_may(workspace: Tree) -> None:
    folder = workspace({PEOPLE: PRIVATE + "    note: Morven Example prefers the phone\n"})
    assert about_names(folder) == []
    (folder / "themes.yaml").write_text("note: 'Morven Example\n", encoding="utf-8")
    assessment = assess(load(folder), as_of=ASKED_ON)
    assert {answer.rule.code: answer.state for answer in assessment.answers}["PRV01"] is State.ERROR


@pytest.mark.parametrize("text", ["P014", "P001", "P123456"])
def test_a_person_is_given_by_a_reference(text: str) -> None:
    assert IS_REFERENCE.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["p014", "P14", "P1234567", "P01\u0664", "P014 ", "xP014", "Morven", "014", "P-014", ""]
)
def test_nothing_else_is_a_reference_and_a_name_in_its_place_is_found(workspace: Tree, text: str) -> None:
    assert not IS_REFERENCE.fullmatch(text)
    if text:
        folder = workspace({"themes.yaml": f'quotes:\n  - id: bus\n    person: "{text}"\n'})
        assert State.FAILED in [one.state for one in about_names(folder)]


def test_each_reference_is_told_once_and_names_are_unchecked_until_each_has_one(workspace: Tree) -> None:
    quotes = "quotes:\n  - {id: a, person: P014}\n  - {id: b, person: P015}\n  - {id: c, person: P014}\n"
    folder = workspace({"themes.yaml": quotes, PEOPLE: PRIVATE})
    loaded = load(folder)
    found = list(references(loaded.workspace))
    assert [(one, loaded.locate(place)[0]) for place, one in found] == [("P014", 2), ("P015", 3)]
    assert names_unchecked(loaded.workspace)
    (folder / PEOPLE).write_text(f"{PRIVATE}  - id: P015\n    name: Fergus Sample\n", encoding="utf-8")
    assert not names_unchecked(load(folder).workspace)


WORDS, SPEAKER = "It takes me two buses", "a carer from the glen"
PERMISSIONS = {
    "none": "",
    "empty": "    permission:\n",
    "not in writing": "    permission: {document: letter}\n",
    "taken back": "    permission: {written: 2026-03-01, withdrawn: 2026-05-01}\n",
    "taken back on a day to come": "    permission: {written: 2026-03-01, withdrawn: 2026-07-01}\n",
    "refused": "    permission: {written: 2026-03-01, not_done: She said no}\n",
    "given later": "    permission: {written: 2026-06-02}\n",
    "perhaps given later": "    permission: {written: 2026}\n",
    "not understood": "    permission: {written: in spring}\n",
    "misspelt": "    permision: {written: 2026-03-01}\n",
}


def everything_shown(folder: Path) -> str:
    """All that any command shows of an engagement, and all its documents."""
    on = ("-C", str(folder), "--as-of", ASKED_ON.isoformat())
    runs = [("check", "--all", "--format", format_) for format_ in ("text", "concise", "json", "github")]
    shown = [CliRunner().invoke(app, [*words, *on]).output for words in (*runs, ("status",))]
    assessment = assess(load(folder), as_of=ASKED_ON)
    shown += [render(assessment, document, format_="md").decode() for document in ("assurance", "feedback")]
    assert all(shown)
    return "\n".join(shown)


@pytest.mark.parametrize("how", PERMISSIONS)
def test_a_quote_without_permission_is_shown_nowhere(workspace: Tree, how: str) -> None:
    quote = f"quotes:\n  - id: buses\n    text: {WORDS}\n    attributed_as: {SPEAKER}\n{PERMISSIONS[how]}"
    shown = everything_shown(workspace({"themes.yaml": quote}))
    assert WORDS not in shown
    assert SPEAKER not in shown


@pytest.mark.parametrize("day", ["2026-06-01", "2026-05", "2025"])
def test_a_quote_with_permission_by_that_day_is_shown(workspace: Tree, day: str) -> None:
    quote = f"quotes:\n  - id: buses\n    text: {WORDS}\n    permission: {{written: {day}}}\n"
    assert WORDS in everything_shown(workspace({"themes.yaml": quote}))
