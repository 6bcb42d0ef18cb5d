"""engagement.yaml: who is engaging, about what, where, and how far they have come."""

from typing import Annotated, Literal

from msgspec import field

from pwp.calendar import When
from pwp.model.fields import Record, YesNo, meaning
from pwp.model.words import BodyType, PartnerType, Step


class Body(Record, frozen=True, kw_only=True):
    """The organisation responsible."""

    name: Annotated[str | None, meaning("The organisation's name, as it is to stand on documents.")] = None
    type: Annotated[BodyType | None, meaning("What kind of organisation it is; this decides which rules apply.")] = None
    area: Annotated[str | None, meaning("The area it serves.")] = None


class Partner(Record, frozen=True, kw_only=True):
    """An organisation that carries the engagement together with the body."""

    name: Annotated[str | None, meaning("The partner's name.")] = None
    type: Annotated[PartnerType | None, meaning("What kind of organisation the partner is.")] = None
    role: Annotated[str | None, meaning("What the partner does in this engagement.")] = None
    responsible: Annotated[YesNo | None, meaning("Whether the partner shares responsibility for the decision.")] = None


class Area(Record, frozen=True, kw_only=True):
    """Where the people affected live."""

    places: Annotated[tuple[str, ...], meaning("Towns, villages or neighbourhoods concerned.")] = ()
    localities: Annotated[tuple[str, ...], meaning("Planning localities concerned.")] = ()
    no_localities_because: Annotated[
        str | None, meaning("Why no planning locality is concerned, where that is so.")
    ] = None
    islands: Annotated[tuple[str, ...], meaning("Island communities concerned.")] = ()


class Follows(Record, frozen=True, kw_only=True):
    """An earlier engagement that this one takes up again."""

    engagement: Annotated[str | None, meaning("The earlier engagement: its id, or its name where it has none.")] = None
    because: Annotated[
        Literal["court", "ministers", "review", "own-choice"] | None,
        meaning("Why it is taken up again."),
    ] = None


class InEffect(Record, frozen=True, kw_only=True):
    """A change that was made before people were engaged."""

    since: Annotated[When | None, meaning("The day from which the change has been in effect.")] = None
    why: Annotated[str | None, meaning("Why it was made before people were engaged.")] = None
    temporary: Annotated[YesNo | None, meaning("Whether people were told that it is temporary.")] = None


class Effect(Record, frozen=True, kw_only=True):
    """Whether the proposal affects one kind of people or place."""

    who: Annotated[
        Literal[
            "under-18s",
            "islands",
            "protected-characteristics",
            "disadvantage",
            "carers",
            "rural",
            "staff",
            "other",
        ]
        | None,
        meaning("The people or places asked about."),
    ] = None
    answer: Annotated[Literal["yes", "no", "unknown"] | None, meaning("Whether the proposal affects them.")] = None
    why: Annotated[str | None, meaning("How you know.")] = None


class Proposal(Record, frozen=True, kw_only=True):
    """What is proposed; the answers here decide which requirements apply."""

    kind: Annotated[
        Literal["service-change", "strategic-plan", "policy", "budget", "place", "locality-plan", "routine"] | None,
        meaning("What kind of proposal people are engaged on."),
    ] = None
    services: Annotated[
        tuple[Literal["health", "social-care", "other"], ...], meaning("The kinds of service concerned.")
    ] = ()
    change: Annotated[
        tuple[Literal["new", "enhanced", "reduced", "relocated", "withdrawn", "centralised"], ...],
        meaning("What would happen to the service."),
    ] = ()
    duration: Annotated[Literal["permanent", "temporary"] | None, meaning("Whether the change is meant to last.")] = (
        None
    )
    review_by: Annotated[When | None, meaning("When a temporary change will be looked at again.")] = None
    reach: Annotated[Literal["local", "regional", "national"] | None, meaning("How far the proposal reaches.")] = None
    origin: Annotated[
        Literal["local", "national"] | None, meaning("Whether the proposal was made locally or nationally.")
    ] = None
    strategic: Annotated[YesNo | None, meaning("Whether this is a strategic decision of the body.")] = None
    capital: Annotated[YesNo | None, meaning("Whether capital investment is involved.")] = None
    in_effect: Annotated[
        InEffect | None, meaning("Filled in where the change was made before people were engaged.")
    ] = None
    affects: Annotated[
        tuple[Effect, ...], meaning("For each kind of people or place: whether the proposal affects them.")
    ] = ()


class Frameworks(Record, frozen=True, kw_only=True):
    """Standards and guidance beyond those that apply by themselves."""

    also: Annotated[
        tuple[str, ...], meaning("Frameworks to be judged by as well, by their ids ('pwp frameworks').")
    ] = ()
    editions: Annotated[
        dict[str, str],
        meaning("An edition to be judged by, where it is not the one that stood at the start."),
    ] = field(default_factory=dict)


class Lead(Record, frozen=True, kw_only=True):
    """Whom to turn to: a post, never a named person."""

    role: Annotated[str | None, meaning("The post that leads this engagement, not a person's name.")] = None
    contact: Annotated[str | None, meaning("A shared mailbox or telephone number for the public.")] = None


class Profile(Record, frozen=True, kw_only=True):
    """How much of the guidance is proportionate here."""

    level: Annotated[
        Literal["light", "standard", "full"] | None,
        meaning("How much is asked of this engagement; without a reason it is full."),
    ] = None
    why: Annotated[str | None, meaning("Why this level is in proportion.")] = None
    agreed_by: Annotated[str | None, meaning("The post or meeting that agreed the level.")] = None


class Engagement(Record, frozen=True, kw_only=True):
    """One piece of work with people and communities."""

    format: Annotated[Literal["1"], meaning("The version of this file format; always 1.")]
    id: Annotated[str | None, meaning("A short name for this engagement: small letters and hyphens.")] = None
    title: Annotated[str | None, meaning("The title, as it is to stand on documents.")] = None
    summary: Annotated[str | None, meaning("What this engagement is about, in a sentence or two for the public.")] = (
        None
    )
    body: Annotated[Body | None, meaning("The organisation responsible.")] = None
    partners: Annotated[
        tuple[Partner, ...], meaning("Organisations that carry the engagement together with the body.")
    ] = ()
    area: Annotated[Area | None, meaning("Where the people affected live.")] = None
    step: Annotated[Step | None, meaning("The step of the engagement that you are at now.")] = None
    started: Annotated[When | None, meaning("When work on this engagement began.")] = None
    ended: Annotated[When | None, meaning("When the engagement was closed.")] = None
    follows: Annotated[Follows | None, meaning("An earlier engagement that this one takes up again.")] = None
    proposal: Annotated[Proposal | None, meaning("What is proposed; the answers decide which requirements apply.")] = (
        None
    )
    frameworks: Annotated[
        Frameworks | None, meaning("Standards and guidance beyond those that apply by themselves.")
    ] = None
    lead: Annotated[Lead | None, meaning("Whom people can turn to.")] = None
    house_style: Annotated[
        str | None,
        meaning(
            "A Word file in templates/ whose styles, header and logo documents take over, such as house-style.docx."
        ),
    ] = None
    profile: Annotated[Profile | None, meaning("How much of the guidance is in proportion here.")] = None
