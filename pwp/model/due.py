"""What falls due: everything the record says is still to happen, and what people are still owed.

Only what is surely not done is listed. What cannot be read is left out, and what the other files hold is listed all
the same.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from pwp.calendar import When
from pwp.errors import Unknown
from pwp.findings import Place
from pwp.model.logbook import Logbook
from pwp.model.lookups import effects_found, ends_on, final_decisions, taken
from pwp.model.owed import OF_DECISIONS, OF_REASONS, fed_back_in, left_out, told_since, untold
from pwp.model.plan import EvaluationPlan, PlannedUpdate
from pwp.model.themes import Response, Theme
from pwp.model.workspace import Workspace
from pwp.spelling import listed


class Due(NamedTuple):
    """One thing that falls due, or is owed without a day: its kind in a word, what it is, which post sees to it.

    `id` is that of the record it stands in, and "" where that has none.
    """

    day: When | None
    kind: str
    what: str
    owner: str
    place: Place
    id: str = ""

    def overdue(self, today: date) -> bool:
        """Whether its day is surely past."""
        return self.day is not None and self.day.last < today


def due(workspace: Workspace, as_of: date) -> list[Due]:
    """What falls due and is not known to be done: by day, and what is owed without one last."""
    log = Logbook(workspace, as_of)
    found: list[Due] = []
    for look in _LOOKS:
        try:
            found.extend(look(workspace, log))
        except Unknown:  # what the other files hold falls due all the same
            continue
    return sorted(found, key=_order)


def _order(one: Due) -> tuple[date, str, Place]:
    return (one.day.last if one.day else date.max, one.kind, one.place)


def _updates(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """The news that people were promised and that was not given yet."""
    updates = workspace.plan.communication.updates if workspace.plan.communication else ()
    for number, update in enumerate(updates):
        if not update.not_done and (_is_ahead(update.due, log) or not _given(update, log)):
            place = Place("plan.yaml", ("communication", "updates", number))
            yield Due(update.due, "update", update.what or "the news that people were promised", "", place)


def _given(update: PlannedUpdate, log: Logbook) -> bool:
    """Whether a promised update may have been given; as it may, where the log cannot be read."""
    try:
        return id(update) in log.updates_given
    except Unknown:
        return True


def _is_ahead(day: When | None, log: Logbook) -> bool:
    """Whether a day is not surely past, and known at all."""
    return day is not None and day.last >= log.today.first


def _timetable(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """The rows of the timetable to come: their first day and, where it is another, their last."""
    for number, row in enumerate(workspace.plan.timetable):
        place, name = Place("plan.yaml", ("timetable", number)), row.what or row.id
        if row.not_done or row.closed:
            continue
        begins = row.opened is None and _is_ahead(row.start, log)
        if begins:
            yield Due(row.start, "start", name, "", place.at("start"), row.id)
        if _is_ahead(ends_on(row), log) and not (begins and ends_on(row) == row.start):
            yield Due(ends_on(row), "end", name, "", place.at("end"), row.id)


def _evaluations(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """The days planned for evaluation by which, one with another, no review was held."""
    planned = workspace.plan.evaluation
    if planned is None or planned.not_done:
        return
    in_order = sorted(enumerate(planned.when), key=lambda one: one[1].last)
    for number, day in in_order[_reviews_held(workspace, log, planned) :]:
        place = Place("plan.yaml", ("evaluation", "when", number))
        yield Due(day, "review", "the engagement is to be evaluated", listed(planned.by), place)


def _reviews_held(workspace: Workspace, log: Logbook, planned: EvaluationPlan) -> int:
    """How many of the planned reviews were held, or said not to have been; all by now, where that cannot be read."""
    try:
        reviews = workspace.evaluation.reviews
    except Unknown:
        return sum(1 for day in planned.when if not _is_ahead(day, log))
    return sum(1 for one in reviews if one.not_done or one.date is None or one.date.first <= log.today.last)


def _temporary(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """When a change that is not meant to last is to be looked at again."""
    del log
    engagement = workspace.engagement
    if engagement.proposal and engagement.proposal.review_by and not engagement.ended:
        place = Place("engagement.yaml", ("proposal", "review_by"))
        yield Due(engagement.proposal.review_by, "review", "the temporary change is to be looked at again", "", place)


def _promises(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """The promises that are not kept, changed or passed on."""
    del log
    for number, promise in enumerate(workspace.commitments.commitments):
        if promise.state not in ("done", "changed", "referred") and not promise.not_done:
            place = Place("commitments.yaml", ("commitments", number))
            yield Due(promise.due, "promise", promise.promise or promise.id, promise.owner or "", place, promise.id)


def _mitigations(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """What impact assessments say is to be done by a day, and do not say was."""
    del log
    for place, assessment, effect in effects_found(workspace):
        if effect.due and not effect.done:
            whom = effect.stakeholder or effect.characteristic or effect.place
            what = effect.mitigation or f"the effect on {whom or 'people'} is to be lessened"
            yield Due(effect.due, "mitigation", what, effect.owner or assessment.owner or "", place, assessment.id)


def _answers(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """What is to be done about themes by a day; where a promise was made of one, the promise is what falls due."""
    del log
    promised = {one.theme for one in workspace.commitments.commitments}
    for number, theme in enumerate(workspace.themes.themes):
        answer = theme.response
        if answer and answer.due and answer.outcome in _TO_COME and not answer.not_done and theme.id not in promised:
            place = Place("themes.yaml", ("themes", number, "response"))
            yield Due(answer.due, "answer", answer.what or _about(theme), answer.owner or "", place, theme.id)


_TO_COME = (None, "will-do", "partly", "considering")
"""What may become of a theme of which not all is done yet."""


def _about(theme: Theme) -> str:
    return theme.theme or theme.id


def _themes_untold(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """The themes that are answered, and that no feedback mentions."""
    for number, theme in enumerate(workspace.themes.themes):
        if theme.response and _says_something(theme.response) and fed_back_in(theme, log) is None:
            what = f"nobody was told the answer to: {_about(theme)}"
            yield Due(None, "feedback", what, "", Place("themes.yaml", ("themes", number)), theme.id)


def _says_something(answer: Response) -> bool:
    return bool(not answer.not_done and answer.outcome and (answer.what or answer.why))


def _activities_untold(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """The activities whose people have heard nothing since."""
    groups: dict[str, str] = {one.id: one.name or one.id for one in workspace.stakeholders.stakeholders}
    for one in untold(log, log.participating):
        whom = listed(groups[group] for group in one.groups) or "those who took part"
        name = one.entry.title or one.entry.id
        what = f"nobody told {whom} anything since {name} ({one.entry.date})"
        yield Due(None, "feedback", what, "", one.place, one.entry.id)


def _decisions_untold(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """The last final decision, where those who took part, or the public, were not told of it."""
    decided = log.taking_part.decided
    of_it = [(place, one) for place, one in final_decisions(workspace) if taken(one, log.today) and one.date]
    if decided is None or not of_it:
        return
    place, decision = max(of_it, key=lambda one: one[1].date.last if one[1].date else date.min)
    name = decision.title or decision.id
    for whom, tells, needs in (
        ("those who took part", log.tells_participants, OF_DECISIONS),
        ("the public", lambda entry: "public" in entry.audience, OF_REASONS),
    ):
        if lacking := left_out(told_since(log, tells, decided), needs):
            what = f"nobody told {whom} the {listed(lacking)}: {name} ({decision.date})"
            yield Due(None, "feedback", what, "", place, decision.id)


def _conditions(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """The conditions of decisions that are not said to be met."""
    del log
    for number, decision in enumerate(workspace.decisions.decisions):
        for position, one in enumerate(() if decision.not_done else decision.conditions):
            if one.met is None and not one.not_done:
                place = Place("decisions.yaml", ("decisions", number, "conditions", position))
                yield Due(None, "condition", one.what or one.id, "", place, one.id)


def _outside_points(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """What outside bodies found wanting and is not done, and what they advised and is not answered."""
    del log
    for number, finding in enumerate(workspace.evaluation.outside):
        for position, point in enumerate(() if finding.not_done else finding.points):
            open_ = point.result == "shortfall" or (point.result == "recommendation" and not point.answer)
            if open_ and point.done is None and not point.not_done:
                place = Place("evaluation.yaml", ("outside", number, "points", position))
                said = f"{finding.by}: {point.point or point.id}" if finding.by else point.point or point.id
                yield Due(None, "point", said, "", place, point.id)


def _lessons(workspace: Workspace, log: Logbook) -> Iterator[Due]:
    """The lessons that are to be acted on by a day."""
    del log
    for number, lesson in enumerate(workspace.evaluation.lessons):
        if lesson.due and not lesson.acted and not lesson.not_done:
            place = Place("evaluation.yaml", ("lessons", number))
            what = lesson.lesson or "a lesson of which nothing says what it is"
            yield Due(lesson.due, "lesson", what, lesson.owner or "", place)


_LOOKS: tuple[Callable[[Workspace, Logbook], Iterator[Due]], ...] = (
    _updates,
    _timetable,
    _evaluations,
    _temporary,
    _promises,
    _mitigations,
    _answers,
    _themes_untold,
    _activities_untold,
    _decisions_untold,
    _conditions,
    _outside_points,
    _lessons,
)
