"""How people can answer a consultation, and what they had to answer with: its days, its ways, its information."""

from collections.abc import Iterable, Iterator

from pwp.calendar import When, before, by
from pwp.model.lookups import begins_on, ends_on
from pwp.model.plan import Information, Method, Phase
from pwp.model.workspace import Workspace
from pwp.report.documents import wording
from pwp.report.documents.evidence import sentence
from pwp.report.documents.heading import capital
from pwp.report.view import Table, cell
from pwp.spelling import listed

NOT_SAID = "the record does not say that it did"


def days(row: Phase, today: When) -> list[str]:
    """From when to when people can answer a consultation, with what was planned, extended or paused."""
    if row.not_done:
        return [wording.not_done(row, f"{row.what or row.id}: it did not take place")]
    said = [f"{row.what or row.id}: {_opening(row, today)} {_closing(row, today)}"]
    said += [f"Announced length: {row.length}."] if row.length else []
    for one in row.extended:
        to = f"extended to {one.to}" if one.to else "extended, to a day that is not recorded"
        said.append(
            wording.not_done(one, "Not extended") or sentence(f"{to}: {one.why or 'the reason is not recorded'}")
        )
    for pause in row.paused:
        when = wording.days(pause.from_, pause.to) or "days not recorded"
        why = pause.why or "the reason is not recorded"
        said.append(wording.not_done(pause, "Not paused") or sentence(f"paused ({when}): {why}"))
    return said


def _opening(row: Phase, today: When) -> str:
    begin = begins_on(row)
    if begin is None:
        return "when it opens is not recorded."
    if by(begin, today) is False:
        return f"it is planned to open {begin.on}."
    return f"it opened {begin.on}." if row.opened else f"it was planned to open {begin.on}; {NOT_SAID}."


def _closing(row: Phase, today: When) -> str:
    end = ends_on(row)
    if end is None:
        return "When it closes is not recorded."
    if by(end, today) is False:
        return f"It is planned to close {end.on}."
    return f"It closed {end.on}." if row.closed else f"It was planned to close {end.on}; {NOT_SAID}."


def ways(workspace: Workspace, rows: Iterable[Phase]) -> list[Method]:
    """The ways in which people can answer: the methods planned within the days, or of which that may be so."""
    open_ = [row for row in rows if not row.not_done]
    return [one for one in workspace.plan.methods if not one.not_done and any(_within(one, row) for row in open_)]


def _within(one: Method, row: Phase) -> bool:
    """Whether a method may be in use while people can answer; not where its days are not known."""
    begin, end = begins_on(row), ends_on(row)
    first, last = one.start, one.end or one.start
    if not (begin and end and first and last):
        return False
    return not before(last, begin) and not before(end, first)


def ways_to_answer(workspace: Workspace, methods: Iterable[Method], today: When) -> Table:
    """The ways to answer: whom each is for, when, and how it meets access needs."""
    rows = tuple(
        (
            cell(one.title or one.method or one.id, capital(one.method) if one.method and one.title else None),
            cell(*(wording.group(workspace, group) for group in one.for_)),
            cell(_when(one, today)),
            cell(
                *(
                    f"{capital(access.need)}: {access.how or 'how is not recorded'}"
                    for access in one.accessible
                    if access.need
                ),
                otherwise="How access needs are met is not recorded",
            ),
        )
        for one in methods
    )
    return Table(
        "Ways to answer",
        "Each way to answer, whom it is meant to reach, when it is open, and how it meets access needs.",
        ("Way to answer", "Whom it is meant to reach", "When", "How access needs are met"),
        (20, 28, 18, 34),
        rows,
    )


def _when(one: Method, today: When) -> str:
    planned = " (planned)" if one.start and by(one.start, today) is False else ""
    return f"{wording.days(one.start, one.end)}{planned}"


def information(workspace: Workspace, rows: Iterable[Phase]) -> list[Information]:
    """What was made for people to answer with, and was neither held back nor left undone."""
    wanted = {row.id for row in rows}
    return [
        one
        for one in workspace.plan.information
        if wanted.intersection(one.for_) and not one.not_done and not one.withheld_because
    ]


def held_back(workspace: Workspace, rows: Iterable[Phase]) -> Iterator[str]:
    """What was made for people to answer with and did not reach them, with the reason."""
    wanted = {row.id for row in rows}
    for one in workspace.plan.information:
        why = one.withheld_because or one.not_done
        if why and wanted.intersection(one.for_):
            yield sentence(f"{one.what or one.id}: not given out, because: {why}")


def offered(pieces: Iterable[Information], workspace: Workspace) -> list[str]:
    """What there is to read, in which formats and languages."""
    return [sentence(f"{one.what or one.id}{_forms(one.formats, one.languages)}") for one in pieces] + [
        f"{what}: {listed(words)}."
        for what, words in (
            ("Formats on offer throughout", _communication(workspace, "formats")),
            ("Languages on offer throughout", _communication(workspace, "languages")),
        )
        if words
    ]


def _communication(workspace: Workspace, key: str) -> tuple[str, ...]:
    held: tuple[str, ...] = getattr(workspace.plan.communication, key, ())
    return held


def _forms(formats: tuple[str, ...], languages: tuple[str, ...]) -> str:
    both = [f"formats: {listed(formats)}"] if formats else []
    both += [f"languages: {listed(languages)}"] if languages else []
    return f" ({'; '.join(both)})" if both else ""
