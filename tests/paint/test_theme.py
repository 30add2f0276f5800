# SPDX-License-Identifier: MIT
"""Themes are plain values that everybody can read: contrast as the WCAG defines it."""

import re

import pytest

from stratcanvas.paint.high_contrast import CONTRAST, CONTRAST_DARK
from stratcanvas.paint.theme import DARK, LIGHT, PAPER, Theme
from tests.contrast import contrast

ON_CARDS = ("problem_fill", "educate_fill", "solve_fill", "uncounted_fill")
GROUNDS = {
    "heading": ("ground",),
    "hint": ("ground",),
    "strategy_label": ("strategy_fill",),
    "strategy_text": ("strategy_fill",),
    "strategy_hint": ("strategy_fill",),
    "strategy_chip_text": ("strategy_chip_fill",),
    "strategy_loud_text": ("strategy_loud_fill",),
    "frame_label": ("frame_fill", "field"),
    "frame_text": ("frame_fill",),
    "frame_hint": ("frame_fill",),
    "problem_text": ("problem_fill",),
    "badge_text": ("badge_fill",),
    "educate_label": ("educate_fill",),
    "educate_text": ("educate_fill",),
    "solve_label": ("solve_fill",),
    "solve_text": ("solve_fill",),
    "uncounted_label": ("uncounted_fill", "field"),
    "uncounted_text": ("uncounted_fill",),
    "note_text": ("note_fill",),
    "note_hint": ("note_fill",),
    "chip_text": ("chip_fill", "problem_fill"),
    "card_hint": ON_CARDS,
    "text": ("window", "panel", "field", "button", "button_hover"),
    "muted": ("window", "panel", "field", "button"),
    "on_select": ("select",),
    "danger": ("window", "panel", "field"),
    "good": ("window", "panel", "field"),
    "educate": ("window", "panel", "field", "button_hover", "ground", "problem_fill"),
    "solve": ("window", "panel", "field", "button_hover", "ground", "problem_fill"),
    "on_accent": ("accent",),
}
"""Each colour in which words are written → what they are written on."""
SHAPES = {
    "strategy_loud_edge": ("strategy_fill",),
    "strategy_edge": ("ground",),
    "problem_edge": ("frame_fill", "problem_fill"),
    "badge_fill": ("frame_fill", "problem_fill"),
    "select": ("ground", "frame_fill", "field", "window", "button"),
    "hover": ("ground", "frame_fill"),
    "band": ("ground", "frame_fill"),
    "target": ("ground", "frame_fill"),
    "found": ("ground", "frame_fill", "found_fill"),
    "uncounted_edge": ("ground",),
    "educate_link": ("ground", "frame_fill"),
    "educate_strong": ("ground", "frame_fill"),
    "solve_link": ("ground", "frame_fill"),
    "solve_strong": ("ground", "frame_fill"),
    "educate_edge": ("ground", "educate_fill"),
    "solve_edge": ("ground", "solve_fill"),
    "educate": ("problem_fill", "field", "ground"),
    "solve": ("problem_fill", "field", "ground"),
    "pip_empty": ("problem_fill", "field"),
}
"""Each colour of a shape that tells something → what it is drawn on."""

OUTLINES = {
    "frame_edge": ("ground", "frame_fill"),
    "note_edge": ("ground", "note_fill"),
    "chip_edge": ("chip_fill",),
    "strategy_chip_edge": ("strategy_fill",),
    "border": ("window", "panel", "field"),
    "refuse": ("window", "panel", "field"),
}
"""The outlines of what its words or its ground tell as well: strong only where that was asked for.
"""

STRONG = {CONTRAST, CONTRAST_DARK}
THEMES = pytest.mark.parametrize(
    "theme", [LIGHT, DARK, PAPER, CONTRAST, CONTRAST_DARK], ids=lambda each: each.name
)


def poor(theme: Theme, pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    return [
        f"{name} on {ground}: {ratio:.2f}"
        for name, grounds in pairs.items()
        for ground in grounds
        if (ratio := contrast(getattr(theme, name), getattr(theme, ground))) < least
    ]


def test_contrast_is_measured_as_defined() -> None:
    """Black on white is 21:1, and a grey that is known to be just too light is found."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@THEMES
def test_words_can_be_read(theme: Theme) -> None:
    """Words have a contrast of 4.5:1 on screen (WCAG 2.2, criterion 1.4.3), 7:1 on paper and
    where strong contrasts were asked for (1.4.6)."""
    assert not poor(theme, GROUNDS, 7.0 if theme is PAPER or theme in STRONG else 4.5)


@THEMES
def test_shapes_that_tell_something_can_be_seen(theme: Theme) -> None:
    """Rings, marks, edges and connectors stand out by 3:1 from what they are drawn on (WCAG 2.2,
    criterion 1.4.11), and by 4.5:1 where strong contrasts were asked for."""
    assert not poor(theme, SHAPES, 4.5 if theme in STRONG else 3.0)


@pytest.mark.parametrize("theme", sorted(STRONG), ids=lambda each: each.name)
def test_strong_contrasts_leave_no_outline_faint(theme: Theme) -> None:
    """Where strong contrasts were asked for each outline is as plain as a mark."""
    assert not poor(theme, OUTLINES, 4.5)


@THEMES
def test_the_ring_stands_out_from_what_it_lies_between(theme: Theme) -> None:
    """The ring of a filled button by 3:1 from its ground and from the window (WCAG 2.2, 1.4.11):
    one colour can’t by 4.5:1 from both, as these stand apart by less than the square of that.
    """
    assert not poor(theme, {"accent_ring": ("accent", "window", "panel", "field")}, 3.0)


@THEMES
def test_a_theme_is_plain_values(theme: Theme) -> None:
    """Every colour is six hex digits, so that style sheets and painters read the same."""
    for each in theme._fields:
        if each not in {"name", "dark"}:
            assert re.fullmatch("#[0-9a-f]{6}", getattr(theme, each)), each


def test_no_colour_of_words_is_left_unchecked() -> None:
    """Every colour named for text, labels and hints is among those checked above."""
    worded = re.compile(
        r"(^|_)(text|label|hint|muted|heading|danger|good|educate|solve|on_accent|on_select)$"
    )
    assert {each for each in LIGHT._fields if worded.search(each)} == set(GROUNDS)


def _over(one: str, other: str, part: float) -> str:
    """Return a colour that covers a part of another one, seen through."""
    pairs = ((int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(part * a + (1 - part) * b):02x}" for a, b in pairs)


@pytest.mark.parametrize("theme", [CONTRAST, CONTRAST_DARK], ids=lambda theme: theme.name)
def test_what_steps_back_stays_readable_in_strong_contrasts(theme: Theme) -> None:
    """Words that step back still have 4.5:1; what says that they do is a dotted edge."""
    assert theme.is_strong
    for name, fills in GROUNDS.items():
        for fill in fills:
            behind = _over(getattr(theme, fill), theme.ground, theme.drawn_back)
            words = _over(getattr(theme, name), behind, theme.drawn_back)
            assert contrast(words, behind) >= 4.5, (name, fill)


def test_elsewhere_it_fades() -> None:
    """In the usual themes a card that steps back is faint."""
    for theme in (LIGHT, DARK, PAPER):
        assert not theme.is_strong
        assert theme.drawn_back == 0.4
