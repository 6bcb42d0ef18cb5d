"""A folder to a workspace: its records, what reading it found, and where in the files everything stands."""

from pathlib import Path
from typing import NamedTuple

from pwp.errors import NoWorkspace
from pwp.findings import Finding, Place
from pwp.folder.disk import look
from pwp.folder.loading import Loading
from pwp.folder.rules import ABOUT_FILES, RULES
from pwp.folder.texts import Texts
from pwp.model.documents import Documents
from pwp.model.people import People
from pwp.model.workspace import FILES, PEOPLE, Workspace

__all__ = ["ABOUT_FILES", "RULES", "Loaded", "load"]


class Loaded(NamedTuple):
    """A workspace as it was read at one moment.

    `careful` is the same record, but asking it for a value that could not be understood raises Misread.
    `findings` are those of reading, with their lines; `misread` are the places, as they stand in the files, whose
    value is not understood.
    """

    workspace: Workspace
    careful: Workspace
    findings: tuple[Finding, ...]
    misread: tuple[Place, ...]
    texts: Texts

    def locate(self, place: Place) -> tuple[int, int]:
        """Line and column, from 1, of a place in a record, or of the nearest place above it that exists."""
        return self.texts.locate(place)

    def misread_at(self, place: Place) -> Place | None:
        """The place at or below this one whose value is not understood, if there is one."""
        if not self.misread:
            return None
        wanted = self.texts.as_written(place)
        return next((one for one in self.misread if wanted.holds(one)), None)


def load(folder: str | Path) -> Loaded:
    """The workspace in a folder, read once; raises NoWorkspace where there is none. Writes nothing."""
    root = Path(folder)
    if not (root / "engagement.yaml").exists():
        around = next((one for one in root.resolve().parents if (one / "engagement.yaml").exists()), None)
        raise NoWorkspace(str(folder), str(around or ""))
    loading = Loading(root)
    for name in FILES:
        loading.file(name)
    loading.log()
    loading.other_files()
    documents = loading.files.get("documents.yaml")
    disk = look(root, documents if isinstance(documents, Documents) else None)
    disk = disk._replace(mentioning=loading.texts.mentioning())
    if isinstance(people := loading.files.get(PEOPLE), People) and people.people:
        disk = disk._replace(unseen=loading.texts.whole())
    workspace = Workspace(loading.files, loading.entries, unread_log=tuple(loading.unread_log), disk=disk)
    careful = workspace.careful(loading.torn, tuple(loading.misread))
    return Loaded(workspace, careful, tuple(loading.findings), tuple(loading.misread), loading.texts)
