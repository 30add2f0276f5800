# SPDX-License-Identifier: MIT
"""PySide's errors are the same, although what words them is not loaded at a start."""

import builtins
import importlib
import os
import subprocess
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRect, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from stratcanvas.qt.signatures import put_off

WRONG: tuple[Callable[[], object], ...] = (
    lambda: QPointF("a", "b"),  # type: ignore[call-overload]
    lambda: QRect(1, 2, 3, "h"),  # type: ignore[call-overload]
    lambda: QObject(nothing=1),  # type: ignore[call-overload]
    lambda: QTimer.singleShot("soon"),  # type: ignore[call-overload]
    lambda: QColor(object()),  # type: ignore[arg-type]
    lambda: QPainter().drawRect(),  # type: ignore[call-overload]
    lambda: QPainter().drawText(1, 2, 3),  # type: ignore[call-overload]
)
STARTED = f"""
import sys
from stratcanvas.__main__ import load_qt
load_qt()
loaded = [name for name in sys.modules if name.startswith("shibokensupport")]
assert not [name for name in loaded if name.endswith(("parser", "layout", "errorhandler"))], loaded
assert "TypeVar" not in vars(sys.modules["shibokensupport.signature.mapping"])
from {__name__} import words
print(words())
assert "shibokensupport.signature.parser" in sys.modules
"""


def words() -> str:
    """Return what PySide says of calls with wrong arguments, and of what would be right ones."""
    told = []
    for call in WRONG:
        try:
            told.append(f"{call()} was right")
        except (TypeError, AttributeError) as error:
            told.append(f"{type(error).__name__}: {error}")
    told += [str(QWidget.resize.__doc__), str(QRect.__doc__)]
    return "\n".join(told)


def test_errors_and_help_are_pyside_s_own() -> None:
    """After our start they are loaded when they are asked for, and then say what PySide says."""
    started = subprocess.run(
        [sys.executable, "-c", STARTED],
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (started.returncode, started.stderr) == (0, "")
    assert started.stdout.rstrip("\n") == words()
    assert "Supported signatures" in words()


def test_what_is_loaded_stays_as_it_is() -> None:
    """Where PySide is there already, as here, nothing is put off, and imports are Python's own."""
    ordinary = builtins.__import__
    with put_off():
        importlib.import_module("PySide6.QtWidgets")
    assert builtins.__import__ is ordinary
    assert "Supported signatures" in words()
