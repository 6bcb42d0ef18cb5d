"""What a person wrote in one place, as the value that the record holds there. Asks rather than guesses."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, Protocol

from pwp.languages import Language, named
from pwp.model.references import NAMES, SEVERAL
from pwp.model.structure import Field, Kind
from pwp.plain import brief
from pwp.recording.days import Days, NoDay, day_meant
from pwp.recording.words import in_our_words
from pwp.spelling import listed, nearest

Value = str | list[str] | None


class About(NamedTuple):
    """A number that was said to be an estimate, where the record can say so beside it."""

    number: str


class Wrong(NamedTuple):
    """Why something entered cannot be taken: a plain sentence that says what to write instead."""

    sentence: str
    word: str = ""
    """The word that names nothing, where that is why: it could be made new."""


class Known(Protocol):
    """What the record has ids for."""

    def names(self, sort: str) -> Mapping[str, str]:
        """For each id of a sort of thing, such as `stakeholder`: what the thing is called."""


_YES = {"yes": "yes", "y": "yes", "true": "yes", "1": "yes", "no": "no", "n": "no", "false": "no", "0": "no"}
_TYPED = str.maketrans(
    dict.fromkeys("\u2018\u2019", "'") | dict.fromkeys("\u201c\u201d", '"') | {"\u2013": "-", "\u2014": "-"}
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_ABOUT = re.compile(r"(?:(?:about|around|roughly|approximately|approx|circa|ca?)\b\.?|~|\u2248) ?(?=\d)|c(?=\d)")
_OR_SO = re.compile(r"(?<=\d)(?: or so|ish| approx(?:\.|imately)?| \(approx\.?\))$")
_PEOPLE = ("people", "persons", "person", "participants", "participant", "attendees", "attended", "members")
_COUNTED = {
    "people": _PEOPLE,
    "attendances": ("attendances", *_PEOPLE),
    "number": _PEOPLE,
    "responses": ("responses", "response", "replies"),
    "signatures": ("signatures", "signature"),
    "occasions": ("occasions", "sessions", "events"),
}
"""What may stand behind the number under a key, since it is just what is counted there."""


def entered(field: Field, text: str, known: Known, days: Days) -> Value | About | Wrong:
    """The value of a field for what was written: a text, an estimate, texts, nothing, or why it cannot be taken."""
    if not field.many:
        return _one(field, text, known, days)
    found: list[str] = []
    whole = _one(field, text, known, days) if field.refers else None
    if isinstance(whole, str):  # a name may hold a comma
        return [whole]
    for part in parts(field, text):
        value = _one(field, part, known, days)
        if isinstance(value, Wrong):
            return value
        if isinstance(value, str) and value not in found:
            found.append(value)
    return found or None


def parts(field: Field, text: str) -> list[str]:
    """The items of a list as people write one: on lines of their own, or else parted by semicolons.

    Ids, days and other words that hold no comma may be parted by commas where there is no semicolon.
    """
    if "\n" in text.strip():
        found = text.split("\n")
    elif ";" in text or (field.refers is None and field.kind is Kind.TEXT):
        found = text.split(";")
    else:
        found = text.split(",")
    return [one.strip() for one in found if one.strip()]


def sorts(field: Field) -> tuple[str, ...]:
    """The sorts of thing that an id in this field may name; none where it names nothing in the workspace."""
    if field.refers in SEVERAL:
        return SEVERAL[field.refers]
    return (NAMES[field.refers],) if field.refers in NAMES and not field.defines_id else ()


def _one(field: Field, text: str, known: Known, days: Days) -> str | About | Wrong | None:
    """One value for what was written."""
    if field.kind is Kind.TEXT:
        of = sorts(field)
        if of and of != ("person",):
            return meant(text.strip(), of, known) if text.strip() else None
        return text if text.strip() else None
    typed = " ".join(text.translate(_TYPED).split())
    if not typed:
        return None
    if field.kind is Kind.DAY:
        return _day(typed, field, days)
    if field.kind is Kind.YES_NO:
        return _YES.get(typed.casefold()) or Wrong(f"'{brief(typed)}' is neither yes nor no")
    if field.kind is Kind.LANGUAGE:
        return _language(typed)
    if field.kind is Kind.CHOICE:
        return _choice(typed, field)
    return _counted(typed, field)


def _language(word: str) -> str | Wrong:
    """A language's tag, as it is or for the name that people know."""
    if (known := named(word)) is not None:
        return str(known)
    try:
        return str(Language.parse(word))
    except ValueError:
        return Wrong(f"'{brief(word)}' is no language tag; write one such as gd or pl")


