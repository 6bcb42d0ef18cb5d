"""One job in a process of its own, its clock started after the imports and stopped before its results are freed.

python -m benchmarks.worker drain|check|assurance|feedback|export|import|write-cells|read-cells|rows|... FOLDER [FIRST]

Prints the processor seconds, the peak memory as the system counts it, and how many findings there are in the log.
The job is done of FIRST before the clock starts, since making a document imports what it needs.
"""

import gc
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from yaml import StreamEndEvent
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave it out

from pwp import assess, load, render
from pwp.assessment import Assessment

AS_OF = date(2026, 3, 2)
BOOKS = ("export", "import", "write-cells", "read-cells")
PAPERS, PDFS = ("rows", "bare-rows"), ("pdf", "bare-pdf")


def drain(folder: Path) -> None:
    """Read every YAML file of an engagement and let go of what the parser says."""
    for place in (os.fspath(folder), f"{folder}/log"):
        for name in sorted(os.listdir(place)):  # noqa: PTH208 - the quickest way there is
            if name.endswith(".yaml"):
                with open(f"{place}/{name}", "rb") as opened:  # noqa: PTH123 - as above
                    next_event = CParser(opened.read()).get_event
                while next_event().__class__ is not StreamEndEvent:
                    pass


def check(folder: Path) -> Assessment:
    """Read and check an engagement with everything due."""
    return assess(load(folder), as_of=AS_OF, sign_off=True)


def report(document: str, folder: Path) -> None:
    """Read and check an engagement and make a Word document of it."""
    render(check(folder), document)


def _job(name: str, folder: str) -> Callable[[Path], object]:
    """What is to be timed; a job with workbooks is made ready for its folder."""
    if name in BOOKS:
        from benchmarks.books import jobs

        ready = jobs(Path(folder))[name]
        return lambda _: ready()
    if name in PAPERS:
        from benchmarks import papers

        made = papers.jobs()[name]()
        return lambda _: made()
    if name in PDFS:
        from benchmarks import papers

        return papers.in_pdf if name == "pdf" else papers.bare_pdf
    return {"drain": drain, "check": check}.get(name, partial(report, name))


def main(name: str, folder: str, *first: str) -> None:
    """Do the job and print what it took."""
    job = _job(name, folder)
    for one in first:
        job(Path(one))
    gc.disable()
    started = time.process_time()
    done = job(Path(folder))
    seconds = time.process_time() - started
    found = sum(one.place.file.startswith("log/") for one in done.findings) if isinstance(done, Assessment) else 0
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, found)


if __name__ == "__main__":
    main(*sys.argv[1:])
