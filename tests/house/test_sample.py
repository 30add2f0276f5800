# SPDX-License-Identifier: MIT
"""The canvases that ship are what their readable sources say."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from stratcanvas.domain.tally import tally_of
from stratcanvas.shipped import resource
from stratcanvas.storage.door import read
from stratcanvas.storage.template_files import EXAMPLES

SCRIPT = Path(__file__).parents[2] / "packaging" / "samples.py"
SOURCES = sorted(
    source for each in ("samples", "templates") for source in resource(each).glob("*.toml")
)


def script() -> Any:
    """Return the script that makes them, as a module."""
    spec = importlib.util.spec_from_file_location("samples", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_sample_says_what_its_source_says(source: Path) -> None:
    """Whoever edits a source runs the script too: the two never tell different stories."""
    made = script()
    canvas = read(source.with_suffix(".canvas"))
    assert made.unplaced(canvas) == made.unplaced(made.sample(source))


def test_what_says_what_its_source_says_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Running the script again changes no file: bytes change with words alone."""
    made = script()
    assert set(SOURCES) <= set(made.sources())
    before = {source: source.with_suffix(".canvas").read_bytes() for source in SOURCES}
    made.write_all()
    assert capsys.readouterr().out == ""
    assert before == {source: source.with_suffix(".canvas").read_bytes() for source in SOURCES}


def test_the_sample_shows_what_does_not_count() -> None:
    """The canvas that a first start opens has one tactic that serves nobody."""
    assert tally_of(read(resource("samples/cafe.canvas"))).uncounted == 1


def test_each_example_has_its_words_in_the_list() -> None:
    """The list names what lies in the folder, and no canvas lies there without its source."""
    names = {source.stem for source in SOURCES if source.parent.name == "templates"}
    assert names == {"blank", *EXAMPLES}
    assert {each.stem for each in resource("templates").glob("*.canvas")} == names
