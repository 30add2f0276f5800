# SPDX-License-Identifier: MIT
"""The one-pager: a whole strategy on one printed page that a meeting can read.

Made from the model, not from the screen.
"""

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.page_words import PageWords, page_words
from stratcanvas.formats.options import OnePagerOptions
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.pages.footer import shortened
from stratcanvas.formats.pdf.pages.onepager.fit import Fitter
from stratcanvas.formats.pdf.pages.onepager.row_spacing import RowSpacing
from stratcanvas.formats.pdf.pages.onepager.sizes import sizes_for
from stratcanvas.formats.pdf.pages.onepager.status_mark import set_key
from stratcanvas.formats.pdf.pages.palette import PALETTES
from stratcanvas.formats.pdf.pages.printing import PageLayout
from stratcanvas.formats.pdf.pages.sheet_frame import SheetFrame
from stratcanvas.formats.pdf.pages.travelling import is_clean
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.measure import Measurer
from stratcanvas.formats.progress import Progress


def lay_out(canvas: Canvas, options: OnePagerOptions, progress: Progress) -> PageLayout:
    """Return the one-pager of a canvas, laid out with the largest type that fits."""
    say, shown = words_in(canvas.brief.language), not is_clean(options)
    words = page_words(canvas, options.name, say, most=options.problems, status=shown)
    sizes = sizes_for(options.paper, options.print)
    measurer = Measurer(Typesetter(language=words.language, step=progress.step))
    frame = SheetFrame(
        options=options,
        measurer=measurer,
        heading=words.heading,
        remark=words.remark,
        author=words.author,
        voice=words.voice,
        progress=progress,
        small=sizes.footer,
        key=set_key(measurer.setter, PALETTES[options.style], words.statuses, sizes.footer),
    )
    fit = Fitter(words, frame, sizes).fit()
    return PageLayout(
        metadata=_metadata(words),
        frame=fit.frame,
        sheets=fit.sheets,
        spacing=RowSpacing(fit.arrangement, measurer),
        smallest=fit.arrangement.scale.smallest,
    )


def _metadata(words: PageWords) -> Metadata:
    return Metadata(
        title=words.title.text,
        author=shortened(words.author),
        subject=words.strategy.text if words.strategy.said else "",
        keywords=", ".join(["strategy", *([words.customer.text] if words.customer.said else [])]),
        language=words.language,
    )
