"""What pwp cannot get past. Faults in a user's record are findings, not errors: see `pwp.findings`."""

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pwp.findings import Finding


class PwpError(Exception):
    """Something stops the command; its text is one plain sentence for the person who ran it."""


class NoWorkspace(PwpError):
    """The folder asked about holds no engagement."""

    def __init__(self, folder: str, around: str = "") -> None:
        way = f"The engagement is in the folder above: say -C {typed(around)}" if around else ""
        start = f"Start one with 'pwp init {typed(folder)}', or name another folder with -C"
        super().__init__(f"no engagement found in {folder}: there is no engagement.yaml there. {way or start}")


class NewerFormat(PwpError):
    """The record is in a format that a later version brought."""

    def __init__(self, file: str, line: int, given: str, known: str) -> None:
        super().__init__(
            f"{file}:{line}: this record is in format {given[:9]}, and this version reads format {known}; "
            "it needs a newer pwp. Nothing was changed"
        )


def typed(name: str, system: str = sys.platform) -> str:
    """A name as it is typed into a terminal, which finds no command in it: within quotes where it needs them.

    One that no quotes make safe there is only described.
    """
    windows = system == "win32"
    if re.fullmatch(r"[\w./\\:~-]+" if windows else r"[\w./:-]+", name):
        return name
    if not name.isprintable() or (windows and _LIVE_IN_QUOTES_ON_WINDOWS.search(name)):
        return "THE-NAME-LIKE-" + re.sub(r"[^\w./-]+", "_", name)
    return f'"{name}"' if windows else "'" + name.replace("'", "'\\''") + "'"


_LIVE_IN_QUOTES_ON_WINDOWS = re.compile(r'["\u201c-\u201f%!$`]|\\$')
"""What ends double quotes or is looked up within them, by the one or the other of two shells."""


class Unknown(PwpError):
    """Something of the record is there and unknown; `file` is where. Never to be taken for absent."""

    def __init__(self, file: str, sentence: str) -> None:
        super().__init__(sentence)
        self.file = file


class Unread(Unknown):
    """A file of the workspace is there and cannot be read, so what it holds is unknown, not absent."""

    def __init__(self, file: str) -> None:
        super().__init__(file, f"{file} cannot be read")


class Misread(Unknown):
    """A value of the record is written and cannot be understood, so what it says is unknown, not absent.

    `rest` is what of it is understood all the same: the other items of a list.
    """

    def __init__(self, file: str, key: str, rest: tuple[object, ...] = ()) -> None:
        super().__init__(file, f"'{key}' in {file} cannot be understood")
        self.rest = rest


class NoCParser(PwpError):
    """PyYAML was installed without its C parser, and another parser would give another verdict."""

    def __init__(self) -> None:
        super().__init__(
            "PyYAML is installed without its C parser, the only one pwp uses, so that every computer gives "
            "the same answer. Install it from a wheel: pip install --force-reinstall PyYAML"
        )


class BadQuestion(PwpError):
    """An option or argument asks for something that is not there."""


class NotADay(BadQuestion):
    """What was given where one day is asked for is no day, or is more than one; `asked` says what to write instead."""

    def __init__(self, text: str, asked: str = "", *, several: bool = False) -> None:
        if several:
            super().__init__(f"one day is needed here, like 2026-03-14, not '{text}'")
        else:
            super().__init__(
                asked
                or f"a day is written like 2026-03-14, not '{text}'; today, yesterday and the days of the week do too"
            )


class BadFramework(PwpError):
    """A framework file cannot be used; one line for each thing wrong in it."""

    def __init__(self, file: str, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join((f"{file} cannot be used:", *(f"  {problem}" for problem in problems))))


class BadFrameworks(PwpError):
    """Several framework files cannot be used; what each says of itself, one after another."""

    def __init__(self, each: tuple[BadFramework, ...]) -> None:
        super().__init__("\n".join(str(one) for one in each))


class BadTemplate(PwpError):
    """A body's own template of a document cannot be used; `faults` are lines, from 1, each with what is wrong there."""

    def __init__(self, file: str, faults: tuple[tuple[int, str], ...]) -> None:
        super().__init__("\n".join(f"{file}:{line}: {sentence}" for line, sentence in faults))
        self.faults = faults


class Edited(PwpError):
    """A file that a document would replace was not written by pwp, or somebody has edited it since."""

    def __init__(self, file: str) -> None:
        super().__init__(
            f"{file} was not replaced: somebody has edited it, or pwp did not write it. "
            "Write to another file with -o, or replace it with --force"
        )


class WouldOverwrite(PwpError):
    """Files that `pwp init` would write are there already and differ; nothing was written."""

    def __init__(self, folder: str, files: tuple[str, ...]) -> None:
        listed = "\n".join(f"  {file}" for file in files)
        super().__init__(
            f"nothing was written: in {folder} these differ from what would be written:\n{listed}\n"
            "Move them away, or start in another folder"
        )


class CannotWrite(PwpError):
    """The disk does not let a file be written.

    `done` are the files of the same change that are changed already, `left` those that are not.
    """

    def __init__(self, file: str, reason: str, done: tuple[str, ...] = (), left: tuple[str, ...] = ()) -> None:
        change = "Nothing was changed"
        if done:
            change = (
                f"Already changed: {', '.join(done)}. Not changed yet: {', '.join(left)}. "
                "Once that is mended, run the same command again; it goes on from there"
            )
        super().__init__(f"{file} cannot be written: {reason}. {change}")
        self.file, self.reason = file, reason


