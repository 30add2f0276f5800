# SPDX-License-Identifier: MIT
"""The panel on the right: all fields of the selection, what it is joined to, and its findings.

With nothing selected it shows the brief and the strategy; what is found then is said by the coach.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMargins, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.cross_table import pair_in
from stratcanvas.domain.names import counted_kinds, kind_of, listed, name_of
from stratcanvas.domain.statuses import statuses_in_words
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import Theme
from stratcanvas.safe_words import isolated
from stratcanvas.ui.panels.findings import FindingList
from stratcanvas.ui.panels.form import Form
from stratcanvas.ui.panels.panel_widget import MANY, PanelContext, PanelWidget, take_in
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.panels.sight import PaneScroll
from stratcanvas.words import tr, trn

if TYPE_CHECKING:
    from stratcanvas.ui.panels.ticks import Ticks

_NAME = 90
"""Characters of a card's name within a sentence."""
MOST_TOGETHER = 1_000
"""Cards whose fields are shown and edited together; of more is said what they are, all in all."""
MOST_LISTED = 300
"""Cards whose findings are listed; of more only how many there are is said."""
_MARGINS = QMargins(14, 14, 14, 18)
_APART = 10
"""Pixels more over what the coach says of it: that belongs to what is below."""


def _short(name: str) -> str:
    """Return a name as it fits in a sentence: a text of many words ends in …"""
    return name if len(name) <= _NAME else f"{name[:_NAME].rstrip()}…"


def _caption(parent: QWidget) -> Paragraph:
    return Paragraph(parent, tone="caption")


