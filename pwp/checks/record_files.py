"""WSP: listed documents, what they say, and the private folder."""

from typing import Any

from pwp.calendar import When
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdicts, check, failed, met, missing
from pwp.findings import Place
from pwp.model.documents import Document, Says
from pwp.model.references import found_by_name
from pwp.model.workspace import Workspace

kept_here = subjects.documents.where(lambda document: document.file is not None, "listed document", "listed documents")
fingerprinted = kept_here.where(
    lambda document: document.sha256 is not None, "document with a fingerprint", "documents with fingerprints"
)


@check("WSP22", step="identify", over=kept_here, none="not-applicable: no document is listed as a file kept here")
def listed_document_is_there(document: Document, ctx: Context) -> Verdicts:
    """Every document that is listed as a file is in the folder documents/.

    Why: a document that cannot be opened shows nothing to a reviewer.

    Put it right: put the file into documents/, or correct its name under `file` in documents.yaml.
    """
    if document.file in ctx.workspace.disk.documents:
        yield met("file")
    else:
        yield failed("file", f"{document.file} is not in documents/")


@check("WSP23", step="identify", over=fingerprinted, none="not-applicable: no listed document has a fingerprint")
def listed_document_is_unchanged(document: Document, ctx: Context) -> Verdicts:
    """No document with a fingerprint was changed since the fingerprint was taken.

    Why: what was before those who decided must be what is in the record.

    Put it right: if the change is right, take a new fingerprint and say in a `note` what changed; else bring the old
    file back.
    """
    found = ctx.workspace.disk.hashes.get(document.file or "")
    if found is None:
        yield missing("file", f"{document.file} is not there, so whether it was changed is not known")
    elif found == (document.sha256 or "").strip().casefold():
        yield met("sha256")
    else:
        yield failed("sha256", f"{document.file} was changed since its fingerprint was taken")


def _sayings(workspace: Workspace) -> Any:
    for position, document in enumerate(workspace.documents.documents):
        for number, said in enumerate(document.says):
            if said.at and said.value:
                yield Place("documents.yaml", ("documents", position, "says", number)), (document, said)


sayings: Subjects[tuple[Document, Says]] = Subjects(
    "printed fact", "printed facts", Place("documents.yaml", ("documents",)), _sayings
)


@check("WSP24", step="identify", over=sayings, none="not-applicable: no document is recorded as printing a fact")
def document_agrees_with_the_record(said: tuple[Document, Says], ctx: Context) -> Verdicts:
    """What a document prints about a fact agrees with the record.

    Why: two closing dates in two documents is how people miss the day, and how a consultation is challenged.

    Put it right: find out which is right; correct the record, or the document, and tell people.
    """
    document, fact = said
    held = found_by_name(dict(ctx.workspace.records()), fact.at or "")
    if held is None:
        yield failed("at", f"there is nothing in the record at {fact.at} that {document.id} could agree with")
    elif _same(held, fact.value or ""):
        yield met("value")
    else:
        shown = held.iso if isinstance(held, When) else held
        yield failed("value", f"{document.id} prints {fact.value}, and the record says {shown}")


def _same(held: Any, printed: str) -> bool:
    """Whether a value of the record is what a document prints, however each writes it."""
    if isinstance(held, When):
        return printed in (held.iso, str(held))
    if isinstance(held, bool):
        return printed.casefold() == ("yes" if held else "no")
    if isinstance(held, int | float):
        return printed.replace(",", "") in (f"{held:g}", str(held))
    return str(held).casefold().split() == printed.casefold().split()


@check("WSP25", step="identify", over=subjects.record)
def private_folder_stays_out_of_git(record: Workspace, ctx: Context) -> Verdicts:
    """Git keeps nothing of the folder private/.

    Why: what is once in git stays in its history, on every copy, even when the file is deleted.

    Put it right: `git rm --cached -r private`, add `private/` to .gitignore, and tell whoever looks after data
    protection: the names are still in git's history.
    """
    del ctx
    for name in record.disk.tracked:
        yield failed(Place(name), f"git keeps {name}, and would share it with every copy")
    if not record.disk.tracked:
        yield met()
