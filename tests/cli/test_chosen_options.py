# SPDX-License-Identifier: MIT
"""The command line takes what the formats declare, as it is spelled there, and nothing in vain."""

import datetime
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from stratcanvas.cli.chosen_options import values, with_format_options
from stratcanvas.cli.entry import run
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats.options import PrintSize
from stratcanvas.formats.registry import FORMATS, Format, format_of
from stratcanvas.storage.door import write
from tests import makers
from tests.lists import LIST, Bullet

ALL = (*FORMATS, LIST)
PAGE = format_of("one-pager")


def heard(*words: str, form: Format = LIST) -> dict[str, object]:
    """Return what a command that takes every option understands."""
    given: dict[str, str | None] = {}
    command = click.command()(with_format_options(ALL)(lambda **options: given.update(options)))
    command.main(list(words), standalone_mode=False)
    return values(form, given, ALL)


def test_what_is_declared_can_be_said() -> None:
    """A choice, a line and a day of a format's own come with no further code."""
    assert heard() == {}
    assert heard("--bullet", "star", "--heading", "Now", "--until", "2026-11-30") == {
        "bullet": Bullet.STAR,
        "heading": "Now",
        "until": datetime.date(2026, 11, 30),
    }
    assert heard("--paper", "letter", "--portrait", form=PAGE) == {
        "paper": Paper.LETTER,
        "orientation": Orientation.PORTRAIT,
    }
    assert heard("--problems", "5", "--print", "large", form=PAGE) == {
        "problems": 5,
        "print": PrintSize.LARGE,
    }
    assert heard("--version", "Draft 2", form=PAGE) == {"version": "Draft 2"}
    assert heard("--portrait", "--landscape", form=PAGE) == {"orientation": Orientation.LANDSCAPE}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--until", "soon"], "Until must be a day, such as 2026-11-30."),
        (["--heading", "a" * 20_001], "Heading can hold 20,000 characters"),
        (["--problems", "-1"], "Problems must be a whole number, such as 5, or 0 for all."),
        (["--problems", "five"], "Problems must be a whole number, such as 5, or 0 for all."),
        (["--bullet", "+"], "'+' is not one of 'dash', 'star'"),
    ],
)
def test_what_a_field_refuses_is_said_in_its_words(words: list[str], sentence: str) -> None:
    """Values go through the declaration's own check, whatever kind they are of."""
    form = PAGE if "--problems" in words else LIST
    with pytest.raises(click.ClickException, match=re.escape(sentence)):
        heard(*words, form=form)


def test_help_says_each_option_once() -> None:
    """Each line says what it is, its choices, and what is so without it."""
    command = click.command()(with_format_options(ALL)(lambda: None))
    said = " ".join(CliRunner().invoke(command, ["--help"]).output.split())
    for words in (
        "--paper [a4|letter|a3|tabloid] The sheet. Without it, the canvas’ own.",
        "--landscape Hold the sheet across.",
        "--portrait Hold the sheet upright.",
        "--style [colour|ink|grey] How much ink the page takes. Without it, colour.",
        "--bullet [dash|star] What stands before each entry. Without it, dash.",
        "--heading TEXT What stands over the list.",
    ):
        assert said.count(words) == 1, words


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        (["--paper", "a4"], "--paper"),
        (["--portrait"], "--portrait"),
        (["--style", "ink"], "--style"),
    ],
)
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_an_option_that_a_format_does_not_take_is_refused(
    tmp_path: Path,
    ending: str,
    words: list[str],
    spelled: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A picture has no paper: it is said in one sentence, with exit 2, and nothing is written."""
    write(tmp_path / "plan.canvas", makers.cafe())
    out = tmp_path / f"plan.{ending}"
    assert run(["export", str(tmp_path / "plan.canvas"), "-o", str(out), *words]) == 2
    said = capsys.readouterr().err
    name = f"Canvas picture ({ending.upper()})"
    assert said.startswith(f"{spelled} does not go with “{name}”, only with: One-pager")
    assert said.count("\n") == 1
    assert not out.exists()
