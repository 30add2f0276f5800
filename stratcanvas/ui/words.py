# SPDX-License-Identifier: MIT
"""What the window says about the canvas in plain words: title, counts, names of things."""

from PySide6.QtCore import QCoreApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic, main_text
from stratcanvas.domain.outline import one_line
from stratcanvas.domain.rules import Tally
from stratcanvas.session.session import Session
from stratcanvas.words import harmless, harmless_lines, isolated


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)


def plain(text: str) -> str:
    """Return a text as one harmless line, to stand by itself; see ``isolated`` for sentences."""
    return harmless(one_line(text))


def tip(text: str) -> str:
    """Return a text for a tool tip, escaped: Qt takes tips for HTML and would read files for it."""
    escaped = harmless_lines(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>".replace("\n", "<br>")


def title(session: Session) -> str:
    """Return the window's title: the canvas' name and where it is kept."""
    where = session.path.name if session.path else _tr("not yet in a file")
    return f"{isolated(one_line(session.title))} — {isolated(where)}"


def tactics_words(tally: Tally) -> str:
    """Return how many tactics count."""
    if not tally.tactics:
        return _tr("No tactics yet")
    words = _tr("{counting} of {all} tactics count")
    if tally.tactics == 1:
        return _tr("The tactic counts") if tally.counting else _tr("The tactic does not count")
    return words.format(counting=tally.counting, all=tally.tactics)


def problems_words(tally: Tally) -> str:
    """Return how many problems there are, and how many nothing helps with."""
    if not tally.problems:
        return _tr("No problems yet")
    many = _tr("1 problem") if tally.problems == 1 else _tr("{n} problems").format(n=tally.problems)
    if not tally.not_helped:
        return _tr("{problems}, all helped").format(problems=many)
    return _tr("{problems}, {n} not yet helped").format(problems=many, n=tally.not_helped)


def name_of(canvas: Canvas, key: str) -> str:
    """Return a short name for a record: its number, and its words or what stands for none."""
    record = canvas.get(key)
    match record:
        case Brief():
            return plain(record.customer) or _tr("The customer")
        case Problem():
            words = plain(record.statement) or _tr("Empty problem")
            return f"{canvas.number[key]} {words}"
        case Strategy():
            return plain(record.statement) or _tr("The strategy")
        case Tactic():
            return plain(record.title) or _tr("Empty tactic")
        case Note():
            return plain(main_text(record)) or _tr("Empty note")
    return ""


def kinds_words(canvas: Canvas, keys: tuple[str, ...]) -> str:
    """Return what is selected, counted by kind: “2 problems, 1 tactic”."""
    counts = (
        (canvas.problems, _tr("1 problem"), _tr("{n} problems")),
        (canvas.tactics, _tr("1 tactic"), _tr("{n} tactics")),
        (canvas.notes, _tr("1 note"), _tr("{n} notes")),
        (canvas.links, _tr("1 connector"), _tr("{n} connectors")),
    )
    parts = []
    for shelf, one, many in counts:
        n = sum(map(shelf.__contains__, keys))
        if n:
            parts.append(one if n == 1 else many.format(n=n))
    if canvas.strategy.id in keys:
        parts.append(_tr("the strategy"))
    if canvas.brief.id in keys:
        parts.append(_tr("the customer"))
    return ", ".join(parts)
