# SPDX-License-Identifier: MIT
"""``import`` makes a canvas of a file of another kind, and leaves that file as it is."""

import json
from pathlib import Path

import pytest

from stratcanvas.cli.entry import run
from stratcanvas.storage.door import read, write
from tests import makers
from tests.formats.pdf.inside.documents import carrying, pdf


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """Return a JSON Canvas of two cards."""
    texts = ["Problem: no cash", "Talk: ten mistakes"]
    nodes = [{"id": str(n), "type": "text", "text": text} for n, text in enumerate(texts)]
    path = tmp_path / "drawn.canvas"
    path.write_text(json.dumps({"nodes": nodes, "edges": [{"fromNode": "1", "toNode": "0"}]}))
    return path


def test_a_json_canvas_becomes_one_beside_it(
    drawn: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is called so that both can lie there, and what was guessed is said."""
    before = drawn.read_bytes()
    assert run(["import", str(drawn)]) == 0
    made = drawn.with_name("drawn (Stratcanvas).canvas")
    canvas = read(made)
    assert [each.statement for each in canvas.ranked] == ["no cash"]
    assert len(canvas.links) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"Made {made}.",
        "What each card is was guessed: 1 problem, 1 tactic that educates.",
    ]
    assert drawn.read_bytes() == before


def test_the_canvas_in_a_pdf_is_taken_out(tmp_path: Path) -> None:
    """It has the PDF's name and another id; what is there is never written over."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(carrying()))
    assert run(["import", str(path)]) == 0
    made = tmp_path / "plan.canvas"
    canvas = read(made)
    assert canvas.problems == makers.cafe().problems
    assert canvas.id != makers.cafe().id
    before = made.read_bytes()
    assert run(["import", str(path)]) == 2
    assert made.read_bytes() == before
    assert run(["import", str(path), "-o", str(tmp_path / "other")]) == 0
    assert (tmp_path / "other.canvas").is_file()


def test_several_files_are_made_into_a_folder(
    drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that can't be read is told, and the others are made all the same."""
    broken, fine = tmp_path / "broken.canvas", tmp_path / "fine.pdf"
    broken.write_text('{"nodes": [')
    fine.write_bytes(pdf(carrying()))
    folder = tmp_path / "made"
    folder.mkdir()
    assert run(["import", str(drawn), str(broken), str(fine), "-o", str(folder)]) == 2
    assert sorted(each.name for each in folder.iterdir()) == [
        "drawn (Stratcanvas).canvas",
        "fine.canvas",
    ]
    assert "“broken.canvas” is a JSON Canvas, but not a whole one" in capsys.readouterr().err


def test_what_can_not_be_taken_in_is_one_sentence(
    drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A canvas of ours, another kind of file, none at all, a name of another kind, no folder."""
    write(tmp_path / "ours.canvas", makers.cafe())
    (tmp_path / "x.bin").write_bytes(b"\0\1\2")
    for words, sentence in (
        (["ours.canvas"], "is a canvas of Stratcanvas already; there is nothing to import."),
        (["x.bin"], "No canvas can be made of “x.bin”. It was left as it is. What can be read: "),
        (["gone.canvas"], "There is no file called “gone.canvas” here."),
        ([drawn.name, "-o", str(tmp_path / "x.pdf")], "is called as if it were another kind."),
        ([drawn.name, "x.bin", "-o", str(tmp_path / "new")], "is not a folder."),
        (["drawn.canvas", "drawn.canvas"], "would be written over each other."),
    ):
        paths = [str(tmp_path / each) if each[:1] not in "-/" else each for each in words]
        assert run(["import", *paths]) == 2
        assert sentence in capsys.readouterr().err
