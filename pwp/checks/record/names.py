"""WSP: ids, file names, and references between files."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from pwp.calendar import When
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met
from pwp.errors import Misread, Unread
from pwp.findings import Place
from pwp.model.log import Entry
from pwp.model.references import route_of, sorts_of
from pwp.model.workspace import FILES, LOG, Workspace
from pwp.names import NOT_ON_WINDOWS
from pwp.spelling import did_you_mean, listed

WELL_FORMED = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LONGEST_ID = 60


def _unless_unread(found: list[Verdict], record: Workspace) -> Verdicts:
    """What was found; met where that is nothing, and raises Unread where a file may hide more."""
    yield from found
    if not found and record.unread:
        raise Unread(record.unread[0])
    if not found and (lost := sorted(record.misread_lists)):
        raise Misread(lost[0], lost[0].removesuffix(".yaml"))
    if not found:
        yield met()


@check("WSP10", step="identify", over=subjects.record)
def reference_leads_somewhere(record: Workspace, ctx: Context) -> Verdicts:
    """Every id that one file uses is given in another.

    Why: a theme that names a group by a misspelt id is lost to that group, and nobody would notice.

    Put it right: correct the id, or add what it refers to.
    """
    del ctx
    yield from _unless_unread(list(_broken(record)), record)


def _broken(record: Workspace) -> Iterator[Verdict]:
    """Each reference that leads nowhere, and cannot lead into a file that cannot be read."""
    there: dict[tuple[str, ...], set[str]] = {}
    for file, made in record.references.items():
        for reference in made:
            id_, sorts, _, _ = reference
            if sorts not in there:
                there[sorts] = set().union(*(record.ids.get(sort, ()) for sort in sorts))
            if id_ in there[sorts] or _may_be_unread(record, sorts):
                continue
            found = record.named.get(id_, ())
            other = f" ({id_} is {_a(found[0][1].sort)})" if found else ""
            meant = did_you_mean(id_, sorted(there[sorts]))
            sentence = f"there is no {listed(sorts, 'or')} '{id_}'{other}{meant}"
            yield failed(Place(file, route_of(reference)), sentence)


def _may_be_unread(record: Workspace, sorts: tuple[str, ...]) -> bool:
    """Whether what is referred to may stand in a file that cannot be read, or in what is not understood."""
    lost = {*record.unread, *record.misread_lists}
    if not lost:
        return False
    holders = {file for file, kind in FILES.items() if set(sorts_of(kind)) & set(sorts)}
    in_log = "log entry" in sorts and any(file.startswith(f"{LOG}/") for file in record.unread)
    return in_log or bool(holders & lost)


def _a(thing: str) -> str:
    return f"an {thing}" if thing[0] in "aeiou" else f"a {thing}"


@check("WSP11", step="identify", over=subjects.record)
def id_is_given_once(record: Workspace, ctx: Context) -> Verdicts:
    """Every id is given once in the whole workspace.

    Why: where two things share an id, nobody can tell which of them another file means.

    Put it right: give one of the two another id, and correct what refers to it.
    """
    del ctx
    found = []
    for id_, ((first, other), *again) in record.named.items():
        for place, one in again:
            where = "above" if place.file == first.file else f"in {first.file}"
            found.append(
                failed(place.at("id"), f"'{id_}' is also the id of {_a(other.sort)} {where}; this is {_a(one.sort)}")
            )
    yield from _unless_unread(found, record)


@check("WSP12", step="identify", over=subjects.record)
def names_work_on_every_computer(record: Workspace, ctx: Context) -> Verdicts:
    """Every id is made of small letters, digits and hyphens, and no two entries differ only by capitals.

    Why: on many computers `Drop-In.yaml` and `drop-in.yaml` are one file, so that one entry overwrites the other;
    and a name such as `aux` cannot be used on Windows at all.

    Put it right: rename it with small letters, digits and single hyphens, 60 characters at most, and correct what
    refers to it.
    """
    del ctx
    found = [failed(place, sentence) for place, sentence in (*_ill_formed(record), *_clashing(record))]
    yield from _unless_unread(found, record)


def _ill_formed(record: Workspace) -> Iterator[tuple[Place, str]]:
    for id_, things in record.named.items():
        if problem := _problem(id_):
            for place, one in things:
                yield place if one.sort == "log entry" else place.at("id"), f"'{id_[:LONGEST_ID]}' {problem}"


def _problem(id_: str) -> str:
    """What keeps an id from working everywhere; nothing where it does."""
    if len(id_) > LONGEST_ID:
        return f"is longer than {LONGEST_ID} characters"
    if id_ in NOT_ON_WINDOWS:
        return "cannot be the name of a file on Windows"
    return "" if WELL_FORMED.fullmatch(id_) else "should be small letters and digits, with single hyphens between"


def _clashing(record: Workspace) -> Iterator[tuple[Place, str]]:
    """The log entries whose file names are the same where capitals or accents are not told apart."""
    alike: dict[str, list[str]] = defaultdict(list)
    for file in record.log:
        alike[unicodedata.normalize("NFC", file).casefold()].append(file)
    for first, *others in alike.values():
        for file in others:
            yield Place(file), f"on some computers this file and {first} are the same file"


_DAYS_IN_NAME = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (r"(\d{4}-\d{2}-\d{2})(?!\d)", r"(\d{4}-\d{2})(?!\d)", r"(\d{4})(?!\d)")
)


@check("WSP13", step="identify", over=subjects.entries, none="not-applicable: the log is empty")
def entry_is_named_by_its_day(entry: Entry, ctx: Context) -> Verdicts:
    """The day in an entry's file name is the day on which it was held.

    Why: the log is read in the order of its file names; two different days for one occasion cannot both be right.

    Put it right: correct the `date` or rename the file: `2026-03-14-kirkwall-drop-in.yaml`, or `2026-03-...` or
    `2026-...` where no more is known.
    """
    del ctx
    named, held = _day_in_name(entry.id), entry.date
    last = entry.until or held
    if named is None:
        yield met()
        if held is not None:
            yield advice("", "the file's name does not start with a day, so the log is not in order")
    elif isinstance(named, str):
        yield failed("", f"the file's name starts with {named}, and there is no such day")
    elif held is not None and last is not None and (last.last < named.first or held.first > named.last):
        yield failed("date", f"dated {held}, and the file's name says {named}")
    else:
        yield met()


def _day_in_name(name: str) -> When | str | None:
    """The day, month or year that a file's name starts with; its text where it is a day, and there is no such day."""
    for pattern in _DAYS_IN_NAME:
        if found := pattern.match(name):
            try:
                return When.parse(found[1])
            except ValueError:
                if len(found[1]) == len("2026-03-14"):
                    return found[1]
    return None
