# SPDX-License-Identifier: MIT
"""The door to templates for windows: what there is to begin with, and a session on a new canvas."""

from pathlib import Path

from stratcanvas.domain.cards import Paper
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from stratcanvas.storage.template_files import (
    Template,
    blank,
    canvas_from,
    examples,
    keep_template,
    own_templates,
    remove_template,
    templates_folder,
)

__all__ = [
    "Template",
    "blank",
    "examples",
    "keep_template",
    "new_from",
    "own_templates",
    "remove_template",
    "templates_folder",
]


def new_from(path: Path, paper: Paper = Paper.A4) -> Session:
    """Return a session on a new, unnamed canvas that holds what a template holds.

    It has a fresh id and no past, and becomes a draft with the first edit. An example comes on
    this ``paper`` and without what is a stranger's (author, contact, who does what); an own
    template keeps its own. Raises Trouble when it can't be read (missing, damaged, newer …).
    """
    return Session(CanvasFile.draft(canvas_from(path, paper), ready_made=True))
