"""What stands under a name in a workspace. Links are never followed."""

import os
import stat
from pathlib import Path

from pwp.errors import CannotWrite
from pwp.names import unfit
from pwp.plain import clean

_NOT_ORDINARY = "this is not an ordinary {0} but a link or something else; put the {0} itself there"
_JUNCTION = 0xA0000003


def path_of(folder: Path, file: str) -> Path:
    """The path of a file of a workspace; raises CannotWrite for a name that some computer could not hold."""
    if reason := unfit(file):
        raise CannotWrite(clean(file), reason)
    return folder / file


def standing(folder: Path, file: str) -> os.stat_result | None:
    """What stands under a name: an ordinary file, or None for nothing; raises OSError for anything else."""
    try:
        _walk(folder, file)
        found = (folder / file).lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(_NOT_ORDINARY.format("file"))
    return found


def taken(folder: Path, file: str) -> bool:
    """Whether anything at all stands under a name; raises OSError where the way to it leads through a link."""
    try:
        _walk(folder, file)
        (folder / file).lstat()
    except FileNotFoundError:
        return False
    return True


def whole(folder: Path, file: str) -> bytes | None:
    """The bytes of a file as they are on disk, or None where there is none; raises OSError where it has no such."""
    from pwp.source import LARGEST

    if standing(folder, file) is None:
        return None
    try:
        with (folder / file).open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    if len(data) > LARGEST:
        raise OSError(f"it is larger than {LARGEST // 1_000_000} MB, which is more than pwp reads")
    return data


def _walk(folder: Path, file: str) -> None:
    """See that the folders in which a file lies are folders themselves."""
    for within in file.split("/")[:-1]:
        folder /= within
        found = folder.lstat()
        leads_away = getattr(found, "st_reparse_tag", 0) == _JUNCTION  # which on Windows no mode tells
        if not stat.S_ISDIR(found.st_mode) or leads_away:
            raise OSError(f"{within}/: {_NOT_ORDINARY.format('folder')}")
