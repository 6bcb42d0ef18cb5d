"""A small program that writes in a workspace as the commands do: new entries of the log, and themes in one file.

It is told the folder, a word that only its own themes have, how many of each to add, and, if it may write no more
than that in one file, how many bytes.
"""

import sys
from pathlib import Path

from pwp.edit.creating import create
from pwp.edit.desk import at_desk
from pwp.errors import PwpError

LINE = "Worried about the last bus, and about who can walk to it in winter."
PAGE = "".join(f"  {LINE}\n" for _ in range(12))
ENTRY = f"kind: activity\ntitle: Drop-in\ndate: 2026-03-14\nnote: |\n{PAGE}learning: whole\n"
THEME = "  - id: {id}\n    title: The last bus\n    summary: |\n" + PAGE.replace("  W", "      W") + "    note: whole\n"


def add_entry(folder: Path) -> None:
    """Add one entry, under the first name that is free."""
    number = sum(1 for _ in folder.glob("log/*.yaml"))
    while not create(folder, f"log/2026-03-14-drop-in-{number}.yaml", ENTRY.encode()):
        number += 1


def add_theme(folder: Path, theme: str) -> None:
    """Add one theme to those there are."""
    with at_desk(folder, patience=60) as desk:
        held = desk.read("themes.yaml") or b"themes:\n"
        desk.put("themes.yaml", held + THEME.format(id=theme).encode())
        desk.finish()


def main(folder: str, word: str, each: str, most: str = "") -> None:
    """Add so many of each."""
    if most:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
    try:
        for number in range(int(each)):
            add_entry(Path(folder))
            add_theme(Path(folder), f"{word}-{number}")
    except PwpError as error:
        sys.exit(f"pwp: {error}")


if __name__ == "__main__":
    main(*sys.argv[1:])
