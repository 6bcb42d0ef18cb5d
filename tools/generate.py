"""Writes anew what is made from the code; a test proves that each is fresh. Run `python run.py generate`."""

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import holidays
from msgspec import Struct

from pwp.assessment import published_frameworks, rules
from pwp.checks import catalogue
from pwp.frameworks import FILES as FRAMEWORKS
from pwp.frameworks.compiled import compiled
from pwp.frameworks.crosswalk import crosswalk, for_people_alone
from pwp.model.log import Entry
from pwp.model.structure import CARRIED, Field, Kind, fields
from pwp.model.workspace import FILES
from pwp.spelling import listed
from tools.festivals import festivals
from tools.reference_document import reference_document

HERE = Path(__file__).parent.parent
YEARS = range(2014, 2036)
CARRIED_BY_ALL = (
    "Every part of the record may also carry `note` (anything else worth keeping), `documents` (ids of documents "
    "that show it) and `not_done` (why it was called for and did not happen)."
)
ABOUT_CHECKS = (
    "Every rule there is. Made from the code by `python run.py generate`. `pwp explain CODE` says why each is "
    "asked, how to put it right, and shows worked examples."
)
ABOUT_THE_CROSSWALK = (
    "Which requirements of which frameworks each check serves, so that a gap that several of them ask about is one "
    "finding. Made from the code by `python run.py generate`; `pwp frameworks --crosswalk` prints the same."
)


def bank_holidays() -> str:
    """Scotland's bank holidays, one line a day, from the `holidays` package."""
    found = holidays.country_holidays("GB", subdiv="SCT", years=YEARS)
    days = (f"{day.isoformat()} {_as_people_say(name)}" for day, name in sorted(found.items()))
    return "# Scotland's bank holidays. Made by tools/generate.py; do not change by hand.\n" + "\n".join(days) + "\n"


def _as_people_say(name: str) -> str:
    """A bank holiday's name, short enough for a sentence."""
    return name.replace("(observed)", "(substitute day)").replace(
        "Scotland's participation in the FIFA World Cup final", "World Cup bank holiday"
    )


def field_reference() -> str:
    """Every file of a workspace and every key in it, with what it means."""
    lines = [
        "# Field reference",
        "",
        "Every file of a workspace, every key, and what it means. Made from the code by `python run.py generate`.",
        "",
        CARRIED_BY_ALL,
    ]
    files: dict[str, type[Struct]] = {**FILES, "log/*.yaml": Entry}
    for file, record in files.items():
        lines += ["", f"## {file}", "", record.__doc__ or "", "", *_keys(record, "")]
    return "\n".join(lines) + "\n"


def _keys(record: type[Struct], above: str) -> Iterator[str]:
    """The keys of a record, and below each those of the record it leads to."""
    for field in fields(record):
        if field.key in CARRIED and not (field.key == "documents" and field.record):
            continue
        if record is Entry and field.defines_id:
            continue
        yield f"- `{above}{field.key}`: {field.meaning} {_takes(field)}".rstrip()
        if field.record is not None:
            yield from _keys(field.record, f"{above}{field.key}/")


def _takes(field: Field) -> str:
    """What a key takes, in brackets."""
    several = "a list, each " if field.many else ""
    kinds = {
        Kind.TEXT: "an id" if field.refers else "a text",
        Kind.YES_NO: "yes or no",
        Kind.DAY: "a day, month or year",
        Kind.LANGUAGE: "a language tag such as `gd` or `pl`",
        Kind.WHOLE: "a whole number",
        Kind.NUMBER: "a number",
        Kind.CHOICE: listed([f"`{one}`" for one in field.choices], "or"),
        Kind.RECORD: "with keys of its own",
        Kind.WORDS: "keys of your own, each with a text",
    }
    return f"({several}{kinds[field.kind]})"


def check_catalogue() -> str:
    """Every rule with what is true when it is met, and every requirement that asks for it."""
    asked = list({each.id: (one, each) for one in published_frameworks() for each in one.requirements}.values())
    lines = [
        "# The checks",
        "",
        ABOUT_CHECKS,
        "",
        "| code | what is true when it is met | due from | asked by |",
        "| --- | --- | --- | --- |",
    ]
    checks = catalogue()
    for code, rule in rules().items():
        step = checks[code].step if code in checks else "always"
        names = listed([each.id for _, each in asked if code in each.checks])
        lines.append(f"| {code} | {rule.page.summary} | {step} | {names} |")
    only = [code for code, check in checks.items() if check.asks_presence_only]
    lines += ["", f"{listed(only)} only ask whether something is recorded; all others look at what it says."]
    return "\n".join(lines) + "\n"


def crosswalk_page() -> str:
    """Which requirements of which frameworks each check serves, and what only people can tell."""
    frameworks = published_frameworks()
    lines = ["# Crosswalk", "", ABOUT_THE_CROSSWALK, ""]
    summaries = {code: rule.page.summary for code, rule in rules().items()}
    for code, served in groupby(crosswalk(frameworks), key=lambda one: one.code):
        lines += [f"**{code}** {summaries[code]}", ""]
        for one in served:
            brief = one.framework.short or one.framework.title
            named = f"{brief} ({listed(one.editions)})" if one.editions else brief
            lines.append(f"- {one.requirement.id}, {named}: {one.requirement.title} ({one.requirement.severity})")
        lines.append("")
    lines += ["## For people alone", "", "No check can tell these; people judge them, with evidence.", ""]
    lines += [
        f"- {asks.id}, {framework.short or framework.title}: {asks.title} ({asks.severity})"
        for framework, asks in for_people_alone(frameworks)
    ]
    return "\n".join(lines) + "\n"


GENERATED: dict[str, Callable[[], str | bytes]] = {
    "pwp/calendar/scottish-bank-holidays.txt": bank_holidays,
    "pwp/calendar/festivals.txt": lambda: festivals(YEARS),
    "pwp/frameworks/published.json": lambda: compiled(FRAMEWORKS),
    "docs/fields.md": field_reference,
    "docs/checks.md": check_catalogue,
    "docs/crosswalk.md": crosswalk_page,
    "templates/reports/reference.docx": reference_document,
}
"""Each file that is made from the code, and what makes it."""


def main() -> None:
    """Write every generated file."""
    for name, make in GENERATED.items():
        made = make()
        file = HERE / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(made.encode() if isinstance(made, str) else made)
        print(f"Wrote {name}")


if __name__ == "__main__":
    main()
