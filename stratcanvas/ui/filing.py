# SPDX-License-Identifier: MIT
"""What is done with a window's file: giving it a name, saving a copy, exporting.

Each asks, does, and says what came of it; on trouble the person is shown a way on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QWidget

from stratcanvas.session.session import Session
from stratcanvas.session.settings import Settings
from stratcanvas.storage.errors import Trouble
from stratcanvas.ui.names import file_name

if TYPE_CHECKING:
    from stratcanvas.ui.dialogs.trouble import Told, Way

SUFFIX = ".canvas"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Filing", text)


@dataclass(frozen=True, slots=True)
class Desk:
    """What filing needs of a window: itself as a parent, its document, and a way to say things."""

    parent: QWidget
    session: Session
    settings: Settings
    say: Callable[[str], object]


def folder_for(session: Session, settings: Settings) -> Path:
    """Return the folder to propose: the document's own, the last one used, or Documents."""
    if session.path is not None:
        return session.path.parent
    last = str(settings.value("folder", ""))
    if last and Path(last).is_dir():
        return Path(last)
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def ask_way(parent: QWidget, told: "Told", ways: "tuple[Way, ...]") -> "Way":
    """Show a trouble and return the way that the person chose."""
    from stratcanvas.ui.dialogs.trouble import ask_trouble

    return ask_trouble(parent, told, ways)


def give_name(desk: Desk) -> bool:
    """Ask for a name for a canvas that has none, and keep it there from now on."""
    session = desk.session
    return _ask_and_write(
        desk, _tr("Give it a name"), lambda path: session.name(path, overwrite=True)
    )


def save_copy(desk: Desk) -> bool:
    """Ask for a name and write a copy there; the document stays where it is."""
    session = desk.session
    return _ask_and_write(
        desk, _tr("Save a copy"), lambda path: session.copy_to(path, overwrite=True), copy=True
    )


def _ask_and_write(
    desk: Desk, title: str, write: Callable[[Path], object], *, copy: bool = False
) -> bool:
    from stratcanvas.ui.dialogs.files import ask_place
    from stratcanvas.ui.dialogs.trouble import NAMING, Way

    name = file_name(_proposed(desk.session, copy=copy), SUFFIX, _tr("Untitled canvas"))
    proposed = folder_for(desk.session, desk.settings) / name
    while True:
        path = ask_place(desk.parent, title, proposed, _tr("Canvases"))
        if path is None:
            return False
        try:
            write(path)  # the dialog has asked before replacing
        except Trouble as trouble:
            if ask_way(desk.parent, trouble, NAMING) is not Way.OTHER_NAME:
                return False
            proposed = path
            continue
        desk.settings.set_value("folder", str(path.parent))
        words = _tr("A copy is in {path}") if copy else _tr("It is kept in {path} from now on")
        desk.say(words.format(path=path))
        return True


def _proposed(session: Session, *, copy: bool) -> str:
    title = session.path.stem if session.path else session.title
    return _tr("{title} copy").format(title=title) if copy else title


def publish(desk: Desk) -> bool:
    """Write the file now; on trouble offer a copy elsewhere. True when nothing is left to write."""
    if desk.session.publish():
        return True
    desk.say(_tr("The file could not be written. Everything is kept on this computer."))
    return False


def export(desk: Desk, form: str) -> bool:
    """Ask how to export, where to, and write the file."""
    from stratcanvas.formats import registry
    from stratcanvas.ui.dialogs.export import ExportDialog
    from stratcanvas.ui.dialogs.files import ask_place
    from stratcanvas.ui.dialogs.trouble import NAMING, Way

    session = desk.session
    session.publish()
    dialog = ExportDialog(session.canvas, form, desk.parent)
    accepted = dialog.exec()
    chosen, options = dialog.chosen, dialog.options
    dialog.deleteLater()
    if not accepted:
        return False
    name = file_name(session.canvas.brief.title or session.title, chosen.suffix, "Canvas")
    folder = desk.settings.export_choice("folder", str(folder_for(session, desk.settings)))
    proposed = (Path(folder) if Path(folder).is_dir() else Path.home()) / name
    while True:
        path = ask_place(desk.parent, _tr("Export"), proposed, chosen.name)
        if path is None:
            return False
        try:
            registry.write(chosen.id, session.canvas, path, options)
        except registry.NotWritten as trouble:
            if ask_way(desk.parent, trouble, NAMING) is not Way.OTHER_NAME:
                return False
            proposed = path
            continue
        desk.settings.set_export_choice("folder", str(path.parent))
        desk.say(_tr("Saved to {path}").format(path=path))
        return True
