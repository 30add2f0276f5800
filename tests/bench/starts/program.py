# SPDX-License-Identifier: MIT
"""The program itself, which goes away once it has painted.

`program start` leaves after the first paint of the start screen, `program canvas FILE` after that
of the canvas, `program panels FILE` after that of the inspector, which comes last. All else is the
program as people start it.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from stratcanvas.__main__ import load_qt

load_qt()  # as in the program's own start

from PySide6.QtWidgets import QWidget  # noqa: E402

from stratcanvas.ui import app, windows  # noqa: E402
from stratcanvas.ui.windows import Windows  # noqa: E402
from tests.bench.starts.leaving import Leaving  # noqa: E402


class Watched(Windows):
    """The program's windows, left after the first paint of what is asked for."""

    def start(self, paths: Iterable[Path]) -> None:
        super().start(paths)
        leaving = Leaving(self)
        if self.starting is not None:
            leaving.watch(self.starting)
            return
        (window,) = self.open_ones
        if sys.argv[1] == "canvas":
            leaving.watch(window.view.viewport())
            return

        def leave_after(_: object, panel: QWidget) -> None:
            if panel.objectName() == "inspector":
                leaving.watch(panel)

        window.panels.panel_made.connect(leave_after)


if __name__ == "__main__":
    app.Windows = Watched  # type: ignore[misc]
    windows.PATIENCE = 60.0  # however busy the machine is, the canvas is there when it is asked for
    sys.exit(app.run(sys.argv[2:]))
