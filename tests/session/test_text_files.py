# SPDX-License-Identifier: MIT
"""Texts from elsewhere are read as far as they are looked at, and what is no text says so."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from stratcanvas.domain.pasted_text import pasted_text
from stratcanvas.session import text_files
from stratcanvas.session.text_files import MOST, ArrivingText, is_text, lines_of
from stratcanvas.storage.errors import Trouble


@pytest.mark.parametrize("name", ["a.txt", "B.MD", "c.csv", "d.tsv", "e.Markdown"])
def test_texts_are_told_by_their_names(name: str) -> None:
    """Plain text, Markdown and tables, in whatever letters their ending is."""
    assert is_text(Path(name))
    assert not is_text(Path(name + ".canvas"))


@pytest.mark.parametrize("words", ["Café für Zoë – 5 €", "im Café"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_letters_are_read_however_they_were_written(tmp_path: Path, code: str, words: str) -> None:
    """Modern and old ways to write letters all give the words, the last letter too."""
    path = tmp_path / "a.txt"
    path.write_bytes(words.encode(code))
    assert lines_of(path) == words


def test_of_a_huge_file_the_beginning_is_read(tmp_path: Path) -> None:
    """No more is read than would be looked at; a letter that this cuts is left out."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" + "é".encode() * MOST)
    text = lines_of(path)
    assert text == "x" + "é" * ((MOST - 1) // 2)


@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_file_that_is_not_read_whole_is_told_as_such(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, more: int
) -> None:
    """However few letters its bytes are; one that ends where reading ends is whole."""
    data = ("Café für Zoë\n" * 20).encode(code)
    monkeypatch.setattr(text_files, "MOST", len(data) - more)
    path, listener = tmp_path / "a.txt", QObject()
    path.write_bytes(data)
    text = ArrivingText(path, listener)
    with qtbot.waitSignal(text.ended) as told:
        text.start()
    assert told.args is not None
    words, is_cut = told.args
    assert is_cut is bool(more)
    assert pasted_text(words, is_cut=is_cut).is_cut is bool(more)


def test_what_is_no_text_says_so(tmp_path: Path) -> None:
    """Bytes that no text has, a folder, a pipe and a file that is gone end in a sentence."""
    (tmp_path / "a.txt").write_bytes(b"PK\3\4\0\0\0")
    (tmp_path / "b.txt").mkdir()
    os.mkfifo(tmp_path / "c.txt")
    for name in ("a.txt", "b.txt", "c.txt", "gone.txt", "nul\0.txt"):
        with pytest.raises(Trouble):
            lines_of(tmp_path / name)


def test_each_kind_is_read_in_its_own_way(tmp_path: Path) -> None:
    """Markdown loses its marks, a table all but its first words, plain text nothing."""
    for name, words in (("a.md", "# A, *b*"), ("a.csv", "A,b"), ("a.txt", "# A, *b*")):
        (tmp_path / name).write_text(words, encoding="utf-8")
    assert [lines_of(tmp_path / each) for each in ("a.md", "a.csv", "a.txt")] == [
        "A, b",
        "A",
        "# A, *b*",
    ]
