# SPDX-License-Identifier: MIT
"""What can be chosen for a format is declared once, and the canvas' own choice stands till then."""

from stratcanvas.domain.cards import Brief, Orientation, Paper
from stratcanvas.domain.fields import field_of
from stratcanvas.formats.options import PageOptions, PageStyle
from stratcanvas.formats.registry import FORMATS, format_of, offered
from stratcanvas.ui.panels.editors import EDITORS
from tests import makers
from tests.lists import LIST


def test_an_option_is_one_thing_whichever_format_takes_it() -> None:
    """Of the same name it is declared alike everywhere, and of a kind that has an editor."""
    known = {field.name: field for field in offered()}
    for each in FORMATS:
        for name, field in each.fields.items():
            assert field == known[name]
            assert field.kind in EDITORS


def test_what_a_canvas_keeps_is_declared_in_its_brief() -> None:
    """Label, choices and default of paper and orientation are said once, there."""
    for name in ("paper", "orientation"):
        own, option = field_of(Brief, name), field_of(PageOptions, name)
        assert option == own._replace(hint=option.hint, as_switches=option.as_switches)


def test_the_canvas_choice_stands_until_a_person_chooses() -> None:
    """Options of a canvas are as its brief has them, dated, but for what was chosen."""
    canvas = makers.replace_brief(
        makers.cafe(), paper=Paper.LETTER, orientation=Orientation.PORTRAIT
    )
    own = PageOptions.of(canvas, "plan")
    assert (own.paper, own.orientation, own.style, own.name) == (
        Paper.LETTER,
        Orientation.PORTRAIT,
        PageStyle.COLOUR,
        "plan",
    )
    chosen = PageOptions.of(canvas, paper=Paper.A4, style=PageStyle.INK)
    assert (chosen.paper, chosen.orientation) == (Paper.A4, Orientation.PORTRAIT)
    assert chosen.style is PageStyle.INK


def test_each_format_takes_its_own_options_alone() -> None:
    """A picture has no paper; a page has, and of several formats each option is offered once."""
    page = format_of("one-pager")
    assert set(page.fields) >= {"paper", "orientation", "style"}
    for form in ("png", "svg"):
        assert not {"paper", "orientation"} & set(format_of(form).fields)
    names = [field.name for field in offered((page, LIST, page, LIST))]
    assert names == [*page.fields, *LIST.fields]
