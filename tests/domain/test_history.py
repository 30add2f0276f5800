# SPDX-License-Identifier: MIT
"""What an open field's own undo takes back is not lost to the redo of the whole canvas."""

from stratcanvas.domain import commands
from stratcanvas.domain.document import Document
from stratcanvas.domain.step_labels import StepLabel
from tests import makers

KEY = "inspector:statement"


def put(document: Document, words: str, *, taken_back: bool = False) -> None:
    changes = commands.set_field(document.canvas, [document.canvas.strategy.id], "statement", words)
    document.do(StepLabel("edit-text"), changes, KEY, taken_back=taken_back)


def words(document: Document) -> str:
    return document.canvas.strategy.statement


def test_a_step_that_a_field_took_back_whole_is_redone() -> None:
    """Undo then takes what was before the field; redo does both again, in their order."""
    document = Document(makers.cafe())
    before = words(document)
    document.do(StepLabel("add-note"), commands.add_note(0, 0, "Remember"))
    put(document, "One")
    put(document, "One two")
    full = document.canvas
    put(document, "One", taken_back=True)
    put(document, before, taken_back=True)
    assert document.undo_label == StepLabel("add-note")
    assert document.redo_label == StepLabel("edit-text")
    document.undo()
    assert document.canvas == makers.cafe()
    assert document.redo_label == StepLabel("add-note")
    document.redo()
    document.redo()
    assert document.canvas == full
    assert document.redo_label is None


def test_a_part_that_a_field_took_back_is_a_step_to_redo() -> None:
    """Closed or undone, the part that stayed and the part that went are two steps."""
    for closes in (True, False):
        document = Document(makers.cafe())
        put(document, "One")
        put(document, "One two")
        put(document, "One", taken_back=True)
        if closes:
            document.close_step()
        document.undo()
        assert document.canvas == makers.cafe()
        document.redo()
        assert words(document) == "One"
        document.redo()
        assert words(document) == "One two"


def test_a_field_may_do_a_part_again_by_itself() -> None:
    """Between two of its own undos and redos the rest stays what leads to the fullest."""
    document = Document(makers.cafe())
    before = words(document)
    for each in ("One", "One two", "One two three"):
        put(document, each)
    for each in ("One two", "One", before, "One", "One two"):
        put(document, each, taken_back=True)
    document.redo()
    assert words(document) == "One two three"
    assert document.redo_label is None
    document.undo()
    assert document.canvas == makers.cafe()


def test_all_done_again_by_the_field_itself_leaves_nothing_to_redo() -> None:
    """So does typing on after the field's own undo, as any edit does."""
    for last in ("One two", "One more"):
        document = Document(makers.cafe())
        put(document, "One two")
        put(document, "One", taken_back=True)
        put(document, last)
        assert document.redo_label is None
        document.undo()
        assert document.canvas == makers.cafe()


def test_what_is_held_goes_along_to_another_canvas() -> None:
    """A history whose records are put in other records' places loses nothing of what is held."""
    document = Document(makers.cafe())
    put(document, "One two")
    put(document, "One", taken_back=True)
    history = document.state.history
    assert history.held is not None
    assert history.mapped(lambda record: record) == history
