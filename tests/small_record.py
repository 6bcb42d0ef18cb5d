"""A small record to add to, and what the tests of adding ask of a folder."""

from pathlib import Path
from typing import Any

from pwp.source import Reader, Reading

MAP = """\
# Who is affected.
stakeholders:
  - id: carers-north
    name: Carers in the north
    kind: identity   # asked twice
  - {id: friends, name: "Friends of the hall, Kirkwall", kind: interest}
"""
PLAN = """\
issue:
methods:
  - id: drop-in
    title: Tea and a talk
  - id: survey
    method: postal survey
"""
THEMES = """\
themes:

  # The one that came up most.
  - id: transport
    theme:  "There is no way home after six"   # their words
    response:   # not yet
  - id: warm-room
    theme: A warm room

quotes:
"""
PROMISES = """\
commitments:
  - id: later-bus
    promise: Ask for a later bus
    owner: Transport officer
    due: 2026-12-01
    state: open
"""
SMALL = {"stakeholders.yaml": MAP, "plan.yaml": PLAN, "themes.yaml": THEMES, "commitments.yaml": PROMISES}
"""The files of the record beside engagement.yaml."""
MODELINE = "# yaml-language-server: $schema=../.pwp/schema/log-entry.schema.json\n"


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what it holds; the traces of writing are left out."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in sorted(found.items()) if not name.startswith(".pwp/")}


def held(folder: Path, file: str) -> dict[str, Any]:
    """What a file holds, as our reader reads it."""
    reading = Reader().read((folder / file).read_bytes())
    assert isinstance(reading, Reading)
    assert isinstance(reading.value, dict)
    return reading.value


def entries(folder: Path) -> dict[str, dict[str, Any]]:
    """What each entry of the log holds, by its id."""
    return {path.stem: held(folder, f"log/{path.name}") for path in sorted((folder / "log").glob("*.yaml"))}
