"""Where the files of a workspace are changed: one at a time sits at the desk, and changes all it meant to or nothing.

A new file that no other depends on, such as a log entry, needs no desk: see `pwp.edit.creating`.
"""

import errno
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pwp.edit.creating import folder_of
from pwp.edit.disk import THIS, Disk, why
from pwp.edit.parts import discard, fill, new_name, prove, room, sweep
from pwp.edit.standing import path_of, standing, whole
from pwp.errors import CannotRead, CannotWrite, ChangedMeanwhile, InUse

OFTEN = 0.01
"""How many seconds pass between two looks at the lock: those who wait have little chance with fewer."""


class Desk:
    """Files taken from a workspace, and what is to become of them once `finish` is called."""

    def __init__(self, folder: Path, room: Path, disk: Disk = THIS) -> None:
        self._folder = folder
        self._room = room
        self._disk = disk
        self._read: dict[str, bytes | None] = {}
        self._puts: dict[str, bytes] = {}
        self._removes: list[str] = []

    def read(self, file: str) -> bytes | None:
        """The bytes of a file as they were when first asked for, or None where there is none."""
        path_of(self._folder, file)
        if file not in self._read:
            try:
                self._read[file] = whole(self._folder, file)
            except OSError as error:
                raise CannotRead(file, why(error, self._disk.system)) from error
        return self._read[file]

    def meant(self, file: str) -> bytes | None:
        """The bytes that a file is to hold in the end: those put, or else those it has."""
        return self._puts[file] if file in self._puts else self.read(file)

    def put(self, file: str, data: bytes) -> None:
        """Have a file hold these bytes in the end. One that was never read is new, and must not be there then."""
        path_of(self._folder, file)
        self._puts[file] = data
        if file in self._removes:
            self._removes.remove(file)

    def remove(self, file: str) -> None:
        """Have a file that was read be gone in the end."""
        if self._read.get(file) is None:
            raise ValueError(f"{file} was not read")
        self._puts.pop(file, None)
        if file not in self._removes:
            self._removes.append(file)

    @property
    def changing(self) -> tuple[str, ...]:
        """The files that are to be changed or deleted."""
        return (*self._puts, *self._removes)

    def finish(self) -> None:
        """Write all that is meant, or nothing.

        Raises ChangedMeanwhile where the disk no longer holds what was read, and CannotWrite where it refuses; only
        when it refuses the last act, putting finished files in their places, may some be changed and others not,
        and then it says which.
        """
        parts: dict[str, Path] = {}
        try:
            for file in (*self._puts, *self._removes):
                self._prepare(file, self._puts.get(file), parts)
            self._compare()
            self._commit(parts)
        finally:
            for part in parts.values():
                discard(part)
        self._read.update(self._puts)
        self._read.update(dict.fromkeys(self._removes))
        self._puts, self._removes = {}, []

    def _prepare(self, file: str, data: bytes | None, parts: dict[str, Path]) -> None:
        """See that a file may be changed, and write what it is to hold aside and prove it."""
        if data is not None and data == self._read.get(file):
            return
        try:
            old = self._changeable(file)
            if data is not None:
                parts[file] = part = self._room / new_name()
                fill(part, data, old)
                prove(part, file, data)
        except OSError as error:
            raise CannotWrite(file, why(error, self._disk.system)) from error

    def _changeable(self, file: str) -> os.stat_result | None:
        """What stands under a name, if anything does, and may be changed."""
        old = standing(self._folder, file)
        if old and not (old.st_mode & 0o222 and os.access(self._folder / file, os.W_OK)):
            raise CannotWrite(file, "it is only for reading")
        return old

    def _compare(self) -> None:
        """See that the disk still holds what was read, and nothing where a file is to be new."""
        changed = []
        for file, held in {**dict.fromkeys(self._puts), **self._read}.items():
            try:
                now = whole(self._folder, file)
            except OSError as error:
                raise CannotRead(file, why(error, self._disk.system)) from error
            if now != held:
                changed.append(file)
        if changed:
            raise ChangedMeanwhile(tuple(changed))

    def _commit(self, parts: dict[str, Path]) -> None:
        """Put the finished files in their places, then delete those that are to go."""
        waiting = (*parts, *self._removes)
        for number, file in enumerate(waiting):
            try:
                self._into_place(self._folder / file, parts.get(file), is_new=self._read.get(file) is None)
            except OSError as error:
                raise CannotWrite(file, why(error, self._disk.system), waiting[:number], waiting[number:]) from error
        for folder in dict.fromkeys((self._folder / file).parent for file in waiting):
            self._disk.settle(folder)

    def _into_place(self, target: Path, part: Path | None, *, is_new: bool) -> None:
        if part is None:
            self._disk.remove(target)
        elif is_new:
            with folder_of(target):
                if not self._disk.place(part, target):
                    raise FileExistsError(errno.EEXIST, "", str(target))
        else:
            self._disk.replace(part, target)


@contextmanager
def at_desk(folder: Path, *, patience: float = 10.0, disk: Disk = THIS) -> Iterator[Desk]:
    """The desk of a workspace, for this process alone; raises InUse where it is not free after so many seconds.

    Leaving it without `finish` changes nothing.
    """
    from filelock import FileLock, Timeout

    try:
        within = room(folder, disk)
        lock = FileLock(within / "lock")
        with warnings.catch_warnings(action="ignore"):  # a disk that knows no locks gets a file that stands for one
            lock.acquire(timeout=patience, poll_interval=OFTEN)
    except Timeout as error:
        raise InUse(folder.resolve().as_posix(), patience) from error
    except OSError as error:
        raise CannotWrite(f"the folder {folder.resolve().as_posix()}", why(error, disk.system)) from error
    try:
        sweep(within, disk.system)
        yield Desk(folder, within, disk)
    finally:
        lock.release()
