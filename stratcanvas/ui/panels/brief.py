# SPDX-License-Identifier: MIT
"""The panel that shows what a tactic would say, or a problem's story, live while one types."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from stratcanvas.domain.brief_parts import BriefLine, TacticBrief, minutes_words
from stratcanvas.domain.briefs import brief_of, story_of
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.fields import field_of
from stratcanvas.domain.names import quoted_name
from stratcanvas.formats.brief_text import heading_of, text_of
from stratcanvas.formats.markdown.brief_file import markdown_of
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import isolated
from stratcanvas.ui.panels.brief_page import BriefPage
from stratcanvas.ui.panels.panel_widget import PanelContext, PanelWidget
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr, translated

_PAUSE = 100
"""Milliseconds from an edit until it is seen here; typing never waits for it."""


class BriefPanel(PanelWidget):
    """What the selected tactic would say. A line that is pressed leads to where its words stand,
    and the brief stays meanwhile.
    """

    def __init__(self, around: PanelContext, theme: Theme, parent: QWidget) -> None:
        super().__init__(around, theme, parent)
        self._session, self._selection = around.session, around.selection
        self.brief: TacticBrief | None = None
        self._visited = ""
        """The record that a line of the brief led to; while it is selected the brief stays."""
        self._stale = True
        self.page = BriefPage(self)
        self.page.wanted.connect(self._go)
        self.copy, self.export = QPushButton(tr("Copy"), self), QPushButton(tr("Export…"), self)
        self.copy.setToolTip(tr("Copies this brief, to be pasted elsewhere"))
        self.export.setToolTip(tr("Makes a file of this brief, for whoever works by it"))
        menu = QMenu(self.copy)
        menu.addAction(tr("As text"), lambda: self._copy(text_of))
        menu.addAction(tr("As Markdown"), lambda: self._copy(markdown_of))
        self.copy.setMenu(menu)
        self.export.clicked.connect(self._export)
        self.caption = Paragraph(self, tone="caption", most=1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.caption, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.copy)
        head.addWidget(self.export)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 8, 4)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self.page, 1)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE)
        self.pause.timeout.connect(self._refresh)
        self._session.changed.connect(self._on_changed)
        self._selection.changed.connect(self._follow)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        super().set_theme(theme)
        self._show(self.brief)

    def focus_first(self) -> None:
        """Give the keyboard to the page: Tab goes from line to line, Enter leads to a record."""
        self.page.setFocus()

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was done while it was hidden."""
        super().showEvent(event)
        if self._stale:
            self._follow()

    def _on_changed(self, *_: object) -> None:
        if self.isVisible():
            self.pause.start()  # begun anew by each key: a page of very many words takes a moment
        else:
            self._stale = True

    def _follow(self) -> None:
        """Show what the selection asks for."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        canvas, ids = self._session.canvas, self._selection.ids
        kept = self.brief is not None and ids == (self._visited,) and self.brief.record in canvas
        if not kept:
            self._visited = ""
        self._show(told(canvas, (self.brief.record,) if kept and self.brief else ids))

    def _refresh(self) -> None:
        """Show the brief anew where an edit made it another."""
        brief = self.brief
        if brief is None or brief.record not in self._session.canvas:
            self._follow()
        elif (now := told(self._session.canvas, (brief.record,))) != brief:
            self._show(now)

    def _show(self, brief: TacticBrief | None) -> None:
        same = brief is not None and self.brief is not None and brief.record == self.brief.record
        self.brief = brief
        bar = self.page.verticalScrollBar()
        place = bar.value() if same else 0
        if brief is None:
            self.page.show_words(
                tr("Select a tactic to see what it would say, or a problem to see its story."),
                self.theme,
            )
        else:
            self.page.show_brief(brief, self.theme, partial(source_of, self._session.canvas))
        bar.setValue(place)
        self.caption.setText(caption_of(brief))
        says = brief is not None and bool(brief.parts)
        self.copy.setEnabled(says)
        self.export.setEnabled(
            says and brief is not None and brief.record in self._session.canvas.tactics
        )

    def _go(self, line: BriefLine) -> None:
        """Go where a line's words stand; what is missing can be typed there at once."""
        canvas, place = self._session.canvas, line.place
        if place is None or place.record not in canvas:
            return
        self._visited = "" if place.record in canvas.tactics else place.record
        self.around.go_to(place.record)
        if place.field:
            self.field_wanted.emit(place.field)

    def _copy(self, words_of: Callable[[TacticBrief], str]) -> None:
        if self.brief is not None:
            QGuiApplication.clipboard().setText(words_of(self.brief))
            self.around.say(
                tr("Copied: {title}").format(title=isolated(heading_of(self.brief), 90))
            )

    def _export(self) -> None:
        if self.brief is not None:
            self.around.go_to(self.brief.record)
            self.act_wanted.emit("export-brief")


def caption_of(brief: TacticBrief | None) -> str:
    """Return what stands over a brief: what it is of, and how long that takes."""
    facts = [tr("Brief")]
    if brief is not None and brief.kind:
        facts.append(brief.kind)
    if brief is not None and brief.minutes is not None and brief.parts:
        facts.append(minutes_words(brief.minutes))
    return " · ".join(facts).upper()


def source_of(canvas: Canvas, line: BriefLine) -> str:
    """Return where a line comes from, or where its answer belongs: the card and the field."""
    record = canvas.get(line.place.record) if line.place is not None else None
    if line.place is None or record is None:
        return ""
    card = tr("The customer") if record is canvas.brief else quoted_name(canvas, record.id)
    if not line.place.field:
        return card
    field = translated(field_of(type(record), line.place.field).label)
    return f"{card} · {field}"


def told(canvas: Canvas, ids: tuple[str, ...]) -> TacticBrief | None:
    """Return the brief of the one thing that is selected: a tactic, its connection, a problem."""
    key = ids[0] if len(ids) == 1 else ""
    if key in canvas.links:
        key = canvas.links[key].tactic
    if key in canvas.tactics:
        return brief_of(canvas, key)
    return story_of(canvas, key) if key in canvas.problems else None
