"""Start-up: what a command imports, since everybody waits for it at each call."""

import os
import subprocess
import sys
from pathlib import Path

from conftest import EXAMPLES, Tree


def imported(*arguments: str | Path) -> set[str]:
    """Every module that the command imports, as Python itself tells."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "pwp", *map(str, arguments)],
        env={**os.environ, "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = (line.rpartition("|") for line in ran.stderr.splitlines() if line.startswith("import time:"))
    return {name.strip() for _, _, name in lines} - {"imported package"}


def packages(modules: set[str]) -> set[str]:
    """The packages of others among these modules."""
    top = {name.partition(".")[0] for name in modules}
    return {name for name in top if name not in sys.stdlib_module_names and name not in ("pwp", "org")}


BARE = packages(
    {
        name.strip()
        for name in subprocess.run(
            [sys.executable, "-X", "importtime", "-c", "pass"], capture_output=True, encoding="utf-8", check=True
        )
        .stderr.replace("|", "\n")
        .splitlines()
    }
)
"""What Python imports by itself where it is set up, such as the hooks of editable installs."""
OF_TYPER = {"annotated_doc", "shellingham", "typing_extensions"}


def test_check_imports_only_what_it_needs_to_read_and_judge() -> None:
    found = imported("check", "-C", EXAMPLES / "day-service", "--as-of", "2026-03-02", "--format", "concise")
    assert packages(found) - BARE == {"msgspec", "yaml", "typer", *OF_TYPER}
    others = (
        "pwp.report",
        "pwp.scaffold",
        "pwp.schema",
        "pwp.cli.explain",
        "pwp.cli.show.text",
        "pwp.cli.show.as_json",
    )
    assert not found & {*others, "asyncio", "tempfile", "unittest", "email", "http"}


def test_the_version_costs_next_to_nothing() -> None:
    assert packages(imported("--version")) - BARE == set()


def test_what_every_command_imports_judges_nothing_and_reads_no_record() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "import pwp.cli.app, pwp.cli.options, sys; print(*sys.modules)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    heavy = ("pwp.assessment", "pwp.checks", "pwp.frameworks", "pwp.folder", "pwp.model.workspace", "yaml", "rich")
    assert not set(ran.stdout.split()) & set(heavy)


def test_only_a_word_document_loads_what_writes_word(workspace: Tree) -> None:
    folder = workspace({"plan.yaml": "purpose: To ask\n"})
    assert "docx" not in packages(imported("report", "feedback", "-C", folder, "-o", "-"))
    assert "docx" in packages(imported("report", "feedback", "-C", folder))


def test_each_public_function_is_loaded_when_it_is_asked_for() -> None:
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "import pwp, sys; print('msgspec' in sys.modules); pwp.load; print('msgspec' in sys.modules)",
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout.split() == ["False", "True"]
