# SPDX-License-Identifier: MIT
"""Ways to fewer pages, each tried: the sheet held the other way, a larger one, fewer problems.

Export dialog, command line and tests ask here, so that all offer the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats.options import Options, PrintSize
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import Format
from stratcanvas.words import tr, translated, trn

LARGER = {Paper.A4: Paper.A3, Paper.LETTER: Paper.TABLOID}
OTHER_WAY = {
    Orientation.LANDSCAPE: Orientation.PORTRAIT,
    Orientation.PORTRAIT: Orientation.LANDSCAPE,
}


class FewerPages(NamedTuple):
    """What to choose otherwise, by the name of an option, and the pages that it takes then."""

    changes: Mapping[str, Any]
    pages: int

    @property
    def words(self) -> str:
        """Return what it comes to, as one sentence in the person's language."""
        ((name, value),) = self.changes.items()
        if name == "problems" and value == 1:
            return tr("The first problem takes one page.")
        if name == "problems":
            return tr("The first {n} problems take one page.").format(n=value)
        said = trn("{way} takes {n} page.", "{way} takes {n} pages.", self.pages)
        return said.format(way=translated(value.label), n=self.pages)


def ways_to_fewer(
    form: Format, canvas: Canvas, options: Options, pages: int, progress: Progress | None = None
) -> tuple[FewerPages, ...]:
    """Return ways to fewer than ``pages`` pages, which is what the options take as they are.

    The fewest first. Each is laid out, which takes as long as making it. Raises progress.Stopped.
    """
    if pages < 2:
        return ()
    heard = progress or Progress()
    found = []
    for changes in _changes(form, options):
        report = form.foretold(canvas, replace(options, **changes), heard)
        if report is not None and report.pages < pages:
            found.append(FewerPages(changes, report.pages))
    found.sort(key=lambda way: way.pages)
    first = _first_problems(form, canvas, options, heard)
    return (*found, FewerPages({"problems": first}, 1)) if first else tuple(found)


def _changes(form: Format, options: Options) -> Iterator[dict[str, Any]]:
    """Yield what may be chosen otherwise, one thing each."""
    chosen = {name: getattr(options, name) for name in form.fields}
    if "orientation" in chosen:
        yield {"orientation": OTHER_WAY[chosen["orientation"]]}
    if chosen.get("print") is PrintSize.LARGE:
        yield {"print": PrintSize.NORMAL}
    if chosen.get("paper") in LARGER:
        yield {"paper": LARGER[chosen["paper"]]}


def _first_problems(form: Format, canvas: Canvas, options: Options, progress: Progress) -> int:
    """Return how many of the first problems one page holds, or 0 where that can't be chosen."""
    if "problems" not in form.fields:
        return 0
    now = getattr(options, "problems", 0) or len(canvas.problems)
    low, high = 0, min(now, len(canvas.problems))  # so many fit, and so many do not
    while high - low > 1:
        middle = min((low + high) // 2, low + 6)  # few fit, and many take long to try
        report = form.foretold(canvas, replace(options, problems=middle), progress)  # type: ignore[call-arg]
        if report is not None and report.pages == 1:
            low = middle
        else:
            high = middle
    return low
