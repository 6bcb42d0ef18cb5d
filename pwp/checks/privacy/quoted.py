"""PRV: people's own words, and how much they tell of who said them."""

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing, not_due
from pwp.model.lookups import documents_named
from pwp.model.stakeholders import Stakeholder
from pwp.model.themes import Quote
from pwp.privacy.attribution import things_told

of_a_person = subjects.quotes.where(
    lambda quote: bool(quote.person), "quote that stands for a person", "quotes that stand for a person"
)
attributed = subjects.quotes.where(
    lambda quote: bool(quote.attributed_as), "quote with an attribution", "quotes with an attribution"
)


@check("PRV06", step="feedback", over=of_a_person, none="not-applicable: no quote stands for a person")
def written_agreement_is_kept(quote: Quote, ctx: Context) -> Verdicts:
    """For every quote that stands for a person it is known where the written agreement is kept, out of public view.

    Why: somebody may ask years later whether they ever agreed; and the form shows the very name that the quote hides.

    Put it right: list the form in documents.yaml with where it is kept and `public: no`, and name it in themes.yaml as
    `document` under the quote's `permission`. Keep the form itself out of documents/, which goes into git.
    """
    permission = quote.permission
    if permission is None or permission.written is None or permission.withdrawn or permission.not_done:
        yield not_due("permission", f"there is no agreement to {quote.id} that could be kept")
        return
    kept = documents_named(ctx.workspace, [permission.document] if permission.document else [])
    if not kept:
        yield missing("permission/document", f"nothing says where the written agreement to {quote.id} is kept")
    elif kept[0].public:
        place = ctx.place_of(kept[0]).at("public")
        yield failed(place, f"the written agreement to {quote.id} is public, and shows who {quote.person} is")
    else:
        yield met("permission/document")


@check(
    "PRV07",
    step="feedback",
    over=attributed,
    none="not-applicable: no quote has an attribution",
    things=3,
    smallest=10,
)
def attribution_fits_more_than_a_few(quote: Quote, ctx: Context) -> Verdicts:
    """What is said of the speaker of a quote fits more than a few people.

    Why: a name left out is soon found again where place, condition and what somebody does stand together. Three things
    at once, or a group on the map of fewer than ten, are advice: whoever knows the place can tell whether few fit.

    Put it right: in themes.yaml, say less under `attributed_as`: `somebody who uses the service` in place of `a teacher
    with epilepsy in Lerwick`. Ask somebody who knows the place whom they would think of.
    """
    told, few = things_told(quote.attributed_as or ""), int(ctx.thresholds["smallest"])
    small = _small_group(quote.attributed_as or "", few, ctx)
    yield met("attributed_as")
    if told >= ctx.thresholds["things"]:
        sentence = f"{quote.id} tells {told} things of the speaker at once; few people may fit"
        yield ctx.beyond("things", "attributed_as", sentence)
    if small is not None:
        sentence = f"{quote.id} is said to come from {small.id}, a group of fewer than {few}"
        yield ctx.beyond("smallest", "attributed_as", sentence)


def _small_group(said: str, few: int, ctx: Context) -> Stakeholder | None:
    """A group on the map that an attribution names, and that has fewer people than that."""
    for group in ctx.workspace.stakeholders.stakeholders:
        number = (group.size.to or group.size.number) if group.size else None
        if number is not None and number < few and group.name and _names(group.name, said):
            return group
    return None


def _names(name: str, said: str) -> bool:
    """Whether a name stands in a text, however it is written."""
    from pwp.privacy.naming import in_any_order  # few quotes need it, and it costs a check its start

    return in_any_order([name])(said)
