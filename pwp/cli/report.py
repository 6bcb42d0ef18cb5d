"""`pwp report`: a document from the record."""

from pathlib import Path
from typing import Annotated

import typer

from pwp.cli import completing, options
from pwp.cli.making import Order, check_templates, file_name, rendered, write_all
from pwp.cli.own_look import ejected, house_style
from pwp.cli.show.lists import FORMATS as LIST_FORMATS
from pwp.cli.show.lists import Cell, Columns, known_format, shown
from pwp.cli.writing import say_what_the_house_style_lacks, say_what_was_not_checked, write_document
from pwp.errors import BadQuestion
from pwp.spelling import did_you_mean

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = ("docx", "html", "pdf", "md")
DOCUMENTS = Columns(("document", "what", "whom", "step", "public"), ("document", "said"))


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
        check_templates(assessment, folder, [document] if document else list(reports.DOCUMENTS), order)
        return
    if all_:
        write_all(assessment, folder, order)
        return
    data = rendered(assessment, folder, document, order)
    say_what_was_not_checked(assessment.loaded, "the document")
    if output == "-":
        typer.echo(data, nl=False)
        return
    target = Path(output) if output else folder / "reports" / file_name(document, order)
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
