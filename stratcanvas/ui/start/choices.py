# SPDX-License-Identifier: MIT
"""What there is to open, as the start screen shows it: asks the listing, fills the gallery, and
does what is wanted of a card.
"""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from stratcanvas.paint.assets import load_scripts
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import isolated
from stratcanvas.storage.errors import Trouble
from stratcanvas.storage.state_folder import forget_recent, note_left_open
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.start.gallery import Gallery, margin_in
from stratcanvas.ui.start.listing import Again, Listing
from stratcanvas.ui.start.offers import Offer, OfferKind
from stratcanvas.words import tr

_MESSAGE = 8_000
"""Milliseconds that a message stays."""
_LAST_WAIT = 0.5
"""Seconds that the end of the program waits for a picture that is being drawn."""


class Choices(QWidget):
    """The cards, and below them what keys do, or what was just done."""

    open = Signal(list)
    """Files to open: a list of Path."""
    open_draft = Signal(object)
    """A draft to open: a session.opening.Draft."""
    new_from = Signal(object)
    """A new canvas that begins as the template under this Path is wanted."""
    came_first = Signal()
    """The first card is another now."""
    completed = Signal()
    """All that there is to open is listed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.gallery = Gallery(theme, self)
        self.words = Paragraph(self, tone="muted", most=3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.gallery, 1)
        self._below = QVBoxLayout()
        self._below.addWidget(self.words)
        box.addLayout(self._below)
        self._again: Again | None = None
        self._hint = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MESSAGE)
        self._timer.timeout.connect(lambda: self.words.setText(self._hint))
        self._listing = listing = Listing(theme, self)
        listing.listed.connect(self._on_listed)
        listing.seen.connect(self.gallery.show_offer)
        listing.again.connect(self._on_again)
        listing.completed.connect(self.completed)
        self.gallery.chosen.connect(self._open)
        self.gallery.unwanted.connect(self._remove)
        self.gallery.asked.connect(self._ask)
        self.gallery.again.connect(self._open_again)
        app = QApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self._wait)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the words stand level with the cards."""
        super().resizeEvent(event)
        margin = margin_in(self.width())
        self._below.setContentsMargins(margin, 8, margin, 14)

    def _wait(self) -> None:
        self._listing.end(_LAST_WAIT)

    def begin(self) -> None:
        """List what there is."""
        load_scripts()  # titles may be in any
        self._listing.begin(self._theme)

    def end(self) -> None:
        """Look no more."""
        self._listing.end()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on; small pictures are looked for anew."""
        self._theme = theme
        self.gallery.set_theme(theme)
        self._listing.begin(theme)

    def say(self, words: str) -> None:
        """Say that something was done, for a while."""
        self.words.setText(words)
        self._timer.start()

    def _on_listed(self, section: str, offers: list[Offer]) -> None:
        self.gallery.show_offers(section, offers)
        if offers or section == "recent":
            self._show_hint()
        if section in {"recent", "drafts"} and offers:
            self.came_first.emit()

    def _show_hint(self) -> None:
        """Tell of the keys, and of Delete only where there is a file that it takes off."""
        before, self._hint = self._hint, tr("Enter opens · Arrow keys choose")
        if self.gallery.offers("recent"):
            self._hint = tr(
                "Enter opens · Arrow keys choose · "
                "Delete takes a file off this list and leaves it where it is"
            )
        if self.words.text() == before:
            self.words.setText(self._hint)

    def _on_again(self, again: Again | None) -> None:
        self._again = again
        names = " · ".join(isolated(name) for name in again.names) if again else ""
        self.gallery.show_again(tr("Open again what was open") if names else "", names)
        if names:
            self.came_first.emit()

    def _open(self, offer: Offer) -> None:
        if offer.draft is not None:
            self.open_draft.emit(offer.draft)
        elif offer.kind is OfferKind.FILE:
            self.open.emit([offer.path])
        else:
            self.new_from.emit(offer.path)

    def _open_again(self) -> None:
        again = self._again
        if again is None:
            return
        note_left_open(())  # it is open now, and not to be opened twice
        for draft in again.drafts:
            self.open_draft.emit(draft)
        if again.files:
            self.open.emit(list(again.files))

    # the menu of a card

    def _ask(self, offer: Offer, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open")).triggered.connect(lambda: self._open(offer))
        if offer.kind is OfferKind.FILE:
            remove = menu.addAction(tr("Remove from this list"))
            remove.triggered.connect(lambda: self._remove(offer))
        elif offer.draft is not None:
            throw = menu.addAction(tr("Throw away…"))
            throw.triggered.connect(lambda: self._throw_away(offer))
        menu.popup(at)

    def _remove(self, offer: Offer) -> None:
        """Take a file off the list; of anything else say why it stays."""
        name = isolated(offer.title)
        if offer.kind is OfferKind.FILE and offer.path is not None:
            forget_recent(offer.path)
            rest = [each for each in self.gallery.offers("recent") if each.path != offer.path]
            self.gallery.show_offers("recent", rest)
            self._listing.begin(self._theme)
            self.say(tr("“{name}” is off this list. The file is where it was.").format(name=name))
        elif offer.draft is not None:
            self.say(
                tr(
                    "“{name}” is in no file yet, so Delete leaves it alone. "
                    "“Throw away…” is in its menu."
                ).format(name=name)
            )
        else:
            self.say(tr("“{name}” stays here, so that you can begin with it.").format(name=name))

    def _throw_away(self, offer: Offer) -> None:
        from stratcanvas.session.opening import discard_draft
        from stratcanvas.ui.dialogs.discard import ask_to_discard
        from stratcanvas.ui.recent import draft_words

        assert offer.draft is not None
        words = draft_words(offer.draft)
        if not ask_to_discard(self, words):
            return
        try:
            discard_draft(offer.draft)
        except Trouble as trouble:
            self.say(str(trouble))
        else:
            self.say(tr("Thrown away: {draft}").format(draft=words))
        self._listing.begin(self._theme)
