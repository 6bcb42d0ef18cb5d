"""One reading of a folder, file by file, and what it finds."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from pwp.decode import UNKNOWN_KEY, WRONG_VALUE, Misfit, decode, torn
from pwp.errors import NewerFormat, Unread
from pwp.findings import Finding, Place, Rule, State
from pwp.folder import scan
from pwp.folder.rules import LOST_TEXT, NOT_THERE, PLACEHOLDER, UNKNOWN_FILE, UNREADABLE
from pwp.folder.scan import hides_its_ending, is_yaml
from pwp.folder.texts import Texts
from pwp.model.log import Entry
from pwp.model.workspace import ALWAYS_THERE, FILES, LOG, PEOPLE
from pwp.source import LARGEST, Fault, Reader, Reading, ends_at_a_comma, invisible, is_placeholder, lost_to_comments
from pwp.spelling import did_you_mean, nearest

FRAMEWORKS = "frameworks"
FOLDERS = (LOG, "documents", "private", "reports", FRAMEWORKS)
"""The folders of a workspace."""
OF_NAMES = {
    UNKNOWN_KEY.code: "there is a key here that pwp does not know; 'pwp schema people' lists those it knows",
    PLACEHOLDER.code: "this says nothing yet; it counts as not recorded",
    LOST_TEXT.code: "part of this line is lost; put quotes around the whole text",
}
"""What is said in the place of a sentence that could hold a name."""
NAMES_UNREADABLE = "this line cannot be read; put quotes around each name"
NEWEST_FORMAT = "1"


class Loading:
    """One reading of a folder, file by file."""

    def __init__(self, root: Path) -> None:
        self.files: dict[str, Struct | Unread] = {}
        self.entries: dict[str, Entry] = {}
        self.torn: dict[str, Struct] = {}
        self.unread_log: list[str] = []
        self.findings: list[Finding] = []
        self.misread: list[Place] = []
        self.texts = Texts()
        self._root = os.fspath(root)
        self._reader = Reader()

    def _found(self, rule: Rule, state: State, place: Place, sentence: str, at: tuple[int, int] = (1, 1)) -> None:
        """Take a finding down. What is said of the file of names never holds anything that stands in it."""
        hidden = place.file == PEOPLE and rule is not UNREADABLE
        said = OF_NAMES.get(rule.code, "this is not understood") if hidden else sentence
        self.findings.append(Finding(rule.code, state, place, said, *at))

    def _unreadable(self, file: str, fault: Fault) -> None:
        self._found(UNREADABLE, State.ERROR, Place(file), fault.sentence, (fault.line, fault.column))

    def file(self, name: str) -> None:
        """Read one of the files beside the log."""
        path = f"{self._root}/{name}"
        mode = scan.mode(self._root, name)
        if mode is None:
            if name in ALWAYS_THERE:
                self._found(NOT_THERE, State.MISSING, Place(name), f"there is no {name}")
            return
        value = mode if isinstance(mode, Fault) else self._value(name, path, is_ordinary=stat.S_ISREG(mode))
        if name == "engagement.yaml" and isinstance(value, dict):
            self._refuse_newer(value)
        if isinstance(value, Fault) or (value is None and name in ALWAYS_THERE):
            self._unreadable(name, value or Fault(1, 1, "the file is empty"))
            self.files[name] = Unread(name)
        elif value is None:
            self._found(UNREADABLE, State.MISSING, Place(name), "the file is empty; fill it or delete it")
        else:
            record = self._record(name, value, FILES[name])
            self.files[name] = Unread(name) if record is None else record

    def _refuse_newer(self, value: dict[str, Any]) -> None:
        """Stop at a record of a format that this version does not know; what it means cannot be guessed."""
        given = value.get("format")
        if isinstance(given, str) and given.isascii() and given.isdigit() and given.lstrip("0") not in {"", "1"}:
            raise NewerFormat("engagement.yaml", self._at("engagement.yaml", "format")[0], given, NEWEST_FORMAT)

    def log(self) -> None:
        """Read every entry of the log, in the order of their names."""
        scanned = scan.entries(self._root, LOG)
        if isinstance(scanned, Fault):
            self._unreadable(f"{LOG}/", scanned)
            self.unread_log.append(f"{LOG}/")
            return
        for name, is_folder, is_ordinary in scanned:
            file = f"{LOG}/{name}"
            if is_folder:
                self._stray(f"{self._root}/{file}", file)
            elif name.endswith(".yaml"):
                self._entry(file, name.removesuffix(".yaml"), is_ordinary=is_ordinary)
            elif is_yaml(name) or hides_its_ending(name):
                self._found(UNKNOWN_FILE, State.FAILED, Place(file), f"{file} is not read; end its name in .yaml")
            elif not is_ordinary:
                sentence = f"{file} is a link or something else, and is not followed; put the files themselves here"
                self._found(UNKNOWN_FILE, State.FAILED, Place(file), sentence)

    def _entry(self, file: str, stem: str, *, is_ordinary: bool) -> None:
        value = self._value(file, f"{self._root}/{file}", is_ordinary=is_ordinary)
        if isinstance(value, Fault):
            self._unreadable(file, value)
            self.unread_log.append(file)
        elif value is None:
            self._found(UNREADABLE, State.MISSING, Place(file), "the file is empty; fill it or delete it")
        else:
            given = value.get("id")
            value["id"] = stem
            record = self._record(file, value, Entry)
            if given is not None:
                sentence = f"an entry's id is its file's name, '{stem}'; take this key out"
                self._found(UNKNOWN_KEY, State.FAILED, Place(file, ("id",)), sentence, self._at(file, "id"))
            if record is None:
                self.unread_log.append(file)
            else:
                self.entries[file] = record

    def _at(self, file: str, *route: str | int) -> tuple[int, int]:
        return self.texts.marks(file).find(route)

    def _value(self, file: str, path: str, *, is_ordinary: bool) -> dict[str, Any] | Fault | None:
        """The plain values of a file, or why it cannot be read; remembers its bytes for looking places up."""
        if not is_ordinary:
            return Fault(1, 1, scan.NOT_ORDINARY.format("file"))
        try:
            with open(path, "rb") as opened:  # noqa: PTH123 - ten thousand entries: a Path for each is felt
                too_large = os.fstat(opened.fileno()).st_size > LARGEST
                data = opened.read(LARGEST + 1) if too_large else opened.read()
        except OSError as error:
            return scan.not_opened(error)
        reading = self._reader.read(data)
        if isinstance(reading, Fault):
            return reading._replace(sentence=NAMES_UNREADABLE) if file == PEOPLE else reading
        self.texts.keep(file, data)
        if reading.placeholders or reading.hashes or reading.commas or reading.escapes:
            self._look_closer(file, data, reading)
        if reading.value is not None and not isinstance(reading.value, dict):
            return Fault(1, 1, "the file should hold keys, each with a colon: 'key: value'; what is here has none")
        return reading.value

    def _look_closer(self, file: str, data: bytes, reading: Reading) -> None:
        """Name the placeholders, and what is lost as comments or by a comma, of a file that may hold some."""
        if reading.commas:
            for route, line, column in self.texts.marks(file).empty_keys():
                if ends_at_a_comma(data, str(route[-1]), line, column):
                    number = str(route[-1]).isdigit()
                    way = "write 1200 for 1,200" if number else "put quotes around the whole text"
                    sentence = f"a comma within braces ends a value, so '{str(route[-1])[:40]}' is lost; {way}"
                    self._found(LOST_TEXT, State.FAILED, Place(file, route), sentence, (line, column))
        if reading.placeholders:
            for route, text in self.texts.marks(file).texts():
                if is_placeholder(text):
                    sentence = f"'{text.strip()}' says nothing yet; it counts as not recorded"
                    self._found(PLACEHOLDER, State.MISSING, Place(file, route), sentence, self._at(file, *route))
        if reading.escapes:
            self._look_for_unseen(file)
        if reading.hashes:
            for line, column, text in lost_to_comments(data):
                sentence = f"'{text[:40]}' is read as a comment and lost; put quotes around the whole text"
                self._found(LOST_TEXT, State.FAILED, Place(file), sentence, (line, column))

    def _look_for_unseen(self, file: str) -> None:
        """Name the characters that would steer a screen, which only an escape can put into a text."""
        for route, text in self.texts.marks(file).texts():
            if name := invisible(text):
                sentence = f"a character that nobody can see ({name}) stands in this text; take it out"
                self._found(WRONG_VALUE, State.FAILED, Place(file, route), sentence, self._at(file, *route))

    def _record(self, file: str, value: Any, record: type[Struct]) -> Any:
        """The record a file's values come to, or None where it lacks what it cannot do without."""
        decoded = decode(value, record)
        if decoded.left_out:
            self.texts.leave_out(file, decoded.left_out)
        for misfit in decoded.misfits:
            self._misfit(file, misfit)
        lost = [route for misfit in decoded.misfits if misfit.state is State.FAILED for route in misfit.routes]
        if decoded.record is not None and lost:
            self.misread.extend(Place(file, route) for route in lost)
            self.torn[file] = torn(decoded.record, file, lost, decoded.left_out)
        return decoded.record

    def _misfit(self, file: str, misfit: Misfit) -> None:
        place = Place(file, misfit.route)
        self._found(misfit.rule, misfit.state, place, misfit.sentence, self._at(file, *misfit.route))

    def other_files(self) -> None:
        """Name the YAML files beside those that pwp reads, since a misspelt name loses what it holds."""
        for folder, known in (("", FILES), ("private/", FILES)):
            for name, is_folder in scan.names(self._root, folder.rstrip("/")):
                if is_folder and not folder:
                    self._other_folder(name)
                elif hides_its_ending(name):
                    sentence = "this is not read: its name ends in .txt, which Windows may not show; end it in .yaml"
                    self._found(UNKNOWN_FILE, State.FAILED, Place(f"{folder}{name}"), sentence)
                elif is_yaml(name) and f"{folder}{name}" not in known:
                    absent = [one for one in known if one.startswith(folder) and one not in self.files]
                    self._unknown(f"{folder}{name}", absent)

    def _other_folder(self, name: str) -> None:
        """Name the files in a folder that pwp does not know: entries, where it is called almost like the log."""
        if name == FRAMEWORKS:
            self._other_frameworks(f"{self._root}/{name}")
        if name in FOLDERS:
            return
        files = [file for file, _ in scan.names(self._root, name) if is_yaml(file)]
        if nearest(name, [LOG]):
            for file in files:
                self._unknown(f"{name}/{file}", [f"{LOG}/{file}"])
        elif files:
            sentence = f"pwp reads nothing in {name}/; what was done belongs in {LOG}/"
            self._found(UNKNOWN_FILE, State.ADVICE, Place(f"{name}/{files[0]}"), sentence)

    def _other_frameworks(self, folder: str) -> None:
        """Name the files in the folder of frameworks that are none by their names, or lie too deep."""
        for name in scan.files_below(folder):
            looks_so = is_yaml(name) or hides_its_ending(name)
            if looks_so and ("/" in name or not name.endswith(".yaml")):
                sentence = f"this framework is not read; put it into {FRAMEWORKS}/ itself, and end its name in .yaml"
                self._found(UNKNOWN_FILE, State.FAILED, Place(f"{FRAMEWORKS}/{name}"), sentence)

    def _stray(self, folder: str, shown: str) -> None:
        """Name the YAML files in a folder below log/, at any depth; links are not followed."""
        for name in scan.files_below(folder):
            if is_yaml(name):
                sentence = f"entries stand in {LOG}/ itself; move this file there"
                self._found(UNKNOWN_FILE, State.FAILED, Place(f"{shown}/{name}"), sentence)

    def _unknown(self, name: str, absent: Iterable[str]) -> None:
        sentence = f"pwp reads no file called {name}{did_you_mean(name, absent)}"
        self._found(UNKNOWN_FILE, State.FAILED, Place(name), sentence)
