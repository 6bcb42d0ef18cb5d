"""The templates of documents: pwp's own, and the copy of one that a body has changed, which is not trusted.

A changed template runs in a sandbox: it reads the values of the view and nothing else, calls nothing but `table` and
`figure`, and what it writes is counted while it is written.
"""

import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any, NamedTuple, NoReturn

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pwp import resources
from pwp.errors import BadTemplate

MOST = 5_000_000
"""So many characters a document made by a changed template may have."""
MOST_STEPS = 5_000_000
"""So many steps a changed template may take: of its loops, and of what its filters go through."""
_STEPS = "steps of a loop"
"""What counts them; a filter that no template can name."""
FILTERS = frozenset(
    (
        *("capitalize", "count", "default", "first", "join", "last", "length", "list", "lower", "map", "reject"),
        *("rejectattr", "reverse", "select", "selectattr", "sort", "trim", "unique", "upper"),
    )
)
"""The filters that a changed template may use: none of them can make much out of little."""


class Template(NamedTuple):
    """A body's own template: the file it stands in, as messages name it, and its text."""

    file: str
    text: str


def shipped(name: str) -> str:
    """The text of the template that comes with pwp for a document."""
    return (resources.folder("templates") / "reports" / f"{name}.md.j2").read_text(encoding="utf-8")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Where templates run: no name of a value can reach Python, and no operator can make much out of little."""

    intercepted_binops = frozenset(("*", "**", "%", "+", "/", "//", "-"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> NoReturn:
        """Refuses every operator between values: whatever is reckoned stands in the view."""
        del context, left, right
        raise SecurityError(f"'{operator}' cannot stand between values here")

    def is_safe_callable(self, obj: Any) -> bool:
        """Only what places a table or figure, and what the template defines itself, is called."""
        return getattr(obj, "places", False) or isinstance(obj, Macro)


class _Counting(CodeGenerator):
    """Compiles a template so that each step of its loops is counted."""

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802 - so the compiler names it
        """The whole template, with what counts the steps around whatever a loop is over."""
        for loop in list(node.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, _STEPS, [], [], None, None, lineno=loop.lineno)
        super().visit_Template(node, frame)


class _Meter:
    """Counts what a template shows and does; raises SecurityError where it is more than a document can be."""

    def __init__(self, escaped: Callable[[Any], str]) -> None:
        self._escaped = escaped
        self._put_out = self._shown = self._done = 0

    def shown(self, value: Any) -> str:
        """A value as the document shows it, or as the template keeps it in a block."""
        text = self._escaped(value)
        self._shown += len(text)
        self._stop(self._shown)
        return text

    def put_out(self, text: str) -> str:
        """A piece of the document."""
        self._put_out += len(text)
        self._stop(self._put_out)
        return text

    def steps(self, things: Iterable[Any]) -> Iterator[Any]:
        """Each thing that a loop is over."""
        for one in things:
            self._do(1)
            yield one

    def sifting(self, sift: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that counts how much it goes through, and how much it makes."""

        @wraps(sift)
        def counted(*given: Any, **named: Any) -> Any:
            for one in given:
                self._do(len(one) if isinstance(one, Sequence) else 1)
            made = sift(*given, **named)
            self._do(len(made) if isinstance(made, str) else 0)
            return made

        return counted

    def _stop(self, so_far: int) -> None:
        if so_far > MOST:
            raise SecurityError(f"it makes a document of more than {MOST // 1_000_000} million characters")

    def _do(self, steps: int) -> None:
        self._done += steps
        if self._done > MOST_STEPS:
            raise SecurityError(f"it takes more than {MOST_STEPS // 1_000_000} million steps to make the document")


def environment(finalize: Callable[[Any], Any]) -> Environment:
    """Where the templates of documents run."""
    made = _Sandbox(
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    made.globals.clear()
    made.filters = {name: one for name, one in made.filters.items() if name in FILTERS}
    return made


def filled(name: str, own: Template | None, values: Mapping[str, Any], escaped: Callable[[Any], str]) -> str:
    """The text that a template makes of values; raises BadTemplate where a body's own cannot be used."""
    if own is None:
        made = environment(escaped)
        made.loader = DictLoader({name: shipped(name)})
        return made.get_template(name).render(**values)
    meter = _Meter(escaped)
    made = environment(meter.shown)
    made.filters = {name: meter.sifting(one) for name, one in made.filters.items()} | {_STEPS: meter.steps}
    made.code_generator_class = _Counting
    made.loader = DictLoader({name: own.text})
    try:
        pieces = [meter.put_out(piece) for piece in made.get_template(name).generate(**values)]
    except TemplateSyntaxError as error:
        raise BadTemplate(own.file, ((error.lineno, _sentence(error)),)) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
        raise BadTemplate(own.file, ((_line(error, name), _sentence(error)),)) from error
    return "".join(pieces)


def _line(error: BaseException, name: str) -> int:
    """The line of a template on which it went wrong, as far as it is known; else the first."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((one.lineno or 1 for one in reversed(frames) if one.filename in (name, "<template>")), 1)


def _sentence(error: BaseException) -> str:
    """What went wrong in a template, as a sentence without its full stop."""
    text = " ".join(str(error).split()).rstrip(".")
    if isinstance(error, UndefinedError):
        return re.sub(r"^'.* object' has no attribute", "there is nothing called", text)
    if isinstance(error, RecursionError):
        return "it calls itself without end"
    return text or type(error).__name__
