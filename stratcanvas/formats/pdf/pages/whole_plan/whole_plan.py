# SPDX-License-Identifier: MIT
"""Everything in one file: what each page of the plan would be by itself, one after the other.

Each begins on a sheet of its own and has a bookmark, under which its own bookmarks stand. What is
for other people's hands (the handout, the worksheet) is not in it.
"""

from dataclasses import replace
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.page_words import page_words
from stratcanvas.formats.options import PageOptions
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.pages.footer import shortened
from stratcanvas.formats.pdf.pages.printing import PageLayout, in_one_file
from stratcanvas.formats.pdf.pages.table import page_of
from stratcanvas.formats.progress import Progress
from stratcanvas.words import mark


class PlanSection(NamedTuple):
    """A page of the table, and its bookmark."""

    id: str
    words: str


SECTIONS = (
    PlanSection("one-pager", mark("One-pager", "page")),
    PlanSection("canvas-picture", mark("Canvas picture", "page")),
    PlanSection("matrix", mark("Problems and tactics", "page")),
    PlanSection("decisions", mark("Decisions", "page")),
    PlanSection("tactic-briefs", mark("Briefs", "page")),
)
"""What is in the file, in order."""


def lay_out(canvas: Canvas, options: PageOptions, progress: Progress) -> PageLayout:
    """Return all pages of a canvas, numbered through."""
    words = page_words(canvas, options.name, words_in(canvas.brief.language))
    layouts = []
    for section in SECTIONS:
        progress.step()
        layout = page_of(section.id).laid_out(canvas, _options(section.id, options), progress)
        layouts.append(replace(layout, section=words.voice.say(section.words)))
    metadata = Metadata(
        title=words.title.text, author=shortened(words.author), language=words.language
    )
    return replace(in_one_file(layouts), metadata=metadata)


def _options(page: str, options: PageOptions) -> PageOptions:
    """Return the options of one page among others: what is chosen for all, else as it begins."""
    own = page_of(page).options(
        date=options.date,
        version=options.version,
        name=options.name,
        paper=options.paper,
        orientation=options.orientation,
        style=options.style,
        among=True,
    )
    assert isinstance(own, PageOptions)  # what carries nothing is no page of the plan
    return replace(own, carries=options.carries)
