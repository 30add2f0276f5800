# SPDX-License-Identifier: MIT
"""The picture formats through the table of formats."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from stratcanvas.formats import registry
from stratcanvas.formats.options import Options, PngOptions, Sharpness
from stratcanvas.paint import picture as drawing
from tests import makers


@pytest.mark.parametrize(("form", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_the_table_makes_pictures(form: str, start: bytes, qapp: QApplication) -> None:
    """A picture comes as the bytes of its kind, and when all is well there is nothing to say."""
    kind = registry.format_of(form)
    data, report = kind.write(makers.cafe(), kind.options())
    assert data.startswith(start)
    assert report is None


def test_a_picture_that_had_to_be_smaller_says_so(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """The report passes the sentence on."""
    monkeypatch.setattr(drawing, "MOST_PIXELS", 200_000)
    report = registry.format_of("png").write(makers.cafe(), PngOptions()).report
    assert report is not None
    assert "too large" in report.notes[0]


def test_characters_without_a_font_are_reported(qapp: QApplication) -> None:
    """A character that shows as a box is named, as a page's report names it."""
    canvas = makers.replace_brief(makers.empty(), customer="Owners \U0010fffd")
    report = registry.format_of("svg").write(canvas, Options()).report
    assert report is not None
    assert report.missing == ("\U0010fffd",)


def test_a_png_has_as_many_dots_as_are_chosen(qapp: QApplication) -> None:
    """300 an inch unless another number is; twice as many make it twice as wide."""
    png = registry.format_of("png")
    widths = {}
    for dpi in (Sharpness.SCREEN, Sharpness.MAIL, Sharpness.PRINT):
        made = QImage.fromData(png.write(makers.empty(), PngOptions(dpi=dpi)).data)
        assert made.dotsPerMeterX() == round(int(dpi.value) / 0.0254)
        widths[dpi] = made.width()
    assert widths[Sharpness.PRINT] == pytest.approx(2 * widths[Sharpness.MAIL], abs=2)
    assert PngOptions().dpi is Sharpness.PRINT
