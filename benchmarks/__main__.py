"""Measures everything in one run and writes the table in benchmarks/README.md."""

import argparse
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from benchmarks import papers
from benchmarks.table import HEADER, PEERS, Row, versions
from benchmarks.timing import in_turn, memory, process, times, together, work
from benchmarks.worker import PAPERS, PDFS
from benchmarks.workspaces import FLAWS, add_entries, add_themes, judge_by_every_framework

SCRIPTS = Path(sysconfig.get_path("scripts"))
PWP = SCRIPTS / "pwp"
CHECK = (PWP, "check", "--sign-off", "--as-of", "2026-03-02")
NOTHING_WRONG = (*CHECK, "--fail-on", "failed")
"""With every framework on, the example lacks what other bodies would have to record; nothing in it is wrong."""
ADD = (
    *(PWP, "log", "add", "Drop-in at the library, 14 people, worried about transport", "--date", "yesterday"),
    *("--with", "living-alone", "--method", "drop-ins", "--people", "14", "--theme", "way-home", "--again"),
)
HELLO = "import typer\ndef hello(name: str = 'you') -> None: print('Hello', name)\ntyper.run(hello)"
MANY, FEW = 10_000, 1_000
THEMES, USUAL = (5_000, 1_000), 200
BARE_WORD = "from docx import Document; Document().save(r'{file}')"
ALLOWED = "20 MB and 10 times the bytes"
LINE = "\n---\n"


