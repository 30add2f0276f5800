# SPDX-License-Identifier: MIT
"""What each card of another program's file is, as it was guessed, to be put right before work on
it begins. It changes the canvas in one step, which undo takes back.
"""

from collections import Counter
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.domain.canvas import difference, with_id
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.domain.taken_cards import CardRole, TakenCards
from stratcanvas.qt.labels import plain_label
from stratcanvas.session.session import Session
from stratcanvas.ui.dialogs.card_roles.role_rows import RoleList, RoleModel
from stratcanvas.words import tr, translated, trn

_A_ROW = 3
"""Buttons beside each other."""
_SIZE = QSize(640, 560)


class RolesDialog(QDialog):
    """The cards with what each is; ``roles`` are as they are told by now."""

    declined = Signal()
    """The file is not to be opened at all."""

    def __init__(
        self, taken: TakenCards, parent: QWidget | None = None, *, has_arrived: bool = False
    ) -> None:
        """``has_arrived``: nothing has been done with the canvas yet, and it can be left again."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What each card is"))
        self.model = RoleModel(taken, self)
        self.list = RoleList(self.model, self)
        self.list.told.connect(self._tell)
        self.count = plain_label("", tone="muted", wraps=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 20, 22, 16)
        box.setSpacing(10)
        words = tr(
            "The file does not say what each card is in a plan, so it was guessed. Choose cards, "
            "then press the number of what they are. The file itself stays as it is."
        )
        box.addWidget(plain_label(words, wraps=True))
        box.addWidget(self.list, 1)
        self.buttons: dict[CardRole, QPushButton] = {}
        box.addLayout(self._choices())
        box.addWidget(self.count)
        box.addWidget(self._ends(has_arrived=has_arrived))
        self._use.setDefault(True)  # only now: the dialog would take the first of them
        self._count()
        self.list.setFocus()
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    @property
    def roles(self) -> dict[str, CardRole]:
        """Return what each card is, by its id."""
        return self.model.roles

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, role in enumerate(CardRole):
            button = QPushButton(f"{place + 1}  {translated(role.label)}")
            button.setAccessibleDescription(translated(role.hint))
            button.setAutoDefault(True)  # where the keyboard is, Enter presses that one
            button.clicked.connect(partial(self._tell, role))
            grid.addWidget(button, place // _A_ROW, place % _A_ROW)
            self.buttons[role] = button
        return grid

    def _ends(self, *, has_arrived: bool) -> QDialogButtonBox:
        ends = QDialogButtonBox()
        self._use = ends.addButton(tr("Use these"), QDialogButtonBox.ButtonRole.AcceptRole)
        ends.addButton(tr("Leave as guessed"), QDialogButtonBox.ButtonRole.RejectRole)
        if has_arrived:
            leave = ends.addButton(tr("Don’t open it"), QDialogButtonBox.ButtonRole.ResetRole)
            leave.setAccessibleDescription(tr("Nothing of the file is kept here"))
            leave.setToolTip(tr("Nothing of the file is kept here"))
            leave.setAutoDefault(True)  # where the keyboard is, Enter presses that one
            leave.clicked.connect(self._decline)
        ends.accepted.connect(self.accept)
        ends.rejected.connect(self.reject)
        return ends

    def _decline(self) -> None:
        self.reject()
        self.declined.emit()

    def _tell(self, role: CardRole, _checked: object = None) -> None:
        """Say what the selected cards are, and say it aloud."""
        rows = self.list.rows
        if not rows:
            return
        self.model.tell(rows, role)
        self._count()
        cards = trn("{n} card", "{n} cards", len(rows)).format(n=len(rows))
        what = self.model.words(rows[0]) if len(rows) == 1 else cards
        said = f"{what}: {translated(role.label)}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, said))

    def _count(self) -> None:
        counted = Counter(self.roles.values())
        parts = [f"{translated(role.label)}: {counted[role]}" for role in CardRole if counted[role]]
        self.count.setText(" · ".join(parts))


def ask_roles(
    window: QWidget, session: Session, *, has_arrived: bool = False
) -> RolesDialog | None:
    """Ask what the cards are of which a canvas was made, beside which nothing waits;
    ``has_arrived`` is as for the dialog.

    None, and nothing is asked, where the canvas was changed since: its cards are the person's.
    """
    taken = session.taken
    if taken is None or with_id(taken.canvas(), session.canvas.id) != session.canvas:
        return None
    dialog = RolesDialog(taken, window, has_arrived=has_arrived)
    dialog.accepted.connect(lambda: _use(session, dialog.roles))
    dialog.open()
    return dialog


def _use(session: Session, roles: dict[str, CardRole]) -> None:
    """Make the canvas what the roles say, in one step."""
    assert session.taken is not None
    count = sum(roles[each.id] is not each.role for each in session.taken.cards)
    taken = session.taken.told_anew(roles)
    changes = difference(session.canvas, with_id(taken.canvas(), session.canvas.id))
    if session.do(StepLabel("change-roles", count), changes):
        session.taken = taken
