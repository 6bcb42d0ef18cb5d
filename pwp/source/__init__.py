"""YAML text to plain values, and the line and column of every key and item when they are asked for.

The one place that reads YAML, from libyaml's events. Everything in a file is text: what a text means is for
the field that holds it. What would make two readers disagree (anchors, aliases, tags, merge keys, duplicate
keys, second documents, odd line breaks, other encodings) is refused at its line, in plain words.
"""

from pwp.source.faults import Fault, conflict, invisible
from pwp.source.layout import Node, comments, layout
from pwp.source.marks import Marks, ends_at_a_comma, lost_to_comments
from pwp.source.reader import LARGEST, SHORT, Reader, Reading, Value, is_placeholder

__all__ = [
    "LARGEST",
    "SHORT",
    "Fault",
    "Marks",
    "Node",
    "Reader",
    "Reading",
    "Value",
    "comments",
    "conflict",
    "ends_at_a_comma",
    "invisible",
    "is_placeholder",
    "layout",
    "lost_to_comments",
]
