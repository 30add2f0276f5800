# SPDX-License-Identifier: MIT
"""What a step did is an id with arguments: files hold that, people read words of their language."""

from collections.abc import Iterator

import pytest

from stratcanvas import words
from stratcanvas.domain.cards import Problem, Strategy, Tactic
from stratcanvas.domain.codec import RECORD_TYPES
from stratcanvas.domain.fields import fields_of
from stratcanvas.domain.step_labels import LONGEST_WORDS, STEP_WORDS, StepLabel, label_words
from tests.pseudo import Pseudo, plain_words

EVERY_FIELD = [
    StepLabel.of_field(kind, field.name)
    for kind in RECORD_TYPES.values()
    for field in fields_of(kind)
]
EVERY_KIND = [StepLabel(each) for each in STEP_WORDS]
COUNTED = [StepLabel(each, n) for each in STEP_WORDS for n in (0, 1, 2, 100_000)]


@pytest.fixture
def _strange() -> Iterator[None]:
    """Give the language back that the tests speak."""
    yield
    words.use(None)


def test_a_label_comes_back_from_its_text() -> None:
    """Whatever step it is of, done, undone or redone; and the text is short plain ASCII."""
    for label in (*EVERY_KIND, *COUNTED, *EVERY_FIELD):
        for each in (label, label.undone, label.redone):
            assert StepLabel.read(each.text) == each
            assert each.text.isascii()
            assert each.text.isprintable()
            assert len(each.text) < 80
            assert label_words(each.text) == each.words
    assert len({each.text for each in (*EVERY_KIND, *COUNTED, *EVERY_FIELD)}) > 80


def test_a_label_says_what_was_done() -> None:
    """To how many cards, in which field, and whether by undo or redo."""
    assert StepLabel("tidy").words == "Tidy"
    assert [StepLabel("delete-cards", n).words for n in (1, 3)] == ["Delete card", "Delete 3 cards"]
    assert StepLabel("move-cards", 2).undone.words == "Undo move 2 cards"
    assert StepLabel("add-note").redone.words == "Redo add note"
    assert StepLabel.of_field(Problem, "cost").words == "Edit “What it costs them”"
    assert StepLabel.of_field(Problem, "statement") != StepLabel.of_field(Strategy, "statement")


@pytest.mark.usefixtures("_strange")
def test_a_label_speaks_the_language_of_the_moment() -> None:
    """One that was made in one language is read in the next, with all that is filled in."""
    labels = [*EVERY_KIND, StepLabel("delete-cards", 3).undone, StepLabel.of_field(Tactic, "due")]
    before = [label.words for label in labels]
    words.use(Pseudo())
    assert not [label for label in labels if plain_words(label.words)]
    words.use(None)
    assert [label.words for label in labels] == before


@pytest.mark.parametrize(
    "text",
    [
        "Add problem",
        "Supprimer 3 cartes",
        "plant-tree",
        "redo plant-tree n=2",
        "tidy wing=left",
        "tidy\n",
        "tidy n=1234567890",
        "tidy n=٣",
        "delete-cards  n=3",
        "undo undo tidy",
        "Tidy",
        "",
    ],
)
def test_what_is_no_label_of_ours_is_shown_as_it_stands(text: str) -> None:
    """Words that older programs kept, and ids of newer ones or of a stranger's."""
    assert StepLabel.read(text) is None
    assert label_words(text) == text.replace("\n", " ")


def test_what_a_stranger_calls_a_step_does_no_harm() -> None:
    """It is one line of a bearable length, gives no orders and turns nothing around."""
    shown = label_words("\x1b[2JTidy\0\nup\u202e" + "x" * 1_000_000)
    assert shown.startswith("Tidy� up")
    assert len(shown) <= LONGEST_WORDS
    assert shown.isprintable()
    assert label_words("edit-field field=tactic.price") == "Edit “tactic.price”"
    assert label_words("edit-field field=__class__.__name__") == "Edit “__class__.__name__”"
    assert label_words("{n} {field.__class__}") == "{n} {field.__class__}"
