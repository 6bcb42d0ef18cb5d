"""Which frameworks an engagement is judged by, and why: what `pwp frameworks --why` lists."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pwp.calendar import When
from pwp.cli import options
from pwp.cli.show.lists import Columns, Rows, as_text, line_width, shown
from pwp.spelling import listed

if TYPE_CHECKING:
    from pwp.assessment.choosing import Chosen
    from pwp.assessment.requiring import Asked
    from pwp.frameworks import Framework

COLUMNS = Columns(("framework", "requirement", "asked", "why"))
SAID = {True: "asked", False: "not asked", None: "not known"}
ANSWERS = {True: "yes", False: "no", None: "not known"}


def judged_by(
    folder: Path, known: "Sequence[Framework]", wanted: "Sequence[Framework]", format_: str, *, each: bool
) -> str:
    """For each framework wanted: whether this engagement is judged by it, and why; with `each`, for each requirement.

    Without `each`, a framework is followed by those of its requirements that are not asked though it is.
    """
    from pwp.assessment.requiring import applying
    from pwp.folder import load

    names = {one.id for one in wanted}
    found = [
        (one, own) for one, own in applying(load(folder), known, When.of(options.day(""))) if one.framework.id in names
    ]
    rows = [row for one, own in found for row in _rows(one, own)]
    if format_ != "text":
        return shown("frameworks", COLUMNS, rows, format_)
    width = line_width()
    lines = [line for one, own in found for line in _lines(one, own, width, each=each)]
    return "".join(f"{line}\n" for line in lines)


def _rows(chosen: "Chosen", own: "Sequence[Asked]") -> Rows:
    """A row for the framework, without a requirement, and one for each of its requirements."""
    name = chosen.framework.name
    first = {"framework": name, "requirement": "", "asked": ANSWERS[chosen.applies.holds], "why": _why(chosen)}
    return [
        first,
        *(
            {
                "framework": name,
                "requirement": one.requirement.id,
                "asked": ANSWERS[one.applies.holds],
                "why": one.applies.reason,
            }
            for one in own
        ),
    ]


def _why(chosen: "Chosen") -> str:
    reason = chosen.applies.reason or "asked of everybody"
    return f"{reason}; the edition for what began on {chosen.stood_on}" if chosen.stood_on else reason


def _lines(chosen: "Chosen", own: "Sequence[Asked]", width: int | None, *, each: bool) -> Iterator[str]:
    said = {"framework": chosen.framework.name, "asked": SAID[chosen.applies.holds], "why": _why(chosen)}
    yield from as_text(Columns(("framework", "asked", "why")), [said], width)
    if chosen.applies.holds is False:
        return
    if each:
        rows: Rows = [
            {"requirement": one.requirement.id, "asked": SAID[one.applies.holds], "why": one.applies.reason}
            for one in own
        ]
        yield from as_text(Columns(("requirement", "asked", "why")), rows, width, "  ")
        return
    others: dict[tuple[str, str], list[str]] = {}
    for one in own:
        if one.applies.holds is not chosen.applies.holds:
            others.setdefault((SAID[one.applies.holds], one.applies.reason), []).append(one.requirement.id)
    rows = [{"asked": said_, "why": f"{reason}: {listed(ids)}"} for (said_, reason), ids in others.items()]
    yield from as_text(Columns(("asked", "why")), rows, width, "  ")
