# SPDX-License-Identifier: MIT
"""Starts the window: application, crash net, fonts and colours, then the files to open."""

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFileOpenEvent, QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from stratcanvas import __version__
from stratcanvas.paint.assets import FAMILIES, load_fonts, text_size
from stratcanvas.qt.guard import guarded
from stratcanvas.session.preferences import PreferencesFile
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.storage.errors import Trouble
from stratcanvas.storage.location import located
from stratcanvas.ui.afterwards import Afterwards, imports
from stratcanvas.ui.colours import Colours
from stratcanvas.ui.crash import CrashNet, log_warnings, quieten_qt
from stratcanvas.ui.sweeper import Sweeper
from stratcanvas.ui.windows import Windows
from stratcanvas.words import tr

STYLE = ("-style", "fusion")
"""Words for QApplication; setStyle would give back a QStyle, whose enums take 11 ms to make."""


class FileAsker(QObject):
    """Opens the files that the system's file manager hands to a running program (macOS)."""

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take file-open events; leave all others alone."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._windows.open(Path(event.file()))
            return True
        return False


def set_up(app: QApplication) -> Windows:
    """Give the application its name, font, style and colours, and return its windows."""
    app.setApplicationName("Stratcanvas")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("stratcanvas")
    load_fonts()
    font = QFont()
    font.setFamilies(list(FAMILIES))
    asked = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(text_size(asked, app.primaryScreen().logicalDotsPerInch()))
    app.setFont(font)
    mirrored = tr("LTR") == "RTL"  # the catalogue says so of a language written from the right
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    app.setLayoutDirection(direction)  # else Qt's own catalogue would turn the window around
    preferences = PreferencesFile(app)
    colours = Colours(preferences.now.theme, app)
    colours.apply()
    preferences.changed.connect(lambda: colours.choose(preferences.now.theme))
    return Windows(preferences, RememberedState(app), colours, app)


def run(files: Sequence[str]) -> int:
    """Open files, or what was left from before, in windows; return when the last one closes."""
    quieten_qt()
    if "fcitx" in os.environ.get("QT_IM_MODULES", "") + os.environ.get("QT_IM_MODULE", ""):
        from stratcanvas.ui.input_method import ask_for_one_there_is

        ask_for_one_there_is(os.environ)
    app = QApplication([sys.argv[0], *STYLE])
    if not app.screens():  # some kinds of screens begin without one, and say nothing
        from stratcanvas.ui import last_words

        last_words.end("no screen")
    net = CrashNet(app)
    net.spread()
    log_warnings()
    windows = set_up(app)
    hear, translate = partial(hear_the_system, windows, app), partial(translate_qt, app)
    ask = partial(ask_desktop, windows.colours, app)
    spell = partial(check_spelling, windows, app)
    afterwards = Afterwards(hear, [translate, *imports(), spell, ask], windows)
    windows.pictured.connect(afterwards.see_picture)
    windows.completed.connect(afterwards.see_rest)
    if sys.platform == "darwin":  # there alone; it sees every event, and that takes its time
        app.installEventFilter(FileAsker(windows))
    # Not Qt's own rule: it would end the program after a question that comes before any window.
    app.setQuitOnLastWindowClosed(False)
    paths, refused = _located(files)
    begin(windows, paths, net)
    for trouble in refused:
        windows.tell(trouble)
    if windows.is_empty:  # told already; without a window the program would never end
        return 0 if windows.is_over else 2
    windows.emptied.connect(app.quit)
    gc.freeze()  # what was loaded at the start stays, so it need not be looked at again
    Sweeper(app, windows.at_work)
    afterwards.begin()
    return app.exec() or (2 if windows.has_failed else 0)


def _located(files: Sequence[str]) -> tuple[list[Path], list[Trouble]]:
    """Return the files that words mean, and what is to be said of the other words."""
    paths, refused = [], []
    for file in files:
        try:
            paths.append(located(file))
        except Trouble as trouble:
            refused.append(trouble)
    return paths, refused


def begin(windows: Windows, files: Sequence[Path], net: CrashNet) -> None:
    """Open the first windows; a bug with one file or draft still leaves an empty canvas."""
    try:
        windows.start(files)
    except Exception as error:  # noqa: BLE001 (nobody else would tell: no loop runs yet)
        net.catch(type(error), error, error.__traceback__)
        if windows.is_empty:
            windows.new()


def translate_qt(app: QApplication) -> None:
    """Give Qt's own dialogs the words of the person's language; no start waits for this."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    if QLocale().language() in {QLocale.Language.C, QLocale.Language.English}:
        return
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)


def check_spelling(windows: Windows, app: QApplication) -> None:
    """Mark what may be misspelt wherever somebody types; no start waits for this."""
    from stratcanvas.ui.spell_check import SpellCheck

    SpellCheck(app, windows.preferences, windows.colours)


def ask_desktop(colours: Colours, app: QApplication) -> None:
    """Wear what the desktop asks for that Qt does not hear of; no start waits for this."""
    if sys.platform not in {"win32", "darwin"}:
        from stratcanvas.ui.desktop import follow_desktop

        follow_desktop(colours, app)


def hear_the_system(windows: Windows, app: QApplication) -> None:
    """Close the windows in order when the system ends the program; no start waits for this."""
    from stratcanvas.ui.farewell import Farewell

    Farewell(windows, app)
