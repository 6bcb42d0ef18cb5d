"""`pwp report`: a document from the record."""

from pathlib import Path
from typing import Annotated

import typer

from pwp.cli import completing, options
from pwp.cli.waiting import saying
from pwp.cli.writing import say_what_was_not_checked, write_whole
from pwp.errors import BadQuestion

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def report(
    document: Annotated[
        str,
        typer.Argument(
            help="The document: assurance or feedback.",
            autocompletion=completing.one_of(("assurance", "feedback")),
        ),
    ],
    *,
    folder: options.Folder = Path(),
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help="docx (Word) or md (Markdown).",
            show_default=False,
            autocompletion=completing.one_of(("docx", "md")),
        ),
    ] = "",
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to write; - is standard output.", show_default=False
        ),
    ] = "",
    reference: Annotated[
        Path | None,
        typer.Option("--reference-doc", metavar="FILE", help="A Word file whose house style is taken over."),
    ] = None,
    at_step: options.AtStep = "",
    as_of: options.AsOf = "",
    sign_off: options.SignOff = False,
    framework: options.Policy = [],  # noqa: B006 - Typer takes the default of a repeated option so
) -> None:
    """Write a document from the record, in Word or Markdown.

    assurance: for the sign-off meeting; every requirement, its state and what shows it.

    feedback: for the public; what we asked, what you said, what we did and why.

    A document that would print what identifies a person is not written: exit status 1.
    """
    from pwp import report as reports

    chosen = format_ or Path(output).suffix.removeprefix(".") or ("md" if output == "-" else "docx")
    if output == "-" and chosen != "md":
        raise BadQuestion("only Markdown can be written to standard output: say --format md")
    assessment = options.assessed(folder, as_of=as_of, at_step=at_step, own=framework, sign_off=sign_off)
    with saying("writing the document"):
        data = reports.render(assessment, document, format_=chosen, layout=reports.Layout(reference=reference))
    say_what_was_not_checked(assessment.loaded, "the document")
    if output == "-":
        typer.echo(data, nl=False)
        return
    target = Path(output) if output else folder / "reports" / f"{document}.{chosen}"
    write_whole(target, data)
    typer.echo(f"Wrote {target.as_posix()}")
