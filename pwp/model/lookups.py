"""What several checks and documents ask of the record: who was heard, who was told, what was decided."""

from collections.abc import Iterator

from pwp.findings import Place
from pwp.model.decisions import Decision
from pwp.model.log import Entry
from pwp.model.workspace import Workspace

HEARD = ("activity", "submission")
TOLD = ("update", "feedback")


def final_decisions(workspace: Workspace) -> list[tuple[Place, Decision]]:
    """The decisions at the end of the engagement: those marked final, or the only one there is."""
    decisions = workspace.decisions.decisions
    unmarked = len(decisions) == 1 and decisions[0].stage is None
    return [
        (Place("decisions.yaml", ("decisions", position)), decision)
        for position, decision in enumerate(decisions)
        if decision.stage == "final" or unmarked
    ]


def entries(workspace: Workspace, *kinds: str) -> Iterator[tuple[Place, Entry]]:
    """The log entries of these kinds, in the order of their names, each with its place."""
    return ((Place(file), entry) for file, entry in workspace.log.items() if entry.kind in kinds)
