"""What `pwp report` does once it knows what is asked: one document made, all of them, or changed templates checked."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from pwp.cli.exits import Exit
from pwp.cli.own_look import own_template
from pwp.cli.waiting import saying
from pwp.cli.writing import (
    each_once,
    say_advice,
    say_what_the_house_style_lacks,
    say_what_was_not_checked,
    write_document,
)
from pwp.errors import BadQuestion, NameShown, NothingYet, PwpError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pwp.assessment import Assessment
    from pwp.findings import Finding
    from pwp.report import Layout

    Advise = Callable[[Finding], object]


class Order(NamedTuple):
    """How documents are asked for: the format, the part of each, the look, and whether they replace what is there.

    `names_unchecked` has them made though there are names that cannot be looked for.
    """

    format_: str
    part: str | None
    layout: "Layout"
    force: bool
    names_unchecked: bool = False


def rendered(
    assessment: "Assessment",
    folder: Path,
    document: str,
    order: Order,
    *,
    advise: "Advise" = say_advice,
    doing: str = "writing the document",
) -> bytes:
    """A document as bytes, by the workspace's own template where there is one; what is advised is said afterwards."""
    from pwp import report as reports

    own, advice = own_template(folder, document), list["Finding"]()
    with saying(doing):
        data = reports.render(
            assessment,
            document,
            format_=order.format_,
            part=order.part,
            layout=order.layout,
            template=own,
            names_unchecked=order.names_unchecked,
            advise=advice.append,
        )
    for one in advice:
        advise(one)
    return data


def check_templates(assessment: "Assessment", folder: Path, documents: list[str], order: Order) -> None:
    """Say of each of the workspace's own templates whether it can be used, with every fault where it cannot."""
    own = [name for name in documents if own_template(folder, name) is not None]
    if not own:
        which = f"{documents[0]}.md.j2" if len(documents) == 1 else "template of a document"
        raise BadQuestion(f"there is no {which} in templates/: --eject puts one there")
    unusable = False
    for name in own:
        try:
            rendered(assessment, folder, name, order._replace(format_="md"))
        except PwpError as error:
            if len(documents) == 1:
                raise
            typer.echo(f"pwp: {error}", err=True)
            unusable = True
        else:
            typer.echo(f"templates/{name}.md.j2 can be used")
    if unusable:
        raise typer.Exit(Exit.UNREADABLE)


def write_all(assessment: "Assessment", folder: Path, order: Order) -> None:
    """Write every document that the record holds enough for, and say why the others were not written."""
    from pwp import report as reports

    status, advise, written = Exit.OK, each_once(), list[Path]()
    for name in reports.DOCUMENTS:
        try:
            data = rendered(assessment, folder, name, order, advise=advise, doing=f"writing {name}")
            target = folder / "reports" / file_name(name, order)
            write_document(target, order.format_, data, force=order.force)
        except NothingYet as not_yet:
            typer.echo(f"Not yet: {name}: {not_yet}")
        except PwpError as error:
            typer.echo(f"pwp: {name}: {error}", err=True)
            status = max(status, Exit.FOUND if isinstance(error, NameShown) else Exit.UNREADABLE)
        else:
            written.append(target)
            typer.echo(f"Wrote {target.as_posix()}")
    say_what_was_not_checked(assessment.loaded, "the documents")
    say_what_the_house_style_lacks(order.format_, order.layout.reference, written)
    if status:
        raise typer.Exit(status)


def file_name(document: str, order: Order) -> str:
    """What the file of a document is called in reports/."""
    look = ("large-print" if order.layout.large else None, "internal" if order.layout.mark else None)
    parts = (document, order.part, *look)
    return f"{'-'.join(part for part in parts if part)}.{order.format_}"
