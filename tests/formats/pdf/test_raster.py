# SPDX-License-Identifier: MIT
"""Pages of a PDF as pixels: whole or in strips, and from several threads at once."""

import threading

import pytest

from stratcanvas.formats.pdf import raster
from stratcanvas.formats.registry import format_of
from tests import makers


@pytest.fixture(scope="module")
def page() -> bytes:
    form = format_of("one-pager")
    return form.write(makers.cafe(), form.options.of(makers.cafe())).data


def test_a_page_is_drawn_on_white_at_its_size(page: bytes) -> None:
    """A4 across at one pixel a point; the margin is white, and something stands within it."""
    ((wide, high),) = raster.sizes(page)
    assert (round(wide), round(high)) == (842, 595)
    drawn = raster.drawn(page, 0, 1.0)
    assert (drawn.width, drawn.height) == (842, 595)
    assert len(drawn.data) == 842 * 595 * 4
    assert drawn.data[:3] == b"\xff\xff\xff"
    assert set(drawn.data) > {0xFF}


def test_strips_together_are_the_whole_page(page: bytes) -> None:
    """What goes to a printer strip by strip is what a page is at once; the last may be lower."""
    whole = raster.drawn(page, 0, 1.0)
    strips = [raster.drawn(page, 0, 1.0, (top, top + 200)) for top in range(0, whole.height, 200)]
    assert [each.height for each in strips] == [200, 200, 195]
    joined = b"".join(each.data for each in strips)
    assert len(joined) == len(whole.data)
    assert max(abs(a - b) for a, b in zip(joined, whole.data, strict=True)) < 8  # edges are rounded


def test_several_threads_draw_one_after_another(page: bytes) -> None:
    """Whoever comes while another draws gets the same picture, a moment later."""
    wanted = raster.drawn(page, 0, 0.5)
    got: list[raster.Pixels] = []
    threads = [
        threading.Thread(target=lambda: got.append(raster.drawn(page, 0, 0.5))) for _ in range(6)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert got == [wanted] * 6
