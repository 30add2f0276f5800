# SPDX-License-Identifier: MIT
"""The window in light, dark and strong contrasts: a palette of the theme's values, and a style
sheet that names them.

Qt's own setColorScheme does nothing on bare X11 and offscreen, so the palette is ours.
"""

from collections.abc import Iterable
from string import Template

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer

from stratcanvas.paint.theme import DARK, LIGHT, Theme
from stratcanvas.session.preferences import ThemeChoice

_ROLES = (
    ("window", "window", "Window"),
    ("text", "text", "Text"),
    ("text", "window-text", "WindowText"),
    ("text", "button-text", "ButtonText"),
    ("muted", "placeholder-text", "PlaceholderText"),
    ("muted", "dark", "Dark"),
    ("field", "base", "Base"),
    ("panel", "alternate-base", "AlternateBase"),
    ("border", "mid", "Mid"),
    ("button", "button", "Button"),
    ("on_accent", "bright-text", "BrightText"),
    ("accent", "accent", "Accent"),
    ("select", "highlight", "Highlight"),
    ("on_select", "highlighted-text", "HighlightedText"),
    ("select", "link", "Link"),
    # In these Qt's style draws nothing of ours; here they stand for colours it has no role for.
    ("button_hover", "midlight", "Midlight"),
    ("refuse", "shadow", "Shadow"),
    ("ground", "tooltip-base", "ToolTipBase"),
    ("good", "tooltip-text", "ToolTipText"),
    ("accent_ring", "light", "Light"),
    ("danger", "link-visited", "LinkVisited"),
)
"""The theme's colours, the words by which a style sheet finds each, and Qt's roles for them."""


def palette_of(theme: Theme) -> QPalette:
    """Return the palette of a theme, in which the style sheet finds all its colours."""
    role = QPalette.ColorRole
    values = theme._asdict()
    palette = QPalette()
    for name, _, each in _ROLES:
        palette.setColor(role[each], QColor(values[name]))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(theme.refuse))
    return palette


