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
from stratcanvas.domain.cards import Brief, Problem, Strategy, Tactic, main_text
from stratcanvas.domain.fields import LONGEST_TEXT, BadValue
from stratcanvas.domain.fragments import (
    LARGEST,
    MIME_TYPE,
    BadFragment,
    Fragment,
    copied,
    count_in,
    heads_among,
    lent_words,
    read,
    too_many,
)
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.pasted_text import PastedText, cards_of, pasted_text
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.cut_out import MOST
from stratcanvas.qt.dropped_files import files_in
from stratcanvas.qt.offered_words import why_no_words, words_in
from stratcanvas.stage import pasting
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
        context.say(_with_heads(context, said) if count else tr("The words are copied."))


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
    if not _ready(context):
        return
    count, ids = _to_clipboard(context), context.selection.ids
    canvas = context.session.canvas
    gone = commands.delete(canvas, [key for key in ids if key not in canvas.links])
    said = trn("{n:,} card cut.", "{n:,} cards cut.", count).format(n=count)
    said = _with_rest(context, said)
    if context.session.do(StepLabel("cut-cards", count), gone):
        context.say(said)


def duplicate(context: ActionContext) -> None:
    """Make the selected cards once more, beside themselves, with the links that they have."""
    if _field(context) is not None or not _ready(context):
        return
    fragment = copied(context.session.canvas, context.selection.ids)
    try:
        if fragment.cards and pasting.duplicate(context.view.stage, fragment):
            _show(context)
    except BadFragment as problem:
        context.say(str(problem))


def paste(context: ActionContext) -> None:
    """Paste cards near the pointer, or make cards of a text; in a field, paste words."""
    if (field := _field(context)) is not None:
        field.paste()
        return
    if not _ready(context):
        return
    data = QGuiApplication.clipboard().mimeData()
    if data is not None and data.hasFormat(MIME_TYPE):
        put_cards(context, bytes(data.data(MIME_TYPE).data()), None)
    elif data is not None and files_in(data):
        context.say(tr("These are files. Drop them on the window to open them."))
    elif data is not None and (words := words_in(data)).strip():
        put_words(context, words, None)
    else:
        nothing = tr("There is nothing in the clipboard that a card could be made of.")
        context.say((data is not None and why_no_words(data)) or nothing)


def put_cards(context: ActionContext, raw: bytes, at: Point | None) -> None:
    """Put copied cards at a point; None: where the pointer is, or in the middle of what is seen."""
    if not _ready(context):
        return
    count = count_in(raw)
    try:
        with context.session.around_step(StepLabel("paste-cards", count), count):
            _put_cards(context, raw, at)
    except (BadFragment, BadValue) as problem:
        context.say(str(problem))


def _put_cards(context: ActionContext, raw: bytes, at: Point | None) -> None:
    if len(raw) > LARGEST:
        raise too_many()
    fragment, before = read(raw), context.session.canvas
    if pasting.paste(context.view.stage, fragment, at or pasting.spot_of(context.view)):
        context.say(_pasted_words(fragment, before))
        _show(context)
        if pasting.comes_whole(fragment, before):
            context.view.fit()


def put_words(
    context: ActionContext, words: str, wanted: Point | None, *, is_cut: bool = False
) -> None:
    """Make a card of one line; of several, ask. ``wanted`` is where, as with ``put_cards``;
    ``is_cut``: the words are the beginning of more.
    """
    from stratcanvas.ui.actions import pasted_rows  # few ever paste words

    if not _ready(context):
        return
    view = context.view
    at = wanted or pasting.spot_of(view)
    kind = pasting.kind_at(view, at, is_pointed=wanted is not None)
    wing = view.stage.live_layout.frame.wing_at(at.x)

    def read() -> "tuple[PastedText, PastedTable | None]":
        text = pasted_text(words, is_cut=is_cut)
        return text, pasted_rows.table_in(words, kind, wing) if text.lines else None

    context.say("")
    if len(words) <= _AT_ONCE:
        _offer(context, *read(), at, kind)
    else:
        _read_beside(context, read, lambda text, table: _offer(context, text, table, at, kind))


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
    try:
        if pasting.put_texts(context.view.stage, fragment, at):
            context.say(_count_words(len(fragment.cards)))
            _show(context)
    except BadFragment as problem:
        context.say(str(problem))


def _too_long(count: int) -> str:
    words = tr("A card holds {most} characters; this text has {count}. Nothing was put in.")
    return words.format(most=f"{LONGEST_TEXT:,}", count=f"{count:,}")


def _count_words(count: int) -> str:
    return trn("{n:,} card pasted.", "{n:,} cards pasted.", count).format(n=count)


def _pasted_words(fragment: Fragment, before: Canvas) -> str:
    """Return what came, and of the customer and the strategy whether they came or stay."""
    came = {type(old) for old, _ in lent_words(fragment, before)}
    own = {type(each): main_text(each) for each in (before.brief, before.strategy)}
    stay = {type(head) for head in fragment.heads if own[type(head)] not in {"", main_text(head)}}
    said = (
        _count_words(len(fragment.cards)),
        _words_for(
            came,
            tr("The customer and the strategy came along."),
            tr("The customer came along."),
            tr("The strategy came along."),
        ),
        _words_for(
            stay,
            tr("Your customer and your strategy stay as they were."),
            tr("Your customer stays as it was."),
            tr("Your strategy stays as it was."),
        ),
    )
    return " ".join(filter(None, said))


def _words_for(heads: set[type], both: str, customer: str, strategy: str) -> str:
    """Return the sentence that fits those of customer and strategy that it is about."""
    if len(heads) > 1:
        return both
    return customer if Brief in heads else strategy if Strategy in heads else ""


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
    """End what is under way; False when that can't end yet, or nothing may be edited."""
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


def _with_heads(context: ActionContext, said: str) -> str:
    """Add to what is said that the strategy, or the customer too, is copied with the cards."""
    heads = heads_among(context.session.canvas, context.selection.ids)
    more = _words_for(
        {type(each) for each in heads if main_text(each)},
        tr("The customer and the strategy are copied too."),
        tr("The customer is copied too."),
        tr("The strategy is copied too."),
    )
    return f"{said} {more}" if more else said


def _with_rest(context: ActionContext, said: str) -> str:
    """Add to what is said that the strategy or the customer is not among the cards."""
    canvas, ids = context.session.canvas, context.selection.ids
    if not any(isinstance(canvas.get(key), Brief | Strategy) for key in ids) or len(ids) < 2:
        return said
    rest = tr("The strategy and the customer stay: a canvas has one of each.")
    return f"{said} {rest}"


def _show(context: ActionContext) -> None:
    """Bring the first of the cards that came into view."""
    ids = context.selection.ids
    if ids:
        context.view.ensure_seen(ids[0])
