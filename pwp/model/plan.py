"""plan.yaml: what the engagement is for, with whom, how, when, and with what."""

from typing import Annotated, Literal

from msgspec import field

from pwp.calendar import When
from pwp.model.fields import (
    Count,
    DocumentId,
    InformationId,
    MethodId,
    Number,
    OptionId,
    OutcomeId,
    PhaseId,
    PlanId,
    Record,
    ScopeId,
    StakeholderId,
    YesNo,
    meaning,
)
from pwp.model.words import Level, Mode


class Issue(Record, frozen=True, kw_only=True):
    """The matter people are engaged on."""

    statement: Annotated[str | None, meaning("The issue or need, in words people would use.")] = None
    evidence: Annotated[tuple[str, ...], meaning("How the issue is known: figures, reports, earlier views.")] = ()
    raised_by: Annotated[str | None, meaning("Who raised it.")] = None


class LevelOffered(Record, frozen=True, kw_only=True):
    """How far people can influence the outcome."""

    offered: Annotated[Level | None, meaning("How far people can influence the outcome.")] = None
    why: Annotated[str | None, meaning("Why this level, and not more or less.")] = None
    told: Annotated[str | None, meaning("How people were told what level is on offer.")] = None


class OpenPoint(Record, frozen=True, kw_only=True):
    """Something people can influence."""

    id: Annotated[ScopeId, meaning("A short name other files can use.")]
    what: Annotated[str | None, meaning("What people can influence.")] = None


class FixedPoint(Record, frozen=True, kw_only=True):
    """Something that is believed to be beyond influence."""

    id: Annotated[ScopeId, meaning("A short name other files can use.")]
    what: Annotated[str | None, meaning("What is believed to be beyond influence.")] = None
    why: Annotated[str | None, meaning("Why it is beyond influence.")] = None
    evidence: Annotated[str | None, meaning("What shows that it is.")] = None
    challenge: Annotated[str | None, meaning("How people can challenge it.")] = None


class Scope(Record, frozen=True, kw_only=True):
    """What is open and what is not."""

    open: Annotated[tuple[OpenPoint, ...], meaning("What people can influence.")] = ()
    fixed: Annotated[tuple[FixedPoint, ...], meaning("What is believed to be beyond influence, and why.")] = ()
    other_factors: Annotated[tuple[str, ...], meaning("What else will weigh in the decision: money, safety, law.")] = ()


class Indicator(Record, frozen=True, kw_only=True):
    """How it will be seen whether an outcome is reached."""

    id: Annotated[str, meaning("A short name for the indicator.")]
    measure: Annotated[str | None, meaning("What will be looked at or counted.")] = None
    baseline: Annotated[str | None, meaning("How things stood at the start.")] = None
    target: Annotated[str | None, meaning("What would count as success.")] = None
    how: Annotated[str | None, meaning("The evidence to be gathered, and how.")] = None


class Outcome(Record, frozen=True, kw_only=True):
    """What the engagement sets out to achieve."""

    id: Annotated[OutcomeId, meaning("A short name other files can use.")]
    outcome: Annotated[str | None, meaning("What should be different because of the engagement.")] = None
    indicators: Annotated[tuple[Indicator, ...], meaning("How it will be seen whether the outcome is reached.")] = ()


class FocusAgreed(Record, frozen=True, kw_only=True):
    """When and with whom the focus was set."""

    date: Annotated[When | None, meaning("The day on which the focus was agreed.")] = None
    with_: Annotated[tuple[StakeholderId, ...], meaning("The groups that helped to set the focus, by their ids.")] = (
        field(name="with", default=())
    )


class Approved(Record, frozen=True, kw_only=True):
    """Approval of the engagement plan."""

    date: Annotated[When | None, meaning("The day on which the plan was approved.")] = None
    by: Annotated[str | None, meaning("The post or meeting that approved it.")] = None


