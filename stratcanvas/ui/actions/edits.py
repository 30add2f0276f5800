# SPDX-License-Identifier: MIT
"""What actions do when it takes more than one call."""

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from stratcanvas.domain.cards import Brief
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.links import Link
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.preferences import SpellingChoice, ThemeChoice, WheelChoice
from stratcanvas.stage.render_context import from_qt
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.panels.table import Panel
from stratcanvas.words import tr, translated

if TYPE_CHECKING:
    from stratcanvas.stage.view import CanvasView
    from stratcanvas.ui.find_bar import FindBar

_FEW = 200
"""Records of a step that are looked for on the canvas."""


def undo(context: ActionContext) -> None:
    """Take back what was typed last in an open field, as the key does there, or the last step."""
    from stratcanvas.qt.undo_keys import undo_in

    if not undo_in(context.window.focusWidget()):
        context.say("")  # what was told of a step is no longer true
        label = context.session.undo_label
        if _in_sight(context, context.session.undo) and label is not None:
            _tell(context, tr("Undone: {step}").format(step=label.words))


def redo(context: ActionContext) -> None:
    """Do again what an open field took back last, as the key does there, or the last step."""
    from stratcanvas.qt.undo_keys import redo_in

    if not redo_in(context.window.focusWidget()):
        context.say("")
        label = context.session.redo_label
        if _in_sight(context, context.session.redo) and label is not None:
            _tell(context, tr("Done again: {step}").format(step=label.words))


def _tell(context: ActionContext, words: str) -> None:
    """Say to who hears the screen what others see."""
    from stratcanvas.stage.announcement import announce

    announce(context.view, words)


def _in_sight(context: ActionContext, step: Callable[[], bool]) -> bool:
    """Take a step and show what it is about, unless a part of that is seen; where it leaves nothing
    to be seen but paper, show everything.
    """
    view, changed = context.view, context.session.changed
    before, told = shows_something(view), ChangeSet()

    def note(changes: ChangeSet) -> None:
        nonlocal told
        told = changes

    changed.connect(note)
    try:
        done = step()
    finally:
        changed.disconnect(note)
    place = _out_of_sight(view, told) if view.isVisible() else None
    if place is not None:
        view.camera.see(place)
    elif before and not shows_something(view):
        view.fit()
    return done


def _out_of_sight(view: "CanvasView", changes: ChangeSet) -> QRectF | None:
    """Return where the first card lies that a change is about, if no such card is in sight."""
    first = None
    for key in _about(changes):
        place = view.stage.rectf(key)
        if view.camera.sees(place):
            return None
        if first is None and not place.isNull():
            first = place
    return first


def _about(changes: ChangeSet) -> Iterator[str]:
    """Walk over the cards that a change is about, of connectors those at their ends."""
    now = (after for _, after in changes.updated.values())
    for record in islice(chain(now, changes.added.values(), changes.removed.values()), _FEW):
        if isinstance(record, Link):
            yield from (record.tactic, record.problem)
        elif not isinstance(record, Brief):
            yield record.id


def shows_something(view: "CanvasView") -> bool:
    """Tell whether a card or the frame is in sight, or nothing but paper."""
    layout, seen = view.stage.live_layout, from_qt(view.visible_area())
    return layout.frame.rect.overlaps(seen) or bool(layout.cards_in(seen))


def select_all(context: ActionContext) -> None:
    """Select every card."""
    from stratcanvas.domain.outline import reading_order

    context.selection.set(reading_order(context.session.derived))


def find(context: ActionContext) -> None:
    """Open the bar in which words are typed that are looked for on all cards."""
    _find_bar(context).open()


def find_next(context: ActionContext) -> None:
    """Go to the next card that holds the words that were looked for."""
    _find_bar(context).go(1)


def find_previous(context: ActionContext) -> None:
    """Go to the card before that holds the words that were looked for."""
    _find_bar(context).go(-1)


