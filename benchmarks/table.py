"""The table in benchmarks/README.md, and what it was measured with."""

import platform
from importlib.metadata import distributions
from typing import NamedTuple

from benchmarks.timing import Ratio

HEADER = "| what | set against | ratio | middle half | at most |\n| --- | --- | --- | --- | --- |"
PEERS = ("yamllint", "check-jsonschema")
PACKAGES = ("pwp", "typer", "msgspec", "PyYAML", "Jinja2", "markdown-it-py", "python-docx", *PEERS)


class Row(NamedTuple):
    """One line of the table. `ratio` is None where the tool is not installed."""

    what: str
    against: str
    ratio: Ratio | None
    at_most: float | None = None

    @property
    def over(self) -> bool:
        """True where the ratio is more than it may be."""
        return bool(self.ratio and self.at_most and self.ratio.median > self.at_most)

    def __str__(self) -> str:
        """The line; what is over its target stands out."""
        median, lower, upper = (f"{one:#.3g}" for one in self.ratio or (0, 0, 0))
        shown = f"**{median}**" if self.over else median
        measured = f"{shown} | {lower} to {upper}" if self.ratio else "not there |"
        return f"| {self.what} | {self.against} | {measured} | {self.at_most or ''} |"


def versions() -> str:
    """Python and the packages that were measured or did the work, as far as they are there."""
    there = {found.name: found.version for found in distributions()}
    return ", ".join(
        (f"Python {platform.python_version()}", *(f"{one} {there.get(one, '(none)')}" for one in PACKAGES))
    )
