"""Writing that meets a full disk, a locked folder, another writer, an odd name: nothing is lost, and it says why."""

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import Tree
from failing import Failing
from hostile import contents, locked_out

from pwp.edit.creating import NewFile, create, create_all
from pwp.edit.desk import at_desk
from pwp.edit.disk import PAUSES, Disk, why
from pwp.edit.outside import write_over
from pwp.edit.parts import ABANDONED, new_name
from pwp.errors import CannotRead, CannotWrite, ChangedMeanwhile, InUse, PwpError

POSIX = pytest.mark.skipif(os.name == "nt", reason="links, pipes and permissions are other things on Windows")
ENTRY = "log/2026-03-14-drop-in.yaml"
THEMES = "# kept\nthemes:\n  - id: bus-times\n"
MORE = "# kept\nthemes:\n  - id: bus-times\n  - id: parking\n"
WRITER = Path(__file__).parent / "writer.py"


def kept(folder: Path) -> dict[str, bytes | None]:
    """What a folder holds but for the room in which pwp works."""
    room = str(folder / ".pwp")
    return {name: held for name, held in contents(folder).items() if not name.startswith(room)}


def left_behind(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.part"))


def change(folder: Path, new: Mapping[str, str | None], *, disk: Disk = Disk()) -> None:  # noqa: B008 - a plain value
    """Read each of these files, and have it hold the new text, or be gone where that is None."""
    with at_desk(folder, disk=disk) as desk:
        for file, text in new.items():
            desk.read(file)
            if text is None:
                desk.remove(file)
            else:
                desk.put(file, text.encode())
        desk.finish()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_put_is_what_the_file_holds_to_the_byte(workspace: Tree, end: str) -> None:
    folder = workspace({"themes.yaml": "\ufeff" + THEMES.replace("\n", end)})
    with at_desk(folder) as desk:
        held = desk.read("themes.yaml")
        assert held == ("\ufeff" + THEMES.replace("\n", end)).encode()
        desk.put("themes.yaml", held + f"  - id: parking{end}".encode())
        desk.finish()
    assert (folder / "themes.yaml").read_bytes() == ("\ufeff" + MORE.replace("\n", end)).encode()
    assert not left_behind(folder)


def test_one_change_may_write_add_and_delete_several_files(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES, ENTRY: "kind: activity\n"})
    change(folder, {"themes.yaml": MORE, "commitments.yaml": "commitments:\n", "log/2026.yaml": "kind: activity\n"})
    change(folder, {ENTRY: None})
    assert (folder / "themes.yaml").read_text("utf-8") == MORE
    assert (folder / "commitments.yaml").read_text("utf-8") == "commitments:\n"
    assert [path.name for path in (folder / "log").iterdir()] == ["2026.yaml"]


