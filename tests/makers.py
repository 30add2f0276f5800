# SPDX-License-Identifier: MIT
"""Canvases for tests: a real one, an empty one, a crowded one, and one full of awkward text."""

from dataclasses import replace

from stratcanvas.domain.canvas import Canvas, new_canvas
from stratcanvas.domain.cards import (
    Aim,
    Approach,
    Awareness,
    Brief,
    Note,
    Problem,
    Stage,
    Status,
    Strategy,
    Tactic,
    TacticKind,
)
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record


def key(number: int, family: int = 0) -> str:
    """Return a readable id: the family in front, the number behind."""
    return f"{family:04x}{number:012x}"


PROBLEM, TACTIC, NOTE = 0xA, 0xB, 0xC


def empty() -> Canvas:
    """Return a canvas with nothing in it."""
    return Canvas(Brief(id=key(1)), Strategy(id=key(2)))


def cafe() -> Canvas:
    """Return a small real canvas: 4 problems, 6 tactics of which 5 count."""
    brief = Brief(
        id=key(1),
        title="Café money — spring",
        customer="Independent café owners, 1–3 sites",
        customer_words="café, owner, barista",
        author="Ada Marsh",
        language="en",
    )
    strategy = Strategy(
        id=key(2),
        statement="Show café owners the money problems they can’t see, and help them fix them.",
        approach=Approach.CHANGE,
        approach_note="from “cheapest bookkeeper” to “who finds my margin”",
    )
    problems = [
        ("Runs out of cash every January", Awareness.KNOWN, "about £6,000 in overdraft fees"),
        ("Prices the menu below true cost", Awareness.UNKNOWN, "≈ 9 % of turnover"),
        ("Pays late-filing penalties every quarter", Awareness.KNOWN, "£1,600 a year"),
        ("Can’t tell which site makes money", Awareness.UNKNOWN, "one site in three loses money"),
    ]
    tactics = [
        ("Top 10 ways cafés lose money without noticing", "TALK", "EDUCATE", "LEADS", "PLANNED"),
        ("7 mistakes cafés make when pricing a menu", "ARTICLE", "EDUCATE", "MARKETING", "DOING"),
        ("What Lena found when she costed her brunch", "INTERVIEW", "EDUCATE", "MARKETING", "IDEA"),
        ("13-week cash sheet", "TEMPLATE", "SOLVE", "LEADS", "DONE"),
        ("Instagram giveaway", "OTHER", "SOLVE", "MARKETING", "IDEA"),
        ("Site-by-site margin review", "REVIEW", "SOLVE", "SALES", "PLANNED"),
    ]
    records: list[Record] = [
        Problem(id=key(n, PROBLEM), statement=words, awareness=known, cost=cost, rank=float(n))
        for n, (words, known, cost) in enumerate(problems, start=1)
    ]
    for n, (title, kind, aim, stage, status) in enumerate(tactics, start=1):
        tactic = Tactic(
            id=key(n, TACTIC),
            title=title,
            kind=TacticKind[kind],
            aim=Aim[aim],
            stage=Stage[stage],
            status=Status[status],
            x=72.0,
            y=150.0 * ((n - 1) % 3),
        )
        records.append(tactic)
    pairs = [(1, 1), (1, 2), (1, 3), (1, 4), (2, 2), (3, 2), (3, 4), (4, 1), (6, 4)]
    records += [Link(tactic=key(t, TACTIC), problem=key(p, PROBLEM)) for t, p in pairs]
    return Canvas(brief, strategy, records)


def crowded(problems: int = 12, tactics: int = 30, notes: int = 0) -> Canvas:
    """Return a canvas with many cards; every tenth tactic serves nothing, others one to three."""
    records: list[Record] = [
        Problem(
            id=key(n, PROBLEM),
            statement=f"Problem {n}: the month end takes {n + 2} evenings that nobody has",
            awareness=list(Awareness)[n % 3],
            rank=float(n),
        )
        for n in range(1, problems + 1)
    ]
    for n in range(1, tactics + 1):
        tactic = Tactic(
            id=key(n, TACTIC),
            title=f"Tactic {n}: {'a longer title that wraps over lines ' * (n % 3)}for owners",
            kind=list(TacticKind)[n % len(TacticKind)],
            aim=Aim.EDUCATE if n % 2 else Aim.SOLVE,
            stage=list(Stage)[n % 3],
            status=list(Status)[n % 4],
            x=72.0 + 276.0 * ((n // 2) % 2),
            y=150.0 * (n // 4),
        )
        records.append(tactic)
        for step in range(0 if n % 10 == 0 else 1 + n % 3):
            served = key((n + step * 5) % problems + 1, PROBLEM) if problems else None
            if served is not None:
                records.append(Link(tactic=tactic.id, problem=served))
    records += [
        Note(id=key(n, NOTE), text=f"Remember {n}", x=-900.0, y=90.0 * n)
        for n in range(1, notes + 1)
    ]
    unique = {record.id: record for record in records}
    return Canvas(
        Brief(id=key(1), title="A crowded plan", customer="Owners with too much to do"),
        Strategy(id=key(2), statement="Show owners where their evenings go, and give them back."),
        unique.values(),
    )


AWKWARD = {
    "arabic": "مرحبا بالعالم، خطة العمل السنوية 2025 (مسودة)",
    "hebrew": "שלום עולם, תוכנית עסקית 2025 (טיוטה)",
    "devanagari": "नमस्ते दुनिया — व्यापार रणनीति क्षेत्र",
    "thai": "สวัสดีชาวโลก แผนธุรกิจประจำปี น้ำ ที่นี่",
    "chinese": "商业计划书 2025年 战略画布：价值主张",
    "japanese": "ビジネスプラン 戦略キャンバス",
    "korean": "사업 계획서 전략 캔버스",
    "greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "cyrillic": "Съешь же ещё этих мягких французских булок",
    "emoji": "Launch 🚀 👩‍👩‍👧‍👦 👍🏽 🇨🇭 1️⃣ ✅",
    "control": "before\x01\x07\x1b\x7fafter\tand\nnext line",
    "long word": "a" * 300,
    "300 words in one": "word" * 300,
    "10,000 characters": "many words in a row " * 500,
    "markup": "<b>bold</b> <img src='x.png'> & &amp; {curly} %s",
}
"""Texts that trip programs, by what is awkward about them."""


def awkward() -> Canvas:
    """Return a canvas whose cards hold the awkward texts."""
    canvas = replace_brief(cafe(), title=AWKWARD["arabic"], customer=AWKWARD["hebrew"])
    records = [record for record in canvas.records() if not isinstance(record, Brief | Strategy)]
    for n, words in enumerate(AWKWARD.values(), start=10):
        records.append(Problem(id=key(n, PROBLEM), statement=words, cost=words, rank=float(n)))
        tactic = Tactic(id=key(n, TACTIC), title=words, x=400.0, y=160.0 * n)
        records += [tactic, Link(tactic=tactic.id, problem=key(n, PROBLEM))]
    return Canvas(canvas.brief, canvas.strategy, records)


def replace_brief(canvas: Canvas, **values: object) -> Canvas:
    """Return the canvas with other values in its brief."""
    records = [record for record in canvas.records() if not isinstance(record, Brief | Strategy)]
    return Canvas(replace(canvas.brief, **values), canvas.strategy, records)


def fresh(title: str = "Untitled") -> Canvas:
    """Return a new empty canvas with random ids."""
    return new_canvas(title)
