# SPDX-License-Identifier: MIT
"""Every gesture and key of the canvas with what is expected of it, in plain words and in code.

A new gesture or key is one more line: what to do (see ``player``), what comes of it, a question
that is true then, what is selected before, and how many steps of undo it is.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from stratcanvas.domain.cards import Aim, Awareness, Note, Problem, Status, Tactic, TacticKind
from stratcanvas.domain.links import Link
from tests.ui.player import Player


class Line(NamedTuple):
    """One gesture or key."""

    do: str
    """Steps divided by commas, each a verb of ``player`` and what it is done to."""
    result: str
    """What comes of it, for people."""
    so: Callable[[Player], Any]
    """Whether that is so."""
    chosen: str = ""
    """What is selected before, by name, divided by commas."""
    steps: int = 0
    """How many steps of undo it is; none where it changes nothing."""
    listed: str = ""
    """What the sheet of keys calls it, where that is no key of an action."""
    noted: bool = False
    """Whether its action would leave the window, and is only seen to be asked for."""


def first(records: list[Any]) -> Any:
    """Return the only one there is."""
    (found,) = records
    return found


ADDING = (
    Line(
        "press P, type Loses receipts, press Return",
        "a problem comes after the selected one and takes its words",
        lambda p: p.rank()[:3] == ["problem 1", "new", "problem 2"],
        "problem 1",
        1,
    ),
    Line("press P, press Esc", "an empty new problem leaves nothing", lambda p: not p.changes),
    Line(
        "press T, type Open day, press Return",
        "with nothing selected a tactic comes that counts not yet",
        lambda p: first(p.new(Tactic)).title == "Open day" and not p.new(Link),
        steps=1,
    ),
    Line(
        "press T, press Return, press Return",
        "with a problem selected the first starter comes, connected to it",
        lambda p: first(p.new(Link)).problem == p.canvas.ranked[1].id,
        "problem 2",
        1,
    ),
    *(
        Line(
            f"press T, {keys}, press Return, press Return",
            f"an arrow goes to another starter: {kind.label}",
            lambda p, kind=kind: (
                (first(p.new(Tactic)).kind, first(p.new(Link)).problem)
                == (kind, p.canvas.ranked[0].id)
            ),
            "problem 1",
            1,
        )
        for keys, kind in (
            ("press Down", TacticKind.INTERVIEW),
            ("press Down, press Down, press Up", TacticKind.INTERVIEW),
            ("press Down, press Up", TacticKind.ARTICLE),
        )
    ),
    Line(
        "press T, type guide, press Down, press Up, press Return, press Return",
        "letters leave the starters that have them, and arrows go through those",
        lambda p: first(p.new(Tactic)).kind is TacticKind.GUIDE,
        "problem 1",
        1,
    ),
    Line(
        "press T, press Down, press Esc, press Esc",
        "what was gone to and not taken leaves nothing",
        lambda p: not p.changes,
        "problem 1",
    ),
    Line(
        "press T, press Esc, type Open day, press Return",
        "from the starters Esc opens an empty tactic, connected",
        lambda p: first(p.new(Tactic)).title == "Open day" and len(p.new(Link)) == 1,
        "problem 2",
        1,
    ),
    Line(
        "press N, type Ask Ada, press Esc",
        "a note comes in sight and keeps its words",
        lambda p: first(p.new(Note)).text == "Ask Ada",
        steps=1,
    ),
    Line(
        "double-click frame paper, type Loses receipts, press Return",
        "in the frame a double click adds a problem there",
        lambda p: p.rank()[1] == "new",
        steps=1,
        listed="Double-click",
    ),
    Line(
        "double-click right paper, type Open day, press Return",
        "beside the frame it adds a tactic of that side",
        lambda p: first(p.new(Tactic)).aim is Aim.SOLVE,
        steps=1,
    ),
    Line("tool problem, type Rent, press Esc", "a button adds", lambda p: p.new(Problem), "", 1),
    Line("tool tactic, type Open day, press Esc", "a tactic", lambda p: p.new(Tactic), "", 1),
    Line("tool note, type Ask Ada, press Esc", "and a note", lambda p: p.new(Note), "", 1),
    Line(
        "double-click left paper, type Open day, press Return",
        "on the other side one of that",
        lambda p: first(p.new(Tactic)).aim is Aim.EDUCATE,
        steps=1,
    ),
    Line(
        "press T, type Talk: the till, press Return",
        "a kind and a colon before a title set its kind",
        lambda p: (
            (first(p.new(Tactic)).kind, first(p.new(Tactic)).title) == (TacticKind.TALK, "the till")
        ),
        steps=1,
    ),
    Line(
        "press N, type Ask, press Return, type Ada, press Esc",
        "in a note Enter breaks the line",
        lambda p: first(p.new(Note)).text == "Ask\nAda",
        steps=1,
    ),
    Line(
        "pull tactic to left paper, type Open day, press Return",
        "a button dragged on to the canvas puts its card there",
        lambda p: first(p.new(Tactic)).aim is Aim.EDUCATE,
        steps=1,
        listed="Drag a tool",
    ),
    Line(
        "right-click left paper, choose note, type Here, press Esc",
        "the menu of the paper adds at that place",
        lambda p: first(p.new(Note)).x < 0,
        steps=1,
        listed="Right click",
    ),
)

WRITING = (
    Line("press F2", "the selected card opens", lambda p: p.writes == "talk", "talk"),
    Line(
        "press Return, press Ctrl+A, type Rent, press Return",
        "Enter opens a card, and ends with its words",
        lambda p: p.canvas.ranked[0].statement == "Rent" and not p.writes,
        "problem 1",
        1,
        "Enter",
    ),
    Line(
        "press F2, press Ctrl+A, type Rent, press Esc",
        "Esc ends and keeps the words",
        lambda p: p.canvas.ranked[0].statement == "Rent",
        "problem 1",
        1,
        "Enter, Esc",
    ),
    Line(
        "press F2, press End, press Shift+Return, type more, press Esc",
        "Shift+Enter breaks the line of a strategy, or is a space on a title",
        lambda p: p.canvas.strategy.statement.endswith("more"),
        "strategy",
        1,
        "Shift+Enter",
    ),
    Line(
        "press F2, press Ctrl+Return, type Rent, press Esc",
        "Ctrl+Enter ends and opens another card of the same kind",
        lambda p: first(p.new(Problem)).statement == "Rent",
        "problem 1",
        1,
        "Ctrl+Enter",
    ),
    Line(
        "press F2, press Tab",
        "Tab goes on to the next card, open",
        lambda p: p.writes not in {"", "problem 1"},
        "problem 1",
        listed="Tab",
    ),
    Line(
        "press F2, press Home, press Del, press Esc",
        "Delete takes a letter in a field, and no card",
        lambda p: p.canvas.ranked[0].statement[0] == "u" and not p.gone(),
        "problem 1",
        1,
    ),
    Line(
        "press F2, press End, press Backspace, press Esc",
        "so does Backspace",
        lambda p: p.canvas.ranked[0].statement.endswith("Januar") and not p.gone(),
        "problem 1",
        1,
    ),
    Line(
        "press F2, press End, type ptncaksl+-, press Esc",
        "letters that are keys of the canvas are letters there",
        lambda p: p.canvas.ranked[0].statement.endswith("ptncaksl+-") and not p.changes.added,
        "problem 1",
        1,
    ),
    Line(
        "field statement, type ptncaksl, press Ctrl+Home, press Del",
        "so they are in a field of the inspector, and Delete is",
        lambda p: (
            p.canvas.ranked[0].statement.startswith("uns")
            and p.canvas.ranked[0].statement.endswith("ptncaksl")
            and not p.changes.added
            and not p.gone()
        ),
        "problem 1",
        1,
    ),
    Line(
        "press Ctrl+F, type ptnm, wait, press Home, press Del",
        "and in the field of find",
        lambda p: p.words_in_field() == "tnm" and not p.changes,
        "talk",
    ),
    Line(
        "press Ctrl+Shift+P, type ptnm, press Home, press Del",
        "and in the palette",
        lambda p: p.words_in_field() == "tnm" and not p.changes,
        "talk",
    ),
    Line(
        "row talk, press F2, press Ctrl+Home, press Del, type tncM, press Return",
        "and in a row of the outline",
        lambda p: p.tactic("talk").title.startswith("tncMop 10") and not p.changes.added,
        steps=1,
    ),
    Line("double-click sheet", "a double click opens a card", lambda p: p.writes == "sheet"),
    Line("double-click customer", "and the customer", lambda p: p.writes == "customer"),
    Line(
        "press F2, press Ctrl+A, type Rent, press Ctrl+Z",
        "undo while typing takes letters back, and leaves the field open",
        lambda p: p.writes == "problem 1",
        "problem 1",
    ),
    Line(
        "press Del, click hint, type Open day, press Esc",
        "a click on a hint of an empty wing writes a tactic there",
        lambda p: first(p.new(Tactic)).aim is Aim.EDUCATE,
        "talk, article, interview",
        2,
    ),
    Line(
        "press F2, press Ctrl+A, press Del, press Esc, click left paper, click problem 1",
        "a click on an empty card opens it",
        lambda p: p.writes == "problem 1",
        "problem 1",
        1,
    ),
    *(
        Line(
            f"press F2, press Ctrl+A, press Del, press Esc, click left paper, click {name}",
            f"and so it does on an empty {name}",
            lambda p, name=name: p.writes == name,
            name,
            1,
        )
        for name in ("customer", "strategy")
    ),
)

CONNECTING = (
    Line(
        "press C, type late filing, press Return",
        "C, a few letters, Enter: the tactic is connected to the best match",
        lambda p: p.serves("giveaway") == {"problem 3"},
        "giveaway",
        1,
    ),
    Line(
        "press C, press Down, press Space, press Down, press Space, press Esc",
        "in the rows Space connects several, each a step",
        lambda p: len(p.serves("giveaway")) == 2,
        "giveaway",
        2,
    ),
    Line("press C, press Esc", "Esc connects nothing", lambda p: not p.changes, "giveaway"),
    Line("press C", "with nothing selected it is said", lambda p: "Select one" in p.hand.said),
    Line(
        "drag handle of giveaway to problem 3",
        "a handle dragged to a problem connects",
        lambda p: p.serves("giveaway") == {"problem 3"},
        steps=1,
        listed="Drag a handle",
    ),
    Line(
        "drag handle of problem 3 to giveaway",
        "and a problem’s handle to a tactic",
        lambda p: p.serves("giveaway") == {"problem 3"},
        steps=1,
    ),
    Line(
        "drag handle of giveaway to frame paper, type Rent, press Esc",
        "let go in the frame, it brings a problem that is connected",
        lambda p: p.serves("giveaway") == {"new"},
        steps=1,
    ),
    Line(
        "drag handle of problem 3 to right paper, type Open day, press Esc",
        "let go beside the frame, it brings a tactic that is connected",
        lambda p: first(p.new(Link)).problem == p.canvas.ranked[2].id,
        steps=1,
    ),
    Line(
        "drag handle of problem 3 to right paper, press Esc",
        "the card that came leaves nothing when it stays empty",
        lambda p: not p.changes,
    ),
    Line(
        "drag handle of giveaway to right paper, type Rent, press Esc",
        "and beside the frame it brings the last one",
        lambda p: p.serves("giveaway") == {"new"} and p.canvas.ranked[-1].statement == "Rent",
        steps=1,
    ),
    Line(
        "drag handle of giveaway to review",
        "what may not be joined says why",
        lambda p: "not to another tactic" in p.hand.said,
    ),
    Line(
        "drag handle of article to problem 2",
        "what is connected already says so",
        lambda p: p.hand.said == "Already connected",
    ),
    Line(
        "take handle of giveaway to right paper",
        "with a connector in hand all that it may be joined to is lit, and nothing else",
        lambda p: p.lit() == {f"problem {n}" for n in range(1, 5)},
    ),
    Line(
        "take handle of problem 3 to right paper",
        "so it is from a problem",
        lambda p: p.lit() == {"talk", "article", "interview", "sheet", "giveaway", "review"},
    ),
    Line(
        "take handle of giveaway to problem 3",
        "over one of them that one alone is lit",
        lambda p: p.lit() == {"problem 3"},
    ),
    Line(
        "take handle of giveaway to review",
        "over what may not be joined that is not lit",
        lambda p: "review" not in p.lit(),
    ),
    Line(
        "take giveaway to problem 3",
        "a problem is lit while a tactic is over it",
        lambda p: p.lit() == {"problem 3"},
    ),
    Line("take giveaway to review", "and no tactic is", lambda p: not p.lit()),
    Line(
        "take giveaway to problem 3, press Esc, let-go",
        "nothing is lit any more once it is broken off",
        lambda p: not p.lit() and not p.changes,
    ),
    Line(
        "take handle of giveaway to problem 3, press Esc, let-go",
        "Esc drops a connector in mid-drag",
        lambda p: not p.changes,
    ),
    Line(
        "press Del, take handle of giveaway to problem 3, act undo, let-go",
        "so does undo, which brings back what was deleted before",
        lambda p: not p.changes and not p.view.toolbox.busy,
        "note",
    ),
    Line(
        "drag giveaway to problem 3",
        "a tactic dropped on a problem is connected",
        lambda p: p.serves("giveaway") == {"problem 3"},
        steps=1,
        listed="Drop on a problem",
    ),
    Line("click connector", "a click selects a connector", lambda p: p.chosen == {"connector"}),
    Line("press Del", "Delete cuts it", lambda p: not p.serves("review"), "connector", 1),
    Line("press Backspace", "so does Backspace", lambda p: not p.serves("review"), "connector", 1),
    Line(
        "click connector, drag end of connector to problem 3",
        "its end dragged to another card leads it there",
        lambda p: p.serves("review") == {"problem 3"},
        steps=1,
        listed="Drag a connector’s end",
    ),
    Line(
        "click connector, drag start of connector to giveaway",
        "and its other end",
        lambda p: p.serves("giveaway") == {"problem 4"} and not p.serves("review"),
        steps=1,
    ),
    Line(
        "click connector, drag end of connector to right paper",
        "an end dragged to the paper cuts it",
        lambda p: not p.serves("review"),
        steps=1,
    ),
    Line(
        "right-click connector, choose disconnect",
        "its menu cuts it",
        lambda p: not p.serves("review"),
        steps=1,
    ),
    Line("press L", "L goes to a connector", lambda p: p.chosen == {"connector"}, "review"),
    Line("press Shift+L", "Shift+L to the last", lambda p: p.chosen == {"connector"}, "review"),
    Line(
        "press L, press Left",
        "an arrow goes to the card at that end",
        lambda p: p.chosen == {"problem 4"},
        "review",
    ),
    Line(
        "press L, press Return",
        "Enter goes to the other end",
        lambda p: p.chosen == {"problem 4"},
        "review",
    ),
    Line("press L, press Esc", "Esc goes back", lambda p: p.chosen == {"review"}, "review"),
    Line(
        "press L, press Del",
        "Delete cuts it and goes back",
        lambda p: p.chosen == {"review"} and not p.serves("review"),
        "review",
        1,
    ),
    Line(
        "press L, press C, type late filing, press Return",
        "C leads it elsewhere",
        lambda p: p.serves("review") == {"problem 3"},
        "review",
        1,
    ),
)

CHOOSING = (
    Line("click talk", "a click selects", lambda p: p.chosen == {"talk"}),
    Line("click left paper", "on the paper: nothing", lambda p: not p.chosen, "talk"),
    Line(
        "click talk, click problem 2 holding Shift",
        "Shift+click selects one more",
        lambda p: p.chosen == {"talk", "problem 2"},
        listed="Shift+click, Ctrl+click",
    ),
    Line(
        "click talk, click problem 2 holding Ctrl",
        "so does Ctrl+click",
        lambda p: p.chosen == {"talk", "problem 2"},
    ),
    Line(
        "drag left corner to article",
        "a band selects what it touches",
        lambda p: p.chosen == {"talk", "article"},
        listed="Drag on the paper",
    ),
    Line(
        "take left corner to article, press Esc, let-go",
        "Esc drops the band",
        lambda p: p.chosen == {"strategy"},
        "strategy",
    ),
    Line("press Ctrl+A", "all cards", lambda p: len(p.chosen) == 12, ""),
    Line("press Esc", "nothing", lambda p: not p.chosen, "talk", listed="Esc"),
    Line("press Down", "the next card below", lambda p: p.chosen == {"article"}, "talk"),
    Line(
        "press Right",
        "the nearest card to the right",
        lambda p: p.chosen <= {"problem 1", "customer", "problem 2"},
        "talk",
        listed="Arrows",
    ),
    Line("press Up", "the card above", lambda p: p.chosen == {"talk"}, "article"),
    Line("press Left", "the card to the left", lambda p: p.chosen & {"talk"}, "problem 1"),
    Line(
        "press Shift+Down",
        "Shift+arrow selects the nearest card too",
        lambda p: p.chosen == {"talk", "article"},
        "talk",
        listed="Shift+Arrows",
    ),
    Line(
        "press Shift+Down, press Shift+Down",
        "and goes on from it",
        lambda p: p.chosen == {"talk", "article", "interview"},
        "talk",
    ),
    Line(
        "press Shift+Right",
        "to the right",
        lambda p: len(p.chosen) == 2 and p.chosen & {"problem 1", "customer", "problem 2"},
        "talk",
    ),
    Line(
        "press Shift+Left",
        "to the left",
        lambda p: len(p.chosen & {"problem 1", "talk"}) == 2,
        "problem 1",
    ),
    Line("press Tab", "the next card as one reads", lambda p: p.chosen == {"strategy"}, "customer"),
    Line("press Shift+Tab", "the one before", lambda p: p.chosen == {"customer"}, "strategy"),
    Line(
        "press Home", "the first card", lambda p: p.chosen == {"customer"}, "talk", 0, "Home, End"
    ),
    Line("press End", "the last card", lambda p: len(p.chosen) == 1, "talk"),
)

MOVING = (
    Line(
        "press Ctrl+Right",
        "Ctrl+arrow nudges by eight",
        lambda p: abs(p.moved("talk")[0]) == 8,
        "talk",
        1,
        "Ctrl+Arrows",
    ),
    Line("press Ctrl+Left", "to the left", lambda p: p.moved("talk")[0], "talk", 1),
    Line("press Ctrl+Up", "up", lambda p: p.moved("note") == (0, -8), "note", 1),
    Line("press Ctrl+Down", "down", lambda p: p.moved("note") == (0, 8), "note", 1),
    Line(
        "press Ctrl+Shift+Right",
        "with Shift by one",
        lambda p: p.moved("note") == (1, 0),
        "note",
        1,
        "Ctrl+Shift+Arrows",
    ),
    Line("press Ctrl+Shift+Left", "aside", lambda p: p.moved("note") == (-1, 0), "note", 1),
    Line(
        "press Ctrl+Shift+Up",
        "a problem rises",
        lambda p: p.rank()[0] == "problem 2",
        "problem 2",
        1,
    ),
    Line(
        "press Ctrl+Shift+Down",
        "a problem sinks",
        lambda p: p.rank()[2] == "problem 2",
        "problem 2",
        1,
    ),
    Line(
        "press Ctrl+Down",
        "a problem is not nudged, and it is said how it moves",
        lambda p: "Ctrl+Shift" in p.hand.said,
        "problem 2",
    ),
    Line(
        "drag talk to beside talk",
        "a card dragged lies where it is let go",
        lambda p: p.moved("talk") != (0, 0),
        "",
        1,
        "Drag a card",
    ),
    Line(
        "drag talk to beside talk holding Shift",
        "with Shift it keeps to one axis",
        lambda p: p.moved("talk")[0] == 0,
        "",
        1,
        "Shift+drag",
    ),
    Line(
        "drag article to just off article holding Ctrl",
        "with Ctrl it lines up with nothing",
        lambda p: abs(abs(p.moved("article")[0]) - 4 / p.fitted) < 1,
        "",
        1,
        "Ctrl+drag",
    ),
    Line(
        "drag talk to beside talk holding Alt",
        "with Alt a copy is dragged, and it stays",
        lambda p: p.moved("talk") == (0, 0) and len(p.new(Tactic)) == 1,
        "",
        1,
        "Alt+drag",
    ),
    Line(
        "drag talk to across from talk",
        "dragged across the centre its aim changes",
        lambda p: p.tactic("talk").aim is Aim.SOLVE,
        "",
        1,
    ),
    Line(
        "drag problem 3 to above problem 1",
        "a problem dragged up is ranked there",
        lambda p: p.rank()[0] == "problem 3",
        "",
        1,
        "Drag a problem",
    ),
    Line(
        "take talk to beside talk, press Esc, let-go",
        "Esc puts a dragged card back",
        lambda p: not p.changes,
    ),
    Line("press A", "A changes sides", lambda p: p.tactic("talk").aim is Aim.SOLVE, "talk", 1),
    Line(
        "press K, type guide, press Return",
        "K chooses the kind",
        lambda p: p.tactic("talk").kind is TacticKind.GUIDE,
        "talk",
        1,
    ),
    Line(
        "press S, press Down, press Return",
        "S chooses the status",
        lambda p: p.tactic("talk").status is Status.DOING,
        "talk",
        1,
    ),
    Line(
        "click kind of talk, type guide, press Return",
        "a click on a word or a chip that shows a choice of the selected card offers the others",
        lambda p: p.tactic("talk").kind is TacticKind.GUIDE,
        "talk",
        1,
        "Click on a chip",
    ),
    Line("press S, press Esc", "Esc chooses nothing", lambda p: not p.changes, "talk"),
    Line(
        "press Ctrl+T",
        "Tidy lays the wings out and leaves notes alone",
        lambda p: p.moved("talk") != (0, 0) and p.moved("note") == (0, 0),
        steps=1,
    ),
    Line(
        "take talk to beside talk, hold Shift, let-go now holding Shift, free Shift",
        "Shift pressed in mid-drag is heard",
        lambda p: p.moved("talk")[0] == 0,
        "",
        1,
    ),
    Line(
        "drag article to just off article",
        "a card dragged lines up with others",
        lambda p: p.moved("article")[0] == 0,
        "",
        1,
    ),
    Line(
        "take article to just off article, hold Ctrl, let-go now holding Ctrl, free Ctrl",
        "but not with Ctrl pressed in mid-drag",
        lambda p: p.moved("article")[0] != 0,
        "",
        1,
    ),
    Line(
        "take talk to beside talk, hold Alt, let-go now holding Alt, free Alt",
        "with Alt pressed in mid-drag it is a copy that is let go",
        lambda p: p.moved("talk") == (0, 0) and len(p.new(Tactic)) == 1,
        "",
        1,
    ),
    Line(
        "hold Alt, take talk to beside talk holding Alt, free Alt, let-go",
        "Alt pressed before and let go in mid-drag: the card itself",
        lambda p: p.moved("talk") != (0, 0) and not p.new(Tactic),
        "",
        1,
    ),
)

CLIPBOARD = (
    Line(
        "press Ctrl+C, click left paper, press Ctrl+V",
        "what was copied comes again, with its links",
        lambda p: len(p.new(Tactic)) == 1 and len(p.new(Problem)) == 1 and len(p.new(Link)) == 1,
        "review, problem 4",
        1,
    ),
    Line(
        "press Ctrl+Ins, click left paper, press Shift+Ins",
        "older keys copy and paste too",
        lambda p: len(p.new(Tactic)) == 1,
        "talk",
        1,
    ),
    Line(
        "press Ctrl+C, click left paper, press Ctrl+Shift+V",
        "and so does that of other programs for plain words",
        lambda p: len(p.new(Tactic)) == 1,
        "talk",
        1,
    ),
    Line(
        "copy-elsewhere review+problem 4, press Ctrl+V",
        "what was copied in another window comes, with its links, also when that is gone",
        lambda p: len(p.new(Tactic)) == 1 and len(p.new(Problem)) == 1 and len(p.new(Link)) == 1,
        steps=1,
    ),
    Line("press Shift+Del", "and cut", lambda p: p.gone() == {"giveaway"}, "giveaway", 1),
    Line("press Ctrl+X", "cut goes", lambda p: p.gone() == {"giveaway"}, "giveaway", 1),
    Line(
        "press Ctrl+D",
        "a card is there twice, connected as it was",
        lambda p: len(p.new(Tactic)) == 1,
        "review",
        1,
    ),
    Line("press Del", "Delete", lambda p: p.gone() == {"talk", "note"}, "talk, note", 1),
    Line(
        "press Del",
        "the strategy stays",
        lambda p: "stay" in p.window.status.hint.text(),
        "strategy",
    ),
    Line(
        "press Del, press Ctrl+Z",
        "undo brings it back",
        lambda p: not p.changes,
        "talk",
    ),
    Line(
        "press Del, press Ctrl+Z, press Ctrl+Shift+Z",
        "redo takes it again",
        lambda p: p.gone() == {"talk"},
        "talk",
        1,
    ),
    Line(
        "press Del, press Ctrl+Z, press Ctrl+Y",
        "by either key",
        lambda p: p.gone() == {"talk"},
        "talk",
        1,
    ),
    Line(
        "clip Ask Ada/Ask Ben/Ask Cy, click left paper, press Ctrl+V, press Return",
        "of a list that is pasted come as many cards, which is asked before",
        lambda p: {each.title for each in p.new(Tactic)} == {"Ask Ada", "Ask Ben", "Ask Cy"},
        steps=1,
    ),
    Line(
        "clip Ask Ada/Ask Ben, click left paper, press Ctrl+V, press Shift+Tab, press Return",
        "or one card of all of it",
        lambda p: "Ask Ben" in first(p.new(Tactic)).title + first(p.new(Tactic)).detail,
        steps=1,
    ),
    Line(
        "clip Ask Ada/Ask Ben, click left paper, press Ctrl+V, press Esc",
        "or nothing",
        lambda p: not p.changes and p.view.hasFocus(),
    ),
    Line(
        "drop Talk: the till on right paper",
        "words that are dropped become a card there",
        lambda p: first(p.new(Tactic)).aim is Aim.SOLVE,
        steps=1,
    ),
    Line(
        "drop-file - Ask Ada/- Ask Ben/ on left paper, press Return",
        "a list in a Markdown file that is dropped becomes cards",
        lambda p: {each.title for each in p.new(Tactic)} == {"Ask Ada", "Ask Ben"},
        steps=1,
    ),
)

LOOKING = (
    Line("press Ctrl+0", "100 %", lambda p: p.view.zoom_factor == 1.0),
    Line("press Ctrl++", "nearer", lambda p: p.view.zoom_factor > p.fitted),
    Line("press Ctrl+=", "nearer", lambda p: p.view.zoom_factor > p.fitted),
    Line("press Ctrl+-", "further", lambda p: p.view.zoom_factor < p.fitted),
    Line("press +", "nearer", lambda p: p.view.zoom_factor > p.fitted, listed="+ and -"),
    Line("press -", "further", lambda p: p.view.zoom_factor < p.fitted),
    Line("press Ctrl+-, press Shift+1", "all", lambda p: p.view.zoom_factor == p.fitted),
    Line("press Ctrl+-, press Shift+2", "the selected", lambda p: p.view.zoom_factor == 1, "talk"),
    Line("wheel -1", "the wheel pans", lambda p: p.looked_away()),
    Line("wheel -1 holding Shift", "with Shift aside", lambda p: p.looked_away()),
    Line(
        "wheel 1 holding Ctrl, wait",
        "with Ctrl it zooms where the pointer is",
        lambda p: p.view.zoom_factor > p.fitted,
        listed="Ctrl+wheel",
    ),
    Line(
        "press PgDown",
        "the canvas moves down by most of the view",
        lambda p: p.way() == (0, 1),
        listed="PgUp, PgDown",
    ),
    Line("press PgUp", "and up", lambda p: p.way() == (0, -1)),
    Line(
        "press Alt+PgDown",
        "with Alt to the right",
        lambda p: p.way() == (1, 0),
    ),
    Line("press Alt+PgUp", "and to the left", lambda p: p.way() == (-1, 0)),
    Line(
        "act wheel, wheel 1, wait, act wheel",
        "for who prefers it the wheel zooms by itself",
        lambda p: p.view.zoom_factor > p.fitted,
    ),
    Line("pan talk to article", "the middle button pans", lambda p: p.looked_away()),
    Line(
        "hold Space, drag talk to article, free Space",
        "with Space held a drag pans, and moves no card",
        lambda p: p.looked_away(),
        listed="Space+drag",
    ),
    Line("press Ctrl+F, type giveaway, wait", "find selects", lambda p: p.found() == {"giveaway"}),
    Line(
        "clip gíveâway, press Ctrl+F, press Ctrl+V, wait",
        "accents aside",
        lambda p: p.found() == {"giveaway"},
    ),
    Line(
        "press Ctrl+F, type menu, wait, press F3",
        "the next",
        lambda p: p.chosen == {p.nth_found(1)},
    ),
    Line(
        "press Ctrl+F, type menu, wait, press Shift+F3",
        "before",
        lambda p: p.chosen == {p.nth_found(-1)},
    ),
    Line(
        "press Ctrl+Shift+P, type tidy, press Return",
        "the palette does what is typed",
        lambda p: not p.view.lists.picker.isVisible(),
        steps=1,
    ),
    Line("press Ctrl+Shift+F", "the filter", lambda p: p.there("FilterBar")),
    Line("press Ctrl+M", "the matrix, not the canvas", lambda p: not p.view.isVisible()),
    Line(
        "press Ctrl+M, cell giveaway at problem 3, press Enter",
        "Enter shows the cell’s card on the canvas",
        lambda p: p.view.isVisible() and p.chosen == {"giveaway"},
        steps=1,
    ),
    Line("press Ctrl+M, press Ctrl+M", "and the canvas", lambda p: p.view.isVisible()),
    Line("press Ctrl+Shift+O", "outline", lambda p: not p.is_chosen("outline")),
    Line("press Ctrl+Shift+C", "coach", lambda p: not p.is_chosen("coach")),
    Line("press Ctrl+Shift+I", "inspector", lambda p: not p.is_chosen("inspector")),
    Line("press Ctrl+Shift+B", "brief", lambda p: p.is_chosen("brief")),
    Line("press M", "the minimap goes", lambda p: not p.is_chosen("minimap")),
    Line("press M", "and comes again", lambda p: p.is_chosen("minimap")),
    Line("press F7", "no word is marked any more", lambda p: not p.is_chosen("spelling")),
    Line("press F7", "and again they are", lambda p: p.is_chosen("spelling")),
    Line("press Ctrl+G", "the guided start, beside the canvas", lambda p: p.window.panels.guest),
    Line("press F6", "the next pane", lambda p: not p.view.hasFocus()),
    Line("press F5, wait, press End", "presents it", lambda p: p.there("Presentation")),
    Line("press F5, wait, press Esc", "and ends", lambda p: not p.there("Presentation")),
    Line("press F1", "the sheet of keys", lambda p: p.there("KeysDialog")),
    Line("right-click talk", "a menu", lambda p: {"connect", "delete"} <= p.menu),
    Line(
        "menu-key now",
        "the menu of what is selected",
        lambda p: {"rank-up", "connect"} <= p.menu,
        "problem 2",
        listed="Menu, Shift+F10",
    ),
    Line(
        "press F10", "the first menu, to go on from", lambda p: "new" in p.menu, listed="F10, Alt"
    ),
    Line("pinch 25", "two fingers zoom", lambda p: p.view.zoom_factor > p.fitted),
    Line(
        "press Ctrl+0, press Ctrl++, press Ctrl++, click-map review",
        "a click in the minimap goes there",
        lambda p: p.sees("review"),
    ),
    Line(
        "press Ctrl+0, press Ctrl++, press Ctrl++, drag-map talk",
        "its frame is dragged",
        lambda p: p.sees("talk"),
    ),
)

BESIDE = (
    Line("row talk", "a click on a row of the outline selects", lambda p: p.chosen == {"talk"}),
    Line("row talk, press Down", "its arrows go on", lambda p: p.chosen not in ({"talk"}, set())),
    Line(
        "row talk, press F2, press Ctrl+A, type Open day, press Return",
        "F2 writes in the row",
        lambda p: p.tactic("talk").title == "Open day" and not p.writes,
        steps=1,
    ),
    Line(
        "row problem 2, press Ctrl+Shift+Up",
        "a problem rises from its row",
        lambda p: p.rank()[0] == "problem 2",
        steps=1,
    ),
    Line("row talk, press Del", "Delete", lambda p: p.gone() == {"talk"}, steps=1),
    Line(
        "row review, press L",
        "L goes to the canvas, on a connector",
        lambda p: p.chosen == {"connector"} and p.view.hasFocus(),
    ),
    Line(
        "row review, press K, type guide, press Return",
        "K is heard there too",
        lambda p: p.tactic("review").kind is TacticKind.GUIDE,
        steps=1,
    ),
    Line(
        "tick 2", "a tick connects", lambda p: p.serves("giveaway") == {"problem 3"}, "giveaway", 1
    ),
    Line("tick 2, tick 2", "and no longer", lambda p: not p.serves("giveaway"), "giveaway", 2),
    Line(
        "press Ctrl+M, cell giveaway at problem 3",
        "a click on a cell of the matrix connects",
        lambda p: p.serves("giveaway") == {"problem 3"},
        steps=1,
    ),
    Line(
        "press Ctrl+M, cell giveaway at problem 3, press Space",
        "Space toggles it",
        lambda p: not p.serves("giveaway"),
        steps=2,
    ),
    Line(
        "press Ctrl+M, cell giveaway at problem 3, press Down, press Space",
        "arrows go from cell to cell",
        lambda p: len(p.changes.added) == 2 or p.changes.removed,
        steps=2,
    ),
    Line(
        "press Ctrl+M, cell giveaway at problem 3, press Del",
        "Delete takes the connection away, and no card",
        lambda p: not p.changes,
        steps=2,
    ),
    Line(
        "carry problem 3 to above problem 1",
        "a problem dragged in the outline is ranked there",
        lambda p: p.rank()[0] == "problem 3",
        steps=1,
    ),
    Line(
        "carry giveaway to problem 3",
        "a tactic dropped on a problem there is connected",
        lambda p: p.serves("giveaway") == {"problem 3"},
        steps=1,
    ),
    Line(
        "right-click-row talk",
        "a row has the menu of its card",
        lambda p: {"connect", "delete"} <= p.menu and p.chosen == {"talk"},
    ),
)

LEAVING = tuple(
    Line(f"press {keys}", f"asks for {name}", lambda p, name=name: p.asked == [name], noted=True)
    for keys, name in (
        ("Ctrl+N", "new"),
        ("Ctrl+Shift+N", "new-from"),
        ("Ctrl+O", "open"),
        ("Ctrl+S", "save"),
        ("Ctrl+Shift+S", "save-as"),
        ("Ctrl+E", "export-page"),
        ("Ctrl+Shift+E", "export-picture"),
        ("Ctrl+P", "print"),
        ("Ctrl+W", "close"),
        ("Ctrl+Q", "quit"),
        ("F11", "full-screen"),
    )
)

PRESENTING = tuple(
    Line(
        "press F5, wait, " + ", ".join(f"press {key}" for key in keys.split()),
        words,
        lambda p, slide=slide: p.slide() == slide,
    )
    for keys, words, slide in (
        ("Right PgDown Space", "three keys turn on", 3),
        ("Right Right Right Right Left PgUp Backspace", "three turn back", 1),
        ("Right Right Home", "the first page", 0),
        ("End Home End Left Right", "the last page", 6),
        ("B Right Right", "black, and the next key only brings the page back", 1),
    )
)

LED = (
    *(
        Line(f"ask 1, press {key}", words, lambda p, place=place: p.question() == place)
        for key, words, place in (
            ("Alt+Left", "the question before", 0),
            ("Ctrl+PgUp", "by another key", 0),
            ("Alt+Right", "the next question", 2),
            ("Ctrl+PgDown", "by another key", 2),
        )
    ),
    *(
        Line(
            f"ask 2, press {n}",
            f"answer {n} is chosen",
            lambda p, knows=knows: p.canvas.ranked[0].awareness is knows,
            "",
            1,
        )
        for n, knows in ((2, Awareness.UNKNOWN), (3, Awareness.NOT_ASKED))
    ),
    Line("ask 2, press 2, press 1", "answer 1", lambda p: not p.changes, "", 2),
)

SPELLING = (
    Line(
        "press F2, press Ctrl+A, type our eveninsg are lost, press Home, wait, "
        "press Ctrl+Right, press Right, press Shift+F10, press Return, press Esc",
        "the menu key at a word that is marked offers a better one",
        lambda p: p.canvas.ranked[0].statement == "our evenings are lost",
        "problem 1",
        1,
    ),
)

PARTS: dict[str, tuple[Line, ...]] = {
    "adding": ADDING,
    "writing": WRITING,
    "connecting": CONNECTING,
    "choosing": CHOOSING,
    "moving": MOVING,
    "clipboard": CLIPBOARD,
    "looking": LOOKING,
    "beside": BESIDE,
    "presenting": PRESENTING,
    "led": LED,
    "spelling": SPELLING,
    "leaving": LEAVING,
}
"""All lines, by what they are about."""
