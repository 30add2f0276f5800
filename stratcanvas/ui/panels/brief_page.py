# SPDX-License-Identifier: MIT
"""A brief as a page to read: every line that comes from a record leads there, every question to
the founder to the field that answers it. Words are put in as they are, never read as HTML.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from stratcanvas.domain.brief_parts import (
    BriefLine,
    BriefPart,
    BriefSlot,
    TacticBrief,
    minutes_words,
)
from stratcanvas.formats.brief_text import nothing_yet
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.tool_tip import tool_tip
from stratcanvas.safe_words import isolated
from stratcanvas.ui.icons import pixmap
from stratcanvas.words import tr

LONGEST, MOST = 600, 12
"""Characters of a line, and lines of a matter, that are shown; all are in the field."""
_WIDEST = 90
"""Characters that a line is long at most, about, so that the eye finds the next one."""
_MARGIN = 2
"""Pixels around all words: inside the ring of where the keyboard is."""
_BULB = QUrl("brief:bulb")
_ICON = 14
_STEP = 14
"""Pixels that a list stands in."""


class BriefPage(QTextBrowser):
    """Shows one brief; ``lines`` are those that can be pressed, in reading order."""

    wanted = Signal(object)
    """A line was pressed: the BriefLine."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[BriefLine] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setAccessibleName(tr("What it would say"))
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._press)

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        """Load nothing: what a page shows is put there by us."""
        return None

    def _press(self, address: QUrl) -> None:
        place = int(address.fragment() or -1)
        if 0 <= place < len(self.lines):
            self.wanted.emit(self.lines[place])

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep lines short enough to read, on the side from which one reads."""
        self._set_width()
        super().resizeEvent(event)

    def _set_width(self) -> None:
        room, widest = self.viewport().width(), _WIDEST * self.fontMetrics().averageCharWidth()
        if not self.isRightToLeft():
            self.setLineWrapColumnOrWidth(max(80, min(room, widest)))
            return
        self.setLineWrapColumnOrWidth(max(80, room))
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(_MARGIN + max(0, room - widest))
        frame.setFrameFormat(form)

    @guarded(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer Qt's own menu, without the address of a line, which is ours alone."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            action.setVisible(action.objectName() != "link-copy")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def show_words(self, words: str, theme: Theme) -> None:
        """Show a sentence in place of a brief."""
        self._begin(theme)
        self._words(words, self._format(theme.muted))
        self._cursor.endEditBlock()

    def show_brief(
        self, brief: TacticBrief, theme: Theme, source: Callable[[BriefLine], str]
    ) -> None:
        """Show a brief; ``source`` says where a line comes from, for its tool tip."""
        self._begin(theme)
        self._source = source
        self._line(brief.title, self._format(theme.text, size=1.25, bold=True))
        self._block(above=1)
        self._line(brief.customer, self._format(theme.muted))
        for part in brief.parts:
            self._part(part)
        if not brief.parts:
            self._block(above=10)
            self._words(nothing_yet(), self._format(theme.muted))
        self._cursor.endEditBlock()

    def _begin(self, theme: Theme) -> None:
        self._theme, self.lines = theme, []
        document = self.document()
        document.clear()
        self._set_width()
        document.setDefaultFont(self.font())
        bulb = pixmap("lightbulb", theme.uncounted_label, _ICON)
        document.addResource(QTextDocument.ResourceType.ImageResource, _BULB, bulb)
        self._looks: dict[tuple[str, float, bool], QTextCharFormat] = {}
        self._cursor = QTextCursor(document)
        self._cursor.beginEditBlock()  # so that it is laid out once

    def _part(self, part: BriefPart) -> None:
        theme = self._theme
        self._block(above=12)
        if part.number:
            number = self._format(theme.frame_label, size=1.05, bold=True)
            self._words(f"{part.number}\u00a0\u00a0", number)
        self._line(part.heading, self._format(theme.text, size=1.05, bold=True))
        if part.minutes is not None:
            self._words(f"\u00a0\u00a0· {minutes_words(part.minutes)}", self._format(theme.muted))
        for slot in part.slots:
            self._slot(slot)

    def _slot(self, slot: BriefSlot) -> None:
        """Show a slot: one line stands behind its label, several are a list below it."""
        single = len(slot.lines) == 1 and not slot.numbered
        label = self._format(self._theme.muted, bold=True)
        if slot.label is not None:
            self._block(above=5)
            self._words(f"{slot.label.said}\u00a0\u00a0" if single else slot.label.said, label)
        elif single:
            self._block(above=5)
        for number, line in enumerate(slot.lines[:MOST], start=1):
            if not single:
                sign = "" if line.asks else f"{number}.\u00a0" if slot.numbered else "–\u00a0"
                self._block(above=3, sign=sign)
                self._words(sign, label)
            self._line(line, self._format(self._theme.text))
        if (more := len(slot.lines) - MOST) > 0:
            self._block(above=3, sign=" ")
            self._words(tr("And {n} more.").format(n=more), self._format(self._theme.muted))

    def _line(self, line: BriefLine, look: QTextCharFormat) -> None:
        """Put in a line; one that comes from a record, or asks for words in one, can be pressed."""
        if line.asks:
            look.setForeground(_brush(self._theme.uncounted_label))
            self._bulb(look)
        if line.place is not None:
            look.setAnchor(True)
            look.setAnchorHref(f"#{len(self.lines)}")
            look.setToolTip(tool_tip(self._source(line)))
            self.lines.append(line)
        words = line.words if len(line.words) <= LONGEST else f"{line.words[:LONGEST].rstrip()}…"
        self._words(line._replace(words=words).told(isolated, isolated), look)

    def _bulb(self, look: QTextCharFormat) -> None:
        image = QTextImageFormat()
        image.setName(_BULB.toString())
        image.setWidth(_ICON)
        image.setHeight(_ICON)
        image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        self._cursor.insertImage(image)
        self._words("\u00a0", look)

    def _block(self, *, above: int, sign: str | None = None) -> None:
        """Begin a paragraph; an entry of a list stands in, its further lines behind its sign."""
        form = QTextBlockFormat()
        form.setTopMargin(above)
        if sign is not None:
            wide = QFontMetricsF(self._format("", bold=True).font()).horizontalAdvance(sign)
            form.setTextIndent(-wide)
            form.setLeftMargin(_STEP + wide)
            form.setRightMargin(_STEP + wide)  # where words begin that run the other way
        self._cursor.insertBlock(form)

    def _words(self, words: str, look: QTextCharFormat) -> None:
        self._cursor.insertText(words, look)

    def _format(self, colour: str, *, size: float = 1.0, bold: bool = False) -> QTextCharFormat:
        """Return a look of its own, made like one that was made before."""
        known = self._looks.get((colour, size, bold))
        if known is None:
            known = self._looks[colour, size, bold] = self._new_format(colour, size, bold=bold)
        return QTextCharFormat(known)

    def _new_format(self, colour: str, size: float, *, bold: bool) -> QTextCharFormat:
        font = QFont(self.font())
        font.setBold(bold)
        if font.pixelSize() > 0:
            font.setPixelSize(round(font.pixelSize() * size))
        else:
            font.setPointSizeF(font.pointSizeF() * size)
        look = QTextCharFormat()
        look.setFont(font)
        look.setForeground(_brush(colour))
        return look


def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))
