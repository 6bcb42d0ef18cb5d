"""Set up and run pwp on a fresh machine that has only Python and git, in one command.

python3 run.py example     sets up, and does the main job on a real engagement
python3 run.py tests       sets up, and passes the tests
python3 run.py generate    writes anew what is made from the code: pages, reference document, holidays

On Windows say `py` for `python3`. Everything is set up in .venv beside this file; nothing else is touched.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
OLDEST = (3, 11)
EXAMPLE = "our-place-our-future"
ASKED_ON = "2019-02-28"


def main() -> int:
    """Do what the first argument says, and return an exit status."""
    if sys.version_info[:2] < OLDEST:
        print(f"pwp needs Python 3.11 or newer; this is {sys.version.split()[0]}")
        return 2
    job, arguments = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("", [])
    if job == "example":
        return example()
    if job == "tests":
        set_up("pytest", "dev")
        return call(PYTHON, "-m", "pytest", *arguments)
    if job == "generate":
        set_up("pytest", "dev")
        return call(PYTHON, "-m", "tools.generate", *arguments)
    print(__doc__)
    return 2


def example() -> int:
    """Start from a real example, check it, and write both documents, in the folder try-it."""
    set_up("pwp")
    folder = Path("try-it") / EXAMPLE
    pwp = BIN / "pwp"
    failed = call(pwp, "init", folder, "--example", EXAMPLE)
    print("\nWhat does the record show, and what does it not show?\n", flush=True)
    call(pwp, "check", "-C", folder, "--as-of", ASKED_ON, "--format", "text")  # status 1 where there are gaps
    print("\nThe documents:\n", flush=True)
    for document in ("assurance", "feedback"):
        failed |= call(pwp, "report", document, "-C", folder, "--as-of", ASKED_ON)
        failed |= call(pwp, "report", document, "-C", folder, "--as-of", ASKED_ON, "--format", "md")
    print(f"\nOpen this one first, in Word: {folder / 'reports' / 'assurance.docx'}")
    print(f"To go on by hand, type the whole name of pwp: {pwp.relative_to(HERE)} check -C {folder}")
    return failed


def set_up(needs: str, *groups: str) -> None:
    """Install pwp from this folder, with groups of tools, unless that was done for just this pyproject.toml."""
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    stamp = HOME / f"set-up-for-{needs}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("Setting up in .venv; this takes a minute, once.", flush=True)
    if not PYTHON.exists():
        venv.create(HOME, with_pip=True, upgrade_deps=True)
    extra = [word for group in groups for word in ("--group", group)]
    if call(PYTHON, "-m", "pip", "install", "--quiet", "--editable", ".", *extra):
        sys.exit("The set-up failed; the lines above say why.")
    stamp.write_text(wanted, encoding="utf-8")


def call(*command: str | Path) -> int:
    """Run a command here and return its exit status."""
    return subprocess.call(command, cwd=HERE)


if __name__ == "__main__":
    sys.exit(main())
