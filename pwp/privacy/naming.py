"""Finding the people whom private/people.yaml lists, by their names.

No guessing who is a person: what is looked for is the workspace's own list, and nobody else.
"""

from collections.abc import Callable, Iterable, Iterator

from pwp.model.people import NamedPerson, People
from pwp.privacy.identifiers import Hit
from pwp.privacy.lettering import words
from pwp.privacy.surnames import Called, surnames


def names(text: str, people: People) -> Iterator[Hit]:
    """The references of people whose names stand in a text; the name itself is never given back."""
    return (Hit("the name", f"of {person.id}") for person in people.people if names_in(person)(text))


def names_in(person: NamedPerson) -> Callable[[str], bool]:
    """Tells of a text whether it names the person: by a whole name, or by a surname that can be nothing else.

    A surname is a name where a title or the person's initial stands with it, as in `Mrs Example` or `M. Example`.
    First names alone are not looked for: too many people share them.
    """
    whole, last = in_any_order(filter(None, (person.name, *person.also))), surnames(person)
    return lambda text: whole(text) or any(surname.called(text) is Called.FOR_CERTAIN for surname in last)


def perhaps_in(person: NamedPerson, own: frozenset[str]) -> Callable[[str], bool]:
    """Tells of a text whether the person's surname may stand in it: bare, in capitals, and no word that is in `own`."""
    last = [surname for surname in surnames(person) if not surname.words & own]
    return lambda text: any(surname.called(text) is Called.PERHAPS for surname in last)


def in_any_order(names: Iterable[str]) -> Callable[[str], bool]:
    """Tells of a text whether one of some names stands in it, in any of the ways they are written.

    Any of its words may come first, as in a list by surname.
    """
    each = [words(name).split() for name in names]
    turned = (" ".join((*name[first:], *name[:first])) for name in each for first in range(len(name)))
    wanted = [f" {name} " for name in dict.fromkeys(turned)]

    def stands_in(text: str) -> bool:
        plain = f" {words(text)} "
        return any(name in plain for name in wanted)

    return stands_in
