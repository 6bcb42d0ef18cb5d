"""themes.yaml: what people said, counted, and what is answered."""

from typing import Annotated, Literal

from msgspec import field

from pwp.calendar import When
from pwp.languages import Language
from pwp.model.fields import (
    Count,
    DocumentId,
    EntryId,
    OptionId,
    OutcomeId,
    PastDay,
    PersonRef,
    PhaseId,
    Record,
    ScopeId,
    StakeholderId,
    ThemeId,
    YesNo,
    meaning,
)
from pwp.model.words import Characteristic, Stance


class Total(Record, frozen=True, kw_only=True):
    """How many took part in one part of the timetable."""

    for_: Annotated[PhaseId | None, meaning("The timetable row the totals are of, by its id.")] = field(
        name="for", default=None
    )
    people: Annotated[Count | None, meaning("How many different people.")] = None
    responses: Annotated[Count | None, meaning("How many responses.")] = None
    organisations: Annotated[Count | None, meaning("How many responses came from organisations.")] = None
    individuals: Annotated[Count | None, meaning("How many responses came from individuals.")] = None
    unknown: Annotated[Count | None, meaning("How many responses do not say who sent them.")] = None
    campaign: Annotated[Count | None, meaning("How many responses came as part of a campaign.")] = None


class ThemeCount(Record, frozen=True, kw_only=True):
    """How often a theme was raised."""

    what: Annotated[Literal["people", "responses"] | None, meaning("What is counted.")] = None
    n: Annotated[Count | None, meaning("How many of them raised the theme.")] = None
    of: Annotated[Count | None, meaning("Out of how many.")] = None


class About(Record, frozen=True, kw_only=True):
    """What a theme is about."""

    scope: Annotated[tuple[ScopeId, ...], meaning("Points of the plan's scope, by their ids.")] = ()
    options: Annotated[tuple[OptionId, ...], meaning("Options, by their ids.")] = ()
    outcomes: Annotated[tuple[OutcomeId, ...], meaning("Outcomes, by their ids.")] = ()


class Response(Record, frozen=True, kw_only=True):
    """What the body answers to a theme."""

    outcome: Annotated[
        Literal["done", "will-do", "partly", "not-done", "already", "considering"] | None,
        meaning("What became of it."),
    ] = None
    what: Annotated[str | None, meaning("What was done or will be done.")] = None
    why: Annotated[str | None, meaning("Why, above all where the answer is no or partly.")] = None
    difference: Annotated[str | None, meaning("What difference it makes to people.")] = None
    owner: Annotated[str | None, meaning("The post that sees to it.")] = None
    due: Annotated[When | None, meaning("When it is to be done.")] = None
    told: Annotated[EntryId | None, meaning("The feedback that told people this answer, by its log file's name.")] = (
        None
    )


class Theme(Record, frozen=True, kw_only=True):
    """One thing people said."""

    id: Annotated[ThemeId, meaning("A short name that entries use.")]
    theme: Annotated[str | None, meaning("What people said, in a sentence they would recognise.")] = None
    stance: Annotated[Stance | None, meaning("Whether it supports, objects, suggests or asks.")] = None
    minority: Annotated[YesNo | None, meaning("Whether only a few people held this view.")] = None
    raised_by: Annotated[tuple[StakeholderId, ...], meaning("The groups that raised it, by their ids.")] = ()
    count: Annotated[ThemeCount | None, meaning("How often it was raised.")] = None
    about: Annotated[About | None, meaning("What it is about.")] = None
    characteristics: Annotated[
        tuple[Characteristic, ...], meaning("The protected characteristics it has to do with.")
    ] = ()
    response: Annotated[Response | None, meaning("What the body answers.")] = None


class Permission(Record, frozen=True, kw_only=True):
    """Leave to publish somebody's words."""

    written: Annotated[PastDay | None, meaning("When the person agreed in writing that it may be shown.")] = None
    document: Annotated[
        DocumentId | None, meaning("Where the written permission is kept, by its id in documents.yaml.")
    ] = None
    withdrawn: Annotated[When | None, meaning("When the person took the permission back.")] = None


class Quote(Record, frozen=True, kw_only=True):
    """Somebody's own words; shown in no document without written permission."""

    id: Annotated[str, meaning("A short name for the quote.")]
    text: Annotated[str | None, meaning("The words as they were said or written.")] = None
    language: Annotated[Language | None, meaning("The language of the words, where it is not English.")] = None
    theme: Annotated[ThemeId | None, meaning("The theme it belongs to, by its id.")] = None
    attributed_as: Annotated[str | None, meaning("How the speaker is described, without a name.")] = None
    person: Annotated[PersonRef | None, meaning("Who said it, as a reference such as P014 to private/people.yaml.")] = (
        None
    )
    permission: Annotated[Permission | None, meaning("Leave to publish these words.")] = None


class Themes(Record, frozen=True, kw_only=True):
    """What people said."""

    totals: Annotated[tuple[Total, ...], meaning("How many took part, for each part of the timetable.")] = ()
    themes: Annotated[tuple[Theme, ...], meaning("What people said, theme by theme.")] = ()
    quotes: Annotated[tuple[Quote, ...], meaning("People's own words, shown only with permission.")] = ()
