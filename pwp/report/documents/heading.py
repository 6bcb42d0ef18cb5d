"""What stands at the head and the foot of a document, and what is wanting in the record it was made from."""

import re
from collections.abc import Collection
from typing import Any, NamedTuple

from pwp.assessment import Assessment
from pwp.calendar import When, by
from pwp.findings import Finding, Place, State
from pwp.model.workspace import Workspace
from pwp.report.documents.evidence import line_of, sentence, told
from pwp.report.view import Table, View

GAPS = {
    State.ERROR: "It cannot be told",
    State.FAILED: "",
    State.MISSING: "",
    State.PARTLY: "",
    State.WAIVED: "Accepted as it is",
    State.ADVICE: "Advice",
}
"""What is told of the gaps in a record, the worst first, and the words that a finding of each kind begins with."""
_SHORT_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


class Heading(NamedTuple):
    """What every document says of itself."""

    title: str
    body: str
    today: When
    contact: str


def heading(assessment: Assessment) -> Heading:
    """The title of the engagement, the body, the day, and whom to turn to, as far as they are recorded."""
    engagement = assessment.loaded.workspace.engagement
    title = engagement.title or engagement.id or "Our engagement"
    body = engagement.body.name if engagement.body and engagement.body.name else ""
    contact = engagement.lead.contact if engagement.lead and engagement.lead.contact else ""
    return Heading(title, body, When.of(assessment.as_of), contact)


def document(
    template: str, kind: str, assessment: Assessment, values: dict[str, Any], tables: dict[str, Table]
) -> View:
    """A document of one kind about the engagement, with its head and foot."""
    head = heading(assessment)
    ends = {"body": head.body, "asked_on": str(head.today), "contact": head.contact}
    title = f"{kind}: {head.title}"
    return View(template, title, head.body or head.title, assessment.as_of, {**ends, **values}, tables)


def day(when: When | None, today: When) -> str:
    """A day as far as it is known, and whether it is still to come; that it is not recorded, where it is not."""
    if when is None:
        return "not recorded"
    come = by(when, today)
    return f"{when} (planned)" if come is False else str(when) if come else f"{when} (this may still be to come)"


def capital(text: str) -> str:
    """A text with a capital at its start."""
    return text[:1].upper() + text[1:]


def gaps(assessment: Assessment, *codes: str, within: Collection[Place] | None = None) -> list[str]:
    """What checks find lacking or wrong, worst first, each with its place; by their codes, or how these begin.

    With `within`, only what stands in one of these places of the record.
    """
    known = tuple(GAPS)
    found = [one for one in assessment.findings if one.code.startswith(codes) and one.state in known]
    if within is not None:
        places = [assessment.loaded.texts.as_written(one) for one in within]
        found = [one for one in found if any(place.holds(one.place) for place in places)]
    ordered = sorted(found, key=lambda one: (known.index(one.state), one.order))
    return list(dict.fromkeys(_gap(one, assessment.loaded.workspace) for one in ordered))


def _gap(finding: Finding, workspace: Workspace) -> str:
    begins = GAPS[finding.state]
    said = in_full(told(finding), workspace)
    return f"{sentence(f'{begins}: {said}' if begins else said)} ({line_of(finding.place, finding.line)})"


def in_full(text: str, workspace: Workspace) -> str:
    """A sentence with the titles of things in the place of their short names, such as `evenings-assessed`."""

    def called(found: re.Match[str]) -> str:
        known = (one.record for _, one in workspace.named.get(found[0], ()))
        return next((title for one in known if (title := titled(one))), found[0])

    return _SHORT_NAME.sub(called, text)


def titled(record: object) -> str:
    """What a record is called, in quotation marks where that is more than a name; nothing where it has no title."""
    title = getattr(record, "title", None) or getattr(record, "criterion", None)
    return f"\u201c{title.rstrip('.')}\u201d" if title else getattr(record, "name", None) or ""


def left_out(assessment: Assessment, *files: str) -> list[str]:
    """Where in some files something is not understood, and so does not stand in a document made of them."""
    loaded = assessment.loaded
    places = (one for one in loaded.misread if one.file in files)
    found = {(one.file, loaded.texts.marks(one.file).find(one.route)[0]): one for one in places}
    return [line_of(place, line) for (_, line), place in sorted(found.items())]
