# SPDX-License-Identifier: MIT
"""The menu of recent files, and of canvases that are not in a file yet."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from stratcanvas.domain.outline import one_line
from stratcanvas.session.opening import Draft, drafts
from stratcanvas.storage.place import recent_files
from stratcanvas.words import isolated

_MOST = 12
"""Files listed."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Recent", text)


def fill_recent(
    menu: QMenu, open_file: Callable[[Path], object], open_draft: Callable[[Draft], object]
) -> None:
    """Fill the menu anew: files that are still there, then canvases without a file."""
    menu.clear()
    there = [path for path in recent_files() if os.path.isfile(path)]  # noqa: PTH113 (never raises)
    for path in there[:_MOST]:
        words = f"{isolated(path.name)} — {isolated(_short(path.parent))}".replace("&", "&&")
        menu.addAction(words).triggered.connect(lambda _=False, path=path: open_file(path))
    waiting = drafts()
    if waiting and not menu.isEmpty():
        menu.addSeparator()
    for draft in waiting[:_MOST]:
        name = isolated(one_line(draft.title)) or _tr("Untitled canvas")
        words = _tr("{name} — not yet in a file").format(name=name).replace("&", "&&")
        menu.addAction(words).triggered.connect(lambda _=False, draft=draft: open_draft(draft))
    if menu.isEmpty():
        menu.addAction(_tr("Nothing yet")).setEnabled(False)


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
