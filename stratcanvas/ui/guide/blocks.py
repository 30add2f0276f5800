# SPDX-License-Identifier: MIT
"""Blocks that stand below each other, each about one record: they follow their records around."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr


class Block(QWidget):
    """A part of an answer that is about one record."""

    record = ""
    """The record's id."""


_B = TypeVar("_B", bound=Block)


def in_order(
    box: QBoxLayout, blocks: Sequence[_B], records: Sequence[str], make: Callable[[], _B]
) -> list[_B]:
    """Return a block for each record, in their order, and have them so in a layout.

    A record keeps its block, so that the keyboard stays where it is; those of no record go.
    """
    known = {block.record: block for block in blocks}
    kept = [known.get(record) or make() for record in records]
    drop(box, [block for block in blocks if block not in kept])
    for place, (block, record) in enumerate(zip(kept, records, strict=True)):
        block.record = record
        put(box, place, block)
    if kept != blocks:
        read_as_laid_out(box.parentWidget())
    return kept


def rest_line(parent: QWidget) -> Paragraph:
    """Return the line below all blocks that says how many more there are."""
    return Paragraph(parent, tone="muted", most=4)


def show_rest(line: Paragraph, more: int, otherwise: str = "") -> None:
    """Say how many are on the canvas alone; if none are, what is said otherwise."""
    words = rest_words(more) or otherwise
    line.setText(words)
    line.setVisible(bool(words))


def rest_words(more: int) -> str:
    """Return a sentence that says how many are on the canvas alone; empty if none are."""
    return tr("And {n} more on the canvas.").format(n=more) if more > 0 else ""


def put(box: QBoxLayout, place: int, widget: QWidget) -> None:
    """Have a widget at a place in a layout, and shown at once: the cursor may be on its way."""
    if box.indexOf(widget) != place:
        box.removeWidget(widget)
        box.insertWidget(place, widget)
        parent = box.parentWidget()
        if parent is None or parent.isVisible():  # else it is shown with that, and laid out once
            widget.show()


def read_as_laid_out(parent: QWidget | None) -> None:
    """Have what is laid out in a widget be heard in that order, and not in that of its making."""
    layout = parent.layout() if parent is not None else None
    if parent is None or layout is None:
        return
    placed = list(_placed(layout))
    if [each for each in parent.children() if each in placed] != placed:
        for widget in placed:
            widget.raise_()


def _placed(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of those in it, in their order."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def drop(box: QBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Let widgets go."""
    for widget in widgets:
        box.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
