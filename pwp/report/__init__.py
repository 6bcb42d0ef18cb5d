"""Documents for people: one view of plain values, one Markdown tree, and a writer for each format."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pwp.assessment import Assessment
from pwp.errors import CannotReport, NamesUnchecked, NamesUnknown
from pwp.findings import Finding, Place
from pwp.model.workspace import PEOPLE
from pwp.privacy.references import unnamed
from pwp.privacy.shown import Against
from pwp.report.documents import DOCUMENTS, Document
from pwp.report.view import AS_USUAL, INTERNAL, Layout
from pwp.report.writers import WRITERS, writer
from pwp.spelling import did_you_mean, listed

if TYPE_CHECKING:
    from pwp.report.templates import Template

__all__ = ["DOCUMENTS", "FORMATS", "INTERNAL", "Document", "Layout", "render"]

FORMATS = tuple(WRITERS)


def render(  # noqa: PLR0913 - what a document may be asked for, all but the first two by name
    assessment: Assessment,
    document: str,
    *,
    format_: str = "docx",
    part: str | None = None,
    layout: Layout = AS_USUAL,
    template: "Template | None" = None,
    names_unchecked: bool = False,
    advise: Callable[[Finding], object] | None = None,
) -> bytes:
    """A document as the bytes of a file, the same for the same record and day.

    `part` narrows it to one of what it can be written about alone, such as one stakeholder group; `template` is a
    body's own, which runs in a sandbox. With `names_unchecked` one for the public is made though there are people
    whose names are not there to compare with, and says so. A layout with the mark INTERNAL lets names through.
    `advise` is given what stops no document and ought to be looked at.

    Raises CannotReport where the record cannot be read or there is no such document, NamesUnknown or NamesUnchecked
    where not all names are known, BadTemplate where a body's own template cannot be used, and NameShown where the
    finished text, or the file made of it, would show what it may not.
    """
    _stop_where_it_cannot_be_made(assessment, document, format_)
    asked, internal = DOCUMENTS[document], layout.mark == INTERNAL
    unchecked = _unchecked(assessment, refused=asked.public and not names_unchecked and not internal)
    from pwp.report import markdown, publishing

    view = asked.view(assessment, _known(asked, assessment, part))
    if template is not None:
        from pwp.report.template_names import check

        check(template, view.template, view)
    if layout.large:
        from pwp.report.large_print import in_large_print

        view = in_large_print(view)
    view = view._replace(text=markdown.render(view, template) + (publishing.UNCHECKED if unchecked else ""))
    tokens = markdown.parse(view.text, view)
    data = writer(format_)(view, tokens, layout)
    finished = publishing.Finished(
        f"{document}.{format_}",
        format_,
        markdown.plain_text(view, tokens),
        data,
        prose=tuple(markdown.prose(view, tokens)) if asked.public and advise is not None else (),
        template=template,
    )
    publishing.look_through(finished, _against(assessment), None if internal else advise, internal=internal)
    return data


def _stop_where_it_cannot_be_made(assessment: Assessment, document: str, format_: str) -> None:
    """Raises CannotReport or NamesUnknown where there is no such document or format, or too little can be read."""
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


def _unchecked(assessment: Assessment, *, refused: bool) -> bool:
    """Whether there are people whose names cannot be looked for; raises NamesUnchecked where that is `refused`."""
    workspace = assessment.loaded.workspace
    references = unnamed(workspace)
    if references and refused:
        raise NamesUnchecked(references, PEOPLE, there=workspace.has(PEOPLE))
    return bool(references)


def _against(assessment: Assessment) -> Against:
    """What a document made of an assessment is held against."""
    loaded = assessment.loaded

    def doubtful(place: Place) -> bool:
        written = loaded.texts.as_written(place)
        return any(written.holds(one.place) for one in loaded.findings)

    return Against(loaded.workspace, assessment.as_of, loaded.locate, doubtful)


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
