"""New YAML: a value as text, in the manner of the files that people write. What is written reads back the same."""

import re
from typing import Any

from msgspec import Struct

from pwp.errors import BadQuestion
from pwp.model.structure import field_named, fields
from pwp.source import Fault, Reader, layout

WIDEST = 100
_EASY = re.compile(r"[^\W\d_](?:[\w ,.()/&£%-]*[\w.)%])?|\d{4}-\d\d(?:-[a-z\d-]*[a-z\d])?|\d{1,9}")
"""Texts of one line that need no closer look, and no quotes outside brackets."""
_EASY_IN_BRACKETS = re.compile(r"[^\W\d_](?:[\w ./-]*\w)?|\d{4}-\d\d(?:-[a-z\d-]*[a-z\d])?|\d{1,9}")
_OTHERWISE_READ = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
"""Words that are text here, and something else to other readers of YAML; in a list of words they stand in quotes."""


_NOTHING = frozenset({"null", "Null", "NULL"})
"""Words that YAML has for nothing, and that are text only within quotes."""


def scalar(text: str, *, in_brackets: bool = False, style: str = "", indent: int | None = None) -> str:
    """A text as YAML holds it, quoted where it has to be; raises BadQuestion where no file can hold it.

    `style` is the quote that the text before it had. `indent` is where the lines of a text of several lines are to
    start, or None where they cannot stand as lines.
    """
    easy = _EASY_IN_BRACKETS if in_brackets else _EASY
    if not style and easy.fullmatch(text) and text not in _NOTHING:
        return text
    if indent is not None and (style in ("|", ">") or "\n" in text) and (lines := _lines(text, indent)):
        return lines
    for form in _forms(text, style, in_brackets=in_brackets):
        if _reads_back(form, text, in_brackets=in_brackets):
            return form
    raise BadQuestion(f"this text cannot be kept in a file: {text[:60]!a}")


def _forms(text: str, style: str, *, in_brackets: bool) -> list[str]:
    """The ways to write a text on one line, the plainest first."""
    import yaml

    def dumped(quote: str | None, *, letters: bool = True) -> str:
        held = [text] if in_brackets else text
        told: dict[str, Any] = {"default_style": quote, "width": 10**9, "allow_unicode": letters}
        if in_brackets:
            told["default_flow_style"] = True
        form: str = yaml.dump(held, Dumper=yaml.CSafeDumper, **told).removesuffix("\n").removesuffix("\n...")
        return form.removeprefix("[").removesuffix("]") if in_brackets else form

    wanted = style if style in ("'", '"') else None
    try:
        return [one for one in (dumped(wanted), dumped('"'), dumped('"', letters=False)) if "\n" not in one]
    except (yaml.YAMLError, UnicodeEncodeError):
        return []


def _lines(text: str, indent: int) -> str:
    """A text of several lines as a block of lines after a `|`, or nothing where it would not read back the same."""
    bare = text.rstrip("\n")
    if not bare or bare[0] in " \t\n" or "\r" in text:
        return ""
    ending = {0: "-", 1: ""}.get(len(text) - len(bare))
    if ending is None:
        return ""
    start = " " * indent
    form = "\n".join((f"|{ending}", *(start + line if line else "" for line in bare.split("\n"))))
    return form if _reads_back(form, text, in_brackets=False) else ""


def _reads_back(form: str, text: str, *, in_brackets: bool) -> bool:
    """Whether a form is read as just this text, by our reader."""
    whole = f"key: [{form}]\n" if in_brackets else f"key: {form}\n"
    try:
        if isinstance(Reader().read(whole.encode()), Fault):
            return False
    except UnicodeEncodeError:  # half a character, which no file can hold
        return False
    node = layout(whole)
    value = node.value if node else None
    return value == {"key": [text] if in_brackets else text}


def key_order(record: type[Struct] | None, keys: Any) -> list[str]:
    """Keys in the order in which a record of this type is written; those it does not know last, as they come."""
    known = [field.key for field in fields(record)] if record else []
    places = {key: position for position, key in enumerate(known)}
    return sorted(keys, key=lambda key: places.get(key, len(places)))


def below(record: type[Struct] | None, key: str) -> type[Struct] | None:
    """The type of what stands below a key of a record."""
    field = field_named(record, key) if record else None
    return field.record if field else None


def lines_of(value: Any, record: type[Struct] | None, indent: int) -> list[str]:
    """The lines of the keys of a mapping, or of the items of a list, each starting `indent` spaces in."""
    if isinstance(value, list):
        return [line for item in value if not is_nothing(item) for line in item_lines(item, record, indent)]
    return [
        line
        for key in key_order(record, value)
        if not is_nothing(value[key])
        for line in key_lines(key, value[key], below(record, key), indent)
    ]


def key_lines(key: str, value: Any, record: type[Struct] | None, indent: int) -> list[str]:
    """The lines of a key with its value."""
    start = f"{' ' * indent}{scalar(key)}:"
    if isinstance(value, str):
        return f"{start} {scalar(value, indent=indent + 2)}".split("\n")
    if isinstance(value, list) and (short := _in_brackets(value, len(start))):
        return [f"{start} {short}"]
    return [start, *lines_of(value, record, indent + 2)]


def item_lines(item: Any, record: type[Struct] | None, indent: int) -> list[str]:
    """The lines of an item of a list."""
    start = " " * indent + "- "
    if isinstance(item, str):
        return (start + scalar(item, indent=indent + 2)).split("\n")
    first, *others = lines_of(item, record, indent + 2)
    return [start + first.lstrip(" "), *others]


def is_nothing(value: Any) -> bool:
    """Whether a value records nothing."""
    return value is None or value in ("", [], {})


def _in_brackets(items: list[Any], before: int) -> str:
    """A list of short words within brackets, or nothing where it had better stand as lines."""
    if not all(isinstance(item, str) and _EASY_IN_BRACKETS.fullmatch(item) for item in items):
        return ""
    shown = ", ".join(f'"{item}"' if item.casefold() in _OTHERWISE_READ else item for item in items)
    return f"[{shown}]" if before + len(shown) < WIDEST else ""


def in_brackets(value: Any, record: type[Struct] | None) -> str:
    """A value as it stands within brackets."""
    if isinstance(value, str):
        return scalar(value, in_brackets=True)
    if isinstance(value, list):
        return f"[{', '.join(in_brackets(item, record) for item in value if not is_nothing(item))}]"
    held = ((key, value[key], below(record, key)) for key in key_order(record, value) if not is_nothing(value[key]))
    return "{" + ", ".join(f"{scalar(key, in_brackets=True)}: {in_brackets(one, to)}" for key, one, to in held) + "}"
