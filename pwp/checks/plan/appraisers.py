"""OPT: who appraised the options, what they knew, and who put the options forward."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pwp.calendar import When, before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.checks.consultation.given import came_out
from pwp.checks.plan.appraising import NO_APPRAISAL, appraisals
from pwp.checks.plan.options import LEAST_CHANGE
from pwp.findings import Place
from pwp.model.appraised import appraised_until
from pwp.model.lookups import DECIDING, on_the_map, parties, takes_part, with_participants
from pwp.model.options import Appraisal, Options
from pwp.model.plan import Information
from pwp.model.stakeholders import Stakeholder
from pwp.model.workspace import Workspace
from pwp.spelling import same_word, says_nothing

SIDES = {
    "users": "those who are directly affected",
    "carers": "carers",
    "public": "the wider public",
    "staff": "staff",
}
"""Whose view an appraisal should have, with the words for them."""


def _counted(appraisal: Appraisal) -> list[tuple[str, int | None]]:
    """The groups that took part in an appraisal, by their ids, each with how many people it was."""
    return [(one.stakeholder, one.people) for one in appraisal.participants if one.stakeholder and not one.not_done]


def _with_people(workspace: Workspace) -> Iterator[tuple[Place, Appraisal]]:
    """The appraisal, where somebody took part from the groups that take part."""
    for place, appraisal in appraisals.find(workspace):
        if with_participants(workspace, (group for group, count in _counted(appraisal) if count != 0)):
            yield place, appraisal


shared_appraisals = appraisals._replace(find=_with_people)


@check(
    "OPT04",
    step="plan",
    over=shared_appraisals,
    none="not-applicable: nobody is recorded as having appraised the options from the groups that take part",
)
def appraisal_is_balanced(appraisal: Appraisal, ctx: Context) -> Verdicts:
    """Those who use the service, carers, the public and staff all took part in the appraisal, and are counted.

    Why: each sees what the others do not, and whoever is most of the room decides what counts. No share is laid down:
    where one kind is more than half, that is advice.

    Put it right: in options.yaml, give under `participants` each group and how many `people` took part for it. Where
    one kind that is on the map was missing, hold another session with it. Kinds are told apart by the map: staff and
    decision-makers by their `kind`, carers by that word in the name, users as those `affected` directly.
    """
    heads = {group: count for group, count in _counted(appraisal) if count != 0}
    sides: dict[str, str] = {one.id: _side(one) for one in on_the_map(ctx.workspace, heads)}
    known = {side for one in ctx.workspace.stakeholders.stakeholders if (side := _side(one)) in SIDES}
    gaps = [
        missing("participants", f"nothing says how many people took part in the appraisal for {group}")
        for group, count in heads.items()
        if count is None
    ]
    gaps += [
        missing("participants", f"nobody from among {words} is recorded as having taken part in the appraisal")
        for side, words in SIDES.items()
        if side in known and side not in sides.values()
    ]
    yield from gaps or [met("participants")]
    yield from _over_half(heads, sides)


def _side(group: Stakeholder) -> str:
    """Which side a group sees it from."""
    if not takes_part(group):
        return "staff" if group.kind in DECIDING else ""
    if "carer" in f"{group.id} {group.name or ''}".casefold():
        return "carers"
    if group.kind == "organisation":
        return "organisations"
    return "users" if group.affected == "direct" else "public"


def _over_half(heads: dict[str, int | None], sides: dict[str, str]) -> Iterator[Verdict]:
    """Advice where more than half of those who took part see it from one side, so far as all are counted."""
    if None in heads.values() or heads.keys() != sides.keys():
        return
    of_side: Counter[str] = Counter()
    for group, side in sides.items():
        of_side[side] += heads[group] or 0
    whole = sum(of_side.values())
    for side, number in of_side.items():
        if number * 2 > whole:
            yield advice("participants", f"{number} of {whole} in the appraisal were {SIDES.get(side, side)}")


@check("OPT05", step="plan", over=appraisals, none=NO_APPRAISAL)
def those_who_appraise_know_the_reasons(appraisal: Appraisal, ctx: Context) -> Verdicts:
    """Those who appraised the options had been told why things are to change.

    Why: whoever does not know what is wrong with the service as it is cannot tell which option mends it.

    Put it right: in plan.yaml, list what they were given under `information`, with `reasons` under `covers`, and either
    the groups under `given_to`, or a part of the timetable of the kind option-appraisal under `for`; give its documents
    in documents.yaml their `date`.
    """
    groups = {group for group, _ in _counted(appraisal)}
    pieces = [one for one in ctx.workspace.plan.information if "reasons" in one.covers and not one.withheld_because]
    pieces = [one for one in pieces if not one.not_done]
    reached = [one for one in pieces if _reaches(one, groups, ctx)]
    until = appraised_until(appraisal)
    if until is not None and ctx.has_come(until) is False:
        yield not_due("held", f"the options are to be appraised on {until}")
    elif not pieces:
        yield missing("", "nothing shows that those who appraised the options were told the reasons for change")
    elif not reached:
        place = ctx.place_of(pieces[0])
        yield missing(place, f"nothing shows that {pieces[0].id} reached those who appraised the options")
    elif until is None:
        yield missing("held", "nothing says when the options were appraised")
    elif all(_came_late(one, until, ctx) for one in reached):
        piece = reached[0]
        sentence = f"{piece.id} came out after the options had been appraised ({until})"
        yield failed(ctx.place_of(piece), sentence)
    else:
        in_time = next(one for one in reached if not _came_late(one, until, ctx))
        yield met(ctx.place_of(in_time).at("covers"))


def _reaches(piece: Information, groups: Iterable[str], ctx: Context) -> bool:
    """Whether some information was for those who appraised the options, or was given to them."""
    rows = [row for row in ctx.workspace.plan.timetable if row.kind == "option-appraisal" and not row.not_done]
    given = {*piece.given_to, *(one for _, entry in ctx.log.giving.get(piece.id, ()) for one in entry.stakeholders)}
    return bool(given & set(groups)) or any(row.id in piece.for_ for row in rows)


def _came_late(piece: Information, until: When, ctx: Context) -> bool:
    """Whether some information surely came out only after the last day of an appraisal."""
    days = came_out(piece, ctx)
    return bool(days) and all(day and before(until, day) for day in days)


@check("OPT06", step="plan", over=subjects.appraised_options)
def people_put_options_forward(options: Options, ctx: Context) -> Verdicts:
    """Every option says who put it forward, and not all came from those who decide.

    Why: where every option comes from managers, the appraisal can only find what managers thought of. Leaving things as
    they are needs nobody to put it forward.

    Put it right: in options.yaml, say under `proposed_by` of each option who put it forward: a group, a workshop, a
    post. Where all came from the body, ask those who take part what is missing, before options are scored.
    """
    live = [(n, one) for n, one in enumerate(options.options) if not one.not_done and one.kind not in LEAST_CHANGE]
    unsaid = [(n, one) for n, one in live if says_nothing(one.proposed_by)]
    deciding = list(parties(ctx.workspace))
    if not live:
        yield missing("options", "no option is recorded that would change anything")
    elif unsaid:
        yield from (missing(f"options/{n}", f"nothing says who put {one.id} forward") for n, one in unsaid)
    elif all(any(same_word(one.proposed_by or "", name) for name in deciding) for _, one in live):
        yield missing("options", "every option was put forward by those who decide or run it")
    else:
        yield met("options")
