"""`pwp explain`: the page of a check or a requirement."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pwp.calendar import When
from pwp.cli import completing, options
from pwp.cli.show.json_text import json_text
from pwp.errors import BadQuestion
from pwp.plain import visible
from pwp.spelling import did_you_mean

if TYPE_CHECKING:
    from pwp.cli.show.pages import Asking

app = typer.Typer(rich_markup_mode=None, add_completion=False)
FORMATS = ("text", "json")
DOCUMENT_RULES = "ACC"
"""How the codes of the rules for Word files begin, of which 'pwp check-docx' tells."""


@app.command()
def explain(
    name: Annotated[
        str,
        typer.Argument(
            help="A check such as FBK02 or ACC07, or a requirement such as NS-COM-6.",
            autocompletion=completing.codes_and_requirements,
        ),
    ],
    *,
    folder: options.Folder = Path(),
    format_: Annotated[
        str, typer.Option("--format", help="text or json.", autocompletion=completing.one_of(FORMATS))
    ] = "text",
    framework: options.Policy = [],  # noqa: B006 - Typer takes the default of a repeated option so
) -> None:
    """Explain a check or a requirement: why it is asked, how to put it right, and worked examples."""
    if format_ not in FORMATS:
        raise BadQuestion(f"--format takes text or json, not '{format_}'")
    if name.upper().startswith(DOCUMENT_RULES):
        _explain_document_rule(name.upper(), format_)
        return
    from pwp.assessment import rules
    from pwp.cli.show import pages

    every: Asking = [(one, each) for one in options.frameworks(folder, framework) for each in one.requirements]
    rule = rules().get(name.upper())
    asked = _judging_last(folder, [(one, each) for one, each in every if each.id.casefold() == name.casefold()])
    if rule is not None:
        asking = [(one, each) for one, each in every if rule.code in each.checks]
        page, data = pages.of_rule(rule, asking), pages.rule_as_json(rule, asking)
    elif asked:
        sharing = {each.id for _, each in every if each.judged_with == asked[-1][1].id}
        page, data = "\n".join(pages.of_requirement(asked, sharing)), pages.requirement_as_json(asked)
    else:
        known = [*rules(), *(each.id for _, each in every)]
        raise BadQuestion(f"there is no check or requirement called '{name}'{did_you_mean(name, known)}")
    if format_ == "json":
        typer.echo(json_text(data), nl=False)
    else:
        _show(page)


def _explain_document_rule(code: str, format_: str) -> None:
    """Explain a rule for Word files, which belongs to no framework."""
    from pwp.cli.show import documents

    if code not in documents.codes():
        raise BadQuestion(f"there is no rule for Word files called '{code}'{did_you_mean(code, documents.codes())}")
    if format_ == "json":
        typer.echo(json_text(documents.page_as_json(code)), nl=False)
    else:
        _show(documents.page_of(code))


def _judging_last(folder: Path, asked: "Asking") -> "Asking":
    """The editions of a requirement, the one last that judges the engagement at hand, where there is one."""
    if not asked[1:] or not (folder / "engagement.yaml").is_file():
        return asked
    from pwp.assessment.choosing import choose
    from pwp.folder import load

    today = When.of(options.day(""))
    judging = {one.framework.name for one in choose(load(folder).careful, [framework for framework, _ in asked], today)}
    return sorted(asked, key=lambda one: one[0].name in judging)


def _show(page: str) -> None:
    """Show a page: as it is in a pipe, laid out on a terminal, where the name of a file stands above its block."""
    page = "\n".join(visible(line) for line in page.split("\n"))
    if not options.is_styled():
        typer.echo(page.rstrip("\n"))
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(width=min(Console().width, 90))
    named = re.sub(r"^```yaml (.+)$", r"*\1*\n\n```yaml", page, flags=re.MULTILINE)
    console.print(Markdown(named, hyperlinks=False, code_theme="bw"))
