"""Finding the numbers and addresses that identify a person: CHI, NHS and National Insurance numbers, e-mail, phone.

No model and no guessing: numbers go by their form and check digits. What is found is masked at once.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pwp.privacy.lettering import typed


class Hit(NamedTuple):
    """Something that identifies a person: what sort, and how it looks with most of it hidden."""

    sort: str
    masked: str


_GAP = "[ -]{1,2}"
_TEN_DIGITS = re.compile(
    rf"(?<![\d+£])(?<!\d\.)"
    rf"(?:\d{{10}}|\d{{6}}{_GAP}\d{{4}}|\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}|(?:\d\d{_GAP}){{3}}\d{{4}})(?!\d|\.\d)",
    re.ASCII,
)
"""Ten digits as CHI and NHS numbers are written: in one, or in groups of 6 and 4, 3, 3 and 4, or 2, 2, 2 and 4."""
_NI_NUMBER = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\d\d){3}[ -]?[A-D]\b",
    re.ASCII | re.IGNORECASE,
)
_E_MAIL = re.compile(r"(?<![\w.%+-])[\w.%+-][\w.%+'-]{0,63}@[\w-]+(?:\.[\w-]+)+")
_DAY = r"\d\d[-. /]\d\d[-. /](?:19|20)\d\d"
_PHONE = re.compile(
    rf"(?<![\d+])(?<!\d[.,-])(?!{_DAY})(?!(?<=\b[HNOST][A-Z] )\d{{5}} \d{{5}}(?!\d))"
    r"(?:\(?(?:\+|00)44\)?[ -]{0,2}(?:\(0\)[ -]{0,2})?|\(?0)(?=[1237])\d(?:[ ().-]{0,2}\d){8,9}(?!\d)",
    re.ASCII,
)
"""A number in the United Kingdom; not a day, nor a place on a map such as NH 01632 96012."""
_FUNCTION = (
    r"(?:admin|communications?|community|consult\w*|contact|engage\w*|enquir\w*|feedback|haveyoursay|hello|help\w*|"
    r"info|involve\w*|mail|office|participat\w*|partnership|planning|press|reception|services?|support|team|yoursay|"
    r"desk|hub|inbox|list|unit|\d+)"
)
_OPEN_TO_ALL = re.compile(rf"{_FUNCTION}(?:[.+_-]{_FUNCTION})*@", re.IGNORECASE)
"""A mailbox that bears the names of functions and of nobody."""


def identifiers(text: str, *, shared: Iterable[str] = ()) -> Iterator[Hit]:
    """The numbers and addresses in a text that identify a person.

    `shared` are addresses and numbers that belong to a post or an office, as the record names them; they and
    mailboxes with the name of a function (`engagement@...`) are not hits. A number that is a patient's and could be a
    phone's as well is told once, as the patient's.
    """
    plain = typed(text)
    open_to_all = {_squeezed(one) for known in shared for one in _contacts(typed(known))}
    for_life: set[int] = set()
    for found in _TEN_DIGITS.finditer(plain):
        digits = _digits(found.group())
        if sort := _sort(digits):
            for_life.update(range(*found.span()))
            yield Hit(sort, masked(digits))
    for found in _NI_NUMBER.finditer(plain):
        yield Hit("a National Insurance number", masked(found.group()))
    for found in _E_MAIL.finditer(plain):
        if not _OPEN_TO_ALL.match(found.group()) and _squeezed(found.group()) not in open_to_all:
            yield Hit("an e-mail address", masked(found.group()))
    for found in _PHONE.finditer(plain):
        if for_life.isdisjoint(range(*found.span())) and _squeezed(found.group()) not in open_to_all:
            yield Hit("a phone number", masked(_digits(found.group())))


def _sort(digits: str) -> str:
    """Which number of a patient ten digits are; nothing where they are none."""
    return "a CHI number" if is_chi(digits) else "an NHS number" if is_nhs_number(digits) else ""


def _contacts(text: str) -> Iterator[str]:
    """The addresses and numbers that stand in a contact line."""
    for pattern in (_E_MAIL, _PHONE):
        yield from (found.group() for found in pattern.finditer(text))


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _squeezed(text: str) -> str:
    """An address or number without what may be written in more than one way."""
    if "@" in text:
        return text.casefold()
    return _digits(text).removeprefix("00").removeprefix("44").removeprefix("0")


def masked(text: str) -> str:
    """The first and the last character; enough to find it by, not enough to know it."""
    return f"{text[0]}{'*' * (len(text) - 2)}{text[-1]}"


_ELEVEN = (10, 9, 8, 7, 6, 5, 4, 3, 2)


def is_chi(digits: str) -> bool:
    """Whether ten digits are a CHI number: a real date, and a check digit by modulus 11 or modulus 10.

    Since February 2026 numbers are also issued with a modulus 10 check digit; a number is valid by either.
    Source: Public Health Scotland, phsmethods, `chi_check`.
    """
    if len(digits) != len(_ELEVEN) + 1 or not digits.isascii() or not digits.isdigit() or not _is_birth(digits[:6]):
        return False
    return _by_modulus_11(digits) or _by_modulus_10(digits)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number: a check digit by modulus 11, and not all the same digit."""
    ten = len(digits) == len(_ELEVEN) + 1 and digits.isascii() and digits.isdigit()
    return ten and len(set(digits)) > 1 and _by_modulus_11(digits)


def _is_birth(six: str) -> bool:
    """Whether six digits are a day, month and year of the 1900s or 2000s."""
    for century in (1900, 2000):
        try:
            date(century + int(six[4:]), int(six[2:4]), int(six[:2]))
        except ValueError:
            continue
        return True
    return False


def _by_modulus_11(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits, _ELEVEN, strict=False))
    return (11 - total % 11) % 11 == int(digits[-1])


def _by_modulus_10(digits: str) -> bool:
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits[:9])]
    total = sum(number - 9 if number > 9 else number for number in doubled)  # noqa: PLR2004 - two digits, added up
    return (10 - total % 10) % 10 == int(digits[-1])