class TeamMember(Record, frozen=True, kw_only=True):
    """Somebody in the planning team: a role, never a name."""

    role: Annotated[str | None, meaning("The role in the team, not a person's name.")] = None
    represents: Annotated[StakeholderId | None, meaning("The group this member speaks for, by its id.")] = None
    lived_experience: Annotated[YesNo | None, meaning("Whether this member has lived experience of the matter.")] = None
    joined: Annotated[When | None, meaning("When this member joined the team.")] = None


class Role(Record, frozen=True, kw_only=True):
    """Who does what in the engagement."""

    role: Annotated[str | None, meaning("The role or post.")] = None
    responsibility: Annotated[str | None, meaning("What this role is responsible for.")] = None


class EarlierWork(Record, frozen=True, kw_only=True):
    """Engagement or research that was there already."""

    id: Annotated[str, meaning("A short name for the earlier work.")]
    what: Annotated[str | None, meaning("What was done before.")] = None
    year: Annotated[When | None, meaning("When it was done.")] = None
    learned: Annotated[str | None, meaning("What is already known from it.")] = None
    document: Annotated[DocumentId | None, meaning("The report of it, by its id in documents.yaml.")] = None


class NoEarlierWork(Record, frozen=True, kw_only=True):
    """That a search found no earlier work."""

    searched: Annotated[str | None, meaning("Where earlier work was looked for and not found.")] = None
    date: Annotated[When | None, meaning("When it was looked for.")] = None


class NoCoordination(Record, frozen=True, kw_only=True):
    """That nobody else was found who is engaging the same people."""

    searched: Annotated[str | None, meaning("Where it was looked for who else is engaging the same people.")] = None
    date: Annotated[When | None, meaning("When it was looked for.")] = None


class Coordination(Record, frozen=True, kw_only=True):
    """Other engagement under way that this one is fitted to."""

    with_: Annotated[str | None, meaning("The other engagement or organisation.")] = field(name="with", default=None)
    what: Annotated[str | None, meaning("What is done together.")] = None
    avoided: Annotated[str | None, meaning("What people are spared by it.")] = None


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


class SupportAssessed(Record, frozen=True, kw_only=True):
    """How it was found out what support people need."""

    date: Annotated[When | None, meaning("When people were asked what support they need.")] = None
    how: Annotated[str | None, meaning("How they were asked.")] = None
    with_: Annotated[tuple[StakeholderId, ...], meaning("The groups that were asked, by their ids.")] = field(
        name="with", default=()
    )


class Barrier(Record, frozen=True, kw_only=True):
    """Something that makes it hard for people to take part."""

    id: Annotated[str, meaning("A short name for the barrier.")]
    barrier: Annotated[str | None, meaning("What makes it hard to take part.")] = None
    for_: Annotated[tuple[StakeholderId, ...], meaning("The groups it stands in the way of, by their ids.")] = field(
        name="for", default=()
    )
    action: Annotated[str | None, meaning("What is done about it.")] = None
    owner: Annotated[str | None, meaning("The post that sees to it.")] = None
    done: Annotated[When | None, meaning("When it was done.")] = None


class IndependentSupport(Record, frozen=True, kw_only=True):
    """Help for groups from somebody who is not party to the decision."""

    provider: Annotated[str | None, meaning("Who gives groups impartial, independent support.")] = None
    why_none: Annotated[str | None, meaning("Why no independent support is called for.")] = None


class Support(Record, frozen=True, kw_only=True):
    """What helps people to take part."""

    assessed: Annotated[SupportAssessed | None, meaning("How people's support needs were found out.")] = None
    barriers: Annotated[tuple[Barrier, ...], meaning("What makes it hard to take part, and what is done.")] = ()
    independent: Annotated[IndependentSupport | None, meaning("Impartial, independent support for groups.")] = None


class PlannedUpdate(Record, frozen=True, kw_only=True):
    """News that people have been promised along the way."""

    due: Annotated[When | None, meaning("When people were promised to hear.")] = None
    what: Annotated[str | None, meaning("What they were promised to hear about.")] = None