class CannotRead(PwpError):
    """A file that was to be changed cannot be read."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file} cannot be read: {reason}. Nothing was changed")


class InUse(PwpError):
    """Another pwp writes in the same folder, and did not come to an end."""

    def __init__(self, folder: str, seconds: float) -> None:
        super().__init__(
            f"another pwp is writing in {folder}, and was still at it after {seconds:g} seconds. "
            "Nothing was changed; try again in a moment"
        )


class ChangedMeanwhile(PwpError):
    """Files that were read to be changed are no longer on disk as they were read; nothing was written."""

    def __init__(self, files: tuple[str, ...]) -> None:
        what = "was" if len(files) == 1 else "were"
        super().__init__(
            f"{', '.join(files)} {what} changed by somebody else in the meantime. Nothing was written; "
            "run the same command again"
        )


class CannotLayOut(PwpError):
    """The record cannot be laid out as sheets; one line for each thing that stands in the way."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        listed = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"mend this in the record first; nothing was changed:\n{listed}")


class BadSheet(PwpError):
    """A workbook or CSV file cannot be taken in, or not be written over; nothing was changed."""

    def __init__(self, file: str, sentence: str) -> None:
        super().__init__(f"{file}: {sentence}. Nothing was changed")


class NotAWordFile(PwpError):
    """A file that is to be checked as a Word document is none, or cannot be read as one; `reason` says what to do."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file, self.reason = file, reason


class CannotReport(PwpError):
    """A document cannot be written from this record."""


class NothingYet(CannotReport):
    """A document cannot be written yet; the sentence says what the record lacks for it."""


class NeedsExtra(PwpError):
    """A part of pwp that is installed only where it is wanted is needed: `what` for, and the `extra` that brings it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f'to write {what}, install pwp[{extra}]: pip install "pwp[{extra}]"')


class NotAccessible(PwpError):
    """A document would shut somebody out, as it was laid out by its template; one line for each way."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        listed = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"the document was not written, because not everybody could read it:\n{listed}")


class NamesUnknown(PwpError):
    """The list of names cannot be read in full, so nothing that leaves the record can be compared with it."""

    def __init__(self, what: str, file: str, *, in_part: bool = False) -> None:
        why = f"part of {file} is not understood" if in_part else f"{file} cannot be read"
        super().__init__(f"{what} was not written, because {why}; see 'pwp check'")


class NamesUnchecked(PwpError):
    """A document for the public was to be written, and there are people whose names are not there to compare with."""

    def __init__(self, references: tuple[str, ...], file: str, *, there: bool) -> None:
        few = references[:3]
        more = f" and {len(references) - len(few)} more" if len(references) > len(few) else ""
        lacking = f"gives no name for {', '.join(few)}{more}" if there else "is not here"
        super().__init__(
            f"the document was not written, because {file} {lacking}, so nobody can say whether it names somebody. "
            "Write it where that file is whole; or say --names-unchecked, and the document says so"
        )
        self.references = references


class NameShown(PwpError):
    """A document, or `what` else was to be written, would show what it may not; the findings are masked."""

    def __init__(self, findings: "tuple[Finding, ...]", what: str = "the document") -> None:
        listed = "\n".join(f"  {_as_checked(one)}" for one in findings)
        super().__init__(
            f"{what} was not written, because of what it would show:\n{listed}\n"
            "Take it out of the record, or put it in private/"
        )
        self.findings = findings


def _as_checked(finding: "Finding") -> str:
    """A finding on one line, as `pwp check` shows it; one that has no line in the record begins with the document."""
    at = f":{finding.line}:{finding.column}" if finding.line else ""
    code = f"{finding.code} " if finding.code else ""
    return f"{finding.place.file}{at}: {code}{finding.state} {finding.sentence}"


class NotLookedThrough(PwpError):
    """A finished file cannot be looked through, so nobody knows what it would show."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the document was not written, because it cannot be looked through for names: {why}")


class NotReadable(PwpError):
    """A file of the workspace cannot be read, so nothing can be added to it."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(f"{file}:{line}: {sentence}. Nothing was changed")
        self.file, self.line, self.sentence = file, line, sentence


class CannotEdit(PwpError):
    """A file cannot be changed without disturbing what else stands in it; `would` is what it would have come to."""

    def __init__(self, file: str, would: str) -> None:
        super().__init__(
            f"{file} was not changed: this cannot be put in without disturbing the lines around it. "
            f"Put it in by hand; it would read\n{would}"
        )
        self.would = would


class NotUnderstood(PwpError):
    """Something entered cannot be taken as it stands; one line for each thing wrong, and nothing was written."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        listed = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"nothing was written:\n{listed}")


class NotUnderGit(PwpError):
    """The folder is not kept with git, so there are no versions to be put together."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"the folder {folder} is not kept with git, so there are no two versions here to put together")


class NoGit(PwpError):
    """Git is not installed, or not found."""

    def __init__(self) -> None:
        super().__init__("git keeps the two versions, and is not found on this computer; install it, and try again")


class GitSilent(PwpError):
    """Git is there and does not answer about a folder."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"git does not answer about {folder}; 'git status' there says why. Nothing was changed")
