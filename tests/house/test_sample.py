# SPDX-License-Identifier: MIT
"""The canvases that ship are what their readable sources say."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.tally import tally_of
from stratcanvas.shipped import resource
from stratcanvas.storage.door import read
from stratcanvas.storage.template_files import EXAMPLES

SCRIPT = Path(__file__).parents[2] / "packaging" / "samples.py"
SOURCES = sorted(
    source for each in ("samples", "templates") for source in resource(each).glob("*.toml")
)


def unplaced(canvas: Canvas) -> Canvas:
    """Return the canvas with every tactic at the origin: where cards lie is the script's doing."""
    tactics = [replace(each, x=0.0, y=0.0) for each in canvas.tactics.values()]
    rest = [*canvas.problems.values(), *canvas.notes.values(), *canvas.links.values()]
    return Canvas(canvas.brief, canvas.strategy, [*tactics, *rest])


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_sample_says_what_its_source_says(source: Path) -> None:
    """Whoever edits a source runs the script too: the two never tell different stories."""
    spec = importlib.util.spec_from_file_location("samples", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    canvas = read(source.with_suffix(".canvas"))
    assert unplaced(canvas) == unplaced(script.sample(source))


def test_the_sample_shows_what_does_not_count() -> None:
    """The canvas that a first start opens has one tactic that serves nobody."""
    assert tally_of(read(resource("samples/cafe.canvas"))).uncounted == 1


def test_each_example_has_its_words_in_the_list() -> None:
    """The list names what lies in the folder, and no canvas lies there without its source."""
    names = {source.stem for source in SOURCES if source.parent.name == "templates"}
    assert names == {"blank", *EXAMPLES}
    assert {each.stem for each in resource("templates").glob("*.canvas")} == names
