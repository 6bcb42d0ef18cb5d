"""How a finished file is put in its place on each system, and why the disk refuses, in plain words."""

import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PAUSES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5)
"""How long, in seconds, a file that another program has open on Windows is waited for: two seconds in all."""
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What a disk answers that cannot give one file two names."""
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the disk takes no file as large as this",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "your account is not allowed to; the file or its folder may be only for reading",
    errno.EPERM: "your account is not allowed to; the file or its folder may be only for reading",
    errno.ENAMETOOLONG: "its name, with the folders it lies in, is too long for this computer; shorten one of them",
    errno.ENOENT: "the folder it belongs in is not there",
    errno.ENOTDIR: "what should be the folder it belongs in is a file",
    errno.EISDIR: "there is a folder of that name",
    errno.EEXIST: "there is a file of that name by now",
}
_OPEN_ELSEWHERE = {5, 32, 33}
_LONGEST_ON_WINDOWS = 260
_TOO_LONG_ON_WINDOWS = 206


def why(error: OSError, system: str = sys.platform) -> str:
    """Why the disk refuses, in plain words."""
    code = getattr(error, "winerror", None)
    if code in _OPEN_ELSEWHERE:
        return "another program has it open, or it is only for reading; close it there and try again"
    far = system == "win32" and len(str(error.filename)) >= _LONGEST_ON_WINDOWS
    if code == _TOO_LONG_ON_WINDOWS or (far and error.errno == errno.ENOENT):
        return _REASONS[errno.ENAMETOOLONG]
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class Disk(NamedTuple):
    """How files are put in their places on this system."""

    system: str = sys.platform
    sleep: Callable[[float], object] = time.sleep

    def replace(self, part: Path, target: Path) -> None:
        """Put a finished file in the place of another."""
        self._patiently(lambda: part.replace(target))

    def remove(self, target: Path) -> None:
        """Delete a file."""
        self._patiently(target.unlink)

    def place(self, part: Path, target: Path) -> bool:
        """Give a finished file a name that is free; false where it is taken."""
        try:
            if self.system == "win32":
                self._patiently(lambda: part.rename(target))  # which there replaces nothing
            else:
                target.hardlink_to(part)
        except FileExistsError:
            return False
        except OSError as error:
            if self.system == "win32" or error.errno not in _NO_LINKS:
                raise
            return _claim(part, target)
        return True

    def settle(self, folder: Path) -> None:
        """Have the names in a folder outlast a power cut, where the system has a way to ask for that."""
        if self.system == "win32":
            return
        with suppress(OSError):  # the file is in its place; there is nothing that could be taken back
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _patiently(self, act: Callable[[], object]) -> None:
        """Act; on Windows wait a little, and again, while another program has the file open."""
        for pause in PAUSES if self.system == "win32" else ():
            try:
                act()
            except PermissionError:
                self.sleep(pause)
            else:
                return
        act()


THIS = Disk()


def _claim(part: Path, target: Path) -> bool:
    """Give a finished file a free name on a disk without links: take the name, then fill it at one stroke."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    try:
        part.replace(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return True
