"""`pwp` as a command: the version without importing anything, else the whole command line."""

import sys


def main() -> None:
    """Run the command line and end the process with its exit status."""
    if sys.argv[1:] == ["--version"]:
        from pwp import __version__

        print(f"pwp {__version__}")  # noqa: T201 - before anything that could print is imported
        return
    from pwp.cli.app import run

    run(sys.argv[1:])


if __name__ == "__main__":
    main()