class Communication(Record, frozen=True, kw_only=True):
    """How the body and people keep in touch."""

    channels: Annotated[tuple[str, ...], meaning("The channels in use, such as letter, e-mail or phone.")] = ()
    formats: Annotated[tuple[str, ...], meaning("The formats on offer, such as large print or audio.")] = ()
    languages: Annotated[tuple[str, ...], meaning("The languages on offer, BSL among them.")] = ()
    updates: Annotated[tuple[PlannedUpdate, ...], meaning("The updates people were promised on the way.")] = ()
    open_channel: Annotated[
        str | None, meaning("How anybody can keep having a say throughout, and who looks at it.")
    ] = None


class Extension(Record, frozen=True, kw_only=True):
    """A later end for a timetable row."""

    to: Annotated[When | None, meaning("The new last day.")] = None
    why: Annotated[str | None, meaning("Why it was extended.")] = None
    date: Annotated[When | None, meaning("When the extension was announced.")] = None


class Pause(Record, frozen=True, kw_only=True):
    """Days on which a timetable row stood still."""

    from_: Annotated[When | None, meaning("The first day of the pause.")] = field(name="from", default=None)
    to: Annotated[When | None, meaning("The last day of the pause.")] = None
    what: Annotated[Literal["all", "part"] | None, meaning("Whether all of it stood still, or part.")] = None
    why: Annotated[str | None, meaning("Why it was paused.")] = None


class Phase(Record, frozen=True, kw_only=True):
    """One row of the timetable. `start` and `end` are the plan; `opened` and `closed` are what happened."""

    id: Annotated[PhaseId, meaning("A short name other files can use.")]
    what: Annotated[str | None, meaning("What happens in this part of the timetable.")] = None
    kind: Annotated[
        Literal[
            "preparation", "engagement", "option-appraisal", "consultation", "analysis", "decision",
            "feedback", "implementation",
        ]
        | None,
        meaning("What kind of work it is; a consultation is formal, with a beginning and an end."),
    ] = None  # fmt: skip
    start: Annotated[When | None, meaning("The first day, as planned; not changed afterwards.")] = None
    end: Annotated[When | None, meaning("The last day, as planned; not changed afterwards.")] = None
    opened: Annotated[When | None, meaning("The day on which it really began.")] = None
    closed: Annotated[When | None, meaning("The last day on which people could really take part.")] = None
    length: Annotated[str | None, meaning("The length as announced, such as '12 weeks'.")] = None
    options: Annotated[tuple[OptionId, ...], meaning("The options put to people, by their ids.")] = ()
    extended: Annotated[tuple[Extension, ...], meaning("Extensions, with the reason for each.")] = ()
    paused: Annotated[tuple[Pause, ...], meaning("Pauses, with the reason for each.")] = ()


class Avoid(Record, frozen=True, kw_only=True):
    """Days that do not suit the people concerned."""

    what: Annotated[str | None, meaning("What the days are: a holiday, a festival, harvest, an election.")] = None
    kind: Annotated[
        Literal["local-holiday", "school-holiday", "pre-election", "festival", "other"] | None,
        meaning("What kind of days they are."),
    ] = None
    start: Annotated[When | None, meaning("The first day to avoid.")] = None
    end: Annotated[When | None, meaning("The last day to avoid.")] = None


class NothingToAvoid(Record, frozen=True, kw_only=True):
    """That no days were found that would not suit the people concerned."""

    searched: Annotated[str | None, meaning("Where days that do not suit were looked up: calendars, people asked.")] = (
        None
    )
    date: Annotated[When | None, meaning("When they were looked up.")] = None


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


class Privacy(Record, frozen=True, kw_only=True):
    """How personal data is handled."""

    basis: Annotated[str | None, meaning("The lawful basis for holding personal data.")] = None
    notice: Annotated[str | None, meaning("Where people can read the privacy notice.")] = None
    retention_until: Annotated[When | None, meaning("The day until which personal data is kept.")] = None
    dpia: Annotated[ImpactOnPrivacy | None, meaning("The data protection impact assessment.")] = None


