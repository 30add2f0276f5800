# SPDX-License-Identifier: MIT
"""The picture formats write through the table of formats, whole or not at all."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.formats import picture, registry
from stratcanvas.formats.options import PageOptions
from stratcanvas.paint import picture as drawing
from tests import makers


@pytest.mark.parametrize(("form", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_the_table_writes_pictures(
    form: str, start: bytes, tmp_path: Path, qapp: QApplication
) -> None:
    """A picture is written under its name, over an older one, and nothing else is left there."""
    path = tmp_path / f"canvas.{form}"
    path.write_bytes(b"older")
    assert registry.write(form, makers.cafe(), path, PageOptions()) is None
    assert path.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [path]


def test_the_ending_names_the_picture(tmp_path: Path, qapp: QApplication) -> None:
    """The door writes what the file's name asks for, and refuses a name that asks for neither."""
    picture.write(makers.empty(), tmp_path / "a.SVG", PageOptions())
    assert (tmp_path / "a.SVG").read_bytes().startswith(b"<?xml")
    with pytest.raises(ValueError, match="neither"):
        picture.write(makers.empty(), tmp_path / "a.gif", PageOptions())


def test_a_picture_that_had_to_be_smaller_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """The report passes the sentence on."""
    monkeypatch.setattr(drawing, "MOST_PIXELS", 200_000)
    report = picture.write_png(makers.cafe(), tmp_path / "a.png", PageOptions())
    assert report is not None
    assert "too large" in report.notes[0]


def test_characters_without_a_font_are_reported(tmp_path: Path, qapp: QApplication) -> None:
    """A character that shows as a box is named, as a page's report names it."""
    canvas = makers.replace_brief(makers.empty(), customer="Owners \U0010fffd")
    report = picture.write_svg(canvas, tmp_path / "a.svg", PageOptions())
    assert report is not None
    assert report.missing == ("\U0010fffd",)
