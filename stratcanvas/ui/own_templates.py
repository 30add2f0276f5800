# SPDX-License-Identifier: MIT
"""What is done with templates: choosing one to begin with, keeping and throwing away own ones."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from stratcanvas.domain.cards import Brief
from stratcanvas.domain.fields import BadValue, field_of, receive
from stratcanvas.domain.names import one_line
from stratcanvas.safe_words import isolated
from stratcanvas.session.saved_words import not_kept
from stratcanvas.session.session import Session
from stratcanvas.session.templates import (
    Template,
    keep_template,
    own_templates,
    remove_template,
    templates_folder,
)
from stratcanvas.storage.errors import NameTaken, Trouble
from stratcanvas.storage.location import ENDING
from stratcanvas.ui.dialogs.new_from import NewFromDialog
from stratcanvas.ui.dialogs.template_name import (
    ask_template_name,
    ask_to_replace,
    ask_to_throw_away,
)
from stratcanvas.ui.dialogs.trouble import NAMING, Way, ask_trouble
from stratcanvas.ui.file_names import file_name
from stratcanvas.ui.window_title import canvas_name
from stratcanvas.words import tr

_LONGEST = 60
"""Letters of a title among our words."""


def choose(parent: QWidget) -> Template | None:
    """Ask what a new canvas is to begin with; None when the person thought better of it."""
    dialog = NewFromDialog(lambda template: throw_away(parent, template), parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.chosen


def throw_away(parent: QWidget, template: Template) -> bool:
    """Ask whether an own template is to be thrown away, and do it; tell whether it is gone."""
    if not ask_to_throw_away(parent, _shown(template.title)):
        return False
    try:
        remove_template(template)
    except Trouble as trouble:
        ask_trouble(parent, trouble, ())
        return False
    return True


def keep(
    parent: QWidget,
    session: Session,
    take_words: Callable[[], bool],
    say: Callable[[str], object],
) -> bool:
    """Ask for a name and keep a copy as an own template; tell whether it was kept.

    ``take_words`` takes in what is being typed, and tells whether all of that could be kept.
    """
    name = canvas_name(session)
    while name := ask_template_name(parent, one_line(name)):
        whole = take_words()
        try:
            if not _kept(parent, session, name):
                continue
        except Trouble as trouble:
            if ask_trouble(parent, trouble, NAMING) is not Way.OTHER_NAME:
                return False
            continue
        done = tr("Your template “{title}” is kept. “New from…” offers it.")
        lacking = "" if whole else f"{not_kept(session.refusal).sentence} "
        say(lacking + done.format(title=_shown(name)))
        return True
    return False


def _kept(parent: QWidget, session: Session, name: str) -> bool:
    """Keep a template under a name, replacing one if the person says so; tell whether it is."""
    try:
        title = receive(field_of(Brief, "title"), name)
    except BadValue as refusal:
        raise Trouble(str(refusal)) from refusal
    path = templates_folder() / file_name(title, ENDING, tr("Untitled canvas"))
    try:
        keep_template(path, session.kept, title)
    except NameTaken:
        there = next((each.title for each in own_templates() if each.path == path), title)
        if not ask_to_replace(parent, _shown(there)):
            return False
        keep_template(path, session.kept, title, overwrite=True)
    return True


def _shown(title: str) -> str:
    return isolated(one_line(title), _LONGEST)