def end_find(context: ActionContext) -> None:
    """Close the bar in which words are looked for, if it is open."""
    from stratcanvas.ui.find_bar import close_find_bar

    close_find_bar(context.panels)


def _find_bar(context: ActionContext) -> "FindBar":
    from stratcanvas.ui.find_bar import find_bar

    return find_bar(context.session, context.selection, context.view, context.panels)


def filter_cards(context: ActionContext) -> None:
    """Show the chips by which cards are filtered, or go from them back to the cards."""
    from stratcanvas.ui.filter_bar import filter_bar

    filter_bar(context.session, context.view, context.panels).open()


def toggle_minimap(context: ActionContext) -> None:
    """Show the small picture of the whole canvas, or hide it, and remember that."""
    from stratcanvas.stage.minimap.minimap import NAME, minimap_of, show_minimap
    from stratcanvas.stage.minimap.minimap_place import why_away

    made = minimap_of(context.view)
    shown = made is None or made.isHidden()
    show_minimap(context.view, shown=shown)
    made = minimap_of(context.view)
    words = tr("The minimap is shown.") if shown else tr("The minimap is hidden; M shows it again.")
    if shown and made is not None and made.size().isEmpty():
        words = why_away(context.view)
    context.say(words)
    context.remembered.set_panel_shown(NAME, shown=shown)
    context.panels.toggled.emit()


def copy(context: ActionContext) -> None:
    """Copy the selected cards, or a field's words."""
    from stratcanvas.ui.actions import clipboard

    clipboard.copy(context)


def copy_as_picture(context: ActionContext) -> None:
    """Copy a picture of the selected cards, or of the whole canvas."""
    from stratcanvas.ui.actions import clipboard

    context.keep_words()
    clipboard.copy_as_picture(context)


def cut(context: ActionContext) -> None:
    """Copy the selected cards and delete them, or a field's words."""
    from stratcanvas.ui.actions import clipboard

    clipboard.cut(context)


def paste(context: ActionContext) -> None:
    """Paste cards, or a text as cards or into a field."""
    from stratcanvas.ui.actions import clipboard

    clipboard.paste(context)


def duplicate(context: ActionContext) -> None:
    """Make the selected cards once more."""
    from stratcanvas.ui.actions import clipboard

    clipboard.duplicate(context)


def edit_card(context: ActionContext) -> None:
    """Open the selected card for typing."""
    if len(context.selection.ids) == 1:
        card = context.selection.ids[0]
        context.canvas.ensure_seen(card)
        context.view.edit(card)


def show_canvas(context: ActionContext) -> None:
    """Show the canvas, if a panel stands in its place; its tick stays in any case."""
    from stratcanvas.ui.layout import show_canvas as show

    show(context.panels)
    context.panels.toggled.emit()


def delete(context: ActionContext) -> None:
    """Delete what is selected; with a cell of the matrix that is its connection, not its cards."""
    pair = context.cell
    if pair is None:
        context.view.delete_selection()
    elif pair.id in context.session.canvas.links:
        disconnect(context)
    elif context.session.may_edit():
        context.say(tr("Nothing is connected here. To delete a card, select its title first."))


def connect(context: ActionContext) -> None:
    """Connect the two cards that are selected, or else open the list of what may be connected."""
    from stratcanvas.domain.cross_table import pair_in

    pair = pair_in(context.session.canvas, context.selection.ids)
    if pair is None:
        _with_cards(context).connect_by_keyboard()
        return
    from stratcanvas.domain import commands

    changes = commands.connect(context.session.canvas, pair.tactic, pair.problem)
    if changes:
        context.session.do(StepLabel("connect"), changes)
    elif context.session.may_edit():
        context.say(tr("Already connected"))


