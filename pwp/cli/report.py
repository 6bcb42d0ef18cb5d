"""`pwp report`: a document from the record."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from pwp.cli import completing, options
from pwp.cli.exits import Exit
from pwp.cli.own_look import ejected, house_style, own_template
from pwp.cli.show.lists import FORMATS as LIST_FORMATS
from pwp.cli.show.lists import Cell, Columns, known_format, shown
from pwp.cli.waiting import saying
from pwp.cli.writing import (
    each_once,
    say_advice,
    say_what_the_house_style_lacks,
    say_what_was_not_checked,
    write_document,
)
from pwp.errors import BadQuestion, NameShown, NothingYet, PwpError
from pwp.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from pwp.assessment import Assessment
    from pwp.findings import Finding
    from pwp.report import Layout

    Advise = Callable[[Finding], object]

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = ("docx", "html", "pdf", "md")
DOCUMENTS = Columns(("document", "what", "whom", "step", "public"), ("document", "said"))


class Order(NamedTuple):
    """How documents are asked for: the format, the part of each, the look, and whether they replace what is there.

    `names_unchecked` has them made though there are names that cannot be looked for.
    """

    format_: str
    part: str | None
    layout: "Layout"
    force: bool
    names_unchecked: bool = False


@app.command()
def report(
    document: Annotated[
        str,
        typer.Argument(help="The document; --list says which there are.", autocompletion=completing.written_documents),
    ] = "",
    *,
    list_: Annotated[bool, typer.Option("--list", help="Say what each document is, for whom, and when.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Write every document that the record holds enough for.")] = False,
    about: Annotated[
        str, typer.Option("--about", metavar="NAME", help="Only one kind of impact, or one stakeholder group.")
    ] = "",
    folder: options.Folder = Path(),
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help="docx (Word), html, pdf or md (Markdown).",
            show_default=False,
            autocompletion=completing.one_of(FORMATS),
        ),
    ] = "",
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to write; its ending says the format. - is standard output, as md or --format html.",
            show_default=False,
        ),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that somebody has edited.")] = False,
    reference: Annotated[
        Path | None,
        typer.Option("--reference-doc", metavar="FILE", help="A Word file whose house style is taken over."),
    ] = None,
    large_print: Annotated[bool, typer.Option("--large-print", help="In 18 point, with its spacing.")] = False,
    internal: Annotated[
        bool,
        typer.Option("--internal", help="For the body's own people: names may stand in it, and each page says so."),
    ] = False,
    names_unchecked: Annotated[
        bool,
        typer.Option(
            "--names-unchecked", help="Write it without the list of names to compare with; the document says so."
        ),
    ] = False,
    eject: Annotated[
        bool, typer.Option("--eject", help="Copy the document's template into templates/, to change it.")
    ] = False,
    check_template: Annotated[
        bool, typer.Option("--check-template", help="Only say whether the changed template can be used.")
    ] = False,
    at_step: options.AtStep = "",
    as_of: options.AsOf = "",
    sign_off: options.SignOff = False,
    framework: options.Policy = [],  # noqa: B006 - Typer takes the default of a repeated option so
) -> None:
    """Write a document from the record: for the public, for a board, or for those who run the engagement.

    --list says what each is. It goes into reports/, or where -o says. A document there that somebody has edited is
    kept. One that would show what identifies a person, or a quote without permission, is not written: exit status 1.
    """
    from pwp import report as reports

    if list_:
        typer.echo(_listed(known_format(format_ or "text", LIST_FORMATS)), nl=False)
        return
    if bool(document) == all_:
        raise BadQuestion("say which document, such as 'pwp report feedback', or --all; --list says which there are")
    if document and document not in reports.DOCUMENTS:
        raise BadQuestion(
            f"there is no document called '{document}'{did_you_mean(document, reports.DOCUMENTS)}; see --list"
        )
    if all_ and (output or eject):
        raise BadQuestion(
            "--all writes several files into reports/: leave out -o" if output else "say whose template --eject copies"
        )
    if eject:
        typer.echo(f"Wrote {ejected(options.here(folder), document).as_posix()}")
        return
    chosen = _format(format_, output, reference)
    assessment = options.assessed(folder, as_of=as_of, at_step=at_step, own=framework, sign_off=sign_off)
    style, mark = reference or house_style(assessment, folder), reports.INTERNAL if internal else None
    layout = reports.Layout(reference=style, large=large_print, mark=mark)
    order = Order(chosen, about or None, layout, force, names_unchecked)
    if check_template:
        _check_templates(assessment, folder, [document] if document else list(reports.DOCUMENTS), order)
        return
    if all_:
        _write_all(assessment, folder, order)
        return
    with saying("writing the document"):
        data = _rendered(assessment, folder, document, order)
    say_what_was_not_checked(assessment.loaded, "the document")
    if output == "-":
        typer.echo(data, nl=False)
        return
    target = Path(output) if output else folder / "reports" / _file_name(document, order)
    write_document(target, chosen, data, force=force)
    say_what_the_house_style_lacks(chosen, style, [target])
    typer.echo(f"Wrote {target.as_posix()}")


def _format(asked: str, output: str, reference: Path | None) -> str:
    """The format asked for, or that of the file; raises BadQuestion where the rest does not go with it."""
    chosen = asked or Path(output).suffix.removeprefix(".") or ("md" if output == "-" else "docx")
    ending = Path(output).suffix.removeprefix(".").casefold()
    if ending in FORMATS and ending != chosen.casefold():
        raise BadQuestion(f"'{output}' ends as {ending}, and --format says {chosen}: they have to agree")
    if output == "-" and chosen not in ("md", "html"):
        raise BadQuestion("only Markdown and HTML can be written to standard output: say --format md or --format html")
    if reference and chosen != "docx":
        raise BadQuestion("--reference-doc is for Word: a page, a PDF and Markdown take over no house style")
    return chosen


def _listed(format_: str) -> str:
    """Every document: what it is, for whom, and at which step it is due."""
    from pwp.report import DOCUMENTS as KNOWN

    rows: list[dict[str, Cell]] = [
        {
            "document": name,
            "what": one.what,
            "whom": one.whom,
            "step": one.step,
            "public": one.public,
            "said": f"{one.what} {one.whom[:1].upper()}{one.whom[1:]}, at the step {one.step}.",
        }
        for name, one in KNOWN.items()
    ]
    return shown("documents", DOCUMENTS, rows, format_)


def _rendered(
    assessment: "Assessment", folder: Path, document: str, order: Order, advise: "Advise" = say_advice
) -> bytes:
    """A document as bytes, by the workspace's own template where there is one."""
    from pwp import report as reports

    own = own_template(folder, document)
    return reports.render(
        assessment,
        document,
        format_=order.format_,
        part=order.part,
        layout=order.layout,
        template=own,
        names_unchecked=order.names_unchecked,
        advise=advise,
    )


