# SPDX-License-Identifier: MIT
"""The command line put together: one group, its commands, and how errors become one sentence."""

import io
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from stratcanvas import __version__
from stratcanvas.cli.export import export
from stratcanvas.cli.inspect import check, show
from stratcanvas.cli.make import new
from stratcanvas.cli.say import complain, release
from stratcanvas.storage.errors import Trouble, reason

USAGE = "stratcanvas [FILE]...\n       stratcanvas COMMAND [ARGS]..."


class _Program(click.Group):
    """The group, with a usage line that tells of the window too."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both ways to start: the window on files, or a command."""
        formatter.write(f"Usage: {USAGE}\n")


@click.group(cls=_Program, no_args_is_help=True)
@click.version_option(__version__, prog_name="Stratcanvas", message="%(prog)s %(version)s")
def program() -> None:
    """Plan a strategy around the customer's problems, and print it on one page.

    With FILEs or with nothing, the window opens. The commands need no display.
    """


for _command in (new, export, check, show):
    program.add_command(_command)


def run(argv: Sequence[str]) -> int:
    """Run one command and return the exit code: 0 done, 1 a tactic does not count, 2 an error.

    What went wrong is one plain sentence (or a few) on standard error, never a traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that can't be printed stops nothing
    try:
        code = program.main(args=list(argv), prog_name="stratcanvas", standalone_mode=False)
    except SystemExit:  # click's answer to a reader that went away, such as head
        return 2
    except (Exception, KeyboardInterrupt) as problem:  # noqa: BLE001 (the last net)
        complain(_words(problem))
        return 2
    finally:
        release()
    return code if isinstance(code, int) else 0


def _words(problem: BaseException) -> str:
    match problem:
        case Trouble():
            return str(problem)
        case click.ClickException():
            return problem.format_message()
        case click.Abort() | KeyboardInterrupt():
            return "Stopped. Files that were finished before stay."
        case OSError():
            return f"The computer refused to go on: {reason(problem)}."
        case MemoryError():
            return "There is not enough memory on this computer for this file."
    last = traceback.extract_tb(problem.__traceback__)[-1]
    place = f"in {last.name}, line {last.lineno} of {Path(last.filename).name}"
    return (
        "Stratcanvas made a mistake of its own. Your canvas is as it was. "
        f"To report it, send these words: {type(problem).__name__} {place}: {problem}"
    )
