# SPDX-License-Identifier: MIT
"""The table of pages that a canvas can be printed as; the table of formats has a row for each.

A new page is one folder and one row here. Its code is imported when it is first used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.options import (
    BriefPageOptions,
    OnePagerOptions,
    PageOptions,
    SheetOptions,
)
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import Made, Report
from stratcanvas.words import mark

if TYPE_CHECKING:  # it brings reportlab, which takes its time
    from stratcanvas.formats.pdf.pages.printing import PageLayout

    LayOut = Callable[[Canvas, Any, Progress], PageLayout]
    """The second is the page's own class of options."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """One page; ``lay_out`` is ``module:function`` that returns a PageLayout.

    ``options``: what is to be chosen for it; what carries nothing is no page of the plan.
    """

    id: str
    words: str
    lay_out: str
    options: type[SheetOptions] = PageOptions
    about: str = ""
    """What it is like, in one sentence for the list of what can be made."""

    def write(self, canvas: Canvas, options: SheetOptions, progress: Progress) -> Made:
        """Return the page of a canvas as a PDF file, and what it came to.

        Raises progress.Stopped.
        """
        from stratcanvas.formats.pdf.pages import printing, travelling

        layout = self.laid_out(canvas, options, progress)
        inside = travelling.carried(canvas, options) if self._may_carry else b""
        told, pages = printing.report(layout, carries=bool(inside)), [*layout.whole]
        del layout  # so that each page gives its room back as soon as it is drawn
        return Made(printing.print_out(pages, inside), told)

    def foretold(self, canvas: Canvas, options: SheetOptions, progress: Progress) -> Report:
        """Return what the page of a canvas comes to, without making a file of it.

        Raises progress.Stopped.
        """
        from stratcanvas.formats.pdf.pages import printing, travelling

        layout = self.laid_out(canvas, options, progress)
        carries = self._may_carry and travelling.carries(options)
        return printing.report(layout, carries=carries)

    @property
    def _may_carry(self) -> bool:
        """Tell whether the canvas may travel in it, whatever options somebody hands over."""
        return issubclass(self.options, PageOptions)

    def laid_out(self, canvas: Canvas, options: SheetOptions, progress: Progress) -> "PageLayout":
        """Return the page of a canvas laid out. Raises progress.Stopped."""
        from stratcanvas.formats.pdf.pages import travelling

        module, _, name = self.lay_out.partition(":")
        lay_out: LayOut = getattr(import_module(module), name)
        return lay_out(travelling.shown(canvas, options), options, progress)


PAGES: tuple[PageKind, ...] = (
    PageKind(
        "one-pager",
        mark("One-pager"),
        "stratcanvas.formats.pdf.pages.onepager.onepager:lay_out",
        OnePagerOptions,
        about=mark("Everything that counts, on one page where it fits."),
    ),
    PageKind(
        "handout",
        mark("Handout for customers"),
        "stratcanvas.formats.pdf.pages.handout.handout:lay_out",
        SheetOptions,
        about=mark("Their problems, what they cost, and how to get help."),
    ),
    PageKind(
        "worksheet",
        mark("Blank worksheet"),
        "stratcanvas.formats.pdf.pages.worksheet.worksheet:lay_out",
        SheetOptions,
        about=mark("Empty, to fill in by hand."),
    ),
    PageKind(
        "canvas-picture",
        mark("Canvas picture"),
        "stratcanvas.formats.pdf.pages.canvas_sheets.canvas_sheets:lay_out",
        about=mark("The canvas as it looks, on one sheet or several."),
    ),
    PageKind(
        "matrix",
        mark("Matrix"),
        "stratcanvas.formats.pdf.pages.matrix_page.matrix_page:lay_out",
        about=mark("Which tactic serves which problem."),
    ),
    PageKind(
        "decisions",
        mark("Decisions sheet"),
        "stratcanvas.formats.pdf.pages.decisions.decisions:lay_out",
        about=mark("Every problem and tactic with a line to write on, for a meeting."),
    ),
    PageKind(
        "tactic-briefs",
        mark("Briefs of the tactics"),
        "stratcanvas.formats.pdf.pages.brief_pages.brief_pages:lay_out",
        BriefPageOptions,
        about=mark("What each article, talk or interview would say, with room to write."),
    ),
    PageKind(
        "everything",
        mark("Everything in one PDF"),
        "stratcanvas.formats.pdf.pages.whole_plan.whole_plan:lay_out",
        about=mark("All pages of the plan with bookmarks, numbered through."),
    ),
)
"""Every page, the most wanted first."""


def page_of(page: str) -> PageKind:
    """Return a page by its id. Raises KeyError when there is none."""
    return {each.id: each for each in PAGES}[page]
