# SPDX-License-Identifier: MIT
"""What is said of words on the command line that can't be understood, each with a way on.

Click's own sentences are a programmer's.
"""

import click

from stratcanvas.safe_words import isolated
from stratcanvas.words import tr

_EXAMPLES = {
    "new": "stratcanvas new plan.canvas",
    "export": "stratcanvas export plan.canvas -o plan.pdf",
    "check": "stratcanvas check plan.canvas",
    "import": "stratcanvas import page.pdf",
    "recover": "stratcanvas recover plan.canvas",
    "show": "stratcanvas show plan.canvas",
}
"""Command → how it is used most."""


def usage_words(problem: click.UsageError, used: click.Command) -> str:
    """Return what is amiss with the words of a command, and an example or what to try next."""
    return f"{_sentence(problem, used)} {_next(problem, used)}"


def _sentence(problem: click.UsageError, used: click.Command) -> str:
    command = _called(used)
    match problem:
        case click.MissingParameter(param=click.Argument()):
            return tr("No file is named.")
        case click.MissingParameter(param=click.Option() as option):
            words = tr("It is not said where to write: {option} is missing.")
            return words.format(option=_spelled(option.opts))
        case click.BadParameter(param=click.Option(type=click.Choice() as choice) as option):
            return tr("{option} can be one of: {choices}.").format(
                option=_spelled(option.opts), choices=", ".join(map(str, choice.choices))
            )
        case click.BadParameter(param=click.Option() as option):
            return f"{_spelled(option.opts)}: {problem.message}"
        case click.NoSuchOption():
            return tr("{command} has no option {option}.").format(
                command=command or "stratcanvas", option=isolated(problem.option_name, 80)
            )
        case click.BadOptionUsage() if _stands_alone(problem.option_name, used):
            words = tr("{option} is used as it is: nothing is written behind it with “=”.")
            return words.format(option=problem.option_name)
        case click.BadOptionUsage():
            return tr("Something has to follow {option}.").format(option=problem.option_name)
    if command in {"new", "check", "show"} and type(problem) is click.UsageError:
        return tr("{command} takes one file, and here are more.").format(command=command)
    return problem.format_message()


def _next(problem: click.UsageError, used: click.Command) -> str:
    command = _called(used)
    example = _EXAMPLES.get(command, "stratcanvas --help")
    near = problem.possibilities if isinstance(problem, click.NoSuchOption) else None
    if near:
        return tr("Did you mean {option}?").format(option=near[0])
    of_value = isinstance(problem, click.BadParameter | click.NoSuchOption | click.BadOptionUsage)
    if of_value and not isinstance(problem, click.MissingParameter):
        return tr("See {help}.").format(
            help=" ".join(filter(None, ("stratcanvas", command, "--help")))
        )
    if type(problem) is click.UsageError:
        spaced = example.replace("plan.canvas", '"my plan.canvas"')
        return tr("A name with spaces needs quotes: {example}").format(example=spaced)
    return tr("For example: {example}").format(example=example)


def _called(used: click.Command) -> str:
    """Return a command's name; the group of all has none."""
    return "" if isinstance(used, click.Group) else used.name or ""


def _spelled(names: list[str]) -> str:
    """Return an option as it is most easily typed and understood."""
    return (
        tr("{option} or {other}").format(option=names[0], other=names[1]) if names[1:] else names[0]
    )


def _stands_alone(option: str, used: click.Command) -> bool:
    """Tell whether an option of a command takes no value."""
    options = (each for each in used.params if isinstance(each, click.Option))
    return any(each.is_flag and option in each.opts for each in options)
