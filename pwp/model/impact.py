"""impact.yaml: impact assessments, from equality to island communities."""

from typing import Annotated, Literal

from pwp.calendar import When
from pwp.model.fields import AssessmentId, OptionId, Record, StakeholderId, ThemeId, YesNo, meaning
from pwp.model.words import Characteristic, ImpactKind


class EvidenceUsed(Record, frozen=True, kw_only=True):
    """Something the assessment rests on."""

    what: Annotated[str | None, meaning("What the evidence says.")] = None
    source: Annotated[str | None, meaning("Where it comes from.")] = None
    date: Annotated[When | None, meaning("When it was gathered.")] = None
    from_people_affected: Annotated[
        YesNo | None, meaning("Whether it is what the people affected said themselves.")
    ] = None


class GroupEffect(Record, frozen=True, kw_only=True):
    """What the proposal does to one group, and what is done about that."""

    characteristic: Annotated[Characteristic | None, meaning("The protected characteristic the effect goes with.")] = (
        None
    )
    place: Annotated[str | None, meaning("The place or island community the effect falls on.")] = None
    stakeholder: Annotated[StakeholderId | None, meaning("The group on the map it falls on, by its id.")] = None
    effect: Annotated[
        Literal["positive", "negative", "none", "unknown"] | None, meaning("What kind of effect it is.")
    ] = None
    what: Annotated[str | None, meaning("What the effect is.")] = None
    themes: Annotated[tuple[ThemeId, ...], meaning("What the group said about it, by theme ids.")] = ()
    no_theme_because: Annotated[str | None, meaning("Why the group said nothing about it.")] = None
    mitigation: Annotated[str | None, meaning("What is done to remove or lessen a negative effect.")] = None
    owner: Annotated[str | None, meaning("The post that sees to it.")] = None
    due: Annotated[When | None, meaning("When it is to be done.")] = None
    done: Annotated[When | None, meaning("When it was done.")] = None


class NeedFinding(Record, frozen=True, kw_only=True):
    """What the assessment finds on one of the three needs of the equality duty."""

    need: Annotated[
        Literal["eliminate-discrimination", "advance-equality", "foster-good-relations"] | None,
        meaning("Which need: an end to discrimination, equal opportunity, or good relations between people."),
    ] = None
    finding: Annotated[str | None, meaning("What the proposal does for or against that need, and how it is known.")] = (
        None
    )


class Revision(Record, frozen=True, kw_only=True):
    """A change to the assessment."""

    date: Annotated[When | None, meaning("When the assessment was changed.")] = None
    what_changed: Annotated[str | None, meaning("What was changed in it.")] = None
    because: Annotated[str | None, meaning("What prompted the change, such as what people said.")] = None


class SignedOff(Record, frozen=True, kw_only=True):
    """Who stands behind the assessment."""

    date: Annotated[When | None, meaning("When it was signed off.")] = None
    by: Annotated[str | None, meaning("The post that signed it off.")] = None


class Published(Record, frozen=True, kw_only=True):
    """Where the assessment can be read."""

    date: Annotated[When | None, meaning("When it was published.")] = None
    where: Annotated[str | None, meaning("Where it can be read.")] = None
    why_not: Annotated[str | None, meaning("Why it is not published.")] = None


class Assessment(Record, frozen=True, kw_only=True):
    """One impact assessment, which may cover several duties."""

    id: Annotated[AssessmentId, meaning("A short name other files can use.")]
    covers: Annotated[tuple[ImpactKind, ...], meaning("The kinds of impact this assessment covers.")] = ()
    title: Annotated[str | None, meaning("The title of the assessment.")] = None
    options: Annotated[tuple[OptionId, ...], meaning("The options it is about, by their ids.")] = ()
    places: Annotated[tuple[str, ...], meaning("The places it is about.")] = ()
    specific: Annotated[
        YesNo | None, meaning("Whether it was made for this proposal, and not for something wider.")
    ] = None
    needed: Annotated[YesNo | None, meaning("Whether this assessment is needed.")] = None
    why: Annotated[str | None, meaning("Why it is needed, or why it is not.")] = None
    started: Annotated[When | None, meaning("When work on it began.")] = None
    owner: Annotated[str | None, meaning("The post responsible for it.")] = None
    evidence: Annotated[tuple[EvidenceUsed, ...], meaning("What the assessment rests on.")] = ()
    groups: Annotated[
        tuple[GroupEffect, ...], meaning("Whom the proposal affects, how, and what is done about it.")
    ] = ()
    needs: Annotated[
        tuple[NeedFinding, ...], meaning("What an equality assessment finds on each of the duty's three needs.")
    ] = ()
    revisions: Annotated[tuple[Revision, ...], meaning("How the assessment changed, and why.")] = ()
    conclusion: Annotated[str | None, meaning("What the assessment concludes.")] = None
    signed_off: Annotated[SignedOff | None, meaning("Who stands behind it.")] = None
    published: Annotated[Published | None, meaning("Where it can be read.")] = None


class Impact(Record, frozen=True, kw_only=True):
    """The impact assessments."""

    assessments: Annotated[tuple[Assessment, ...], meaning("The impact assessments, one by one.")] = ()
