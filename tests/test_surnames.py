"""A surname alone: with a title or an initial it is somebody, in the middle of a sentence it may be; else it is a word.

The people are invented.
"""

import unicodedata
from collections.abc import Callable

import pytest
from conftest import Run, Tree
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pwp.model.fields import PersonRef
from pwp.model.people import NamedPerson, People
from pwp.privacy.lettering import lettered
from pwp.privacy.naming import names, perhaps_in

MORAG, ANNE, AOIFE = "Morag MacAskill", "Anne Young", "Aoife O'Neill"
SMITH_JONES, SEORAS = "Morven Smith-Jones", "Se\u00f2ras MacDh\u00f2mhnaill"


def person(name: str, *also: str) -> NamedPerson:
    return NamedPerson(id=PersonRef("P014"), name=name, also=also)


def for_certain(one: NamedPerson, text: str) -> bool:
    return any(names(text, People(people=(one,))))


def perhaps(one: NamedPerson, text: str, own: frozenset[str] = frozenset()) -> bool:
    return perhaps_in(one, own)(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            (MORAG, f"{title} MacAskill said so")
            for title in ("Mr", "Mrs", "Mrs.", "Ms", "Miss", "Dr", "Prof.", "Cllr")
        ),
        *(
            (MORAG, f"{title} MacAskill")
            for title in ("Rev", "Sister", "Nurse", "A\u2019 Bh-ph.", "Mr and Mrs", "MISS")
        ),
        *(
            (MORAG, f"Mrs {surname}")
            for surname in ("McAskill", "Mac Askill", "MACASKILL", "MACASKILL\u2019S", "Macaskill")
        ),
        *((MORAG, text) for text in ("mrs macaskill", "Mrs M. MacAskill", "Mrs M.A. MacAskill", "Mrs\u00a0MacAskill")),
        *((MORAG, text) for text in ("M MacAskill", "M. MacAskill's", "MacAskill, M.", "MacAskill (Mrs)")),
        *(
            (MORAG, text)
            for text in ("Mrs Morag Anne MacAskill", "letter-from-mrs-macaskill.docx", "mrs_macaskill.pdf")
        ),
        *((MORAG, text) for text in ("Mrs Mac\u00adAskill", "Mrs\nMacAskill")),
        ("McAskill, Morag", "Mrs MacAskill"),
        *(
            (AOIFE, f"Nurse {surname}")
            for surname in ("O\u2019Neill", "ONeill", "O Neill", "O'NEILL'S", "\u00d3 N\u00e9ill")
        ),
        ("Aoife ONeill", "Nurse O'Neill"),
        *(
            (SMITH_JONES, f"Ms {surname}")
            for surname in ("Smith-Jones", "Smith Jones", "SMITH\u2011JONES", "Smith\u2013Jones")
        ),
        *((SEORAS, f"Mgr {surname}") for surname in ("MacDhomhnaill", "MACDH\u00d2MHNAILL", "McDhomhnaill")),
        (SEORAS, unicodedata.normalize("NFD", "Mgr MacDh\u00f2mhnaill")),
        *((ANNE, text) for text in ("Miss Young", "A. Young", "Sister Young", "Young Mrs Young")),
        ("Ian van der Berg", "Mr van der Berg"),
        ("James Ross", "Rev Ross' garden"),
        ("Jo Gro\u00df", "Dr GROSS"),
        ("Jean May", "Mrs May"),
    ],
)
def test_a_surname_with_a_title_or_an_initial_is_a_name(name: str, text: str) -> None:
    assert for_certain(person(name), f"As {text} told us.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            (ANNE, text)
            for text in ("We miss young people", "A Young person", "the sister young people want", "A young one")
        ),
        *((ANNE, text) for text in ("Mrs Smith-Young", "Mrs Young-Smith", "Mrs Younger", "B. Young", "Mrs Anne")),
        *((MORAG, text) for text in ("Morag", "Mrs Campbell", "Mrs Askill", "Mrs MacAskillson")),
        ("Jean Ross", "Jean M Ross"),
        ("Mo X", "Mrs X"),
    ],
)
def test_other_names_and_words_are_not_the_person(name: str, text: str) -> None:
    assert not for_certain(person(name), f"{text} told us.")


