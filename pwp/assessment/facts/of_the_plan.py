"""What the plan says of itself: whether it consults, is mostly online, or holds personal data."""

from pwp.assessment.applicability import Applicability
from pwp.calendar import When
from pwp.findings import Place
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing


def consultation(workspace: Workspace, _today: When) -> Applicability:
    """A formal consultation is a row of the timetable."""
    place = Place("plan.yaml", ("timetable",))
    rows = workspace.plan.timetable
    formal = next((row for row in rows if row.kind == "consultation" and not row.not_done), None)
    if formal:
        return Applicability(True, f"{formal.id} in the timetable is a formal consultation", place)
    if rows and all(row.kind for row in rows):
        return Applicability(False, "no row of the timetable is a formal consultation", place)
    return Applicability(None, "the timetable does not say whether there is a formal consultation", place)


def mostly_online(workspace: Workspace, _today: When) -> Applicability:
    """Whether more than half of the methods that are to be used are online."""
    place = Place("plan.yaml", ("methods",))
    modes = [one.mode for one in workspace.plan.methods if not one.not_done]
    online, unsaid = modes.count("online"), modes.count(None)
    if online * 2 > len(modes):
        return Applicability(True, "most of it is to happen online", place)
    if modes and (online + unsaid) * 2 <= len(modes):
        return Applicability(False, "most of it is not to happen online", place)
    return Applicability(None, "the plan does not say of enough methods whether they are online", place)


def personal_data(workspace: Workspace, _today: When) -> Applicability:
    """Whether personal data is held; a quote that refers to a person says so."""
    place = Place("plan.yaml", ("privacy",))
    privacy = workspace.plan.privacy
    if any(quote.person for quote in workspace.themes.quotes):
        return Applicability(True, "personal data is held: a quote refers to a person", place)
    if privacy and privacy.not_done:
        return Applicability(False, f"no personal data is held: {privacy.not_done}", place)
    if privacy:
        return Applicability(True, "personal data is held", place)
    return Applicability(None, "the record does not say whether personal data is held", place)


def data_at_risk(workspace: Workspace, today: When) -> Applicability:
    """Whether the risk to people's data has to be assessed; a bare no, without its reason, does not settle it."""
    place = Place("plan.yaml", ("privacy", "dpia", "needed"))
    held = personal_data(workspace, today)
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
