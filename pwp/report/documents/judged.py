"""How people judged the engagement: what participants and the community said of it, and what reviews found."""

from typing import Any

from pwp.calendar import When
from pwp.model.evaluation import ParticipantAnswer, Review
from pwp.model.log import Experience
from pwp.model.logbook import Logbook
from pwp.model.workspace import Workspace
from pwp.report.documents.counting import IN_WORDS, Fewest
from pwp.report.documents.evidence import sentence
from pwp.report.documents.wording import groups, held, in_order_of_days, not_done, planned_or_done
from pwp.report.view import Table, cell

HOW_FAR = {"yes": "Yes", "partly": "In part", "no": "No"}


def participants(workspace: Workspace, few: Fewest) -> list[str]:
    """What those who took part said of it when they were asked, each number with what it is out of.

    How many did not answer tells nothing of what anybody thinks, so that can be reckoned.
    """
    known = workspace.evaluation.participants
    if known is None:
        return ["What those who took part thought of it is not recorded."]
    if known.not_done:
        return [not_done(known, "Those who took part were not asked")]
    said = []
    if known.asked is not None and known.answered is not None:
        asked, answered = few.figure(known.asked), few.figure(known.answered)
        said.append(sentence(f"{asked} people were asked what it was like to take part, and {answered} answered"))
    elif known.asked is not None:
        said.append(sentence(f"{few.figure(known.asked)} people were asked; how many answered is not recorded"))
    elif known.answered is not None:
        said.append(sentence(f"{few.figure(known.answered)} people answered; how many were asked is not recorded"))
    said += [f"{one.question or 'Question not recorded.'} {_answered(one, few)}" for one in known.questions]
    if known.skills_gained:
        said.append(sentence(f"Skills people say they gained: {known.skills_gained}"))
    return said or ["What those who took part thought of it is not recorded."]


def _answered(one: ParticipantAnswer, few: Fewest) -> str:
    """How many answered well of a question, out of how many who answered it."""
    if one.positive is None:
        return "How it was answered is not recorded."
    positive = few.out_of(one.positive, one.answered)
    if one.answered is None:
        return sentence(f"{positive} answers were positive; out of how many is not recorded")
    return sentence(f"{positive} of the {few.figure(one.answered)} answers were positive")


def community_view(workspace: Workspace) -> str:
    """How the community judges the engagement as a whole, or that it is not recorded."""
    said = workspace.evaluation.community_view
    return sentence(said) if said else "How the community judges the engagement as a whole is not recorded."


def experience(log: Logbook, few: Fewest) -> Table:
    """What people thought of taking part, occasion by occasion."""
    rows = tuple(
        (
            cell(entry.title or entry.id, held(entry)),
            cell(None if one.asked is None else few.number(one.asked, "people")),
            cell(_found_it_good(one, few)),
        )
        for entry in in_order_of_days(entry for _, entry in log.asked_how_it_was)
        if (one := entry.experience)
    )
    return Table(
        "What people thought of each occasion",
        "For each occasion, how many people were asked what it was like, and how many of them found it good.",
        ("Occasion", "Asked", "Found it good"),
        (56, 22, 22),
        rows,
    )


def _found_it_good(one: Experience, few: Fewest) -> str | None:
    """How many of those who were asked on an occasion found it good."""
    if one.positive is None:
        return None
    shown = few.out_of(one.positive, one.asked)
    return f"{shown} of them" if shown in IN_WORDS else f"{shown} people"


def reviews(workspace: Workspace, today: When) -> list[dict[str, Any]]:
    """The looks back at the engagement: when and by whom, what each found, and what was changed because of it."""
    names = {"midway": "Review half-way", "final": "Review at the end"}
    return [
        {
            "title": names.get(one.when or "", "Review"),
            "held": not_done(one, "Not held") or f"{planned_or_done(one.date, today, 'Held')}{_by(workspace, one)}.",
            "found": [] if one.not_done else _found(one),
        }
        for one in workspace.evaluation.reviews
    ]


def _by(workspace: Workspace, one: Review) -> str:
    """Who held a review, and which groups shared in it."""
    by_whom = f". By: {'; '.join(one.by)}" if one.by else ". By whom is not recorded"
    return by_whom + (f". Groups that shared in it: {groups(workspace, one.with_groups)}" if one.with_groups else "")


def _found(one: Review) -> list[str]:
    """What a review found, point by point."""
    return [
        f"Did the engagement do what it set out to do? {HOW_FAR.get(one.objectives_met or '', 'Not recorded')}.",
        f"Was everyone reached who should be? {HOW_FAR.get(one.reached_everyone or '', 'Not recorded')}.",
        sentence(f"What was learned: {one.learning_useful or 'not recorded'}"),
        sentence(f"What was changed because of it: {one.changed or 'nothing is recorded'}"),
    ]


def _well(one: ParticipantAnswer, few: Fewest) -> str | None:
    """How many answered well of a question, out of how many who answered it."""
    if one.positive is None or one.answered is None:
        return None
    return f"{few.out_of(one.positive, one.answered)} of {few.figure(one.answered)}"


def questions_answered(workspace: Workspace, few: Fewest) -> Table:
    """How those who took part judged it."""
    asked = workspace.evaluation.participants
    rows = tuple(
        (
            cell(one.question),
            cell(_well(one, few)),
        )
        for one in (asked.questions if asked and not asked.not_done else ())
    )
    return Table(
        "How participants judged the engagement",
        "Each question that participants were asked, and how many of those who answered it answered well of it.",
        ("Question", "Answered well of it"),
        (70, 30),
        rows,
    )
