"""The options: what each would mean, whether it was put to people, and what became of it."""

from collections.abc import Iterator, Sequence

from pwp.calendar import When, by
from pwp.model.decisions import Decision
from pwp.model.lookups import rows_with_people
from pwp.model.options import AppraisalResult, Option
from pwp.model.workspace import Workspace
from pwp.report.documents.evidence import sentence
from pwp.report.documents.wording import group, not_done
from pwp.report.view import Table, cell


def options(workspace: Workspace, final: Sequence[Decision], today: When) -> Table:
    """The options: what each would mean, whether it was put to people, and what became of it."""
    rows = tuple(
        (
            cell(one.title or one.id, one.what, not_done(one)),
            cell(one.impacts),
            cell(*_put_to_people(workspace, one), otherwise="Not recorded as put to people"),
            cell(*_became(workspace, one, final, today)),
        )
        for one in workspace.options.options
    )
    return Table(
        "The options",
        "Each option, what it would mean for people, when it was put to them, and what became of it.",
        ("Option", "What it would mean for people", "Put to people in", "What became of it"),
        (30, 28, 20, 22),
        rows,
        below_heading=True,
    )


def _put_to_people(workspace: Workspace, option: Option) -> list[str]:
    return [row.what or row.id for row in rows_with_people(workspace) if option.id in row.options]


def _became(workspace: Workspace, option: Option, final: Sequence[Decision], today: When) -> Iterator[str]:
    """What became of an option: ruled out, recommended, chosen, or none of these as far as is recorded."""
    said = False
    ruled_out = option.discarded
    if ruled_out and not ruled_out.not_done:
        said = True
        ahead = ruled_out.date is not None and by(ruled_out.date, today) is False
        when = f" {ruled_out.date.on}" if ruled_out.date else "; the day is not recorded"
        yield sentence(f"{'To be ruled out' if ahead else 'Ruled out'}{when}: {ruled_out.why or 'why is not recorded'}")
    result = appraised(workspace, today)
    if result and result.recommendation == option.id:
        said = True
        yield "Recommended by the appraisal"
    for one in final:
        if option.id in one.options:
            said = True
            yield f"{(one.outcome or 'decided for').capitalize()}: {one.title or one.id}"
    if not said:
        yield "Not chosen in a final decision" if any(one.options for one in final) else "Not decided yet"


def appraised(workspace: Workspace, today: When) -> AppraisalResult | None:
    """What the appraisal of the options came to by a day; None where none is recorded."""
    held = workspace.options.appraisal
    result = held.result if held and not held.not_done else None
    ahead = result is not None and result.date is not None and by(result.date, today) is False
    return None if result is None or result.not_done or ahead else result


def appraisal(workspace: Workspace) -> Iterator[str]:
    """How and when the options were appraised."""
    known = workspace.options.appraisal
    if known is None:
        yield "No appraisal of the options is recorded."
    elif known.not_done:
        yield not_done(known, "The options were not appraised")
    else:
        for one in known.held:
            yield sentence(
                f"{one.date or 'Day not recorded'}: {not_done(one) or one.what or 'what was done is not recorded'}"
            )
        names = [group(workspace, one.stakeholder) for one in known.participants if one.stakeholder]
        yield sentence(f"Groups that took part in it: {'; '.join(names) or 'not recorded'}")


def option_title(workspace: Workspace, id_: str) -> str:
    """What an option is called; its id where it has no title or is not there."""
    found = next((one for one in workspace.options.options if one.id == id_), None)
    return found.title if found and found.title else id_
