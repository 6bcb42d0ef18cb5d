"""For whom, and for what, a requirement is asked: each `when` word is one function of the record."""

from collections.abc import Callable

from pwp.assessment.applicability import Applicability
from pwp.assessment.planning_and_national import localities, national, significant_decision, strategic_plan
from pwp.errors import Unknown
from pwp.findings import Finding, Place, Rule, State
from pwp.frameworks.records import Applies
from pwp.model.followed import status_of
from pwp.model.workspace import Workspace
from pwp.spelling import listed, says_nothing

UNANSWERED = Rule(
    "WSP30",
    """The facts that decide which requirements apply are recorded.

    Why: whether the law asks for more (an island impact assessment, a longer consultation) turns on a few facts.
    Until one is answered pwp takes it that the requirements apply, and shows them as missing.

    Put it right: answer the fact at the place named, with how you know. An honest no is an answer.
    """,
)


PLANS = ("strategic-plan", "locality-plan", "policy")
"""The kinds of proposal that are, or may be, a plan, a programme or a strategy."""
_PROPOSAL = Place("engagement.yaml", ("proposal",))


def _consultation(workspace: Workspace) -> Applicability:
    """A formal consultation is a row of the timetable."""
    place = Place("plan.yaml", ("timetable",))
    rows = workspace.plan.timetable
    formal = next((row for row in rows if row.kind == "consultation" and not row.not_done), None)
    if formal:
        return Applicability(True, f"{formal.id} in the timetable is a formal consultation", place)
    if rows and all(row.kind for row in rows):
        return Applicability(False, "no row of the timetable is a formal consultation", place)
    return Applicability(None, "the timetable does not say whether there is a formal consultation", place)


def _service_change(workspace: Workspace) -> Applicability:
    proposal = workspace.engagement.proposal
    place = _PROPOSAL.at("kind")
    if proposal is None or (proposal.kind is None and not proposal.change):
        return Applicability(None, "the record does not say what kind of proposal this is", place)
    if proposal.kind == "service-change" or proposal.change:
        return Applicability(True, "the proposal changes a service", place)
    return Applicability(False, f"no service changes: the proposal is of the kind {proposal.kind}", place)


def _services(what: str, *kinds: str) -> Callable[[Workspace], Applicability]:
    """Whether a service of some kinds is concerned, called by what it is."""

    def answered(workspace: Workspace) -> Applicability:
        proposal = workspace.engagement.proposal
        place = _PROPOSAL.at("services")
        if proposal is None or not proposal.services:
            return Applicability(None, "the record does not say which kinds of service are concerned", place)
        if set(kinds) & set(proposal.services):
            return Applicability(True, f"a {what} service is concerned", place)
        return Applicability(False, f"no {what} service is concerned", place)

    return answered


def _said(key: str, so: str, not_so: str) -> Callable[[Workspace], Applicability]:
    """Whether the proposal says yes to something; with the words for both answers."""

    def answered(workspace: Workspace) -> Applicability:
        proposal = workspace.engagement.proposal
        answer = getattr(proposal, key) if proposal else None
        if answer is None:
            return Applicability(None, f"the record does not say whether {so}", _PROPOSAL.at(key))
        return Applicability(answer, so if answer else not_so, _PROPOSAL.at(key))

    return answered


def _major_or_undecided(workspace: Workspace) -> Applicability:
    changed = _service_change(workspace)
    if changed.holds is False:
        return changed
    place = Place("change.yaml", ("designation", "status"))
    status = status_of(workspace.change)
    if status is None:
        return Applicability(None, "the record does not say whether the change is major", place)
    if status == "not-major":
        return Applicability(False, "the change is held not to be major", place)
    reason = "the change is major" if status == "major" else "it is undecided whether the change is major"
    return Applicability(True, reason, place)


def _mostly_online(workspace: Workspace) -> Applicability:
    """Whether more than half of the methods that are to be used are online."""
    place = Place("plan.yaml", ("methods",))
    modes = [one.mode for one in workspace.plan.methods if not one.not_done]
    online, unsaid = modes.count("online"), modes.count(None)
    if online * 2 > len(modes):
        return Applicability(True, "most of it is to happen online", place)
    if modes and (online + unsaid) * 2 <= len(modes):
        return Applicability(False, "most of it is not to happen online", place)
    return Applicability(None, "the plan does not say of enough methods whether they are online", place)


def _affects(who: str, people: str) -> Callable[[Workspace], Applicability]:
    def answered(workspace: Workspace) -> Applicability:
        proposal = workspace.engagement.proposal
        place = _PROPOSAL.at("affects")
        said = {one.answer: one.why for one in (proposal.affects if proposal else ()) if one.who == who}
        area = workspace.engagement.area
        if "yes" in said:
            return Applicability(True, f"the proposal affects {people}", place)
        if "no" in said and who == "islands" and area and area.islands:
            reason = f"the record says that the proposal does not affect {people}, and names {listed(area.islands)}"
            return Applicability(None, reason, place)
        if said.get("no"):
            return Applicability(False, f"the proposal does not affect {people}", place)
        if "no" in said:
            reason = f"the record says that the proposal does not affect {people}, and not how that is known"
            return Applicability(None, reason, place)
        if "unknown" in said:
            return Applicability(None, f"it is not known yet whether the proposal affects {people}", place)
        return Applicability(None, f"the record does not say whether the proposal affects {people}", place)

    return answered


