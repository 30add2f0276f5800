# SPDX-License-Identifier: MIT
"""Says what program this is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from stratcanvas import __version__
from stratcanvas.qt.labels import plain_label
from stratcanvas.words import tr


class AboutDialog(QDialog):
    """Name, version, idea, licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Stratcanvas"))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 16)
        box.setSpacing(10)
        for text, tone in (
            (tr("Stratcanvas {version}").format(version=__version__), "strong"),
            (
                tr(
                    "Educate the customer to the problems they have, and help them solve them. "
                    "A tactic that serves none of them does not count."
                ),
                "",
            ),
            (
                tr(
                    "Works offline; nothing leaves this computer. Free software under the MIT "
                    "licence, with the fonts Inter and Noto (OFL) and the icons Lucide (ISC)."
                ),
                "muted",
            ),
        ):
            box.addWidget(plain_label(text, tone=tone, wraps=True))
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.setMinimumWidth(420)
