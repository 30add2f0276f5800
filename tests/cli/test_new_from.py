# SPDX-License-Identifier: MIT
"""``new --from``: a canvas in a file that begins as an example, an own template or another file."""

from pathlib import Path

import pytest

from stratcanvas.cli.entry import run
from stratcanvas.domain.cards import Paper
from stratcanvas.storage.door import read, write
from stratcanvas.storage.template_files import examples, keep_template, templates_folder
from tests import makers


@pytest.mark.parametrize("name", ["trade", "Trade", "Roofer", "roofer"])
def test_an_example_is_begun_with_by_its_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By id or title, in whatever letters; on the paper of the place, with nobody's name on it."""
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert run(["new", str(tmp_path / "plan"), "--from", name]) == 0
    made = read(tmp_path / "plan.canvas")
    (roofer,) = (each for each in examples() if each.id == "trade")
    example = read(roofer.path)
    assert made.problems == example.problems
    assert made.id != example.id
    assert (example.brief.paper, made.brief.paper) == (Paper.LETTER, Paper.A4)
    assert (made.brief.author, made.brief.language) == ("", "en-US")


def test_what_is_said_goes_over_what_the_template_says(tmp_path: Path) -> None:
    """Each option replaces one text, with an empty one too; the rest is the template's."""
    words = ["--title", "Mine", "--strategy", "Show, then help.", "--customer", ""]
    assert run(["new", str(tmp_path / "plan"), "--from", "clinic", *words]) == 0
    made = read(tmp_path / "plan.canvas")
    assert (made.brief.title, made.brief.customer) == ("Mine", "")
    assert made.strategy.statement == "Show, then help."
    assert made.strategy.approach_note
    assert made.brief.customer_words


def test_an_own_template_comes_before_an_example_of_its_name(tmp_path: Path) -> None:
    """Whoever called a template so means that one; a canvas file serves as well."""
    keep_template(templates_folder() / "trade.canvas", makers.cafe(), "My plan")
    write(tmp_path / "old.canvas", makers.cafe())
    for number, source in enumerate(("trade", "my plan", str(tmp_path / "old.canvas"))):
        file = tmp_path / f"{number}.canvas"
        assert run(["new", str(file), "--from", source]) == 0
        made = read(file)
        assert made.problems == makers.cafe().problems
        assert made.brief.author == makers.cafe().brief.author
        assert made.id != makers.cafe().id


def test_a_name_in_other_letters_hides_no_example(tmp_path: Path) -> None:
    """An own “Bookkeeper” is begun with by that name, and the example “bookkeeper” by its own."""
    keep_template(templates_folder() / "Bookkeeper.canvas", makers.crowded(3, 2), "My clinics")
    for source in ("Bookkeeper", "BOOKKEEPER"):
        assert run(["new", str(tmp_path / source), "--from", source]) == 0
        assert len(read(tmp_path / f"{source}.canvas").problems) == 3
    assert run(["new", str(tmp_path / "plan"), "--from", "bookkeeper"]) == 0
    (example,) = (each for each in examples() if each.id == "bookkeeper")
    assert read(tmp_path / "plan.canvas").problems == read(example.path).problems


def test_a_name_that_nobody_knows_is_told_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Own ones are among them; nothing is made, nor of a file that is no canvas."""
    keep_template(templates_folder() / "mine.canvas", makers.cafe(), "My plan")
    assert run(["new", str(tmp_path / "plan"), "--from", "plumber"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "“plumber”" in said
    for each in ("blank", *(each.id for each in examples()), "mine"):
        assert each in said
    (tmp_path / "words.txt").write_text("no canvas")
    assert run(["new", str(tmp_path / "plan"), "--from", str(tmp_path / "words.txt")]) == 2
    assert not (tmp_path / "plan.canvas").exists()


def test_blank_is_what_new_makes_anyway(tmp_path: Path) -> None:
    """With it or without, the canvas holds nothing but the language and paper of the place."""
    assert run(["new", str(tmp_path / "one"), "--from", "blank"]) == 0
    assert run(["new", str(tmp_path / "other")]) == 0
    one, other = read(tmp_path / "one.canvas"), read(tmp_path / "other.canvas")
    assert (one.brief.language, one.brief.paper) == (other.brief.language, other.brief.paper)
    assert not one.problems
