# SPDX-License-Identifier: MIT
"""The lists that a view opens beside a card: what to connect it to, and what to begin for it.

Each is made when it is first wanted. Only one is open at a time, and never while one types.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.domain.fields import field_of
from stratcanvas.domain.links import Link
from stratcanvas.paint.pens import rectf
from stratcanvas.paint.theme import Theme
from stratcanvas.stage.viewport import Viewport

if TYPE_CHECKING:
    from stratcanvas.coach.starters import Starter
    from stratcanvas.stage.lists.choice_list import ChoiceList
    from stratcanvas.stage.lists.lead_list import LeadList
    from stratcanvas.stage.lists.picker import Picker
    from stratcanvas.stage.lists.search_list import SearchList
    from stratcanvas.stage.lists.starter_list import StarterList


class Lists(QObject):
    """Opens and closes the lists of a view; one has to be asked whether typing has ended."""

    put = Signal(str)
    """A card that was put on the canvas and is to be opened for typing."""
    field_wanted = Signal(str)
    """A field of the selected card that has no list of its own is wanted, by name."""
    led = Signal(str, str)
    """A connector that was led to another card, and the card that kept its end."""

    def __init__(self, view: Viewport) -> None:
        super().__init__(view)
        self._view = view
        self._made: list[SearchList] = []
        self._problem_of: dict[str, str] = {}  # an empty card → the problem that it was put for

    @cached_property
    def picker(self) -> "Picker":
        """Return the list of what a card may be connected to."""
        from stratcanvas.stage.lists.picker import Picker

        picker = Picker(self._view.stage, self._view.viewport())
        self._take_in(picker)
        return picker

    @cached_property
    def leads(self) -> "LeadList":
        """Return the list of what a connector may be led to."""
        from stratcanvas.stage.lists.lead_list import LeadList

        leads = LeadList(self._view.stage, self._view.viewport())
        leads.led.connect(self.led)
        self._take_in(leads)
        return leads

    @cached_property
    def choices(self) -> "ChoiceList":
        """Return the list of what a field of tactics may hold."""
        from stratcanvas.stage.lists.choice_list import ChoiceList

        choices = ChoiceList(self._view.stage, self._view.viewport())
        self._take_in(choices)
        return choices

    @cached_property
    def starters(self) -> "StarterList":
        """Return the list of what could be made for a problem."""
        from stratcanvas.stage.lists.starter_list import StarterList

        starters = StarterList(self._view.stage, self._view.viewport())
        starters.taken.connect(self._put_starter)
        starters.declined.connect(self._put_own)
        self._take_in(starters)
        return starters

    def _take_in(self, made: "SearchList") -> None:
        made.set_theme(self._view.stage.theme)
        made.ended.connect(lambda: self._give_back(made))
        self._made.append(made)

    def _give_back(self, ended: "SearchList") -> None:
        if self._view.window().focusWidget() is ended.filter:
            self._view.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        for each in self._made:
            each.set_theme(theme)

    def end(self) -> None:
        """Close whichever is open; nothing comes of it."""
        for each in self._made:
            each.end()

    def open_leads(self, keeps: str | None) -> bool:
        """Open the list of what the selected connector may be led to, if exactly one is.

        ``keeps``: the card that keeps its end; None: the tactic does.
        """
        link = self._only(Link)
        if link:
            card = keeps or link[:16]
            self.leads.lead(link, card, *self._seen(card))
        return bool(link)

    def open_choices(self, field: str) -> bool:
        """Open the list for a field of the selected cards, beside the last that has it.

        Tells whether there is one.
        """
        stage = self._view.stage
        canvas = stage.session.canvas
        cards = [key for key in stage.selection.ids if hasattr(canvas.get(key), field)]
        if cards:
            self.choices.choose(field, cards[-1], *self._seen(cards[-1]))
        return bool(cards)

    def ask(self, field: str) -> None:
        """Open the list for a field of the selected card, unless this click has just closed it.

        A field that one writes in is wanted where it can be written in.
        """
        (card,) = self._view.stage.selection.ids
        if field_of(type(self._view.stage.canvas.get(card)), field).choices is None:
            self.field_wanted.emit(field)
        elif (self.choices.left_by_press, self.choices.field) != (card, field):
            self.open_choices(field)

    def open_picker(self) -> bool:
        """Open the list of what the selected card may be connected to, if exactly one is."""
        card = self._only(Problem, Tactic)
        if card:
            self.picker.begin(card, *self._seen(card))
        return bool(card)

    def open_starters(self) -> bool:
        """Open the list of what could be made for the selected problem, if exactly one is."""
        problem = self._only(Problem)
        if problem:
            self.starters.begin(problem, *self._seen(problem))
        return bool(problem)

    def _only(self, *kinds: type) -> str:
        stage = self._view.stage
        ids = stage.selection.ids
        right = len(ids) == 1 and isinstance(stage.session.canvas.get(ids[0]), kinds)
        return ids[0] if right else ""

    def _seen(self, card: str) -> tuple[QRect, QRect]:
        """Bring a card in view; return its rectangle and the frame's, in pixels."""
        view, frame = self._view, self._view.stage.live_layout.frame.rect
        view.ensure_seen(card)
        near, around = view.stage.rectf(card), rectf(frame)
        return view.to_pixels(near).toAlignedRect(), view.to_pixels(around).toAlignedRect()

    def _put_starter(self, problem: str, starter: "Starter") -> None:
        from stratcanvas.stage.tools import create

        key = create.put_starter(self._view.stage, problem, starter)
        if key is not None:
            self.put.emit(key)

    def _put_own(self, problem: str, words: str) -> None:
        from stratcanvas.stage.tools import create

        stage = self._view.stage
        stage.selection.set((problem,))
        key = create.put_tactic(stage, self._view.camera.area, title=words)
        if key is not None:
            self._problem_of = {key: problem}
            self.put.emit(key)

    def see_ended(self) -> None:
        """Hear that typing has ended: an empty card that vanished leaves its problem selected."""
        canvas, selection = self._view.stage.session.canvas, self._view.stage.selection
        for card, problem in self._problem_of.items():
            if card not in canvas and not selection.ids:
                selection.set((problem,))
        self._problem_of = {}
