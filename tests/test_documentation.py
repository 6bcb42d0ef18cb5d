"""What the project says of itself is true: generated pages are fresh, commands and links in the pages are real."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import typer
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct
from typer.exceptions import TyperException

from pwp import __version__
from pwp.assessment import rules
from pwp.cli.app import app
from pwp.errors import PwpError
from pwp.frameworks import Framework
from pwp.model.log import Entry
from pwp.model.structure import fields, leads
from pwp.model.workspace import FILES
from pwp.resources import worked_examples
from tools.generate import GENERATED

ROOT = Path(__file__).parent.parent
TOP = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
PAGES = sorted(
    {*TOP, *(page.relative_to(ROOT).as_posix() for one in ("*.md", "docs/**/*.md") for page in ROOT.glob(one))}
)


# --- generated pages


@pytest.mark.parametrize("name", [name for name in GENERATED if name.startswith("docs/")])
def test_a_generated_page_is_as_the_code_makes_it_now(name: str) -> None:
    assert (ROOT / name).read_bytes().decode() == GENERATED[name](), "run 'python run.py generate'"


def test_the_pages_of_checks_and_of_fields_are_generated() -> None:
    assert {"docs/checks.md", "docs/fields.md"} <= set(GENERATED)


def records(record: type[Struct]) -> Iterator[type[Struct]]:
    """A record type, and those of all that stands below it."""
    yield record
    for field in fields(record):
        if field.record is not None:
            yield from records(field.record)


@pytest.mark.parametrize("root", [*FILES.values(), Entry, Framework], ids=lambda one: one.__name__)
def test_every_record_and_every_key_says_what_it_means_in_a_sentence(root: type[Struct]) -> None:
    for record in records(root):
        assert re.fullmatch(r"(?s)[A-Z].*\.\s*", record.__doc__ or ""), record.__name__
        for field in fields(record):
            assert re.fullmatch(r"[A-Z0-9].*\.", field.meaning), f"{record.__name__}.{field.key}: {field.meaning!r}"


@pytest.mark.parametrize("root", [*FILES.values(), Entry], ids=lambda one: one.__name__)
def test_the_quick_look_at_a_record_sees_what_the_whole_one_sees(root: type[Struct]) -> None:
    for record in records(root):
        seen = ((one.attribute, one.key, one.many, one.record or one.refers) for one in fields(record))
        assert list(leads(record)) == [one for one in seen if one[3] is not None]


def test_every_check_has_a_page_of_worked_examples_and_no_page_is_left_over() -> None:
    pages = {page.stem for page in (ROOT / "pwp/checks/examples").iterdir()}
    assert pages == set(rules())
    assert all(worked_examples(code).startswith("## ") for code in pages)


# --- commands in the pages


def tokens(text: str) -> Iterator[Token]:
    """Every part of a Markdown text, what stands within lines included."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def commands(text: str) -> list[str]:
    """Every command line of pwp in a Markdown text: in blocks, where a `$` marks the lines typed, and within lines."""
    found = []
    for token in tokens(text):
        if token.type == "code_inline":
            found.append(token.content)
        elif token.type in ("fence", "code_block"):
            lines = token.content.replace("\\\n", " ").splitlines()
            typed = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
            found.extend(typed or lines)
    return [line.strip() for line in found if re.match(r"\s*pwp\s+[\w-]", line)]


def fault(line: str) -> str:
    """What is wrong with a command line of pwp; nothing where there is such a command, and it takes these options.

    A command alone, such as `pwp explain`, may be spoken of without what it needs.
    """
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words = list(takewhile(lambda word: not set(word) <= set("|<>&;()"), lexer))[1:]
    pwp: Any = typer.main.get_command(app)
    try:
        ctx = pwp.make_context("pwp", words.copy())
        if not words[0].startswith("-"):
            _, command, given = pwp.resolve_command(ctx, words)
            while given and not given[0].startswith("-") and hasattr(command, "resolve_command"):
                _, command, given = command.resolve_command(ctx, given)
            command.make_context(words[0], given, parent=ctx, resilient_parsing=not given)
    except typer.Exit:  # it asked for help
        return ""
    except (PwpError, TyperException) as error:
        return f"{line}: {error}"
    return ""


