# SPDX-License-Identifier: MIT
"""What actions do when it takes more than one call."""

from PySide6.QtCore import QCoreApplication

from stratcanvas.domain import commands
from stratcanvas.domain.outline import reading_order
from stratcanvas.ui.actions.desk import Desk


def select_all(desk: Desk) -> None:
    """Select every card."""
    desk.selection.set(reading_order(desk.session.canvas))


def edit_card(desk: Desk) -> None:
    """Open the selected card for typing."""
    if len(desk.selection.ids) == 1:
        card = desk.selection.ids[0]
        desk.view.ensure_seen(card)
        desk.view.edit(card)


def disconnect(desk: Desk) -> None:
    """Take away the selected connectors, or else those between the selected cards.

    With no two joined cards selected, all connectors of the selected cards go.
    """
    chosen = set(desk.selection.ids)
    links = desk.session.canvas.links.values()
    gone = (
        [link.id for link in links if link.id in chosen]
        or [link.id for link in links if {link.tactic, link.problem} <= chosen]
        or [link.id for link in links if {link.tactic, link.problem} & chosen]
    )
    label = QCoreApplication.translate("Actions", "Disconnect")
    desk.session.do(label, commands.delete(desk.session.canvas, gone))


def rise(desk: Desk) -> None:
    """Rank the selected problem one place higher."""
    _rerank(desk, -1)


def sink(desk: Desk) -> None:
    """Rank the selected problem one place lower."""
    _rerank(desk, 1)


def _rerank(desk: Desk, step: int) -> None:
    canvas, (problem,) = desk.session.canvas, desk.selection.ids
    label = QCoreApplication.translate("Actions", "Rank problem")
    place = canvas.number[problem] - 1 + step
    if desk.session.do(label, commands.rerank(canvas, problem, place)):
        desk.view.ensure_seen(problem)


def toggle_outline(desk: Desk) -> None:
    """Show the outline, or hide it."""
    desk.show_panel("outline", shown=not desk.panel_shown("outline"))


def toggle_inspector(desk: Desk) -> None:
    """Show the inspector, or hide it."""
    desk.show_panel("inspector", shown=not desk.panel_shown("inspector"))
