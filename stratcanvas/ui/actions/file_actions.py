# SPDX-License-Identifier: MIT
"""What is done with files: new, open, save, copies, export, and the ways on when one has trouble.

Dialogs and the code that writes are imported when they are asked for: no first picture needs them.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.ui.save_and_export import SaveAndExport


def _filing(context: ActionContext) -> "SaveAndExport":
    """Return what saving and exporting need, with every word taken in that is being typed."""
    from stratcanvas.ui.save_and_export import SaveAndExport

    context.keep_words()
    return SaveAndExport(
        context.window,
        context.session,
        context.remembered,
        context.say,
        context.say_of_file,
        context.keep_words,
    )


def new_from(context: ActionContext) -> None:
    """Ask what a new canvas is to begin with, and have it opened."""
    from stratcanvas.session.templates import blank
    from stratcanvas.ui.own_templates import choose

    template = choose(context.window)
    if template == blank():
        context.windows.new.emit()
    elif template is not None:
        context.windows.new_from.emit(template.path)


def save_as_template(context: ActionContext) -> None:
    """Ask for a name and keep a copy as an own template; this document stays."""
    from stratcanvas.ui.own_templates import keep

    keep(context.window, context.session, context.keep_words, context.say)


def ask_open(context: ActionContext) -> None:
    """Ask for files and have them opened."""
    from stratcanvas.ui.dialogs.files import ask_files
    from stratcanvas.ui.save_and_export import folder_for

    paths = ask_files(context.window, folder_for(context.session, context.remembered))
    if paths:
        context.windows.open.emit(paths)


def fill_recent(context: ActionContext, menu: QMenu) -> None:
    """Fill the menu of recent files, and of drafts."""
    from stratcanvas.ui import recent

    recent.fill_recent(
        menu,
        lambda path: context.windows.open.emit([path]),
        context.windows.open_draft.emit,
        lambda draft: _filing(context).discard(draft),
    )


def save(context: ActionContext) -> bool:
    """Write the file now; ask for a name first when there is none. Tell whether all is in it."""
    done = _filing(context).save()
    context.view.keep_words()  # says how much too long the words on a card are, if they are
    return done


def save_as(context: ActionContext) -> None:
    """Ask for another name and go on there; the file of before stays. What has none gets one."""
    if context.session.path is None:
        save(context)
    elif _has_all_words(context):
        _filing(context).go_on_in_copy(context.windows.go_on.emit, tr("Save as"))


def save_copy(context: ActionContext) -> bool:
    """Ask for a name and write a copy there; this document stays. Tell whether there is one."""
    return _filing(context).save_copy()


def export(context: ActionContext, form: str) -> None:
    """Ask how to export, with a format already chosen, and write the file."""
    from stratcanvas.ui.export import export as put_out

    put_out(_filing(context), form)


def print_page(context: ActionContext, *, at_once: bool) -> None:
    """Show the page that was made last, or the one-pager, as it will be printed.

    ``at_once``: where nothing of it is to be minded, a printer is asked for right away.
    """
    from stratcanvas.ui.export import export as put_out

    put_out(_filing(context), "one-pager", prints=True, at_once=at_once)


def export_brief(context: ActionContext) -> None:
    """Ask how to export briefs: of the tactic that is selected, if it counts, else of all."""
    from stratcanvas.formats.chosen_briefs import chosen_by
    from stratcanvas.ui.export import export as put_out

    canvas, ids = context.session.canvas, context.selection.ids
    one = chosen_by(canvas, ids[0]) if len(ids) == 1 and ids[0] in canvas.tactics else ""
    put_out(_filing(context), "brief", {"tactic": one})


def put_back(context: ActionContext) -> bool:
    """Make the file anew that was taken away; tell whether it is there."""
    return _filing(context).put_back()


def go_on_where_it_is(context: ActionContext) -> bool:
    """Go on in the file that was renamed or moved; tell whether it goes on."""
    return _filing(context).go_on_where_it_is()


def go_on_in_copy(context: ActionContext) -> bool:
    """Ask for a name, and go on there, with an id of its own; tell whether it goes on."""
    return _has_all_words(context) and _filing(context).go_on_in_copy(context.windows.go_on.emit)


def keep_both(context: ActionContext) -> bool:
    """Go on beside the file that was changed outside this window; tell whether it goes on."""
    return _has_all_words(context) and _filing(context).keep_both(context.windows.go_on.emit)


def _has_all_words(context: ActionContext) -> bool:
    """Take in what is being typed; False, and told, when words are left that can't be kept."""
    from stratcanvas.session.saved_words import not_kept

    kept = context.keep_words()
    if not kept:
        context.say(str(not_kept(context.session.refusal)))
    return kept
