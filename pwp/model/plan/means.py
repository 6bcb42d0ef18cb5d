"""plan.yaml: the people and money there are, and how it is decided, evaluated and kept private."""

from typing import Annotated, Literal

from pwp.calendar import When
from pwp.model.fields import Number, Record, YesNo, meaning


class BudgetItem(Record, frozen=True, kw_only=True):
    """One item of the budget."""

    item: Annotated[str | None, meaning("What the money is for.")] = None
    amount: Annotated[Number | None, meaning("How much, in pounds.")] = None


class Contractor(Record, frozen=True, kw_only=True):
    """Somebody paid to carry out part of the engagement."""

    who: Annotated[str | None, meaning("The organisation contracted.")] = None
    why: Annotated[str | None, meaning("Why the work is contracted out.")] = None
    follows_guidance: Annotated[
        YesNo | None, meaning("Whether the contract asks for the same guidance to be followed.")
    ] = None


class Resources(Record, frozen=True, kw_only=True):
    """The people, time and money there are."""

    people: Annotated[str | None, meaning("The staff time and skills there are for it.")] = None
    budget: Annotated[tuple[BudgetItem, ...], meaning("The money there is, item by item.")] = ()
    champion: Annotated[str | None, meaning("The senior post that champions the engagement.")] = None
    lead: Annotated[str | None, meaning("The post that leads the work.")] = None
    training: Annotated[tuple[str, ...], meaning("Training for the people who take part or run it.")] = ()
    contractors: Annotated[tuple[Contractor, ...], meaning("Organisations paid for part of the work.")] = ()


class DecisionProcess(Record, frozen=True, kw_only=True):
    """How the decision is going to be taken."""

    maker: Annotated[str | None, meaning("The meeting or post that will take the decision.")] = None
    process: Annotated[str | None, meaning("How the decision will be taken, step by step.")] = None
    agreed: Annotated[When | None, meaning("When this process was agreed.")] = None


class EvaluationQuestion(Record, frozen=True, kw_only=True):
    """Something the evaluation is to answer."""

    id: Annotated[str, meaning("A short name for the question.")]
    question: Annotated[str | None, meaning("What the evaluation is to find out.")] = None
    about: Annotated[
        Literal["process", "outcome"] | None,
        meaning("Whether it asks how it was done, or what came of it."),
    ] = None


class EvaluationPlan(Record, frozen=True, kw_only=True):
    """How the engagement is going to be evaluated."""

    questions: Annotated[tuple[EvaluationQuestion, ...], meaning("What the evaluation is to find out.")] = ()
    how: Annotated[str | None, meaning("How it will be found out.")] = None
    when: Annotated[tuple[When, ...], meaning("The days on which it is planned.")] = ()
    by: Annotated[tuple[str, ...], meaning("The posts or groups that carry it out.")] = ()


class ImpactOnPrivacy(Record, frozen=True, kw_only=True):
    """The data protection impact assessment."""

    needed: Annotated[YesNo | None, meaning("Whether a data protection impact assessment is needed.")] = None
    why: Annotated[str | None, meaning("Why it is needed, or why it is not.")] = None
    done: Annotated[When | None, meaning("When it was completed.")] = None


class DisclosureAssessed(Record, frozen=True, kw_only=True):
    """The look that was taken at whether what is published could show who somebody is."""

    date: Annotated[When | None, meaning("When the risk was assessed.")] = None
    by: Annotated[str | None, meaning("The post or group that assessed it.")] = None
    outcome: Annotated[
        str | None, meaning("What it came to: what is shown as it is, and what is hidden or joined.")
    ] = None


class Privacy(Record, frozen=True, kw_only=True):
    """How personal data is handled."""

    purpose: Annotated[str | None, meaning("What personal data is held, and what for.")] = None
    basis: Annotated[str | None, meaning("The lawful basis for holding personal data.")] = None
    notice: Annotated[str | None, meaning("Where people can read the privacy notice.")] = None
    notice_since: Annotated[When | None, meaning("The day since which people could read the privacy notice.")] = None
    retention_until: Annotated[When | None, meaning("The day until which personal data is kept.")] = None
    deleted: Annotated[When | None, meaning("When the personal data was deleted.")] = None
    dpia: Annotated[ImpactOnPrivacy | None, meaning("The data protection impact assessment.")] = None
    disclosure_assessed: Annotated[
        DisclosureAssessed | None,
        meaning("Who looked at whether numbers and quotes could show who somebody is, when, and what came of it."),
    ] = None


class Risk(Record, frozen=True, kw_only=True):
    """Something that could go wrong."""

    risk: Annotated[str | None, meaning("What could go wrong.")] = None
    action: Annotated[str | None, meaning("What is done to prevent it.")] = None
    owner: Annotated[str | None, meaning("The post that watches over it.")] = None
