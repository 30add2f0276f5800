# SPDX-License-Identifier: MIT
"""The stage's words in the person's language."""

from PySide6.QtCore import QCoreApplication


def tr(words: str, count: int = -1) -> str:
    """Return words of the stage, translated; ``%n`` in them becomes the count."""
    return QCoreApplication.translate("Stage", words, None, count)
