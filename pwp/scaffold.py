"""What `pwp init` writes: templates and answers to a plan of files, and the plan to disk. Overwrites nothing."""

import re
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from pwp import resources, schema
from pwp.edit.written import scalar
from pwp.errors import BadQuestion, CannotWrite, WouldOverwrite
from pwp.findings import Route
from pwp.frameworks import for_editors
from pwp.model.structure import Field, field_named
from pwp.model.workspace import FILES
from pwp.source import Fault, Marks, Reader
from pwp.spelling import did_you_mean, listed

SHARED = "every"
ABOUT = "about.txt"
TWINS = ".twins.yaml"
WIDTH = 96
_ASKED_BY = re.compile(r"\s*#: ?(.*)$")
_MODELINE = "# yaml-language-server: $schema={up}.pwp/schema/{name}.schema.json"


class Answers(NamedTuple):
    """What a new engagement is told about itself. Everything but `kind` and `started` may be left open."""

    kind: str
    started: date
    title: str = ""
    id: str = ""
    body: str = ""


class Planned(NamedTuple):
    """A file to be written, and how it compares with what is there: new, same or differs."""

    file: str
    data: bytes
    state: str


def kinds() -> dict[str, str]:
    """The kinds of engagement there are templates for, each with what it is in a sentence."""
    folder = resources.folder("templates") / "workspace"
    return {file.parent.name: file.read_text("utf-8").strip() for file in sorted(folder.glob(f"*/{ABOUT}"))}


def examples() -> tuple[str, ...]:
    """The examples of engagements that come with pwp."""
    folder = resources.folder("examples")
    return tuple(sorted((*(one.parent.name for one in folder.glob("*/engagement.yaml")), *twins())))


class Twin(NamedTuple):
    """An example that is like another but for one fault.

    `changes` are the texts that stand otherwise: file, old, new; `finds` the requirements that the fault leaves
    failed or missing.
    """

    of: str
    fault: str
    finds: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]


def twins() -> dict[str, Twin]:
    """The twins of the examples, by their names."""
    found = {}
    for file in sorted(resources.folder("examples").glob(f"*{TWINS}")):
        reading = Reader().read(file.read_bytes())
        held: Any = None if isinstance(reading, Fault) else reading.value
        for name, said in held.items():
            changes = tuple((one["file"], one["from"], one.get("to") or "") for one in said["changes"])
            found[name] = Twin(file.name.removesuffix(TWINS), said["fault"], tuple(said.get("finds") or ()), changes)
    return found


def plan_new(folder: Path, answers: Answers, not_asked: Collection[str] = ()) -> tuple[Planned, ...]:
    """The files of a new engagement of a kind; `not_asked` are requirements that no comment is to name."""
    if answers.kind not in kinds():
        known = kinds()
        near = did_you_mean(answers.kind, known) or f"; there are {listed(known)}"
        raise BadQuestion(f"there is no kind of engagement called '{answers.kind}'{near}")
    return _compared(folder, {**_from_templates(answers, not_asked), **_schemas()})


def plan_example(folder: Path, name: str) -> tuple[Planned, ...]:
    """The files of a copy of an example."""
    if name not in examples():
        near = did_you_mean(name, examples()) or f"; there are {listed(examples())}"
        raise BadQuestion(f"there is no example called '{name}'{near}")
    twin = twins().get(name)
    source = resources.folder("examples") / (twin.of if twin else name)
    files = {
        path.relative_to(source).as_posix(): path.read_bytes() for path in sorted(source.rglob("*")) if path.is_file()
    }
    for file, old, new in twin.changes if twin else ():
        files[file] = files[file].replace(old.encode(), new.encode(), 1)
    if twin:
        files["README.md"] += f"\nThis is its twin, with one fault put in: {twin.fault}\n".encode()
    return _compared(folder, {**files, **_settings(), **_schemas()})


