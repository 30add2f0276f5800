# SPDX-License-Identifier: MIT
"""The door of this room: whole files in and out, an open document's file, drafts."""

from stratcanvas.storage.canvas_file import CanvasFile
from stratcanvas.storage.drafts import (
    Draft,
    discard_draft,
    draft_in,
    draft_of,
    drafts,
    drafts_for,
    heard,
    is_open,
    open_draft,
    words_in,
)
from stratcanvas.storage.file_io import write
from stratcanvas.storage.kept_edits import Snapshot
from stratcanvas.storage.publish import Outcome
from stratcanvas.storage.read_bytes import beginning_of, bytes_of, canvas_in, read
from stratcanvas.storage.standing import Mark, Sight, Standing
from stratcanvas.storage.vetting import Content

__all__ = [
    "CanvasFile",
    "Content",
    "Draft",
    "Mark",
    "Outcome",
    "Sight",
    "Snapshot",
    "Standing",
    "beginning_of",
    "bytes_of",
    "canvas_in",
    "discard_draft",
    "draft_in",
    "draft_of",
    "drafts",
    "drafts_for",
    "heard",
    "is_open",
    "open_draft",
    "read",
    "words_in",
    "write",
]
