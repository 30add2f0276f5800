# SPDX-License-Identifier: MIT
"""Beginning with an example or an own template: another canvas, whose past is nobody's business."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import tidy_places
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Paper, Status
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.session.opening import drafts
from stratcanvas.session.session import Session
from stratcanvas.session.templates import (
    Template,
    blank,
    examples,
    keep_template,
    new_from,
    own_templates,
    remove_template,
    templates_folder,
)
from stratcanvas.storage import replace as replacing
from stratcanvas.storage.canvas_file import CanvasFile
from stratcanvas.storage.door import read, write
from stratcanvas.storage.errors import (
    Damaged,
    DiskFull,
    Missing,
    NameTaken,
    Newer,
    NotWritable,
    Trouble,
)
from tests import makers

pytestmark = pytest.mark.usefixtures("qapp")

PLACE = "My plan.canvas"


def kept(canvas: Canvas | None = None, title: str = "My plan") -> Path:
    path = templates_folder() / PLACE
    keep_template(path, canvas or makers.cafe(), title, overwrite=True)
    return path


def type_a_word(session: Session) -> None:
    problem = session.canvas.ranked[0].id
    changes = commands.set_field(session.canvas, [problem], "statement", "Another")
    assert session.do(StepLabel("edit-text"), changes)


@pytest.mark.parametrize("example", examples(), ids=lambda each: each.id)
def test_an_example_becomes_another_canvas_of_nobody(example: Template) -> None:
    """Two canvases from one example are two, without a stranger's name, on the paper of here."""
    path = example.path
    one, other = new_from(path, Paper.LETTER), new_from(path)
    ids = {read(path).id, one.canvas.id, other.canvas.id}
    assert len(ids) == 3
    assert (one.canvas.brief.author, one.canvas.brief.contact) == ("", "")
    assert (one.canvas.brief.paper, other.canvas.brief.paper) == (Paper.LETTER, Paper.A4)
    assert one.canvas.problems == read(path).problems
    done = {(each.owner, each.due, each.status) for each in one.canvas.tactics.values()}
    assert done == {("", None, Status.IDEA)}  # nobody has done or promised anything yet
    assert one.path is None
    for session in (one, other):
        session.close()


def test_an_example_is_tidy_where_its_cards_are_measured() -> None:
    """Its cards are lower without what is left out: they lie as Tidy lays them out here."""
    session = new_from(examples()[0].path, measure=heights)
    canvas = session.canvas
    assert not commands.place_tactics(canvas, tidy_places(canvas, heights(canvas)))
    assert session.saved_words == "Nothing to save yet"
    session.close()


def test_the_blank_template_holds_nothing() -> None:
    """What it makes is a canvas that nobody has written on."""
    session = new_from(blank().path, Paper.LETTER)
    assert session.is_blank
    assert session.canvas.brief.paper is Paper.LETTER
    session.close()


def test_what_nobody_edited_leaves_no_draft_behind() -> None:
    """Whoever only looks at an example finds no draft of it; the first word is kept for good."""
    session = new_from(kept())
    assert session.saved_words == "Nothing to save yet"
    assert not session.is_blank  # there is something on it: it gives its place to no other file
    session.close()
    assert drafts() == []
    session = new_from(kept())
    type_a_word(session)
    assert session.saved_words == "Kept on this computer, not yet in a file"
    session.close()
    (draft,) = drafts()
    assert draft.path is None


def test_an_example_that_nobody_edited_can_be_given_a_name(tmp_path: Path) -> None:
    """All of it is in the file at once, and the file is whole when it is closed."""
    session = new_from(examples()[0].path)
    session.name(tmp_path / "plan.canvas")
    assert read(tmp_path / "plan.canvas") == session.canvas
    assert session.saved_words == "All changes saved"
    type_a_word(session)
    assert session.close()
    assert "Another" in {each.statement for each in read(tmp_path / "plan.canvas").ranked}
    assert drafts() == []


def test_an_edit_that_was_taken_back_is_none() -> None:
    """A canvas that is as its template made it again is not kept either."""
    session = new_from(kept())
    type_a_word(session)
    assert session.undo()
    session.close()
    assert drafts() == []