def write(folder: Path, planned: Iterable[Planned]) -> tuple[str, ...]:
    """Write the new files of a plan and return their names.

    Raises WouldOverwrite, having written nothing, where a file is there and differs, and CannotWrite, having
    taken back what it wrote, where the disk does not let it.
    """
    files = tuple(planned)
    if differing := tuple(one.file for one in files if one.state == "differs"):
        raise WouldOverwrite(str(folder), differing)
    written: list[str] = []
    try:
        for one in files:
            if one.state == "new":
                target = folder / one.file
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as opened:
                    written.append(one.file)
                    opened.write(one.data)
    except OSError as error:
        for file in written:
            (folder / file).unlink(missing_ok=True)
        raise CannotWrite(str(error.filename or folder), error.strerror or str(error)) from error
    return tuple(written)


def _compared(folder: Path, files: Mapping[str, bytes]) -> tuple[Planned, ...]:
    return tuple(Planned(file, data, _state(folder / file, data)) for file, data in sorted(files.items()))


def _state(target: Path, data: bytes) -> str:
    if not target.exists():
        return "new"
    return "same" if target.is_file() and target.read_bytes() == data else "differs"


def _from_templates(answers: Answers, not_asked: Collection[str]) -> dict[str, bytes]:
    """The files of a kind: those of its own folder, and those that every kind shares.

    A file whose name begins with a line, such as _timetable.txt, is a part of others.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    root = resources.folder("templates") / "workspace"
    environment = Environment(  # noqa: S701 - what is written is YAML, quoted by the filter below
        loader=FileSystemLoader(str(root), encoding="utf-8"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["yaml"] = lambda text: scalar(text) if text else ""
    files = {}
    for folder in (SHARED, answers.kind):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.name != ABOUT and not path.name.startswith("_"):
                name = path.relative_to(root / folder).as_posix().removesuffix(".j2")
                template = environment.get_template(path.relative_to(root).as_posix())
                text = template.render(answers._asdict())
                files[name] = _explained(name, text, not_asked) if name in FILES else text.encode()
    return files


def _settings() -> dict[str, bytes]:
    """The settings for git and editors, which every workspace has."""
    root = resources.folder("templates") / "workspace" / SHARED
    names = (".gitattributes", ".gitignore", ".vscode/extensions.json", ".vscode/settings.json")
    return {name: (root / name).read_bytes() for name in names}


def _schemas() -> dict[str, bytes]:
    texts = {**{name: schema.schema(name) for name in schema.names()}, for_editors.NAME: for_editors.framework_schema()}
    return {f".pwp/schema/{name}.schema.json": text.encode() for name, text in texts.items()}


def _explained(name: str, text: str, not_asked: Collection[str]) -> bytes:
    """A file with a comment above each key: what the key means, and which requirements ask for it.

    A line of the template may end in `#: NS-PLN-1, PWP-101` to name those requirements, or in `#-` for no comment.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    keys = {line - 1: (route, column) for route, line, column in Marks(text.encode()).keyed()}
    written = [_MODELINE.format(up="../" * name.count("/"), name=Path(name).stem)]
    for row, line in enumerate(lines):
        asked = _ASKED_BY.search(line)
        bare = line[: asked.start()] if asked else line.removesuffix("#-").rstrip()
        if row in keys and not line.endswith("#-"):
            route, column = keys[row]
            by = [one for one in (asked[1].split(", ") if asked else ()) if one not in not_asked]
            written.extend(_comment(_field(FILES[name], route), listed(by), column - 1))
        written.append(bare)
    return ("\n".join(written).rstrip("\n") + "\n").encode()


def _comment(field: Field, asked_by: str, indent: int) -> Iterator[str]:
    """What a key means, as comment lines."""
    sentence = f"{field.meaning} Asked by {asked_by}." if asked_by else field.meaning
    start = " " * indent + "# "
    yield from textwrap.wrap(sentence, WIDTH, initial_indent=start, subsequent_indent=start, break_on_hyphens=False)


def _field(record: type[Struct], route: Route) -> Field:
    """The field that a route of keys leads to."""
    held: Any = record
    field: Field | None = None
    for step in route:
        if isinstance(step, str):
            field = field_named(held, step)
            if field is None:
                raise BadQuestion(f"a template has a key that the format has not: {'/'.join(map(str, route))}")
            held = field.record
    if field is None:
        raise BadQuestion(f"a template of {record.__name__} has no keys")
    return field
