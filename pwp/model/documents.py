"""documents.yaml: the document bank, an index of documents/."""

from typing import Annotated

from msgspec import Struct

from pwp.calendar import When
from pwp.model.fields import DocumentId, YesNo, meaning


class Says(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What a document prints about a fact that the record holds."""

    at: Annotated[
        str | None,
        meaning("The fact: file and keys, such as plan.yaml/timetable/main-consultation/closed."),
    ] = None
    value: Annotated[str | None, meaning("What the document prints.")] = None


class Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One document."""

    id: Annotated[DocumentId, meaning("A short name other files can use.")]
    title: Annotated[str | None, meaning("The document's title.")] = None
    date: Annotated[When | None, meaning("The document's own date.")] = None
    file: Annotated[str | None, meaning("Where it is below documents/, such as survey-report.pdf.")] = None
    url: Annotated[str | None, meaning("Where it is on the web, if it is not kept here.")] = None
    public: Annotated[YesNo | None, meaning("Whether the public can have it.")] = None
    formats: Annotated[tuple[str, ...], meaning("The formats it exists in, such as large print.")] = ()
    languages: Annotated[tuple[str, ...], meaning("The languages it exists in, BSL among them.")] = ()
    sha256: Annotated[str | None, meaning("A fingerprint of the file, to see whether it was changed.")] = None
    says: Annotated[tuple[Says, ...], meaning("What it prints about facts in the record, to find contradictions.")] = ()
    note: Annotated[str | None, meaning("Anything else worth keeping, in your own words.")] = None


class Documents(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The document bank."""

    documents: Annotated[tuple[Document, ...], meaning("The documents, one by one.")] = ()
    note: Annotated[str | None, meaning("Anything else worth keeping, in your own words.")] = None
