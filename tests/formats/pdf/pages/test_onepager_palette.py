# SPDX-License-Identifier: MIT
"""The colours of a page can be read by everybody, and in greyscale too."""

from collections.abc import Iterator

import pytest

from stratcanvas.formats.options import PageStyle
from stratcanvas.formats.pdf.pages.palette import PALETTES, Palette


def luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pairs_of(palette: Palette) -> Iterator[tuple[str, str | None]]:
    """Yield every colour of text with every ground it may stand on; None is the paper."""
    for ground in (None, palette.tactic_fill, palette.problem_fill, palette.empty_band):
        yield palette.text, ground
        yield palette.soft, ground
    yield palette.band_text, palette.band
    yield palette.band_soft, palette.band
    yield palette.tactic, None
    yield palette.tactic, palette.tactic_fill
    yield palette.problem, None
    yield palette.gap, None
    yield palette.disc_text, palette.disc


@pytest.mark.parametrize("style", list(PageStyle))
def test_all_text_has_a_contrast_of_seven(style: PageStyle) -> None:
    """Every text stands out from its ground by 7:1 or more, in every style."""
    for text, ground in pairs_of(PALETTES[style]):
        light, dark = sorted((luminance(text), luminance(ground or "#ffffff")), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 7, (text, ground)


def test_greyscale_is_grey() -> None:
    """No colour of the greyscale style has a hue, and ink-saving fills nothing."""
    for color in PALETTES[PageStyle.GREY]:
        assert color is None or color[1:3] == color[3:5] == color[5:7]
    palette = PALETTES[PageStyle.INK]
    assert (palette.band, palette.problem_fill, palette.tactic_fill, palette.disc) == (None,) * 4
