# SPDX-License-Identifier: MIT
"""Fonts of further scripts come when a text asks for them, and text is then measured with them."""

import subprocess
import sys

import pytest

from tests import makers

CODE = """
import sys
from PySide6.QtGui import QFontDatabase, QGuiApplication
from stratcanvas.paint.text import TextStyle, advance, block
app = QGuiApplication([])
style = TextStyle(14)
words = sys.stdin.buffer.read().decode()
before = (advance(words, style), block(words, style, 200.0).lines)
late = "Noto Sans Thai" in QFontDatabase.families()
from stratcanvas.paint.assets import load_scripts
load_scripts()
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(1) as another:  # a thread measures by itself
    again = another.submit(lambda: (advance(words, style), block(words, style, 200.0).lines))
    assert before == again.result()
print(late)
"""


@pytest.mark.parametrize(
    ("name", "asked"), [("greek", False), ("cyrillic", False), ("arabic", True), ("emoji", True)]
)
def test_a_text_is_measured_with_the_fonts_it_needs(name: str, asked: bool) -> None:
    """Latin, Greek and Cyrillic need Inter alone; others load their fonts before they are laid."""
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        input=makers.AWKWARD[name].encode(),
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode().strip() == str(asked), done.stderr.decode()