class Inspector(PanelWidget):
    """Fields, connections and findings of the selection."""

    def __init__(self, around: PanelContext, theme: Theme, parent: QWidget) -> None:
        super().__init__(around, theme, parent)
        self._session, self._selection = around.session, around.selection
        self._forms: dict[type, Form] = {}
        self._about: tuple[str, ...] = ()  # what was selected as it was shown last
        self.ticks: Ticks | None = None
        self._behind, self._is_elsewhere = ChangeSet(), False
        """What has changed, and whether something else is selected, that is not shown yet."""
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._catch_up)
        self.area = PaneScroll(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.page = page = QWidget(self.area.viewport())
        page.setObjectName("page")
        page.setMinimumHeight(1)  # its height follows its width, not what a narrower one would need
        self._box = QVBoxLayout(page)
        self._box.setContentsMargins(_MARGINS)
        self._box.setSpacing(10)
        self.caption = _caption(page)
        self._words = Paragraph(page, most=8)
        self.cut = QPushButton(page)
        self.cut.setText(tr("Disconnect"))
        self.cut.clicked.connect(self._cut_or_join)
        self._second = _caption(page)
        self._second.setText(tr("STRATEGY"))
        self._coach = _caption(page)
        self._coach.setText(tr("ADVICE"))
        self._coach.setContentsMargins(0, _APART, 0, 0)
        self.findings = FindingList(around, theme, page)
        self.findings.wanted.connect(around.go_to)
        self.findings.more.connect(self._show_findings)
        self.findings.restacked.connect(self._order_keys)
        self.many = Paragraph(page)
        self.many.hide()
        self.calm = Paragraph(page, tone="good")
        self.calm.setText(tr("Nothing to mend here."))
        top = self.caption, self._words, self.cut, self._second, self._coach
        for widget in (*top, self.findings, self.many, self.calm):
            self._box.addWidget(widget)
        self._box.addStretch(1)
        around.advice.changed.connect(self._show_findings)
        self._session.changed.connect(self._on_changed)
        self._session.allowed.connect(self._allow)
        self._selection.changed.connect(self._follow)
        self._allow()
        self._show()
        take_in(self, self.area, page)

    def _allow(self) -> None:
        self.cut.setEnabled(self._session.can_edit)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        super().set_theme(theme)
        self.findings.set_theme(theme)

    def focus_first(self) -> None:
        """Give the keyboard to the first field shown."""
        for form in self._forms.values():
            if form.isVisible():
                next(iter(form.rows.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.cut.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_field(self, field: str) -> None:
        """Give the keyboard to a field of what is selected, and bring it into view."""
        shown = (form.rows for form in self._forms.values() if not form.isHidden())
        for row in (rows[field] for rows in shown if field in rows):
            self.area.ensureWidgetVisible(row)
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self, record_type: type) -> Form:
        """Return the form for a type of record, making it the first time it is needed."""
        if record_type not in self._forms:
            form = Form(record_type, self._session, self.page)
            form.not_put_in.connect(self.around.say)
            after = self._second if record_type is Strategy else self._words
            self._box.insertWidget(self._box.indexOf(after) + 1, form)
            form.stackUnder(self._coach if record_type is Strategy else self.cut)  # as it is heard
            self._forms[record_type] = form
        return self._forms[record_type]

    def prepare(self) -> Iterator[None]:
        """Make the forms and the ticks of cards, one a step: the first card that is selected would
        wait for them.
        """
        for record_type in (Problem, Tactic, Note):
            if record_type not in self._forms:
                self.form(record_type).hide()
                yield
        if self.ticks is None:
            self._ticks().hide()
            yield

    def keep_words(self) -> bool:
        """Try once more to keep what was refused; tell whether no words are left over."""
        kept = [form.keep_refused() for form in self._forms.values()]
        return all(kept)

    @property
    def half_day(self) -> tuple[str, str] | None:
        """Return words that are no day yet, and the record they are to be a day of; or None."""
        return next((form.half_day for form in self._forms.values() if form.half_day), None)

    def _bound(self) -> dict[type, tuple[str, ...]]:
        """Return the forms to show now, each with the records it edits."""
        canvas, ids = self._session.canvas, self._selection.ids
        if not ids:
            return {Brief: (canvas.brief.id,), Strategy: (canvas.strategy.id,)}
        if len(ids) > MOST_TOGETHER:
            return {}
        types = {type(canvas.get(key)) for key in ids}
        only = types.pop() if len(types) == 1 else None
        return {only: ids} if only in {Brief, Strategy, Problem, Tactic, Note} else {}

    def _follow(self) -> None:
        """Show what the selection asks for: of very many cards a moment later."""
        if len(self._selection.ids) > MANY or self._late.isActive():
            self._is_elsewhere = True
            self._late.start()
        else:
            self._show()

    def _catch_up(self) -> None:
        """Show what very many cards have come to."""
        behind, self._behind = self._behind, ChangeSet()
        if behind:
            self._take(behind)
        if self._is_elsewhere:
            self._show()

    def _show(self) -> None:
        """Show what the selection asks for."""
        self._is_elsewhere = False
        canvas, ids = self._session.canvas, self._selection.ids
        if canvas.missing(ids):
            return  # the selection is about to drop what is gone
        about, self._about = self._about, ids
        _part_from(self, about, self._forms.values())
        bound = self._bound()
        for record_type, form in self._forms.items():
            form.setVisible(record_type in bound)
        for record_type, keys in bound.items():
            form = self.form(record_type)
            form.bind(keys)
            form.setVisible(True)
        self._show_words(canvas, ids)
        self._second.setVisible(not ids)
        self.cut.setVisible(_are_links(canvas, ids) or pair_in(canvas, ids) is not None)
        _name_cut(self.cut, canvas, ids)
        self._show_ticks(ids if bound and {Problem, Tactic} & set(bound) else ())
        self.calm.hide()
        self._tell_findings(ids)
        self._order_keys()
        self.area.verticalScrollBar().setValue(0)

    def _show_words(self, canvas: Canvas, ids: tuple[str, ...]) -> None:
        self.caption.setText(caption_of(canvas, ids))
        lines = _lines_of(canvas, ids, has_form=bool(self._bound()))
        self._words.setText("\n".join(lines))
        self._words.setVisible(bool(lines))

    def _show_ticks(self, ids: tuple[str, ...]) -> None:
        if ids or self.ticks is not None:
            ticks = self._ticks()
            ticks.setVisible(bool(ids))
            ticks.bind(ids)

    def _ticks(self) -> "Ticks":
        """Return the ticks, made the first time they are needed."""
        if self.ticks is None:
            from stratcanvas.ui.panels.ticks import Ticks

            self.ticks = Ticks(self._session, self.page)
            self.ticks.wanted.connect(self.around.go_to)
            self._box.insertWidget(self._box.indexOf(self._second), self.ticks)
            self.ticks.stackUnder(self._second)
        return self.ticks

    def _order_keys(self) -> None:
        """Let Tab go down the panel as it is read."""
        fields: list[QWidget] = [
            row.editor for kind in self._bound() for row in self.form(kind).rows.values()
        ]
        if self.ticks is not None:
            fields += [self.ticks.filter, self.ticks.list]
        for one, other in pairwise([self.cut, *fields, *self.findings.stops()]):
            QWidget.setTabOrder(one, other)

    def _show_findings(self) -> None:
        ids = self._selection.ids
        if not self._session.canvas.missing(ids):
            self._tell_findings(ids)

    def _tell_findings(self, ids: tuple[str, ...]) -> None:
        """Say what is found about what is selected: of very many cards how much that is."""
        advice = self.around.advice
        is_mass = len(ids) > MOST_LISTED
        found = [] if is_mass else advice.about(ids)
        total = advice.count(ids) if is_mass else len(found)
        self.findings.show_findings(found[: self.findings.most], len(found), named=len(ids) != 1)
        if is_mass and total:
            words = trn(
                "{n} thing to mend here. Select fewer cards to see it.",
                "{n} things to mend here. Select fewer cards to see them.",
                total,
            )
            self.many.setText(words.format(n=f"{total:,}"))
        self.findings.setVisible(not is_mass)
        self.many.setVisible(is_mass and total > 0)
        is_known = advice.is_current or not self.calm.isHidden()
        self.calm.setVisible(bool(ids) and not total and is_known)
        self._coach.setVisible(total > 0 or not self.calm.isHidden())

    def _cut_or_join(self) -> None:
        canvas, ids = self._session.canvas, self._selection.ids
        pair = pair_in(canvas, ids)
        if pair is None:
            self._session.do(StepLabel("disconnect"), commands.delete(canvas, ids))
        else:
            label = StepLabel("disconnect") if pair.id in canvas.links else StepLabel("connect")
            self._session.do(label, commands.toggle_link(canvas, pair.tactic, pair.problem))

    def _on_changed(self, changes: ChangeSet) -> None:
        is_own = any(form.is_editing for form in self._forms.values())
        if not is_own and (self._late.isActive() or len(changes) > MANY):
            self._behind = self._behind.then(changes)
            self._late.start()
        else:
            self._take(changes)

    def _take(self, changes: ChangeSet) -> None:
        """Show a change of what is selected."""
        canvas, ids = self._session.canvas, self._selection.ids
        is_gone = not changes.removed.keys().isdisjoint(ids)
        _tell(self._forms.values(), changes, seen=not is_gone)
        if is_gone:
            return  # the selection is about to drop it
        if self.ticks is not None and not self.ticks.isHidden():
            self.ticks.refresh(changes)
        self._show_words(canvas, ids)
        _name_cut(self.cut, canvas, ids)
        self._show_findings()


def _tell(forms: Iterable[Form], changes: ChangeSet, *, seen: bool) -> None:
    """Have the forms that are seen follow a change; the others catch up with it."""
    for form in forms:
        if seen and not form.isHidden():
            form.refresh(changes)
        else:
            form.miss()


def _part_from(pane: PanelWidget, about: tuple[str, ...], forms: Iterable[Form]) -> None:
    """Give the keyboard back where all that it was about is gone: the next letter would be written
    on another record. Say so of words that could not be kept.
    """
    if not about or len(pane.around.session.canvas.missing(about)) < len(about):
        return
    here = pane.window().focusWidget()
    if here is not None and pane.isAncestorOf(here):
        pane.cards_wanted.emit()
    left = next(filter(None, (form.words_left_for(about) for form in forms)), "")
    if left:
        words = tr("The card is gone. What could not be kept in “{field}” is there if it is back.")
        pane.around.say(words.format(field=left))


def _are_links(canvas: Canvas, ids: tuple[str, ...]) -> bool:
    """Tell whether connectors are selected, and nothing else."""
    return bool(ids) and all(map(canvas.links.__contains__, ids))


def _lines_of(canvas: Canvas, ids: tuple[str, ...], *, has_form: bool) -> list[str]:
    """Return what is said of what is selected, where that is no fields."""
    lines: list[str] = []
    pair = pair_in(canvas, ids)
    made = canvas.links.get(pair.id if pair else ids[0] if len(ids) == 1 else "")
    if made is not None:
        words = tr("“{tactic}” serves problem {problem}.").format(
            tactic=isolated(_short(name_of(canvas, made.tactic))),
            problem=isolated(_short(name_of(canvas, made.problem))),
        )
        lines.append(words)
    elif pair is not None:
        words = tr("Does “{tactic}” serve problem {problem}? Connect the two if it does.")
        lines.append(
            words.format(
                tactic=isolated(_short(name_of(canvas, pair.tactic))),
                problem=isolated(_short(name_of(canvas, pair.problem))),
            )
        )
    elif ids and not has_form and not _are_links(canvas, ids):
        if len(ids) > MOST_LISTED:
            lines += filter(None, [statuses_in_words(canvas, ids)])
        if len(ids) > MOST_TOGETHER:
            words = tr("Select at most {n} cards of one kind to edit their fields together.")
            lines.append(words.format(n=QLocale().toString(MOST_TOGETHER)))
        else:
            lines.append(tr("Select cards of one kind to edit their fields together."))
    return lines


def _name_cut(cut: QPushButton, canvas: Canvas, ids: tuple[str, ...]) -> None:
    """Let the button say what it does to what is selected."""
    pair = pair_in(canvas, ids)
    joins = pair is not None and pair.id not in canvas.links
    cut.setText(tr("Connect") if joins else tr("Disconnect"))
    helps, no_more = (
        tr("Says that the tactic helps here"),
        tr("Takes the line away; the cards stay"),
    )
    cut.setToolTip(helps if joins else no_more)


def caption_of(canvas: Canvas, ids: tuple[str, ...]) -> str:
    """Return the heading over the fields: what is selected, in a word."""
    if not ids:
        return tr("THIS CANVAS")
    pair = pair_in(canvas, ids)
    if pair is not None:
        words = listed(name_of(canvas, pair.tactic)), kind_of(canvas, pair.problem)
        return tr("{tactic} × {problem}").format(tactic=words[0], problem=words[1]).upper()
    return (kind_of(canvas, ids[0]) if len(ids) == 1 else counted_kinds(canvas, ids)).upper()
