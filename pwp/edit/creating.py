"""New files that no other depends on, such as log entries: all that come together are written, or none."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pwp.edit.disk import THIS, Disk, why
from pwp.edit.parts import discard, fill, new_name, prove, room
from pwp.edit.standing import path_of, taken
from pwp.errors import CannotWrite


class NewFile(NamedTuple):
    """A new file: its names, of which it gets the first that is free, and its bytes."""

    names: Iterable[str]
    data: bytes


class _Ready(NamedTuple):
    """A new file that is written aside and proven; `wished` is the first of its names, `others` are the rest."""

    part: Path
    wished: str
    others: Iterator[str]


def create(folder: Path, file: str, data: bytes, *, disk: Disk = THIS) -> bool:
    """Write one new file, whole or not at all; false where the name is taken. Needs no lock, and holds none up."""
    path_of(folder, file)
    with _refusing(file, disk):
        if taken(folder, file):
            return False
    return create_all(folder, [NewFile((file,), data)], disk=disk) == [file]


def create_all(
    folder: Path, every: Sequence[NewFile], meanwhile: Callable[[], Sequence[str]] = tuple, *, disk: Disk = THIS
) -> list[str]:
    """Write new files, all or none, and return their names. Needs no lock, and holds none up.

    `meanwhile` is called when all are ready to be put in their places, and returns the files that it changed. Raises
    CannotWrite, which says what was changed all the same: only such, and what the disk does not let be taken back.
    """
    ready: list[_Ready] = []
    placed: list[str] = []
    done: Sequence[str] = ()
    try:
        for one in every:
            _prepare(folder, one, ready, disk)
        done = meanwhile()
        for new in ready:
            _place(folder, new, placed, disk)
    except CannotWrite as error:
        if stay := (*done, *_taken_back(folder, placed)):
            left = tuple(new.wished for new in ready if new.wished not in stay)
            raise CannotWrite(error.file, error.reason, stay, left) from error
        raise
    except BaseException:
        _taken_back(folder, placed)
        raise
    finally:
        for new in ready:
            discard(new.part)
    for parent in dict.fromkeys((folder / file).parent for file in placed):
        disk.settle(parent)
    return placed


def _prepare(folder: Path, new: NewFile, ready: list[_Ready], disk: Disk) -> None:
    """Write a new file aside and prove it."""
    names = iter(new.names)
    wished = next(names)
    path_of(folder, wished)
    with _refusing(wished, disk):
        part = room(folder, disk) / new_name()
        ready.append(_Ready(part, wished, names))
        fill(part, new.data)
        prove(part, wished, new.data)


def _place(folder: Path, new: _Ready, placed: list[str], disk: Disk) -> None:
    """Give a finished file the first of its names that is free."""
    for file in chain((new.wished,), new.others):
        target = path_of(folder, file)
        with _refusing(file, disk):
            if taken(folder, file):
                continue
            with folder_of(target):
                if disk.place(new.part, target):
                    placed.append(file)
                    return


def _taken_back(folder: Path, placed: Sequence[str]) -> list[str]:
    """Delete new files again; those that the disk does not let go."""
    for file in placed:
        discard(folder / file)
    return [file for file in placed if (folder / file).exists()]


@contextmanager
def _refusing(file: str, disk: Disk) -> Iterator[None]:
    """What the disk refuses is said of this file, in plain words."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(file, why(error, disk.system)) from error


@contextmanager
def folder_of(target: Path) -> Iterator[None]:
    """The folder of a new file is there, and goes again where the file does not come."""
    missing = [one for one in target.parents if not one.exists()]
    try:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target)) from error
        yield
    except BaseException:
        for one in missing:
            with suppress(OSError):
                one.rmdir()
        raise
