"""Documents for people: one view of plain values, one Markdown tree, and a writer for each format."""

from collections.abc import Callable
from typing import NamedTuple

from pwp.assessment import Assessment
from pwp.errors import CannotReport, NamesUnknown
from pwp.model.workspace import PEOPLE
from pwp.privacy.shown import stop_where_shown
from pwp.report.documents import assurance, feedback
from pwp.report.view import AS_USUAL, Layout, View
from pwp.report.writers import WRITERS, writer
from pwp.spelling import did_you_mean, listed

__all__ = ["DOCUMENTS", "FORMATS", "Document", "Layout", "render"]

FORMATS = tuple(WRITERS)


class Document(NamedTuple):
    """A document that can be written: what it is, for whom, and how its view is made."""

    what: str
    view: Callable[[Assessment], View]


DOCUMENTS = {
    "assurance": Document("For the sign-off meeting: every requirement, its state and what shows it.", assurance.view),
    "feedback": Document("For the public: what we asked, what you said, what we did and why.", feedback.view),
}


def render(assessment: Assessment, document: str, *, format_: str = "docx", layout: Layout = AS_USUAL) -> bytes:
    """A document as the bytes of a file, the same for the same record and day.

    Raises CannotReport where the record cannot be read or there is no such document, NamesUnknown where not all names
    are known, and NameShown where the finished text would print what identifies a person.
    """
    if document not in DOCUMENTS:
        raise CannotReport(
            f"there is no document called '{document}'{did_you_mean(document, DOCUMENTS)}; "
            f"there are {listed(DOCUMENTS)}"
        )
    if format_ not in FORMATS:
        raise CannotReport(f"a document is written as {listed(FORMATS, 'or')}, not '{format_}'")
    if assessment.unread:
        raise CannotReport(
            f"no document was written, because {listed(assessment.unread)} cannot be read; see 'pwp check'"
        )
    if any(place.file == PEOPLE for place in assessment.loaded.misread):
        raise NamesUnknown("the document", PEOPLE, in_part=True)
    from pwp.report import markdown

    view = DOCUMENTS[document].view(assessment)
    tokens = markdown.parse(markdown.render(view))
    stop_where_shown(assessment.loaded.workspace, markdown.plain_text(view, tokens), assessment.loaded.locate)
    return writer(format_)(view, tokens, layout)
