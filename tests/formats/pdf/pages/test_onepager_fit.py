# SPDX-License-Identifier: MIT
"""The largest type that fits is found, and what it comes to is known before writing."""

import random
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import (
    Aim,
    Approach,
    Awareness,
    Brief,
    Orientation,
    Problem,
    Stage,
    Status,
    Strategy,
    Tactic,
    TacticKind,
)
from stratcanvas.domain.links import Link
from stratcanvas.formats.options import OnePagerOptions, PageStyle
from stratcanvas.formats.pdf.pages.onepager.onepager import lay_out
from stratcanvas.formats.pdf.pages.onepager.type_scale import LARGEST, SMALLEST, type_scale
from stratcanvas.formats.pdf.pages.palette import PALETTES
from stratcanvas.formats.pdf.pages.printing import drawn, report
from stratcanvas.formats.pdf.type.fonts import Fonts
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.measure import Measurer
from stratcanvas.formats.pdf.type.system_fonts import SystemFonts
from stratcanvas.formats.progress import Progress
from tests import makers

WORDS = """
    menu money customers owners cash week margin pricing sheet how find what they lose every
    month without noticing invoices suppliers staff hours brunch site review talk list ten
    mistakes that most people make when evening
    """.split()  # noqa: SIM905 - words are read more easily in lines


def a_sentence(source: random.Random, longest: int) -> str:
    """Return words of at most so many characters together, nearly as many."""
    words = [source.choice(WORDS)]
    while len(" ".join(words)) < longest:
        words.append(source.choice(WORDS))
    return " ".join(words[:-1]) or words[0]


def full_sized(seed: int, most_links: int, educating: float) -> Canvas:
    """Return 5 problems and 15 tactics of 60 characters, all linked at random.

    That is as much as one page is promised for. What will not be done are 3 things of 40.
    """
    source = random.Random(seed)
    brief = Brief(id=makers.key(1), title=a_sentence(source, 40), customer=a_sentence(source, 40))
    strategy = Strategy(
        id=makers.key(2),
        statement=a_sentence(source, 100),
        approach=Approach.CHANGE,
        approach_note=a_sentence(source, 50),
        not_doing="\n".join(a_sentence(source, 40) for _ in range(3)),
    )
    problems = [
        Problem(
            id=makers.key(n, makers.PROBLEM),
            statement=a_sentence(source, 60),
            cost=a_sentence(source, 40),
            awareness=source.choice(list(Awareness)),
            rank=float(n),
        )
        for n in range(1, 6)
    ]
    tactics = [
        Tactic(
            id=makers.key(n, makers.TACTIC),
            title=a_sentence(source, 60),
            kind=source.choice(list(TacticKind)),
            aim=Aim.EDUCATE if source.random() < educating else Aim.SOLVE,
            stage=source.choice(list(Stage)),
            status=source.choice(list(Status)),
            y=float(n),
        )
        for n in range(1, 16)
    ]
    links = [
        Link(tactic=tactic.id, problem=problem.id)
        for tactic in tactics
        for problem in source.sample(problems, source.randint(1, most_links))
    ]
    return Canvas(brief, strategy, [*problems, *tactics, *links])


@pytest.mark.parametrize("held", list(Orientation))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10_000),
    most_links=st.integers(1, 5),
    educating=st.sampled_from([0.0, 0.3, 0.5, 0.8, 1.0]),
)
def test_five_problems_and_fifteen_tactics_are_one_page(
    held: Orientation, seed: int, most_links: int, educating: float
) -> None:
    """However the tactics are spread over sides and problems, it is one page of 10 points."""
    canvas = full_sized(seed, most_links, educating)
    found = report(lay_out(canvas, OnePagerOptions(orientation=held), Progress()))
    assert found.pages == 1
    assert found.smallest_pt >= SMALLEST


LONG_WORD = "Denkmalschutzgenehmigungsverfahren"


def german(word: str) -> Canvas:
    """Return a canvas whose strategy, problem and tactic have a word in them."""
    problem = Problem(id=makers.key(1, makers.PROBLEM), statement=f"Das {word} dauert", rank=1.0)
    tactic = Tactic(id=makers.key(1, makers.TACTIC), title=f"{word} erklärt", aim=Aim.EDUCATE)
    return Canvas(
        Brief(id=makers.key(1), title="Bau", language="de"),
        Strategy(id=makers.key(2), statement=f"Jedes {word} wird kurz"),
        [problem, tactic, Link(tactic=tactic.id, problem=problem.id)],
    )