def _check_templates(assessment: "Assessment", folder: Path, documents: list[str], order: Order) -> None:
    """Say of each of the workspace's own templates whether it can be used, with every fault where it cannot."""
    own = [name for name in documents if own_template(folder, name) is not None]
    if not own:
        which = f"{documents[0]}.md.j2" if len(documents) == 1 else "template of a document"
        raise BadQuestion(f"there is no {which} in templates/: --eject puts one there")
    unusable = False
    for name in own:
        try:
            _rendered(assessment, folder, name, order._replace(format_="md"))
        except PwpError as error:
            if len(documents) == 1:
                raise
            typer.echo(f"pwp: {error}", err=True)
            unusable = True
        else:
            typer.echo(f"templates/{name}.md.j2 can be used")
    if unusable:
        raise typer.Exit(Exit.UNREADABLE)


def _write_all(assessment: "Assessment", folder: Path, order: Order) -> None:
    """Write every document that the record holds enough for, and say why the others were not written."""
    from pwp import report as reports

    status, advise, written = Exit.OK, each_once(), list[Path]()
    for name in reports.DOCUMENTS:
        try:
            with saying(f"writing {name}"):
                data = _rendered(assessment, folder, name, order, advise)
            target = folder / "reports" / _file_name(name, order)
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


def _file_name(document: str, order: Order) -> str:
    """What the file of a document is called in reports/."""
    look = ("large-print" if order.layout.large else None, "internal" if order.layout.mark else None)
    parts = (document, order.part, *look)
    return f"{'-'.join(part for part in parts if part)}.{order.format_}"
