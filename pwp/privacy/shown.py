"""Whether a finished text would show who somebody is, before it goes anywhere."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pwp.errors import NameShown, Unknown
from pwp.findings import Finding, Place, State
from pwp.model.themes import Quote
from pwp.model.workspace import Workspace
from pwp.privacy.described import few_described
from pwp.privacy.home_and_birth import births, postcodes
from pwp.privacy.identifiers import Hit, identifiers
from pwp.privacy.lettering import words
from pwp.privacy.naming import names_in, perhaps_in
from pwp.privacy.permission import may_show
from pwp.privacy.references import texts
from pwp.spelling import listed

Locate = Callable[[Place], tuple[int, int]]
Find = Callable[[str], set[Hit]]

NEVER = frozenset(("a CHI number", "a National Insurance number", "an NHS number"))
"""What stands in no document, not even in one for the body's own people."""
FEWEST_WORDS = 4
"""A quote of fewer words may be what anybody says, so it is not looked for in other text."""
_NAME = "the name"
_EXPLAINED = {_NAME: "PRV01"}
"""The check that explains a sort of finding."""
_OF_A_QUOTE = "PRV02"
_OF_A_FEW = "PRV07"


class Piece(NamedTuple):
    """A piece of a finished text; `where` says in what it hides, and is nothing for what every reader sees."""

    text: str
    where: str = ""


class Against(NamedTuple):
    """What a finished text is held against: the record as it was on a day, and where in its files things stand.

    `doubtful` tells of a place of the record whether something there was not understood.
    """

    workspace: Workspace
    as_of: date
    locate: Locate
    doubtful: Callable[[Place], bool]


def not_to_be_shown(
    pieces: Iterable[Piece], against: Against, file: str, *, internal: bool = False
) -> tuple[Finding, ...]:
    """What a document may not show, each with its place in the record, or else in `file`; never what it is.

    `internal` is for a document that only the body's own people get: names and ways to reach somebody may stand there.
    """
    together = _together(pieces)
    found = [*_identifying(together, against.workspace, against.locate, file, internal=internal)]
    if not internal:
        found += _quoted(together, against)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.order))


def described_too_well(text: str, against: Against, file: str) -> tuple[Finding, ...]:
    """Where a document tells so much of one or a few people that somebody may know them, as advice."""
    whole, found = _on_one_line(text), []
    if not any(few_described(text)):
        return ()
    for place, said in texts(against.workspace):
        if any(few_described(said)) and _on_one_line(said) in whole:
            found += [_described(told, place, against.locate, file) for told in few_described(said)]
    return tuple(dict.fromkeys(found)) or tuple(
        dict.fromkeys(_described(told, Place(file), against.locate, file) for told in few_described(text))
    )


def perhaps_named(text: str, against: Against, file: str) -> tuple[Finding, ...]:
    """Where a document may call somebody by a surname that can also be a word or a place, as advice; never the name."""
    workspace, found = against.workspace, []
    own = frozenset(word for one in _own_names(workspace) for word in words(one).split())
    sought = ((person.id, perhaps_in(person, own)) for person in workspace.people.people)
    shown = [(id_, stands_in) for id_, stands_in in sought if stands_in(text)]
    whole = _on_one_line(text) if shown else ""
    for id_, stands_in in shown:
        each = [place for place, said in texts(workspace) if stands_in(said) and _on_one_line(said) in whole]
        sentence = f"what may be the surname of {id_} would be shown; say it without, unless it is something else"
        found += [
            _finding(_EXPLAINED[_NAME], place, sentence, against.locate, file)._replace(state=State.ADVICE)
            for place in each or [Place(file)]
        ]
    return tuple(found)


def _own_names(workspace: Workspace) -> Iterator[str]:
    """What the record calls places, organisations and groups, which may be called as somebody is."""
    try:
        engagement = workspace.engagement
    except Unknown:
        return
    body, area = engagement.body, engagement.area
    yield from filter(None, (body.name, body.area) if body else ())
    yield from (*area.places, *area.localities, *area.islands) if area else ()
    yield from (one.name for one in engagement.partners if one.name)
    yield from (one.name for one in workspace.stakeholders.stakeholders if one.name)


