"""WSP: listed documents, what they say, and the private folder."""

import re
from collections.abc import Iterator
from typing import Any

from pwp.calendar import When
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdicts, check, failed, met, missing, to_judge
from pwp.checks.record.agreeing import agree, written
from pwp.errors import Misread, Unread
from pwp.findings import Place
from pwp.model.documents import Document, Says
from pwp.model.references import NOTHING_THERE, found_by_name
from pwp.model.workspace import Workspace

FINGERPRINT = r"(?a)[0-9a-f]{64}"
kept_here = subjects.documents.where(lambda document: document.file is not None, "listed document", "listed documents")
fingerprinted = kept_here.where(
    lambda document: document.sha256 is not None, "document with a fingerprint", "documents with fingerprints"
)


@check("WSP22", step="identify", over=kept_here, none="not-applicable: no document is listed as a file kept here")
def listed_document_is_there(document: Document, ctx: Context) -> Verdicts:
    """Every document that is listed as a file is in the folder documents/.

    Why: a document that cannot be opened shows nothing to a reviewer.

    Put it right: put the file into documents/, or correct its name under `file` in documents.yaml. The name is given
    without `documents/` before it.
    """
    name = document.file or ""
    if name in ctx.workspace.disk.documents:
        yield met("file")
    elif name.removeprefix("documents/") != name:
        yield failed("file", f"{name} is not there; leave out 'documents/' at the start of the name")
    else:
        yield failed("file", f"{name} is not in documents/, or has nothing in it")


@check("WSP23", step="identify", over=fingerprinted, none="not-applicable: no listed document has a fingerprint")
def listed_document_is_unchanged(document: Document, ctx: Context) -> Verdicts:
    """No document with a fingerprint was changed since the fingerprint was taken.

    Why: what was before those who decided must be what is in the record.

    Put it right: if the change is right, take a new fingerprint and say in a `note` what changed; else bring the old
    file back. `sha256sum FILE`, or `certutil -hashfile FILE SHA256` on Windows, gives the fingerprint.
    """
    found = ctx.workspace.disk.hashes.get(document.file or "")
    listed = (document.sha256 or "").strip().casefold().removeprefix("sha256:").strip()
    if not re.fullmatch(FINGERPRINT, listed):
        yield failed("sha256", "this is no fingerprint: it should be 64 digits and letters from a to f")
    elif found is None:
        yield missing("file", f"{document.file} is not there, so whether it was changed is not known")
    elif found == listed:
        yield met("sha256")
    else:
        yield failed("sha256", f"{document.file} was changed since its fingerprint was taken")


def _sayings(workspace: Workspace) -> Iterator[tuple[Place, tuple[Document, Says]]]:
    for position, document in enumerate(workspace.documents.documents):
        for number, said in enumerate(document.says):
            yield Place("documents.yaml", ("documents", position, "says", number)), (document, said)


sayings: Subjects[tuple[Document, Says]] = Subjects(
    "printed fact", "printed facts", Place("documents.yaml", ("documents",)), _sayings
)


@check("WSP24", step="identify", over=sayings, none="not-applicable: no document is recorded as printing a fact")
def document_agrees_with_the_record(said: tuple[Document, Says], ctx: Context) -> Verdicts:
    """What a document prints about a fact agrees with the record.

    Why: two closing dates in two documents is how people miss the day, and how a consultation is challenged. Dates,
    numbers, and yes or no are compared; where other words differ, people have to look.

    Put it right: find out which is right; correct the record, or the document, and tell people. Where both say the
    same in other words, write the `value` as the record has it.
    """
    document, fact = said
    if not fact.at or not fact.value:
        yield missing("", f"of what {document.id} prints, either the place in the record or the value is not given")
        return
    held, printed = _held(fact.at, ctx.workspace), fact.value
    if held is NOTHING_THERE:
        yield failed("at", f"there is no such place in the record as {fact.at}")
    elif held is None or held == ():
        yield missing("at", f"{document.id} prints {printed}, and the record does not say")
    elif not isinstance(held, When | str | int | float):
        yield failed("at", f"{fact.at} is not one fact but several; name the key that holds the fact")
    else:
        same = agree(held, printed)
        sentence = f"{document.id} prints {printed}, and the record says {written(held, printed)}"
        if same:
            yield met("value")
        else:
            yield failed("value", sentence) if same is False else to_judge("value", sentence)


def _held(name: str, workspace: Workspace) -> Any:
    """What the record holds at a place; raises Unread or Misread where that cannot be told."""
    for file in workspace.unread:
        if name.startswith(f"{file}/"):
            raise Unread(file)
    held = found_by_name(dict(workspace.records()), name)
    if held is None and any(_leads_to(name, place) for place in workspace.misread):
        raise Misread(name.partition("/")[0], name.rpartition("/")[2])
    return held


def _leads_to(name: str, place: Place) -> bool:
    return name.startswith(f"{place.file}/") and bool(place.route) and name.rpartition("/")[2] == place.route[-1]


@check("WSP25", step="identify", over=subjects.record)
def private_folder_stays_out_of_git(record: Workspace, ctx: Context) -> Verdicts:
    """Git keeps nothing of the folder private/.

    Why: what is once in git stays in its history, on every copy, even when the file is deleted. Only what git keeps
    now is looked at, not its history. Where git is there and cannot be asked, somebody has to look.

    Put it right: `git rm --cached -r private`, add `private/` to .gitignore, and tell whoever looks after data
    protection: the names are still in git's history.
    """
    del ctx
    tracked = record.disk.tracked
    if tracked is None:
        yield to_judge(
            "", "git could not be asked what it keeps of private/; look yourself, with 'git ls-files private'"
        )
        return
    for name in tracked:
        yield failed(Place(name), f"git keeps {name}, and would share it with every copy")
    if not tracked:
        yield met()
