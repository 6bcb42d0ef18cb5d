"""What reading a folder can find."""

from pwp.decode import RULES as MISFITS
from pwp.findings import Rule

UNREADABLE = Rule(
    "WSP01",
    """Every file of the record can be read.

    Why: what a file holds that cannot be read is unknown, so whatever depends on it cannot be judged, and is
    never counted as met.

    Put it right: go to the line named and do what the message says. If a file is damaged, take it from git or a
    backup.
    """,
)
PLACEHOLDER = Rule(
    "WSP06",
    """No placeholder such as TBC is left in the record.

    Why: a placeholder reads like an answer and is none; pwp treats it as not recorded.

    Put it right: write the answer, or leave the value empty until there is one.
    """,
)
LOST_TEXT = Rule(
    "WSP07",
    """No text is lost as a comment.

    Why: in YAML a space and a # start a comment, so of `title: Ward #3` only `Ward` is read.

    Put it right: put quotes around the text: `title: "Ward #3"`. A comment you mean has a space after its #.
    """,
)
UNKNOWN_FILE = Rule(
    "WSP08",
    """Every YAML file in the workspace is one that pwp reads.

    Why: a misspelt file name, or an entry in a folder below log/, would lose all that the file holds.

    Put it right: correct the file's name, or move it out of the workspace.
    """,
)
NOT_THERE = Rule(
    "WSP09",
    """The files that every engagement has are there.

    Why: every engagement has a plan and a stakeholder map, however short.

    Put it right: bring the file back, or copy it from a fresh workspace: run 'pwp init' in another folder.
    """,
)
ABOUT_FILES = (UNKNOWN_FILE, NOT_THERE)
"""The rules that look only at which files there are, whatever they hold."""
RULES = (UNREADABLE, *MISFITS, PLACEHOLDER, LOST_TEXT, UNKNOWN_FILE, NOT_THERE)
