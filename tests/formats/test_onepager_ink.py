# SPDX-License-Identifier: MIT
"""The colours of a page can be read by everybody, and in greyscale too."""

from collections.abc import Iterator

import pytest

from stratcanvas.formats.options import PageStyle
from stratcanvas.formats.pdf.pages.palette import INKS, Ink


def luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pairs_of(ink: Ink) -> Iterator[tuple[str, str | None]]:
    """Yield every colour of text with every ground it may stand on; None is the paper."""
    for ground in (None, ink.tactic_fill, ink.problem_fill, ink.empty_band):
        yield ink.text, ground
        yield ink.soft, ground
    yield ink.band_text, ink.band
    yield ink.band_soft, ink.band
    yield ink.tactic, None
    yield ink.tactic, ink.tactic_fill
    yield ink.problem, None
    yield ink.gap, None
    yield ink.disc_text, ink.disc


@pytest.mark.parametrize("style", list(PageStyle))
def test_all_text_has_a_contrast_of_seven(style: PageStyle) -> None:
    """Every text stands out from its ground by 7:1 or more, in every style."""
    for text, ground in pairs_of(INKS[style]):
        light, dark = sorted((luminance(text), luminance(ground or "#ffffff")), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 7, (text, ground)


def test_greyscale_is_grey() -> None:
    """No colour of the greyscale style has a hue, and ink-saving fills nothing."""
    for color in INKS[PageStyle.GREY]:
        assert color is None or color[1:3] == color[3:5] == color[5:7]
    ink = INKS[PageStyle.INK]
    assert (ink.band, ink.problem_fill, ink.tactic_fill, ink.disc) == (None,) * 4
