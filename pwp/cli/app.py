"""The commands by name, and what happens around every one of them: errors, pipes, the collector, the exit."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from pwp.cli.exits import Exit
from pwp.errors import BadQuestion, NameShown, PwpError
from pwp.plain import brief, visible
from pwp.spelling import did_you_mean

COMMANDS = {
    "init": "Start the record of an engagement in a folder.",
    "check": "Say every gap at once: what is wrong, what is missing, what people must judge.",
    "status": "Say where the engagement stands, what is due next, and what to do first.",
    "due": "List what falls due, by date, and what people are still owed.",
    "report": "Write a document from the record: for the public, a board or the team.",
    "check-docx": "Say what keeps people from reading a Word file, whoever wrote it.",
    "log": "Add what was done and heard to the log in one line, or list it.",
    "add": "Add a group, a theme, a promise, a decision and the like in one line.",
    "judge": "Keep what people judge of a requirement, with their reason and evidence.",
    "answer": "Keep what the body answers to a theme.",
    "close": "Say that a promise is kept, or how it stands.",
    "step": "Go on to the next step, or see what is still due before it.",
    "sheet": "Write the record as a workbook or CSV, and take in what people changed there.",
    "merge": "Put two people's work together where git stopped.",
    "explain": "Explain a check or a requirement: why it is asked, how to put it right.",
    "checks": "List the checks.",
    "frameworks": "List the standards and guidance, and what each asks.",
    "schema": "Write the schemas that let an editor help while you type.",
}
"""Each command and what it does; its module is imported only when it is asked for."""

COMPLETING = "_PWP_COMPLETE"
"""What a shell sets in the environment when it asks what a word may become."""

RARELY = 500_000
"""How many new objects the garbage collector waits for: records hold no cycles, so it has nothing to find."""


class Commands(TyperGroup):
    """The commands, each imported by name."""

    _naming = False

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, in the order in which people use them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        if self._naming:
            return TyperCommand(cmd_name, short_help=COMMANDS[cmd_name])
        command = typer.main.get_command(import_module(f"pwp.cli.{cmd_name.replace('-', '_')}").app)
        command.name = cmd_name
        command.short_help = COMMANDS[cmd_name]
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes the commands into the help."""
        with self._only_named():
            super().format_commands(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The commands and options that a shell may complete."""
        with self._only_named():
            return super().shell_complete(ctx, incomplete)

    @contextmanager
    def _only_named(self) -> Iterator[None]:
        """The commands as no more than names, which are enough for a list: none of their modules is imported."""
        self._naming = True
        try:
            yield
        finally:
            self._naming = False

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words begin with; raises BadQuestion where there is none of that name."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise BadQuestion(
                f"there is no command '{brief(args[0])}'{did_you_mean(args[0], COMMANDS)}; 'pwp -h' lists them"
            )
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def pwp(
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Plan, check and report community engagement, from plain files.

    Start with: pwp init my-engagement
    """
    if version:
        from pwp import __version__

        typer.echo(f"pwp {__version__}")
        raise typer.Exit


def run(arguments: Sequence[str]) -> NoReturn:
    """Run a command line and end the process. The last act: nothing is freed that the system frees anyway."""
    gc.freeze()
    gc.set_threshold(RARELY)
    gc.enable()
    streams = [stream for stream in (sys.stdout, sys.stderr) if stream is not None]  # None where it was closed
    for stream in streams:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr] # both are text streams
    status = _completed(arguments) if COMPLETING in os.environ else _status(arguments)
    for stream in streams:
        try:
            stream.flush()
        except BrokenPipeError:  # the reader of the pipe has gone
            continue
        except OSError as error:
            status = _said(f"not everything could be written: {error.strerror}", Exit.UNREADABLE)
    os._exit(status)


def _completed(arguments: Sequence[str]) -> int:
    """The status of what a shell asks while somebody types. Whatever stops it, nothing is said amid their words."""
    os.environ["COLUMNS"] = "1000"  # Typer breaks the help of an option at this width, and shells go by lines
    try:
        app(list(arguments), prog_name="pwp", standalone_mode=False)
    except SystemExit as ended:
        return int(ended.code or 0)
    except Exception:  # noqa: BLE001 - half a line, half a file: the next key is pressed soon
        return Exit.UNREADABLE
    return Exit.OK


def _status(arguments: Sequence[str]) -> int:
    """The exit status of a command line, having said on standard error what stopped it."""
    try:
        return app(list(arguments), prog_name="pwp", standalone_mode=False) or Exit.OK
    except typer.Exit as ended:
        return ended.exit_code
    except SystemExit as ended:  # so Typer ends when it has installed completion
        return int(ended.code or 0)
    except (KeyboardInterrupt, typer.Abort):
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.OK
    except OSError as error:
        return _said(f"this could not be written or read: {error.strerror or error}", Exit.UNREADABLE)
    except PwpError as error:
        return _said(str(error), Exit.FOUND if isinstance(error, NameShown) else Exit.UNREADABLE)
    except TyperException as error:  # the options are wrong
        return _shown(error)
    except Exception as error:
        if os.environ.get("PWP_DEBUG"):
            raise
        text = f"pwp itself failed ({type(error).__name__}). Please report it; PWP_DEBUG=1 shows where"
        return _said(text, Exit.BROKEN)


def _shown(error: TyperException) -> Exit:
    """The status of a question that Typer does not understand, which it says in its own way where it has one."""
    show = getattr(error, "show", None)
    if show is None:
        return _said(str(error), Exit.UNREADABLE)
    with suppress(OSError):  # as below
        show()
    return Exit.UNREADABLE


def _said(text: str, status: Exit) -> Exit:
    with suppress(OSError):  # where not even that can be written, the status tells
        typer.echo(visible(f"pwp: {text}".replace("\r", " ")), err=True)
    return status
