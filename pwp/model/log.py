"""log/*.yaml: what was done and heard, one file for each occasion. The entry's id is its file name."""

from typing import Annotated, Literal

from msgspec import field

from pwp.model.fields import (
    Count,
    EntryId,
    InformationId,
    MethodId,
    PastDay,
    Record,
    StakeholderId,
    ThemeId,
    YesNo,
    meaning,
)
from pwp.model.words import Audience, Characteristic, Covers, Mode, Stance


class GroupReached(Record, frozen=True, kw_only=True):
    """How many people of one group took part."""

    stakeholder: Annotated[StakeholderId | None, meaning("The group on the map, by its id.")] = None
    characteristic: Annotated[
        Characteristic | None, meaning("The protected characteristic counted, instead of a group.")
    ] = None
    people: Annotated[Count | None, meaning("How many people of it took part.")] = None


class Reached(Record, frozen=True, kw_only=True):
    """How many took part. People, responses and attendances are never one another."""

    people: Annotated[Count | None, meaning("How many different people took part.")] = None
    responses: Annotated[Count | None, meaning("How many responses came in; one person may send several.")] = None
    attendances: Annotated[Count | None, meaning("How many came, counting those who came twice as two.")] = None
    approximate: Annotated[YesNo | None, meaning("Whether the figures are estimates.")] = None
    by_group: Annotated[tuple[GroupReached, ...], meaning("The people who took part, group by group.")] = ()


class SoFar(Record, frozen=True, kw_only=True):
    """A running total at this date: never added to others, and it can only rise."""

    method: Annotated[MethodId | None, meaning("The method the running total is of, by its id.")] = None
    occasions: Annotated[Count | None, meaning("How many occasions there have been so far.")] = None
    people: Annotated[Count | None, meaning("How many different people so far.")] = None
    responses: Annotated[Count | None, meaning("How many responses so far.")] = None
    attendances: Annotated[Count | None, meaning("How many attendances so far.")] = None
    approximate: Annotated[YesNo | None, meaning("Whether the figures are estimates.")] = None


class Sent(Record, frozen=True, kw_only=True):
    """Something that was sent out."""

    number: Annotated[Count | None, meaning("How many were sent out.")] = None
    what: Annotated[str | None, meaning("What was sent out, such as letters or leaflets.")] = None
    approximate: Annotated[YesNo | None, meaning("Whether the figure is an estimate.")] = None


class Received(Record, frozen=True, kw_only=True):
    """Something that came in unasked or in answer."""

    form: Annotated[
        Literal["response", "petition", "complaint", "legal-challenge"] | None,
        meaning("What came in."),
    ] = None
    signatures: Annotated[Count | None, meaning("How many people signed it.")] = None
    responses: Annotated[Count | None, meaning("How many responses it holds.")] = None
    approximate: Annotated[YesNo | None, meaning("Whether the figures are estimates.")] = None


class View(Record, frozen=True, kw_only=True):
    """Something that was said."""

    stance: Annotated[Stance | None, meaning("Whether it supports, objects, suggests or asks.")] = None
    what: Annotated[str | None, meaning("What was said, without names.")] = None
    theme: Annotated[ThemeId | None, meaning("The theme it belongs to, by its id.")] = None


class Challenge(Record, frozen=True, kw_only=True):
    """Something in the process that people challenged."""

    challenge: Annotated[str | None, meaning("What was challenged.")] = None
    response: Annotated[str | None, meaning("What the body answered.")] = None
    answered: Annotated[PastDay | None, meaning("When it answered.")] = None


class MethodReview(Record, frozen=True, kw_only=True):
    """How the method worked on this occasion."""

    worked: Annotated[YesNo | None, meaning("Whether the method worked for the people who came.")] = None
    changed: Annotated[str | None, meaning("What was changed because of it.")] = None


class Experience(Record, frozen=True, kw_only=True):
    """What people thought of taking part."""

    asked: Annotated[Count | None, meaning("How many people were asked what it was like to take part.")] = None
    positive: Annotated[Count | None, meaning("How many of them found it good.")] = None


