"""PRV: nobody is named who did not agree to it."""

from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdicts, check, failed, met, missing, to_judge
from pwp.errors import Unread
from pwp.findings import Place
from pwp.model.themes import Quote
from pwp.model.workspace import PEOPLE
from pwp.privacy.permission import may_show
from pwp.privacy.references import IS_REFERENCE, Behind, people_behind, texts

people: Subjects[Behind] = Subjects(
    "person behind a reference", "people behind references", Place("themes.yaml", ("quotes",)), people_behind
)


@check("PRV01", step="identify", over=people, none="not-applicable: the record refers to nobody, as by P014")
def person_is_not_named(behind: Behind, ctx: Context) -> Verdicts:
    """Nobody who stands behind a reference such as P014 is named in the record.

    Why: the record goes into git and into documents; a name there cannot be taken back. Names belong in
    private/people.yaml, which stays on your computer. Where that file is not there, or does not give the name,
    names cannot be compared, and somebody has to look where it is. What is looked for is the whole `name`, each
    of the names under `also`, and the surname where a title or an initial stands with it, as in `Mrs Example`. A
    surname alone, which may be a word or a place, is told as advice when a document is written; a first name alone is
    found only if it is given under `also`.

    Put it right: replace the name by the reference. If the record is already shared, the name is still in git's
    history: tell whoever looks after data protection.
    """
    reference, person = behind
    if not IS_REFERENCE.fullmatch(reference):
        yield failed("", "a person is to be given by a reference such as P014, and by nothing else")
        return
    if person is None or not person.name:
        lacking = "is not here" if not ctx.workspace.has(PEOPLE) else f"gives no name for {reference}"
        yield to_judge("", f"{PEOPLE} {lacking}, so nobody can say whether {reference} is named")
        return
    from pwp.privacy.naming import names_in  # few records list anybody, and it costs a check its start

    wanted = names_in(person)
    found = [place for place, text in texts(ctx.workspace) if wanted(text)]
    told = {place.file for place in found}
    hidden = [Place(file) for file, text in ctx.workspace.disk.unseen.items() if file not in told and wanted(text)]
    for place in found:
        yield failed(place, f"the name of {reference} stands here")
    for place in hidden:
        yield failed(place, f"the name of {reference} stands in a comment, or in what is not understood")
    if found or hidden:
        return
    if ctx.workspace.unread:
        raise Unread(ctx.workspace.unread[0])
    else:
        yield met()


@check("PRV02", step="feedback", over=subjects.quotes, none="not-applicable: no quotes are recorded")
def quote_has_permission(quote: Quote, ctx: Context) -> Verdicts:
    """Every quote has permission in writing, given and not taken back.

    Why: people's own words can give them away even without a name. A quote without permission is shown in no
    document.

    Put it right: in themes.yaml, under `permission`, give as `written` the day on which the person agreed in
    writing; or take the quote out.
    """
    permission = quote.permission
    if permission and permission.not_done:
        yield failed("permission/not_done", f"nobody gave permission for {quote.id}: {permission.not_done}")
    elif permission and permission.withdrawn:
        yield failed("permission/withdrawn", f"the permission for {quote.id} was taken back; take the quote out")
    elif may_show(quote, ctx.as_of):
        yield met("permission")
    elif permission and permission.written:
        yield missing("permission/written", ctx.not_yet(f"the permission for {quote.id}", permission.written))
    else:
        yield missing("permission", f"nothing says on which day {quote.id} was allowed in writing")
