# SPDX-License-Identifier: MIT
"""Words for tool tips, which Qt takes for HTML: it would read files for them."""

from PySide6.QtWidgets import QWidget

from stratcanvas.safe_words import harmless_lines


def tool_tip(text: str) -> str:
    """Return a text for a tool tip, harmless and escaped, that wraps and keeps its lines."""
    escaped = harmless_lines(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>".replace("\n", "<br>")


def explain(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip that a screen reader tells too, in plain words."""
    widget.setToolTip(tool_tip(text))
    widget.setAccessibleDescription(text)  # else it would be the tool tip as it is, tags and all
