# SPDX-License-Identifier: MIT
"""The one-pager in every combination of paper, hold, style, size and script, by four readers."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from tests.formats.pdf.pages.page_checks import Combination, check, check_by_programs, every

UNIT, USUAL = "pages", 1_584
EACH = 66
"""Pages a trial."""


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield trials of some pages each; USUAL is all of them. Fewer are spread over all."""
    pages = [*every()]
    step = max(1, len(pages) // max(count, 1))
    wanted = [*islice(pages[::step], count)]
    for begun in range(0, len(wanted), EACH):
        part = wanted[begun : begun + EACH]
        yield f"pages from {begun}", len(part), partial(_check_all, part)


def _check_all(pages: list[Combination]) -> None:
    broken = []
    for each in pages:
        try:
            check(each, thoroughly=True)
            check_by_programs(each)
        except AssertionError as wrong:
            broken.append(f"{each.name}: {str(wrong).splitlines()[:1]}")
    assert not broken, "\n".join(broken)
