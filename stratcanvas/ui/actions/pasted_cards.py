# SPDX-License-Identifier: MIT
"""Copied cards as they come to a canvas, and what is said of them."""

from collections.abc import Callable

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Strategy, main_text
from stratcanvas.domain.fragments import (
    LARGEST,
    BadFragment,
    Fragment,
    heads_among,
    lent_words,
    read,
    too_many,
)
from stratcanvas.domain.geometry import Point
from stratcanvas.qt.late_step import LateStep
from stratcanvas.stage import pasting
from stratcanvas.stage.pasting import Coming
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.words import tr, trn

MANY = 50
"""More cards than this come in a turn of its own: on a large canvas all others may move with them.
"""


def read_of(raw: bytes) -> Fragment | BadFragment:
    """Return the cards that some bytes hold, or what to say of them."""
    try:
        if len(raw) > LARGEST:
            raise too_many()
        return read(raw)
    except BadFragment as problem:
        return problem


def put(context: ActionContext, found: Fragment | BadFragment, at: Point | None) -> None:
    """Put copied cards at a point, and say what came; or say why there are none.

    None: near the pointer, or where they belong.
    """
    if isinstance(found, BadFragment):
        context.say(str(found))
        return
    spot = at or pasting.spot_for(context.view, found)

    def tell(before: Canvas) -> None:
        context.say(_pasted_words(found, before))
        show_first(context)
        if pasting.comes_whole(found, before):
            context.view.fit()

    put_coming(context, lambda: pasting.to_paste(context.view.stage, found, spot), tell)


def put_coming(
    context: ActionContext, find: Callable[[], Coming], tell: Callable[[Canvas], object]
) -> None:
    """Find where cards come to lie, and put them there: many in a turn of its own. Then ``tell``,
    who is given the canvas as it was; or say why they can't come.
    """
    try:
        coming = find()
    except BadFragment as problem:
        context.say(str(problem))
        return

    def enter() -> None:
        before, count = context.session.canvas, len(coming.fragment.cards)
        try:
            with context.session.around_step(coming.label, count):
                if pasting.enter(context.view.stage, coming):
                    tell(before)
        except BadFragment as problem:
            context.say(str(problem))

    if len(coming.fragment.cards) > MANY:
        LateStep(enter, context.window)
    else:
        enter()


def show_first(context: ActionContext) -> None:
    """Bring the first of the cards that came into view."""
    ids = context.selection.ids
    if ids:
        context.view.ensure_seen(ids[0])


def count_words(count: int) -> str:
    """Return how many cards came."""
    return trn("{n:,} card pasted.", "{n:,} cards pasted.", count).format(n=count)


def _pasted_words(fragment: Fragment, before: Canvas) -> str:
    """Return what came, and of the customer and the strategy whether they came or stay."""
    came = {type(old) for old, _ in lent_words(fragment, before)}
    own = {type(each): main_text(each) for each in (before.brief, before.strategy)}
    stay = {type(head) for head in fragment.heads if own[type(head)] not in {"", main_text(head)}}
    said = (
        count_words(len(fragment.cards)),
        _words_for(
            came,
            tr("The customer and the strategy came along."),
            tr("The customer came along."),
            tr("The strategy came along."),
        ),
        _words_for(
            stay,
            tr("Your customer and your strategy stay as they were."),
            tr("Your customer stays as it was."),
            tr("Your strategy stays as it was."),
        ),
    )
    return " ".join(filter(None, said))


def _words_for(heads: set[type], both: str, customer: str, strategy: str) -> str:
    """Return the sentence that fits those of customer and strategy that it is about."""
    if len(heads) > 1:
        return both
    return customer if Brief in heads else strategy if Strategy in heads else ""


def with_heads(context: ActionContext, said: str) -> str:
    """Add to what is said that the strategy, or the customer too, is copied with the cards."""
    heads = heads_among(context.session.canvas, context.selection.ids)
    more = _words_for(
        {type(each) for each in heads if main_text(each)},
        tr("The customer and the strategy are copied too."),
        tr("The customer is copied too."),
        tr("The strategy is copied too."),
    )
    return f"{said} {more}" if more else said


def with_rest(context: ActionContext, said: str) -> str:
    """Add to what is said that the strategy or the customer is not among the cards."""
    canvas, ids = context.session.canvas, context.selection.ids
    if not any(isinstance(canvas.get(key), Brief | Strategy) for key in ids) or len(ids) < 2:
        return said
    rest = tr("The strategy and the customer stay: a canvas has one of each.")
    return f"{said} {rest}"
