"""`pwp report`: a document from the record."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from pwp.assessment import Assessment
from pwp.cli import options
from pwp.errors import BadQuestion, CannotWrite

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def report(
    document: Annotated[str, typer.Argument(help="The document: assurance or feedback.")],
    *,
    folder: options.Folder = Path(),
    format_: Annotated[str, typer.Option("--format", help="docx (Word) or md (Markdown).", show_default=False)] = "",
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
    data = reports.render(assessment, document, format_=chosen, reference=reference)
    _warn(assessment)
    if output == "-":
        sys.stdout.buffer.write(data)
        return
    target = Path(output) if output else folder / "reports" / f"{document}.{chosen}"
    _write(target, data)
    typer.echo(f"Wrote {target.as_posix()}")


def _warn(assessment: Assessment) -> None:
    """Say what a reader of the document ought to know of how it was made."""
    from pwp.privacy.references import names_unchecked

    loaded = assessment.loaded
    if names_unchecked(loaded.workspace):
        typer.echo("pwp: names were not checked: private/people.yaml is not there to compare with", err=True)
    if loaded.misread:
        typer.echo("pwp: what is not understood is left out of the document; 'pwp check' shows where", err=True)


def _write(target: Path, data: bytes) -> None:
    """Write a document whole or not at all."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        may_not = "it is open in another program, or may not be written here"
        reason = may_not if isinstance(error, PermissionError) else error.strerror
        raise CannotWrite(target.as_posix(), reason or str(error)) from error
