# SPDX-License-Identifier: MIT
"""The commands with their options, put together in one group."""

import gc
from collections.abc import Sequence
from importlib import import_module

import click

from stratcanvas import __version__
from stratcanvas.cli.say import complain
from stratcanvas.words import mark, tr, translated

USAGE = "stratcanvas [FILE]...\n       stratcanvas COMMAND [ARGS]..."


COMMANDS = (
    ("make:new", mark("Make a new canvas in FILE, which must not be there yet.")),
    (
        "export:export",
        mark("Write FILE as one of what --as lists, such as a one-page PDF or a picture."),
    ),
    (
        "taking_in:import",
        mark("Make a canvas of each FILE that is of another kind, and say what was guessed."),
    ),
    (
        "recovering:recover",
        mark("Make a new canvas of what can be read of FILE, which is damaged and stays as it is."),
    ),
    (
        "reports:check",
        mark("Say what is still missing in FILE; exit code 1 when a tactic does not count."),
    ),
    (
        "reports:show",
        mark(
            "Print FILE as an outline: the customer, the strategy, and each problem with its "
            "tactics."
        ),
    ),
)
"""Each command: file and name, and its help. It is imported when it is run."""


class Promise(click.Command):
    """Stands for a command in the list of commands, until it is asked for itself."""

    def __init__(self, place: str, words: str) -> None:
        self._module, _, name = place.partition(":")
        super().__init__(name, help=words)

    def kept(self) -> click.Command:
        """Return the command itself, with its help in the person's language."""
        assert self.name is not None
        module = import_module(f"stratcanvas.cli.{self._module}")
        named = vars(module).values()
        found = next(
            each for each in named if isinstance(each, click.Command) and each.name == self.name
        )
        found.help = self.help
        _speak_options(found)
        return found


class _Program(click.Group):
    """The group, with a usage line that tells of the window too."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command by its name and import it."""
        name, found, rest = super().resolve_command(ctx, args)
        found = found.kept() if isinstance(found, Promise) else found
        gc.enable()  # all is loaded
        return name, found, rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both ways to start: the window on files, or a command."""
        formatter.write(tr("Usage: {words}").format(words=USAGE) + "\n")


@click.group(
    cls=_Program,
    no_args_is_help=True,
    help=mark(
        "Plan a strategy around the customer’s problems, and print it on one page.\n\n"
        "With FILEs the window opens on them; without, the start screen opens. "
        "The commands need no display."
    ),
)
@click.version_option(__version__, prog_name="Stratcanvas", message="%(prog)s %(version)s")
def program() -> None:
    """Hold the commands."""


for _place, _words_of_help in COMMANDS:
    program.add_command(Promise(_place, _words_of_help))


def _speak() -> None:
    """Put the commands' help in the person's language."""
    for command in (program, *program.commands.values()):
        command.help = translated(command.help or "")
    _speak_options(program)


def _speak_options(command: click.Command) -> None:
    for option in command.params:
        if isinstance(option, click.Option):
            option.help = translated(option.help or "")


def answer(argv: Sequence[str]) -> int:
    """Run one command and return its exit code; words that can't be understood are answered.

    Raises what goes wrong in it.
    """
    _speak()
    try:
        code = program.main(args=list(argv), prog_name="stratcanvas", standalone_mode=False)
    except click.UsageError as problem:
        from stratcanvas.cli.usage import usage_words

        complain(usage_words(problem, _meant(argv)))
    except click.ClickException as problem:
        complain(problem.format_message())
    except click.Abort as problem:
        raise KeyboardInterrupt from problem
    else:
        return code if isinstance(code, int) else 0
    return 2


def _meant(argv: Sequence[str]) -> click.Command:
    """Return the command that words begin with, or the group of all."""
    found = program.commands.get(argv[0]) if argv else None
    return found.kept() if isinstance(found, Promise) else program
