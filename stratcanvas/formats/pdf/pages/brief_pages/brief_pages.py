# SPDX-License-Identifier: MIT
"""The briefs lay out: each on a sheet of its own, in the largest type that keeps it there.

They say what the Markdown briefs say, of the same tactics, but in the language of the canvas.
"""

from dataclasses import replace

from stratcanvas.domain.brief_words import BriefWords, LineWords, brief_words
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.page_words import PageWords, page_words
from stratcanvas.formats.chosen_briefs import chosen
from stratcanvas.formats.options import BriefPageOptions
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.pages.brief_pages.brief_head import BriefStyle, set_head
from stratcanvas.formats.pdf.pages.brief_pages.brief_pieces import BriefSpacing, set_pieces
from stratcanvas.formats.pdf.pages.flow import PagePart, fill, largest
from stratcanvas.formats.pdf.pages.footer import shortened
from stratcanvas.formats.pdf.pages.printing import PageLayout, in_one_file
from stratcanvas.formats.pdf.pages.sheet_frame import LAID_OUT, SheetFrame
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.measure import Measurer
from stratcanvas.formats.progress import Progress
from stratcanvas.words import mark, translated

SIZES = (10.0, 10.5, 11.0, 11.5, 12.0)
"""Points of the running text that are tried."""
TIGHT = 0.6
"""The room between pieces, beside what is usual, that is tried before a second sheet."""
MOST = 1_000_000
"""More sheets than any canvas takes."""
HOPELESS = 9_000
"""Letters that no sheet holds at the smallest size."""
BRIEFS = mark("Briefs", "page")
NOTHING_YET = mark(
    "This has nothing to say yet. Connect it to a problem that it helps with.", "page"
)
NOTHING = mark("No tactic is connected to a problem yet, so there is nothing to say.", "page")
"""What is said where no tactic has a brief."""


def lay_out(canvas: Canvas, options: BriefPageOptions, progress: Progress) -> PageLayout:
    """Return the briefs of the tactics that count, or of those that are chosen.

    Raises Trouble where none is called as chosen.
    """
    page = page_words(canvas, options.name, words_in(canvas.brief.language))
    tactics = [each for _, each in chosen(canvas, options.tactic)]
    told = replace(options, among=options.among or len(tactics) > 1)
    setter = Typesetter(language=page.language, step=progress.step)
    layouts = []
    for done, tactic in enumerate(tactics):
        progress.step(LAID_OUT * done / len(tactics))
        words = brief_words(canvas, tactic, page.voice)
        layouts.append(_laid_out(page, words, told, setter, progress))
    return in_one_file(layouts or [_nothing(page, told, setter, progress)])


def _laid_out(
    page: PageWords,
    words: BriefWords,
    options: BriefPageOptions,
    setter: Typesetter,
    progress: Progress,
) -> PageLayout:
    """Return one brief, laid out with the largest type that keeps it on a sheet."""
    title = f"{words.kind}: {page.voice.apart(words.title.text)}"
    frame = _frame(page, title, options, setter, progress)

    def attempt(size: float, most: int = 1, air: float = 1.0) -> PageLayout | None:
        torn = frame.measurer.torn
        style = BriefStyle(frame.measurer, frame.palette, frame.box, page.voice, size, air)
        further = () if words.parts else (page.voice.say(NOTHING_YET),)
        parts: list[PagePart] = [set_head(style, words, further), *set_pieces(style, words)]
        spacing = BriefSpacing(style)
        sheets = fill(parts, spacing, frame.rooms(several=most > 1), most, progress.step)
        larger = most == 1 and size > SIZES[0]
        if len(sheets) > most or (larger and frame.measurer.torn > torn):
            return None
        return PageLayout(
            metadata=_metadata(page, title),
            frame=frame,
            sheets=sheets,
            spacing=spacing,
            smallest=min(size, 10.0),
        )

    one = None
    if words.letters <= HOPELESS:
        one = largest(SIZES, attempt) or attempt(SIZES[0], air=TIGHT)
    found = one or attempt(SIZES[0], MOST)
    assert found is not None  # as many sheets as it takes are never too many
    frame.measurer.forget()  # there may be a thousand others
    return found


def _nothing(
    page: PageWords, options: BriefPageOptions, setter: Typesetter, progress: Progress
) -> PageLayout:
    """Return the sheet that says that there is no brief yet."""
    frame = _frame(page, page.voice.say(BRIEFS), options, setter, progress)
    style = BriefStyle(frame.measurer, frame.palette, frame.box, page.voice, SIZES[-1])
    title = LineWords(page.voice.say(BRIEFS))
    words = BriefWords(page.heading, title, page.voice.say(NOTHING), Aim.EDUCATE, ())
    return PageLayout(
        metadata=_metadata(page, title.text),
        frame=frame,
        sheets=[[set_head(style, words)]],
        spacing=BriefSpacing(style),
        smallest=SIZES[-1],
        notes=(translated(NOTHING, "page"),),
    )


def _frame(
    page: PageWords,
    heading: str,
    options: BriefPageOptions,
    setter: Typesetter,
    progress: Progress,
) -> SheetFrame:
    return SheetFrame(
        options=options,
        measurer=Measurer(setter),
        heading=heading,
        remark=page.title.text,
        author=page.author,
        voice=page.voice,
        progress=progress,
    )


def _metadata(page: PageWords, title: str) -> Metadata:
    return Metadata(title=title, author=shortened(page.author), language=page.language)
