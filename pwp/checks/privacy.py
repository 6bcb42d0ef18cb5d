"""PRV: nobody is named who did not agree to it."""

from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdicts, check, failed, met, missing, to_judge
from pwp.findings import Place
from pwp.model.people import NamedPerson
from pwp.model.themes import Quote
from pwp.model.workspace import PEOPLE, Workspace
from pwp.privacy.identifiers import names_in
from pwp.privacy.permission import may_show
from pwp.privacy.references import people_behind, texts

people: Subjects[NamedPerson] = Subjects(
    "person behind a reference", "people behind references", Place("themes.yaml", ("quotes",)), people_behind
)


@check("PRV01", step="identify", over=people, none="not-applicable: the record refers to nobody, as by P014")
def person_is_not_named(person: NamedPerson, ctx: Context) -> Verdicts:
    """Nobody who stands behind a reference such as P014 is named in the record.

    Why: the record goes into git and into documents; a name there cannot be taken back. Names belong in
    private/people.yaml, which stays on your computer. Where that file is not there, names cannot be compared, and
    somebody has to check where it is.

    Put it right: replace the name by the reference. If the record is already shared, the name is still in git's
    history: tell whoever looks after data protection.
    """
    if not ctx.workspace.has(PEOPLE):
        yield to_judge("", f"{PEOPLE} is not here, so nobody can say whether {person.id} is named")
        return
    found = _named(person, ctx.workspace)
    if found is None:
        yield met()
    else:
        yield failed(found, f"the name of {person.id} stands here")


def _named(person: NamedPerson, workspace: Workspace) -> Place | None:
    """The first place in the record where a person's name stands."""
    wanted = names_in(person)
    return next((place for place, text in texts(workspace) if wanted(text)), None)


@check("PRV02", step="feedback", over=subjects.quotes, none="not-applicable: no quotes are recorded")
def quote_has_permission(quote: Quote, ctx: Context) -> Verdicts:
    """Every quote has permission in writing, given and not taken back.

    Why: people's own words can give them away even without a name. A quote without permission is shown in no
    document.

    Put it right: in themes.yaml, under `permission`, give the day on which the person agreed in `written` form; or
    take the quote out.
    """
    permission = quote.permission
    if may_show(quote, ctx.as_of):
        yield met("permission")
    elif permission and permission.withdrawn:
        yield failed("permission/withdrawn", f"the permission for {quote.id} was taken back; take the quote out")
    else:
        yield missing("permission", f"nothing shows that {quote.id} may be published")
