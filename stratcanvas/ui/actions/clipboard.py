# SPDX-License-Identifier: MIT
"""Copy, cut, paste and duplicate: what the Edit menu and its keys do with cards.

A field that is being typed in keeps these keys for its own words, and the menu does the same there.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import CanvasLayout
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.domain.fields import LONGEST_TEXT, BadValue
from stratcanvas.domain.fragments import (
    MIME_TYPE,
    Fragment,
    copied,
    count_in,
)
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.pasted_text import PastedText, cards_of, pasted_text
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.cut_out import MOST
from stratcanvas.qt.dropped_files import files_in
from stratcanvas.qt.offered_words import why_no_words, words_in
from stratcanvas.stage import pasting
from stratcanvas.ui.actions import pasted_cards
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.card_data import CardData
from stratcanvas.ui.paste_bar import PasteBar
from stratcanvas.words import tr, trn

if TYPE_CHECKING:
    from stratcanvas.formats.csv.pasted_table import PastedTable

Field = QLineEdit | QPlainTextEdit | QTextEdit
_AT_ONCE = 30_000
"""Characters of a text that are read before the window does anything else."""


def copy(context: ActionContext) -> None:
    """Copy the selected cards, or what is selected in the field that has the keyboard."""
    if (field := _field(context)) is not None:
        field.copy()
    else:
        count = _to_clipboard(context)
        said = trn("{n:,} card copied.", "{n:,} cards copied.", count).format(n=count)
        context.say(
            pasted_cards.with_heads(context, said) if count else tr("The words are copied.")
        )


def copy_as_picture(context: ActionContext) -> None:
    """Copy a picture of the selected cards, or of the whole canvas where none is selected.

    It is drawn beside the window; what was copied is said when it is there.
    """
    from stratcanvas.paint.copied_picture import copied_picture  # few ever ask for it
    from stratcanvas.session.export import OneTask

    canvas = context.session.canvas
    cards = [key for key in context.selection.ids if key not in canvas.links]
    task = OneTask(lambda progress: copied_picture(canvas, cards, progress.step), context.window)

    def put() -> None:
        picture, trouble = task.result, task.trouble
        task.deleteLater()
        if trouble is not None or not isinstance(picture, QImage):
            context.say(str(trouble or tr("The picture could not be copied.")))
            return
        QGuiApplication.clipboard().setImage(picture)
        whole = tr("The whole canvas is copied as a picture.")
        some = trn(
            "{n:,} card is copied as a picture.", "{n:,} cards are copied as a picture.", len(cards)
        )
        context.say(some.format(n=len(cards)) if 0 < len(cards) <= MOST else whole)

    task.finished.connect(put)


def cut(context: ActionContext) -> None:
    """Copy the selected cards and delete them, in one step; in a field, its words."""
    if (field := _field(context)) is not None:
        field.cut()
        return
    if context.cell is not None:
        context.say(tr("To cut a card, select its title first."))
        return
    if not (context.view.hand.settle() and context.session.may_edit()):
        return
    count, ids = _to_clipboard(context), context.selection.ids
    canvas = context.session.canvas
    gone = commands.delete(canvas, [key for key in ids if key not in canvas.links])
    said = trn("{n:,} card cut.", "{n:,} cards cut.", count).format(n=count)
    said = pasted_cards.with_rest(context, said)
    if context.session.do(StepLabel("cut-cards", count), gone):
        context.say(said)


def duplicate(context: ActionContext) -> None:
    """Make the selected cards once more, beside themselves, with the links that they have."""
    if _field(context) is not None:
        context.say(tr("Cards are duplicated, not words: leave the field first, by Esc."))
        return
    if not _ready(context):
        return
    fragment = copied(context.session.canvas, context.selection.ids)
    if fragment.cards:
        pasted_cards.put_coming(
            context,
            lambda: pasting.to_duplicate(context.view.stage, fragment),
            lambda _: pasted_cards.show_first(context),
        )


def paste(context: ActionContext) -> None:
    """Paste cards near the pointer, or make cards of a text; in a field, paste words."""
    if (field := _field(context)) is not None:
        field.paste()
        return
    if not _ready(context):
        return
    data = QGuiApplication.clipboard().mimeData()
    if isinstance(data, CardData) and data.fragment.cards:
        pasted_cards.put(context, data.fragment, None)
    elif data is not None and data.hasFormat(MIME_TYPE):
        put_cards(context, bytes(data.data(MIME_TYPE).data()), None)
    elif data is not None and files_in(data):
        context.say(tr("These are files. Drop them on the window to open them."))
    elif data is not None and (words := words_in(data)).strip():
        put_words(context, words, None)
    else:
        nothing = tr("There is nothing in the clipboard that a card could be made of.")
        context.say((data is not None and why_no_words(data)) or nothing)


def put_cards(context: ActionContext, raw: bytes, at: Point | None) -> None:
    """Put copied cards at a point; None: where the pointer is, or in the middle of what is seen.

    They are read at once: whoever goes on by keys writes to cards that have come.
    """
    if not _ready(context):
        return
    count = count_in(raw)
    with context.session.around_step(StepLabel("paste-cards", count), count):
        found = pasted_cards.read_of(raw)
    pasted_cards.put(context, found, at)


def put_words(
    context: ActionContext, words: str, wanted: Point | None, *, is_cut: bool = False
) -> None:
    """Make a card of one line; of several, ask. ``wanted`` is where, as with ``put_cards``;
    ``is_cut``: the words are the beginning of more.
    """
    from stratcanvas.formats.jsoncanvas.copied_drawing import words_of_drawing
    from stratcanvas.ui.actions import pasted_rows  # few ever paste words

    if not _ready(context):
        return
    view = context.view
    at = wanted or pasting.spot_of(view)
    kind = pasting.kind_at(view, at, is_pointed=wanted is not None)
    wing = view.stage.live_layout.frame.wing_at(at.x)

    def read_lines() -> "tuple[PastedText, PastedTable | None]":
        if (drawn := words_of_drawing(words)) is not None:
            return pasted_text(drawn), None
        text = pasted_text(words, is_cut=is_cut)
        return text, pasted_rows.table_in(words, kind, wing) if text.lines else None

    context.say("")
    if len(words) <= _AT_ONCE:
        _offer(context, *read_lines(), at, kind)
    else:
        _read_beside(
            context, read_lines, lambda text, table: _offer(context, text, table, at, kind)
        )


def _read_beside(
    context: ActionContext,
    read: "Callable[[], tuple[PastedText, PastedTable | None]]",
    then: "Callable[[PastedText, PastedTable | None], object]",
) -> None:
    """Read a long text beside the window, which says so and can be told to leave it."""
    from stratcanvas.session.export import OneTask  # few texts are that long

    task = OneTask(lambda _progress: read(), context.window)
    _bar(context).wait(task.stop)

    def done() -> None:
        result, trouble = task.result, task.trouble
        task.deleteLater()
        if isinstance(result, tuple) and context.window.isVisible():
            then(*result)
            return
        end_waiting(context)
        if trouble is not None:
            context.say(str(trouble))

    task.finished.connect(done)


def wait(context: ActionContext, stop: Callable[[], object]) -> None:
    """Say that a text is being read; ``stop`` is done when it is not wanted any more."""
    _bar(context).wait(stop)


def end_waiting(context: ActionContext) -> None:
    """Say no longer that a text is being read."""
    bar = context.panels.middle.findChild(PasteBar)
    if bar is not None and bar.is_waiting:
        bar.hide()


def _offer(
    context: ActionContext,
    text: PastedText,
    table: "PastedTable | None",
    at: Point,
    kind: type[Problem] | type[Tactic],
) -> None:
    """Make a card of a text of one line at a point; of several lines, or of a table, ask."""

    def make(texts: Sequence[str]) -> None:
        try:
            fragment = cards_of(texts, kind)
        except BadValue:
            context.say(_too_long(max(map(len, texts))))
        else:
            _put(context, fragment, at)

    def ask_of_lines() -> None:
        if text.total > 1 or text.is_cut:
            _bar(context).ask(text, make)
        else:
            make(text.lines)

    if not text.lines:
        context.say(tr("There are no words of which a card could be made."))
    elif table is not None:
        _put_table(context, table, at, ask_of_lines)
    else:
        ask_of_lines()
    end_waiting(context)


def _put_table(
    context: ActionContext, table: "PastedTable", at: Point, as_lines: Callable[[], object]
) -> None:
    """Make cards of a table's rows, as it is wished. A lone row that does not say what its cells
    are becomes a card at once.
    """
    from stratcanvas.ui.actions import pasted_rows  # few ever paste one

    session = context.session

    def make() -> None:
        fragment = pasted_rows.fragment_of(table, session.canvas)
        _put(context, fragment, pasted_rows.spot_for(fragment, at))

    count = len(pasted_rows.fragment_of(table, session.canvas).cards)
    if table.is_named or count > 1:
        question = pasted_rows.question_of(table, session.canvas)
        _bar(context).ask_of_table(question, count, make, as_lines)
    else:
        make()


def _put(context: ActionContext, fragment: Fragment, at: Point) -> None:
    """Put new cards at a point, and say how many."""
    if not _ready(context):
        return

    def tell(_: Canvas) -> None:
        context.say(pasted_cards.count_words(len(fragment.cards)))
        pasted_cards.show_first(context)

    pasted_cards.put_coming(
        context, lambda: pasting.to_put_texts(context.view.stage, fragment, at), tell
    )


def _too_long(count: int) -> str:
    words = tr("A card holds {most} characters; this text has {count}. Nothing was put in.")
    return words.format(most=f"{LONGEST_TEXT:,}", count=f"{count:,}")


def _bar(context: ActionContext) -> PasteBar:
    """Return the window's paste bar, made when it is first wanted, below the strip of notices."""
    middle, theme = context.panels.middle, context.view.stage.theme
    bar = middle.findChild(PasteBar)
    if bar is None:
        bar = PasteBar(theme, middle, context.view.setFocus, lambda: paste(context))
        box = middle.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(1, bar)
    bar.set_theme(theme)
    return bar


def _ready(context: ActionContext) -> bool:
    """Show the canvas for what comes there, and end what is under way; False when that can't end
    yet, or nothing may be edited.
    """
    return context.canvas.hand.settle() and context.session.may_edit()


def _field(context: ActionContext) -> Field | None:
    """Return the field that is being typed in, if one has the keyboard."""
    focus = context.window.focusWidget()
    return focus if isinstance(focus, Field) else None


def _to_clipboard(context: ActionContext) -> int:
    """Put the selected cards into the clipboard; return how many they are."""
    canvas, ids = context.session.canvas, context.selection.ids
    live = context.view.stage.live_layout
    places = {key: live.cards[key] for key in (*ids, canvas.strategy.id) if key in live.cards}
    data = CardData(canvas, ids, CanvasLayout(live.frame, places))
    QGuiApplication.clipboard().setMimeData(data)
    app = QGuiApplication.instance()
    assert app is not None
    app.aboutToQuit.connect(data.hand_over)
    return sum(
        key in canvas.problems or key in canvas.tactics or key in canvas.notes for key in ids
    )
