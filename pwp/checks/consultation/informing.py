"""CON: whether people could know what a consultation was about, and were asked while it was open."""

import re
from collections.abc import Iterable, Iterator

from pwp.calendar import before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, advice, check, met, missing, not_due
from pwp.checks.consultation.given import came_out, why_not_in_time
from pwp.findings import Place
from pwp.model.lengths import announced_end
from pwp.model.lookups import begins_on
from pwp.model.options import Option
from pwp.model.plan import Information, Phase

CHOICE = 2
"""So many options are at least something to choose from."""
SETTLED = (
    r"(?i)\b(?:we have decided|we decided|(?:has|have|was|were) (?:already )?(?:been )?(?:decided|approved)"
    r"|decision (?:has been|was) (?:made|taken))\b"
)
"""Words by which people would take it that a matter is settled."""
NOT_SO = r"(?i)\b(?:no|not|nothing|never|none|unless|until|before|if|once)\b|n't\b"
"""Words that turn such a sentence into its opposite, or into what has yet to be."""
_SENTENCES = r"[.;:!?\n]+"


@check("CON10", step="engage", over=subjects.consultations, none=subjects.NO_CONSULTATION)
def people_know_what_they_are_asked_about(row: Phase, ctx: Context) -> Verdicts:
    """People were told, while they could answer, what was proposed, what else there was, and the costs and effects.

    Why: nobody can weigh a proposal without knowing what it is, what it costs, whom it touches, and what was ruled out.
    Whether there were reasons, and a way to respond, is asked by another check (CON03).

    Put it right: in plan.yaml, list what people were given with the consultation under `for`, and say what it `covers`:
    proposal, options, alternatives (other ways, and those that were ruled out), costs, impacts. What came out after the
    close, or only to those who decide, does not count: extend the consultation, and tell people. Where one option is
    preferred, say so.
    """
    pieces = [one for one in ctx.workspace.plan.information if row.id in one.for_ and _told_in_time(one, row, ctx)]
    if ctx.has_come(begins_on(row)) is False:
        yield not_due("", f"{row.id} has not opened yet")
    elif not pieces:
        yield missing("", f"nothing shows that people had any information for {row.id} in time")
    else:
        place = ctx.place_of(pieces[0]).at("covers")
        covered: set[str] = {word for piece in pieces for word in piece.covers}
        unsaid = list(_unsaid(covered, row, ctx))
        yield from (missing(place, f"the information for {row.id} does not {one}") for one in unsaid)
        if not unsaid:
            yield met(place)
        if "preferred" not in covered and (recommended := _recommended_by_then(row, ctx)):
            yield advice(place, f"{recommended} was recommended by then, and people were not told so")


def _told_in_time(piece: Information, row: Phase, ctx: Context) -> bool:
    """Whether people could have some information while they could answer a consultation."""
    if piece.not_done or piece.withheld_because or why_not_in_time(piece, row, ctx):
        return False
    days, end = came_out(piece, ctx), row.closed or announced_end(row)
    return not (days and all(day and end and before(end, day) for day in days))


def _unsaid(covered: set[str], row: Phase, ctx: Context) -> Iterator[str]:
    """What people were not told of what a consultation is about: each in the words that follow `does not`."""
    open_to_choose, ruled_out = _choices(row, ctx)
    if "proposal" not in covered:
        yield "name the proposal itself"
    if len(open_to_choose) >= CHOICE and "options" not in covered:
        yield "give the options"
    if ruled_out and "alternatives" not in covered:
        yield "say what was ruled out, and why"
    elif len(open_to_choose) < CHOICE and not covered & {"options", "alternatives"}:
        yield "say what other ways forward there are"
    if "costs" not in covered:
        yield "give the costs"
    if "impacts" not in covered:
        yield "say what it would mean for people"


def _choices(row: Phase, ctx: Context) -> tuple[list[str], list[str]]:
    """The options that people could choose from, and those that had been ruled out by then, by their ids."""
    known = [one for one in ctx.workspace.options.options if not one.not_done]
    ruled_out: list[str] = [one.id for one in known if _ruled_out(one, row)]
    return [*row.options] or [one.id for one in known if one.id not in ruled_out], ruled_out


def _ruled_out(option: Option, row: Phase) -> bool:
    """Whether an option is not put to people, and was ruled out, as far as is known, before they were asked."""
    dropped, begin = option.discarded, begins_on(row)
    if dropped is None or dropped.not_done or option.id in row.options:
        return False
    return not (dropped.date and begin) or before(dropped.date, begin) is not False


def _recommended_by_then(row: Phase, ctx: Context) -> str:
    """The option, by its id, that had surely been recommended before people were asked; nothing where none had."""
    appraisal, begin = ctx.workspace.options.appraisal, begins_on(row)
    result = appraisal.result if appraisal and not appraisal.not_done else None
    if result is None or result.date is None or begin is None or not before(result.date, begin):
        return ""
    return result.recommendation or ""


@check("CON11", step="engage", over=subjects.consultations, none=subjects.NO_CONSULTATION)
def people_are_asked_in_open_words(row: Phase, ctx: Context) -> Verdicts:
    """Nothing in the record speaks of what people are consulted on as if it were settled.

    Why: whoever reads that something has been decided will not answer; and if it has been, there is nothing to ask.
    This looks for a few phrases in what the record says, not in the papers themselves; people judge those.

    Put it right: where it is settled, say so, and ask only about what is open. Where it is not, put it in other words:
    what is proposed, and what might change it. The words stand under `what` of the row of the timetable or of the
    information for it, in plan.yaml, or are the `title` of a document of that information, in documents.yaml.
    """
    yield met("what" if row.what else "")
    for place, text in _texts(row, ctx):
        if words := _settled(text):
            yield advice(place, f"the words '{words}' may tell people that {row.id} comes too late")


def _texts(row: Phase, ctx: Context) -> Iterator[tuple[str | Place, str]]:
    """What the record says a consultation is about, and what the information for it is, each with its place."""
    yield "what", row.what or ""
    pieces = [one for one in ctx.workspace.plan.information if row.id in one.for_]
    yield from ((ctx.place_of(one).at("what"), one.what or "") for one in pieces)
    named: Iterable[str] = [name for one in pieces for name in one.documents]
    for document in ctx.workspace.documents.documents:
        if document.id in named:
            yield ctx.place_of(document).at("title"), document.title or ""


def _settled(text: str) -> str:
    """The words of a text by which its matter would be taken as settled; nothing where there are none."""
    for sentence in re.split(_SENTENCES, text):
        if (found := re.search(SETTLED, sentence)) and not re.search(NOT_SO, sentence):
            return found[0].casefold()
    return ""
