# SPDX-License-Identifier: MIT
"""The options of the formats on the command line, made from their declarations.

A choice is ``--paper letter``, or a switch for each member (``--portrait``) where it says so; a
text or a day is ``--word VALUE``. What a format does not take is refused, never left unheard.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import click

from stratcanvas.domain.codec import revive
from stratcanvas.domain.fields import Field, Kind, receive
from stratcanvas.formats.options import is_kept_in_brief
from stratcanvas.formats.registry import Format, offered
from stratcanvas.words import tr, translated

Command = TypeVar("Command", bound=Callable[..., Any])


class FormatOption(click.Option):
    """An option of a format; its line of help also says what is so without it."""

    def __init__(self, words: Sequence[str], *, field: Field, **more: Any) -> None:
        super().__init__(words, **more)
        self._field = field

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return what its line of help says, in the person's language."""
        marked = self.help
        self.help = f"{marked}. {'' if self.is_flag else _without(self._field)}".strip()
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = marked


def with_format_options(formats: Sequence[Format]) -> Callable[[Command], Command]:
    """Return a decorator that gives a command every option that any of the formats takes.

    It gets them by their names, as they were typed; None where one was not given.
    """

    def decorate(command: Command) -> Command:
        for field in reversed(offered(formats)):
            option = partial(click.option, cls=FormatOption, field=field)
            for words, more in reversed(list(_spelled(field))):
                command = option(words, field.name, **more)(command)
        return command

    return decorate


def values(
    form: Format, given: Mapping[str, str | None], formats: Sequence[Format]
) -> dict[str, Any]:
    """Return what was chosen for one of the formats, by the names of its options.

    Raises ClickException for an option that it does not take, or a value that its field refuses.
    """
    taken = form.fields
    chosen = {}
    for name, words in given.items():
        if words is None:
            continue
        if name not in taken:
            raise click.ClickException(_refusal(form, name, words, formats))
        try:
            chosen[name] = receive(taken[name], _meant(taken[name], words))
        except ValueError as problem:  # its text is a sentence
            raise click.ClickException(str(problem)) from problem
    return chosen


def spelled(field: Field, value: Any) -> str:
    """Return how a value of an option is chosen on the command line."""
    words = str(value.value if field.kind is Kind.CHOICE else value)
    return f"--{words}" if field.as_switches else f"--{field.name.replace('_', '-')} {words}"


def _spelled(field: Field) -> Iterator[tuple[str, dict[str, Any]]]:
    """Walk over the words for an option on the command line, and what click is told of each."""
    if field.as_switches:
        for member in field.choices or ():
            yield f"--{member.value}", {"flag_value": member.value, "help": member.hint}
        return
    kind = click.Choice([each.value for each in field.choices or ()]) if field.choices else str
    yield f"--{field.name.replace('_', '-')}", {"type": kind, "help": field.hint}


def _without(field: Field) -> str:
    if is_kept_in_brief(field):
        return tr("Without it, the canvas’ own.")
    if field.kind is Kind.CHOICE:
        return tr("Without it, {choice}.").format(choice=field.default.value)
    return ""


def _meant(field: Field, words: str) -> Any:
    try:
        return revive(field, words)
    except ValueError:  # then it is refused as it stands, with the field's own sentence
        return words


def _refusal(form: Format, name: str, words: str, formats: Sequence[Format]) -> str:
    """Return the sentence that a format does not take an option, and which do."""
    takers = [each for each in formats if name in each.fields]
    is_switch = takers[0].fields[name].as_switches
    spelled = words if is_switch else name.replace("_", "-")
    return tr("{option} does not go with “{format}”, only with: {others}.").format(
        option=f"--{spelled}",
        format=translated(form.name),
        others=", ".join(translated(each.name) for each in takers),
    )
