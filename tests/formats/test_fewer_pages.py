# SPDX-License-Identifier: MIT
"""Ways to fewer pages: each keeps its word, and none is offered that saves nothing."""

from dataclasses import replace

import pytest

from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats.fewer_pages import FewerPages, ways_to_fewer
from stratcanvas.formats.options import OnePagerOptions, Options, PrintSize
from stratcanvas.formats.registry import format_of
from tests import makers

PAGE = format_of("one-pager")


@pytest.mark.parametrize("held", list(Orientation))
def test_a_way_that_is_offered_keeps_its_word(held: Orientation) -> None:
    """Chosen as it says, a page takes as many sheets as was said, which are fewer than now."""
    canvas, options = makers.crowded(12, 30), OnePagerOptions(orientation=held)
    now = PAGE.foretold(canvas, options)
    assert now is not None
    assert now.pages > 1
    ways = ways_to_fewer(PAGE, canvas, options, now.pages)
    assert {name for way in ways for name in way.changes} >= {"paper", "problems"}
    for way in ways:
        made = PAGE.write(canvas, replace(options, **way.changes))
        assert made.report is not None
        assert made.report.pages == way.pages < now.pages


def test_as_many_problems_are_offered_as_one_page_holds() -> None:
    """One problem more than is offered takes a second page."""
    canvas = makers.crowded(8, 24)
    (first,) = [
        way.changes["problems"]
        for way in ways_to_fewer(PAGE, canvas, OnePagerOptions(), 2)
        if "problems" in way.changes
    ]
    pages = [PAGE.foretold(canvas, OnePagerOptions(problems=first + more)) for more in (0, 1)]
    assert [each and each.pages > 1 for each in pages] == [False, True]


def test_large_print_is_given_up_only_where_that_saves_a_page() -> None:
    """Normal print is a way to fewer pages; where all is one page, nothing is offered."""
    canvas, large = makers.cafe(), OnePagerOptions(print=PrintSize.LARGE)
    now = PAGE.foretold(canvas, large)
    assert now is not None
    ways = ways_to_fewer(PAGE, canvas, large, now.pages)
    assert ({"print": PrintSize.NORMAL} in [way.changes for way in ways]) == (now.pages > 1)
    assert ways_to_fewer(PAGE, canvas, OnePagerOptions(), 1) == ()
    assert ways_to_fewer(format_of("svg"), canvas, Options(), 1) == ()


def test_a_way_is_said_in_one_sentence() -> None:
    """The dialog shows it as it is."""
    assert FewerPages({"orientation": Orientation.PORTRAIT}, 3).words == "Portrait takes 3 pages."
    assert FewerPages({"paper": Paper.A3}, 1).words == "A3 takes 1 page."
    assert FewerPages({"problems": 5}, 1).words == "The first 5 problems take one page."
    assert FewerPages({"problems": 1}, 1).words == "The first problem takes one page."
