"""Temporary files: written aside and proven before they are put in a place; swept when their writer is gone."""

import os
import re
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from pwp.edit.disk import Disk
from pwp.edit.standing import standing
from pwp.errors import CannotWrite

ROOM = ".pwp"
"""The folder of a workspace in which pwp works: on the same disk, so that a file can be moved into its place."""
HIDDEN_FROM_GIT = b"/.gitignore\n/lock\n/*.part\n"
"""It hides itself too: each laptop writes its own, and git takes in nothing over a file it does not know."""
ENDING = ".part"
ABANDONED = 24 * 60 * 60
"""After how many seconds a temporary file counts as left behind, where its writer cannot be asked after."""
_NAMED = re.compile(rf"(?P<host>[\w-]+)\.(?P<process>\d{{1,9}})\.(?P<began>\d+)\.[0-9a-f]{{8}}{ENDING}", re.ASCII)
_NOT_TOLD = "0"
_BINARY = getattr(os, "O_BINARY", 0)
_ENDED = b"ZX"
"""The states of a process that has ended and is only remembered."""


def room(folder: Path, disk: Disk) -> Path:
    """The folder in which pwp works, made where it is not there, with what hides its files from git."""
    made = folder / ROOM
    made.mkdir(exist_ok=True)
    standing(folder, f"{ROOM}/lock")
    if not (settings := made / ".gitignore").exists():
        part = made / new_name()
        try:
            fill(part, HIDDEN_FROM_GIT)
            disk.place(part, settings)
        finally:
            discard(part)
    return made


def fill(part: Path, data: bytes, old: os.stat_result | None = None) -> None:
    """Write a temporary file down to the disk itself, with the owner and rights of the file it is to replace."""
    rights = stat.S_IMODE(old.st_mode) if old else 0o666
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, rights)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    if old is None:
        return
    if hasattr(os, "chown"):
        with suppress(OSError):  # only the administrator may give files away
            os.chown(part, old.st_uid, old.st_gid)
    part.chmod(rights)


def prove_whole(part: Path, file: str, data: bytes) -> None:
    """See that a temporary file holds what was written to it; raises CannotWrite."""
    if part.read_bytes() != data:
        raise CannotWrite(file, "the disk gave back something else than was written to it")


def prove(part: Path, file: str, data: bytes) -> None:
    """See that a temporary file holds what was written to it, and that pwp can read it; raises CannotWrite."""
    prove_whole(part, file, data)
    if not file.casefold().endswith(".yaml"):
        return
    from pwp.source import Fault, Reader

    if isinstance(fault := Reader().read(data), Fault):
        raise CannotWrite(file, f"it could not be read afterwards (line {fault.line}: {fault.sentence})")


def discard(part: Path) -> None:
    """Delete a temporary file if it is there; the next run sweeps one that cannot be deleted now."""
    with suppress(OSError):
        part.unlink()


def new_name() -> str:
    """A name for a temporary file of this process that no other has: computer, process, its start, and a number."""
    process = os.getpid()
    return f"{_host()}.{process}.{_began(process) or _NOT_TOLD}.{os.urandom(4).hex()}{ENDING}"


def sweep(room: Path, system: str = sys.platform) -> None:
    """Delete the temporary files in a folder whose writer is gone. What cannot be swept does no harm, and stays."""
    now = time.time()  # only to tell how old a file is, which the disk stamped by the same clock
    with suppress(OSError), os.scandir(room) as scanned:
        for one in scanned:
            with suppress(OSError):
                named = _NAMED.fullmatch(one.name)
                if named and one.is_file(follow_symlinks=False):
                    age = now - one.stat(follow_symlinks=False).st_mtime
                    if _left_behind(named, age, system):
                        Path(one.path).unlink()


def _left_behind(named: re.Match[str], age: float, system: str) -> bool:
    """Whether the writer that a temporary file names is surely gone."""
    if system == "win32" or named["host"] != _host():  # where asking after a process could end it; or cannot be asked
        return age > ABANDONED
    began = _began(int(named["process"]), system)
    return began is None or (_NOT_TOLD not in {began, named["began"]} and began != named["began"])


def _host() -> str:
    """The name of this computer: several may share one disk, and none knows of the processes of another."""
    told = os.uname().nodename if hasattr(os, "uname") else ""
    return re.sub(r"[^\w-]", "-", told, flags=re.ASCII) or "this"


def _began(process: int, system: str = sys.platform) -> str | None:
    """When a process began, in the system's own count; "0" where it does not tell; None where none runs."""
    if system == "win32":
        return _NOT_TOLD
    with suppress(OSError):
        after_its_name = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
        return None if after_its_name[0] in _ENDED else after_its_name[19].decode()
    try:
        os.kill(process, 0)  # which sends nothing
    except ProcessLookupError:
        return None
    except OSError:  # another person's
        return _NOT_TOLD
    return _NOT_TOLD
