# SPDX-License-Identifier: MIT
"""Makes resources/screenshots/pages.png: three pages of the sample, side by side.

``python packaging/page_pictures.py [OUT]``. The day is fixed, so that it is the same each time.
"""

import datetime
import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

ROOT = Path(__file__).parents[1]
PAGES = ("one-pager", "matrix", "handout")
DAY = datetime.date(2026, 11, 24)
WIDTH = 700
"""Pixels of a page."""
GAP = 24
GROUND, EDGE = "#e9edf2", "#c5cbd4"


def main(words: list[str]) -> int:
    """Write the picture; ``words`` are those of the command line."""
    out = Path(words[0]) if words else ROOT / "resources" / "screenshots" / "pages.png"
    pages = [drawn(form) for form in PAGES]
    high = max(page.height for page in pages) + 2 * GAP
    whole = Image.new("RGB", (len(pages) * (WIDTH + GAP) + GAP, high), GROUND)
    pen = ImageDraw.Draw(whole)
    for place, page in enumerate(pages):
        x = GAP + place * (WIDTH + GAP)
        whole.paste(page, (x, GAP))
        pen.rectangle((x - 1, GAP - 1, x + page.width, GAP + page.height), outline=EDGE)
    whole.quantize(128).save(out, optimize=True)
    print(out)
    return 0


def drawn(form: str) -> Image.Image:
    """Return the first sheet of a page of the sample."""
    from stratcanvas.formats import registry
    from stratcanvas.storage.door import read

    canvas, page = read(ROOT / "resources" / "samples" / "cafe.canvas"), registry.format_of(form)
    made = page.write(canvas, page.options.of(canvas, "cafe", date=DAY))
    document = pypdfium2.PdfDocument(made.data)
    try:
        scale = WIDTH / document[0].get_width()
        picture: Image.Image = document[0].render(scale=scale).to_pil().convert("RGB")
        return picture
    finally:
        document.close()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
