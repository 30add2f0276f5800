# SPDX-License-Identifier: MIT
"""Asks what an own template is to be called, and again before one is replaced or thrown away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.qt.labels import plain_label
from stratcanvas.words import tr

_LONGEST = 120
"""Letters of a name."""


class TemplateNameDialog(QDialog):
    """One line for the name."""

    def __init__(self, proposed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Save as my template"))
        self.line = QLineEdit(proposed)
        self.line.setMaxLength(_LONGEST)
        self.line.selectAll()
        self.line.textChanged.connect(self._follow)
        label = plain_label(tr("What is it called?"), tone="strong")
        label.setBuddy(self.line)
        self.line.setAccessibleName(label.text())
        words = tr(
            "A copy of this canvas is kept on this computer, without what you deleted before. "
            "“New from…” offers it from now on."
        )
        self.line.setAccessibleDescription(words)
        buttons = QDialogButtonBox()
        self.keep = QPushButton(tr("Keep"))
        self.keep.setDefault(True)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 20, 22, 16)
        box.setSpacing(10)
        for widget in (label, self.line, plain_label(words, tone="muted", wraps=True), buttons):
            box.addWidget(widget)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self._follow()

    def _follow(self) -> None:
        self.keep.setEnabled(bool(self.line.text().strip()))


def ask_template_name(parent: QWidget | None, proposed: str) -> str:
    """Return what a template is to be called, or "" when the person thought better of it."""
    dialog = TemplateNameDialog(proposed, parent)
    name = dialog.line.text().strip() if dialog.exec() else ""
    dialog.deleteLater()
    return name


def ask_to_replace(parent: QWidget | None, title: str) -> bool:
    """Ask whether the template of that title is to be replaced; the title is on one line."""
    return _ask(
        parent,
        tr("You have a template called “{title}” already.").format(title=title),
        tr("If you replace it, what is in it is gone."),
        tr("Replace"),
        tr("Choose another name"),
    )


def ask_to_throw_away(parent: QWidget | None, title: str) -> bool:
    """Ask whether the template of that title is to be thrown away; the title is on one line."""
    return _ask(
        parent,
        tr("Throw your template “{title}” away?").format(title=title),
        tr("It can’t be brought back. Canvases that began with it stay as they are."),
        tr("Throw away"),
        tr("Keep it"),
    )


def _ask(parent: QWidget | None, question: str, more: str, yes: str, no: str) -> bool:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Stratcanvas")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(more)
    does = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    leaves = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leaves)
    box.setEscapeButton(leaves)
    box.exec()
    said = box.clickedButton() is does
    box.deleteLater()
    return said
