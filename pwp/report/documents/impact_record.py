"""The impact assessments as they stand: how far each has come, what it rests on, and what was changed in it."""

from collections.abc import Iterable, Iterator

from pwp.calendar import When, before
from pwp.model.decisions import Decision
from pwp.model.impact import Assessment, Published, SignedOff
from pwp.model.lookups import final_decisions, taken, unmarked_decisions
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace
from pwp.report.documents import effects, wording
from pwp.report.documents.evidence import sentence
from pwp.report.documents.heading import capital, day
from pwp.report.view import Table, cell
from pwp.spelling import listed


def called(one: Assessment) -> str:
    """An assessment by its title, in quotation marks."""
    return f"\u201c{(one.title or one.id).rstrip('.')}\u201d"


def why(one: Assessment) -> str:
    """Why an assessment is or is not needed, or that nothing says so."""
    return sentence(f"the reason given: {one.why}") if one.why else "No reason is recorded."


def assessments(chosen: Iterable[Assessment], workspace: Workspace, today: When) -> Table:
    """The assessments that there are, how far each has come, and what it concludes."""
    rows = tuple(
        (
            cell(one.title or one.id, *_about(one, workspace)),
            cell(*_standing(one, today)),
            cell(one.conclusion, otherwise="No conclusion is recorded"),
        )
        for one in chosen
    )
    return Table(
        "The assessments",
        "Each impact assessment with what it looks at, how far it has come, and what it concludes.",
        ("Assessment", "How far it has come", "What it concludes"),
        (36, 32, 32),
        rows,
        below_heading=True,
    )


def _about(one: Assessment, workspace: Workspace) -> Iterator[str]:
    """What an assessment looks at: kinds of impact, options, places."""
    yield f"It looks at: {wording.covered(one.covers) or 'not recorded'}"
    titles = {option.id: option.title or option.id for option in workspace.options.options}
    if one.options:
        yield f"Options: {'; '.join(titles.get(option, option) for option in one.options)}"
    if one.places:
        yield f"Places: {listed(one.places)}"
    if one.specific is False:
        yield "It was made for something wider than this proposal."


def _standing(one: Assessment, today: When) -> Iterator[str]:
    """How far an assessment has come: begun, signed off, published."""
    if one.not_done or one.needed is False:
        yield wording.not_done(one, "Not carried out") or f"Recorded as not needed. {why(one)}"
    else:
        yield f"Begun: {day(one.started, today)}"
        yield f"Who is responsible: {one.owner or 'not recorded'}"
        yield _signed_off(one.signed_off, today)
    yield published(one.published, today)


def _signed_off(signed: SignedOff | None, today: When) -> str:
    if signed is None:
        return "Signed off: not recorded"
    if signed.not_done:
        return wording.not_done(signed, "Not signed off")
    return f"Signed off: {day(signed.date, today)}, by {signed.by or 'a post that is not recorded'}"


def published(made: Published | None, today: When) -> str:
    """Where an assessment can be read, or why it cannot."""
    if made is None:
        return "Published: not recorded"
    if reason := made.why_not or made.not_done:
        return sentence(f"Not published: {reason}")
    return f"Published: {day(made.date, today)}. {made.where or 'Where it can be read is not recorded.'}"


def themes(workspace: Workspace, made: Iterable[Assessment], *, tagged: bool) -> Iterator[Theme]:
    """What people said on the effects; and, where `tagged`, all that has to do with a protected characteristic."""
    about = {theme for one in effects.of(made) if not one.not_done for theme in one.themes}
    for theme in workspace.themes.themes:
        if not theme.not_done and (theme.id in about or (tagged and theme.characteristics)):
            yield theme


def evidence(made: Iterable[Assessment], today: When) -> Table:
    """What the assessments rest on."""
    rows = tuple(
        (
            cell(wording.not_done(one) or one.what),
            cell(one.source, otherwise="Where it comes from is not recorded"),
            cell(capital(day(one.date, today))),
            cell(_from_people(from_people=one.from_people_affected)),
        )
        for assessment in made
        for one in assessment.evidence
    )
    return Table(
        "What it rests on",
        "Each piece of evidence with where it comes from, its day, and whether the people affected said it themselves.",
        ("What the evidence says", "Where it comes from", "When", "From the people affected"),
        (38, 24, 20, 18),
        rows,
        below_heading=True,
    )


def _from_people(*, from_people: bool | None) -> str:
    return {True: "Yes", False: "No", None: "Not said"}[from_people]


def revisions(made: Iterable[Assessment], today: When) -> Table:
    """How the assessments changed, and why."""
    rows = tuple(
        (
            cell(capital(day(one.date, today))),
            cell(wording.not_done(one) or one.what_changed),
            cell(one.because),
        )
        for assessment in made
        for one in assessment.revisions
    )
    return Table(
        "What was changed in it",
        "Each change to the assessments, with its day and what prompted it.",
        ("When", "What was changed", "Why"),
        (18, 50, 32),
        rows,
        below_heading=True,
    )


def decisions(workspace: Workspace, chosen: list[Assessment], today: When) -> Iterator[str]:
    """Each decision that is, or may be, the final one, and which assessments it is recorded to have considered."""
    for _, one in (*final_decisions(workspace), *unmarked_decisions(workspace)):
        yield " ".join((sentence(f"{one.title or one.id}: {told(one, today)}"), *_considered(one, chosen)))


def told(one: Decision, today: When) -> str:
    """That a decision was taken, by whom and when, or is to be, as far as the record says."""
    if one.not_done:
        return f"not decided: {one.not_done}"
    if taken(one, today) is False:
        return f"planned for {one.date}" if one.date else "no decision is recorded"
    who = f" by {one.by}" if one.by else ""
    when = f" {one.date.on}" if one.date else ", on a day that is not recorded"
    return f"{one.outcome or 'decided'}{who}{when}"


def _considered(one: Decision, chosen: list[Assessment]) -> Iterator[str]:
    """Which assessments a decision is recorded to have considered, and which not."""
    before_it = set(one.considered.assessments) if one.considered and not one.considered.not_done else set()
    seen = [each for each in chosen if each.id in before_it]
    unseen = [each for each in chosen if each.id not in before_it]
    if len(chosen) == 1:
        yield f"The assessment is {'' if seen else 'not '}recorded as considered."
    elif seen:
        yield f"Recorded as considered: {listed(map(called, seen))}."
    if unseen and len(chosen) > 1:
        yield f"Not recorded as considered: {listed(map(called, unseen))}."
    for each in seen:
        day_ = each.signed_off.date if each.signed_off and not each.signed_off.not_done else None
        if one.date and day_ and before(one.date, day_):
            yield f"{called(each) if len(chosen) > 1 else 'It'} was signed off later, {day_.on}."