def disconnect(context: ActionContext) -> None:
    """Take away the selected connectors, or else those between the selected cards.

    With no two joined cards selected, all connectors of the selected cards go.
    """
    from stratcanvas.domain import commands

    chosen = set(context.selection.ids)
    links = context.session.canvas.links.values()
    gone = (
        [link.id for link in links if link.id in chosen]
        or [link.id for link in links if {link.tactic, link.problem} <= chosen]
        or [link.id for link in links if {link.tactic, link.problem} & chosen]
    )
    changes = commands.delete(context.session.canvas, gone)
    context.session.do(StepLabel("disconnect"), changes)


def go_to_connector(context: ActionContext, step: int) -> None:
    """Select the next connector (1), or the one before (-1), of the selected card."""
    view = _with_cards(context)
    if view.hand.settle():
        if view.isVisible():
            view.setFocus()
        view.navigation.connectors.step(step)


def _with_cards(context: ActionContext) -> "CanvasView":
    """Return the canvas, in its place where something is selected that is gone to there; where
    nothing is, what stands there stays: all that comes of it is that this is said.
    """
    return context.canvas if context.selection.ids else context.view


def change_sides(context: ActionContext) -> None:
    """Give the selected tactics the other aim: they cross to the other wing."""
    view = context.canvas
    if view.hand.settle() and context.session.may_edit():
        from stratcanvas.stage.keyboard.side_change import change_sides as change

        change(view)


def choose(context: ActionContext, field: str) -> None:
    """Open the list of what a field of the selected tactics may hold."""
    view = context.canvas
    if view.hand.settle() and context.session.may_edit():
        view.lists.open_choices(field)


def rise(context: ActionContext) -> None:
    """Rank the selected problem one place higher."""
    _rerank(context, -1)


def sink(context: ActionContext) -> None:
    """Rank the selected problem one place lower."""
    _rerank(context, 1)


def _rerank(context: ActionContext, step: int) -> None:
    from stratcanvas.domain import commands

    canvas, (problem,) = context.session.canvas, context.selection.ids
    changes = commands.rerank(canvas, problem, canvas.number[problem] - 1 + step)
    if context.session.do(StepLabel("rank-problem"), changes):
        context.view.ensure_seen(problem)
        number = context.session.canvas.number[problem]
        _tell(context, tr("It is problem {n} now").format(n=number))


def tidy(context: ActionContext) -> None:
    """Lay all cards out in columns."""
    before = context.session.canvas
    if not context.canvas.tidy():
        return
    if context.session.canvas is before:
        context.say(tr("All cards lie in columns already."))
    else:
        _tell(context, tr("All cards lie in columns now"))


def choose_theme(context: ActionContext, theme: ThemeChoice) -> None:
    """Show everything in the colours of a theme from now on."""
    context.preferences.choose(theme=theme)
    _tell(context, tr("Theme: {name}").format(name=translated(theme.label)))


def toggle_wheel(context: ActionContext) -> None:
    """Have a mouse's wheel zoom by itself and move the canvas with Ctrl, or the other way."""
    zooms = context.preferences.now.wheel is not WheelChoice.ZOOMS
    context.preferences.choose(wheel=WheelChoice.ZOOMS if zooms else WheelChoice.MOVES)
    context.say(
        tr("The wheel zooms; with Ctrl it moves the canvas")
        if zooms
        else tr("The wheel moves the canvas; with Ctrl it zooms")
    )


def toggle_spelling(context: ActionContext) -> None:
    """Mark words that may be misspelt where one types, or mark none."""
    from stratcanvas.ui.spell_check import said_of  # many never ask for it

    marked = context.preferences.now.spelling is SpellingChoice.MARKED
    other = SpellingChoice.UNMARKED if marked else SpellingChoice.MARKED
    context.preferences.choose(spelling=other)
    context.say(said_of(context.preferences, context.session.canvas))


def toggle_panel(context: ActionContext, panel: Panel) -> None:
    """Show a panel, or hide it."""
    context.panels.toggle(panel.id)
    words = tr("{panel} is shown") if context.panels.shows(panel.id) else tr("{panel} is hidden")
    _tell(context, words.format(panel=translated(panel.words)))
