# SPDX-License-Identifier: MIT
"""What a person did not want to hear: a quiet line that opens into a list to hear it again."""

from collections.abc import Mapping
from functools import cached_property, partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from stratcanvas.coach.lexicon import rule_text
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.names import listed, name_of
from stratcanvas.safe_words import isolated
from stratcanvas.ui.panels.finding_head import INDENT
from stratcanvas.ui.panels.indent import indented
from stratcanvas.ui.panels.link_button import PAD, LinkButton
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.panels.sight import bring_into_sight
from stratcanvas.words import tr, trn

_MOST = 40
"""Lines that are shown; the others follow as these are heard again."""


class IgnoredLine(QWidget):
    """One thing that is not told, and how to hear it again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = Paragraph(self, tone="muted", most=6)
        self.again = LinkButton(tr("Hear again"), self)
        self.again.setToolTip(tr("Lets the coach tell you this again"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(0)
        box.addLayout(indented(self.words, INDENT, 6))
        box.addLayout(indented(self.again, INDENT - PAD))


class IgnoredList(QWidget):
    """How much is not told, and, opened, what; hidden while all is told."""

    wanted = Signal(object)
    """This one, an Ignored, is to be told again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas: Canvas | None = None
        self._shown: tuple[Mapping[str, Ignored], bool] = {}, True
        self._is_open = False
        self.may_edit = True
        self.lines: list[IgnoredLine] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 12, 0, 0)
        self._box.setSpacing(0)
        self.hide()

    @cached_property
    def opener(self) -> LinkButton:
        """Return the line; where all is told there is none."""
        opener = LinkButton("", self)
        opener.setToolTip(tr("Shows what you left out, or folds it"))
        opener.clicked.connect(self._toggle)
        self._box.insertLayout(0, indented(opener, 6 - PAD))
        return opener

    def show_ignored(self, canvas: Canvas, *, may_edit: bool) -> None:
        """Show what is not told of a canvas."""
        state = canvas.ignored, may_edit
        if not self._is_open and self._canvas is not None and state == self._shown:
            return
        self._shown = state
        self._canvas, self.may_edit = canvas, may_edit
        count = len(canvas.ignored)
        self._is_open = self._is_open and bool(count)
        if count:
            words = trn("{n} thing ignored", "{n} things ignored", count).format(n=count)
            more = tr("Fold") if self._is_open else tr("Hear again")
            self.opener.say(tr("{count} · {more}").format(count=words, more=more))
        here = QApplication.focusWidget()
        place = next((n for n, e in enumerate(self.lines) if e.again is here), None)
        self._show_lines(list(canvas.ignored.values()) if self._is_open else [])
        self.setVisible(bool(count))
        if place is not None and self.lines[place].isHidden() and count:
            shown = [each.again for each in self.lines if not each.isHidden()]
            (shown[-1] if shown else self.opener).setFocus()

    def _show_lines(self, ignored: list[Ignored]) -> None:
        assert self._canvas is not None
        shown = ignored[:_MOST]
        while len(self.lines) < len(shown):
            self.lines.append(line := IgnoredLine(self))
            self._box.addWidget(line)
            line.again.clicked.connect(partial(self._hear, len(self.lines) - 1))
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(shown))
            if place < len(shown):
                words = ignored_words(self._canvas, shown[place])
                line.words.setText(words)
                line.again.setAccessibleName(tr("Hear again: {what}").format(what=words))
                line.again.setEnabled(self.may_edit)

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        canvas, self._canvas = self._canvas, None
        assert canvas is not None
        self.show_ignored(canvas, may_edit=self.may_edit)
        if self._is_open:
            bring_into_sight(self, self.opener)

    def _hear(self, place: int, _: bool = False) -> None:
        assert self._canvas is not None
        self.wanted.emit([*self._canvas.ignored.values()][place])


def ignored_words(canvas: Canvas, ignored: Ignored) -> str:
    """Return what is not told, and about which card; an unknown rule is called by its id."""
    about = canvas.get(ignored.record) if ignored.record else None
    try:
        sentence = rule_text(ignored.rule, type(about) if about is not None else None).sentence
    except KeyError:
        sentence = ignored.rule
    if about is None:
        return tr("Not checked in this canvas: {sentence}").format(sentence=sentence)
    if ignored.record in {canvas.id, canvas.strategy.id}:
        return sentence  # which says what it is about
    name = isolated(listed(name_of(canvas, ignored.record)))
    return tr("{name}: {sentence}").format(name=name, sentence=sentence)