def main() -> int:
    """Measure, print each row as it comes, and write them all; 1 where something is over its target."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--date", required=True, help="the day that the page is to name")
    parser.add_argument("--rounds", type=int, default=7, help="how often everything is measured")
    parser.add_argument("--short", type=int, default=40, help="how often what takes under a second is measured")
    asked = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        size = make(made := Path(folder))
        large = (checking(made, size, asked.rounds), peers(made, size, asked.rounds))
        other = (sheets(made / "sound", asked.rounds), documents(made, asked.short))
        for row in chain(start_up(made, asked.short), *large, *other):
            print(row, flush=True)
            rows.append(row)
    how = f"Measured on {asked.date} in {asked.rounds} rounds, start-up and documents in {asked.short}. {versions()}."
    page = Path(__file__).with_name("README.md")
    about = page.read_text(encoding="utf-8").partition(LINE)[0]
    page.write_bytes("\n".join((about + LINE, HEADER, *map(str, rows), "", how, "")).encode())
    return int(any(row.over for row in rows))


def make(made: Path) -> float:
    """Make every engagement that is measured, and return the MB of the sound one with many entries."""
    for name in ("small", "few", *FLAWS, *map(str, (*THEMES, USUAL))):
        process(PWP, "init", made / name, "--example", "day-service")
    for name in ("quiet", "busy", "every", "every-busy"):
        process(PWP, "init", made / name, "--example", "day-service")
    for name in ("every", "every-busy"):
        judge_by_every_framework(made / name)
    add_entries(made / "every-busy", MANY)
    add_entries(made / "few", FEW)
    add_entries(made / "busy", MANY)
    for number in (*THEMES, USUAL):
        add_themes(made / str(number), number)
    return {name: add_entries(made / name, MANY, name) for name in FLAWS}["sound"]


def start_up(made: Path, rounds: int) -> Iterator[Row]:
    """What a person waits for before anything large is read."""
    python = partial(process, sys.executable, "-c")
    version, check = partial(process, PWP, "--version"), partial(process, *CHECK, folder=made / "small")
    jobs = {"pass": partial(python, "pass"), "version": version, "hello": partial(python, HELLO), "check": check}
    jobs["every"] = partial(process, *NOTHING_WRONG, folder=made / "every")
    jobs |= {name: partial(process, *ADD, folder=made / name) for name in ("quiet", "busy")}
    costs = in_turn(rounds, jobs)
    yield Row("`pwp check`, a small engagement", "a bare Typer hello", times(costs, "check", "hello"), 2.6)
    every = "`pwp check`, a small engagement, every framework on"
    yield Row(every, "a bare Typer hello", times(costs, "every", "hello"), 2.6)
    for name, log in (("quiet", "a log of some"), ("busy", f"a log of {MANY:,}")):
        yield Row(f"`pwp log add`, {log} entries", "a bare Typer hello", times(costs, name, "hello"), 2.5)
    yield Row("`pwp --version`", "`python -c pass`", times(costs, "version", "pass"), 1.3)


def checking(made: Path, size: float, rounds: int) -> Iterator[Row]:
    """Reading and checking many entries, beside only draining their events."""
    jobs = {"few": partial(work, "check", made / "few"), "every": partial(work, "check", made / "every-busy")}
    for name in FLAWS:
        jobs[f"drain {name}"] = partial(work, "drain", made / name)
        jobs[name] = partial(work, "check", made / name, findings=0 if name == "sound" else MANY)
    costs = in_turn(rounds, jobs)
    read, drained = f"reading and checking {MANY:,} entries", "draining the same files"
    yield Row(read, drained, times(costs, "sound", "drain sound"), 2.5)
    yield Row(f"{read}, every framework on", drained, times(costs, "every", "drain sound"), 2.5)
    yield Row(f"{read}, a wrong number in each", drained, times(costs, "wrong", "drain wrong"), 3.5)
    yield Row(f"{read}, an unknown key in each", drained, times(costs, "unknown", "drain unknown"))
    yield Row(read, f"the same of {FEW:,}", times(costs, "sound", "few"), 11.5)
    yield Row(f"peak memory, {read}", ALLOWED, memory(costs, "sound", size), 1.0)


def peers(made: Path, size: float, rounds: int) -> Iterator[Row]:
    """Other tools that read the same files, as whole processes."""
    sound = made / "sound"
    names = sorted(file.relative_to(sound) for file in (sound / "log").iterdir())
    schema = ".pwp/schema/log-entry.schema.json"
    arguments: dict[str, tuple[str | Path, ...]] = {
        "yamllint": ("-d", "relaxed", "log"),
        "check-jsonschema": ("--schemafile", schema, *names),
    }
    there = [name for name in PEERS if (SCRIPTS / name).exists()]
    jobs = {name: partial(process, SCRIPTS / name, *arguments[name], folder=sound) for name in there}
    costs = in_turn(rounds, {"check": partial(process, *CHECK, folder=sound), **jobs})
    check = f"`pwp check`, {MANY:,} entries"
    yield Row(f"peak memory, {check}", ALLOWED, memory(costs, "check", size), 1.0)
    for name in PEERS:
        yield Row(f"{name}, the same log", check, times(costs, name, "check") if name in there else None)


def sheets(folder: Path, rounds: int) -> Iterator[Row]:
    """The log as a workbook and back, beside the spreadsheet libraries alone with the same cells."""
    from benchmarks.books import BOOKS, make

    make(folder)
    costs = in_turn(rounds, {name: partial(work, name, folder) for name in BOOKS})
    there, bare = f"exporting and importing {MANY:,} entries", "xlsxwriter and calamine, the same cells"
    both = {"pwp": ("export", "import"), "bare": ("write-cells", "read-cells")}
    summed = {name: together(costs, *each) for name, each in both.items()}
    yield Row(there, bare, times(summed, "pwp", "bare"), 2.0)
    yield Row(f"exporting {MANY:,} entries", "xlsxwriter, the same cells", times(costs, "export", "write-cells"))
    yield Row(f"importing {MANY:,} entries", "calamine, the same cells", times(costs, "import", "read-cells"))


def documents(made: Path, rounds: int) -> Iterator[Row]:
    """Documents as whole processes, over many and few themes, and of many rows."""
    bare = partial(process, sys.executable, "-c", BARE_WORD.format(file=made / "bare.docx"))
    feedback = (PWP, "report", "feedback", "--as-of", "2026-03-02", "--force")
    jobs = {"bare": bare, "word": partial(process, *feedback, folder=made / str(USUAL))}
    costs = in_turn(rounds, jobs)
    what = f"`pwp report feedback`, {USUAL} themes, in Word"
    yield Row(what, "python-docx opens and saves its template", times(costs, "word", "bare"), 5.0)
    many, few = map(str, THEMES)
    for document in ("feedback", "assurance"):
        job = partial(work, document)
        costs = in_turn(rounds, {name: partial(job, made / name, made / "small") for name in (many, few)})
        what, against = f"the {document} report in Word, {THEMES[0]:,} themes", f"the same, {THEMES[1]:,} themes"
        yield Row(what, against, times(costs, many, few), 5.75)
    costs = in_turn(rounds, {name: partial(work, name, made) for name in PAPERS})
    rows = f"a table of {papers.ROWS:,} rows in Word"
    yield Row(rows, "the same XML straight into the zip", times(costs, "rows", "bare-rows"), 3.5)
    for name in ("small", str(USUAL)):
        (made / name / papers.BY_HAND).write_bytes(papers.by_hand(made / name).encode())
    costs = in_turn(rounds, {name: partial(work, name, made / str(USUAL), made / "small") for name in PDFS})
    report = f"the feedback report in PDF, {USUAL} themes"
    yield Row(report, "Typst, the same written by hand", times(costs, "pdf", "bare-pdf"), 2.0)


if __name__ == "__main__":
    sys.exit(main())
