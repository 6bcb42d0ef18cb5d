"""Whether a finished text would show who somebody is, before it goes anywhere."""

from collections.abc import Callable, Iterator

from pwp.errors import NameShown, Unknown
from pwp.findings import Place
from pwp.model.people import People
from pwp.model.workspace import Workspace
from pwp.privacy.identifiers import Hit, identifiers, names
from pwp.privacy.references import texts

Locate = Callable[[Place], tuple[int, int]]


def stop_where_shown(workspace: Workspace, text: str, locate: Locate, what: str = "the document") -> None:
    """Raises NameShown where a finished text would print what identifies a person.

    `what` is what the text is; `locate` gives the line and column of a place in the record.
    """
    shared = _shared(workspace)
    hits = set(_hits(text, workspace.people, shared))
    if not hits:
        return
    found: dict[Hit, str] = {}
    for place, said in texts(workspace):
        for hit in hits.intersection(_hits(said, workspace.people, shared)):
            found.setdefault(hit, f" ({place.file}, line {locate(place)[0]})")
    raise NameShown(tuple(sorted(f"{hit.sort} {hit.masked}{found.get(hit, '')}" for hit in hits)), what)


def _shared(workspace: Workspace) -> tuple[str, ...]:
    """The address or number that the record gives for everybody's use; none where it cannot be read."""
    try:
        lead = workspace.engagement.lead
    except Unknown:
        return ()
    return (lead.contact,) if lead and lead.contact else ()


def _hits(text: str, people: People, shared: tuple[str, ...]) -> Iterator[Hit]:
    """What identifies a person in a text, masked."""
    yield from identifiers(text, shared=shared)
    yield from names(text, people)
