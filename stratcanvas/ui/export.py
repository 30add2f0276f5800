# SPDX-License-Identifier: MIT
"""Print and export: asks what to make of a window's canvas, writes it where the person says, and
says what came of it. On trouble they are shown a way on, and what was chosen is still there.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.registry import FORMATS, Format, Group, offered, written
from stratcanvas.safe_words import isolated
from stratcanvas.session.export import write_export
from stratcanvas.session.export_choices import keep, last_page, recalled
from stratcanvas.storage.errors import Trouble
from stratcanvas.storage.location import without_ending
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.dialogs.files import ask_place
from stratcanvas.ui.dialogs.trouble import NAMING, Way, ask_trouble
from stratcanvas.ui.file_names import file_name
from stratcanvas.ui.save_and_export import SUFFIX, SaveAndExport, folder_for, lacking
from stratcanvas.ui.window_title import canvas_name
from stratcanvas.words import tr, translated


class _Wanted(NamedTuple):
    """What is to be written: the file's bytes, and what they were made of."""

    form: Format
    data: bytes
    canvas: Canvas
    whole: bool
    """Whether all words that are being typed are in it."""


def export(
    filing: SaveAndExport,
    form: str,
    options: Mapping[str, Any] | None = None,
    *,
    prints: bool = False,
    at_once: bool = False,
) -> bool:
    """Ask how to export and where to, and write the file; tell whether it was written or printed.

    ``form`` is chosen at first, and so are ``options``; else it is as the last time. ``prints``:
    it is to be printed, which is the last page that was made of this canvas; ``at_once``: where
    nothing of it is to be minded, a printer is asked for right away.
    """
    whole = filing.take_words()
    session, remembered = filing.session, filing.remembered
    session.accord.look_now()  # what goes on paper is what the file holds, or newer
    session.publish_soon()
    fields = offered(written(FORMATS))
    values = {**recalled(remembered, session.canvas, fields), **(options or {})}
    name = without_ending(session.path) if session.path is not None else ""
    first = _page(filing, form) if prints else form
    dialog = ExportDialog(
        session.canvas,
        first,
        filing.parent,
        name,
        options=values,
        prints=prints,
        at_once=at_once,
    )

    def follow() -> None:  # another program may write the file while somebody chooses
        dialog.show_canvas(session.canvas)

    done = False
    while not done:
        session.newer.connect(follow)
        accepted = dialog.exec()
        session.newer.disconnect(follow)
        if not accepted or dialog.made is None:
            break
        page = dialog.chosen.id if dialog.chosen.group is Group.PAGES else ""
        keep(remembered, session.canvas, dialog.chosen.fields.values(), dialog.values, page)
        if dialog.printed:
            filing.say(lacking(whole=whole) + dialog.printed)
            done = True
            break
        made = _Wanted(dialog.chosen, dialog.made.data, dialog.canvas, whole)
        done = _write(filing, made)
        if not done and session.canvas != dialog.canvas:
            follow()
    dialog.deleteLater()
    return done


def _page(filing: SaveAndExport, form: str) -> str:
    """Return the page that was made of a canvas last, if there still is such a page."""
    last = last_page(filing.remembered, filing.session.canvas)
    return last if any(each.id == last for each in written(FORMATS)) else form


def _write(filing: SaveAndExport, made: _Wanted) -> bool:
    """Ask for a place until writing works or the person leaves it; tell whether it is written."""
    session, remembered, form = filing.session, filing.remembered, made.form
    folder = remembered.export_folder or folder_for(session, remembered)
    called = canvas_name(session)
    if form.suffix == SUFFIX:  # another program's canvas, never in the place of this one
        called = tr("{title} for Obsidian").format(title=called)
    proposed = folder / file_name(called, form.suffix, tr("Untitled canvas"))
    kind = translated(form.name)
    while (path := ask_place(filing.parent, tr("Export"), proposed, kind)) is not None:
        try:
            write_export(path, made.data)
        except Trouble as trouble:
            if ask_trouble(filing.parent, trouble, NAMING) is not Way.OTHER_NAME:
                return False
            proposed = path
            continue
        remembered.export_folder = path.parent
        done = tr("Saved to {path}")
        if session.canvas != made.canvas:
            done = tr("Saved to {path}, as the canvas was before it changed outside this window")
        filing.say(lacking(whole=made.whole) + done.format(path=isolated(str(path))))
        return True
    return False
