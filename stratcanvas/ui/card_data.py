# SPDX-License-Identifier: MIT
"""Copied cards as other programs and windows get them: each form is made when it is asked for."""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from html import escape

from PySide6.QtCore import QByteArray, QMetaType, QMimeData
from PySide6.QtGui import QGuiApplication

from stratcanvas.domain.arrange import CanvasLayout
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Problem, Tactic, main_text
from stratcanvas.domain.fragments import MIME_TYPE, Fragment, copied, written
from stratcanvas.domain.names import one_line
from stratcanvas.formats.markdown.escaping import alone
from stratcanvas.paint.cut_out import MOST, cut_out
from stratcanvas.qt.guard import guarded
from stratcanvas.words import translated

_NOTHING: QByteArray | None = None
_NONE: list[str] = []
_Entry = tuple[int, Problem | None, str]
"""One line of copied cards: how deep it stands, the problem if it is one, and the words."""


class CardData(QMimeData):
    """Some cards of a canvas, as they were when they were copied.

    Of a strategy or customer there are only the words: a canvas has but one of each.
    """

    def __init__(
        self, canvas: Canvas, keys: Collection[str], layout: CanvasLayout | None = None
    ) -> None:
        """Keep some cards; ``layout`` has at least theirs and the strategy's places.

        Without one there is no picture of them.
        """
        super().__init__()
        self._canvas, self._keys, self._layout = canvas, keys, layout
        makers: dict[str, Callable[[], bytes]] = {
            "text/plain": lambda: self._listed(_as_text),
            "text/markdown": lambda: self._listed(_as_markdown),
            "text/html": self._as_html,
        }
        cards = sum(isinstance(canvas.get(key), Problem | Tactic | Note) for key in keys)
        if cards:
            makers = {MIME_TYPE: lambda: written(self.fragment), **makers}
        if layout is not None and 0 < cards <= MOST:
            makers["image/png"] = self._picture
        self._makers: Mapping[str, Callable[[], bytes]] = makers

    @cached_property
    def fragment(self) -> Fragment:
        """Return what was copied."""
        return copied(self._canvas, self._keys)

    def hand_over(self) -> None:
        """Leave plain bytes in the clipboard in the place of this: the program ends."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.mimeData() is self:
            plain = QMimeData()
            for form in self._makers:
                plain.setData(form, self.data(form))
            clipboard.setMimeData(plain)

    @guarded(_NONE)
    def formats(self) -> list[str]:
        """Return the forms that can be had."""
        return [*self._makers]

    @guarded(False)
    def hasFormat(self, mimetype: str) -> bool:  # noqa: N802 - Qt's name
        """Tell whether a form can be had."""
        return mimetype in self._makers

    @guarded(_NOTHING)
    def retrieveData(  # noqa: N802 - Qt's name
        self, mimetype: str, _: QMetaType | QMetaType.Type
    ) -> QByteArray | None:
        """Return the cards in a form; None for one that there is not."""
        make = self._makers.get(mimetype)
        return None if make is None else QByteArray(make())

    def _picture(self) -> bytes:
        """Return the cards as they look, on white."""
        assert self._layout is not None
        try:
            return cut_out(self._canvas, self._keys, self._layout)
        except MemoryError:
            return b""

    def _as_html(self) -> bytes:
        """Return the cards as a list for text programs: tactics stand below their problem."""
        canvas, before, lines = self._canvas, 0, ["<ul>"]
        for depth, problem, words in _entries(canvas, self.fragment):
            lines += ["<ul>"] * (depth - before) + ["</ul>"] * (before - depth)
            number = f"{canvas.number[problem.id]}. " if problem else ""
            lines.append(f"<li>{number}{escape(one_line(words))}</li>")
            before = depth
        return "".join([*lines, "</ul>" * (before + 1)]).encode()

    def _listed(self, line: Callable[[int, int | None, str], str]) -> bytes:
        """Return the cards as the outline has them: tactics stand under the first problem."""
        canvas = self._canvas
        entries = _entries(canvas, self.fragment)
        return "\n".join(
            line(depth, canvas.number[problem.id] if problem else None, one_line(words))
            for depth, problem, words in entries
        ).encode()


def _entries(canvas: Canvas, fragment: Fragment) -> list[_Entry]:
    """Return a line for each card, in the order of the outline."""
    entries: list[_Entry] = [
        (0, None, main_text(each)) for each in fragment.heads if main_text(each)
    ]
    problems = {each.id: each for each in fragment.problems}
    under: dict[str, list[Tactic]] = {key: [] for key in problems}
    loose: list[Tactic | Note] = []
    for card in fragment.beside:
        served = canvas.problems_of.get(card.id, ()) if isinstance(card, Tactic) else ()
        first = next((key for key in served if key in problems), None)
        if isinstance(card, Tactic) and first is not None:
            under[first].append(card)
        else:
            loose.append(card)
    for key, problem in problems.items():
        entries.append((0, problem, problem.statement))
        entries += [(1, None, _said(tactic)) for tactic in under[key]]
    return entries + [(0, None, _said(card)) for card in loose]


def _said(card: Tactic | Note) -> str:
    """Return a card's words, a tactic's kind before them."""
    if isinstance(card, Tactic) and card.kind.word:
        return f"{translated(card.kind.word)}: {card.title}"
    return main_text(card)


def _as_text(depth: int, number: int | None, words: str) -> str:
    return f"{'    ' * depth}{words}" if number is None else f"{number}. {words}"


def _as_markdown(depth: int, number: int | None, words: str) -> str:
    mark = "-" if number is None else f"{number}."
    return f"{'    ' * depth}{mark} {alone(words)}"
