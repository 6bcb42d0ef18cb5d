"""CHG: whether a change to a health service is major: who said so, and when."""

from collections.abc import Iterator

from pwp.calendar import in_brackets
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.checks.identify.service_change import HIS
from pwp.findings import Place
from pwp.model.change import FACTORS, Designation, HisView, Ruling, ServiceChange
from pwp.model.lookups import decisions_taken
from pwp.model.status import differ, last_word, speaks_for_government, status_of
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

VIEW = Place("change.yaml", ("his", "view"))
RULING = Place("change.yaml", ("ruling",))
Said = Ruling | Designation
"""Who said whether a change is major: the Scottish Government, or the body itself."""
IN_WORDS = {"major": "major", "not-major": "not major", "undecided": "undecided"}


@check("CHG04", step="stakeholders", over=subjects.change, factors=4)
def designation_says_who_and_when(change: ServiceChange, ctx: Context) -> Verdicts:
    """The body has said whether it considers the change major, who decided that, and when.

    Why: from that day on the course is set: how long people are consulted, and who decides in the end. People should
    be able to see who set it.

    Put it right: in change.yaml, under `designation`, give the `status`, the `date`, and the post or meeting under
    `by`. It is advice where the change is not major and half of the factors or more are answered yes.
    """
    said = change.designation
    if said is not None and said.not_done:
        yield failed("designation/not_done", f"the body came to no view on whether it is major: {said.not_done}")
    elif said is None or said.status is None:
        yield missing("designation/status", "nothing says whether the body considers the change major")
    elif said.date is None:
        yield missing("designation/date", f"nothing says when the change was found to be {IN_WORDS[said.status]}")
    elif ctx.has_come(said.date) is False:
        yield not_due("designation/date", f"whether the change is major is to be settled on {said.date}")
    elif ctx.has_come(said.date) is None:
        yield missing("designation/date", ctx.not_yet("settling whether the change is major", said.date))
    elif says_nothing(said.by):
        yield missing("designation/by", f"nothing says who found the change to be {IN_WORDS[said.status]}")
    else:
        yield met("designation")
        applying = sum(one.applies == "yes" for one in change.factors)
        if said.status == "not-major" and applying >= ctx.thresholds["factors"]:
            of = f"{applying} of the {len(FACTORS)} factors"
            sentence = f"{of} are answered yes, but the change is said not to be major"
            yield ctx.beyond("factors", "designation/status", sentence)


def _views(workspace: Workspace) -> Iterator[tuple[Place, HisView]]:
    """The view of Healthcare Improvement Scotland on whether the change is major, where it gave one."""
    his = workspace.change.his
    if his and his.view and not his.view.not_done:
        yield VIEW, his.view


views: Subjects[HisView] = Subjects(f"view of {HIS}", f"views of {HIS}", VIEW, _views)


@check("CHG05", step="stakeholders", over=views, none=f"not-applicable: no view of {HIS} is recorded")
def view_of_his_is_kept(view: HisView, ctx: Context) -> Verdicts:
    """Where Healthcare Improvement Scotland gave a view on whether the change is major, the view and its day are kept.

    Why: it has seen such changes elsewhere, and Ministers will ask what it said.

    Put it right: in change.yaml, under `his`, `view`, give the `status` and the `date`. Where it gave none, leave it
    out.
    """
    if view.status is None:
        yield missing("status", f"nothing says whether {HIS} considers the change major")
    elif view.date is None:
        yield missing("date", f"nothing says when {HIS} gave its view that the change is {IN_WORDS[view.status]}")
    elif ctx.has_come(view.date) is False:
        yield not_due("date", f"{HIS} is to give its view on {view.date}")
    elif ctx.has_come(view.date) is None:
        yield missing("date", ctx.not_yet(f"the view of {HIS}", view.date))
    else:
        yield met()


def _disputes(workspace: Workspace) -> Iterator[tuple[Place, ServiceChange]]:
    """The change, where the body and Healthcare Improvement Scotland differ on it, or a ruling on it is recorded."""
    change = workspace.change
    if differ(change) or change.ruling is not None:
        yield RULING, change


disputes: Subjects[ServiceChange] = Subjects(
    "change on which two bodies differ", "changes on which two bodies differ", RULING, _disputes
)


