# SPDX-License-Identifier: MIT
"""The table of actions: one row each, in the order of the menus.

The list of keys follows from it, and so do the menus. Each panel's row is an action too. Words are
translated where they are shown.
"""

from stratcanvas.ui.actions import conditions, edits, file_actions
from stratcanvas.ui.actions.action import Action, Where
from stratcanvas.ui.actions.conditions import (
    always,
    can_connect,
    can_copy,
    can_cut,
    can_delete,
    can_disconnect,
    can_redo,
    can_rise,
    can_sink,
    can_undo,
    has_cards,
    has_connectors,
    has_tactics,
    one_problem,
    one_to_edit,
    tactics_chosen,
)
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.actions.view_table import SCREEN, THEMES, VIEW
from stratcanvas.words import mark, tr, translated


def _show_keys(context: ActionContext) -> None:
    from stratcanvas.ui.actions.help import show_keys  # no first picture needs it

    show_keys(context, keys_of_actions())


def _show_palette(context: ActionContext) -> None:
    from stratcanvas.ui.action_palette import action_palette
    from stratcanvas.ui.actions.reasons import why_not

    def why(name: str) -> str:
        return why_not(ACTIONS[name], context.state())

    before = {row.id: tr("Add: ") for row in INSERT} | {row.id: tr("Theme: ") for row in THEMES}
    actions = {name: before.get(name, "") for name in ACTIONS if name != "palette"}
    scene = context.view.stage
    made = action_palette(scene, context.panels, context.remembered, actions, why)
    made.begin(scene.theme)


def _show_about(context: ActionContext) -> None:
    from stratcanvas.ui.actions.help import show_about

    show_about(context)


FILE: tuple[Action, ...] = (
    Action("new", mark("New"), ("Ctrl+N",), always, lambda context: context.windows.new.emit()),
    Action("new-from", mark("New from…"), ("Ctrl+Shift+N",), always, file_actions.new_from),
    Action("open", mark("Open…"), ("Ctrl+O",), always, file_actions.ask_open),
    Action(
        "start-screen",
        mark("Start screen"),
        (),
        always,
        lambda context: context.windows.start_screen.emit(),
    ),
    Action(
        "save",
        mark("Save now"),
        ("Ctrl+S",),
        always,
        file_actions.save,
        naming=conditions.save_words,
        after_line=True,
    ),
    Action(
        "save-as",
        mark("Save as…"),
        ("Ctrl+Shift+S",),
        always,
        file_actions.save_as,
    ),
    Action("save-copy", mark("Save a copy…"), (), always, file_actions.save_copy),
    Action(
        "save-as-template",
        mark("Save as my template…"),
        (),
        always,
        file_actions.save_as_template,
    ),
    Action(
        "export-page",
        mark("Export one-pager…"),
        ("Ctrl+E",),
        always,
        lambda context: file_actions.export(context, "one-pager"),
        "file-text",
        after_line=True,
    ),
    Action(
        "export-picture",
        mark("Export picture…"),
        ("Ctrl+Shift+E",),
        always,
        lambda context: file_actions.export(context, "png"),
    ),
    Action("export-brief", mark("Export briefs…"), (), has_tactics, file_actions.export_brief),
    Action(
        "print-preview",
        mark("Print preview…"),
        (),
        always,
        lambda context: file_actions.print_page(context, at_once=False),
        after_line=True,
    ),
    Action(
        "print",
        mark("Print…"),
        ("Ctrl+P",),
        always,
        lambda context: file_actions.print_page(context, at_once=True),
    ),
    Action(
        "close",
        mark("Close"),
        ("Ctrl+W",),
        always,
        lambda context: context.window.close(),
        after_line=True,
    ),
    Action("quit", mark("Quit"), ("Ctrl+Q",), always, lambda context: context.windows.quit.emit()),
)

