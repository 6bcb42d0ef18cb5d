"""What a framework file holds: a published set of requirements, in one edition."""

from typing import Annotated, Literal, get_args

from msgspec import Struct, field

from pwp.calendar import When
from pwp.model.fields import Number, meaning
from pwp.model.words import BodyType, ImpactKind

WhenWord = Literal[
    "care-service",
    "consultation",
    "service-change",
    "health-service",
    "major-or-undecided",
    "capital",
    "mostly-online",
    "strategic",
    "plan-or-programme",
    "islands",
    "under-18s",
    "personal-data",
    "data-at-risk",
    "strategic-plan",
    "localities",
    "significant-decision",
    "national",
]
WHEN_WORDS: tuple[str, ...] = get_args(WhenWord)
RequirementStep = Literal[
    "identify",
    "stakeholders",
    "plan",
    "engage",
    "evaluate",
    "decide",
    "feedback",
    "throughout",
    "organisation",
]


VERIFIED = {
    "text": "checked against the published text",
    "page": "checked against the publisher's own page",
    "carried-over": "carried over, not checked against this edition",
    "unverified": "not checked against the published text",
}
"""How far a requirement was checked against what was published, in words."""


OURS = "pwp"
"""The publisher of what is asked of the record itself, which has no other text to be checked against."""


class Applies(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For whom, and for what, something is asked; everything given must hold."""

    bodies: Annotated[tuple[BodyType, ...], meaning("The kinds of organisation asked; all, if left out.")] = ()
    when: Annotated[tuple[WhenWord, ...], meaning("What must be so for it to be asked.")] = ()


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a requirement stands in what was published."""

    section: Annotated[str | None, meaning("The section, in the publication's own words or numbers.")] = None
    edition: Annotated[
        str | None, meaning("The edition that has the section, where the requirement is carried over from it.")
    ] = None


class Requirement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing a framework asks."""

    id: Annotated[str, meaning("The id, the same in every edition.")]
    title: Annotated[str, meaning("What is asked, in a few words.")]
    asks: Annotated[str, meaning("What is asked, in our words.")]
    step: Annotated[RequirementStep, meaning("The step at which it is asked.")]
    group: Annotated[str | None, meaning("The standard, stage or chapter it belongs to.")] = None
    says: Annotated[Literal["must", "should", "may"], meaning("The source's own verb.")] = "should"
    source: Annotated[Source | None, meaning("Where it stands in what was published.")] = None
    after: Annotated[
        Literal["opened", "closed", "submitted", "decided"] | None,
        meaning("What must have happened before people are asked."),
    ] = None
    severity: Annotated[
        Literal["must", "should", "advice"],
        meaning("How much it matters: law or formal gate, guidance, good practice."),
    ] = "should"
    applies: Annotated[Applies | None, meaning("For whom it is asked, where that is narrower.")] = None
    profile: Annotated[Literal["light", "standard", "full"], meaning("The smallest engagement it is asked of.")] = (
        "light"
    )
    verified: Annotated[
        Literal["text", "page", "carried-over", "unverified"],
        meaning("How far it was checked against what was published."),
    ] = "unverified"
    judged: Annotated[Literal["machine", "people", "both"], meaning("Whether pwp, people or both can tell.")] = "people"
    checks: Annotated[tuple[str, ...], meaning("The checks that tell, by their codes.")] = ()
    thresholds: Annotated[
        dict[str, dict[str, Number]], meaning("For a check by its code: limits other than its own.")
    ] = field(default_factory=dict)
    about: Annotated[
        ImpactKind | None,
        meaning("The kind of impact it is about; its checks look only at the impact assessments that cover that."),
    ] = None
    question: Annotated[str | None, meaning("What is asked of people, who answer with evidence.")] = None
    judged_with: Annotated[
        str | None,
        meaning("The requirement of another framework that puts the same question; one judgement serves both."),
    ] = None

    @property
    def cited(self) -> str:
        """The id, and of which edition it is where it was only carried over to the one that is asked."""
        edition = self.source.edition if self.source and self.verified == "carried-over" else None
        return f"{self.id} of {edition}" if edition else self.id


class LeftOut(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A point of the source that is not taken up."""

    id: Annotated[str, meaning("The point's id.")]
    why: Annotated[str, meaning("Why it is not taken up.")]


class Framework(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published set of requirements, in one edition."""

    id: Annotated[str, meaning("The framework's id, the same for every edition.")]
    edition: Annotated[str, meaning("The edition, as people call it; none for a policy.")] = ""
    title: Annotated[str, meaning("The title as published.")]
    short: Annotated[str | None, meaning("What it is called in brief.")] = None
    publisher: Annotated[str | None, meaning("Who published it.")] = None
    url: Annotated[str | None, meaning("Where it can be read.")] = None
    accessed: Annotated[When | None, meaning("When it was last looked at.")] = None
    carry: Annotated[
        str | None,
        meaning("The edition whose requirements this one keeps; a requirement kept gives only the keys that differ."),
    ] = None
    groups: Annotated[
        dict[str, str], meaning("For groups of the edition that is carried over: what they are called in this one.")
    ] = field(default_factory=dict)
    supersedes: Annotated[str | None, meaning("The edition it took the place of.")] = None
    from_: Annotated[When | None, meaning("From when it has stood.")] = field(name="from", default=None)
    until: Annotated[When | None, meaning("The last day on which it stood.")] = None
    stands_at: Annotated[
        Literal["start", "decision"],
        meaning(
            "On which day it has to stand to judge an engagement: when that began or, as for a law, when it is decided."
        ),
    ] = "start"
    applies: Annotated[Applies | None, meaning("For whom it is meant; for everybody, if left out.")] = None
    requirements: Annotated[tuple[Requirement, ...], meaning("What it asks, one by one.")] = ()
    left_out: Annotated[tuple[LeftOut, ...], meaning("What of the source is not taken up, and why.")] = ()
    note: Annotated[str | None, meaning("Anything else worth knowing.")] = None

    @property
    def brief(self) -> str:
        """What it is called in brief, with its edition."""
        return f"{self.short or self.title} {self.edition}".strip()

    def clause(self, requirement: Requirement) -> str:
        """Where a requirement stands, as a document cites it, and how far that was checked.

        `Planning with People 2024: Part 5, opening; checked against the publisher's own page`.
        """
        source = requirement.source
        section = source.section if source else None
        name = self.brief
        if source and source.edition:
            name = f"{name}, as in {source.edition}"
        cited = f"{name}: {section}" if section else name
        return f"{cited}; {VERIFIED[requirement.verified]}" if self.publisher != OURS else cited

    @property
    def name(self) -> str:
        """The id and edition together, as the framework's file is called."""
        return f"{self.id}-{self.edition}" if self.edition else self.id