def meant(word: str, of: tuple[str, ...], known: Known) -> str | Wrong:
    """The id meant by an id, or by the name of what it stands for."""
    every = {id_: name for sort in of for id_, name in known.names(sort).items()}
    if word in every:
        return word
    plain = _plain(word)
    named = [id_ for id_, name in every.items() if plain and plain in (_plain(id_), _plain(name))]
    exact = [id_ for id_ in named if every[id_].strip() == word]
    if len(exact or named) > 1:  # no word to make anew: one more of that name would only be harder to tell
        return Wrong(f"'{brief(word)}' could be {listed(exact or named, 'or')}; say which, by its id")
    return (exact or named)[0] if named else unknown(word, of, known)


def unknown(word: str, of: tuple[str, ...], known: Known) -> Wrong:
    """That a word names nothing of these sorts, with what was probably meant."""
    every = {id_: name for sort in of for id_, name in known.names(sort).items()}
    near = nearest(word, [*every, *filter(None, every.values())])
    near = near if near is None or near in every else next(id_ for id_, name in every.items() if name == near)
    hint = f"; did you mean '{near}'?" if near else _some(list(every))
    return Wrong(f"there is no {_said(of)} '{brief(word)}'{hint}", word)


def _said(of: tuple[str, ...]) -> str:
    """Sorts of thing as a sentence has them."""
    return listed(of, "or")


def _plain(word: str) -> str:
    """A word without capitals, spaces and marks: what is alike in `Unpaid carers` and `unpaid-carers`."""
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def _some(ids: Collection[str], shown: int = 6) -> str:
    """The first of those there are, for whoever named none of them."""
    if not ids:
        return "; none is recorded yet"
    few = list(ids)[:shown]
    return f"; there are {listed(few)}" if len(few) == len(ids) else f"; there are {', '.join(few)} and others"


def _choice(word: str, field: Field) -> str | Wrong:
    plain = word.casefold()
    words: Iterable[str] = (*field.choices, *field.aliases)
    same = {one.casefold(): field.aliases.get(one, one) for one in words}
    found = same.get(plain) or same.get(plain.replace(" ", "-"))
    found = found or in_our_words(field, word)
    if found is None and plain in _YES and {"yes", "no"} <= set(field.choices):
        found = _YES[plain]
    if found is not None:
        return found
    near = nearest(word, words)
    hint = f"; did you mean '{field.aliases.get(near, near)}'?" if near else ""
    return Wrong(f"'{brief(word)}' is not one of {listed(field.choices, 'or')}{hint}")


def _counted(text: str, field: Field) -> str | About | Wrong:
    """A number, of which may be said what it counts, and that it is an estimate."""
    plain, _, last = text.casefold().rpartition(" ")
    bare = plain if plain and last in _COUNTED.get(field.key, ()) else text.casefold()
    figures = _OR_SO.sub("", _ABOUT.sub("", bare, count=1) if _ABOUT.match(bare) else bare)
    number = in_our_words(field, text) or _number(figures, field)
    if isinstance(number, Wrong):
        return number if _NUMBER.fullmatch(figures) else _number(text, field)  # what was written is named whole
    if figures == bare:
        return number
    return About(number) if field.estimable else _number(text, field)


def _number(word: str, field: Field) -> str | Wrong:
    plain = word.replace(",", "") if _THOUSANDS.fullmatch(word) else word
    if not _NUMBER.fullmatch(plain) or (field.kind is Kind.WHOLE and float(plain) % 1):
        return Wrong(f"'{brief(word)}' is not a {field.kind}; write figures only, such as 40")
    if field.low is not None and field.high is not None and not field.low <= float(plain) <= field.high:
        return Wrong(f"{brief(plain)} is not between {field.low:.0f} and {field.high:.0f}")
    whole = str(int(float(plain)))
    return whole if float(plain) % 1 == 0 else plain


def _day(word: str, field: Field, days: Days) -> str | Wrong:
    try:
        return day_meant(word, days, past=field.past)
    except NoDay as error:
        return Wrong(str(error))
