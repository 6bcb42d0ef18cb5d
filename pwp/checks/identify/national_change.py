"""CHG: a change that was determined nationally, and is carried out here."""

from collections.abc import Iterator

from pwp.calendar import When, before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.change import National
from pwp.model.documents import Document
from pwp.model.lookups import approved_on, can_be_had, documents_named, parties
from pwp.model.plan import FixedPoint, OpenPoint, Plan
from pwp.spelling import same_word, says_nothing

APPROVED = Place("plan.yaml", ("approved",))
CHANGES = Place("plan.yaml", ("changes",))
OURSELVES = ("us", "we", "ourselves", "our board", "the board", "this body")
"""What a body calls itself, other than by its name."""
THE_NOTICE = ("the notice", "national notice", "notice of", "notice from")
"""Words by which a reason refers to the notice without its name."""


@check("CHG20", step="identify", over=subjects.national_change)
def who_determined_the_change_is_named(national: National, ctx: Context) -> Verdicts:
    """A change that was determined nationally says by whom.

    Why: people take their arguments to whoever can still listen to them. Where nobody says that the choice was made
    elsewhere, they argue with those who cannot change it.

    Put it right: in change.yaml, under `national`, say under `by` who determined the change, such as the Scottish
    Government. Where it was made here after all, correct `origin` under `proposal` in engagement.yaml.
    """
    if says_nothing(national.by):
        yield missing("by", "nothing says who determined the change nationally")
    elif any(same_word(national.by or "", one) for one in (*OURSELVES, *parties(ctx.workspace))):
        yield missing("by", f"{national.by} is who decides here, and nothing says who determined the change nationally")
    else:
        yield met("by")


@check("CHG21", step="plan", over=subjects.national_change)
def notice_of_the_national_decision_is_kept(national: National, ctx: Context) -> Verdicts:
    """The Scottish Government's written notice of the decision is listed, with the day on which it came.

    Why: from that day it is for the local body to engage people; without the notice nobody can tell what was settled,
    or who was asked before. People judge whether it explains both.

    Put it right: in change.yaml, under `national`, give the day of the `notice` and name the letter under `document`;
    list it in documents.yaml with its `file` or `url`. Where no notice came, ask for one.
    """
    notice, letter = national.notice, _letter(national, ctx)
    if national.not_done:
        yield failed("not_done", f"there was no notice of the national decision: {national.not_done}")
    elif notice is None:
        yield missing("notice", "nothing says when notice of the national decision came")
    elif ctx.has_come(notice) is False:
        yield not_due("notice", f"notice of the national decision is to come on {notice}")
    elif letter is None:
        yield missing("document", "the notice of the national decision is not among the documents")
    elif letter.date is not None and before(notice, letter.date):
        sentence = f"one of the days is wrong: the notice came on {notice}, and is dated {letter.date}"
        yield missing("notice", sentence)
    elif not can_be_had(letter):
        yield missing("document", f"nothing says where {letter.id} is")
    else:
        yield met("document")


def _letter(national: National, ctx: Context) -> Document | None:
    """The notice, where it is listed."""
    return next(iter(documents_named(ctx.workspace, [national.document] if national.document else [])), None)


@check("CHG22", step="plan", over=subjects.national_change)
def local_plan_follows_the_notice(national: National, ctx: Context) -> Verdicts:
    """The plan for engaging people here was approved, or gone over again, once the notice had come.

    Why: only the notice says what is settled and what is left to the local body; a plan from before it had to guess.

    Put it right: in plan.yaml give the day on which the plan was `approved`; where that was before the notice, go over
    it again and record what came of that under `changes`, with its date. Correct a day that is a slip.
    """
    notice, approved = national.notice, approved_on(ctx.workspace)
    if notice is None:
        yield missing("notice", "nothing says when the notice came, so the local plan may be older")
    elif approved is None:
        yield missing(APPROVED, "nothing says when the local plan was approved")
    elif ctx.has_come(approved) is False:
        yield not_due(APPROVED.at("date"), f"the local plan is to be approved on {approved}")
    elif by(notice, approved):
        yield met(APPROVED.at("date"))
    elif again := _gone_over(notice, ctx):
        yield met(again)
    elif before(approved, notice):
        sentence = f"the local plan was approved on {approved}, before the notice came ({notice})"
        yield failed(APPROVED.at("date"), sentence)
    else:
        yield missing(APPROVED.at("date"), f"give the days: was the plan ({approved}) approved after the notice?")


def _gone_over(notice: When, ctx: Context) -> Place | None:
    """Where the plan was changed once the notice had come, if it was."""
    for number, one in enumerate(ctx.workspace.plan.changes):
        done = one.what and not one.not_done and ctx.has_come(one.date)
        if done and one.date and by(notice, one.date):
            return CHANGES.at(str(number))
    return None


@check("CHG23", step="plan", over=subjects.plan)
def settled_nationally_and_open_here_are_told_apart(plan: Plan, ctx: Context) -> Verdicts:
    """The plan says what is settled nationally, with the notice as its reason, and what is still open here.

    Why: people who are asked about what is settled already lose their time, and those who are told that all is
    settled lose their say in the rest.

    Put it right: in plan.yaml, under `scope`, list under `fixed` what the notice settles, with the notice under
    `documents` or named in `why` or `evidence`; and under `open` what people here can still influence. A point that
    stands under both belongs under one.
    """
    fixed = list(_fixed(plan))
    still_open = list(_open(plan))
    both = next((number for number, one in fixed if any(_alike(one, other) for other in still_open)), None)
    if not fixed:
        yield missing("scope/fixed", "nothing says what is settled nationally")
    elif both is not None:
        yield failed(f"scope/fixed/{both}", "the same point is said to be settled and also open")
    elif not any(_refers(one, ctx) for _, one in fixed):
        yield missing(f"scope/fixed/{fixed[0][0]}", "nothing that is said to be settled refers to the national notice")
    elif not still_open:
        yield missing("scope/open", "nothing says what is still open to people here")
    else:
        yield met("scope/fixed")


def _fixed(plan: Plan) -> Iterator[tuple[int, FixedPoint]]:
    """What the plan says is beyond influence, each with its position."""
    for number, one in enumerate(plan.scope.fixed if plan.scope else ()):
        if one.what and not one.not_done:
            yield number, one


def _open(plan: Plan) -> Iterator[OpenPoint]:
    """What the plan says is open to influence."""
    return (one for one in (plan.scope.open if plan.scope else ()) if one.what and not one.not_done)


def _alike(fixed: FixedPoint, other: OpenPoint) -> bool:
    """Whether something settled is in the same words said to be open."""
    return same_word(fixed.what or "", other.what or "")


def _refers(point: FixedPoint, ctx: Context) -> bool:
    """Whether a point names the notice of the national decision."""
    national = ctx.workspace.change.national or National()
    letter = _letter(national, ctx)
    if letter is not None and letter.id in point.documents:
        return True
    names = [*THE_NOTICE, *([letter.id, letter.title or letter.id] if letter else [])]
    said = f"{point.why or ''} {point.evidence or ''}".casefold()
    return any(name.casefold() in said for name in names)
