# SPDX-License-Identifier: MIT
"""What no first picture needs comes after it, a piece at a time while the person does nothing.

Modules that a start does not need are imported where they are first used. Those that a hand or a
key needs are imported here, before anybody gets to it, so that no first gesture waits for them.
"""

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

Piece = Callable[[], object]

LATER = (
    "session.advice",
    "qt.key_places",
    "paint.nearness",
    "paint.obstacles",
    "paint.lanes",
    "stage.places.ways",
    "stage.places.guesses",
    "stage.places.passings",
    "stage.meter",
    "stage.lingering",
    "stage.backdrop.gist",
    "stage.backdrop.led_texts",
    "stage.backdrop.film_maker",
    "domain.commands",
    "domain.neighbours",
    "domain.plaintext",
    "domain.titled_kind",
    "stage.backdrop.screen_picture",
    "stage.backdrop.rest_picture",
    "stage.plain_items",
    "stage.ahead",
    "stage.under_band",
    "stage.items.card_item",
    "stage.items.pool",
    "stage.items.ring_item",
    "stage.items.handle_item",
    "stage.items.connector_item",
    "stage.dragging.ride",
    "stage.dragging.rows_over",
    "stage.foresight",
    "stage.later_picture",
    "stage.tools.press",
    "paint.choice_places",
    "stage.tools.pan",
    "stage.items.band_item",
    "stage.items.guide_item",
    "stage.tools.create",
    "stage.tools.pull",
    "stage.items.offer_item",
    "stage.keyboard.connector_walk",
    "stage.deletion",
    "stage.tidying",
    "stage.keyboard.nudge",
    "stage.glide",
    "stage.keyboard.canvas_keys",
    "stage.menu_request",
    "stage.fingers",
    "ui.parting",
    "ui.menu_keys",
    "ui.actions.context_menu",
    "ui.actions.reasons",
    "stage.editor",
    "stage.open_card_clicks",
    "stage.lists.lists",
    "stage.lists.picker",
    "stage.lists.lead_list",
    "stage.lists.choice_list",
    "stage.keyboard.side_change",
    "stage.lists.starter_list",
    "paint.keycaps",
    "paint.cut_out",
    "stage.keycap_formats",
    "ui.announcer",
    "ui.reader.reader",
    "ui.spoken_parts",
    "stage.minimap.minimap_picture",
    "stage.minimap.minimap",
    "domain.full_text",
    "domain.card_search",
    "stage.backdrop.found_marks",
    "ui.drawers",
    "ui.pane_order",
    "ui.find_bar",
    "ui.filter_bar",
    "ui.card_names",
    "ui.action_palette",
    "ui.panels.ticks",
    "qt.dropped_files",
    "domain.marked_up_text",
    "qt.offered_words",
    "ui.drops",
    "ui.drop_sign",
    "session.text_files",
    "domain.list_text",
    "ui.recent",
    "ui.actions.clipboard",
    "ui.actions.pasted_rows",
    "ui.actions.help",
    "ui.handover",
    "domain.territories",
    "ui.save_and_export",
    "storage.naming",
    "ui.dialogs.files",
    "ui.dialogs.trouble",
    "ui.dialogs.wait",
    "paint.high_contrast",
    "coach.starters",
    "session.spelling",
    "ui.spell_check",
    "ui.panels.countbox",
    "ui.panels.form",
    "ui.guide.guide",
    "ui.guide.visit",
    "ui.guide.customer",
    "ui.guide.knowing",
    "ui.guide.winning",
    "ui.guide.problem_list",
    "ui.guide.wing_list",
    "ui.guide.doing",
    "formats.registry",
    "ui.dialogs.export.preview",
    "ui.dialogs.export.export_dialog",
    "ui.export",
    "ui.matrix.grid",
    "ui.matrix.matrix_panel",
)
"""What is imported then, in the order in which it may be wanted first. Further dialogs are not:
they are opened seldom, and import little.
"""
OF_A_WINDOW = (
    "session.opening",
    "stage.places.shapes",
    "stage.viewport",
    "stage.view",
    "ui.panels.table",
    "ui.actions.view_table",
    "ui.actions.table",
    "ui.window",
)
"""What the start screen has imported after it, in pieces, so that a canvas comes at once."""
_PICTURE, _REST, _LATEST = 200, 100, 2000
"""Milliseconds: after which the first piece does not wait for a picture any more (a file may come
slowly); from all panels to the other pieces, so that those are painted first; and after which
these don't wait for panels any more.
"""


class Afterwards(QObject):
    """Does a first piece as soon as a picture is there, since then one can type; then the others,
    each when the event loop has nothing else to do.
    """

    def __init__(self, first: Piece, others: Iterable[Piece], parent: QObject) -> None:
        super().__init__(parent)
        self._first: Piece | None = first
        self._others = iter(others)
        self._begun = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def begin(self) -> None:
        """Wait for the first window from now on; call it when Qt's loop is about to run."""
        self._timer.start(_LATEST)
        QTimer.singleShot(_PICTURE, self, self.see_picture)

    def see_picture(self) -> None:
        """Do the first piece now, once: a window has its picture."""
        first, self._first = self._first, None
        if first is not None:
            first()

    def see_rest(self) -> None:
        """Begin with the others in a moment: all is there that comes by itself."""
        if not self._begun:
            self._timer.start(_REST)

    def _next(self) -> None:
        self._begun = True
        piece = next(self._others, None)
        if piece is not None:
            self._timer.start(0)  # whatever becomes of this one
            piece()


def imports() -> list[Piece]:
    """Return the pieces that import what a window is made of, if none is there, and ``LATER``; then
    the lists of words are read by which titles are drafted.
    """
    names = (*OF_A_WINDOW, *LATER)
    return [*(partial(import_module, f"stratcanvas.{name}") for name in names), _read_lists]


def _read_lists() -> None:
    from stratcanvas.coach.starters import load  # it is there by now

    load()
