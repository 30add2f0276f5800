# SPDX-License-Identifier: MIT
"""Words for tool tips, which Qt takes for HTML: it would read files for them."""

from stratcanvas.safe_words import harmless_lines


def tool_tip(text: str) -> str:
    """Return a text for a tool tip, harmless and escaped, that wraps and keeps its lines."""
    escaped = harmless_lines(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>".replace("\n", "<br>")