_SHEET = Template("""
QMainWindow, QDialog, PanelWidget, PanelWidget QWidget#page { background: $window; }
QMenuBar { background: $ground; color: $text; padding: 3px 6px; border: 0; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $button_hover; }
QMenu { background: $panel; color: $text; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 5px; }
QMenu::item:selected { background: $button_hover; }
QMenu::item:disabled { color: $refuse; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QToolBar { background: $window; border: 0; border-bottom: 1px solid $border; padding: 6px 10px;
  spacing: 4px; }
QToolBar::separator { width: 1px; background: $border; margin: 5px 8px; }
QStatusBar { background: $window; border-top: 1px solid $border; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: $border; }
TextBox, QLineEdit { background: $field; color: $text; border: 1px solid $border;
  border-radius: 6px; padding: 5px 6px; placeholder-text-color: $muted;
  selection-background-color: $select;
  selection-color: $on_select; }
TextBox:focus, QLineEdit:focus { border: 2px solid $select; padding: 4px 5px; }
QSpinBox { background: $field; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: 5px 6px; selection-background-color: $select; selection-color: $on_select; }
QSpinBox:focus { border: 2px solid $select; padding: 4px 5px; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { border: 0; padding: 0; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; background: transparent; width: 22px; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover { background: $button_hover; }
TextBox#row { border-radius: 4px; padding: 3px 4px; }
TextBox#row:focus { padding: 2px 3px; }
QPushButton { background: $button; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: 6px 14px; outline: 0; }
QPushButton:hover { background: $button_hover; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right;
  width: 10px; height: 10px; right: 6px; }
QPushButton:focus { border: 2px solid $select; padding: 5px 13px; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:focus { border-color: $accent_ring; }
QPushButton:disabled { background: $button; color: $muted; border-color: $border; }
QTreeView, QListView { background: $field; color: $text; border: 0; }
QScrollArea, OutlineTree { background: transparent; border: 0; }
QTreeView, QListView { outline: 0; }
QListView#ticks, QTreeView#choices { background: $field; border: 1px solid $border;
  border-radius: 6px; padding: 3px; selection-background-color: $button_hover;
  selection-color: $text; }
QListView#ticks:focus, QTreeView#choices:focus { border: 2px solid $select; padding: 2px; }
QTreeView#choices { selection-background-color: transparent; show-decoration-selected: 0; }
QTreeView#choices::item { padding: 4px 10px 4px 4px; }
QTreeView#choices::item:selected, QTreeView#choices::branch:selected {
  background: transparent; color: $text; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $border;
  padding: 4px; selection-background-color: $button_hover; selection-color: $text; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $window; }
QCalendarWidget QToolButton { background: transparent; color: $text; border: 0; padding: 5px 8px;
  border-radius: 5px; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $button_hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; min-height: 28px;
  min-width: 28px; }
QScrollBar::handle:hover { background: $refuse; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QProgressBar#howfar { background: $field; border: 1px solid $border; border-radius: 4px;
  max-height: 8px; min-height: 8px; }
QProgressBar#howfar::chunk { background: $select; border-radius: 3px; }
QToolTip { background: $panel; color: $text; border: 1px solid $border; padding: 4px 6px; }
QLabel[tone="muted"], QuietParagraph[tone="muted"] { color: $muted; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="caption"], QuietParagraph[tone="caption"] { color: $muted; font-weight: 600;
  font-size: ${size_11}px; letter-spacing: 1px; }
QLabel[tone="strong"], QuietParagraph[tone="strong"] { font-weight: 600; }
QLabel[tone="heading"], QuietParagraph[tone="heading"] { font-weight: 700;
  font-size: ${size_26}px; }
QLabel[tone="lead"], QuietParagraph[tone="lead"] { color: $muted; font-size: ${size_15}px; }
PanelWidget QFrame#prompts { background: $ground; border-radius: 9px; }
#gap { background: $select; }
#growing { background: $ground; color: $muted; padding: 10px; }
AnswerBox { font-size: ${size_15}px; border-radius: 8px; padding: 9px 11px; }
AnswerBox:focus { padding: 8px 10px; }
QPushButton[tone="quiet"] { background: transparent; border-color: transparent; color: $muted;
  padding: 6px 4px; }
QPushButton[tone="quiet"]:hover { color: $text; }
QPushButton[tone="quiet"]:focus { border: 2px solid $select; padding: 5px 3px; }
QLabel[tone="section"] { color: $muted; font-weight: 600; font-size: ${size_11}px;
  letter-spacing: 1px;
  text-transform: uppercase; }
StartScreen, StartScreen #page { background: $window; }
StartScreen #side, StartScreen #side #page { background: $field; }
StartScreen #side { border: 0; border-right: 1px solid $border; }
QPushButton#more { background: transparent; border: 1px solid transparent; color: $muted;
  padding: 2px 6px; font-size: ${size_12}px; }
QPushButton#more:hover { color: $text; }
QPushButton#more:focus { border: 2px solid $select; padding: 1px 5px; }
QLabel[tone="link"], QuietParagraph[tone="link"] { color: $select; }
QLabel[tone="link"]:disabled, QuietParagraph[tone="link"]:disabled { color: $muted; }
FindBar { background: $panel; border: 1px solid $muted; border-radius: 8px; }
TurnBar { background: $panel; border: 1px solid $muted; border-radius: 8px; }
FindBar QToolButton, TurnBar QToolButton { border: 2px solid transparent; border-radius: 6px;
  color: $text; }
FindBar QToolButton:hover, TurnBar QToolButton:hover { background: $button_hover; }
FindBar QToolButton:focus { border-color: $select; }
StatusBar QToolButton { border: 2px solid transparent; border-radius: 6px; color: $text; }
StatusBar QToolButton:hover { background: $button_hover; }
StatusBar QToolButton:focus { border-color: $select; }
BriefPage { background: transparent; border: 2px solid transparent; border-radius: 6px; }
BriefPage:focus { border-color: $select; }
FilterBar { background: $panel; border: 0; border-bottom: 1px solid $border; }
FilterBar QWidget#page { background: $panel; }
FilterBar QToolButton { background: $field; color: $text; border: 1px solid $refuse;
  border-radius: 12px; padding: 2px 9px; }
FilterBar QToolButton:hover { background: $button_hover; }
FilterBar QToolButton:checked { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
FilterBar QToolButton:focus { border: 2px solid $select; padding: 1px 8px; }
FilterBar QToolButton:checked:focus { border-color: $accent_ring; }
FilterBar QToolButton::menu-indicator { image: none; }
FilterBar QToolButton#away { background: transparent; border-color: transparent; padding: 0; }
FilterBar QToolButton#away:hover { background: $button_hover; }
FilterBar QToolButton#away:focus { border: 2px solid $select; }
QLabel[tone="title"] { font-weight: 700; font-size: ${size_17}px; }
QWidget#preview { background: $ground; border: 0; border-left: 1px solid $border; }
QListView#pages, QListWidget#kinds { background: transparent; }
QPlainTextEdit#source { background: $field; color: $text; border: 0; padding: 12px; }
QFrame#rule { background: $border; }
QFrame#finding { border: 0; border-bottom: 1px solid $border; }
""")


_LATER = 100
"""Milliseconds after which what is hidden takes the colours of another theme."""
_TEXT = 13
_SIZES = (11, 12, 15, 17, 26)
"""Pixels of usual text, for which the sheet was written, and of what is smaller or larger in it."""


