# SPDX-License-Identifier: MIT
"""What a stranger's file is called, and says, stands harmlessly among the window's own words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from stratcanvas.domain.names import name_of
from stratcanvas.paint.theme import LIGHT
from stratcanvas.qt.tool_tip import tool_tip
from stratcanvas.session import opening
from stratcanvas.session.session import Session
from stratcanvas.storage.door import write
from stratcanvas.storage.errors import Trouble
from stratcanvas.storage.state_folder import note_recent
from stratcanvas.ui.banner import Banner
from stratcanvas.ui.dialogs.trouble import NAMING, TroubleDialog
from stratcanvas.ui.recent import fill_recent
from stratcanvas.ui.window_title import window_title
from tests import makers

NASTY = "a\u202eb\u2067c\U000e0041\x1b[31m\x07d\u2029e & f\u05d0"
READ = "abc�d e & f\u05d0"
APART = f"\u2068{READ}\u2069"


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    path = tmp_path / f"{NASTY}.canvas"
    write(path, makers.replace_brief(makers.cafe(), title=NASTY))
    note_recent(path)
    session = opening.open_file(path)
    yield session
    session.close()


def test_the_windows_title(session: Session) -> None:
    """Title and file stay on their side of the dash, in their order, and hide nothing."""
    assert window_title(session) == f"{APART} — \u2068{READ}.canvas\u2069"


def test_the_menu_of_recent_files(session: Session) -> None:
    """A name takes no mnemonic, and turns neither its folder nor our words around."""
    menu = QMenu()
    fill_recent(menu, lambda _: None, lambda _: None, lambda _: None)
    text = menu.actions()[0].text()
    assert text.startswith(f"\u2068{READ}.canvas\u2069 — ".replace("&", "&&"))


def test_names_of_cards() -> None:
    """The line that stands for a card, as outline and lists show it, is harmless."""
    canvas = makers.replace_brief(makers.cafe(), customer=NASTY)
    assert name_of(canvas, canvas.brief.id) == READ


def test_strips_and_dialogs(qtbot: QtBot) -> None:
    """Whatever sentence comes to the strip or a dialog of trouble, it can do nothing but be read,
    and it is no HTML.
    """
    banner = Banner(LIGHT)
    qtbot.addWidget(banner)
    banner.tell(f"one\n{NASTY}<b>")
    assert banner.text.text() == f"one\n{READ}<b>"
    dialog = TroubleDialog(Trouble(f"{NASTY}<img src=x>", kept=NASTY), NAMING)
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert shown == [f"{READ}<img src=x>", READ]


def test_tips_are_escaped() -> None:
    """A tip is shown as it is written: no tag of a stranger's is one of ours."""
    assert tool_tip(f"{NASTY}<img src='/etc/passwd'>\nmore") == (
        f"<p>{READ.replace('&', '&amp;')}&lt;img src='/etc/passwd'&gt;<br>more</p>"
    )