EDIT: tuple[Action, ...] = (
    Action(
        "undo",
        mark("Undo"),
        ("Ctrl+Z",),
        can_undo,
        edits.undo,
        "undo-2",
        naming=conditions.undo_words,
        edits=True,
    ),
    Action(
        "redo",
        mark("Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        can_redo,
        edits.redo,
        "redo-2",
        naming=conditions.redo_words,
        edits=True,
    ),
    Action(
        "cut",
        mark("Cut"),
        ("Ctrl+X", "Shift+Del"),
        can_cut,
        edits.cut,
        edits=True,
        where=Where.CARDS,
        after_line=True,
    ),
    Action("copy", mark("Copy"), ("Ctrl+C", "Ctrl+Ins"), can_copy, edits.copy, where=Where.CARDS),
    Action("copy-picture", mark("Copy as picture"), (), always, edits.copy_as_picture),
    Action(
        "paste",
        mark("Paste"),
        ("Ctrl+V", "Shift+Ins", "Ctrl+Shift+V"),
        always,
        edits.paste,
        edits=True,
        where=Where.CARDS,
    ),
    Action(
        "duplicate",
        mark("Duplicate"),
        ("Ctrl+D",),
        can_cut,
        edits.duplicate,
        edits=True,
        where=Where.CARDS,
    ),
    Action(
        "delete",
        mark("Delete"),
        ("Del", "Backspace"),
        can_delete,
        edits.delete,
        edits=True,
        where=Where.CARDS,
    ),
    Action(
        "select-all", mark("Select all"), ("Ctrl+A",), has_cards, edits.select_all, after_line=True
    ),
    Action("find", mark("Find"), ("Ctrl+F",), always, edits.find, "search", after_line=True),
    Action("find-next", mark("Find next"), ("F3",), always, edits.find_next),
    Action("find-previous", mark("Find previous"), ("Shift+F3",), always, edits.find_previous),
    Action("filter", mark("Filter"), ("Ctrl+Shift+F",), has_tactics, edits.filter_cards),
    Action("palette", mark("Actions and cards…"), ("Ctrl+Shift+P",), always, _show_palette),
)

CARD: tuple[Action, ...] = (
    Action(
        "edit-card",
        mark("Edit card"),
        ("F2",),
        one_to_edit,
        edits.edit_card,
        edits=True,
        where=Where.CANVAS,
    ),
    Action(
        "connect",
        mark("Connect"),
        ("C",),
        can_connect,
        edits.connect,
        "link",
        conditions.connect_words,
        edits=True,
        where=Where.CARDS,
        after_line=True,
    ),
    Action(
        "disconnect",
        mark("Disconnect"),
        (),
        can_disconnect,
        edits.disconnect,
        naming=conditions.disconnect_words,
        edits=True,
    ),
    Action(
        "next-connector",
        mark("Next connector"),
        ("L",),
        has_connectors,
        lambda context: edits.go_to_connector(context, 1),
        where=Where.CARDS,
    ),
    Action(
        "previous-connector",
        mark("Previous connector"),
        ("Shift+L",),
        has_connectors,
        lambda context: edits.go_to_connector(context, -1),
        where=Where.CARDS,
    ),
    Action(
        "change-sides",
        mark("Change sides"),
        ("A",),
        tactics_chosen,
        edits.change_sides,
        naming=conditions.side_words,
        edits=True,
        where=Where.CARDS,
        after_line=True,
    ),
    Action(
        "choose-kind",
        mark("Kind…"),
        ("K",),
        tactics_chosen,
        lambda context: edits.choose(context, "kind"),
        edits=True,
        where=Where.CARDS,
    ),
    Action(
        "choose-status",
        mark("Status…"),
        ("S",),
        tactics_chosen,
        lambda context: edits.choose(context, "status"),
        edits=True,
        where=Where.CARDS,
    ),
    Action("rank-up", mark("Rank higher"), ("Ctrl+Shift+Up",), can_rise, edits.rise, edits=True),
    Action("rank-down", mark("Rank lower"), ("Ctrl+Shift+Down",), can_sink, edits.sink, edits=True),
    Action(
        "tidy",
        mark("Tidy"),
        ("Ctrl+T",),
        has_tactics,
        edits.tidy,
        "layout-grid",
        edits=True,
    ),
)

INSERT: tuple[Action, ...] = (
    Action(
        "problem",
        mark("Problem"),
        ("P",),
        always,
        lambda context: context.canvas.add_problem(),
        "problem",
        conditions.problem_words,
        edits=True,
        where=Where.CARDS,
    ),
    Action(
        "tactic",
        mark("Tactic"),
        ("T",),
        always,
        lambda context: context.canvas.add_tactic(),
        "tactic",
        conditions.tactic_words,
        edits=True,
        where=Where.CARDS,
    ),
    Action(
        "tactic-for-problem",
        mark("Tactic for this problem…"),
        (),
        one_problem,
        lambda context: context.canvas.add_tactic_for_problem(),
        edits=True,
    ),
    Action(
        "note",
        mark("Note"),
        ("N",),
        always,
        lambda context: context.canvas.add_note(),
        "note",
        conditions.note_words,
        edits=True,
        where=Where.CARDS,
    ),
)

HELP: tuple[Action, ...] = (
    Action("keys", mark("Keys"), ("F1",), always, _show_keys),
    Action("about", mark("About Stratcanvas"), (), always, _show_about, after_line=True),
)

ACTIONS: dict[str, Action] = {
    action.id: action for action in (*FILE, *EDIT, *CARD, *INSERT, *VIEW, *THEMES, *SCREEN, *HELP)
}
"""Action id → its row."""


def keys_of_actions() -> list[tuple[str, list[tuple[tuple[str, ...], str]]]]:
    """Return headings, each with the keys of its actions that have any, and their words."""
    parts = (
        (tr("Files"), FILE),
        (tr("Edit"), (*EDIT, *CARD)),
        (tr("Add"), INSERT),
        (tr("View"), (*VIEW, *THEMES, *SCREEN, *HELP)),
    )
    return [
        (heading, [(row.shortcut, translated(row.words)) for row in rows if row.shortcut])
        for heading, rows in parts
    ]
