"""`pwp` as a command: the version without importing anything, else the whole command line."""

import gc
import sys


def main() -> None:
    """Run the command line and end the process with its exit status."""
    if sys.argv[1:] == ["--version"]:
        from pwp import __version__

        print(f"pwp {__version__}")  # noqa: T201 - before anything that could print is imported
        return
    gc.disable()  # what is imported stays; `run` turns it on again
    from pwp.cli.app import run

    run(sys.argv[1:])


if __name__ == "__main__":
    main()
