# SPDX-License-Identifier: MIT
"""What the text rules find in a tactic: whether it can be held, and how its questions ask."""

from stratcanvas.coach.audience import Audience
from stratcanvas.coach.prose import said
from stratcanvas.coach.vocabulary import phrases, word_list
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Tactic, TacticKind

_LONGEST_VAGUE = 8
_CONVERSATIONS = frozenset({TacticKind.INTERVIEW, TacticKind.CALL, TacticKind.REVIEW})


def tactic_vague(_: Canvas, audience: Audience, tactic: Tactic) -> tuple[str, ...]:
    """Answer with the words that name neither a thing nor an act. A kind that is set names one."""
    prose = audience.prose(tactic.title)
    if tactic.kind is not TacticKind.OTHER or not prose.content:
        return ()
    if len(prose.words) > _LONGEST_VAGUE or any(char.isdigit() for char in prose.plain):
        return ()
    vague = all(word.is_among(word_list("channel_alone")) for word in prose.content)
    return said(prose.content) if vague else ()


def leading_question(_: Canvas, audience: Audience, tactic: Tactic) -> tuple[str, ...]:
    """Answer with the first question that asks for an opinion or a promise."""
    if tactic.kind not in _CONVERSATIONS:
        return ()
    prose = audience.prose(tactic.detail)
    for line in prose.plain.splitlines():
        question = line.strip(" \t-–•*\"'“”")
        if question.endswith("?") and phrases("asks_opinion").search(question):
            return (question,)
    return ()
