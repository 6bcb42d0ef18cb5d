"""Documents for people: one view of plain values, one Markdown tree, and a writer for each format."""

from typing import TYPE_CHECKING

from pwp.assessment import Assessment
from pwp.errors import CannotReport, NamesUnknown
from pwp.model.workspace import PEOPLE
from pwp.privacy.shown import stop_where_shown
from pwp.report.documents import DOCUMENTS, Document
from pwp.report.view import AS_USUAL, Layout
from pwp.report.writers import WRITERS, writer
from pwp.spelling import did_you_mean, listed

if TYPE_CHECKING:
    from pwp.report.templates import Template

__all__ = ["DOCUMENTS", "FORMATS", "Document", "Layout", "render"]

FORMATS = tuple(WRITERS)


def render(  # noqa: PLR0913 - what a document may be asked for, all but the first two by name
    assessment: Assessment,
    document: str,
    *,
    format_: str = "docx",
    part: str | None = None,
    layout: Layout = AS_USUAL,
    template: "Template | None" = None,
) -> bytes:
    """A document as the bytes of a file, the same for the same record and day.

    `part` narrows it to one of what it can be written about alone, such as one stakeholder group; `template` is a
    body's own, which runs in a sandbox.

    Raises CannotReport where the record cannot be read or there is no such document, NamesUnknown where not all names
    are known, BadTemplate where a body's own template cannot be used, and NameShown where the finished text would
    print what identifies a person.
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

    view = DOCUMENTS[document].view(assessment, _known(DOCUMENTS[document], assessment, part))
    if template is not None:
        from pwp.report.template_names import check

        check(template, view.template, view)
    view = view._replace(text=markdown.render(view, template))
    tokens = markdown.parse(view.text)
    stop_where_shown(assessment.loaded.workspace, markdown.plain_text(view, tokens), assessment.loaded.locate)
    return writer(format_)(view, tokens, layout)


def _known(document: Document, assessment: Assessment, part: str | None) -> str | None:
    """The part of a document that is asked for; raises CannotReport where there is none of that name."""
    if part is None:
        return None
    if document.parts is None:
        raise CannotReport("this document is only written whole")
    parts = document.parts(assessment)
    if part not in parts:
        said = f"; there are {listed(parts)}" if parts else ""
        raise CannotReport(f"the document cannot be written about '{part}'{did_you_mean(part, parts) or said}")
    return part
