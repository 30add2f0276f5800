# SPDX-License-Identifier: MIT
"""A loss is told until a person can have heard of it: a kill in that very moment hides nothing."""

from collections.abc import Callable

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.storage.door import CanvasFile, drafts, heard, open_draft, write
from stratcanvas.storage.errors import ChangedElsewhere, Damaged, Trouble
from tests import makers
from tests.damage import Harm, Kept, lived
from tests.papers import die, edit


def close(file: CanvasFile) -> None:
    file.close()


def edit_and_die(file: CanvasFile) -> None:
    edit(file)
    die(file)


def notes(canvas: Canvas) -> set[str]:
    return {note.text for note in canvas.notes.values()}


def notice_of(kept: Kept) -> Trouble | None:
    """Open the file, hear what it tells, and be killed in that moment."""
    file = CanvasFile.open(kept.plan)
    die(file)
    return file.notice


def only_draft() -> CanvasFile:
    (draft,) = drafts()
    return open_draft(draft)


LOG_CUT, NO_PROGRESS = Harm("canvas.db-wal", "cut"), Harm("progress", "deleted")
CASES = [
    ("a file, killed", [Harm("canvas.db", "deleted")], "could not be read"),
    ("a file, killed", [LOG_CUT], "last edits that were kept"),
    ("a file, killed", [LOG_CUT, NO_PROGRESS], "could not be checked"),
    ("a file, written and killed", [LOG_CUT], "last edits that were kept"),
    ("a file, written and killed", [LOG_CUT, NO_PROGRESS], "could not be checked"),
]


@pytest.mark.parametrize("hears", [close, edit_and_die])
@pytest.mark.parametrize(("life", "harms", "said"), CASES)
def test_a_file_tells_again(
    life: str, harms: list[Harm], said: str, hears: Callable[[CanvasFile], None]
) -> None:
    """Killed while it is told, it is told at the next start; after an edit or a closing, not."""
    with lived(life) as kept, kept.at_home():
        for harm in harms:
            harm.do(kept.folder)
        for _ in range(3):
            assert said in str(notice_of(kept))
        file = CanvasFile.open(kept.plan)
        hears(file)
        assert notice_of(kept) is None


def test_a_loss_is_found_without_its_file() -> None:
    """Who starts without naming the file hears of it too: it is listed, and opening it tells."""
    with lived("a file, killed") as kept, kept.at_home():
        Harm("canvas.db", "deleted").do(kept.folder)
        assert notice_of(kept) is not None
        (draft,) = drafts()
        assert draft.path == kept.plan
        file = open_draft(draft)
        assert isinstance(file.notice, Damaged)
        file.close()
        assert drafts() == []


def test_a_draft_tells_again() -> None:
    """A draft that can't be read stays listed until somebody has been told."""
    with lived("a draft, killed") as kept, kept.at_home():
        Harm("canvas.db", "deleted").do(kept.folder)
        for _ in range(3):
            with pytest.raises(Damaged, match="put by") as caught:
                only_draft()
        heard(caught.value)
        assert drafts() == []


def test_a_copy_that_became_a_draft_tells_what_it_lacks() -> None:
    """The file shows another version; the draft says that its end is lost, also after a kill."""
    with lived("a file, killed") as kept, kept.at_home():
        Harm("canvas.db-wal", "cut").do(kept.folder)
        write(kept.plan, makers.cafe(), overwrite=True)
        notice = notice_of(kept)
        assert isinstance(notice, ChangedElsewhere)
        assert "could not be read" in notice.sentence
        for _ in range(2):
            (draft,) = (each for each in drafts() if each.canvas)
            file = open_draft(draft)
            assert notes(file.canvas) < kept.words
            assert isinstance(file.notice, Damaged)
            die(file)


def test_a_name_that_is_taken_over_hides_no_loss() -> None:
    """A canvas that takes the name of a lost file leaves what was lost there to be told."""
    with lived("a file, killed") as kept, kept.at_home():
        Harm("canvas.db", "deleted").do(kept.folder)
        kept.plan.unlink()
        file = CanvasFile.draft(makers.fresh("Another"))
        file.name(kept.plan)
        edit(file)
        with pytest.raises(Damaged, match="put by"):
            only_draft()
        file.discard()


def test_nothing_is_told_where_the_file_has_everything() -> None:
    """A copy that can't be read of which the file holds every edit: told once, as no loss."""
    with lived("a file, written and killed") as kept, kept.at_home():
        file = CanvasFile.open(kept.plan)
        file.publish(file.snapshot())
        die(file)
        Harm("canvas.db", "deleted").do(kept.folder)
        notice = notice_of(kept)
        assert notice is not None
        assert "has all of your edits" in notice.kept
        assert notice_of(kept) is None
