# SPDX-License-Identifier: MIT
"""The part of the table of actions that is about looking: zoom, panels, themes, the screen."""

from stratcanvas.session.preferences import SpellingChoice, ThemeChoice, WheelChoice
from stratcanvas.ui.actions import edits
from stratcanvas.ui.actions.action import Action, Where
from stratcanvas.ui.actions.conditions import always, not_guided, on_canvas, selection_shown
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.panels.table import PANELS, Panel
from stratcanvas.ui.screens import toggle_full_screen
from stratcanvas.words import mark


def _theme(choice: ThemeChoice) -> Action:
    return Action(
        f"theme-{choice.value}",
        choice.label,
        (),
        always,
        lambda context: edits.choose_theme(context, choice),
        ticked=lambda state: state.preferences.theme is choice,
    )


def _panel(row: Panel, *, after_line: bool) -> Action:
    return Action(
        row.id,
        row.words,
        row.shortcut,
        not_guided,
        lambda context: edits.toggle_panel(context, row),
        row.icon,
        ticked=lambda state: row.id in state.shown,
        after_line=after_line,
    )


def _present(context: ActionContext) -> None:
    from stratcanvas.ui.present.presentation import present  # nothing needs it before

    context.keep_words()
    present(context.session, context.selection, context.view, context.panels)


VIEW: tuple[Action, ...] = (
    Action(
        "zoom-in",
        mark("Zoom in"),
        ("Ctrl++", "Ctrl+="),
        on_canvas,
        lambda context: context.view.zoom_in(),
        "plus",
    ),
    Action(
        "zoom-out",
        mark("Zoom out"),
        ("Ctrl+-",),
        on_canvas,
        lambda context: context.view.zoom_out(),
        "minus",
    ),
    Action(
        "zoom-100", mark("100 %"), ("Ctrl+0",), on_canvas, lambda context: context.view.zoom_to(1.0)
    ),
    Action(
        "wheel",
        mark("Wheel zooms"),
        (),
        always,
        edits.toggle_wheel,
        ticked=lambda state: state.preferences.wheel is WheelChoice.ZOOMS,
    ),
    Action(
        "fit",
        mark("Fit all"),
        ("Shift+1",),
        on_canvas,
        lambda context: context.view.fit(),
        where=Where.CARDS,
    ),
    Action(
        "fit-selection",
        mark("Fit selection"),
        ("Shift+2",),
        selection_shown,
        lambda context: context.view.fit_selection(),
        where=Where.CARDS,
    ),
    *(_panel(row, after_line=row is PANELS[0]) for row in PANELS),
    Action(
        "minimap",
        mark("Minimap"),
        ("M",),
        on_canvas,
        edits.toggle_minimap,
        ticked=lambda state: "minimap" in state.shown,
        where=Where.CARDS,
    ),
    Action(
        "spelling",
        mark("Mark spelling"),
        ("F7",),
        always,
        edits.toggle_spelling,
        ticked=lambda state: state.preferences.spelling is SpellingChoice.MARKED,
    ),
    Action(
        "canvas", mark("Canvas"), (), not_guided, edits.show_canvas, "workflow", ticked=on_canvas
    ),
    Action(
        "guided-start",
        mark("Guided start"),
        ("Ctrl+G",),
        always,
        lambda context: context.guide(),
        ticked=lambda state: state.guided,
        after_line=True,
    ),
    Action(
        "next-pane", mark("Next pane"), ("F6",), always, lambda context: context.panels.next_pane()
    ),
)

THEMES: tuple[Action, ...] = tuple(_theme(choice) for choice in ThemeChoice)

SCREEN: tuple[Action, ...] = (
    Action("present", mark("Present"), ("F5",), always, _present, "play"),
    Action(
        "full-screen",
        mark("Full screen"),
        ("F11",),
        always,
        lambda context: toggle_full_screen(context.window),
        ticked=lambda state: state.full_screen,
    ),
)
