"""A disk that fails, or somebody who presses Ctrl-C, at any one call of the system while something is written."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

ACTS = (
    *((os, act) for act in ("open", "write", "fsync", "close", "link", "replace", "rename", "unlink", "mkdir", "stat")),
    *((os, act) for act in ("chmod", "chown", "lstat", "access") if hasattr(os, act)),
    (io, "open"),
)
"""What is asked of the system when files are written."""


class Failing:
    """The system's functions, one of whose calls fails: that of this number, counted from one."""

    def __init__(self, number: int, failure: BaseException) -> None:
        self._number = number
        self._failure = failure
        self.calls: list[str] = []

    @contextmanager
    def in_place(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for module, act in ACTS:
                patch.setattr(module, act, self._counting(act, getattr(module, act)))
            yield

    def _counting(self, act: str, ours: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            asking = sys._getframe(1).f_globals["__name__"]  # noqa: SLF001 - who asks is told nowhere else
            if asking.startswith("filelock"):  # which would hold on to the lock; a process that ends lets it go
                return ours(*given, **named)
            self.calls.append(act)
            if len(self.calls) == self._number:
                if act == "close":
                    ours(*given, **named)  # which closes even where it tells of a failure
                raise self._failure
            return ours(*given, **named)

        return call

    @property
    def over(self) -> bool:
        return len(self.calls) < self._number

    @property
    def failed_while_clearing_up(self) -> bool:
        return not self.over and self.calls[self._number - 1] == "unlink"
