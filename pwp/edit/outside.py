"""Files that are no part of the record, such as documents: written over what was there, whole or not at all."""

import stat
from contextlib import suppress
from pathlib import Path

from pwp.edit.creating import folder_of
from pwp.edit.disk import THIS, Disk, why
from pwp.edit.parts import discard, fill, new_name, prove_whole
from pwp.errors import CannotWrite


def write_over(target: Path, data: bytes, *, disk: Disk = THIS) -> None:
    """Have a file hold these bytes, and its folder be there; raises CannotWrite, having changed nothing."""
    part = target.with_name(f".{new_name()}")
    try:
        with folder_of(target):
            try:
                old = None
                with suppress(FileNotFoundError):
                    old = target.stat()
                if old and not (
                    stat.S_ISREG(old.st_mode) or stat.S_ISDIR(old.st_mode)
                ):  # to put a file in the place of a device would break it
                    raise CannotWrite(target.as_posix(), "it is not an ordinary file")
                fill(part, data, old if old and stat.S_ISREG(old.st_mode) else None)
                prove_whole(part, target.as_posix(), data)
                disk.replace(part, target)
            finally:
                discard(part)
    except OSError as error:
        raise CannotWrite(target.as_posix(), why(error, disk.system)) from error
    disk.settle(target.parent)
