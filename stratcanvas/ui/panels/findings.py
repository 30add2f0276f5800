# SPDX-License-Identifier: MIT
"""A list of findings that follows what is found without moving under whoever reads it.

What is open stays open, what is read keeps its place, and only what has changed is drawn anew.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from stratcanvas.coach.lexicon import rule_text
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.ignored import is_ignored
from stratcanvas.domain.names import listed, name_of
from stratcanvas.domain.rules import Finding
from stratcanvas.paint.theme import Theme
from stratcanvas.safe_words import isolated
from stratcanvas.ui.panels.finding_head import FindingWords
from stratcanvas.ui.panels.finding_row import FindingRow
from stratcanvas.ui.panels.link_button import LinkButton
from stratcanvas.ui.panels.panel_widget import PanelContext
from stratcanvas.ui.panels.rule_offer import RuleOffer
from stratcanvas.ui.panels.sight import bring_into_sight
from stratcanvas.words import tr, trn

MOST, MORE = 12, 40
"""Findings shown at first, and so many more each time that they are asked for."""
AT_ONCE = 2
"""New rows that a list shows at once; more of them when the window is free, so many in a turn."""
OFTEN = 2
"""Times that a rule is ignored after which one is asked whether to check it at all."""
_QUOTED, _LONGEST = 4, 60
"""Words that made a rule speak that are shown, and characters of each."""

Key = tuple[str, str]
"""A rule, and the record that it is about."""


class FindingList(QWidget):
    """Findings one below the other; ``wanted`` tells which record the person wants to see."""

    wanted = Signal(str)
    more = Signal()
    """The person wants to see more of them: ``most`` has grown."""
    restacked = Signal()
    """The keyboard goes through other rows than before."""
    emptied = Signal()
    """The row that had the keyboard is gone, and there is no other."""

    def __init__(self, around: PanelContext, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._advice, self.theme = around.session, around.advice, theme
        self._say = around.say
        self.most = MOST
        self._rows: dict[Key, FindingRow] = {}
        self._order: list[Key] = []
        self._stops: list[QWidget] = []
        self._opened: set[Key] = set()
        self._folded: set[Key] = set()
        self._left: dict[Key, tuple[int, bool]] = {}  # where what is ignored stood, and if open
        self._declined: set[str] = set()
        self._last: tuple[Sequence[Finding], int, bool, bool] = (), 0, False, False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(lambda: self._show_again(AT_ONCE))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._session.allowed.connect(self._allow)

    @cached_property
    def offer(self) -> RuleOffer:
        """Return what asks whether to check a rule at all, hidden; few lists ever need it."""
        offer = RuleOffer(self)
        offer.hide()
        offer.accepted.connect(self._switch_off)
        offer.declined.connect(self._decline)
        return offer

    @cached_property
    def rest(self) -> LinkButton:
        """Return what shows further findings, hidden; few canvases have more than are shown."""
        rest = LinkButton("", self)
        rest.setToolTip(tr("Shows more of what the coach found"))
        rest.hide()
        rest.clicked.connect(self._show_more)
        self._box.addWidget(rest)
        return rest

    @property
    def rows(self) -> list[FindingRow]:
        """Return the rows that are shown, from the top."""
        return [self._rows[key] for key in self._order]

    def stops(self) -> Iterator[QWidget]:
        """Walk over what the keyboard stops at, from the top."""
        for row in self.rows:
            yield row.head
            if row.details is not None:
                yield from row.details.ways.links
        made = self.__dict__
        if "offer" in made:
            yield from self.offer.ways.links
        if "rest" in made:
            yield self.rest

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.theme = theme
        for row in self._rows.values():
            row.set_theme(theme)

    def show_findings(
        self, found: Sequence[Finding], total: int, *, named: bool, opens_first: bool = False
    ) -> None:
        """Show findings, the first of ``total``.

        ``named`` says what each is about, for several cards; ``opens_first`` opens the first one
        that was not folded by hand. Much that is new follows a moment later: it may be told again.
        """
        self._last = found, total, named, opens_first
        new = {(each.rule, each.subject) for each in found[: self.most]} - self._rows.keys()
        self._late.start()
        if not self.isVisible() or len(new) <= AT_ONCE:
            self._show_again()

    def _show_again(self, at_once: int = MOST + MORE) -> None:
        """Show what was found last, of what is there still; of what is new so much now."""
        self._late.stop()
        canvas, (found, total, _, _) = self._session.canvas, self._last
        by_key = {(e.rule, e.subject): e for e in found[: self.most] if e.subject in canvas}
        rest = total - len(by_key)
        new = [key for key in by_key if key not in self._rows]
        back = [key for key in new if key in self._left]
        for key in () if back else new[at_once:]:
            del by_key[key]
            self._late.start()
        order = self._stacked(list(by_key), back)
        place = _place_of_keys(self)
        self.setUpdatesEnabled(False)
        before, self._order = self._order, order
        for key in set(before) - by_key.keys():
            self._drop(key, before.index(key))
        self._opened.update(key for key in back if self._left.pop(key)[1])
        for number, key in enumerate(order):
            row = self._rows.get(key) or self._made(key)
            if self._box.indexOf(row) != number:
                self._box.insertWidget(number, row)
            self._show_row(row, by_key[key], number, total)
        self._show_rest(rest)
        self.setUpdatesEnabled(True)
        self._order_keys()
        if place is not None:
            self._give_keys(place)
        if back and _is_read(self):
            _show_whole(self._rows[back[0]])

    def _order_keys(self) -> None:
        """Let Tab go down the list as it is read."""
        stops = [*self.stops()]
        if stops != self._stops:
            self._stops = stops
            for one, other in pairwise(stops):
                QWidget.setTabOrder(one, other)
            self.restacked.emit()

    def _stacked(self, order: list[Key], back: list[Key]) -> list[Key]:
        """Return in which order findings are shown, of which some are ignored no more.

        What is read stays where it is, or comes back to where it was; what is new comes after it.
        """
        if not _is_read(self):
            return order
        stacked = [key for key in self._order if key in order]
        stacked += [key for key in order if key not in self._rows and key not in back]
        for key in sorted(back, key=lambda each: self._left[each][0]):
            stacked.insert(self._left[key][0], key)
        return stacked

    def _show_row(self, row: FindingRow, finding: Finding, number: int, total: int) -> None:
        _, _, named, opens_first = self._last
        key = finding.rule, finding.subject
        is_open = key in self._opened or (opens_first and number == 0 and key not in self._folded)
        told = told_of(self._session.canvas, finding, named=named)
        where = tr("{n} of {total}").format(n=number + 1, total=total)
        row.show_told(told, is_open=is_open, place=where)
        if row.isHidden():  # Qt lays out what it is told to show, even where that is shown
            row.show()

    def _show_rest(self, hidden: int) -> None:
        if hidden > 0:
            self.rest.say(trn("And {n} more", "And {n} more", hidden).format(n=hidden))
        if hidden > 0 or "rest" in self.__dict__:
            self.rest.setVisible(hidden > 0)

    def _made(self, key: Key) -> FindingRow:
        row = self._rows[key] = FindingRow(self.theme, self)
        row.allow(may_ignore=self._session.can_edit)
        row.wanted.connect(lambda: self.wanted.emit(key[1]))
        row.folded.connect(lambda fold: self._fold(key, fold=fold))
        row.walked.connect(lambda step: self._walk(key, step))
        row.ignored.connect(lambda: self._ignore(key))
        row.switched_off.connect(lambda: self._advice.switch_off(key[0]))
        return row

    def _drop(self, key: Key, place: int) -> None:
        row = self._rows.pop(key)
        if is_ignored(self._session.canvas, *key):
            self._left[key] = place, row.is_open
        self._opened.discard(key)
        self._folded.discard(key)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    # what the person does

    def _fold(self, key: Key, *, fold: bool) -> None:
        (self._opened.discard if fold else self._opened.add)(key)
        (self._folded.add if fold else self._folded.discard)(key)
        self._show_again()
        _show_whole(self._rows[key])

    def _walk(self, key: Key, step: int) -> None:
        self._give_keys(max(0, self._order.index(key) + step))

    def _show_more(self) -> None:
        self.most += MORE
        place = len(self._order)
        self.more.emit()
        self._show_again()  # at once: the keyboard goes there
        self._give_keys(place)

    def _ignore(self, key: Key) -> None:
        """Ignore one finding; a rule that is ignored again and again may be switched off."""
        if not self._session.may_edit():
            return
        rule, subject = key
        place, had_keys = self._order.index(key), _place_of_keys(self) is not None
        times = self._advice.times_ignored(rule) + 1
        self._hide_offer()
        self._advice.ignore(Finding(rule, subject))
        if is_ignored(self._session.canvas, rule, subject):
            self._say(tr("Ignored. Undo brings it back, or “Hear again” at the end of the coach."))
        if times >= OFTEN and rule not in self._declined:
            sentence = rule_text(rule, type(self._session.canvas.get(subject))).sentence
            self.offer.ask(rule, sentence, times)
            self._box.insertWidget(place, self.offer)
            self._order_keys()
            if had_keys:
                self.offer.ways.links[0].setFocus()

    def _hide_offer(self) -> None:
        if "offer" in self.__dict__:
            self.offer.hide()

    def _switch_off(self, rule: str) -> None:
        self._put_offer_away()
        self._advice.switch_off(rule)

    def _decline(self, rule: str) -> None:
        self._declined.add(rule)
        self._put_offer_away()

    def _put_offer_away(self) -> None:
        place, has_keys = self._box.indexOf(self.offer), self.offer.isAncestorOf(_focus())
        self.offer.hide()
        if has_keys:
            self._give_keys(place)

    def _allow(self) -> None:
        for row in self._rows.values():
            row.allow(may_ignore=self._session.can_edit)

    # where the keyboard is

    def _give_keys(self, place: int) -> None:
        """Let the keyboard be in a row, unless it is there; in the last one of fewer rows."""
        if not self._order:
            self.emptied.emit()
            return
        row = self.rows[min(place, len(self._order) - 1)]
        if not row.isAncestorOf(_focus()):
            row.head.setFocus()
            _show_whole(row)


def _is_read(listed: FindingList) -> bool:
    """Tell whether somebody may be reading here: the pointer or the keyboard is here."""
    return listed.underMouse() or listed.isAncestorOf(_focus())


def _place_of_keys(listed: FindingList) -> int | None:
    """Return which row has the keyboard, None where none has."""
    here = _focus()
    return next((n for n, row in enumerate(listed.rows) if row.isAncestorOf(here)), None)


def _show_whole(row: FindingRow) -> None:
    bring_into_sight(row, row.head)


def _focus() -> QWidget:
    return QApplication.focusWidget() or QWidget()


def told_of(canvas: Canvas, finding: Finding, *, named: bool) -> FindingWords:
    """Return what a row says of a finding; ``named``: also which card it is about."""
    whole = finding.subject in {canvas.id, canvas.strategy.id}  # their sentences say what is meant
    subject = isolated(listed(name_of(canvas, finding.subject))) if named and not whole else ""
    text = rule_text(finding.rule, type(canvas.get(finding.subject)))
    because = because_words(finding)
    if subject and because.strip("“\u2068\u2069”").casefold() in subject.casefold():
        because = because if " · " in because else ""  # nothing that the card's name does not say
    return FindingWords(finding, text, subject, because)


def because_words(finding: Finding) -> str:
    """Return the words that made a rule speak, quoted: “our brand” · “our leads”."""
    because = list(dict.fromkeys(finding.because))
    parts = [each for each in because if not any(each != w and each in w for w in because)]
    quoted = [f"“{isolated(each, _LONGEST)}”" for each in parts[:_QUOTED]]
    if len(parts) > _QUOTED:
        quoted.append("…")
    words = " · ".join(quoted)
    if finding.rule == "duplicate":
        return tr("The other one says {words}").format(words=words)
    return words
