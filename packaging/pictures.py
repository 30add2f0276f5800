# SPDX-License-Identifier: MIT
"""Takes the window near and far, light and dark, on screens of several densities, to be looked at.

``python packaging/pictures.py FOLDER [BEFORE]`` writes the pictures to a folder, and with a second
folder, taken earlier, tells which differ and by how much. Where two differ, both stand side by side
in ``FOLDER/differ``.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from stratcanvas.ui.window import Window
    from stratcanvas.ui.windows import Windows

ROOT = Path(__file__).parents[1]
SIZE = (1600, 900)
"""Pixels of a screen of scale 1."""
SCALES = (1, 1.25, 2)
ZOOMS = (100, 92, 50, 20, 8)
"""Percent."""
CANVASES = ("sample", "100", "1000", "10000")
TRIES = 30
"""So often two pictures may differ before a window counts as never at rest."""
FAINT = 6
"""A difference in a colour, of 255, that nobody sees."""


def main(words: list[str]) -> int:
    """Take all pictures, a process a scale; compare them with others when there are any."""
    if words[0] == "--scale":
        take(Path(words[2]), words[1])
        return 0
    out = Path(words[0]).absolute()
    in_scales(__file__, SCALES, out)
    print(out)
    for line in differences(Path(words[1]).absolute(), out) if len(words) > 1 else ():
        print(line)
    return 0


def in_scales(script: str, scales: Iterable[float], out: Path) -> None:
    """Have a script take its pictures into a folder, by a process a scale with a screen for it."""
    out.mkdir(parents=True, exist_ok=True)
    for told in [name for name in os.environ if name.startswith(("QT_", "LC_", "LANG"))]:
        del os.environ[told]
    with tempfile.TemporaryDirectory(prefix="stratcanvas-") as folder:
        os.environ["STRATCANVAS_HOME"] = str(Path(folder) / "home")
        for scale in scales:
            screen = Path(folder) / f"{scale}.json"
            screen.write_text(json.dumps({"screens": [screen_of(scale)]}), encoding="utf-8")
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
            os.environ["QT_SCALE_FACTOR"] = str(scale)
            command = [sys.executable, script, "--scale", str(scale), str(out)]
            subprocess.run(command, check=True)


def screen_of(scale: float) -> dict[str, object]:
    """Return a screen on which the window has room, as Qt's offscreen platform reads it."""
    width, height = (round((side + 8) * scale) for side in SIZE)
    return {
        "name": "screen",
        "x": 0,
        "y": 0,
        "width": width,
        "height": height,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }


def windows_of_program() -> "Windows":
    """Start Qt as the program does, in a process that finds the program and its tests."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    from stratcanvas.ui.app import STYLE, set_up
    from stratcanvas.ui.crash import quieten_qt

    quieten_qt()
    return set_up(QApplication(["stratcanvas", *STYLE]))


def take(out: Path, scale: str) -> None:
    """Take all pictures of one scale, which this process's Qt has."""
    windows = windows_of_program()
    from stratcanvas.session.preferences import ThemeChoice
    from stratcanvas.session.session import Session
    from stratcanvas.stage.places.shapes import prepared
    from stratcanvas.storage.door import CanvasFile
    from tests import makers
    from tests.bench.yardsticks import board

    for name in CANVASES:
        canvas = board(int(name)) if name.isdecimal() else makers.cafe()
        window = windows.show(Session(CanvasFile.draft(canvas)), ready=prepared(canvas))
        window.furnish()
        rest(window)
        window.resize(*SIZE)
        middle = canvas.ranked[len(canvas.ranked) // 2].id
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            windows.colours.choose(choice)
            for zoom in ZOOMS:
                window.view.zoom_to(zoom / 100)
                window.view.center_on(middle)
                picture = rest(window)
                picture.save(str(out / f"{name}-{choice.value}-{zoom}-at-{scale}.png"))
        window.close()
    windows.quit()


def rest(window: "Window") -> "QImage":
    """Wait until the window looks the same for a while; return how it looks."""
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    before = QImage()
    for _ in range(TRIES):
        for _ in range(20):
            QApplication.processEvents()
            time.sleep(0.02)
        now = window.grab().toImage()
        if now == before and window.view.films.settled:
            break
        before = now
    else:
        print("A window that is never at rest:", window.windowTitle())
    return now


def differences(before: Path, after: Path) -> Iterator[str]:
    """Yield a line a picture that looks different, most different first; put both in one file."""
    from PySide6.QtGui import QImage

    found = []
    for file in sorted(after.glob("*.png")):
        old, new = QImage(str(before / file.name)), QImage(str(file))
        if old.isNull() or old.size() != new.size():
            found.append((1.0, file.name))
        elif share := differing(old, new):
            found.append((share, file.name))
            beside(old, new, after / "differ" / file.name)
    for share, name in sorted(found, reverse=True):
        yield f"{100 * share:7.3f} %  {name}"


def differing(old: "QImage", new: "QImage") -> float:
    """Return what share of the bytes of two pictures of one size differs visibly."""
    from PySide6.QtGui import QImage

    form = QImage.Format.Format_RGB32
    one, other = (bytes(each.convertToFormat(form).constBits()) for each in (old, new))
    if one == other:
        return 0.0
    return sum(abs(a - b) > FAINT for a, b in zip(one, other, strict=True)) / len(one)


def beside(old: "QImage", new: "QImage", file: Path) -> None:
    """Write two pictures side by side."""
    from PySide6.QtGui import QImage, QPainter

    both = QImage(2 * old.width() + 8, old.height(), QImage.Format.Format_RGB32)
    both.fill(0xFFFF00FF)
    painter = QPainter(both)
    for image, left in ((old, 0), (new, old.width() + 8)):
        plain = QImage(image)
        plain.setDevicePixelRatio(1.0)
        painter.drawImage(left, 0, plain)
    painter.end()
    file.parent.mkdir(exist_ok=True)
    both.save(str(file))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
