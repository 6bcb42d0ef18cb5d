"""The words on which the law for joint boards, and what is asked of a national change, turn."""

from pwp.assessment.applicability import Applicability
from pwp.findings import Place
from pwp.model.workspace import Workspace
from pwp.spelling import listed

_PROPOSAL = Place("engagement.yaml", ("proposal",))


def strategic_plan(workspace: Workspace) -> Applicability:
    """Whether the proposal is a strategic plan."""
    proposal = workspace.engagement.proposal
    place = _PROPOSAL.at("kind")
    if proposal is None or proposal.kind is None:
        return Applicability(None, "the record does not say what kind of proposal this is", place)
    if proposal.kind == "strategic-plan":
        return Applicability(True, "the proposal is a strategic plan", place)
    return Applicability(False, f"the proposal is no strategic plan: it is of the kind {proposal.kind}", place)


def localities(workspace: Workspace) -> Applicability:
    """Whether planning localities are among the places where the people affected live."""
    area = workspace.engagement.area
    place = Place("engagement.yaml", ("area", "localities"))
    if area and area.localities:
        return Applicability(True, f"people in {listed(area.localities)} are affected", place)
    if area and (area.places or area.islands):
        return Applicability(False, "no planning locality is named where the people affected live", place)
    return Applicability(None, "the record does not say where the people affected live", place)


def significant_decision(workspace: Workspace) -> Applicability:
    """Whether a joint board makes a significant decision outside its strategic plan."""
    if strategic_plan(workspace).holds:
        return Applicability(False, "the proposal is the strategic plan itself", _PROPOSAL.at("kind"))
    steps = workspace.change.ijb
    said, place = steps.significant if steps else None, Place("change.yaml", ("ijb", "significant"))
    if said is None:
        reason = "the record does not say whether this is a significant decision outside the strategic plan"
        return Applicability(None, reason, place)
    words = "this is a significant decision" if said else "this is no significant decision"
    return Applicability(said, f"{words} outside the strategic plan", place)


def national(workspace: Workspace) -> Applicability:
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