def _described(told: tuple[str, ...], place: Place, locate: Locate, file: str) -> Finding:
    sentence = f"one or a few people are told of with {listed(told)}; whoever knows the place may think of somebody"
    return _finding(_OF_A_FEW, place, sentence, locate, file)._replace(state=State.ADVICE)


def stop_where_shown(workspace: Workspace, text: str, locate: Locate, what: str = "the document") -> None:
    """Raises NameShown where a finished text would print what identifies a person.

    `what` is what the text is; `locate` gives the line and column of a place in the record.
    """
    if found := tuple(_identifying({"": text}, workspace, locate, what, internal=False)):
        raise NameShown(found, what)


def _together(pieces: Iterable[Piece]) -> dict[str, str]:
    """For each place in which texts hide, all of them; a name may stand in two, one below the other."""
    held: dict[str, list[str]] = {}
    for piece in pieces:
        held.setdefault(piece.where, []).append(piece.text)
    return {where: "\n".join(each) for where, each in held.items()}


def _identifying(
    together: dict[str, str], workspace: Workspace, locate: Locate, file: str, *, internal: bool
) -> Iterator[Finding]:
    """What in finished texts identifies a person, each with every place of the record from which it comes."""
    find = _finder(workspace, internal=internal)
    hits = {where: found for where, text in together.items() if (found := find(text))}
    if not hits:
        return
    every = set().union(*hits.values())
    sources = [(place, said, both) for place, said in texts(workspace) if (both := every & find(said))]
    for where, found in hits.items():
        whole = _on_one_line(together[where])
        for hit in sorted(found):
            within = [(place, said) for place, said, both in sources if hit in both]
            shown = [place for place, said in within if _on_one_line(said) in whole]
            places = shown or ([] if where else [place for place, _ in within])
            sentence = f"{hit.sort} {hit.masked} would be shown" + (f", in {where}" if where else "")
            for place in places or [Place(file)]:
                yield _finding(_EXPLAINED.get(hit.sort, ""), place, sentence, locate, file)


def _finding(code: str, place: Place, sentence: str, locate: Locate, file: str) -> Finding:
    """A finding at its place; one of the document itself has no line."""
    line, column = (0, 0) if place.file == file else locate(place)
    return Finding(code, State.FAILED, place, sentence, line, column)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _finder(workspace: Workspace, *, internal: bool) -> Find:
    """What tells of a text what in it identifies a person, masked."""
    shared = tuple(_shared(workspace))
    if internal:
        return lambda text: {hit for hit in identifiers(text, shared=shared) if hit.sort in NEVER}
    named = [(Hit(_NAME, f"of {person.id}"), names_in(person)) for person in workspace.people.people]

    def find(text: str) -> set[Hit]:
        found = {*identifiers(text, shared=shared), *postcodes(text, shared=shared), *births(text)}
        return found.union(hit for hit, stands_in in named if stands_in(text))

    return find


def _shared(workspace: Workspace) -> Iterator[str]:
    """What the record gives of the body for everybody's use: its address, numbers; none where it cannot be read."""
    try:
        lead, body = workspace.engagement.lead, workspace.engagement.body
    except Unknown:
        return
    yield from filter(None, (lead.contact if lead else None, *((body.name, body.area) if body else ())))


def _quoted(together: dict[str, str], against: Against) -> Iterator[Finding]:
    """The quotes whose words would be shown and may not be."""
    whole: list[str] = []
    for position, quote in enumerate(against.workspace.themes.quotes):
        place = Place("themes.yaml", ("quotes", position))
        why_not = _why_not(quote, place, against)
        said = words(quote.text or "")
        if why_not and len(said.split()) >= FEWEST_WORDS:
            whole = whole or [f" {words(text)} " for text in together.values()]
            if any(f" {said} " in one for one in whole):
                sentence = f"the words of {quote.id} would be shown, and {why_not}"
                yield _finding(_OF_A_QUOTE, place.at("text"), sentence, against.locate, "")


def _why_not(quote: Quote, place: Place, against: Against) -> str:
    """Why the words of a quote may not be shown; nothing where they may."""
    if quote.permission and quote.permission.withdrawn:
        return "the permission was taken back"
    if against.doubtful(place):
        return "what is recorded of it is not understood"
    return "" if may_show(quote, against.as_of) else "no written permission is recorded"
