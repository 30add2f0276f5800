# SPDX-License-Identifier: MIT
"""Write on a card: what is typed goes to the model as it is typed, as one step of undo.

Whoever leaves the field keeps the text. A new card that stays empty vanishes without a trace.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from stratcanvas.domain.cards import (
    MAIN_TEXT,
    Note,
    Problem,
    Tactic,
    TacticKind,
    main_field,
    main_text,
)
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import BadValue, Kind
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.card import TextColours, hint_of, text_colours, text_rect, text_style
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr, translated

if TYPE_CHECKING:
    from stratcanvas.stage.editor import Editor


class InlineEdit(QObject):
    """Typing on one card at a time."""

    began = Signal()
    ended = Signal()
    onward = Signal(str, int)
    """After Tab: the card that was edited, and the direction in reading order."""
    another = Signal(str)
    """After Ctrl+Enter: the card that was edited; one more of its kind is wanted."""
    moved = Signal()
    """The place where one types is another."""

    def __init__(self, scene: StageScene, viewport: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._viewport = viewport
        self.card: str | None = None
        self.is_new = False
        self._loaded = self._original = ""
        self._left: dict[str, str] = {}  # words that could not be kept, by cards that are gone
        self._kind: TacticKind | None = None
        self._own = False
        self._scale = 1.0
        self._colours = TextColours("", "", "")
        scene.disturbed.connect(self._follow)

    @cached_property
    def editor(self) -> "Editor":
        """Return the field that one types in, made when it is first wanted."""
        from stratcanvas.stage.editor import Editor

        editor = Editor(self._viewport)
        editor.textChanged.connect(self._typed)
        editor.done.connect(self.end)
        editor.onward.connect(self._go_on)
        editor.another.connect(self._go_on_to_another)
        editor.refused.connect(self._scene.hint)
        editor.cursorPositionChanged.connect(self.moved)
        return editor

    @property
    def active(self) -> bool:
        """Tell whether a card is being typed on."""
        return self.card is not None

    def begin(self, card: str, *, is_new: bool = False) -> bool:
        """Open the field over a card. Tells whether that could be done."""
        if self.card == card:
            self.editor.setFocus()
            return True
        scene = self._scene
        record: Any = scene.session.canvas.get(card)
        if record is None or not self.end():
            return False
        if not scene.session.may_edit():
            return False
        field = main_field(type(record))
        self.is_new = is_new
        self.editor.one_paragraph = field.kind is Kind.LINE
        self.editor.enter_breaks = isinstance(record, Note)
        self.editor.limit = field.limit
        self._load(record)
        self.card = card
        scene.mark(editing=card, hovered=None)
        self.began.emit()
        if card in self._left:
            self.editor.setPlainText(self._left.pop(card))
        return True

    def _load(self, record: Any) -> None:
        field = main_field(type(record))
        self._kind = record.kind if isinstance(record, Tactic) else None
        self._original = getattr(record, field.name)
        self.editor.load(self._original, hint_of(record), translated(field.label))
        self._loaded = self.editor.words()

    def keep(self) -> bool:
        """Give the model what is typed so far, letters under way too; the field stays open.

        False when the text can't be kept as it is, which is said.
        """
        if self.card is None:
            return True
        QGuiApplication.inputMethod().commit()
        return self._keep()

    def end(self) -> bool:
        """Close the field; the text stays. False when the text can't be kept as it is."""
        if not self.keep():
            return False
        if self.card is None:
            return True
        card, scene = self.card, self._scene
        record = scene.session.canvas.get(card)
        if self.is_new and record is not None and not self._words().strip():
            from stratcanvas.domain import commands

            self._do(commands.delete(scene.session.canvas, (card,)))
        said = self._rounded_off(scene.session.canvas.get(card))
        scene.session.close_step()
        self._close()
        if said := self.editor.not_put_in or said:  # it is told as well once the card is left
            scene.hint.emit(said)
        return True

    def _rounded_off(self, record: Any) -> str:
        """Take out what only typing needed: lines begun at the end, a kind in front of a title.

        Returns what is to be said of it.
        """
        if record is None or self._words() == self._original:
            return ""
        from stratcanvas.domain import commands
        from stratcanvas.domain.titled_kind import told

        kind, words = _kind_and_words(record)
        canvas, name = self._scene.session.canvas, MAIN_TEXT[type(record)]
        self._do(commands.set_field(canvas, (record.id,), name, words))
        return "" if kind is None else told(kind)

    def _part(self, gone: Any) -> None:
        """Close the field of a card that is gone; what could not be kept waits for it."""
        words, is_kept = self._words(), main_text(gone) == self._words()
        if not is_kept:
            self._left[gone.id] = words
        self._close()
        if not is_kept:
            self._scene.hint.emit(
                tr("The card is gone. What could not be kept of its words is there if it is back.")
            )

    def _close(self) -> None:
        self.card = None
        self._scene.mark(editing=None)
        self._scene.hint.emit("")
        self.ended.emit()

    def place(self, to_pixels: Callable[[QRectF], QRectF]) -> None:
        """Lie over the card's words; ``to_pixels`` maps scene rectangles into the viewport."""
        if self.card is None:
            return
        scene = self._scene
        rect = scene.live_layout.rect(self.card)
        if rect is None:
            return
        area: QRectF = to_pixels(text_rect(scene.canvas, self.card, rect))
        self.editor.lie_at(area)

    def set_style(self, scale: float) -> None:
        """Take the card's type and colours, at a zoom (1.0 is 100 %)."""
        if self.card is None:
            return
        canvas, theme = self._scene.session.canvas, self._scene.theme
        self._scale, self._colours = scale, text_colours(canvas, self.card, theme)
        self.editor.set_style(text_style(canvas, self.card), self._colours, scale)

    def _typed(self) -> None:
        if self.card is not None:
            self._keep()

    def _keep(self) -> bool:
        """Give the model what stands in the field; tell whether the two agree now."""
        card, scene = self.card, self._scene
        canvas = scene.session.canvas
        record: Any = canvas.get(card or "")
        if card is None or record is None:
            return True
        from stratcanvas.domain import commands

        words = self._words()
        try:
            changes = commands.set_field(canvas, (card,), MAIN_TEXT[type(record)], words)
        except BadValue as trouble:
            scene.hint.emit(str(trouble))
            return False
        if isinstance(record, Tactic):
            kind = self._kind_of(words)
            typed = canvas.apply(changes)
            changes = changes.then(commands.set_field(typed, (card,), "kind", kind))
        if not changes:
            return True
        scene.hint.emit(self.editor.not_put_in)
        return self._do(changes)

    def _kind_of(self, words: str) -> TacticKind | None:
        """Return the kind that a title begins with, else the one that the tactic had before."""
        if words == self._original:
            return self._kind
        from stratcanvas.domain.titled_kind import kind_and_title

        return kind_and_title(words)[0] or self._kind

    def _words(self) -> str:
        """Return the text as the model is to have it.

        What nobody has touched stays as it was, even where the field can't show it exactly.
        """
        words = self.editor.words()
        if words == self._loaded:
            return self._original
        return words.replace("\n", " ") if self.editor.one_paragraph else words

    def _do(self, changes: ChangeSet) -> bool:
        """Run a change under one key with all others of this card, so that undo takes it whole."""
        card = self.card or ""
        record = self._scene.session.canvas.get(card)
        if self.is_new:
            from stratcanvas.stage.tools.create import key_of_new

            added = {Problem: StepLabel("add-problem"), Tactic: StepLabel("add-tactic")}
            label = added.get(type(record), StepLabel("add-note"))
            key = key_of_new(card)
        else:
            label, key = StepLabel("edit-text"), f"write:{card}"
        self._own = True
        try:
            taken_back = self.editor.document().isRedoAvailable()
            return self._scene.session.do(label, changes, key=key, taken_back=taken_back)
        finally:
            self._own = False

    def _go_on(self, step: int) -> None:
        card = self.card
        if card is not None and self.end():
            self.onward.emit(card, step)

    def _go_on_to_another(self) -> None:
        card = self.card
        if card is not None and self.end() and card in self._scene.session.canvas:
            self.another.emit(card)

    def _follow(self, changes: ChangeSet) -> None:
        """Keep up with changes made elsewhere: the card may be gone, or read differently."""
        if self.card is None or self._own:
            return
        record: Any = self._scene.session.canvas.get(self.card)
        before: Any = changes.updated.get(self.card, (record,))[0]
        if record is None:
            self._part(changes.removed[self.card])
        elif main_text(record) not in {self._words(), main_text(before)}:
            self._load(record)
            self.began.emit()
        else:
            if self._kind_of(self._words()) is self._kind:
                self._kind = getattr(record, "kind", None)  # chosen elsewhere meanwhile
            self.editor.document().clearUndoRedoStacks()  # the window's undo has all, in order
            canvas, theme = self._scene.session.canvas, self._scene.theme
            if text_colours(canvas, self.card, theme) != self._colours:
                self.set_style(self._scale)  # it counts now, or no longer


def _kind_and_words(record: Any) -> tuple[TacticKind | None, str]:
    """Return the kind that a title begins with, if any, and the words without it, and without
    lines begun at their end.
    """
    from stratcanvas.domain.titled_kind import kind_and_title

    words = main_text(record)
    if isinstance(record, Tactic):
        return kind_and_title(words)
    return None, words.rstrip() if "\n" in words[len(words.rstrip()) :] else words
