"""CHG: what tells whether a change to a health service is major, and with whom that was talked through."""

from collections.abc import Iterator

from pwp.calendar import before
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, check, failed, met, missing
from pwp.findings import Place
from pwp.model.change import FACTORS, Factor, ServiceChange
from pwp.model.engagement import Proposal
from pwp.model.lookups import on_the_map, shown_by, takes_part
from pwp.model.workspace import Workspace
from pwp.spelling import listed, same_word, says_nothing

SHOWN = 2
PARTIES = {
    "the Scottish Government": (("scottish-government", "ministers"), ("scottish government", "scottish ministers")),
    "elected members": (("elected-members",), ("councillor", "elected", "msp")),
    "Healthcare Improvement Scotland": (("his",), ("healthcare improvement scotland",)),
}
"""With whom the factors are to be discussed beside communities: words for it in `with` of an entry, and in names."""


@check("CHG02", step="stakeholders", over=subjects.change)
def every_factor_is_answered(change: ServiceChange, ctx: Context) -> Verdicts:
    """Each of the eight factors has its answer, with the reason and what shows it.

    Why: whether a change is major decides how people are consulted and who decides in the end. Each factor has to be
    considered, even where it does not apply; the more of them apply, the more likely the change is major.

    Put it right: in change.yaml, list each factor once under `factors`: whether it `applies` (yes, partly or no),
    `why`, and the `evidence`, in words or as `documents`. A no needs its reason and its evidence too.
    """
    named = [(position, one) for position, one in enumerate(change.factors) if one.factor]
    absent = [words(factor) for factor in FACTORS if factor not in {one.factor for _, one in named}]
    if change.not_done:
        yield failed("not_done", f"it was not considered whether the change is major: {change.not_done}")
        return
    if len(absent) == len(FACTORS):
        yield missing("factors", "none of the eight factors is answered")
    elif absent:
        more = f" and {len(absent) - SHOWN} more" if len(absent) > SHOWN else ""
        shown = ", ".join(absent[:SHOWN]) if more else listed(absent)
        yield missing("factors", f"nothing says whether these apply: {shown}{more}")
    gaps = [gap for position, one in named if (gap := _unanswered(position, one, change, ctx))]
    yield from gaps
    if not gaps and not absent:
        yield met("factors")


def words(factor: str) -> str:
    """What to call a factor in a sentence."""
    return factor.replace("-", " ")


def _unanswered(position: int, one: Factor, change: ServiceChange, ctx: Context) -> Verdict | None:
    """What a factor's answer lacks; None where it is whole."""
    where, name = f"factors/{position}", words(one.factor or "")
    if one.not_done:
        return failed(f"{where}/not_done", f"{name} was not looked at: {one.not_done}")
    if {other.applies for other in change.factors if other.factor == one.factor} >= {"yes", "no"}:
        return failed(f"{where}/applies", f"{name} is answered both yes and no")
    if one.applies is None:
        return missing(where, f"nothing says whether this applies: {name}")
    if says_nothing(one.why):
        return missing(f"{where}/why", f"nothing says why this is answered {one.applies}: {name}")
    if not one.evidence and not shown_by(ctx.workspace, one.documents, ctx.today):
        return missing(f"{where}/evidence", f"nothing shows that this answer is right: {name}")
    if one.evidence and same_word(one.evidence, one.why or ""):
        return missing(f"{where}/evidence", f"the evidence only repeats the reason: {name}")
    return None


@check("CHG03", step="stakeholders", over=subjects.change)
def factors_are_discussed(change: ServiceChange, ctx: Context) -> Verdicts:
    """Whether the change is major was talked through with communities, elected members and two national bodies.

    Why: how big a change is looks different to those who travel further for it than to those who plan it.

    Put it right: in change.yaml, name the groups under `discussed_with`, communities among them; a log entry
    (kind: contact) with elected members, the Scottish Government or Healthcare Improvement Scotland under `with`
    (elected-members, scottish-government, his) counts too.
    """
    groups = on_the_map(ctx.workspace, change.discussed_with)
    unheard = [party for party in PARTIES if not _talked_to(party, [one.name or "" for one in groups], ctx)]
    if change.not_done:
        yield failed("not_done", f"it was not considered whether the change is major: {change.not_done}")
    elif not groups:
        yield missing("discussed_with", "nothing says with whom the body discussed whether the change is major")
    elif not any(takes_part(one) and not _is_party(one.name or "") for one in groups):
        yield missing("discussed_with", "no community is named that discussed whether the change is major")
    elif unheard:
        yield missing("discussed_with", f"nothing shows that the factors were discussed with {listed(unheard, 'or')}")
    else:
        yield met("discussed_with")


def _talked_to(party: str, names: list[str], ctx: Context) -> bool:
    """Whether a contact with a party is logged, or it is among the groups named."""
    logged, called = PARTIES[party]
    contacts = (entry for _, entry in ctx.log.entries if entry.with_ in logged)
    return any(contacts) or any(one in name.casefold() for name in names for one in called)


def _is_party(name: str) -> bool:
    """Whether a group is one of the parties that have their own part in it, and no community."""
    return any(one in name.casefold() for _, called in PARTIES.values() for one in called)


def _temporary(workspace: Workspace) -> Iterator[tuple[Place, Proposal]]:
    """The proposal, where the change is meant for a time, or was made as one for a time."""
    proposal = workspace.engagement.proposal
    made = proposal.in_effect if proposal else None
    if proposal and (proposal.duration == "temporary" or (made and made.temporary and not made.not_done)):
        yield Place("engagement.yaml", ("proposal",)), proposal


temporary_change: Subjects[Proposal] = Subjects(
    "temporary change", "temporary changes", Place("engagement.yaml", ("proposal",)), _temporary
)


@check("CHG16", step="stakeholders", over=temporary_change, none="not-applicable: the change is not a temporary one")
def temporary_change_is_looked_at_again(proposal: Proposal, ctx: Context) -> Verdicts:
    """A temporary change has a day on which it is looked at again; if it is to stay, it is weighed like any other.

    Why: what was done in haste for a winter easily stays for good, and nobody was ever asked.

    Put it right: in engagement.yaml, under `proposal`, give the day under `review_by`; when the change is to stay,
    write `duration: permanent` and answer the eight factors in change.yaml.
    """
    if proposal.not_done:
        yield failed("not_done", f"the change was not looked at again: {proposal.not_done}")
    elif proposal.duration == "temporary" and proposal.review_by is None:
        yield missing("review_by", "nothing says when the temporary change is looked at again")
    elif proposal.duration == "temporary" and proposal.review_by and before(proposal.review_by, ctx.today):
        day = proposal.review_by
        yield missing("review_by", f"the change was to be looked at again by {day}, and nothing says what came of it")
    elif proposal.duration == "temporary":
        yield met("review_by")
    elif proposal.duration is None:
        yield missing("duration", "nothing says whether the temporary change is to stay")
    elif unanswered := _still_unanswered(ctx):
        place = Place(subjects.CHANGE, ("factors",))
        yield missing(place, f"a temporary change is to stay, and {unanswered} of the eight factors are not answered")
    else:
        yield met("duration")


def _still_unanswered(ctx: Context) -> int:
    """How many of the eight factors have no whole answer."""
    change = ctx.workspace.change
    whole = {
        one.factor for position, one in enumerate(change.factors) if not _unanswered(position, one, change, ctx)
    } & set(FACTORS)
    return len(FACTORS) - len(whole)
