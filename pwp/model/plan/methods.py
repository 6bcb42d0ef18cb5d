"""plan.yaml: the ways of engaging, and what people need to know for them."""

from typing import Annotated, Literal

from msgspec import field

from pwp.calendar import When
from pwp.model.fields import Count, InformationId, MethodId, Number, PhaseId, Record, StakeholderId, YesNo, meaning
from pwp.model.words import Level, Mode


class Information(Record, frozen=True, kw_only=True):
    """Something people need to know in order to take part."""

    id: Annotated[InformationId, meaning("A short name other files can use.")]
    what: Annotated[str | None, meaning("What the information is.")] = None
    for_: Annotated[tuple[PhaseId, ...], meaning("The timetable rows it was made for, by their ids.")] = field(
        name="for", default=()
    )
    given_to: Annotated[tuple[StakeholderId, ...], meaning("The groups it was given to, by their ids.")] = ()
    formats: Annotated[tuple[str, ...], meaning("The formats it was given in, such as large print.")] = ()
    languages: Annotated[tuple[str, ...], meaning("The languages it was given in, BSL among them.")] = ()
    covers: Annotated[
        tuple[
            Literal[
                "proposal", "reasons", "options", "alternatives", "preferred", "costs", "impacts",
                "how-to-respond", "dates", "next-steps",
            ],
            ...,
        ],
        meaning("What it tells people about."),
    ] = ()  # fmt: skip
    used_for: Annotated[str | None, meaning("How it was used to build the engagement plan.")] = None
    withheld_because: Annotated[str | None, meaning("Why it cannot be given out, where it cannot.")] = None


class Access(Record, frozen=True, kw_only=True):
    """How a method meets one access need."""

    need: Annotated[str | None, meaning("The access or support need.")] = None
    how: Annotated[str | None, meaning("How the method meets it.")] = None


class Method(Record, frozen=True, kw_only=True):
    """A way of engaging, as planned."""

    id: Annotated[MethodId, meaning("A short name that log entries use.")]
    method: Annotated[str | None, meaning("The kind of method, such as survey, drop-in or focus group.")] = None
    title: Annotated[str | None, meaning("What the public will know it as.")] = None
    for_: Annotated[tuple[StakeholderId, ...], meaning("The groups it is meant to reach, by their ids.")] = field(
        name="for", default=()
    )
    level: Annotated[Level | None, meaning("How far this method lets people influence the outcome.")] = None
    purpose: Annotated[str | None, meaning("What this method is to find out or achieve.")] = None
    why: Annotated[str | None, meaning("Why this method suits the purpose and these people.")] = None
    chosen_with: Annotated[
        tuple[StakeholderId, ...], meaning("The groups that were asked whether it suits them, by their ids.")
    ] = ()
    mode: Annotated[Mode | None, meaning("Whether people take part in person, online or otherwise.")] = None
    creative: Annotated[
        YesNo | None, meaning("Whether it is a creative method, such as storytelling, drama or mapping.")
    ] = None
    accessible: Annotated[tuple[Access, ...], meaning("Which access needs it meets, and how.")] = ()
    start: Annotated[When | None, meaning("When it is planned to start.")] = None
    end: Annotated[When | None, meaning("When it is planned to end.")] = None
    why_these_days: Annotated[
        str | None, meaning("Why it is held on these days, where they are a holiday or do not suit everybody.")
    ] = None
    occasions: Annotated[Count | None, meaning("How many occasions are planned.")] = None
    cost: Annotated[Number | None, meaning("What it is expected to cost, in pounds.")] = None