def test_an_own_template_keeps_what_is_the_persons_and_no_past(tmp_path: Path) -> None:
    """Author, contact, paper and cards are in the copy; the file's id, past and words are not."""
    canvas = makers.cafe()
    canvas = Canvas(
        replace(canvas.brief, contact="ada@example.org", paper=Paper.LETTER),
        canvas.strategy,
        list(canvas.records())[2:],
    )
    write(tmp_path / "plan.canvas", canvas)
    session = Session(CanvasFile.open(tmp_path / "plan.canvas"))
    type_a_word(session)
    path = kept(session.kept, "Autumn")
    session.close()
    template = read(path)
    assert template.id != canvas.id
    assert template.brief == replace(session.kept.brief, id=template.id, title="Autumn")
    assert template.problems == session.kept.problems
    again = CanvasFile.look(path)
    assert (again.past, again.former) == ((), "")
    again.close()
    former = canvas.ranked[0].statement
    assert former.encode() not in path.read_bytes()  # a word that was deleted does not travel
    made = new_from(path)
    assert made.canvas.id not in {template.id, canvas.id}
    assert made.canvas.brief == replace(template.brief, id=made.canvas.id)
    made.close()


def test_own_templates_are_listed_by_title() -> None:
    """Each says what it is called and whom it is for; without a title its file's name tells."""
    assert own_templates() == ()
    for name, title in (("b", "Zebra"), ("a", "apple"), ("c", "")):
        keep_template(templates_folder() / f"{name}.canvas", makers.cafe(), title)
    for stray in ("remark.txt", "._a.canvas", ".canvas"):
        (templates_folder() / stray).write_text("no template")
    found = own_templates()
    assert [each.title for each in found] == ["apple", "c", "Zebra"]
    assert {each.for_whom for each in found} == {makers.cafe().brief.customer}
    assert all(each.is_own and each.trouble is None for each in found)


def test_a_name_that_is_taken_is_replaced_only_when_somebody_says_so() -> None:
    """The template that is there stays as it is until the person wants the other one."""
    path = kept()
    before = path.read_bytes()
    with pytest.raises(NameTaken):
        keep_template(path, makers.empty(), "Other")
    assert path.read_bytes() == before
    assert keep_template(path, makers.empty(), "Other", overwrite=True).title == "Other"


def test_a_template_can_be_thrown_away() -> None:
    """It leaves the list; a canvas that began with it stays, and twice is no trouble."""
    path = kept()
    session = new_from(path)
    (template,) = own_templates()
    remove_template(template)
    remove_template(template)
    assert own_templates() == ()
    assert session.canvas.problems
    session.close()


@pytest.mark.parametrize("kind", [Damaged, Newer, Missing])
def test_a_template_that_can_not_be_read_says_so(kind: type[Trouble]) -> None:
    """Damaged, of a newer program, or gone: one plain sentence, and the list still shows it."""
    path = kept()
    data = bytearray(path.read_bytes())
    if kind is Damaged:
        path.write_bytes(data[: len(data) // 2])
    elif kind is Newer:
        data[60:64] = (99).to_bytes(4, "big")
        path.write_bytes(data)
    else:
        path.unlink()
    with pytest.raises(kind):
        new_from(path)
    if kind is not Missing:
        (template,) = own_templates()
        assert template.title == "My plan"
        assert isinstance(template.trouble, kind)
        remove_template(template)
    assert own_templates() == ()
    assert drafts() == []


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, DiskFull, "no room on this computer’s disk to keep the template"),
        (errno.EROFS, NotWritable, "can’t write to its own folder"),
    ],
)
def test_what_can_not_be_written_is_told_and_nothing_is_half(
    number: int, kind: type[Trouble], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a template can't be kept, the one of before is whole and no other one is there."""
    path = kept()
    before = path.read_bytes()

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(replacing, "sync_file", refuse)
    with pytest.raises(kind, match=words) as trouble:
        keep_template(path, makers.empty(), "Other", overwrite=True)
    assert trouble.value.kept
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [PLACE]


def test_what_can_not_be_thrown_away_is_told() -> None:
    """It is still there, and stays in the list."""
    (templates_folder() / PLACE).mkdir(parents=True)
    (template,) = own_templates()
    assert template.trouble is not None
    with pytest.raises(NotWritable, match="could not be thrown away"):
        remove_template(template)
    assert [each.path for each in own_templates()] == [template.path]
