# SPDX-License-Identifier: MIT
"""The picture of the window on the project's page is as large as the script makes it."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]
SIZE = (1440, 900)


def test_the_window_is_taken_whole_on_a_screen_with_room_for_it(tmp_path: Path) -> None:
    """The picture taken now, and the one that is kept, measure 1440 × 900."""
    taken = tmp_path / "window.png"
    script = ROOT / "packaging" / "screenshot.py"
    environment = {**os.environ, "STRATCANVAS_HOME": str(tmp_path / "home")}
    subprocess.run([sys.executable, script, taken], check=True, env=environment, cwd=ROOT)
    for file in (taken, ROOT / "resources" / "screenshots" / "window.png"):
        size = QImage(str(file)).size()
        assert (size.width(), size.height()) == SIZE