def test_a_name_by_which_somebody_is_also_known_has_a_surname_too() -> None:
    known = person(MORAG, "Morag Campbell", "Mo at the post office")
    assert for_certain(known, "Mrs Campbell told us")
    assert not for_certain(known, "The Dr Office told us")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            (MORAG, text)
            for text in ("We met MacAskill", "MacAskill said so", "It was McAskill\u2019s idea", "THE MACASKILL CASE")
        ),
        *((ANNE, text) for text in ("We met Young there", "It was (Young) first", "We said: no. Then Young came")),
        ("Jean Ross", "We went with Jean M Ross"),
    ],
)
def test_a_bare_surname_in_the_middle_of_a_sentence_may_be_a_name(name: str, text: str) -> None:
    assert perhaps(person(name), text)
    assert not for_certain(person(name), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            (ANNE, text)
            for text in ("Young people", "The young", "It ends. Young people", "It is so\nYoung people", "YOUNG")
        ),
        *((ANNE, text) for text in ("A Smith-Young", "A Young-Smith", "\u201cYoung people\u201d")),
        ("Jean May", "We met in May 2026"),
        ("Morag", "We met Morag"),
    ],
)
def test_a_word_that_is_written_like_any_other_is_no_name(name: str, text: str) -> None:
    assert not perhaps(person(name), text)


FIRST_AND_LAST = st.text(
    st.sampled_from("abcdefghijklmnoprstuvw\u00e0\u00e9\u00ec\u00f2\u00f9"), min_size=3, max_size=8
).map(str.title)
FORMS: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)),
    lambda text: text.replace("'", "\u2019").replace("-", "\u2011"),
)


@settings(deadline=None)
@given(
    FIRST_AND_LAST,
    FIRST_AND_LAST,
    st.sampled_from(("{}", "Mac{}", "Mc{}", "O'{}", "{}-Jones")),
    st.sampled_from(("Mrs {}", "Dr {}'s", "({}, Mrs)", "**Mr {}**")),
    st.sampled_from(FORMS),
)
def test_no_way_of_writing_a_surname_hides_it_behind_a_title(
    first: str, last: str, surname: str, said: str, form: Callable[[str], str]
) -> None:
    whole = surname.format(last)
    assert for_certain(person(f"{first} {whole}"), f"So {said.format(form(whole))} said.")


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(st.sampled_from("MrsacAkil .,'-\n\u0130\u1e9e"), max_size=60))
@example("\u0130 Mrs MacAskill")
def test_any_text_can_be_looked_through_for_surnames(text: str) -> None:
    for one in (person(MORAG), person(text)):
        assert for_certain(one, text) in (True, False)
        assert perhaps(one, text) in (True, False)
    assert len(lettered(text).lower()) == len(lettered(text))


PEOPLE = "people:\n  - id: P014\n    name: Morag MacAskill\n  - id: P015\n    name: Donald Lewis\n"


def test_a_title_and_a_surname_stop_a_public_document_and_are_found_by_a_check(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"plan.yaml": "purpose: Mrs McAskill said no\n", "private/people.yaml": PEOPLE})
    ran = pwp("report", "feedback", "-C", folder)
    assert (ran.status, ran.out) == (1, "")
    assert "plan.yaml:1:1: PRV01 failed the name of P014 would be shown\n" in ran.err
    assert "askill" not in ran.err.casefold()
    assert not (folder / "reports").exists()
    assert (
        "plan.yaml:1:1: PRV01 failed the name of P014 stands here"
        in pwp("check", "-C", folder, "--format", "concise").out
    )
    assert pwp("report", "feedback", "-C", folder, "--internal").status == 0


def test_a_bare_surname_is_advice_with_its_place_and_without_the_name(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"plan.yaml": "issue:\npurpose: What MacAskill said\n", "private/people.yaml": PEOPLE})
    ran = pwp("report", "feedback", "-C", folder)
    assert ran.status == 0
    assert ran.err == (
        "pwp: plan.yaml:2:1: PRV01 advice what may be the surname of P014 would be shown; "
        "say it without, unless it is something else\n"
    )
    assert pwp("report", "feedback", "-C", folder, "--internal").err == ""


@pytest.mark.parametrize(
    "named",
    [
        "body: {name: NHS Lewis}",
        "body: {area: Lewis and Harris}",
        "area: {islands: [Lewis]}",
        "area: {places: [West Lewis]}",
        "partners: [{name: Lewis Council}]",
    ],
)
def test_a_surname_that_is_a_place_of_the_record_is_no_advice(pwp: Run, workspace: Tree, named: str) -> None:
    files = {"plan.yaml": "purpose: People in Lewis\n", "private/people.yaml": PEOPLE}
    assert "surname of P015" in pwp("report", "feedback", "-C", workspace(files)).err
    record = f"format: 1\nid: x\ntitle: X\n{named}\n"
    assert pwp("report", "feedback", "-C", workspace({**files, "engagement.yaml": record})).err == ""
