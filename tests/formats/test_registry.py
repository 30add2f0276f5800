# SPDX-License-Identifier: MIT
"""The table of formats is complete, and each format hands back bytes."""

import ast
import dataclasses
from pathlib import Path

import pytest

from stratcanvas import formats
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem
from stratcanvas.formats import registry
from stratcanvas.formats.options import OnePagerOptions
from stratcanvas.formats.progress import Progress, Stopped
from tests import makers
from tests.lists import LIST, WRITTEN_ONLY

OPTIONS = OnePagerOptions()


def test_every_row_names_functions_that_are_there() -> None:
    """Ids are unique, suffixes begin with a dot, and each writer and reader can be called."""
    ids = [each.id for each in registry.FORMATS]
    assert len(set(ids)) == len(ids)
    assert {"one-pager", "png", "svg"} <= set(ids)
    for each in registry.FORMATS:
        assert each.suffix.startswith(".")
        named = [each for each in (each.writer, each.reader) if each is not None]
        assert named
        assert all(callable(registry.imported(function)) for function in named)


def test_a_suffix_stands_for_a_format() -> None:
    """The ending of a name, in any case, finds its format; others find none."""
    found = registry.by_suffix(Path("plan.PDF"))
    assert found is not None
    assert found.id == "one-pager"
    assert registry.by_suffix(Path("plan.docx")) is None
    with pytest.raises(KeyError):
        registry.format_of("docx")


def test_what_is_read_is_told_by_content_then_by_name() -> None:
    """Bytes that look like a format are of it; else the name's ending decides, among readers."""
    plain, marked = (dataclasses.replace(LIST, id=name) for name in ("plain", "marked"))
    plain = dataclasses.replace(plain, looks_like=lambda _: False)
    marked = dataclasses.replace(marked, suffix=".marked")
    table = (*WRITTEN_ONLY, plain, marked)
    assert registry.recognised(b"#list", Path("plan.list"), table) is marked
    assert registry.recognised(b"- one", Path("plan.LIST"), table) is plain
    assert registry.recognised(b"- one", Path("plan.pdf"), table) is None  # it is only written
    assert registry.readable(table) == (plain, marked)
    only_read = dataclasses.replace(LIST, writer=None)
    assert only_read not in registry.written((*registry.FORMATS, only_read))


@pytest.mark.parametrize("form", [each.id for each in registry.written()])
def test_every_format_says_how_far_it_is_and_can_be_stopped(form: str) -> None:
    """What is told only grows; once it is to end, the next step ends it."""
    told: list[float] = []
    canvas, made = makers.crowded(), registry.format_of(form)
    options = made.options.of(canvas)
    made.write(canvas, options, Progress(told.append))
    assert told == sorted(told)
    asked = iter([False, False, False])
    with pytest.raises(Stopped):
        made.write(canvas, options, Progress(stopped=lambda: next(asked, True)))


def test_no_format_opens_a_file_to_write() -> None:
    """Formats hand back bytes: nothing in their room opens, makes or writes a file by its name."""
    for module in Path(formats.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"write_bytes", "write_text", "mkstemp"}, module
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "open", module


def test_one_long_text_can_be_stopped_within() -> None:
    """Every line of a long text is a step: nobody waits for the end of a card to stop a page."""
    problem = Problem(id=makers.key(1, makers.PROBLEM), statement="word " * 1200, rank=1.0)
    canvas = Canvas(makers.empty().brief, makers.empty().strategy, [problem])
    asked = []
    registry.format_of("one-pager").write(
        canvas, OPTIONS, Progress(stopped=lambda: bool(asked.append(1)))
    )
    assert len(asked) > 300