@pytest.mark.parametrize(
    ("line", "sound"),
    [
        ("pwp check -C my-engagement --as-of 2026-03-02 | less", True),
        ("pwp report feedback -o - > feedback.md  # in Markdown", True),
        ("pwp --version", True),
        ("pwp init --help", True),
        ("pwp chek", False),
        ("pwp log add 'Drop-in at the library' --people 14", True),
        ("pwp log add --peeple 14", False),
        ("pwp add theem 'Too cold'", False),
        ("pwp check --sing-off", False),
        ("pwp explain", True),
        ("pwp explain -C my-engagement", False),
        ("pwp explain FBK02 FBK03", False),
        ("pwp --sign-off check", False),
    ],
)
def test_a_command_line_is_told_from_one_that_pwp_refuses(line: str, sound: bool) -> None:
    assert (fault(line) == "") == sound
    assert commands(f"```console\n$ {line}\npwp said this\n```\n") == [line]
    assert commands(f"Say `{line}`.\n\n    {line}\n") == [line, line]


def test_the_readme_shows_commands() -> None:
    assert commands((ROOT / "README.md").read_text("utf-8"))


@pytest.mark.parametrize("page", [page for page in PAGES if page != "CHANGELOG.md"])
def test_every_command_on_a_page_is_real(page: str) -> None:
    """The changelog is left out: it may name what is no more."""
    assert [told for line in commands((ROOT / page).read_text("utf-8")) if (told := fault(line))] == []


def test_every_command_that_the_page_of_a_check_names_is_real() -> None:
    named = {line for rule in rules().values() for line in re.findall(r"['`](pwp [a-z][^'`]*)['`]", rule.text)}
    assert named
    assert [told for line in sorted(named) if (told := fault(line))] == []


# --- links, the changelog, and what no file may say


@pytest.mark.parametrize("page", PAGES)
def test_every_relative_link_leads_to_a_file_that_is_there(page: str) -> None:
    addresses = [one.attrs.get("href") or one.attrs.get("src") for one in tokens((ROOT / page).read_text("utf-8"))]
    for address in (str(one) for one in addresses if one):
        if re.match(r"[a-z]+:|#", address):
            continue
        target = ((ROOT / page).parent / address.split("#")[0]).resolve()
        assert target.exists(), address
        assert target.is_relative_to(ROOT), address


def test_the_changelog_begins_with_what_is_unreleased_or_with_this_version() -> None:
    headings = re.findall(r"(?m)^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert headings
    versions = [re.fullmatch(r"\[?(Unreleased|\d+\.\d+\.\d+)\]?(?: - \d{4}-\d\d-\d\d)?", one) for one in headings]
    assert all(versions), headings
    assert versions[0]
    assert versions[0][1] in ("Unreleased", __version__)


def kept_by_git() -> list[Path]:
    """The files that git keeps; none in a folder that is not a checkout."""
    ran = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return [ROOT / name for name in ran.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.skipif(not kept_by_git(), reason="this is not a checkout")
@pytest.mark.parametrize(
    "telling",
    [r"(?<![\w./:~-])/(?:home|root|tmp|work|mnt|opt|Users)/\w", r"[A-Z]:\\Users\b", r"(?i)\bagents?\b"],
    ids=["a path", "a path on Windows", "a writer"],
)
def test_no_file_says_on_what_machine_or_by_whose_hand_it_was_written(telling: str) -> None:
    said = [
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in kept_by_git()
        if file.parent.name != "corpora"  # the texts of others
        if (found := re.search(telling, file.read_text("utf-8", errors="ignore")))
    ]
    assert said == []
