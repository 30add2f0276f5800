# SPDX-License-Identifier: MIT
"""The door to templates for windows: what there is to begin with, and a session on a new canvas."""

from pathlib import Path

from stratcanvas.domain.arrange import tidy_places
from stratcanvas.domain.cards import Paper
from stratcanvas.domain.commands import place_tactics
from stratcanvas.domain.neighbours import Measure
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from stratcanvas.storage.template_files import (
    Template,
    blank,
    canvas_from,
    examples,
    is_shipped,
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


def new_from(path: Path, paper: Paper = Paper.A4, measure: Measure | None = None) -> Session:
    """Return a session on a new, unnamed canvas that holds what a template holds.

    It has a fresh id and no past, and becomes a draft with the first edit. An example comes on
    this ``paper`` and without what is a stranger's (author, contact, who does what); its cards are
    tidy by ``measure``, where that is given. An own template keeps all its own.
    Raises Trouble when it can't be read (missing, damaged, newer …).
    """
    canvas = canvas_from(path, paper)
    if measure is not None and is_shipped(path):  # its cards are lower without those words
        canvas = canvas.apply(place_tactics(canvas, tidy_places(canvas, measure(canvas))))
    return Session(CanvasFile.draft(canvas, ready_made=True))