def read(canvas: Canvas, held: Orientation) -> str:
    """Return what a program reads on the one-pager of a canvas."""
    data = drawn(lay_out(canvas, OnePagerOptions(orientation=held), Progress()))
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


@pytest.mark.parametrize("held", list(Orientation))
def test_no_word_is_cut_for_the_sake_of_larger_type(held: Orientation) -> None:
    """A size at which a long word fits whole is taken before a larger one at which it does not."""
    text = read(german(LONG_WORD), held)
    assert text.count(LONG_WORD) == 3
    assert "\u00ad" not in text


def test_a_word_that_no_size_holds_is_cut_with_a_hyphen() -> None:
    """Where a word is longer than any line at any size, it is cut between syllables."""
    text = read(german(LONG_WORD * 4), Orientation.PORTRAIT)
    assert "\u00ad" in text
    joined = text.replace("\u00ad\n", "").replace("\u00ad", "").replace("\n", "")
    assert joined.count(LONG_WORD * 4) == 3


def test_the_strategy_is_the_largest_at_every_size() -> None:
    """Even shrunk to save a line, the strategy is larger than title and problems."""
    for tight in (False, True):
        for size in (SMALLEST, 12.0, 14.0, LARGEST):
            scale = type_scale(size, PALETTES[PageStyle.COLOUR], tight=tight)
            others = (scale.title, scale.statement, scale.entry, scale.number, scale.customer_name)
            assert scale.strategy.size * 0.92 > max(style.size for style in others)


def test_characters_without_a_font_are_named_before_writing() -> None:
    """What would show as a box is known once the page is laid out."""
    canvas = makers.replace_brief(makers.cafe(), customer="Owners \U0010fffd")
    assert report(lay_out(canvas, OnePagerOptions(), Progress())).missing == ("\U0010fffd",)
    assert report(lay_out(makers.cafe(), OnePagerOptions(), Progress())).missing == ()


def a_measurer() -> Measurer:
    """Return a measurer with the shipped fonts alone."""
    return Measurer(Typesetter(fonts=Fonts(system=SystemFonts(folders=[], ask=""))))


@pytest.mark.parametrize("width", [60.0, 137.5, 2000.0])
def test_a_measured_height_is_the_height_that_is_drawn(width: float) -> None:
    """What the search adds up is to the point what the lines take, in every script."""
    measurer = a_measurer()
    for words in makers.AWKWARD.values():
        check_height(measurer, words[:2000], width)


def check_height(measurer: Measurer, words: str, width: float) -> None:
    """Compare a measured height with that of the lines."""
    spans = [
        ("Talk: ", TypeStyle(font="semibold", size=11)),
        (words, TypeStyle(size=12, leading=1.2)),
        ("\nMarketing · doing " + words[:40], TypeStyle(size=10)),
    ]
    text = measurer.text(spans, width)
    assert text.height == pytest.approx(measurer.setter.spans(spans, width).height)
    assert text.block.height == pytest.approx(text.height)


def test_even_lines_are_as_few_and_shorter() -> None:
    """Evened text takes no line more, and its longest line is shorter than a greedy one."""
    spans = [
        ("Show café owners the money problems they can’t see, and fix them", TypeStyle(size=20))
    ]
    measurer = a_measurer()
    even, greedy = measurer.even(spans, 520.0), measurer.text(spans, 520.0)
    assert even.height == greedy.height
    assert len(even.block.lines) == len(greedy.block.lines) == 2
    assert even.block.width < greedy.block.width
    shortest = min(line.width for line in even.block.lines)
    assert shortest > 0.75 * even.block.width


@pytest.mark.parametrize("room", [5.0, 30.0, 61.0, 1000.0])
def test_a_cut_text_loses_nothing(room: float) -> None:
    """Cut between two lines, the parts have all the words and together the height."""
    text = a_measurer().text([("many words in a row " * 30, TypeStyle(size=12))], 120.0)
    upper, lower = text.cut(room)
    parts = [part for part in (upper, lower) if part]
    assert sum(part.height for part in parts) == pytest.approx(text.height)
    assert " ".join(part.block.text for part in parts).split() == text.source.split()
    assert upper is None or upper.height <= room