class Entry(Record, frozen=True, kw_only=True):
    """One occasion: something done, told, heard, sent or decided."""

    id: Annotated[EntryId, meaning("The file's name without .yaml; never written in the file.")]
    kind: Annotated[
        Literal["activity", "update", "feedback", "contact", "submission", "decision-point", "research"],
        meaning(
            "What kind of occasion: people are heard in an activity or submission, and told in an update or feedback."
        ),
    ]
    title: Annotated[str | None, meaning("What the occasion was, in a few words.")] = None
    date: Annotated[PastDay | None, meaning("The day, or the first day.")] = None
    until: Annotated[PastDay | None, meaning("The last day, where it took more than one.")] = None
    why_these_days: Annotated[
        str | None, meaning("Why it was held on these days, where they are a holiday or do not suit everybody.")
    ] = None
    method: Annotated[MethodId | None, meaning("The planned method it belongs to, by its id.")] = None
    stakeholders: Annotated[
        tuple[StakeholderId, ...], meaning("The groups that took part, or were told in person, by ids.")
    ] = ()
    invited: Annotated[tuple[StakeholderId, ...], meaning("The groups that were invited, by their ids.")] = ()
    place: Annotated[str | None, meaning("Where it was held.")] = None
    mode: Annotated[Mode | None, meaning("Whether people took part in person, online or otherwise.")] = None
    occasions: Annotated[Count | None, meaning("How many occasions this entry stands for, if not one.")] = None
    reached: Annotated[Reached | None, meaning("How many people took part.")] = None
    so_far: Annotated[SoFar | None, meaning("A running total at this date.")] = None
    sent: Annotated[Sent | None, meaning("What was sent out.")] = None
    received: Annotated[Received | None, meaning("What came in.")] = None
    papers_sent: Annotated[PastDay | None, meaning("When the papers for it went out to those taking part.")] = None
    support_given: Annotated[tuple[str, ...], meaning("The support that people were given to take part.")] = ()
    learning: Annotated[
        tuple[str, ...], meaning("What people were helped to learn or practise, such as speaking for others.")
    ] = ()
    summary: Annotated[str | None, meaning("What happened and what was said, without names.")] = None
    themes: Annotated[tuple[ThemeId, ...], meaning("The themes people raised, by their ids.")] = ()
    views: Annotated[tuple[View, ...], meaning("What was said, for or against, and the theme it belongs to.")] = ()
    challenges: Annotated[tuple[Challenge, ...], meaning("What people challenged in the process.")] = ()
    method_review: Annotated[MethodReview | None, meaning("How the method worked this time.")] = None
    experience: Annotated[Experience | None, meaning("What people thought of taking part.")] = None
    information: Annotated[
        tuple[InformationId, ...], meaning("The information people were given, by ids from the plan.")
    ] = ()
    audience: Annotated[tuple[Audience, ...], meaning("Whom an update or feedback was meant for.")] = ()
    groups: Annotated[
        tuple[StakeholderId, ...], meaning("The groups an update or feedback was meant for, by their ids.")
    ] = ()
    covers: Annotated[tuple[Covers, ...], meaning("What an update or feedback told people about.")] = ()
    channels: Annotated[tuple[str, ...], meaning("The channels used.")] = ()
    formats: Annotated[tuple[str, ...], meaning("The formats it was given in.")] = ()
    coproduced_with: Annotated[
        tuple[StakeholderId, ...], meaning("The groups that helped to make it, by their ids.")
    ] = ()
    with_: Annotated[
        Literal[
            "his", "scottish-government", "ministers", "inspectorate", "nhs-board", "ijb", "council",
            "third-sector", "trade-union", "elected-members", "media", "other",
        ]
        | None,
        meaning("Whom a contact was with, such as Healthcare Improvement Scotland (his)."),
    ] = field(name="with", default=None)  # fmt: skip
