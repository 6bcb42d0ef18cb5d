"""What a changed template may name: the values of the view, and those that pwp's own template reads."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import TemplateSyntaxError, nodes

from pwp.errors import BadTemplate
from pwp.report import spans
from pwp.report.templates import FILTERS, Template, environment, shipped
from pwp.report.view import View
from pwp.spelling import did_you_mean

Path = tuple[str, ...]
"""How a value is reached: the names one below another, and EACH for each thing of a list."""
EACH = "[]"
OPAQUE: Path = ("?",)
"""What is made in the template itself, of which nothing is known."""
PLACING = {"table": "tables", "figure": "figures"}
"""What places a thing of the view, and what of the view holds such things."""
ALWAYS = frozenset((("title",), ("page_break",), ("table",), ("figure",)))
_REFUSED = {
    nodes.Mul: "'*' cannot stand between values",
    nodes.Pow: "'**' cannot stand between values",
    nodes.Mod: "'%' cannot stand between values",
    nodes.Add: "'+' cannot stand between values",
    nodes.Sub: "'-' cannot stand between values",
    nodes.Div: "'/' cannot stand between values",
    nodes.FloorDiv: "'//' cannot stand between values",
    nodes.Concat: "'~' cannot stand between values: write one after the other",
    nodes.Include: "a template includes no other",
    nodes.Import: "a template imports no other",
    nodes.FromImport: "a template imports no other",
    nodes.Extends: "a template extends no other",
    nodes.Macro: "a template defines no macro",
    nodes.CallBlock: "a template defines no macro",
}


class Read(NamedTuple):
    """A value that a template reads, and the line on which it does."""

    path: Path
    line: int


class _Reader:
    """Walks a template, and notes what it reads and places."""

    def __init__(self) -> None:
        self.reads: list[Read] = []
        self.placed: list[tuple[str, str, int]] = []

    def walk(self, node: nodes.Node, scope: Mapping[str, Path]) -> None:
        """Note what a part of a template reads; `scope` are the names it gave to things itself."""
        if isinstance(node, nodes.For):
            self._for(node, dict(scope))
        elif isinstance(node, nodes.Template | nodes.If | nodes.Output | nodes.FilterBlock | nodes.AssignBlock):
            inner = dict(scope)
            for child in node.iter_child_nodes():
                self._set(child, inner)
                self.walk(child, inner)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self.path(node, scope)
        elif isinstance(node, nodes.Call):
            self._call(node, scope)
        else:
            for child in node.iter_child_nodes():
                self.walk(child, scope)

    def _for(self, node: nodes.For, scope: dict[str, Path]) -> None:
        """Note what a loop reads, and what it calls each thing."""
        over = (
            self.path(node.iter, scope) if isinstance(node.iter, nodes.Name | nodes.Getattr | nodes.Getitem) else None
        )
        if over is None:
            self.walk(node.iter, scope)
        if isinstance(node.target, nodes.Name):
            scope[node.target.name] = (*over, EACH) if over and over != OPAQUE else OPAQUE
        inner = {**scope, "loop": OPAQUE}
        for child in (*([node.test] if node.test else ()), *node.body):
            self._set(child, inner)
            self.walk(child, inner)
        for child in node.else_:
            self.walk(child, scope)

    def _set(self, node: nodes.Node, scope: dict[str, Path]) -> None:
        """Take note of a name that the template gives itself."""
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            value = node.node
            known = isinstance(value, nodes.Name | nodes.Getattr | nodes.Getitem)
            scope[node.target.name] = self.path(value, scope) if known else OPAQUE
        elif isinstance(node, nodes.AssignBlock) and isinstance(node.target, nodes.Name):
            scope[node.target.name] = OPAQUE

    def _call(self, node: nodes.Call, scope: Mapping[str, Path]) -> None:
        """Note what a call places, and what it reads."""
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        first = node.args[0] if node.args else None
        if called in PLACING and isinstance(first, nodes.Const):
            self.placed.append((called, str(first.value), node.lineno))
            return
        for child in node.iter_child_nodes():
            self.walk(child, scope)

    def path(self, node: nodes.Node, scope: Mapping[str, Path]) -> Path:
        """How a value is reached, having noted that it is read."""
        if isinstance(node, nodes.Name):
            found = scope.get(node.name, (node.name,))
        elif isinstance(node, nodes.Getattr):
            found = _below(self.path(node.node, scope), node.attr)
        elif isinstance(node, nodes.Getitem):
            key = node.arg.value if isinstance(node.arg, nodes.Const) else None
            found = _below(self.path(node.node, scope), key if isinstance(key, str) else EACH)
        else:
            self.walk(node, scope)
            return OPAQUE
        if found != OPAQUE and getattr(node, "ctx", "load") == "load":
            self.reads.append(Read(found, node.lineno))
        return found


def _below(path: Path, name: str) -> Path:
    return OPAQUE if path == OPAQUE else (*path, name)


def check(own: Template, name: str, view: View) -> None:
    """Raises BadTemplate, with every fault and its line, where a changed template cannot be used for a view."""
    try:
        tree = environment(str).parse(own.text)
    except TemplateSyntaxError as error:
        raise BadTemplate(own.file, ((error.lineno, (error.message or "it is not understood").rstrip(".")),)) from error
    reader, ours = _Reader(), _Reader()
    reader.walk(tree, {})
    ours.walk(environment(str).parse(shipped(name)), {})
    faults = {
        *_refused(tree),
        *spans.faults(environment(str), own.text),
        *_unknown(reader.reads, known_paths(view, ours.reads)),
        *_unplaced(reader.placed, view, ours),
    }
    if faults:
        raise BadTemplate(own.file, tuple(sorted(faults)))


def known_paths(view: View, read: Iterable[Read]) -> frozenset[Path]:
    """All that a template of a document may read: what is in the view, and what pwp's own template reads."""
    found = {*_shape(view.values, ()), *(one.path for one in read), *ALWAYS}
    return frozenset(path[:length] for path in found for length in range(1, len(path) + 1))


def _shape(value: Any, path: Path) -> Iterator[Path]:
    """How everything in a value is reached."""
    yield path
    if isinstance(value, Mapping):
        for key, held in value.items():
            yield from _shape(held, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _shape(held, (*path, EACH))


def _refused(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """What a template says that no changed template may say."""
    for kind, sentence in _REFUSED.items():
        for node in tree.find_all(kind):
            yield node.lineno, sentence
    for node in tree.find_all(nodes.Filter):
        if node.name not in FILTERS:
            yield node.lineno, f"there is no filter '{node.name}'{did_you_mean(node.name, FILTERS)}"


def _unknown(reads: Iterable[Read], known: frozenset[Path]) -> Iterator[tuple[int, str]]:
    """The names that stand for nothing."""
    for path, line in reads:
        length = next((n for n in range(1, len(path) + 1) if path[:n] not in known), None)
        if length is None:
            continue
        above, name = path[: length - 1], path[length - 1]
        beside = [one[-1] for one in known if one[:-1] == above and one[-1] != EACH]
        where = f" in '{'.'.join(one for one in above if one != EACH)}'" if above else ""
        yield line, f"there is nothing called '{name}'{where}{did_you_mean(name, beside)}"


def _unplaced(placed: Iterable[tuple[str, str, int]], view: View, ours: _Reader) -> Iterator[tuple[int, str]]:
    """The tables and figures that there are not."""
    for kind, name, line in placed:
        known = {*getattr(view, PLACING[kind]), *(one for of, one, _ in ours.placed if of == kind)}
        if name not in known:
            yield line, f"there is no {kind} '{name}'{did_you_mean(name, known)}"