def _personal_data(workspace: Workspace) -> Applicability:
    place = Place("plan.yaml", ("privacy",))
    privacy = workspace.plan.privacy
    if any(quote.person for quote in workspace.themes.quotes):
        return Applicability(True, "personal data is held: a quote refers to a person", place)
    if privacy and privacy.not_done:
        return Applicability(False, f"no personal data is held: {privacy.not_done}", place)
    if privacy:
        return Applicability(True, "personal data is held", place)
    return Applicability(None, "the record does not say whether personal data is held", place)


def _plan_or_programme(workspace: Workspace) -> Applicability:
    """Whether what is proposed is a plan, a programme or a strategy; a policy may be one by another name."""
    proposal = workspace.engagement.proposal
    place = _PROPOSAL.at("kind")
    if proposal is None or proposal.kind is None:
        return Applicability(None, "the record does not say what kind of proposal this is", place)
    if proposal.kind in PLANS:
        return Applicability(True, f"a plan, programme or strategy is proposed: {proposal.kind}", place)
    reason = f"no plan, programme or strategy is proposed: the proposal is of the kind {proposal.kind}"
    return Applicability(False, reason, place)


def _data_at_risk(workspace: Workspace) -> Applicability:
    """Whether the risk to people's data has to be assessed; a bare no, without its reason, does not settle it."""
    place = Place("plan.yaml", ("privacy", "dpia", "needed"))
    held = _personal_data(workspace)
    privacy = workspace.plan.privacy
    dpia = privacy.dpia if privacy else None
    if not held.holds:
        return held
    if dpia is None or dpia.needed is None:
        reason = "the record does not say whether a data protection impact assessment is needed"
        return Applicability(None, reason, place, asked_by="IMP16")
    if dpia.needed:
        return Applicability(True, "a data protection impact assessment is needed", place)
    if says_nothing(dpia.why):
        reason = "a data protection impact assessment is said not to be needed, and nothing says why"
        return Applicability(None, reason, place, asked_by="IMP16")
    return Applicability(False, f"no data protection impact assessment is needed: {dpia.why}", place)


WORDS: dict[str, Callable[[Workspace], Applicability]] = {
    "care-service": _services("health or social care", "health", "social-care"),
    "consultation": _consultation,
    "service-change": _service_change,
    "health-service": _services("health", "health"),
    "major-or-undecided": _major_or_undecided,
    "capital": _said(
        "capital", "the proposal calls for capital investment", "the proposal calls for no capital investment"
    ),
    "mostly-online": _mostly_online,
    "strategic": _said("strategic", "the decision is strategic", "the decision is not strategic"),
    "plan-or-programme": _plan_or_programme,
    "islands": _affects("islands", "island communities"),
    "under-18s": _affects("under-18s", "people under 18"),
    "personal-data": _personal_data,
    "data-at-risk": _data_at_risk,
    "strategic-plan": strategic_plan,
    "localities": localities,
    "significant-decision": significant_decision,
    "national": national,
}
MEANS = {
    "care-service": "a health or social care service is concerned",
    "consultation": "there is a formal consultation",
    "service-change": "a service changes",
    "health-service": "a health service is concerned",
    "major-or-undecided": "the change is major, or it is not decided whether it is",
    "capital": "the proposal calls for capital investment",
    "mostly-online": "most of it is to happen online",
    "strategic": "the decision is strategic",
    "plan-or-programme": "a plan, programme or strategy is proposed",
    "islands": "island communities are affected",
    "under-18s": "people under 18 are affected",
    "personal-data": "personal data is held",
    "data-at-risk": "a data protection impact assessment is needed",
    "strategic-plan": "the proposal is a strategic plan",
    "localities": "planning localities are named where the people affected live",
    "significant-decision": "it is a significant decision outside the strategic plan",
    "national": "the change was determined nationally",
}
"""What each word means, as it is said of whom something is asked."""
BODIES = {
    "nhs-board": "an NHS board",
    "special-board": "a special health board",
    "ijb": "an integration joint board",
    "council": "a council",
    "cpp": "a community planning partnership",
    "third-sector": "a third sector organisation",
    "contractor": "a contractor",
    "other": "another kind of organisation",
}


def applicability(workspace: Workspace, applies: Applies | None) -> Applicability:
    """Whether something is asked of this record: no where a part does not hold, unknown where one is unknown."""
    everybody = Applicability(True, "", Place("engagement.yaml"))
    if applies is None:
        return everybody
    asked: list[Callable[[Workspace], Applicability]] = [WORDS[word] for word in applies.when]
    if applies.bodies:
        asked.insert(0, lambda record: _body(record, applies))
    parts = [_answered(question, workspace) for question in asked]
    return min(parts, key=lambda part: _ORDER[part.holds], default=everybody)


def _answered(question: Callable[[Workspace], Applicability], workspace: Workspace) -> Applicability:
    """The answer to one question, or that what would answer it is unknown."""
    try:
        return question(workspace)
    except Unknown as unknown:
        return Applicability(None, str(unknown), Place(unknown.file), unknown=True)


_ORDER = {False: 0, None: 1, True: 2}


def _body(workspace: Workspace, applies: Applies) -> Applicability:
    place = Place("engagement.yaml", ("body", "type"))
    body = workspace.engagement.body
    if body is None or body.type is None:
        return Applicability(None, "the record does not say what kind of organisation is responsible", place)
    asked = body.type in applies.bodies
    reason = f"{'asked' if asked else 'not asked'} of {BODIES[body.type]}"
    return Applicability(asked, reason, place)


def unanswered(fact: Applicability) -> Finding:
    """The finding that a fact on which requirements turn is not recorded."""
    return Finding(UNANSWERED.code, State.MISSING, fact.place, fact.reason)
