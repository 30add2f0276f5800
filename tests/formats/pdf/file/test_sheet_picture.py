# SPDX-License-Identifier: MIT
"""How a page of many scripts looks, beside a picture kept from the last time it was looked at.

It is made again by: REGENERATE_GOLDEN=1 python -m pytest tests/formats -k test_sheet_picture
"""

import os
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from stratcanvas.domain.cards import Paper
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.file.sheet import Sheet
from stratcanvas.formats.pdf.pages.paper import SIZES
from stratcanvas.formats.pdf.type.fonts import Fonts
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.system_fonts import SystemFonts

A4 = SIZES[Paper.A4]
GOLDEN = Path(__file__).parents[2] / "golden" / "twelve-scripts.png"
_MOST_DIFFERENCE = 40  # of 255, after a blur that forgives a pixel's shift

LINES = (
    "Affine office — AVAWAT fi fl “quotes” ½ € № naïve łódź -> x",
    "Tiếng Việt: nguyễn; decomposed: nguye\u0302\u0303n",
    "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "Съешь же ещё этих мягких французских булок",
    "مرحبا بالعالم، خطة العمل السنوية 2025 (مسودة) PySide6 نص",
    "مُحَمَّد فارسی گچپژ اردو ٹڈڑ",
    "שלום עולם, תוכנית עסקית 2025 (טיוטה) ABC 3.5%",
    "नमस्ते दुनिया — व्यापार रणनीति क्षेत्र हिन्दी 2025",
    "สวัสดีชาวโลก แผนธุรกิจประจำปี น้ำ ที่นี่ ปั่น",
    "Emoji 🚀 🏦 ✅ 🇨🇭 👍🏽 ❤️ ☎ → ✓ ★ 👨‍👩‍👧‍👦 1️⃣",
    "English with عربي and עברית inside, then Ελλάδα.",
    "Missing: \ua984 \U0001e900 and on",
)
PARAGRAPH = (
    "مرحبا بالعالم، خطة العمل السنوية 2025 (مسودة) PySide6 نص. هذه فقرة طويلة تحتوي على عدة "
    "أسطر، وفيها أرقام 3.5% وكلمات إنجليزية like this one وتستمر حتى النهاية."
)


def picture() -> Image.Image:
    """Draw the page: a line a script, then wrapped, mixed and torn text."""
    setter = Typesetter(fonts=Fonts(system=SystemFonts(folders=(), ask="")))
    sheet, y = Sheet(A4, Metadata(title="Twelve scripts")), 30.0
    for weight in ("regular", "bold"):
        for text in LINES:
            y = sheet.draw(setter.lines(text, TypeStyle(size=13, font=weight), 515), 40, y) + 2
    y = sheet.draw(setter.lines(PARAGRAPH, TypeStyle(size=11), 240), 40, y + 8)
    spans = [("Talk: ", TypeStyle(size=11, font="bold")), ("Top 10 ways ", TypeStyle(size=11))]
    spans += [("cafés lose מזומנים", TypeStyle(size=13, font="italic", color="#27486f"))]
    y = sheet.draw(setter.spans(spans, 120), 40, y + 8)
    tracked = TypeStyle(size=8, font="semibold", tracking=1)
    y = sheet.draw(setter.line("OUR STRATEGY", tracked), 40, y + 8)
    sheet.draw(setter.lines("x" * 60 + " " + "مستشفياتنا" * 6, TypeStyle(size=9), 180), 350, y - 80)
    document = pypdfium2.PdfDocument(sheet.finish())
    drawn: Image.Image = document[0].render(scale=1.5).to_pil().convert("L")
    document.close()
    return drawn


def test_twelve_scripts_look_as_they_did() -> None:
    """Every script in two weights, wrapped, mixed and torn text are drawn as last approved."""
    drawn = picture()
    if os.environ.get("REGENERATE_GOLDEN") == "1":
        GOLDEN.parent.mkdir(exist_ok=True)
        drawn.save(GOLDEN, optimize=True)
    with Image.open(GOLDEN) as kept:
        assert kept.size == drawn.size
        difference = ImageChops.difference(
            *(image.convert("L").filter(ImageFilter.GaussianBlur(2)) for image in (kept, drawn))
        )
    assert difference.getextrema()[1] <= _MOST_DIFFERENCE
