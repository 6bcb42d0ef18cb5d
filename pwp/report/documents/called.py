"""What the things of a record are called in sentences: by their titles, never by the short names that files use."""

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from pwp.findings import Finding, Place
from pwp.model.fields import StakeholderId
from pwp.model.references import steps
from pwp.model.structure import field_named, leads
from pwp.model.themes import Quote
from pwp.model.workspace import Workspace

CALLED_BY = (
    *("title", "name", "theme", "outcome", "promise", "criterion", "measure", "question", "what", "barrier"),
    *("role", "lesson", "point"),
)
"""The keys that say what a record is called, the most telling first."""
LONGEST_NAME = 100
"""How many letters of a name are shown."""
SPELLED = {"fairer-scotland": "Fairer Scotland", "childrens-rights": "children's rights", "e-mail": "e-mail"}
"""Fixed choices that are not said as they are written, without hyphens."""

_SHORT_NAME = re.compile(r"(?<![\w'/-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w'/-]|\.\w)")
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)+")


def called(record: Any, workspace: Workspace, longest: int = LONGEST_NAME) -> str:
    """What a record is called, in its own words; nothing for what has none.

    A quote is called by what it is about, as its words may not be shown without permission.
    """
    if not is_record(record):
        return ""
    if isinstance(record, Quote):
        return f"a quote on \u201c{name_of(record.theme, workspace)}\u201d" if record.theme else "a quote"
    kind: Any = type(record)
    for key in CALLED_BY:
        text = getattr(record, key, None)
        if not isinstance(text, str) or not text:
            continue
        field = field_named(kind, key)
        if field is not None and not field.choices:
            said = name_of(text, workspace) if _refers(record, key) else text.rstrip(".")
            return textwrap.shorten(said, longest, placeholder="...")
    return ""


def name_of(id_: str, workspace: Workspace) -> str:
    """What the thing with an id is called; the id where it has no other name, or is not there."""
    for _, one in workspace.named.get(id_, ()):
        if name := called(one.record, workspace):
            return name
    return id_


def value_of(text: str, parent: Any, key: str, workspace: Workspace) -> str:
    """A text that stands under a key, as people say it: a reference by its name, a fixed choice without hyphens."""
    if is_record(parent):
        if _refers(parent, key):
            return name_of(text, workspace)
        kind: Any = type(parent)
        field = field_named(kind, key)
        if field is not None and field.choices and _WORDS.fullmatch(text):
            return SPELLED.get(text) or text.replace("-", " ")
    return _brief(text)


def in_words(text: str, workspace: Workspace, place: Place | None = None) -> str:
    """A sentence with the names of things in the place of their ids, in quotation marks where they are more than names.

    An id of one word reads like any other, so it is replaced only where the thing stands at `place`. One in quotation
    marks stays, as it is the id that is spoken of.
    """
    said = _SHORT_NAME.sub(lambda found: _shown(found[0], workspace), text)
    if place is None:
        return said
    for _, held in steps(workspace.record_of(place.file), place.route):
        id_ = getattr(held, "id", None)
        if not isinstance(id_, str) or "-" in id_:
            continue
        found = re.search(rf"(?<![\w'-]){re.escape(id_)}(?![\w'-])", said)
        if found is not None:
            said = f"{said[: found.start()]}{_shown(found[0], workspace)}{said[found.end() :]}"
    return said


def _shown(id_: str, workspace: Workspace) -> str:
    """The name of what has an id, in quotation marks unless it is a proper name; the word itself for any other."""
    for _, one in workspace.named.get(id_, ()):
        name = called(one.record, workspace) or id_.replace("-", " ")
        return name if isinstance(one.record, Quote) or getattr(one.record, "name", None) else f"\u201c{name}\u201d"
    return id_


def concerned(finding: Finding, workspace: Workspace) -> tuple[str, ...]:
    """The groups on the map whom something concerns, as far as the record says so where it stands."""
    ids: list[str] = []
    for _, held in steps(workspace.record_of(finding.place.file), finding.place.route):
        if is_record(held):
            ids += [one for key in _groups_in(held) for one in _listed(getattr(held, key))]
    return tuple(name_of(one, workspace) for one in dict.fromkeys(ids))


def is_record(held: Any) -> bool:
    """Whether something is a record, and not a value in one."""
    return hasattr(type(held), "__struct_fields__")


def _listed(held: Any) -> tuple[str, ...]:
    return held if isinstance(held, tuple) else (held,) if held else ()


def _groups_in(record: Any) -> Iterator[str]:
    """The attributes of a record that name groups on the map."""
    kind: Any = type(record)
    return (attribute for attribute, _, _, to in leads(kind) if to is StakeholderId and attribute != "id")


def _refers(record: Any, key: str) -> bool:
    """Whether a key of a record holds ids of other things."""
    kind: Any = type(record)
    return any(own == key and key != "id" and not isinstance(to, type) for _, own, _, to in leads(kind))


def _brief(text: str) -> str:
    return textwrap.shorten(text, LONGEST_NAME, placeholder="...")
