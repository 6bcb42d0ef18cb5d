"""Where the templates and examples that come with pwp are: in the package, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `templates` or `examples` that comes with this pwp.

    A built wheel holds them inside the package; in a checkout they stand beside it.
    """
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def worked_examples(code: str) -> str:
    """The worked examples of a rule, as Markdown; nothing where there are none."""
    file = _PACKAGE / "checks" / "examples" / f"{code}.md"
    return file.read_text(encoding="utf-8") if file.is_file() else ""
