"""WSP: ids, file names, and references between files."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from pwp.calendar import When
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, advice, check, failed, met
from pwp.findings import Place
from pwp.model.log import Entry
from pwp.model.references import sorts_of
from pwp.model.workspace import FILES, LOG, Workspace
from pwp.spelling import did_you_mean

WELL_FORMED = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LONGEST_ID = 60
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.ASCII)


@check("WSP10", step="identify", over=subjects.record)
def reference_leads_somewhere(record: Workspace, ctx: Context) -> Verdicts:
    """Every id that one file uses is given in another.

    Why: a theme that names a group by a misspelt id is lost to that group, and nobody would notice.

    Put it right: correct the id, or add what it refers to.
    """
    del ctx
    there: dict[tuple[str, ...], set[str]] = {}
    broken = False
    for file, made in record.references.items():
        for reference in made:
            sorts = reference.sorts
            if sorts not in there:
                there[sorts] = _ids_of(record, sorts)
            if reference.id in there[sorts] or _may_be_unread(record, sorts):
                continue
            broken = True
            found = record.named.get(reference.id, ())
            other = f" ({reference.id} is a {found[0][1].sort})" if found else ""
            meant = did_you_mean(reference.id, sorted(there[sorts]))
            yield failed(Place(file, reference.route), f"there is no {sorts[0]} '{reference.id}'{other}{meant}")
    if not broken:
        yield met()


def _ids_of(record: Workspace, sorts: tuple[str, ...]) -> set[str]:
    """The ids of all things of these sorts."""
    return {id_ for id_, things in record.named.items() if any(one.sort in sorts for _, one in things)}


def _may_be_unread(record: Workspace, sorts: tuple[str, ...]) -> bool:
    """Whether what is referred to may stand in a file that cannot be read."""
    if not record.unread:
        return False
    holders = {file for file, kind in FILES.items() if set(sorts_of(kind)) & set(sorts)}
    in_log = "log entry" in sorts and any(file.startswith(f"{LOG}/") for file in record.unread)
    return in_log or bool(holders & set(record.unread))


@check("WSP11", step="identify", over=subjects.record)
def id_is_given_once(record: Workspace, ctx: Context) -> Verdicts:
    """Every id is given once in the whole workspace.

    Why: where two things share an id, nobody can tell which of them another file means.

    Put it right: give one of the two another id, and correct what refers to it.
    """
    del ctx
    twice = {id_: things for id_, things in record.named.items() if len(things) > 1}
    for id_, things in twice.items():
        (first, other), *again = things
        for place, one in again:
            yield failed(place.at("id"), f"the {one.sort} '{id_}' has the id of a {other.sort} in {first.file}")
    if not twice:
        yield met()


@check("WSP12", step="identify", over=subjects.record)
def names_work_on_every_computer(record: Workspace, ctx: Context) -> Verdicts:
    """Every id is made of small letters, digits and hyphens, and no two entries differ only by capitals.

    Why: on many computers `Drop-In.yaml` and `drop-in.yaml` are one file, so that one entry overwrites the other;
    and a name such as `aux` cannot be used on Windows at all.

    Put it right: rename it with small letters, digits and hyphens, 60 at most, and correct what refers to it.
    """
    del ctx
    bad = False
    for place, sentence in (*_ill_formed(record), *_clashing(record)):
        bad = True
        yield failed(place, sentence)
    if not bad:
        yield met()


def _ill_formed(record: Workspace) -> Iterator[tuple[Place, str]]:
    for id_, things in record.named.items():
        if WELL_FORMED.fullmatch(id_) and len(id_) <= LONGEST_ID and not RESERVED.fullmatch(id_):
            continue
        for place, one in things:
            where = place if one.sort == "log entry" else place.at("id")
            yield where, f"'{id_}' is not a name of small letters, digits and hyphens that works everywhere"


def _clashing(record: Workspace) -> Iterator[tuple[Place, str]]:
    """The log entries whose file names are the same where capitals or accents are not told apart."""
    alike: dict[str, list[str]] = defaultdict(list)
    for file in record.log:
        alike[unicodedata.normalize("NFC", file).casefold()].append(file)
    for first, *others in alike.values():
        for file in others:
            yield Place(file), f"on some computers this file and {first} are the same file"


_DAY_IN_NAME = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)-", re.ASCII)


@check("WSP13", step="identify", over=subjects.entries, none="not-applicable: the log is empty")
def entry_is_named_by_its_day(entry: Entry, ctx: Context) -> Verdicts:
    """The day in an entry's file name is the day on which it was held.

    Why: the log is read in the order of its file names; two different days for one occasion cannot both be right.

    Put it right: correct the `date` or rename the file: `2026-03-14-kirkwall-drop-in.yaml`, or `2026-03-...` or
    `2026-...` where no more is known.
    """
    del ctx
    found = _DAY_IN_NAME.match(entry.id)
    if found is None:
        yield met()
        yield advice("", "the file's name does not start with a day, so the log is not in order")
        return
    try:
        named = When.parse(found[1])
    except ValueError:
        yield failed("", f"{found[1]} in the file's name is no day of the calendar")
        return
    held = entry.date
    if held is not None and (held.last < named.first or held.first > named.last):
        yield failed("date", f"held on {held}, and the file's name says {named}")
    else:
        yield met()
