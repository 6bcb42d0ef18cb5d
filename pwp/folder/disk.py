"""What the disk shows beside the record: listed documents, their fingerprints, what git tracks in private/."""

from contextlib import suppress
from pathlib import Path, PurePosixPath

from pwp.folder import git
from pwp.model.documents import Documents
from pwp.model.workspace import Disk

_PLAIN_INDEX = (2, 3)
"""The versions of git's index in which the names of files stand in full."""


def look(root: Path, bank: Documents | None) -> Disk:
    """The facts that checks ask of the disk. Only documents that are listed are looked at."""
    there: set[str] = set()
    hashes: dict[str, str] = {}
    for document in bank.documents if bank else ():
        path = document.file and _below(root / "documents", document.file)
        if not document.file or not path or not _kept_here(path, root):
            continue
        there.add(document.file)
        if document.sha256:
            import hashlib  # it costs more than most of what check imports, and few records need it

            with suppress(OSError), path.open("rb") as opened:  # a file that may not be read has no fingerprint here
                hashes[document.file] = hashlib.file_digest(opened, "sha256").hexdigest()
    return Disk(frozenset(there), hashes, _tracked(root))


def _below(folder: Path, name: str) -> Path | None:
    """The file of that name below a folder, or None for a name that leads out of it."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or ".." in parts or parts[0].startswith("/") or ":" in name:
        return None
    return folder.joinpath(*parts)


def _kept_here(path: Path, root: Path) -> bool:
    """Whether an ordinary file with something in it is at a path, and within the workspace when links are followed."""
    try:
        return path.is_file() and path.stat().st_size > 0 and path.resolve().is_relative_to(root.resolve())
    except OSError:
        return False


def _tracked(root: Path) -> tuple[str, ...] | None:
    """What git keeps of private/; nothing where there is no git, None where git is there and cannot be asked."""
    found = git.repository(root)
    if found is None or not _may_hold_private(found):
        return ()
    names = git.ask(root, "ls-files", "-z", "--", "private")
    return None if names is None else tuple(sorted(git.names(names)))


def _may_hold_private(repository: Path) -> bool:
    """Whether it is worth starting git to ask: its index may name a file below a folder private."""
    try:
        index = (repository / "index").read_bytes()
    except FileNotFoundError:
        return repository.is_file()  # a linked work tree keeps its index elsewhere; a new repository has none
    except OSError:
        return True
    plain = index[:4] == b"DIRC" and int.from_bytes(index[4:8], "big") in _PLAIN_INDEX
    return not plain or b"private/" in index