class Risk(Record, frozen=True, kw_only=True):
    """Something that could go wrong."""

    risk: Annotated[str | None, meaning("What could go wrong.")] = None
    action: Annotated[str | None, meaning("What is done to prevent it.")] = None
    owner: Annotated[str | None, meaning("The post that watches over it.")] = None


class Change(Record, frozen=True, kw_only=True):
    """A change to the plan while it was carried out."""

    id: Annotated[str, meaning("A short name for the change.")]
    date: Annotated[When | None, meaning("When the plan was changed.")] = None
    about: Annotated[tuple[PlanId, ...], meaning("What in the plan was changed, by ids.")] = ()
    what: Annotated[str | None, meaning("What was changed.")] = None
    why: Annotated[str | None, meaning("Why it was changed.")] = None
    prompted_by: Annotated[str | None, meaning("Who or what prompted it, such as what people said.")] = None


class Plan(Record, frozen=True, kw_only=True):
    """The engagement plan."""

    issue: Annotated[Issue | None, meaning("The matter people are engaged on.")] = None
    purpose: Annotated[str | None, meaning("What the engagement is to achieve, and for what decision.")] = None
    level: Annotated[LevelOffered | None, meaning("How far people can influence the outcome.")] = None
    scope: Annotated[Scope | None, meaning("What is open to influence and what is not.")] = None
    outcomes: Annotated[tuple[Outcome, ...], meaning("What the engagement sets out to achieve.")] = ()
    focus_agreed: Annotated[FocusAgreed | None, meaning("When, and with whom, the focus was set.")] = None
    approved: Annotated[Approved | None, meaning("Who approved this plan, and when.")] = None
    agreed_with: Annotated[tuple[StakeholderId, ...], meaning("The groups that agreed this plan, by their ids.")] = ()
    team: Annotated[tuple[TeamMember, ...], meaning("The planning team, by role.")] = ()
    roles: Annotated[tuple[Role, ...], meaning("Who is responsible for what.")] = ()
    earlier_work: Annotated[tuple[EarlierWork, ...], meaning("What is known from earlier work.")] = ()
    no_earlier_work: Annotated[NoEarlierWork | None, meaning("Filled in where a search found no earlier work.")] = None
    coordination: Annotated[
        tuple[Coordination, ...], meaning("Other engagement under way that this is fitted to.")
    ] = ()
    no_coordination: Annotated[
        NoCoordination | None, meaning("Filled in where nobody else was found who engages the same people.")
    ] = None
    information: Annotated[tuple[Information, ...], meaning("What people need to know, and how it reached them.")] = ()
    methods: Annotated[tuple[Method, ...], meaning("The ways of engaging, as planned.")] = ()
    why_none_creative: Annotated[str | None, meaning("Why none of the methods is a creative one, where none is.")] = (
        None
    )
    support: Annotated[Support | None, meaning("What helps people to take part.")] = None
    communication: Annotated[Communication | None, meaning("How the body and people keep in touch.")] = None
    timetable: Annotated[tuple[Phase, ...], meaning("What happens when.")] = ()
    avoid: Annotated[tuple[Avoid, ...], meaning("Days that do not suit the people concerned.")] = ()
    nothing_to_avoid: Annotated[
        NothingToAvoid | None, meaning("Filled in where no such days were found, where they were looked up.")
    ] = None
    resources: Annotated[Resources | None, meaning("The people, time and money there are.")] = None
    decision: Annotated[DecisionProcess | None, meaning("How the decision is going to be taken.")] = None
    evaluation: Annotated[EvaluationPlan | None, meaning("How the engagement will be evaluated.")] = None
    privacy: Annotated[Privacy | None, meaning("How personal data is handled.")] = None
    risks: Annotated[tuple[Risk, ...], meaning("What could go wrong, and what is done about it.")] = ()
    changes: Annotated[tuple[Change, ...], meaning("Changes to this plan, each with its reason.")] = ()
