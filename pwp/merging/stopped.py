"""Where git stopped: the files it could not put together, and the three versions of each that it keeps."""

from pathlib import Path
from typing import NamedTuple

from pwp.errors import GitSilent, NoGit, NotUnderGit
from pwp.folder import git
from pwp.model.workspace import FILES, LOG, PEOPLE

_ORDINARY = ("100644", "100755")
"""The modes of files; others are links, and repositories within this one."""
BEFORE, OURS, THEIRS = "1", "2", "3"
_ONWARD = {
    "rebase-merge": "git rebase --continue",
    "rebase-apply": "git rebase --continue",
    "CHERRY_PICK_HEAD": "git cherry-pick --continue",
    "REVERT_HEAD": "git revert --continue",
    "MERGE_HEAD": "git commit --no-edit",
}
"""What shows that git stopped in the midst of something, and how it goes on."""


class Unmerged(NamedTuple):
    """A file of the record where git stopped: its bytes before, as we have them, as they do; None where it is not."""

    file: str
    before: bytes | None
    ours: bytes | None
    theirs: bytes | None


class Stopped(NamedTuple):
    """Where git stopped: files of the record, the names of others, and the command that goes on from there, if any."""

    files: tuple[Unmerged, ...]
    others: tuple[str, ...]
    onward: str


def stopped(folder: Path) -> Stopped:
    """Where git stopped in a folder and below it; raises NotUnderGit, NoGit and GitSilent."""
    if git.repository(folder) is None:
        raise NotUnderGit(folder.as_posix())
    if git.program(folder) is None:
        raise NoGit
    kept: dict[str, dict[str, str]] = {}
    links = set()
    for line in git.names(_answer(folder, "ls-files", "--unmerged", "-z")):
        facts, _, name = line.partition("\t")
        mode, id_, stage = facts.split(" ")
        kept.setdefault(name, {})[stage] = id_
        if mode not in _ORDINARY:
            links.add(name)
    ours = [name for name in kept if _is_of_the_record(name) and len(kept[name]) > 1 and name not in links]
    held = _held(folder, [id_ for name in ours for id_ in kept[name].values()])
    files = [Unmerged(name, *(held.get(kept[name].get(one, "")) for one in (BEFORE, OURS, THEIRS))) for name in ours]
    return Stopped(tuple(files), tuple(name for name in kept if name not in ours), _onward(folder))


def _is_of_the_record(name: str) -> bool:
    within, _, file = name.rpartition("/")
    return (name in FILES and name != PEOPLE) or (within == LOG and file.endswith(".yaml"))


def _held(folder: Path, ids: list[str]) -> dict[str, bytes]:
    """The bytes that git keeps under each of these ids."""
    asked = "".join(f"{one}\n" for one in ids).encode()
    answer = _answer(folder, "cat-file", "--batch", given=asked) if ids else b""
    found: dict[str, bytes] = {}
    for one in ids:
        head, _, rest = answer.partition(b"\n")
        facts = head.decode("ascii", "replace").split(" ")
        if facts[:2] != [one, "blob"]:
            raise GitSilent(folder.as_posix())
        size = int(facts[2])
        found[one], answer = rest[:size], rest[size + 1 :]
    return found


def _onward(folder: Path) -> str:
    """The command with which git goes on once every file is put right; nothing where it needs none."""
    within = Path(_answer(folder, "rev-parse", "--absolute-git-dir").decode("utf-8", "surrogateescape").rstrip("\r\n"))
    return next((command for name, command in _ONWARD.items() if (within / name).exists()), "")


def _answer(folder: Path, *question: str, given: bytes = b"") -> bytes:
    answer = git.ask(folder, *question, given=given)
    if answer is None:
        raise GitSilent(folder.as_posix())
    return answer
