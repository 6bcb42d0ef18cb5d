"""What the proposal is: what changes, for whom, how far, and who determined it."""

from collections.abc import Callable

from pwp.assessment.applicability import Applicability
from pwp.calendar import When
from pwp.findings import Place
from pwp.model.status import status_of
from pwp.model.workspace import Workspace
from pwp.spelling import listed, says_nothing

PLANS = ("strategic-plan", "locality-plan", "policy")
"""The kinds of proposal that are, or may be, a plan, a programme or a strategy."""
_AREA = Place("engagement.yaml", ("area",))
_PROPOSAL = Place("engagement.yaml", ("proposal",))


def service_change(workspace: Workspace, _today: When) -> Applicability:
    """Whether a service changes."""
    proposal = workspace.engagement.proposal
    place = _PROPOSAL.at("kind")
    if proposal is None or (proposal.kind is None and not proposal.change):
        return Applicability(None, "the record does not say what kind of proposal this is", place)
    if proposal.kind == "service-change" or proposal.change:
        return Applicability(True, "the proposal changes a service", place)
    return Applicability(False, f"no service changes: the proposal is of the kind {proposal.kind}", place)


def services(what: str, *kinds: str) -> Callable[[Workspace, When], Applicability]:
    """Whether a service of some kinds is concerned, called by what it is."""

    def answered(workspace: Workspace, _today: When) -> Applicability:
        proposal = workspace.engagement.proposal
        place = _PROPOSAL.at("services")
        if proposal is None or not proposal.services:
            return Applicability(None, "the record does not say which kinds of service are concerned", place)
        if set(kinds) & set(proposal.services):
            return Applicability(True, f"a {what} service is concerned", place)
        return Applicability(False, f"no {what} service is concerned", place)

    return answered


def said(key: str, so: str, not_so: str) -> Callable[[Workspace, When], Applicability]:
    """Whether the proposal says yes to something; with the words for both answers."""

    def answered(workspace: Workspace, _today: When) -> Applicability:
        proposal = workspace.engagement.proposal
        answer = getattr(proposal, key) if proposal else None
        if answer is None:
            return Applicability(None, f"the record does not say whether {so}", _PROPOSAL.at(key))
        return Applicability(answer, so if answer else not_so, _PROPOSAL.at(key))

    return answered


def major_or_undecided(workspace: Workspace, today: When) -> Applicability:
    """Whether a change of a service is major, or not decided to be minor."""
    changed = service_change(workspace, today)
    if changed.holds is False:
        return changed
    place = Place("change.yaml", ("designation", "status"))
    status = status_of(workspace.change, today)
    if status is None:
        return Applicability(None, "the record does not say whether the change is major", place)
    if status == "not-major":
        return Applicability(False, "the change is held not to be major", place)
    reason = "the change is major" if status == "major" else "it is undecided whether the change is major"
    return Applicability(True, reason, place)


def affects(who: str, people: str) -> Callable[[Workspace, When], Applicability]:
    """Whether the proposal affects some kind of people, called as they are in a sentence; a no needs its reason."""

    def answered(workspace: Workspace, _today: When) -> Applicability:
        proposal = workspace.engagement.proposal
        place = _PROPOSAL.at("affects")
        said = {one.answer: one.why for one in (proposal.affects if proposal else ()) if one.who == who}
        area = workspace.engagement.area
        if "yes" in said:
            return Applicability(True, f"the proposal affects {people}", place)
        if "no" in said and who == "islands" and area and area.islands:
            reason = f"the record says that the proposal does not affect {people}, and names {listed(area.islands)}"
            return Applicability(None, reason, place)
        if not says_nothing(said.get("no")):
            return Applicability(False, f"the proposal does not affect {people}", place)
        if "no" in said:
            reason = f"the record says that the proposal does not affect {people}, but not how that is known"
            return Applicability(None, reason, place)
        if "unknown" in said:
            return Applicability(None, f"it is not known yet whether the proposal affects {people}", place)
        return Applicability(None, f"the record does not say whether the proposal affects {people}", place)

    return answered


def plan_or_programme(workspace: Workspace, _today: When) -> Applicability:
    """Whether what is proposed is a plan, a programme or a strategy; a policy may be one by another name."""
    proposal = workspace.engagement.proposal
    place = _PROPOSAL.at("kind")
    if proposal is None or proposal.kind is None:
        return Applicability(None, "the record does not say what kind of proposal this is", place)
    if proposal.kind in PLANS:
        return Applicability(True, f"a plan, programme or strategy is proposed: {proposal.kind}", place)
    reason = f"no plan, programme or strategy is proposed: the proposal is of the kind {proposal.kind}"
    return Applicability(False, reason, place)


def strategic_plan(workspace: Workspace, _today: When) -> Applicability:
    """Whether the proposal is a strategic plan."""
    proposal = workspace.engagement.proposal
    place = _PROPOSAL.at("kind")
    if proposal is None or proposal.kind is None:
        return Applicability(None, "the record does not say what kind of proposal this is", place)
    if proposal.kind == "strategic-plan":
        return Applicability(True, "the proposal is a strategic plan", place)
    return Applicability(False, f"the proposal is not a strategic plan: it is of the kind {proposal.kind}", place)


def localities(workspace: Workspace, _today: When) -> Applicability:
    """Whether planning localities are among the places where the people affected live; a no needs its reason."""
    area = workspace.engagement.area
    if area and area.localities:
        return Applicability(True, f"people in {listed(area.localities)} are affected", _AREA.at("localities"))
    why = area.no_localities_because if area else None
    if not says_nothing(why):
        return Applicability(False, f"no planning locality is concerned: {why}", _AREA.at("no_localities_because"))
    if why:
        reason = "the record says that no planning locality is concerned, but not how that is known"
        return Applicability(None, reason, _AREA.at("no_localities_because"))
    reason = "the record does not say which planning localities are concerned, nor why none is"
    return Applicability(None, reason, _AREA.at("localities"))


def significant_decision(workspace: Workspace, today: When) -> Applicability:
    """Whether a joint board makes a significant decision outside its strategic plan."""
    if strategic_plan(workspace, today).holds:
        return Applicability(False, "the proposal is the strategic plan itself", _PROPOSAL.at("kind"))
    steps = workspace.change.ijb
    said, place = steps.significant if steps else None, Place("change.yaml", ("ijb", "significant"))
    if said is None:
        reason = "the record does not say whether this is a significant decision outside the strategic plan"
        return Applicability(None, reason, place)
    words = "this is a significant decision" if said else "this is not a significant decision"
    return Applicability(said, f"{words} outside the strategic plan", place)


def national(workspace: Workspace, _today: When) -> Applicability:
    """Whether the proposal was made nationally."""
    proposal, place = workspace.engagement.proposal, _PROPOSAL.at("origin")
    origin = proposal.origin if proposal else None
    if origin is None:
        return Applicability(None, "the record does not say whether the proposal was made locally or nationally", place)
    if origin == "national":
        return Applicability(True, "the proposal was made nationally", place)
    if workspace.change.national:
        reason = "the record says that the proposal was made locally, and has a national change in change.yaml"
        return Applicability(None, reason, place)
    return Applicability(False, "the proposal was made locally", place)
