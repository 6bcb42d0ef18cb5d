"""Finding where a person lives and when they were born: full postcodes, and dates of birth said to be one.

A postcode in full leads to some fifteen homes, and on an island to one; EH6, or EH6 5, is a part of a town. A day by
itself is no birth: it is one where the words before it say so.
"""

import re
from collections.abc import Iterable, Iterator

from pwp.privacy.identifiers import Hit, masked
from pwp.privacy.lettering import typed

_AREAS = frozenset(
    (
        *("AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO"),
        *("CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX"),
        *("FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV"),
        *("JE", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N"),
        *("NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S"),
        *("SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN"),
        *("TQ", "TR", "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"),
    )
)
"""The letters with which a postcode begins: those there are, since a room or a form may be called A1 1AA."""
_LIKE_A_POSTCODE = re.compile(
    r"(?<![#A-Za-z\d])(?P<area>[A-Za-z]{1,2})\d[A-Za-z\d]?(?P<gap>[ \t-]{0,4}|[ \t]?[,./_][ \t]?)"
    r"(?P<unit>\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z\d])",
    re.ASCII,
)
"""A9 9AA, A99 9AA, AA9 9AA and AA99 9AA, with a letter as the last of a district in places; `#BD92DE` is a colour."""
_MARKS = frozenset(",./_")
"""What may stand in the gap by mistake, and in the names of many other things."""
_ORDINAL = re.compile(r"1st|2nd|3rd|[04-9]th")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"(?:(?:19|20)\d\d|['\u2019]?\d\d)"
_DAY = "|".join(
    (
        rf"\d{{1,2}}(?:st|nd|rd|th)?[\s./-]{{0,2}}(?:day\s)?(?:of\s)?{_MONTH}[\s,./-]{{0,3}}{_YEAR}",
        rf"{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}",
        rf"\d{{1,2}}\s?[-/._\s]\s?\d{{1,2}}\s?[-/._\s]\s?{_YEAR}",
        r"(?:19|20)\d\d[-/._\s]\d{1,2}[-/._\s]\d{1,2}",
        r"\d{6}(?:\d\d)?",
    )
)
_LABEL_ENDS = r"(?![A-Za-z\d])\.?(?:[^\w\n]{0,4}\([dmy]{1,4}[^\w\n]{1,3}[dmy]{1,4}[^\w\n]{1,3}[dmy]{1,4}\))?"
_BIRTH = re.compile(
    r"[bBdD](?:(?<![A-Za-z\d].)(?i:(?<=b)orn"
    rf"|(?:(?<=b)irth[ _-]?da(?:y|te)|(?<=d)(?:ates?[ _-]{{1,2}}of[ _-]{{1,2}}birth|[./]? ?o[./]? ?b)){_LABEL_ENDS})"
    r"|(?<=b)(?:(?<=\(b)|(?P<perhaps>(?<![\w.&/-].)))\.)"
    r"(?:(?:[^\w\n]|_){0,6}|[^\w\n.!?]{0,4}\n[^\w\n]{0,2}\n?[^\w\n]{0,4})"
    r"(?i:(?:(?:is|was|on|of|the|in|being|given as|recorded as|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[\s,:]{1,3})"
    rf"{{0,4}}(?P<day>{_DAY}))(?![A-Za-z\d])",
    re.ASCII,
)
"""A whole day that words such as `born` or `DOB` are said of; not `born after 1 January 2020`, which is of many."""
_OF_THE_LAST_CENTURY = re.compile(r"(?<!\d)19\d\d(?!\d)", re.ASCII)


def postcodes(text: str, *, shared: Iterable[str] = ()) -> Iterator[Hit]:
    """The full postcodes in a text, but for those in `shared`, which are the body's own."""
    known = {_bare(found) for one in shared for found in _postcodes(typed(one))}
    return (Hit("a full postcode", masked(found)) for found in _postcodes(typed(text)) if _bare(found) not in known)


def _postcodes(text: str) -> Iterator[str]:
    """What has the form of a postcode; in small letters only with its space, since versions and files are called so."""
    for found in _LIKE_A_POSTCODE.finditer(text):
        marked = not _MARKS.isdisjoint(found["gap"])
        ordinal = _ORDINAL.fullmatch(found["unit"])  # the first of something is "w4 1st"
        spaced = found["gap"] and not marked and not ordinal
        capitals = found.group().isupper() and not (marked and _ORDINAL.fullmatch(found["unit"].lower()))
        if found["area"].upper() in _AREAS and (spaced or capitals):
            yield found.group().replace(found["gap"], " ", 1) if found["gap"] else found.group()


def births(text: str) -> Iterator[Hit]:
    """The dates of birth in a text that is said to be somebody's."""
    for found in _BIRTH.finditer(typed(text)):
        if found["perhaps"] is None or _OF_THE_LAST_CENTURY.search(found["day"]):  # "b. 3 May 2026" may be of a list
            yield Hit("a date of birth", masked(" ".join(found["day"].split())))


def _bare(postcode: str) -> str:
    return postcode.replace(" ", "").upper()
