# SPDX-License-Identifier: MIT
"""The edits of an open document as this computer keeps them: in a working copy that begins with
the first one, made anew should somebody delete it, and kept or thrown away at the end.
"""

import zlib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from stratcanvas.domain.blank import is_as_made
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.document_folder import DocumentFolder
from stratcanvas.storage.errors import Trouble
from stratcanvas.storage.publish_record import PublishRecord, Version
from stratcanvas.storage.vetting import Content, content_of
from stratcanvas.storage.workcopy import WorkCopy, check_rows, image_of
from stratcanvas.words import tr


class Snapshot(NamedTuple):
    """The whole canvas as bytes at one moment, ready to be published."""

    image: bytes
    revision: str


class KeptEdits:
    """What is kept of one document, in a folder of ours that is held."""

    def __init__(self, folder: DocumentFolder, content: Content, real: Path | None) -> None:
        """``content``: what a working copy would begin with. ``real``: None for a draft."""
        self.folder = folder
        self.content = content
        self.real = real
        self.revision = content.revision
        self.begun: Canvas | None = None
        """The canvas as it was made, for one that is new: empty, or of a template."""
        self._image_ahead: tuple[Content, bytes] | None = None

    @property
    def unpublished(self) -> bool:
        """Tell whether there are edits that no file of the user's has (a draft: any at all)."""
        if self.real is None:
            return self.folder.work is not None or not is_as_made(self.content.canvas, self.begun)
        published = self.folder.record.published
        return published is None or published.revision != self.revision

    @property
    def number(self) -> int:
        """Return how many edits the canvas has seen, by its own count."""
        work = self.folder.work
        return self.content.number if work is None else work.number

    @property
    def label(self) -> str:
        """Return what made the canvas what it is now, as ``Content`` has it."""
        work = self.folder.work
        return self.content.label if work is None else work.label

    def warm_up(self) -> None:
        """Make in memory what the first edit would wait for. May run beside everything else."""
        content = self.content
        if self.folder.work is not None:
            return
        with suppress(Trouble, MemoryError):  # the first edit tells, if it meets the same
            self._image_ahead = content, zlib.compress(image_of(content), 1)  # a fifth of it

    def prepare(self) -> None:
        """Keep here now what the first edit would have to wait for. Raises Trouble."""
        self._stand()
        if self.folder.work is None:
            self._begin()

    def apply(self, changes: ChangeSet, label: StepLabel) -> None:
        """Store a change in one transaction. Raises as ``WorkCopy.apply``."""
        self._stand()
        work = self.folder.work or self._begin()
        self.folder.apply(changes, label)
        self.revision = work.revision

    def check_room(self, more: int) -> None:
        """See that so many more cards and connectors could be stored. Raises TooLarge."""
        work = self.folder.work
        here = sum(1 for _ in self.content.canvas.records()) if work is None else work.rows
        check_rows(here + more)

    def snapshot(self) -> Snapshot:
        """Return the canvas as it is now. Raises Trouble."""
        with suppress(Trouble):  # then publishing tells
            self._stand()
        return self._image()

    @property
    def working_image(self) -> bytes:
        """Return the image of the working copy, nothing while there is none. Milliseconds."""
        return b"" if self.folder.work is None or self.folder.is_gone else self.folder.work.image()

    def _stand(self) -> None:
        """Begin again from what is in memory if somebody deleted our folder while we run.

        Raises Trouble; then what was typed is still in ``content``.
        """
        if self.folder.is_gone:
            self.content = content_of(self._image().image, tr("The working copy"), sealed=False)
            self.folder.start_over()
            if self.real is None or self.unpublished:
                self._begin()

    def _begin(self) -> WorkCopy:
        work = self.folder.begin(self.content, self._known_image())
        self._image_ahead = None
        return work

    def _known_image(self) -> bytes:
        """Return the image of the content if it was made ahead, else nothing."""
        ahead = self._image_ahead
        return zlib.decompress(ahead[1]) if ahead and ahead[0] is self.content else b""

    def _image(self) -> Snapshot:
        work = self.folder.work
        if work is None:
            return Snapshot(self._known_image() or image_of(self.content), self.revision)
        return Snapshot(work.image(), self.revision)

    def begin_anew(self, content: Content, sha256: str) -> None:
        """Go on with what the file holds now, by its SHA-256; other edits are let go of."""
        self.content, self.revision = content, content.revision
        self.folder.forget()
        version = Version(sha256, content.revision, content.number)
        self.folder.record = PublishRecord(path=self.real, published=version)

    def keep_everything(self) -> None:
        """Note that no file has anything of it any more. Raises Trouble when it can't be kept."""
        published = self.folder.record.published
        if published is None or self.unpublished:
            return
        self.prepare()
        # Those bytes may still be replaced, should they come back, but no revision is in the file.
        nothing = Version(published.sha256, "")
        self.folder.keep(PublishRecord(path=self.real, published=nothing))

    def leave(self) -> None:
        """Let go. Edits that are in no file are kept for the next time."""
        if not self._are_wanted():
            self.folder.clear()
            return
        with suppress(Trouble):  # if our folder was deleted, it is made anew
            self.prepare()
        self.folder.note_progress()  # only now: a loss is told again until somebody has seen it
        self.folder.leave()

    def _are_wanted(self) -> bool:
        if self.real is not None or not self.unpublished:
            return self.unpublished
        with suppress(Trouble):  # in doubt it is kept
            here = content_of(self._image().image, tr("The draft"), sealed=False)
            return not is_as_made(here.canvas, self.begun)
        return True
