"""The workspace: the records of all its files, and what the disk shows beside them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from pwp.errors import Unread
from pwp.findings import Place
from pwp.model.change import ServiceChange
from pwp.model.commitments import Commitments
from pwp.model.decisions import Decisions
from pwp.model.documents import Documents
from pwp.model.engagement import Engagement
from pwp.model.evaluation import Evaluation
from pwp.model.impact import Impact
from pwp.model.log import Entry
from pwp.model.options import Options
from pwp.model.people import People
from pwp.model.plan import Plan
from pwp.model.references import Named, Reference, route_of, walk
from pwp.model.stakeholders import Stakeholders
from pwp.model.themes import Themes
from pwp.model.waivers import Waivers

FILES: dict[str, type[Struct]] = {
    "engagement.yaml": Engagement,
    "plan.yaml": Plan,
    "stakeholders.yaml": Stakeholders,
    "impact.yaml": Impact,
    "options.yaml": Options,
    "change.yaml": ServiceChange,
    "themes.yaml": Themes,
    "commitments.yaml": Commitments,
    "decisions.yaml": Decisions,
    "evaluation.yaml": Evaluation,
    "documents.yaml": Documents,
    "waivers.yaml": Waivers,
    "private/people.yaml": People,
}
"""The files of a workspace beside its log, and what each holds."""

ALWAYS_THERE = ("engagement.yaml", "plan.yaml", "stakeholders.yaml")
PEOPLE = "private/people.yaml"
LOG = "log"

S = TypeVar("S", bound=Struct)


class Disk(NamedTuple):
    """What the disk shows beside the files of the record.

    `documents` are the listed files that are there, below documents/; `hashes` the fingerprints of those that
    have one recorded; `tracked` what git keeps of private/, None where git could not be asked. `unseen` is what
    files hold beside the values of the record, such as comments, where there are names to compare it with;
    `mentioning` the files in which something looks like a reference to a person, such as P014.
    """

    documents: frozenset[str] = frozenset()
    hashes: Mapping[str, str] = {}
    tracked: tuple[str, ...] | None = ()
    unseen: Mapping[str, str] = {}
    mentioning: frozenset[str] = frozenset()


class Workspace:
    """One engagement's record. A file that is not there holds nothing; one that cannot be read raises Unread.

    `files` maps a file's name to its record, or to Unread; `log` maps an entry's file name to its record;
    `unread_log` names the entries that cannot be read. `plain` is the record that this is the careful one of, and
    `misread` are the places whose value is not understood, as they stand in the files. `log_raises` is False for
    the record of which the readable part of the log is asked.
    """

    def __init__(  # noqa: PLR0913 - what a workspace is made of, all but one by name
        self,
        files: Mapping[str, Struct | Unread],
        log: Mapping[str, Entry] | None = None,
        *,
        unread_log: tuple[str, ...] = (),
        disk: Disk | None = None,
        plain: "Workspace | None" = None,
        misread: tuple[Place, ...] = (),
        log_raises: bool = True,
    ) -> None:
        self._files = dict(files)
        self._log = dict(log or {})
        self._unread_log = unread_log
        self.disk = disk or Disk()
        self._plain = plain
        self.misread = misread
        self._log_raises = log_raises

    def _file(self, name: str, record: type[S]) -> S:
        held = self._files.get(name)
        if held is None:
            return record()
        if isinstance(held, Unread):
            raise held
        assert isinstance(held, record)  # noqa: S101 - the file's name decides its type, in FILES
        return held

    def has(self, name: str) -> bool:
        """True where the file is there, readable or not."""
        return name in self._files

    @property
    def unread(self) -> tuple[str, ...]:
        """The files that cannot be read, log entries among them."""
        return (*(name for name, held in self._files.items() if isinstance(held, Unread)), *self._unread_log)

    @property
    def misread_lists(self) -> frozenset[str]:
        """The files in which a whole key or item of a list is not understood, and with it any id that it holds."""
        return frozenset(one.file for one in self.misread if len(one.route) <= 1 or isinstance(one.route[-1], int))

    def with_readable_log(self) -> "Workspace":
        """The same record, whose log can be asked about without those of its entries that cannot be read."""
        return Workspace(
            self._files,
            self._log,
            unread_log=self._unread_log,
            disk=self.disk,
            plain=self._plain,
            misread=self.misread,
            log_raises=False,
        )

    def careful(self, torn: Mapping[str, Struct], misread: tuple[Place, ...]) -> "Workspace":
        """The same record with some files' records in the place of its own: torn ones, which raise Misread."""
        if not torn:
            return self
        files = {name: torn.get(name, held) for name, held in self._files.items()}
        log = {name: torn.get(name, held) for name, held in self._log.items()}
        return Workspace(files, log, unread_log=self._unread_log, disk=self.disk, plain=self, misread=misread)  # type: ignore[arg-type] # a torn entry is an entry

    @cached_property
    def engagement(self) -> Engagement:
        """Who, what and where."""
        held = self._files.get("engagement.yaml")
        return Engagement(format="1") if held is None else self._file("engagement.yaml", Engagement)

    @cached_property
    def plan(self) -> Plan:
        """The engagement plan."""
        return self._file("plan.yaml", Plan)

    @cached_property
    def stakeholders(self) -> Stakeholders:
        """The stakeholder map."""
        return self._file("stakeholders.yaml", Stakeholders)

    @cached_property
    def impact(self) -> Impact:
        """The impact assessments."""
        return self._file("impact.yaml", Impact)

    @cached_property
    def options(self) -> Options:
        """The options and their appraisal."""
        return self._file("options.yaml", Options)

    @cached_property
    def change(self) -> ServiceChange:
        """The service change."""
        return self._file("change.yaml", ServiceChange)

    @cached_property
    def themes(self) -> Themes:
        """What people said."""
        return self._file("themes.yaml", Themes)

    @cached_property
    def commitments(self) -> Commitments:
        """The promises made."""
        return self._file("commitments.yaml", Commitments)

    @cached_property
    def decisions(self) -> Decisions:
        """The decisions."""
        return self._file("decisions.yaml", Decisions)

    @cached_property
    def evaluation(self) -> Evaluation:
        """How well it was done and what came of it."""
        return self._file("evaluation.yaml", Evaluation)

    @cached_property
    def documents(self) -> Documents:
        """The document bank."""
        return self._file("documents.yaml", Documents)

    @cached_property
    def waivers(self) -> Waivers:
        """The accepted shortfalls."""
        return self._file("waivers.yaml", Waivers)

    @cached_property
    def people(self) -> People:
        """Who is behind references such as P014."""
        return self._file(PEOPLE, People)

    @property
    def log(self) -> Mapping[str, Entry]:
        """The log entries by file name, in the order of their names."""
        if self._unread_log and self._log_raises:
            raise Unread(self._unread_log[0])
        return self._log

    @cached_property
    def entries(self) -> list[tuple[Place, Entry]]:
        """The log entries, each with its place, in the order of their names."""
        return [(Place(file), entry) for file, entry in self.log.items()]

    @cached_property
    def _walked(self) -> tuple[dict[str, list[tuple[Place, Named]]], dict[str, list[Reference]]]:
        """Every id that is defined in a file that can be read, and for each file the references it makes."""
        if self._plain is not None:
            return self._plain._walked  # noqa: SLF001 - of the same class
        named: dict[str, list[tuple[Place, Named]]] = defaultdict(list)
        references: dict[str, list[Reference]] = {}
        for file, record in self.records():
            defined, references[file] = walk(record)
            for one in defined:
                named[one.id].append((Place(file, one.route), one))
        return dict(named), references

    def records(self) -> Iterator[tuple[str, Any]]:
        """Every file that can be read, with its record as it is: nothing in it raises."""
        if self._plain is not None:
            yield from self._plain.records()
            return
        for name, held in self._files.items():
            if not isinstance(held, Unread) and name != PEOPLE:
                yield name, held
        yield from self._log.items()

    def record_of(self, file: str) -> Struct | None:
        """The record of one file; None where there is none, or where it cannot be read."""
        held = self._files.get(file) or self._log.get(file)
        return None if isinstance(held, Unread) else held

    @property
    def named(self) -> Mapping[str, list[tuple[Place, Named]]]:
        """Everything that has an id, by id; more than one under an id that is given twice."""
        return self._walked[0]

    @cached_property
    def ids(self) -> Mapping[str, set[str]]:
        """For each sort of thing: the ids of all there are."""
        found: dict[str, set[str]] = defaultdict(set)
        for id_, things in self.named.items():
            for _, one in things:
                found[one.sort].add(id_)
        return found

    @property
    def references(self) -> Mapping[str, list[Reference]]:
        """For each file: every reference it makes to something in the workspace."""
        return self._walked[1]

    @cached_property
    def referring(self) -> Mapping[str, list[Place]]:
        """For each id that is referred to: the places that refer to it."""
        found: dict[str, list[Place]] = defaultdict(list)
        for file, made in self.references.items():
            for reference in made:
                found[reference[0]].append(Place(file, route_of(reference)))
        return dict(found)

    def find(self, id_: str | None, record: type[S]) -> S | None:
        """The record of this type with this id, or None where there is none."""
        for _, one in self.named.get(id_ or "", ()):
            if isinstance(one.record, record):
                return one.record
        return None
