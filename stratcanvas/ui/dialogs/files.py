# SPDX-License-Identifier: MIT
"""The system's own dialogs for files: which to open, and where to write one."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from stratcanvas.formats.registry import FORMATS, Format, readable
from stratcanvas.safe_words import isolated
from stratcanvas.storage.location import ENDING, other_kind, with_ending
from stratcanvas.storage.state_folder import home, make_home
from stratcanvas.words import tr, translated


def ask_files(
    parent: QWidget | None, folder: Path, formats: Sequence[Format] | None = None
) -> list[Path]:
    """Ask for files to open; none when the person thought better of it.

    ``formats``: what can be opened beside canvases; None is all that the table of formats reads.
    """
    _keep_to_ourselves()
    kinds = ";;".join(_kinds(readable(FORMATS if formats is None else formats)))
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Open"), str(folder), kinds)
    return [Path(name) for name in names]


def _kinds(formats: Sequence[Format]) -> Iterator[str]:
    """Walk over the kinds of files to choose from, as Qt has them: all that opens comes first."""
    if formats:
        endings = dict.fromkeys((ENDING, *(end for each in formats for end in _endings(each))))
        patterns = " ".join(f"*{each}" for each in endings)
        yield _kind(tr("All that can be opened"), patterns)
    yield _kind(tr("Canvases"), f"*{ENDING}")
    for each in formats:
        yield _kind(translated(each.name), " ".join(f"*{end}" for end in _endings(each)))
    yield _kind(tr("All files"), "*")


def _endings(form: Format) -> tuple[str, ...]:
    return form.suffix, *form.also_read


def _kind(words: str, patterns: str) -> str:
    return f"{words} ({patterns})"


def ask_place(parent: QWidget | None, title: str, proposed: Path, kind: str) -> Path | None:
    """Ask where to write a file; before one that is there is replaced the person has been asked.

    ``kind`` describes the files in words. Returns None when the person thought better of it.
    """
    while (chosen := _ask_once(parent, title, proposed, kind)) is not None:
        if amiss := _amiss(chosen, proposed):
            sentence, proposed = amiss
            _refuse(parent, sentence, proposed)
            continue
        if chosen == with_ending(chosen, proposed.suffix):
            return chosen  # the dialog itself has asked
        # Some systems' dialogs look for the name as it was typed, and Qt would add the ending to
        # it after that: a file could be replaced without a word. A folder is none to replace.
        chosen = with_ending(chosen, proposed.suffix)
        there = os.path.lexists(chosen) and not os.path.isdir(chosen)  # noqa: PTH112 (never raises)
        if not there or _replaces(parent, chosen):
            return chosen
        proposed = chosen
    return None


def _amiss(chosen: Path, proposed: Path) -> tuple[str, Path] | None:
    """Return why a name is none for such a file, and a better one; None when it will do."""
    if chosen.name.lower() == proposed.suffix:
        words = tr("“{ending}” is an ending, and no name stands before it.")
        return words.format(ending=proposed.suffix), chosen.with_name(proposed.name)
    if proposed.suffix == ENDING and other_kind(chosen):
        words = tr("A canvas is saved here, and “{file}” is called as if it were another kind.")
        return words.format(file=isolated(chosen.name)), chosen.with_name(chosen.stem + ENDING)
    return None


def _refuse(parent: QWidget | None, sentence: str, better: Path) -> None:
    """Say why a name won't do, and which one is proposed."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle("Stratcanvas")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    words = tr("Nothing was written yet. It could be called “{name}”.")
    box.setInformativeText(words.format(name=isolated(better.name)))
    box.addButton(tr("Choose another name"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def _ask_once(parent: QWidget | None, title: str, proposed: Path, kind: str) -> Path | None:
    _keep_to_ourselves()
    dialog = QFileDialog(parent, title, str(proposed.parent), f"{kind} (*{proposed.suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(proposed.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _keep_to_ourselves() -> None:
    """See that the toolkit's own dialog writes down the folders it was in within our folder."""
    with suppress(OSError):
        make_home()
    kind, scope = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(kind, scope, str(home() / "toolkit"))


def _replaces(parent: QWidget | None, path: Path) -> bool:
    """Ask whether a file that is there is to be replaced."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Stratcanvas")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("A file called “{name}” is there already.").format(name=isolated(path.name)))
    box.setInformativeText(tr("If you replace it, what is in it is gone."))
    replace = box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton(tr("Choose another name"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(other)
    box.exec()
    replaces = box.clickedButton() is replace
    box.deleteLater()
    return replaces
