# SPDX-License-Identifier: MIT
"""The handout lays out in the largest type that keeps it on one sheet; if none does, over several.

Nothing of how we work stands on it or in it: no status, owner, author or version.
"""

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.handout_words import HandoutWords, LeftOut, handout_words
from stratcanvas.formats.options import SheetOptions
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.pages.flow import PagePart, fill, largest
from stratcanvas.formats.pdf.pages.handout.handout_parts import (
    HandoutSpacing,
    HandoutStyles,
    handout_styles,
    set_closing,
    set_head,
    set_trouble,
)
from stratcanvas.formats.pdf.pages.printing import PageLayout
from stratcanvas.formats.pdf.pages.sheet_frame import SheetFrame
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.measure import Measurer
from stratcanvas.formats.progress import Progress
from stratcanvas.words import tr, trn

SIZES = tuple(10.5 + 0.5 * step for step in range(11))
"""Points of the running text that are tried."""
MOST = 1_000_000
"""More sheets than any canvas takes."""
HOPELESS = 20_000
"""Letters that no sheet holds at the smallest size."""

Sheets = list[list[PagePart]]


def lay_out(canvas: Canvas, options: SheetOptions, progress: Progress) -> PageLayout:
    """Return the handout of a canvas, laid out with the largest type that fits."""
    words = handout_words(canvas, options.date, words_in(canvas.brief.language))
    measurer = Measurer(Typesetter(language=words.language, step=progress.step))
    frame = SheetFrame(
        options=options,
        measurer=measurer,
        heading=words.title,
        remark=words.month,
        facts=(),
        voice=words.voice,
        progress=progress,
    )
    sheets, styles = _fit(words, frame)
    return PageLayout(
        metadata=Metadata(title=words.title, language=words.language),
        frame=frame,
        sheets=sheets,
        spacing=HandoutSpacing(styles),
        smallest=styles.smallest,
        notes=_notes(words.left, contact=bool(words.contact)),
    )


def _fit(words: HandoutWords, frame: SheetFrame) -> tuple[Sheets, HandoutStyles]:
    """Return the parts on their sheets; on one no word is cut for the sake of a larger type."""

    def attempt(size: float, most: int = 1) -> tuple[Sheets, HandoutStyles] | None:
        torn = frame.measurer.torn
        styles = handout_styles(size, frame.palette)
        parts = _parts(words, frame, styles)
        rooms = frame.rooms(several=most > 1)
        sheets = fill(parts, HandoutSpacing(styles), rooms, most, frame.progress.step)
        fits = len(sheets) <= most
        return (
            (sheets, styles) if fits and (size == SIZES[0] or frame.measurer.torn == torn) else None
        )

    letters = sum(len(each.statement) + len(each.cost) for each in words.troubles)
    found = largest(SIZES, attempt) if letters <= HOPELESS else None
    several = found or attempt(SIZES[0], MOST)
    assert several is not None  # as many sheets as it takes are never too many
    return several


def _parts(words: HandoutWords, frame: SheetFrame, styles: HandoutStyles) -> list[PagePart]:
    measurer, box = frame.measurer, frame.box
    parts: list[PagePart] = [set_head(measurer, styles, words, box)]
    beside = box.width > box.height and any(each.helps for each in words.troubles)
    for each in words.troubles:
        parts.append(set_trouble(measurer, styles, each, box, words.voice, beside=beside))
        frame.progress.step()
    closing = set_closing(measurer, styles, words, box)
    return [*parts, closing] if closing is not None else parts


def _notes(left: LeftOut, *, contact: bool) -> tuple[str, ...]:
    """Return what whoever gives the handout away should know of it."""
    told = (
        (
            left.problems,
            trn(
                "{n} problem is left out: it is not put in words yet.",
                "{n} problems are left out: they are not put in words yet.",
                left.problems,
            ),
        ),
        (
            left.unsaid,
            trn(
                "{n} tactic is left out: its kind or title does not say what a customer gets.",
                "{n} tactics are left out: their kind or title does not say what a customer gets.",
                left.unsaid,
            ),
        ),
        (
            left.over,
            trn(
                "{n} talk or event is left out: its day is past.",
                "{n} talks or events are left out: their day is past.",
                left.over,
            ),
        ),
        (
            left.ideas,
            trn(
                "{n} tactic on it is still an idea: customers may ask for it.",
                "{n} tactics on it are still ideas: customers may ask for them.",
                left.ideas,
            ),
        ),
    )
    notes = [words.format(n=count) for count, words in told if count]
    if not contact:
        notes.append(
            tr("It does not say how a customer reaches you: the brief has a field for it.")
        )
    return tuple(notes)