@check(
    "CHG06", step="stakeholders", over=disputes, none=f"not-applicable: nothing shows that {HIS} sees it differently"
)
def government_rules_where_views_differ(change: ServiceChange, ctx: Context) -> Verdicts:
    """Where the body and Healthcare Improvement Scotland differ on whether it is major, the government has ruled on it.

    Why: two bodies may differ. Which of them is right is not for either of them to say: that is asked of the Scottish
    Government.

    Put it right: ask the Scottish Government; in change.yaml, under `ruling`, give the `date`, who ruled under `by`,
    and the `status`. The view of the body stays under `designation` as it was. Until there is a ruling, everything is
    asked that is asked of a major change.
    """
    ruling = change.ruling
    if ruling is None:
        held = change.designation.status if change.designation else None
        yield missing("", f"the body says it is {IN_WORDS[held or 'undecided']}, {HIS} does not, and nobody has ruled")
    elif ruling.not_done:
        yield failed("not_done", f"the Scottish Government was not asked for a ruling: {ruling.not_done}")
    elif ruling.status is None or ruling.status == "undecided":
        yield missing("status", "nothing says what was ruled on whether the change is major")
    elif not ruling.by:
        yield missing("by", "nothing says who ruled on whether the change is major")
    elif not speaks_for_government(ruling.by):
        yield missing("by", f"{ruling.by} ruled on whether the change is major; that is for the government")
    else:
        yield _ruled_in_time(ruling, ctx)


def _ruled_in_time(ruling: Ruling, ctx: Context) -> Verdict:
    """Whether it was ruled on whether the change is major before the decision on it."""
    day, decided = ruling.date, ctx.taking_part.first_decided
    if day is None:
        return missing("date", "nothing says when the ruling on whether the change is major was made")
    in_time = ctx.taking_part.by_the_first_decision(day)
    if in_time is False:
        after = f"after the decision{in_brackets(decided)}"
        return failed("date", f"the ruling on whether the change is major came on {day}, {after}")
    if ctx.has_come(day) is False:
        return not_due("date", f"the ruling on whether the change is major is due on {day}")
    if ctx.has_come(day) is None:
        return missing("date", ctx.not_yet("the ruling", day))
    if in_time is None:
        return missing("date", f"give the days: was it ruled on ({day}) before the decision{in_brackets(decided)}?")
    return met("date")


@check("CHG07", step="plan", over=subjects.change)
def status_is_settled_before_the_decision(change: ServiceChange, ctx: Context) -> Verdicts:
    """Whether the change is major was settled before the decision was taken.

    Why: while it is undecided, nobody can say that the change is not major. Which steps were left out then comes out
    only when it is too late for them.

    Put it right: settle it, with the day, under `designation` in change.yaml; where Healthcare Improvement Scotland
    sees it differently, with a `ruling` of the Scottish Government.
    """
    status, said = status_of(change, ctx.today), last_word(change, ctx.today)
    planned = change.designation.date if change.designation and said is None else None
    if planned and not decisions_taken(ctx.workspace, ctx.today):
        yield not_due("designation/date", f"whether the change is major is to be settled on {planned}")
    elif status is None or said is None:
        yield missing("designation/status", "nothing says whether the change is major")
    elif status == "undecided":
        yield _undecided(said, ctx)
    else:
        yield _settled_in_time(said, "ruling" if said is change.ruling else "designation", ctx)


def _undecided(said: Said, ctx: Context) -> Verdict:
    """What it means for the decision that it is undecided whether the change is major."""
    decided, where = ctx.taking_part.first_decided, "designation/status"
    if not decisions_taken(ctx.workspace, ctx.today):
        return not_due(where, "it is still undecided whether the change is major")
    if decided is None:
        sentence = "it is undecided whether the change is major, and the decision may have come: give its day"
        return missing(where, sentence)
    if said.status == "not-major":
        return missing("ruling", "the decision was taken, and nobody has ruled on whether the change is major")
    return failed(where, f"the decision came on {decided}, while it was undecided whether the change is major")


def _settled_in_time(said: Said, key: str, ctx: Context) -> Verdict:
    """Whether it was settled by the decision if the change is major; `key` is where that stands."""
    day, decided = said.date, in_brackets(ctx.taking_part.first_decided)
    where = f"{key}/date"
    if day is None and decisions_taken(ctx.workspace, ctx.today):
        return missing(where, "nothing says when it was settled whether the change is major")
    if day is None:
        return met(f"{key}/status")
    in_time = ctx.taking_part.by_the_first_decision(day)
    if in_time is False:
        return failed(where, f"whether the change is major was settled on {day}, after the decision{decided}")
    if ctx.has_come(day) is None:
        return missing(where, ctx.not_yet("settling whether the change is major", day))
    if in_time is None:
        return missing(where, f"give the days: was that settled ({day}) before the decision{decided}?")
    return met(f"{key}/status")
