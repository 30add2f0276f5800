# SPDX-License-Identifier: MIT
"""The Qt binding that is installed is one that does not fall over."""

import subprocess
import sys


def test_calls_that_return_nothing_do_not_wear_python_out() -> None:
    """20,000 calls that return None leave the process alive.

    PySide6 6.12.0 on Python 3.11 takes a reference of None too many with each and aborts after
    about 5,000.
    """
    code = (
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "for _ in range(20_000): thing.setObjectName('x'); thing.blockSignals(False)\n"
        "print('alive')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "alive", done.stderr
