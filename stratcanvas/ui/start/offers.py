# SPDX-License-Identifier: MIT
"""What the start screen offers: files, drafts, examples, own templates; each in plain words."""

import datetime
import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime
from PySide6.QtGui import QImage

from stratcanvas.domain.tally import Tally, tactics_words
from stratcanvas.safe_words import harmless, isolated
from stratcanvas.storage.location import without_ending
from stratcanvas.ui.file_names import short_folder
from stratcanvas.words import tr, trn

if TYPE_CHECKING:
    from stratcanvas.session.glimpse import Glimpse
    from stratcanvas.session.opening import Draft
    from stratcanvas.session.templates import Template


_APART = " · "


class OfferKind(enum.Enum):
    """What an offer opens."""

    FILE = "a file"
    DRAFT = "what is in no file yet"
    EXAMPLE = "a new canvas that begins as an example"
    OWN = "a new canvas that begins as an own template"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing to open, as its card shows it: a picture, a title and at most four lines."""

    kind: OfferKind
    title: str
    lines: tuple[str, ...] = ()
    when: str = ""
    """The end of one of the lines, if it tells that; it stands below where there is no room."""
    warning: str = ""
    """What is missing, or amiss: the last line, in another tone."""
    picture: QImage | None = field(default=None, compare=False)
    path: Path | None = None
    draft: "Draft | None" = field(default=None, compare=False)

    def lines_in(self, fits: Callable[[str], bool]) -> Iterator[str]:
        """Walk over the lines as they stand where ``fits`` tells which have room."""
        for words in self.lines:
            before = words.removesuffix(_APART + self.when)
            if self.when and before != words and not fits(words):
                yield before
                yield self.when
            else:
                yield words

    @property
    def spoken(self) -> str:
        """Return all its words, for who hears the screen."""
        kind = tr("Not in a file yet") if self.kind is OfferKind.DRAFT else ""
        return ". ".join(filter(None, (harmless(self.title), kind, *self.lines, self.warning)))


def of_file(path: Path, look: "Glimpse | None" = None, *, is_late: bool = False) -> Offer:
    """Return the offer of a file; ``look``: what was found there, ``is_late``: nothing for long."""
    folder = isolated(short_folder(path.parent))
    name = without_ending(path)
    if is_late:
        late = tr("It can’t be reached just now")
        return Offer(kind=OfferKind.FILE, title=name, lines=("", folder), warning=late, path=path)
    if look is None:
        return Offer(kind=OfferKind.FILE, title=name, lines=("", folder), path=path)
    warning = ""
    if look.is_gone:
        warning = tr("Not there any more")
    elif look.tally is None:
        warning = tr("It can’t be shown here; open it to see why")
    return Offer(
        kind=OfferKind.FILE,
        title=look.title or name,
        lines=(_counts(look), _where(path, look.title or name)),
        when=_changed(look),
        warning=warning,
        picture=_picture(look),
        path=path,
    )


def _where(path: Path, title: str) -> str:
    """Return where a file lies, and what it is called if its canvas is called otherwise.

    Two canvases of one title in a folder are told apart by that.
    """
    folder = isolated(short_folder(path.parent))
    return folder if title == without_ending(path) else f"{isolated(path.name)} — {folder}"


def of_draft(draft: "Draft", look: "Glimpse | None" = None) -> Offer:
    """Return the offer of a draft; what its canvas lacks is its warning."""
    when = when_words(draft.changed)
    lines = [tr("Kept on this computer · {when}").format(when=when)]
    if draft.path is not None:
        lines.insert(0, tr("Not yet in {file}").format(file=isolated(draft.path.name)))
    tally = None if look is None else look.tally
    return Offer(
        kind=OfferKind.DRAFT,
        title=draft.title or tr("Words that can’t be read"),
        lines=tuple(lines),
        when=when,
        warning="" if tally is None else _lacking(tally),
        picture=_picture(look),
        path=draft.path,
        draft=draft,
    )


def of_template(template: "Template", look: "Glimpse | None" = None) -> Offer:
    """Return the offer of a canvas that begins as an example or an own template."""
    return Offer(
        kind=OfferKind.OWN if template.is_own else OfferKind.EXAMPLE,
        title=template.title,
        lines=(harmless(template.for_whom),),
        warning=tr("It can’t be read") if template.trouble else "",
        picture=_picture(look),
        path=template.path,
    )


def _picture(look: "Glimpse | None") -> QImage | None:
    picture = QImage.fromData(look.picture) if look is not None and look.picture else QImage()
    return None if picture.isNull() else picture


def _counts(look: "Glimpse") -> str:
    counts = "" if look.tally is None else tactics_words(look.tally)
    return _APART.join(filter(None, (counts, _changed(look))))


def _changed(look: "Glimpse") -> str:
    return "" if look.changed is None else when_words(look.changed)


def _lacking(tally: Tally) -> str:
    """Return the first thing that a canvas lacks, in the order of the idea."""
    if not tally.problems:
        return tr("No problems yet")
    if tally.not_helped:
        return trn(
            "{n} problem not yet helped", "{n} problems not yet helped", tally.not_helped
        ).format(n=tally.not_helped)
    if tally.uncounted:
        return trn("{n} tactic not counted", "{n} tactics not counted", tally.uncounted).format(
            n=tally.uncounted
        )
    return ""


def when_words(moment: datetime.datetime, now: datetime.datetime | None = None) -> str:
    """Return when something was, as one would say it: today, yesterday, the day, the date."""
    when = QDateTime.fromSecsSinceEpoch(round(moment.timestamp()))
    today = QDate.currentDate() if now is None else QDate(now.year, now.month, now.day)
    time = _time(when.time())
    days = when.date().daysTo(today)
    if days == 0:
        return tr("today, {time}").format(time=time)
    if days == 1:
        return tr("yesterday, {time}").format(time=time)
    if 1 < days < 7:
        return QLocale().dayName(when.date().dayOfWeek())
    return QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)


def _time(time: QTime) -> str:
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)
