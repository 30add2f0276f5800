# SPDX-License-Identifier: MIT
"""The colours of a page can be read by everybody, and in greyscale too."""

from collections.abc import Iterator

import pytest

from stratcanvas.formats.options import PageStyle
from stratcanvas.formats.pdf.pages.palette import PALETTES, Palette, SideInk


def luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pairs_of(palette: Palette) -> Iterator[tuple[str, str | None]]:
    """Yield every colour of text with every ground it may stand on; None is the paper."""
    sides = palette.educate, palette.solve
    for ground in (None, *(side.fill for side in sides), palette.problem_fill, palette.empty_band):
        yield palette.text, ground
        yield palette.soft, ground
    yield palette.band_text, palette.band
    yield palette.band_soft, palette.band
    for side in sides:
        yield side.words, None
        yield side.words, side.fill
    yield palette.problem, None
    yield palette.gap, None
    yield palette.gap, palette.problem_fill
    yield palette.disc_text, palette.disc


@pytest.mark.parametrize("style", list(PageStyle))
def test_all_text_has_a_contrast_of_seven(style: PageStyle) -> None:
    """Every text stands out from its ground by 7:1 or more, in every style."""
    for text, ground in pairs_of(PALETTES[style]):
        light, dark = sorted((luminance(text), luminance(ground or "#ffffff")), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 7, (text, ground)


def test_greyscale_is_grey() -> None:
    """No colour of the greyscale style has a hue, and ink-saving fills nothing."""
    grey = PALETTES[PageStyle.GREY]
    rest = [each for each in grey if not isinstance(each, SideInk)]
    for color in (*rest, *grey.educate, *grey.solve):
        assert color is None or color[1:3] == color[3:5] == color[5:7]
    palette = PALETTES[PageStyle.INK]
    fills = palette.educate.fill, palette.solve.fill
    assert (palette.band, palette.problem_fill, *fills, palette.disc) == (None,) * 5


def test_the_sides_have_the_hues_of_the_canvas() -> None:
    """What educates is green and what helps to solve is navy, wherever the page has colours."""
    for style in (PageStyle.COLOUR, PageStyle.INK):
        for ink, of_it in ((PALETTES[style].educate, 1), (PALETTES[style].solve, 2)):
            for color in filter(None, ink):
                parts = [int(color[place : place + 2], 16) for place in (1, 3, 5)]
                assert parts.index(max(parts)) == of_it, color
