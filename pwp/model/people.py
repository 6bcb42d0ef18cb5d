"""private/people.yaml: who is behind references such as P014. Never in git, never shown."""

from typing import Annotated

from msgspec import Struct

from pwp.model.fields import PersonRef, meaning


class NamedPerson(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Who is behind one reference."""

    id: Annotated[PersonRef, meaning("The reference used everywhere else, such as P014.")]
    name: Annotated[str | None, meaning("The person's name.")] = None
    also: Annotated[tuple[str, ...], meaning("Other ways the name is written or spoken.")] = ()
    contact: Annotated[str | None, meaning("How to reach the person.")] = None
    note: Annotated[str | None, meaning("Anything else to remember.")] = None


class People(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The people behind references."""

    people: Annotated[tuple[NamedPerson, ...], meaning("Who is behind each reference.")] = ()
