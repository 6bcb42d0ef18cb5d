"""What was entered is put into the record: log entries as files of their own, all else into the file it belongs to."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from pwp.edit.creating import NewFile, create_all
from pwp.edit.desk import Desk, at_desk
from pwp.edit.splice import rewritten, values
from pwp.edit.written import lines_of
from pwp.errors import BadQuestion, NotUnderstood
from pwp.model.documents import Document
from pwp.model.log import Entry
from pwp.model.workspace import FILES, LOG
from pwp.plain import brief
from pwp.recording.capture import Draft, New, checked, copied, drafted, joined, taken_apart
from pwp.recording.columns import held, put
from pwp.recording.days import Days
from pwp.recording.filed import below_documents, not_below
from pwp.recording.naming import entry_name, numbered, short_id, slug
from pwp.recording.register import Kept, Register, called_by, kept
from pwp.recording.twins import namesakes, twins

_MODELINE = "# yaml-language-server: $schema={up}.pwp/schema/{name}.schema.json"


class Said(NamedTuple):
    """One thing for the record as somebody gave it.

    `given` holds words under keys such as `reached/people`, to be understood; `values` what is to stand in the file
    as it is. `at` says where it was given, such as `line 3`, where there are several; `names` how its keys are called
    there, such as `--people`; `wrong` why nothing of it can be taken; `again` that it is not the one called so.
    """

    given: Mapping[str, Sequence[str]]
    values: Mapping[str, Any] = {}
    at: str = ""
    names: Mapping[str, str] = {}
    wrong: tuple[str, ...] = ()
    again: bool = False


class Added(NamedTuple):
    """What came to be in the record: its id, the file that holds it, what was made along with it, and its values.

    `like` says that there was one of its day and title before, where nobody said that it is another.
    """

    id: str
    file: str
    new: tuple[New, ...]
    values: Mapping[str, Any]
    like: str = ""


def entry_text(entry: Mapping[str, Any]) -> bytes:
    """A log entry as the text of its file."""
    lines = (_MODELINE.format(up="../", name="log-entry"), *lines_of(entry, Entry, 0), "")
    return "\n".join(lines).encode()


def add_entries(
    folder: Path, entries: Sequence[Said], days: Days, *, making: bool = False, again: bool = True
) -> list[Added]:
    """Add log entries, each in a file of its own; raises NotUnderstood, having written nothing, for what is wrong.

    Without `again`, one that has the day and the title of another says so: two drop-ins of a day may be called alike.
    No other file is touched, and no lock is needed, but for groups and themes that are made along with them.
    """
    drafts = _drafts(Entry, entries, Register(folder), days, making=making)
    there = twins(folder, [draft.values for draft in drafts])
    like = ["" if again or said.again else twin for said, twin in zip(entries, there, strict=True)]
    if not any(draft.new for draft in drafts):
        return _added(drafts, create_all(folder, _files(drafts)), like)
    with at_desk(folder) as desk:  # where nobody else gives the same ids
        drafts = _drafts(Entry, entries, Register(folder), days, making=making)
        _make(desk, tuple(one for draft in drafts for one in draft.new))
        made = desk.changing

        def make() -> tuple[str, ...]:
            desk.finish()
            return made

        return _added(drafts, create_all(folder, _files(drafts), make), like)


def _files(drafts: Sequence[Draft]) -> list[NewFile]:
    """The file of each log entry, under names that others may have taken."""
    return [NewFile(_names(draft), entry_text(draft.values)) for draft in drafts]


def _names(draft: Draft) -> Iterator[str]:
    name = entry_name(str(draft.values.get("date", "")), str(draft.values.get("title", "")))
    taken: set[str] = set()
    while True:
        taken.add(id_ := numbered(name, taken))
        yield f"{LOG}/{id_}.yaml"


def _added(drafts: Sequence[Draft], files: Sequence[str], like: Sequence[str]) -> list[Added]:
    return [
        Added(file.removeprefix(f"{LOG}/").removesuffix(".yaml"), file, draft.new, draft.values, twin)
        for draft, file, twin in zip(drafts, files, like, strict=True)
    ]


def add_items(  # noqa: PLR0913 - what is added where, and how that is to be taken
    folder: Path, sort: str, items: Sequence[Said], days: Days, *, making: bool = False, again: bool = True
) -> list[Added]:
    """Add things of a sort to the list that holds them; raises NotUnderstood, having written nothing.

    Without `again`, of one that is called as another is it is asked whether it is that.
    """
    at = kept()[sort][0]
    with at_desk(folder) as desk:
        register = Register(folder)
        drafts = _drafts(at.record, items, register, days, making=making)
        if not again:
            _ask_unless_again(items, namesakes(at, [draft.values for draft in drafts], register))
        ids = _ids(items, drafts, at, register.taken())
        _make(desk, tuple(one for draft in drafts for one in draft.new))
        _append(desk, at, [{**draft.values, "id": id_} for id_, draft in zip(ids, drafts, strict=True)])
        desk.finish()
    return [Added(id_, at.file, draft.new, draft.values) for id_, draft in zip(ids, drafts, strict=True)]


def _ask_unless_again(items: Sequence[Said], same: Iterable[str]) -> None:
    """Ask of each of some things whether it is the same as what is there; raises NotUnderstood."""
    problems = [
        f"{one}; if this is another one, say --again"
        for said, sentence in zip(items, same, strict=True)
        for one in _placed(said, [sentence] if sentence and not said.again else [])
    ]
    if problems:
        raise NotUnderstood(tuple(problems))


def change(folder: Path, file: str, changed: Callable[[dict[str, Any], Register], None]) -> bool:
    """Change what a file holds through a function that is given its values; whether anything came out otherwise."""
    with at_desk(folder) as desk:
        old = desk.read(file)
        wanted = copied(values(file, old))
        changed(wanted, Register(folder))
        new = rewritten(file, old, wanted, FILES[file])
        if new == (old or b""):
            return False
        desk.put(file, new if old else headed(file, new))
        desk.finish()
    return True


def _drafts(
    record: type[Struct], every: Sequence[Said], register: Register, days: Days, *, making: bool
) -> list[Draft]:
    """A draft of each thing said; raises NotUnderstood with everything that is wrong in any."""
    drafts, problems = [], []
    for said in every:
        given, rest = taken_apart(said.values, record)
        draft = drafted(record, {**given, **said.given}, register, days, making=making, names=said.names)
        whole = joined(rest, draft.values)
        wrong = said.wrong or (*draft.problems, *checked(whole, record, register, draft.unclear))
        if record is Entry and "id" in whole:
            wrong = (*wrong, "an entry's id is the name of its file, made from its day and its title; leave 'id' out")
        if record is Document and isinstance(file := whole.get("file"), str):
            whole["file"] = below_documents(file)
            wrong = wrong if whole["file"] else (*wrong, f"{said.names.get('file', 'File')}: {not_below(file)}")
        problems += _placed(said, wrong)
        drafts.append(draft._replace(values=whole))
    if problems:
        raise NotUnderstood(tuple(problems))
    return drafts


def _placed(said: Said, wrong: Iterable[str]) -> list[str]:
    """What is wrong with one of several things, each with where it was given."""
    return [f"{said.at}: {one}" if said.at else one for one in wrong]


def _make(desk: Desk, new: Sequence[New]) -> None:
    """Put groups and themes that were named for the first time into their files."""
    for one in new:
        at = kept()[one.sort][0]
        _append(desk, at, [{"id": one.id, called_by(at.record): one.name}])


def _append(desk: Desk, at: Kept, items: Sequence[Mapping[str, Any]]) -> None:
    """Put items at the end of the list that holds their sort."""
    old = desk.read(at.file)
    now = desk.meant(at.file)
    wanted = copied(values(at.file, now))
    there = held(wanted, at.route)
    if there is not None and not isinstance(there, list):
        raise BadQuestion(f"'{'/'.join(at.route)}' in {at.file} should be a list; 'pwp check' says where and why")
    put(wanted, at.route, [*(there or ()), *items])
    new = rewritten(at.file, now, wanted, FILES[at.file])
    desk.put(at.file, new if old else headed(at.file, new))


def headed(file: str, data: bytes) -> bytes:
    """A new file, with the line that lets an editor help."""
    name = file.removesuffix(".yaml").rsplit("/", 1)[-1]
    line = _MODELINE.format(up="../" * file.count("/"), name=name)
    return data if data.startswith(b"#") else f"{line}\n".encode() + data


def _ids(items: Sequence[Said], drafts: Sequence[Draft], at: Kept, taken: set[str]) -> list[str]:
    """An id for each of some new things: the one given, or one made from what it is called; raises NotUnderstood."""
    found, problems = [], []
    for said, draft in zip(items, drafts, strict=True):
        if id_ := str(draft.values.get("id", "")):
            problems += _placed(said, _wrong_id(id_, taken))
        else:
            id_ = short_id(str(draft.values.get(called_by(at.record), "")), at.sort, taken)
        taken.add(id_)
        found.append(id_)
    if problems:
        raise NotUnderstood(tuple(problems))
    return found


def _wrong_id(id_: str, taken: Container[str]) -> list[str]:
    """Why something new cannot have an id."""
    if id_ != slug(id_):
        such = slug(id_) or "bus-times"
        return [f"--id: '{brief(id_)}' cannot be an id; write small letters, digits and hyphens, such as {such}"]
    return [f"--id: '{id_}' is the id of something else; choose another"] if id_ in taken else []
