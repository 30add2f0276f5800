# SPDX-License-Identifier: MIT
"""Lists what there is to open, first by name alone; then each is looked at, one by one."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from stratcanvas import __version__
from stratcanvas.paint.theme import PAPER, Theme
from stratcanvas.storage.state_folder import left_open, recent_files
from stratcanvas.ui.start.looks import Looks
from stratcanvas.ui.start.offers import Offer, of_draft, of_file, of_template

if TYPE_CHECKING:
    from stratcanvas.session.glimpse import Artist, Glimpse
    from stratcanvas.session.opening import Draft
    from stratcanvas.session.templates import Template

_WIDTH, _HEIGHT = 600, 240
"""Pixels that a picture has at most: twice those that it is shown in, for screens that are fine."""
_SEEN_FIRST = {"recent": 6, "drafts": 3}
"""Of a section, the offers that are shown at first; the others are looked at after all sections."""


class Again(NamedTuple):
    """What was open at the last Quit and can be opened again."""

    names: tuple[str, ...]
    files: tuple[Path, ...]
    drafts: "tuple[Draft, ...]"


class Listing(QObject):
    """Tells of sections of offers as they are found, and of each offer once more when it is seen.

    Sections: ``again``, ``recent``, ``drafts``, ``own``, ``examples``.
    """

    listed = Signal(str, list)
    """A section, and its offers."""
    seen = Signal(str, int, object)
    """Of a section, the offer at a place, looked at more closely."""
    again = Signal(object)
    """What was open: an Again, or None."""
    completed = Signal()
    """All sections are listed; what follows are looks at single offers."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._looks = Looks()
        self._subjects: dict[str, Sequence[object]] = {}
        self._round = 0
        """Which listing this is: what an older one finds is of no use any more."""

    def begin(self, theme: Theme) -> None:
        """List everything, from the start, with pictures in a theme."""
        self._looks.end()
        self._looks = Looks()
        self._looks.found.connect(self._on_found)
        self._looks.late.connect(self._on_late)
        self._round += 1
        self._theme = theme
        files = recent_files()
        self._take("recent", files)
        QTimer.singleShot(0, self, partial(self._look, self._round, files))

    def _look(self, number: int, files: Sequence[Path]) -> None:
        """Look at everything, now that the names of files are there to be seen."""
        if number != self._round:
            return
        _name_what_is_drawn_with()
        self._ask("drafts", -1, _drafts_and_again)
        self._ask("templates", -1, _templates)
        for place, path in enumerate(files):
            self._ask("recent", place, partial(_of_file, path, self._theme))

    def end(self, seconds: float = 0.0) -> None:
        """Look no more. Wait so long for the look that is under way."""
        self._looks.end(seconds)

    def _ask(self, section: str, place: int, how: Callable[[], object]) -> None:
        later = place >= _SEEN_FIRST.get(section, place + 1)
        self._looks.ask((self._round, section, place), how, later=later)

    def _take(self, section: str, subjects: Sequence[object]) -> None:
        """List what a section has, without having looked at it."""
        self._subjects[section] = subjects
        self.listed.emit(section, [_offer(each) for each in subjects])

    def _on_found(self, key: tuple[int, str, int], found: Any) -> None:
        number, section, place = key
        if number != self._round:
            return
        if section == "drafts" and place < 0:
            drafts, again = found
            self.again.emit(again)
            self._take("drafts", drafts)
            for each, draft in enumerate(drafts):
                self._ask("drafts", each, partial(_of_draft, draft, self._theme))
        elif section == "templates":
            for name, templates in found:
                self._take(name, templates)
                for each, template in enumerate(templates):
                    if not template.trouble:
                        self._ask(name, each, partial(_of_file, template.path, self._theme))
            self.completed.emit()
        else:
            subject = self._subjects[section][place]
            self.seen.emit(section, place, _offer(subject, found))

    def _on_late(self, key: tuple[int, str, int]) -> None:
        number, section, place = key
        if number == self._round and section == "recent":
            path = self._subjects[section][place]
            assert isinstance(path, Path)
            self.seen.emit(section, place, of_file(path, is_late=True))
        elif number == self._round and section == "templates":
            self.completed.emit()  # whatever there is, nobody waits for it


def _offer(subject: object, look: "Glimpse | None" = None) -> Offer:
    from stratcanvas.storage.drafts import Draft

    if isinstance(subject, Path):
        return of_file(subject, look)
    if isinstance(subject, Draft):
        return of_draft(subject, look)
    return of_template(subject, look)  # type: ignore[arg-type]


@cache
def _name_what_is_drawn_with() -> None:
    """Draw one small picture here, once: what Qt draws with is known to Python from then on.

    PySide makes Python's side of a type when it is first named. Two threads that name one at the
    same time find it half made ("QGradient has no attribute Preset"), or end the program.
    """
    from stratcanvas.domain.canvas import Canvas
    from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
    from stratcanvas.domain.links import Link
    from stratcanvas.domain.records import Record

    one, two, three, four, five, six = (f"{number:016x}" for number in range(1, 7))
    records: list[Record] = [
        Problem(id=three, statement="a"),
        Tactic(id=four, title="b"),
        Tactic(id=five, title="c", x=400.0),
        Link(tactic=four, problem=three),
        Note(id=six, text="d", x=800.0),
    ]
    canvas = Canvas(Brief(id=one, title="e"), Strategy(id=two, statement="f"), records)
    _artist(PAPER).draw(canvas)


# what runs in the other thread


def _of_file(path: Path, theme: Theme) -> "Glimpse":
    from stratcanvas.session.glimpse import glimpse_of_file

    return glimpse_of_file(path, _artist(theme))


def _of_draft(draft: "Draft", theme: Theme) -> "Glimpse":
    from stratcanvas.session.glimpse import glimpse_of_draft

    return glimpse_of_draft(draft, _artist(theme))


def _artist(theme: Theme) -> "Artist":
    from stratcanvas.paint.picture import small_png
    from stratcanvas.session.glimpse import Artist

    style = f"{__version__} {theme.name} {_WIDTH} {_HEIGHT}"
    return Artist(style, lambda canvas: small_png(canvas, theme, _WIDTH, _HEIGHT))


def _templates() -> "list[tuple[str, Sequence[Template]]]":
    from stratcanvas.session.templates import examples, own_templates

    return [("own", own_templates()), ("examples", examples())]


def _drafts_and_again() -> "tuple[list[Draft], Again | None]":
    """Return the drafts, and which of what was open at the last Quit can be opened again."""
    from stratcanvas.session.opening import drafts, is_open
    from stratcanvas.storage.location import without_ending

    there = drafts()
    by_folder = {draft.folder: draft for draft in there}
    places = left_open()
    left = [by_folder[place] for place in places if place in by_folder]
    files = [
        place
        for place in places
        if place not in by_folder and place.is_file() and not is_open(place)
    ]
    names = [
        by_folder[each].title if each in by_folder else without_ending(each)
        for each in places
        if each in by_folder or each in files
    ]
    again = Again(tuple(names), tuple(files), tuple(left)) if names else None
    return there, again
