# SPDX-License-Identifier: MIT
"""The fonts and icons that the program needs are there and are what they are named."""

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtGui import QFontDatabase

from stratcanvas.paint.assets import FAMILIES, icon_path, icon_svg, load_scripts
from stratcanvas.shipped import resource

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


def test_every_bundled_family_is_known_to_qt() -> None:
    """After loading, Qt has each of the families that text is drawn with."""
    load_scripts()
    assert set(FAMILIES) <= set(QFontDatabase.families())
    assert "SemiBold" in " ".join(QFontDatabase.styles("Inter"))


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_takes_any_colour(name: str) -> None:
    """Each icon is a sound SVG of 24 × 24 units that is drawn in the colour asked for."""
    svg = icon_svg(name, "#123456").decode()
    root = ET.fromstring(svg)
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "#123456"
    assert "currentColor" not in svg


def test_what_is_not_there_is_said() -> None:
    """A wrong icon name or colour is an error where it is made, not a blank button."""
    with pytest.raises(FileNotFoundError):
        icon_path("no-such-icon")
    with pytest.raises(ValueError, match="not a colour"):
        icon_svg("plus", 'red" onload="x')
