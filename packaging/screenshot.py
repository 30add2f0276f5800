# SPDX-License-Identifier: MIT
"""Makes resources/screenshots/window.png: the window on the sample, without a screen.

``python packaging/screenshot.py [--dark] [OUT]``. The bundled fonts make it the same everywhere,
and neither the place's language nor settings of Qt's are heard.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIZE = (1440, 900)
"""Pixels."""
SCREEN = {
    "name": "screen",
    "x": 0,
    "y": 0,
    "width": SIZE[0] + 8,
    "height": SIZE[1] + 8,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
"""A screen on which the window has room, frame and all, as Qt's offscreen platform reads it."""


def main(words: list[str]) -> int:
    """Write the picture; ``words`` are those of the command line."""
    dark = "--dark" in words
    names = [word for word in words if not word.startswith("--")]
    out = Path(names[0]) if names else ROOT / "resources" / "screenshots" / "window.png"
    for told in [name for name in os.environ if name.startswith(("QT_", "LC_", "LANG"))]:
        del os.environ[told]
    with tempfile.TemporaryDirectory(prefix="stratcanvas-") as folder:
        screen = Path(folder) / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        os.environ["STRATCANVAS_HOME"] = str(Path(folder) / "home")
        file = Path(folder) / "spring.canvas"
        shutil.copy(ROOT / "resources" / "samples" / "cafe.canvas", file)
        take(file, out, dark=dark)
    print(out)
    return 0


def take(file: Path, out: Path, *, dark: bool) -> None:
    """Open a file in the window, select the first problem with a finding, and save the picture."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from stratcanvas.session.preferences import ThemeChoice
    from stratcanvas.ui import windows as opening
    from stratcanvas.ui.app import STYLE, set_up
    from stratcanvas.ui.crash import quieten_qt

    quieten_qt()
    app = QApplication(["stratcanvas", *STYLE])
    opening.PATIENCE = 60.0
    windows = set_up(app)
    windows.colours.choose(ThemeChoice.DARK if dark else ThemeChoice.LIGHT)
    windows.start([file])
    (window,) = windows.open_ones
    window.furnish()
    app.processEvents()  # it keeps to the screen first, then it is as large as it is to be
    window.resize(*SIZE)
    for _ in range(20):
        app.processEvents()
    window.view.fit()
    canvas = window.session.canvas
    found = window.session.derived.findings
    told = [each.subject for each in found if each.subject in canvas.problems]
    window.selection.set(told[:1])
    advice = window.panels.around.advice
    while not advice.is_current:  # the coach reads the texts at a pause
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(20):
        app.processEvents()
    out.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(out))
    windows.quit()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