def style_sheet(text: int = _TEXT) -> str:
    """Return the style sheet for text of so many pixels; captions and headings go with it.

    It is the same for all themes, as its colours are those of the palette.
    """
    colours = {name: f"palette({word})" for name, word, _ in reversed(_ROLES)}
    return _SHEET.substitute(
        colours, **{f"size_{size}": str(round(size * text / _TEXT)) for size in _SIZES}
    )


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label another of the style sheet's tones: muted, good, danger, strong, caption."""
    if widget.property("tone") == tone:
        return
    widget.setProperty("tone", tone)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is still to come
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def is_contrast_asked_for() -> bool:
    """Tell whether the system asks for strong contrasts, as far as Qt hears of it."""
    wanted = QGuiApplication.styleHints().accessibility().contrastPreference()
    return wanted is Qt.ContrastPreference.HighContrast


def is_stark(palette: QPalette) -> bool:
    """Tell whether a system's palette is one of strong contrasts: nothing but black and white.

    No other has pure white or black around its fields; where Qt hears of no preference this tells.
    """
    role = QPalette.ColorRole
    pair = {palette.color(each).name() for each in (role.Window, role.WindowText)}
    return pair == {"#000000", "#ffffff"}


class Colours(QObject):
    """The theme in use: the person's choice, or what the system says while they left it open."""

    changed = Signal(object)
    """The theme changed: the Theme."""

    def __init__(self, choice: ThemeChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        app = QApplication.instance()
        is_ours = isinstance(app, QApplication) and bool(app.styleSheet())
        self._stark = not is_ours and is_stark(QGuiApplication.palette())
        self._asked = False
        self.theme = self._wanted()
        self._coloured: set[int] = set()  # no widgets: a window may close before the others' turn
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._colour_hidden)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._update)
        hints.accessibility().contrastPreferenceChanged.connect(self._update)

    def _wanted(self) -> Theme:
        """Return the theme of the choice; strong contrasts are on white or on black, as the
        system is light or dark.
        """
        choice, hints = self.choice, QGuiApplication.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        asked = self._stark or self._asked or is_contrast_asked_for()
        if choice is ThemeChoice.SYSTEM and asked:
            choice = ThemeChoice.CONTRAST
        if choice is ThemeChoice.CONTRAST:
            from stratcanvas.paint import high_contrast  # few ever need it

            return high_contrast.CONTRAST_DARK if dark else high_contrast.CONTRAST
        if choice is ThemeChoice.SYSTEM:
            return DARK if dark else LIGHT
        return DARK if choice is ThemeChoice.DARK else LIGHT

    def ask_for_contrast(self, *, on: bool) -> None:
        """Hear that the desktop asks for strong contrasts, or no longer does."""
        self._asked = on
        self._update()

    def choose(self, choice: ThemeChoice) -> None:
        """Use light, dark or strong contrasts from now on, or follow the system."""
        self.choice = choice
        self._update()

    def _update(self, *_: object) -> None:
        theme = self._wanted()
        if theme is not self.theme:
            self.theme = theme
            self.apply()
            self.changed.emit(theme)

    def apply(self) -> None:
        """Give the application the palette of the theme, and all that is there its new colours.

        A style sheet that is set again styles each widget once for itself and once for all it lies
        in, which takes ten times as long. So it stays, and each widget takes its colours anew:
        those that are seen at once, the others, such as lie beyond what a pane shows, a while
        after these have been drawn. Each asks for its own paint: where updates were off for a
        window meanwhile, Qt paints most of it twice. Where they are worn already nothing is done.
        """
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if not app.styleSheet():
            app.setPalette(palette_of(self.theme))
            app.setStyleSheet(style_sheet(max(app.font().pixelSize(), _TEXT)))
            return
        palette = palette_of(self.theme)
        if app.palette() == palette:
            return
        app.setPalette(palette)
        seen = _seen(app.allWidgets())
        _colour(seen)
        for window in app.topLevelWidgets():
            window.update()
        self._coloured = {_address(each) for each in seen}
        QTimer.singleShot(0, self._later, self._later.start)  # after what is painted next

    def _colour_hidden(self) -> None:
        there, coloured = QApplication.allWidgets(), self._coloured
        _colour([each for each in there if _address(each) not in coloured])


def _address(widget: QWidget) -> int:
    """Return what tells a widget from the others that there are."""
    return int(getCppPointer(widget)[0])


def _seen(widgets: Iterable[QWidget]) -> dict[QWidget, None]:
    """Return the widgets of which anything shows, and those that they lie in and take after."""
    seen: dict[QWidget, None] = {}
    for each in widgets:
        here: QWidget | None = each if not each.visibleRegion().isEmpty() else None
        while here is not None and here not in seen:
            seen[here] = None
            here = here.parentWidget()
    return seen


def _colour(widgets: Iterable[QWidget]) -> None:
    """Give widgets the colours of the palette that there is now."""
    style = QApplication.style()
    for widget in widgets:
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            style.polish(widget)
