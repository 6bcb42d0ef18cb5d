"""Where a document lies, as the record names it: below documents/, and without that before it."""

import re

from pwp.plain import brief

_FROM_THE_TOP = re.compile(r"[A-Za-z]:|/|~")


def below_documents(name: str) -> str | None:
    """The name of a file as the record writes it; None where it is not below documents/."""
    plain = name.strip().replace("\\", "/")
    if _FROM_THE_TOP.match(plain):
        return None
    steps = [one for one in plain.split("/") if one not in {"", "."}]
    steps = steps[1:] if steps[:1] == ["documents"] else steps
    return "/".join(steps) if steps and ".." not in steps else None


def not_below(name: str) -> str:
    """What is to be done about a file that is not below documents/."""
    return f"'{brief(name)}' is not below documents/; put the file there, and give its name as it is there: paper.pdf"
