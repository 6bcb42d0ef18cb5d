"""The options as documents show them: those to choose from, those that were ruled out, and who put them forward."""

from collections.abc import Iterable

from pwp.calendar import When, by
from pwp.model.options import Option, Options
from pwp.model.plan import Phase
from pwp.model.weighing import to_be_scored
from pwp.model.workspace import Workspace
from pwp.report.documents import wording
from pwp.report.documents.heading import capital, day
from pwp.report.view import Cell, Table, cell
from pwp.spelling import listed

KINDS = {"status-quo": "This leaves things as they are.", "do-minimum": "This does as little as possible."}


def changing(workspace: Workspace) -> str:
    """What would happen to the service, and whether for good, as far as it is recorded."""
    proposal = workspace.engagement.proposal
    if proposal is None or not proposal.change:
        return "What would happen to the service is not recorded."
    lasting = {"permanent": "This is meant to last.", "temporary": "This is meant for a time."}
    how_long = lasting.get(proposal.duration or "", "Whether this is meant to last is not recorded.")
    return f"The service would be {listed(proposal.change)}. {how_long}"


def called(id_: str | None, options: Options) -> str:
    """An option by its title; by its short name, where it has none or is not listed."""
    found = next((one for one in options.options if one.id == id_), None)
    return (found.title if found else None) or id_ or ""


def ruled_out(options: Options) -> list[Option]:
    """The options that are recorded as ruled out, by now or as is planned."""
    return [one for one in options.options if one.discarded and not one.discarded.not_done and not one.not_done]


def short_list(options: Options) -> list[Option]:
    """The options to choose from: those that were there to be scored, or all that nobody has ruled out."""
    if options.appraisal is not None and not options.appraisal.not_done:
        return to_be_scored(options, options.appraisal)
    return [one for one in options.options if not one.not_done and (not one.discarded or one.discarded.not_done)]


def put_to_people(workspace: Workspace, rows: Iterable[Phase]) -> list[Option]:
    """The options that parts of the timetable put to people; all on the short list, where none says which."""
    wanted = {option for row in rows for option in row.options}
    named = [one for one in workspace.options.options if one.id in wanted]
    return named or short_list(workspace.options)


def chosen_from(options: Iterable[Option]) -> Table:
    """The options to choose from, and what each would mean."""
    rows = tuple(
        (
            cell(one.title or one.id, KINDS.get(one.kind or "")),
            cell(one.what),
            cell(one.impacts),
            _from_whom(one),
        )
        for one in options
    )
    return Table(
        "The options",
        "Each option with what would happen, what it would mean for people, and who put it forward.",
        ("Option", "What would happen", "What it would mean for people", "Who put it forward"),
        (24, 28, 30, 18),
        rows,
        below_heading=True,
    )


def _from_whom(one: Option) -> Cell:
    least = "Nobody is named" if one.kind in KINDS else "Not recorded"
    return cell(one.proposed_by, otherwise=least)


def dropped(options: Iterable[Option], today: When) -> Table:
    """The options that were ruled out, when, and why."""
    rows = tuple(
        (
            cell(one.title or one.id, one.what),
            _from_whom(one),
            cell(_dropped_on(one, today)),
            cell(one.discarded.why if one.discarded else None, otherwise="No reason is recorded"),
        )
        for one in options
    )
    return Table(
        "Options that were ruled out",
        "Each option that was ruled out, who had put it forward, when it was ruled out, and why.",
        ("Option", "Who put it forward", "Ruled out", "Why"),
        (30, 18, 18, 34),
        rows,
        below_heading=True,
    )


def _dropped_on(one: Option, today: When) -> str:
    when = one.discarded.date if one.discarded else None
    if when and by(when, today) is False:
        return f"To be ruled out on {when} (planned)" if when.is_day else f"To be ruled out in {when} (planned)"
    return capital(day(when, today))


def not_considered(options: Options) -> list[str]:
    """The options that are listed and were not considered, with the reason."""
    return [
        f"{one.title or one.id}. {wording.not_done(one, 'Not considered')}" for one in options.options if one.not_done
    ]
