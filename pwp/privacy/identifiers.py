"""Finding the numbers and addresses that identify a person: CHI, NHS and National Insurance numbers, e-mail, phone.

No model and no guessing: numbers go by their form and check digits. What is found is masked at once.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pwp.privacy.lettering import typed
from pwp.privacy.mailboxes import is_open_to_all


class Hit(NamedTuple):
    """Something that identifies a person: what sort, and how it looks with most of it hidden."""

    sort: str
    masked: str


_GAP = r"[ \t-]{1,2}"
_MARK = r"[ \t]{0,2}[./\\_:~-][ \t]{0,2}"
_FIRST, _END = r"[0-9](?<![\d+£].)(?<!\d\..)", r"(?!\d|\.\d)"  # a class first, since the search for one is quick
_TEN_DIGITS = re.compile(
    rf"{_FIRST}(?:\d{{9}}|\d{{5}}{_GAP}\d{{4}}|\d\d{_GAP}\d{{3}}{_GAP}\d{{4}}|\d\d(?P<mark>{_MARK})\d{{3}}(?P=mark)\d{{4}}"
    rf"|\d{_GAP}(?:\d\d{_GAP}){{2}}\d{{4}}){_END}",
    re.ASCII,
)
"""Ten digits as CHI and NHS numbers are written: in one, or in groups of 6 and 4, 3, 3 and 4, or 2, 2, 2 and 4."""
_TEN_APART = re.compile(
    rf"{_FIRST}(?:\d{{5}}(?:[ \t]{{1,4}}|[ \t]{{0,2}}[/\\_:~-]{{1,2}}[ \t]{{0,2}}|[.,*\u2022])\d{{4}}"
    rf"|\d{{5}}{_GAP}\d\d{_GAP}\d\d|\d{{5}}(?P<six>{_MARK})\d\d(?P=six)\d\d"
    rf"|\d(?P<two>{_MARK})\d\d(?P=two)\d\d(?P=two)\d\d(?P=two)?\d\d(?!(?P=two)\d)){_END}",
    re.ASCII,
)
"""As a CHI number is written that begins with a birthday; not `14.03.26 14.30`, a day and an hour."""
_SAID_TO_BE = re.compile(
    r"\b(?:CHI|NHS|Community Health Index)(?: ?(?:numbers?|num|no)\b)?\.?(?:[^\w\n]|_){0,4}(?:is |was )?"
    r"(?P<ten>\d(?:(?:[^\w\n]|_){0,3}\d){9})(?!\d)",
    re.ASCII | re.IGNORECASE,
)
"""Ten digits in whichever groups, which are said to be such a number."""
_A_DAY = r"(?:0[1-9]|[12]\d|3[01])[./_-](?:0[1-9]|1[0-2])[./_-]\d\d"
_NI_NUMBER = re.compile(
    r"(?<![A-Za-z\d])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?=[\W\d_])"
    rf"(?![ \t]+{_A_DAY}[ \t]+(?-i:a)\b)"
    r"(?:(?:[ \t-]{0,2}\d\d){3}[ \t-]{0,2}[A-D]"
    rf"|(?P<gap>{_MARK})\d\d(?P=gap)\d\d(?P=gap)\d\d(?P=gap)[A-D]"
    rf"|[ \t]{{0,2}}(?!{_A_DAY})\d\d(?P<mark>[./_-])\d\d(?P=mark)\d\d[ \t]{{0,2}}[A-D])(?![A-Za-z\d])",
    re.ASCII | re.IGNORECASE,
)
"""Two letters, three pairs of digits and a letter; not `by 12.03.26 a report`, which is a word, a day and a word."""
_E_MAIL = re.compile(r"(?<![\w.%+-])[\w.%+-][\w.%+'-]{0,63}@[\w-]+(?:\.[\w-]+)+")
_NO_PHONE = (
    r"\d\d[-. /]\d\d[-. /](?:19|20)\d\d|0\d[-./](?:0[1-9]|1[0-2])[-./]\d\d(?!\d)"  # days
    r"|0\d{4} ?- ?0\d{4}(?!\d)"  # from one reference to another
    r"|(?<=\b[HNOST][A-Z] )\d{5} \d{5}(?!\d)"  # a place on a map such as NH 01632 96012
)
_AREA_ENDS, _HALF = r"\)?[ \t]{0,2}[/_][ \t]{0,2}(?!(?:19|20)\d\d(?!\d))", r"(?!/(?:19|20)\d\d(?!\d))[ \t./-]{0,2}"
_PHONE = re.compile(
    rf"(?<![\d+])(?<!\d[.,-])(?!{_NO_PHONE})"
    r"(?:\(?(?:\+|00)44\)?[ \t./-]{0,2}(?:\(0\)[ \t-]{0,2})?|\(?0)(?=[1237])"
    rf"(?:\d(?:(?:[ \t().-]{{0,2}}| - )\d){{8,9}}|2\d{_AREA_ENDS}\d{{4}}{_HALF}\d{{4}}"
    rf"|\d{{3}}{_AREA_ENDS}\d{{3}}{_HALF}\d{{4}}|\d{{4}}{_AREA_ENDS}\d{{3}}{_HALF}\d{{3}})(?!\d)",
    re.ASCII,
)
"""A number in the United Kingdom; with a slash where the number of the place ends, or else `2024/0131` would be one."""


def identifiers(text: str, *, shared: Iterable[str] = ()) -> Iterator[Hit]:
    """The numbers and addresses in a text that identify a person.

    `shared` are addresses and numbers that belong to a post or an office, as the record names them; they and
    mailboxes with the name of a function (`engagement@...`) are not hits. A number that is a patient's and could be a
    phone's as well is told once, as the patient's.
    """
    plain = typed(text)
    open_to_all = {_squeezed(one) for known in shared for one in _contacts(typed(known))}
    for_life: set[int] = set()
    for sort, digits, span in _of_patients(plain):
        if for_life.isdisjoint(range(*span)):
            for_life.update(range(*span))
            yield Hit(sort, masked(digits))
    for found in _NI_NUMBER.finditer(plain):
        yield Hit("a National Insurance number", masked(re.sub(r"[\W_]", "", found.group())))
    for found in _E_MAIL.finditer(plain):
        if not is_open_to_all(found.group()) and _squeezed(found.group()) not in open_to_all:
            yield Hit("an e-mail address", masked(found.group()))
    for found in _PHONE.finditer(plain):
        if for_life.isdisjoint(range(*found.span())) and _squeezed(found.group()) not in open_to_all:
            yield Hit("a phone number", masked(_digits(found.group())))


def _of_patients(text: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """The sort, the digits and the place of what are patients' numbers; a place may be told twice.

    Of ten digits in eleven one number passes for an NHS number, so those are not looked for in every spelling.
    """
    for pattern, group, may_be_nhs in ((_TEN_DIGITS, 0, True), (_TEN_APART, 0, False), (_SAID_TO_BE, "ten", True)):
        for found in pattern.finditer(text):
            digits = _digits(found[group])
            if is_chi(digits):
                yield "a CHI number", digits, found.span(group)
            elif may_be_nhs and is_nhs_number(digits):
                yield "an NHS number", digits, found.span(group)


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
