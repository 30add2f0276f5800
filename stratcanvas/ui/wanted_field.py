# SPDX-License-Identifier: MIT
"""Leads to the field of what is selected that a finding, a brief or a chip on a card asks for."""

from typing import TYPE_CHECKING

from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.ui.layout import Layout


def lead_to_field(layout: "Layout", field: str) -> None:
    """Give the keyboard to a field of what is selected, in the panel in which fields stand."""
    if layout.guest is not None:
        layout.around.say(tr("End the guided start first: Ctrl+G."))
        return
    for row in layout.rows:
        if row.has_fields:
            if not layout.shows(row.id):
                layout.toggle(row.id)
            layout.make(row)
            layout.panels[row.id].edit_field(field)
