# SPDX-License-Identifier: MIT
"""The command line put together: one group, its commands, and how errors become one sentence."""

from collections.abc import Sequence

import click

from stratcanvas import __version__
from stratcanvas.cli.export import export
from stratcanvas.cli.look import check, show
from stratcanvas.cli.make import new
from stratcanvas.formats.registry import NotWritten
from stratcanvas.storage.errors import Trouble

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
    try:
        code = program.main(args=list(argv), prog_name="stratcanvas", standalone_mode=False)
    except (Trouble, NotWritten) as trouble:
        click.echo(str(trouble), err=True)
        return 2
    except click.ClickException as mistake:
        click.echo(mistake.format_message(), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. Files that were finished before stay.", err=True)
        return 2
    return code if isinstance(code, int) else 0