def test_leaving_the_desk_without_finishing_changes_nothing(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    before = kept(folder)
    with at_desk(folder) as desk:
        desk.read("themes.yaml")
        desk.put("themes.yaml", MORE.encode())
        desk.put(ENTRY, b"kind: activity\n")
    assert kept(folder) == before


def test_a_desk_may_finish_twice(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    with at_desk(folder) as desk:
        desk.read("themes.yaml")
        desk.put("themes.yaml", MORE.encode())
        desk.finish()
        assert desk.read("themes.yaml") == MORE.encode()
        desk.remove("themes.yaml")
        desk.finish()
        assert desk.read("themes.yaml") is None
    assert not (folder / "themes.yaml").exists()


def test_a_file_that_already_holds_what_is_put_is_not_written(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    os.utime(folder / "themes.yaml", (1, 1))
    change(folder, {"themes.yaml": THEMES})
    assert (folder / "themes.yaml").stat().st_mtime == 1


def test_only_a_file_that_was_read_is_deleted(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    with at_desk(folder) as desk, pytest.raises(ValueError, match="was not read"):
        desk.remove("themes.yaml")


def test_a_new_entry_needs_no_lock(workspace: Tree) -> None:
    folder = workspace({})
    with at_desk(folder):
        assert create(folder, ENTRY, b"kind: activity\n")
    assert (folder / ENTRY).read_bytes() == b"kind: activity\n"
    assert not left_behind(folder)


@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_a_new_entry_takes_nobodys_name(workspace: Tree, there: str) -> None:
    folder = workspace({"log/other.yaml": "kind: activity\n"})
    if there == "file":
        (folder / ENTRY).write_bytes(b"old")
    elif there == "folder":
        (folder / ENTRY).mkdir()
    elif os.name != "nt":
        (folder / ENTRY).symlink_to("nowhere")
    else:
        pytest.skip("links are made otherwise on Windows")
    before = kept(folder)
    assert not create(folder, ENTRY, b"kind: activity\n")
    assert kept(folder) == before


def test_what_pwp_keeps_to_itself_is_hidden_from_git(workspace: Tree) -> None:
    folder = workspace({})
    create(folder, ENTRY, b"kind: activity\n")
    assert (folder / ".pwp/.gitignore").read_bytes() == b"/.gitignore\n/lock\n/*.part\n"
    (folder / ".pwp/.gitignore").write_bytes(b"mine\n")
    change(folder, {"themes.yaml": THEMES})
    assert (folder / ".pwp/.gitignore").read_bytes() == b"mine\n"


@POSIX
def test_a_file_keeps_its_rights_and_a_new_one_has_the_usual_ones(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    (folder / "themes.yaml").chmod(0o640)
    if not os.getuid():
        os.chown(folder / "themes.yaml", 1234, 4321)
    before = (folder / "themes.yaml").stat()
    usual = os.umask(0o027)
    try:
        change(folder, {"themes.yaml": MORE, "commitments.yaml": "commitments:\n"})
        create(folder, ENTRY, b"kind: activity\n")
    finally:
        os.umask(usual)
    after = (folder / "themes.yaml").stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    for file in ("commitments.yaml", ENTRY):
        assert stat.S_IMODE((folder / file).stat().st_mode) == 0o640, file


NAMES = (
    *("../x.yaml", "..", "", "/etc/x.yaml", "log//x.yaml", "log/", "./x.yaml", "C:x.yaml", r"\\srv\x", r"log\x.yaml"),
    *("CON", "log/nul.yaml", "log/COM1.x.yaml", "aux .yaml", "com².yaml", "a.yaml:s", "a.yaml.", "a.yaml ", "log./x"),
    *("a?.yaml", "a\nb.yaml", "a\x1b.yaml", "a\u202eb.yaml", "a\ud800.yaml", "x" * 300, "é" * 130),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_some_computer_cannot_hold_is_refused_before_anything_is_written(tree: Tree, name: str) -> None:
    folder = tree({"within/themes.yaml": THEMES}) / "within"
    before = contents(folder.parent)
    with pytest.raises(CannotWrite, match="Nothing was changed") as told:
        create(folder, name, b"kind: activity\n")
    assert contents(folder.parent) == before
    assert str(told.value).isprintable()
    with at_desk(folder) as desk:
        for act in (desk.read, lambda file: desk.put(file, b"")):
            with pytest.raises(CannotWrite):
                act(name)


@POSIX
def test_a_path_that_is_too_long_as_a_whole_is_refused_in_plain_words(workspace: Tree) -> None:
    folder = workspace({})
    before = kept(folder)
    deep = "/".join(["x" * 200] * 30) + "/x.yaml"
    with pytest.raises(CannotWrite, match=r"too long for this computer.*Nothing was changed"):
        create(folder, deep, b"kind: activity\n")
    with at_desk(folder) as desk:
        desk.put(deep, b"kind: activity\n")
        with pytest.raises(CannotWrite, match=r"too long for this computer.*Nothing was changed"):
            desk.finish()
    assert kept(folder) == before


@POSIX
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "large"])
def test_only_an_ordinary_file_is_changed(workspace: Tree, kind: str) -> None:
    folder = workspace({})
    path = folder / "themes.yaml"
    if kind == "link":
        (folder.parent / "elsewhere.yaml").write_text(THEMES, "utf-8")
        path.symlink_to(folder.parent / "elsewhere.yaml")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"#" * 5_000_001)
    with (
        at_desk(folder) as desk,
        pytest.raises(CannotRead, match=r"themes\.yaml cannot be read: .*Nothing was changed"),
    ):
        desk.read("themes.yaml")
    assert path.is_symlink() == (kind == "link")


@POSIX
@pytest.mark.parametrize("name", ["log", ".pwp"])
def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path, name: str) -> None:
    folder, outside = tmp_path / "workspace", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (folder / name).symlink_to(outside)
    with pytest.raises(CannotWrite, match="link or something else"):
        create(folder, ENTRY, b"kind: activity\n")
    assert not list(outside.iterdir())


@POSIX
def test_a_workspace_may_itself_be_reached_through_a_link(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    (folder / "way").symlink_to(folder)
    change(folder / "way", {"themes.yaml": MORE})
    assert create(folder / "way", ENTRY, b"kind: activity\n")
    assert (folder / "themes.yaml").read_text("utf-8") == MORE


def test_a_file_changed_meanwhile_is_not_overwritten_and_each_is_named(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES, "plan.yaml": "issue:\n", "decisions.yaml": "decisions:\n"})
    with at_desk(folder) as desk:
        for file in ("themes.yaml", "plan.yaml", "decisions.yaml"):
            desk.read(file)
        desk.put("themes.yaml", MORE.encode())
        desk.put(ENTRY, b"kind: activity\n")
        (folder / "themes.yaml").write_text("themes: theirs\n", "utf-8")
        (folder / "plan.yaml").unlink()
        (folder / "log").mkdir()
        (folder / ENTRY).write_text("kind: contact\n", "utf-8")
        before = kept(folder)
        with pytest.raises(ChangedMeanwhile) as told:
            desk.finish()
    assert kept(folder) == before
    assert not left_behind(folder)
    for file in ("themes.yaml", "plan.yaml", ENTRY, "Nothing was written"):
        assert file in str(told.value)
    assert "decisions.yaml" not in str(told.value)


def test_text_that_pwp_could_not_read_afterwards_is_not_written(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    before = kept(folder)
    with pytest.raises(CannotWrite, match=r"themes\.yaml cannot be written: .*line 2.*Nothing was changed"):
        change(folder, {"themes.yaml": "themes:\n\t- id: one\n"})
    with pytest.raises(CannotWrite, match="Nothing was changed"):
        create(folder, ENTRY, b"kind: &a activity\n")
    assert kept(folder) == before
    assert not left_behind(folder)


def test_a_disk_that_gives_back_something_else_is_not_believed(
    workspace: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({"themes.yaml": THEMES})
    before, ours = kept(folder), os.write
    monkeypatch.setattr(os, "write", lambda handle, data: ours(handle, bytes(data).replace(b"parking", b"par\0ing")))
    with pytest.raises(CannotWrite, match="something else than was written"):
        change(folder, {"themes.yaml": MORE})
    assert kept(folder) == before


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(
    workspace: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, ours = workspace({"themes.yaml": THEMES}), os.write
    monkeypatch.setattr(os, "write", lambda handle, data: ours(handle, data[:7]))
    change(folder, {"themes.yaml": MORE})
    assert (folder / "themes.yaml").read_text("utf-8") == MORE


def writer(folder: Path, *words: str, before: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[str]":
    """What a program did that adds one entry and one theme."""
    command = [sys.executable, *before, str(WRITER), str(folder), "one", "1", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)


@POSIX
@pytest.mark.parametrize("most", ["0", "10", "300"])
def test_a_disk_that_is_full_changes_nothing(workspace: Tree, most: str) -> None:
    folder = workspace({"themes.yaml": THEMES})
    before = kept(folder)
    ran = writer(folder, most)
    assert ran.returncode
    assert "the disk takes no file as large as this. Nothing was changed" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert kept(folder) == before
    assert not left_behind(folder)


@pytest.mark.parametrize("failure", [OSError(errno.EIO, "broken"), KeyboardInterrupt()], ids=["broken", "interrupted"])
def test_whatever_fails_while_a_document_is_written_it_is_the_old_or_the_new(
    tmp_path: Path, failure: BaseException
) -> None:
    for number in range(1, 1_000):
        target = tmp_path / str(number) / "report.md"
        target.parent.mkdir()
        target.write_bytes(b"old\n")
        failing, told = Failing(number, failure), ""
        try:
            with failing.in_place():
                write_over(target, b"new\n")
        except (PwpError, KeyboardInterrupt) as stopped:
            told = str(stopped) or "interrupted"
        assert target.read_bytes() == b"old\n" if "cannot be written" in told else target.read_bytes() != b""
        assert failing.failed_while_clearing_up or list(target.parent.iterdir()) == [target]
        if failing.over:
            assert (told, target.read_bytes()) == ("", b"new\n")
            assert {"fsync", "replace"} <= set(failing.calls)
            return
    pytest.fail("it never came to its end")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes of that kind here")
def test_a_document_takes_the_place_of_no_device_and_no_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotWrite, match="not an ordinary file"):
        write_over(tmp_path / "pipe", b"text")
    assert stat.S_ISFIFO((tmp_path / "pipe").lstat().st_mode)
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]


def test_why_a_document_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite, match=r"what should be the folder it belongs in is a file\. Nothing was changed"):
        write_over(tmp_path / "file/report.md", b"new\n")
    with refusing("replace", OSError(errno.ENOSPC, "No space left on device")), pytest.raises(CannotWrite) as told:
        write_over(tmp_path / "made/report.md", b"new\n")
    assert "the disk is full. Nothing was changed" in str(told.value)
    assert {one.name for one in tmp_path.iterdir()} == {"file", "folder"}
    if os.name != "nt":  # which says that it may not be written
        with pytest.raises(CannotWrite, match="there is a folder of that name"):
            write_over(tmp_path / "folder", b"new\n")


@pytest.mark.parametrize("failure", [OSError(errno.EIO, "broken"), KeyboardInterrupt()], ids=["broken", "interrupted"])
def test_of_several_new_files_all_are_written_or_none(tmp_path: Path, failure: BaseException) -> None:
    wanted = {"log/one.yaml": b"kind: activity\n", "log/two.yaml": b"kind: update\n"}
    for number in range(1, 1_000):
        folder = tmp_path / str(number)
        folder.mkdir()
        failing, told = Failing(number, failure), ""
        try:
            with failing.in_place():
                assert create_all(folder, [NewFile((name,), data) for name, data in wanted.items()]) == list(wanted)
        except (PwpError, KeyboardInterrupt) as stopped:
            told = str(stopped) or "interrupted"
        there = {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.glob("log/*")}
        assert there in ({}, wanted)
        assert told == "interrupted" or bool(there) == (not told)
        if failing.over:
            assert not told
            return
    pytest.fail("it never came to its end")


@POSIX
@pytest.mark.parametrize("locked", ["", ".pwp", "log"])
def test_a_folder_that_may_not_be_written_changes_nothing(workspace: Tree, locked: str) -> None:
    folder = workspace({"themes.yaml": THEMES, ENTRY: "kind: activity\n"})
    if locked == ".pwp":
        (folder / ".pwp").mkdir()
    before = kept(folder)
    (folder / locked).chmod(0o555)
    try:
        ran = writer(folder, before=locked_out())
    finally:
        (folder / locked).chmod(0o755)
    assert ran.returncode
    assert "your account is not allowed to" in ran.stderr
    assert "Nothing was changed" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert kept(folder) == before
    assert not left_behind(folder)


@POSIX
def test_a_file_that_is_only_for_reading_stays_as_it_is(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    (folder / "themes.yaml").chmod(0o444)
    with pytest.raises(CannotWrite, match=r"themes\.yaml cannot be written: it is only for reading"):
        change(folder, {"themes.yaml": MORE})
    with pytest.raises(CannotWrite, match=r"themes\.yaml cannot be written: it is only for reading"):
        change(folder, {"themes.yaml": None})
    assert (folder / "themes.yaml").read_text("utf-8") == THEMES


@POSIX
def test_a_file_that_may_not_be_read_is_not_changed(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    (folder / "themes.yaml").chmod(0)
    try:
        ran = writer(folder, before=locked_out())
    finally:
        (folder / "themes.yaml").chmod(0o644)
    assert "themes.yaml cannot be read: your account is not allowed to" in ran.stderr
    assert (folder / "themes.yaml").read_text("utf-8") == THEMES


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    for act in (lambda: create(tmp_path / "none", ENTRY, b""), lambda: change(tmp_path / "none", {})):
        with pytest.raises(CannotWrite, match="not there"):
            act()
    assert not list(tmp_path.iterdir())


def test_another_writer_is_waited_for_and_then_named(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    second = at_desk(folder, patience=0.1)
    with at_desk(folder), pytest.raises(InUse, match=r"another pwp is writing in .* after 0\.1 seconds"):
        second.__enter__()
    change(folder, {"themes.yaml": MORE})


def test_a_lock_that_a_dead_writer_left_holds_nobody_up(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES, ".pwp/lock": "4194303\n"})
    holding = "from pathlib import Path; from pwp.edit.desk import at_desk; import os, sys\n"
    holding += f"with at_desk(Path({str(folder)!r})): os._exit(9)"
    assert subprocess.run([sys.executable, "-c", holding], check=False).returncode == 9
    with at_desk(folder, patience=0.1) as desk:
        assert desk.read("themes.yaml") == THEMES.encode()


def leave(folder: Path, name: str, *, hours: float = 0) -> Path:
    """Leave a temporary file behind that was written so many hours ago."""
    (folder / ".pwp").mkdir(exist_ok=True)
    path = folder / ".pwp" / name
    path.write_bytes(b"kind: acti")
    then = time.time() - hours * 3600
    os.utime(path, (then, then))
    return path


@pytest.fixture
def ended() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    return process.pid


@POSIX
def test_what_a_dead_writer_left_is_swept_and_what_a_live_one_writes_is_not(workspace: Tree, ended: int) -> None:
    folder = workspace({"themes.yaml": THEMES})
    host, process, began, number, ending = new_name().split(".")
    dead = leave(folder, f"{host}.{ended}.{began}.{number}.{ending}")
    same_number = leave(folder, f"{host}.{process}.1.{number}.{ending}")
    live = leave(folder, new_name(), hours=1000)
    elsewhere = leave(folder, f"another-{host}.{ended}.{began}.{number}.{ending}")
    elsewhere_long_ago = leave(folder, f"yonder-{host}.{ended}.{began}.{number}.{ending}", hours=ABANDONED / 3600 + 1)
    not_ours = leave(folder, "holiday.part", hours=1000)
    create(folder, ENTRY, b"kind: activity\n")
    assert dead.exists(), "only who holds the lock sweeps"
    with at_desk(folder):
        assert not dead.exists()
        assert same_number.exists() == (began == "0")
        assert not elsewhere_long_ago.exists()
        assert live.exists()
        assert elsewhere.exists()
        assert not_ours.exists()


def test_on_windows_what_was_left_is_told_by_its_age(workspace: Tree, ended: int) -> None:
    folder = workspace({"themes.yaml": THEMES})
    host, _, began, number, ending = new_name().split(".")
    young = leave(folder, f"{host}.{ended}.{began}.{number}.{ending}", hours=1)
    old = leave(folder, new_name(), hours=ABANDONED / 3600 + 1)
    with at_desk(folder, disk=Disk(system="win32")):
        assert young.exists()
        assert not old.exists()


@contextmanager
def refusing(act: str, error: OSError, times: int = 1_000) -> Iterator[list[int]]:
    """For so many calls, a function of the system refuses; counts them."""
    ours, calls = getattr(os, act), [0]

    def refuse(*given: object, **named: object) -> object:
        if sys._getframe(1).f_globals["__name__"] not in {"pathlib", "pathlib._local", "pwp.edit.disk"}:  # noqa: SLF001
            return ours(*given, **named)
        calls[0] += 1
        if calls[0] <= times:
            raise error
        return ours(*given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, act, refuse)
        yield calls


OPEN_ELSEWHERE = PermissionError(errno.EACCES, "The process cannot access the file")


@pytest.mark.skipif(os.name == "nt", reason="a new file is moved there, not linked")
def test_only_a_disk_without_links_is_asked_in_another_way(workspace: Tree) -> None:
    folder = workspace({})
    assert create(folder, "log/first.yaml", b"kind: activity\n")  # after which .pwp needs nothing new
    with refusing("link", OSError(errno.ENOSPC, "full")), pytest.raises(CannotWrite, match="the disk is full"):
        create(folder, ENTRY, b"kind: activity\n")
    assert not (folder / ENTRY).exists()


@pytest.mark.skipif(os.name == "nt", reason="a new file is moved there, not linked")
def test_what_was_changed_before_a_new_file_was_refused_is_said(workspace: Tree) -> None:
    folder, new = workspace({}), [NewFile((ENTRY,), b"kind: activity\n")]
    assert create(folder, "log/first.yaml", b"kind: activity\n")  # after which .pwp needs nothing new
    with refusing("link", OSError(errno.ENOSPC, "full")), pytest.raises(CannotWrite) as told:
        create_all(folder, new, lambda: ("themes.yaml",))
    assert f"Already changed: themes.yaml. Not changed yet: {ENTRY}." in str(told.value)


def test_on_windows_a_file_open_elsewhere_is_waited_for(workspace: Tree) -> None:
    folder, waits = workspace({"themes.yaml": THEMES}), list[float]()
    with refusing("replace", OPEN_ELSEWHERE, times=3):
        change(folder, {"themes.yaml": MORE}, disk=Disk("win32", waits.append))
    assert (folder / "themes.yaml").read_text("utf-8") == MORE
    assert waits == list(PAUSES[:3])
    with refusing("unlink", OPEN_ELSEWHERE, times=2):
        change(folder, {"themes.yaml": None}, disk=Disk("win32", waits.append))
    assert not (folder / "themes.yaml").exists()
    with refusing("rename", OPEN_ELSEWHERE, times=2):
        assert create(folder, ENTRY, b"kind: activity\n", disk=Disk("win32", waits.append))
    assert (folder / ENTRY).read_bytes() == b"kind: activity\n"
    with refusing("rename", FileExistsError(errno.EEXIST, "Cannot create a file when that file already exists")):
        assert not create(folder, "log/other.yaml", b"kind: activity\n", disk=Disk("win32", waits.append))
    assert len(waits) == 7


def test_on_windows_a_file_that_stays_open_is_named_after_two_seconds(workspace: Tree) -> None:
    folder, waits = workspace({"themes.yaml": THEMES}), list[float]()
    with refusing("replace", OPEN_ELSEWHERE), pytest.raises(CannotWrite, match=r"themes\.yaml.*Nothing was changed"):
        change(folder, {"themes.yaml": MORE}, disk=Disk("win32", waits.append))
    assert (folder / "themes.yaml").read_text("utf-8") == THEMES
    assert not left_behind(folder)
    assert sum(waits) == pytest.approx(2)


@POSIX
def test_elsewhere_nothing_is_waited_for(workspace: Tree) -> None:
    folder, waits = workspace({"themes.yaml": THEMES}), list[float]()
    with refusing("replace", OPEN_ELSEWHERE) as calls, pytest.raises(CannotWrite):
        change(folder, {"themes.yaml": MORE}, disk=Disk("linux", waits.append))
    assert (calls, waits) == ([1], [])


@POSIX
@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_without_links_takes_a_new_entry_all_the_same(workspace: Tree, code: int) -> None:
    folder = workspace({"log/taken.yaml": "kind: contact\n"})
    with refusing("link", OSError(code, "no links here")):
        assert create(folder, ENTRY, b"kind: activity\n")
        assert not create(folder, "log/taken.yaml", b"kind: activity\n")
        with refusing("replace", OSError(errno.EIO, "gone")), pytest.raises(CannotWrite, match="gone"):
            create(folder, "log/another.yaml", b"kind: activity\n")
    assert (folder / ENTRY).read_bytes() == b"kind: activity\n"
    assert (folder / "log/taken.yaml").read_bytes() == b"kind: contact\n"
    assert not (folder / "log/another.yaml").exists()
    assert not left_behind(folder)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "your account is not allowed to"),
        (errno.ENAMETOOLONG, "too long for this computer"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_the_disk_speaks_plainly(workspace: Tree, code: int, words: str) -> None:
    folder = workspace({"themes.yaml": THEMES})
    before = kept(folder)
    with refusing("replace", OSError(code, os.strerror(code))), pytest.raises(CannotWrite) as told:
        change(folder, {"themes.yaml": MORE})
    assert str(told.value).startswith("themes.yaml cannot be written: ")
    assert words in str(told.value)
    assert str(told.value).endswith(". Nothing was changed")
    assert kept(folder) == before


@pytest.mark.parametrize(
    ("code", "number", "path", "words"),
    [
        (5, errno.EACCES, "themes.yaml", "another program has it open, or it is only for reading"),
        (32, errno.EACCES, "themes.yaml", "another program has it open"),
        (206, errno.ENOENT, "themes.yaml", "too long for this computer"),
        (3, errno.ENOENT, "x" * 260, "too long for this computer"),
        (3, errno.ENOENT, "themes.yaml", "not there"),
        (112, errno.ENOSPC, "themes.yaml", "the disk is full"),
    ],
)
def test_what_windows_answers_is_said_plainly(code: int, number: int, path: str, words: str) -> None:
    error = OSError(number, "as Windows says it", path)
    error.winerror = code  # type: ignore[attr-defined,unused-ignore] # which only Windows sets by itself
    assert words in why(error, "win32")


def test_where_some_files_were_written_and_others_not_it_says_which_and_can_be_run_again(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES, "plan.yaml": "issue:\n", "decisions.yaml": "decisions:\n"})
    new = {"themes.yaml": MORE, "plan.yaml": "purpose: one\n", "decisions.yaml": None}
    ours, seen = os.replace, list[object]()

    def second(part: Path, target: Path) -> None:
        seen.append(target)
        if len(seen) == 2:
            raise OSError(errno.ENOSPC, "full")
        ours(part, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", second)
        with pytest.raises(CannotWrite) as told:
            change(folder, new)
    assert str(told.value) == (
        "plan.yaml cannot be written: the disk is full. Already changed: themes.yaml. "
        "Not changed yet: plan.yaml, decisions.yaml. Once that is mended, run the same command again; "
        "it goes on from there"
    )
    assert (folder / "themes.yaml").read_text("utf-8") == MORE
    assert (folder / "plan.yaml").read_text("utf-8") == "issue:\n"
    assert not left_behind(folder)
    change(folder, new)
    assert (folder / "plan.yaml").read_text("utf-8") == "purpose: one\n"
    assert not (folder / "decisions.yaml").exists()


@POSIX
def test_all_is_on_the_disk_itself_before_the_first_file_is_replaced_and_the_names_are_after_it(
    workspace: Tree,
) -> None:
    folder = workspace({"themes.yaml": THEMES})
    watched = Failing(0, OSError())
    with at_desk(folder) as desk:
        for file in ("themes.yaml", "plan.yaml"):
            desk.read(file)
            desk.put(file, MORE.encode())
        with watched.in_place():
            desk.finish()
    order = [act for act in watched.calls if act in {"fsync", "replace"}]
    assert order == ["fsync", "fsync", "replace", "replace", "fsync"]


def wholly_changed(folder: Path, each: Mapping[str, tuple[bytes | None, bytes | None]]) -> list[bool]:
    """Whether each file is as it is to be; that it is so, or as it was, is asserted."""
    found = []
    for file, (old, new) in each.items():
        path = folder / file
        held = path.read_bytes() if path.exists() else None
        assert held in {old, new}, file
        found.append(held == new)
    return found


@pytest.mark.parametrize("failure", [OSError(errno.EIO, "broken"), KeyboardInterrupt()], ids=["broken", "interrupted"])
def test_whatever_fails_while_finishing_each_file_is_old_or_new(tmp_path: Path, failure: BaseException) -> None:
    each: dict[str, tuple[bytes | None, bytes | None]] = {
        "themes.yaml": (THEMES.encode(), MORE.encode()),
        "plan.yaml": (b"issue:\n", b"purpose: one\n"),
        ENTRY: (None, b"kind: activity\n"),
        "decisions.yaml": (b"decisions:\n", None),
    }
    for number in range(1, 1_000):
        folder = tmp_path / str(number)
        folder.mkdir()
        for file, (old, _) in each.items():
            if old is not None:
                (folder / file).write_bytes(old)
        failing, told = Failing(number, failure), ""
        with at_desk(folder) as desk:
            for file, (_, new) in each.items():
                desk.read(file)
                if new is None:
                    desk.remove(file)
                else:
                    desk.put(file, new)
            try:
                with failing.in_place():
                    desk.finish()
            except (PwpError, KeyboardInterrupt) as stopped:
                told = str(stopped) or "interrupted"
        changed = wholly_changed(folder, each)
        assert failing.failed_while_clearing_up or not left_behind(folder)
        assert told or all(changed)
        assert all(changed) or told == "interrupted" or ("Nothing was changed" in told) == (not any(changed))
        assert all(changed) or told == "interrupted" or ("Already changed: themes.yaml" in told) == any(changed)
        if failing.over:
            assert not told
            assert {"open", "write", "fsync", "link", "replace", "unlink", "chmod"} <= set(failing.calls)
            return
    pytest.fail("it never came to its end")


@pytest.mark.parametrize("failure", [OSError(errno.EIO, "broken"), KeyboardInterrupt()], ids=["broken", "interrupted"])
def test_whatever_fails_while_an_entry_is_made_it_is_there_whole_or_not_at_all(
    tmp_path: Path, failure: BaseException
) -> None:
    for number in range(1, 1_000):
        folder = tmp_path / str(number)
        folder.mkdir()
        failing, told = Failing(number, failure), ""
        try:
            with failing.in_place():
                assert create(folder, ENTRY, b"kind: activity\n")
        except (PwpError, KeyboardInterrupt) as stopped:
            told = str(stopped) or "interrupted"
        (changed,) = wholly_changed(folder, {ENTRY: (None, b"kind: activity\n")})
        assert failing.failed_while_clearing_up or not left_behind(folder)
        assert changed or told == "interrupted" or "Nothing was changed" in told
        assert told == "interrupted" or changed == (not told)
        assert changed or not (folder / "log").exists()
        if failing.over:
            assert not told
            return
    pytest.fail("it never came to its end")


def test_to_make_an_entry_nothing_slow_is_imported() -> None:
    asked = "import sys; import pwp.edit.desk as _; print(sorted({'filelock', 'yaml', 'msgspec'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout == "[]\n"
