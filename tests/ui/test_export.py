# SPDX-License-Identifier: MIT
"""Exporting: what a page comes to is said first, the name is proposed, the file is written."""

import os
import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats.options import PageStyle, Report
from stratcanvas.formats.registry import FORMATS
from stratcanvas.ui.dialogs.export import PAGES, ExportDialog, foretold
from stratcanvas.ui.names import MOST_BYTES, file_name
from tests import makers


def test_the_dialog_offers_every_format_and_the_canvas_own_page(qtbot: QtBot) -> None:
    """The table of formats decides what is on offer; paper and orientation come from the brief."""
    canvas = makers.replace_brief(
        makers.cafe(), paper=Paper.LETTER, orientation=Orientation.PORTRAIT
    )
    dialog = ExportDialog(canvas, "one-pager")
    qtbot.addWidget(dialog)
    offered = [dialog.format.itemText(place) for place in range(dialog.format.count())]
    assert offered == [each.name for each in FORMATS]
    assert {each.id for each in FORMATS} >= PAGES
    assert (dialog.options.paper, dialog.options.orientation) == (
        Paper.LETTER,
        Orientation.PORTRAIT,
    )
    dialog.paper.typed.emit(Paper.A4)
    assert dialog.options.paper is Paper.A4
    dialog.style_.typed.emit(PageStyle.GREY)
    assert dialog.options.style is PageStyle.GREY
    picture = [each.id for each in FORMATS].index("png")
    dialog.format.activated.emit(picture)
    assert dialog.chosen.id == "png"
    assert dialog.paper.isHidden() or not dialog.form.isRowVisible(dialog.paper)


def test_what_the_page_comes_to_is_told_before_it_is_written(qtbot: QtBot) -> None:
    """A small plan is one page; a crowded one says how many it takes."""
    small, crowded = (
        ExportDialog(canvas, "one-pager") for canvas in (makers.cafe(), makers.crowded(12, 30))
    )
    for dialog in (small, crowded):
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda dialog=dialog: bool(dialog.facts.text()), timeout=8000)
    assert small.facts.text().startswith("One page; the smallest words are ")
    assert small.facts.property("tone") == "muted"
    assert re.fullmatch(r"This takes \d pages\.", crowded.facts.text())
    assert crowded.facts.property("tone") == "danger"


def test_characters_that_cannot_be_printed_are_named() -> None:
    """The warning shows each character and its code, and counts those it does not show."""
    words, warns = foretold(Report(pages=1, missing=("𓀀", "\u2028")))
    assert words == "No font here can print: 𓀀 (U+13000) U+2028."
    assert warns
    words, _ = foretold(Report(pages=2, missing=tuple(map(chr, range(0x13000, 0x13020)))))
    assert words.startswith("This takes 2 pages. No font here can print: ")
    assert words.endswith(" and 20 more.")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Café money — spring", "Café money — spring.pdf"),
        ("Cafe\u0301", "Café.pdf"),
        ("a/b\\c:d*e?f", "a b c d e f.pdf"),
        ("  ..hidden.. ", "hidden.pdf"),
        ("", "Untitled.pdf"),
        ("///", "Untitled.pdf"),
        ("con", "con_.pdf"),
        ("LPT1.notes", "LPT1_notes.pdf"),
        ("line\nbreak\tand\x07bell", "line break and bell.pdf"),
        ("\u202eright to left", "right to left.pdf"),
    ],
)
def test_names_work_everywhere(title: str, name: str) -> None:
    """A proposed name has no separators, controls or reserved words, and is composed (NFC)."""
    assert file_name(title, ".pdf") == name


@pytest.mark.parametrize("title", makers.AWKWARD.values(), ids=list(makers.AWKWARD))
def test_any_title_gives_a_file_that_can_be_made(title: str, tmp_path: Path) -> None:
    """Whatever the title, the name fits and the system takes it."""
    name = file_name(title, ".canvas")
    assert len(os.fsencode(name)) <= MOST_BYTES
    (tmp_path / name).write_text("x")
    assert [each.name for each in tmp_path.iterdir()] == [name]
