# SPDX-License-Identifier: MIT
"""What comes from outside is cleaned when it comes in; what is text stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.plaintext import one_paragraph, plain_text
from stratcanvas.safe_words import harmless
from tests import makers
from tests.letters import ANY

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    "words",
    [
        *(words for name, words in makers.AWKWARD.items() if name != "control"),
        "10\u00a0000\u202fEUR, co\u00adoperate, a\u200bb, e\u0301, \ufb01, １２",
        "می\u200cخواهم \u200e(A)\u200f \u061c",
        "👩\u200d👩\u200d👧 ✈\ufe0f 1\ufe0f\u20e3 " + ENGLAND,
        "one \u2068isolated \u202bembedded\u202c\u2069 end\nand \u2067next\u2069",
        "a\ttable",
        "\ue000 \U000f0000 kept for its own",
    ],
)
def test_text_stays(words: str) -> None:
    """Scripts, emoji, spaces of every kind, joiners, and paired directions are not touched."""
    assert plain_text(words) == words


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Words from elsewhere\0", "Words from elsewhere"),
        ("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\x1b[31mred\x07\x7f\x9b", "[31mred"),
        (
            "\ufeffstart, picture\ufffc, nothing\uffff\ufdd0\U0001fffe",
            "start, picture, nothing",
        ),
        ("\ud83d\ude00 whole, \ud83d half", "😀 whole, \ufffd half"),
        ("not hidden\U000e0068\U000e0069 " + ENGLAND + "\U000e0041", "not hidden " + ENGLAND),
        ("report\u202efdp.exe", "reportfdp.exe"),
        ("\u202aC:\\Users", "C:\\Users"),
        ("end\u2069 \u2067begun\nnext", "end begun\nnext"),
        ("\u2067in \u202bside\u2069 out\u202c", "\u2067in side\u2069 out"),
    ],
)
def test_what_is_no_text_goes(raw: str, kept: str) -> None:
    """Line ends become newlines; what nobody can see or mean goes, half a character is marked."""
    assert plain_text(raw) == kept


@given(st.text("a \u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\U000e0041"))
def test_fields_and_sentences_agree_about_directions(raw: str) -> None:
    """What a field keeps of marks of direction is what a sentence of ours would show of them."""
    assert plain_text(raw) == harmless(raw)


@given(st.text(ANY))
def test_what_is_clean_is_kept_by_every_field(raw: str) -> None:
    """Whatever comes in, cleaning it twice is cleaning it once, and fields keep it."""
    clean = plain_text(raw)
    assert plain_text(clean) == clean
    clean.encode()
    assert "\0" not in clean
    assert "\n" not in one_paragraph(raw)


def test_every_command_cleans() -> None:
    """No command that takes words lets a NUL or a foreign line end into the canvas."""
    canvas = makers.cafe()
    words, kept = "Words\0 of\r\ntwo lines", "Words of\ntwo lines"
    changes = [
        commands.add_problem(canvas, words),
        commands.add_tactic(canvas, WingPlace(Aim.SOLVE, 80.0, 0.0), words),
        commands.add_note(0.0, 0.0, words),
        commands.set_field(canvas, [canvas.strategy.id], "statement", words),
    ]
    for change in changes:
        after = canvas.apply(change)
        new = [each for each in after.records() if each != canvas.get(each.id)]
        assert any(kept in (getattr(each, name, "")) for each in new for name in each.__slots__)
    line = commands.set_field(canvas, [canvas.brief.id], "customer", words)
    assert canvas.apply(line).brief.customer == "Words of two lines"


def test_looking_is_not_cleaning() -> None:
    """A text that a file holds uncleaned stays as it is until somebody changes it."""
    canvas = makers.awkward()
    raw = makers.AWKWARD["control"]
    problem = next(each for each in canvas.problems.values() if each.statement == raw)
    assert not commands.set_field(canvas, [problem.id], "statement", raw)


def test_length_is_counted_after_cleaning() -> None:
    """Line ends of two characters do not make a text too long."""
    canvas = makers.cafe()
    words = "a\r\n" * (LONGEST_TEXT // 2)
    changes = commands.set_field(canvas, [canvas.strategy.id], "statement", words)
    assert len(canvas.apply(changes).strategy.statement) == LONGEST_TEXT
