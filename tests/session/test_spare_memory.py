# SPDX-License-Identifier: MIT
"""What was needed only to open and read a canvas goes back to the system."""

import _ctypes
import ctypes
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from pytestqt.qtbot import QtBot

from stratcanvas.domain.changes import updating
from stratcanvas.session import spare_memory, text_reader
from stratcanvas.session.side_work import share_one_heap
from stratcanvas.session.spare_memory import give_back
from stratcanvas.session.text_reader import TextReader
from tests import makers

PIECES, SIZE = 20_000, 2_000


def held() -> int:
    """Return the bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_what_lies_between_things_that_are_wanted_goes_back() -> None:
    """Of many pieces every fiftieth is kept; the memory of all others is the system's again."""
    if not (sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_trim")):
        give_back()
        return
    give_back()
    before = held()
    pieces = [bytes(SIZE) for _ in range(PIECES)]
    kept = pieces[::50]
    pieces.clear()
    give_back()
    assert held() - before < PIECES * SIZE / 2
    assert kept


_A_THREAD_IS_OVER = """
import os, threading
from pathlib import Path
from stratcanvas.__main__ import load_qt
from stratcanvas.session.spare_memory import give_back

def held():
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")

def use():
    pieces = [b"x" * (100_000 + n) for n in range(100)]

load_qt()
bytes(16_000_000)  # one so large that is let go has the C library keep more at the end of a heap
give_back()
before = held()
thread = threading.Thread(target=use)
thread.start()
thread.join()
give_back()
print(held() - before)
"""


def test_what_another_thread_has_used_goes_back_too() -> None:
    """Of ten megabytes that a thread has used and let go next to nothing is held."""
    if not (sys.platform == "linux" and hasattr(ctypes.CDLL(None), "mallopt")):
        share_one_heap()
        return
    command = [sys.executable, "-c", _A_THREAD_IS_OVER]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    assert int(done.stdout) < 2_000_000


def test_where_there_is_no_way_nothing_is_done() -> None:
    """Some systems' C library has no such functions."""
    with mock.patch.object(ctypes, "CDLL", return_value=object()):
        give_back()
    with mock.patch.object(_ctypes, "dlsym", side_effect=OSError):
        share_one_heap()
    with mock.patch.dict(sys.modules, {"_ctypes": None}):
        share_one_heap()
    with mock.patch.object(spare_memory.sys, "platform", "darwin"):
        give_back()
        share_one_heap()


def test_it_goes_back_once_all_texts_were_read(qtbot: QtBot) -> None:
    """Not after each edit: then next to nothing is left behind."""
    reader, canvas = TextReader(), makers.cafe()
    changed = makers.replace_brief(canvas, title="Tea")
    with mock.patch.object(text_reader, "give_back") as gives:
        with qtbot.waitSignal(reader.read) as told:
            reader.start(None, canvas, updating([]))
        gives.assert_called_once_with()
        with qtbot.waitSignal(reader.read):
            reader.start(told.args[0], changed, updating([(canvas.brief, changed.brief)]))
        gives.assert_called_once_with()
    reader.stop()
