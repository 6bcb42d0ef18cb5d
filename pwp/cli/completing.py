"""What a shell may complete: words, codes and ids. Reads one file at most, and says nothing where it cannot.

Each press of the key starts the command anew, often while a file is half written; so nothing is parsed: an id is
looked for by how its line begins.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

Words = Callable[[str], list[str]]
Ids = Callable[[typer.Context, str], list[str]]


def one_of(words: Iterable[str]) -> Words:
    """Completes one of some words."""
    known = tuple(words)

    def complete(incomplete: str) -> list[str]:
        return _begun(known, incomplete)

    return complete


def several_of(words: Iterable[str]) -> Words:
    """Completes the last of several words that commas part."""
    known = tuple(words)

    def complete(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [f"{before}{comma}{word}" for word in _begun(known, last)]

    return complete


def codes(incomplete: str) -> list[str]:
    """Completes the code of a check, in small letters too."""
    examples = Path(__file__).parent.parent / "checks" / "examples"
    return _codes_begun(sorted(file.stem for file in examples.glob("*.md")), incomplete)


def document_rules(incomplete: str) -> list[str]:
    """Completes the code of a rule for Word files, in small letters too."""
    from pwp.accessible import every_rule

    return _codes_begun([one.code for one in every_rule()], incomplete)


def requirements(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completes the id of a requirement of a published framework, or of one in the workspace."""
    published = (str(one["id"]) for framework in _published() for one in framework.get("requirements", ()))
    own = (name for file in _own_frameworks(ctx) for name in ids_in(file, "requirements"))
    return _begun((*published, *own), incomplete)


def codes_and_requirements(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completes the code of a check, of the record or of Word files, or the id of a requirement."""
    return [*codes(incomplete), *document_rules(incomplete), *requirements(ctx, incomplete)]


def frameworks(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completes the name of a framework, with its edition or without."""
    published = _published()
    ids = [str(one["id"]) for one in published]
    names = [*ids, *(f"{id_}-{one['edition']}" for id_, one in zip(ids, published, strict=True) if "edition" in one)]
    own = (found[1] for file in _own_frameworks(ctx) if (found := _NAME.search(_text(file))))
    return _begun((*names, *own), incomplete)


def written_documents(incomplete: str) -> list[str]:
    """Completes the name of a document."""
    from pwp.report.documents import DOCUMENTS

    return _begun(DOCUMENTS, incomplete)


_NAME = re.compile(r"""^id:[ \t]+["']?([\w.-]+)""", re.MULTILINE)


def _published() -> list[dict[str, Any]]:
    """The published frameworks as they are kept for quick reading; none where they are not there."""
    import json

    text = _text(Path(__file__).parent.parent / "frameworks" / "published.json")
    return list(json.loads(text)["values"].values()) if text else []


def _own_frameworks(ctx: typer.Context) -> list[Path]:
    return sorted((_folder(ctx) / "frameworks").glob("*.yaml"))


def kinds(incomplete: str) -> list[str]:
    """Completes a kind of engagement that there are templates for."""
    from pwp import scaffold

    return _begun(scaffold.kinds(), incomplete)


def examples(incomplete: str) -> list[str]:
    """Completes the name of an example."""
    from pwp import scaffold

    return _begun(scaffold.examples(), incomplete)


def schemas(incomplete: str) -> list[str]:
    """Completes the name of a schema."""
    from pwp.frameworks.for_editors import NAME
    from pwp.schema import names

    return _begun([*names(), NAME], incomplete)


def ids_of(file: str, section: str) -> Ids:
    """Completes the ids of the list under a key of a file of the workspace."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        return _begun(ids_in(_folder(ctx) / file, section), incomplete)

    return complete


stakeholders = ids_of("stakeholders.yaml", "stakeholders")
themes = ids_of("themes.yaml", "themes")
methods = ids_of("plan.yaml", "methods")
commitments = ids_of("commitments.yaml", "commitments")
decisions = ids_of("decisions.yaml", "decisions")
documents = ids_of("documents.yaml", "documents")


def entries(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completes the id of a log entry, which is its file's name."""
    try:
        names = sorted(one.stem for one in (_folder(ctx) / "log").iterdir() if one.suffix == ".yaml")
    except OSError:
        return []
    return _begun(names, incomplete)


def ids_in(file: Path, section: str) -> Iterator[str]:
    """The ids of the items of a list, as far as their lines look like ids; of a list within an item, none."""
    within, column = False, None
    for line in _text(file).splitlines():
        if line and line[0] not in " \t-#":
            within, column = line.startswith(f"{section}:"), None
        elif within and (item := _ITEM.match(line)) and column in (None, item.end()):
            column = item.end()
            if found := _ID.match(line, column):
                yield found[1]
        elif within and column and line[:column].isspace() and (found := _ID.match(line, column)):
            yield found[1]


_ITEM = re.compile(r"[ ]*-[ ]+")
_ID = re.compile(r"""(?:\{(?:[^{}]*,)?[ ]*)?id:[ ]+["']?([^\s"',{}\[\]#]+)""")


def _folder(ctx: typer.Context) -> Path:
    """The folder that -C names on the line so far, else this one."""
    return Path(ctx.params.get("folder") or ".")


def _text(file: Path) -> str:
    """What a file holds, as far as it is text; nothing where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _codes_begun(codes: Iterable[str], incomplete: str) -> list[str]:
    return _begun(map(str.lower, codes) if incomplete.islower() else codes, incomplete)


def _begun(words: Iterable[str], incomplete: str) -> list[str]:
    """The words that begin so, each once; none that would move a cursor."""
    return [word for word in dict.fromkeys(words) if word.startswith(incomplete) and word.isprintable()]
