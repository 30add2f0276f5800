# SPDX-License-Identifier: MIT
"""The field that lies over a card can be read: on each kind of card, in each theme."""

from collections import Counter
from collections.abc import Callable, Iterator
from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.paint.card import text_colours
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui import colours
from stratcanvas.ui.window import Window
from tests import makers
from tests.contrast import contrast
from tests.makers import NOTE, PROBLEM, TACTIC, key

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
LONE = key(77, TACTIC)


def canvas(*, worded: bool) -> Canvas:
    """Return a canvas with every kind of card: counted and not, of both aims."""
    made = makers.cafe()
    for changes in (
        commands.add_tactic(made, WingPlace(Aim.EDUCATE, 72, 600), "Counts for nothing", key=LONE),
        commands.add_note(-900, 0, "Remember this", key(1, NOTE)),
    ):
        made = made.apply(changes)
    if not worded:
        for card in kinds(made):
            name = {made.brief.id: "customer", made.strategy.id: "statement"}.get(card)
            name = name or {"problems": "statement", "notes": "text"}.get(family(made, card))
            made = made.apply(commands.set_field(made, (card,), name or "title", ""))
    return made


def family(made: Canvas, card: str) -> str:
    return "problems" if card in made.problems else "notes" if card in made.notes else "tactics"


def kinds(made: Canvas) -> tuple[str, ...]:
    """Return a card of each kind that has colours of its own, and the customer's heading."""
    tactics = (key(1, TACTIC), key(4, TACTIC), key(5, TACTIC), LONE)
    return (made.brief.id, made.strategy.id, key(1, PROBLEM), *tactics, key(1, NOTE))


def each_after_each(cards: tuple[str, ...]) -> list[str]:
    """Return an order in which every card comes right after every other one."""
    order: list[str] = []
    for place, card in enumerate(cards):
        for other in cards[place + 1 :]:
            order += (card, other)
        order.append(card)
    return order


def drawn(window: Window) -> tuple[str, str]:
    """Return the colours of the ground and of the letters in the field, from its pixels."""
    grabbed = window.view.inline_edit.editor.viewport().grab().toImage()
    picture = grabbed.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(picture.constBits()).cast("I"))
    colours = {f"#{pixel & 0xFFFFFF:06x}": count for pixel, count in pixels.items()}
    ground = max(colours, key=lambda each: colours[each])
    return ground, max(colours, key=lambda each: contrast(each, ground))


def check(window: Window, card: str) -> None:
    """Assert that what is typed on a card stands out from the card's own ground."""
    window.view.edit(card)
    wanted = text_colours(window.session.canvas, card, window.view.stage.theme)
    worded = bool(window.view.inline_edit.editor.words())
    ground, ink = drawn(window)
    assert ground == wanted.ground, card
    assert contrast(wanted.text if worded else wanted.hint, ground) >= 4.5, card
    assert contrast(ink, ground) >= 3.5, card  # thin letters are mixed with the ground


@pytest.fixture(params=[Qt.ColorScheme.Light, Qt.ColorScheme.Dark], ids=["on white", "on black"])
def _system(request: pytest.FixtureRequest) -> Iterator[None]:
    """Have a system that is light or dark, which decides on what strong contrasts stand."""
    with mock.patch.object(colours, "QGuiApplication", wraps=QGuiApplication) as system:
        hints = system.styleHints.return_value = mock.Mock()
        hints.colorScheme.return_value = request.param
        yield


@pytest.mark.usefixtures("_system")
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ThemeChoice.LIGHT, ThemeChoice.DARK),
        (ThemeChoice.DARK, ThemeChoice.CONTRAST),
        (ThemeChoice.CONTRAST, ThemeChoice.LIGHT),
    ],
)
def test_words_typed_on_a_card_can_be_read_whatever_was_edited_before(
    open_window: Opener, first: ThemeChoice, second: ThemeChoice
) -> None:
    """Each kind after each other kind, in every theme, and across a switch between two edits."""
    window = open_window(canvas(worded=True))
    for theme in (first, second):
        window.preferences.choose(theme=theme)
        for card in each_after_each(kinds(window.session.canvas)):
            check(window, card)
    window.view.end_edit()


@pytest.mark.usefixtures("_system")
@pytest.mark.parametrize("worded", [True, False])
def test_a_field_that_is_open_while_the_theme_changes_changes_with_it(
    open_window: Opener, *, worded: bool
) -> None:
    """Words, or the hint in their place, can be read on each kind after each switch."""
    window = open_window(canvas(worded=worded))
    window.preferences.choose(theme=ThemeChoice.LIGHT)
    for card in kinds(window.session.canvas):
        for theme in (ThemeChoice.DARK, ThemeChoice.CONTRAST, ThemeChoice.LIGHT):
            window.view.edit(card)
            window.preferences.choose(theme=theme)
            check(window, card)
    window.view.end_edit()


@pytest.mark.usefixtures("_system")
def test_selected_words_in_a_field_can_be_read(open_window: Opener) -> None:
    """What is marked in the field stands out from the mark, in every theme."""
    window = open_window(canvas(worded=True))
    for theme in (ThemeChoice.DARK, ThemeChoice.CONTRAST, ThemeChoice.LIGHT):
        window.preferences.choose(theme=theme)
        for card in kinds(window.session.canvas):
            window.view.edit(card)
            window.view.inline_edit.editor.moveCursor(
                QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor
            )
            palette = window.view.inline_edit.editor.palette()
            mark, words = palette.highlight().color(), palette.highlightedText().color()
            assert contrast(mark.name(), words.name()) >= 4.5, card
    window.view.end_edit()
