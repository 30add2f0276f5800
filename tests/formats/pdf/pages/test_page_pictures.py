# SPDX-License-Identifier: MIT
"""How the pages look, beside pictures kept from the last time it was looked at.

They are made again by: REGENERATE_GOLDEN=1 python -m pytest tests/formats -k test_page_pictures
"""

import datetime
import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from stratcanvas.domain.cards import Orientation
from stratcanvas.formats import registry
from tests import makers

CONTACT = "Ada Marsh, ada@example.org"
FOLDER = Path(__file__).parents[2] / "golden"
MOST_DIFFERENCE = 40  # of 255, after a blur that forgives a pixel's shift


@pytest.mark.parametrize(
    "form",
    ["one-pager", "handout", "worksheet", "decisions", "matrix", "tactic-briefs", "canvas-picture"],
)
@pytest.mark.parametrize("language", ["", "he"])
@pytest.mark.parametrize("held", list(Orientation))
def test_the_cafe_looks_as_it_did(form: str, held: Orientation, language: str) -> None:
    """A page of the café on A4 is drawn as last approved, both ways the sheet can be held.

    In a language that is written from right to left it is mirrored as a whole.
    """
    page = registry.format_of(form)
    day = datetime.date(2026, 11, 24)
    options = page.options(orientation=held, date=day, version="version 12")  # type: ignore[call-arg]
    made = page.write(
        makers.replace_brief(makers.cafe(), language=language, contact=CONTACT), options
    )
    document = pypdfium2.PdfDocument(made.data)
    drawn: Image.Image = document[0].render(scale=0.9).to_pil().convert("RGB")
    document.close()
    golden = FOLDER / ("-".join(filter(None, [form, held.value, language])) + ".png")
    if os.environ.get("REGENERATE_GOLDEN") == "1":
        drawn.quantize(64).save(golden, optimize=True)
    with Image.open(golden) as kept:
        assert kept.size == drawn.size
        difference = ImageChops.difference(
            *(image.convert("L").filter(ImageFilter.GaussianBlur(1.5)) for image in (kept, drawn))
        )
    assert difference.getextrema()[1] <= MOST_DIFFERENCE
