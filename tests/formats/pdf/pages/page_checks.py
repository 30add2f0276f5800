# SPDX-License-Identifier: MIT
"""Pages of every sort, and what has to be true of each, by readers of PDF that are not ours."""

import datetime
import io
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import (
    Aim,
    Brief,
    Orientation,
    Paper,
    Problem,
    Status,
    Strategy,
    Tactic,
    TacticKind,
)
from stratcanvas.domain.days import day_in_words
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record
from stratcanvas.formats import registry
from stratcanvas.formats.options import Carried, OnePagerOptions, PageStyle
from stratcanvas.formats.pdf.pages.footer import FOOTER
from stratcanvas.formats.pdf.pages.onepager.type_scale import SMALLEST
from stratcanvas.formats.pdf.pages.paper import SIZES, box_on
from stratcanvas.formats.results import Made
from tests import makers

DAY = datetime.date(2026, 3, 1)
COUNTS = (1, 3, 5, 6, 12, 40)
"""How many problems; three tactics for each of the first five, one for each after them."""
FEW = (1, 5, 6, 12)
"""The counts that the suite tries: the least, both sides of where tactics get fewer, and one that
goes on over sheets; the campaign has 40, too."""
_SAID = {
    "short": ("en", "Runs out of cash", 3),
    "long": ("en", "Prices the menu well below what each plate has truly cost", 57),
    "huge": ("en", "and still nobody can tell where all of the money of last year went ", 700),
    "german": ("de", "Die Denkmalschutzgenehmigung verzögert jeden Umbau", 50),
    "cjk": ("zh", "每年一月现金不足，菜单价格低于真实成本", 20),
    "arabic": ("ar", "ينفد النقد كل شهر يناير بفائدة 9%", 30),
    "hebrew": ("he", "נגמר הכסף בכל ינואר, 10 שאלות", 30),
    "hindi": ("hi", "हर जनवरी में नकदी ख़त्म हो जाती है", 30),
    "thai": ("th", "เงินสดหมดทุกเดือนมกราคมของทุกปี", 30),
    "emoji": ("en", "Cash 💸 runs out 👩‍🍳 every January ❄️", 30),
    "mixed": ("en", "Café „Größe“ שלום عمل 現金 नकद – £6,000 a year", 40),
}
_SMALL = 6
"""Up to so many problems a page is read by a second reader, or, thoroughly, made twice."""
_AGAIN = 5
"""Of so many problems it is made twice in any case: with each text, paper, hold and style once."""
TEXTS = tuple(_SAID)
ORDINARY = ("short", "long", "german")
"""Texts of at most 60 characters that are set in letters of ordinary width."""
_SPACES = re.compile(r"[\s\u00a0\u200b\u00ad\u2066-\u2069\u200e\u200f-]+")
_MARK = 0.5
"""The part of a line's height under which a box is that of a mark, as Arabic and Hindi have."""
_SHRUNK = 0.25
"""The part of a line's height that marks of the next may reach into it."""


class Combination(NamedTuple):
    """One page: on which paper, held how, in which style, how many problems, and what they say."""

    paper: Paper
    held: Orientation
    style: PageStyle
    problems: int
    text: str

    @property
    def name(self) -> str:
        """Return it in words."""
        paper, held, style, problems, text = self
        return f"{paper.value} {held.value} {style.value} {problems} {text}"


FACTORS: tuple[tuple[Any, ...], ...] = (
    tuple(Paper), tuple(Orientation), tuple(PageStyle), COUNTS, TEXTS,
)  # fmt: skip
TRIED = tuple(FEW if each is COUNTS else each for each in FACTORS)
"""Of each factor what the suite tries; the campaign tries all."""


SHEETS = tuple(
    (paper, tuple(Orientation)[(at + other) % 2], style)
    for at, paper in enumerate(Paper)
    for other, style in enumerate(PageStyle)
)
"""Papers, ways of holding them and styles: each two of two kinds are together in one of them."""


def every() -> Iterator[Combination]:
    """Walk over all combinations."""
    return (Combination(*each) for each in product(*FACTORS))


def pairwise_chosen() -> list[Combination]:
    """Return some, among which each two tried values of two different factors are together once.

    Greedily: each takes in as many pairs as it can that no one before it has.
    """
    left = {
        (one, first, other, second)
        for one, other in combinations(range(len(TRIED)), 2)
        for first in range(len(TRIED[one]))
        for second in range(len(TRIED[other]))
    }
    chosen = []
    everything = {row: _pairs(row) for row in product(*(range(len(each)) for each in TRIED))}
    while left:
        best = max(everything, key=lambda row: len(left & everything[row]))
        left -= everything[best]
        chosen.append(Combination(*(TRIED[place][at] for place, at in enumerate(best))))
    return chosen


def _pairs(row: Sequence[int]) -> set[tuple[int, int, int, int]]:
    return {(a, row[a], b, row[b]) for a, b in combinations(range(len(row)), 2)}


def canvas_of(problems: int, text: str) -> Canvas:
    """Return a plan of so many problems that says what is named by ``text``."""
    language, said, _ = _SAID[text]
    said = said * 10 if text == "huge" else said
    records: list[Record] = []
    tactics = 0
    for n in range(1, problems + 1):
        problem = Problem(
            id=makers.key(n, makers.PROBLEM), statement=said, cost="£6,000 a year", rank=float(n)
        )
        records.append(problem)
        for place in range(3 if n <= 5 else 1):
            tactics += 1
            tactic = Tactic(
                id=makers.key(tactics, makers.TACTIC),
                title=said,
                kind=list(TacticKind)[tactics % len(TacticKind)],
                aim=Aim.SOLVE if place % 2 else Aim.EDUCATE,
                status=list(Status)[tactics % len(Status)],
                owner="Ada" if tactics % 2 else "",
                due=datetime.date(2026, 12, 15) if tactics % 3 == 0 else None,
                y=130.0 * tactics,
            )
            records += [tactic, Link(tactic=tactic.id, problem=problem.id)]
    brief = Brief(id=makers.key(1), title=said[:60], customer=said[:60], language=language)
    return Canvas(brief, Strategy(id=makers.key(2), statement=said), records)


def page_of(each: Combination) -> tuple[Canvas, Made]:
    """Return the plan of a combination, and its one-pager."""
    canvas = canvas_of(each.problems, each.text)
    options = OnePagerOptions(
        paper=each.paper,
        orientation=each.held,
        style=each.style,
        carries=Carried.PAGE,
        date=DAY,
    )
    return canvas, registry.format_of("one-pager").write(canvas, options)


def check(each: Combination, *, thoroughly: bool = False) -> None:
    """See that all that is true of any page is true of this one. Raises AssertionError.

    A large page is read by the second reader too, and all small ones are made twice, only if that
    is to be done thoroughly: it takes as long as all the rest.
    """
    canvas, made = page_of(each)
    assert made.report is not None
    assert made.report.smallest_pt >= SMALLEST
    sheets = _sheets(made.data)
    if each.problems <= 5 and each.text in ORDINARY:
        assert len(sheets) == 1
    assert len(sheets) == made.report.pages
    for sheet in sheets:
        _check_place(sheet, each)
    _check_words(canvas, sheets)
    if each.problems <= _SMALL or thoroughly:
        _check_words_again(canvas, made.data)
    _check_facts(canvas, sheets)
    _check_fonts(made.data)
    if each.problems == _AGAIN or (each.problems <= _SMALL and thoroughly):
        assert page_of(each)[1].data == made.data


class _Letter(NamedTuple):
    """A letter on a sheet: its box in points from the lower left corner, and its size."""

    said: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


class _Page(NamedTuple):
    letters: list[_Letter]
    lines: list[tuple[float, float, float, float]]
    text: str
    size: tuple[float, float]


def _sheets(data: bytes) -> list[_Page]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [_read(page) for page in document]
    finally:
        document.close()


def _read(page: pypdfium2.PdfPage) -> _Page:
    text = page.get_textpage()
    whole = text.get_text_range()
    letters = []
    for place in range(text.count_chars()):
        said = chr(pdfium.FPDFText_GetUnicode(text, place))
        if said.isspace() or not said.isprintable():
            continue
        box = text.get_charbox(place)
        letters.append(_Letter(said, *box, pdfium.FPDFText_GetFontSize(text, place)))
    lines = [text.get_rect(place) for place in range(text.count_rects())]
    return _Page(letters, lines, whole, page.get_size())


def _check_place(sheet: _Page, each: Combination) -> None:
    """Nothing lies outside the content box, on other words, or is set too small."""
    across, along = SIZES[each.paper]
    wanted = (along, across) if each.held is Orientation.LANDSCAPE else (across, along)
    assert all(abs(mine - theirs) < 0.01 for mine, theirs in zip(sheet.size, wanted, strict=True))
    box, high = box_on(each.paper, each.held), sheet.size[1]
    for letter in sheet.letters:
        assert letter.left >= box.x - 1.5, letter
        assert letter.right <= box.right + 1.5, letter
        assert high - letter.top >= box.y - 2.5, letter
        assert high - letter.bottom <= box.bottom + 2.5, letter
    assert min(letter.size for letter in sheet.letters) >= FOOTER - 0.01
    lines = sorted(sheet.lines)
    for place, one in enumerate(lines):
        for other in lines[place + 1 :]:
            if other[0] >= one[2]:
                break
            wide = min(one[2], other[2]) - other[0]
            tall = min(one[3], other[3]) - max(one[1], other[1])
            least, most = sorted((one[3] - one[1], other[3] - other[1]))
            if least < _MARK * most:  # of the very letters that it stands over
                continue
            assert wide < 1.0 or tall <= _SHRUNK * least + 0.5, (one, other)


def _texts(canvas: Canvas) -> list[str]:
    """Return what a plan says on its page."""
    texts = [canvas.brief.title, canvas.brief.customer, canvas.strategy.statement]
    texts += [problem.statement for problem in canvas.problems.values()]
    return texts + [tactic.title for tactic in canvas.tactics.values()]


def _check_words_again(canvas: Canvas, data: bytes) -> None:
    """Another reader finds every letter of the plan."""
    with pypdf.PdfReader(io.BytesIO(data)) as reader:
        found = _letters(" ".join(page.extract_text() for page in reader.pages))
    assert not _letters(" ".join(_texts(canvas))) - found, "pypdf misses letters"


def _check_words(canvas: Canvas, sheets: Sequence[_Page]) -> None:
    """A reader finds every letter of the plan, and no word is cut without a hyphen."""
    texts = _texts(canvas)
    found = _letters(" ".join(sheet.text for sheet in sheets))
    assert not _letters(" ".join(texts)) - found, "PDFium misses letters"
    if canvas.brief.language not in {"en", "de"}:
        return
    words = {word for text in texts for word in text.split() if word.isascii() and word.isalpha()}
    joined = " ".join(sheet.text for sheet in sheets)
    whole = set(re.split(r"[^\w]+", joined))
    for word in words - whole:
        begun = [
            cut
            for cut in range(2, len(word) - 1)
            if re.search(rf"{word[:cut]}[-\u00ad\u2010\ufffe\x02]+\s*{word[cut:]}", joined)
        ]
        assert begun, f"“{word}” is cut without a hyphen"


def _letters(text: str) -> Counter[str]:
    """Return how often each letter is there: as it is read, in whatever order and form."""
    plain = unicodedata.normalize("NFKC", _SPACES.sub("", text))
    return Counter(each for each in plain if unicodedata.category(each)[0] in "LN")


def _check_facts(canvas: Canvas, sheets: Sequence[_Page]) -> None:
    """A day stands in one line, and so do amounts; no line ends in the word before a day."""
    said = [
        re.sub(r"[\u00a0\u202f]", " ", line) for sheet in sheets for line in sheet.text.splitlines()
    ]
    if canvas.brief.language != "en":
        return
    days = {
        day_in_words(each.due, "en").replace("\u00a0", " ")
        for each in canvas.tactics.values()
        if each.due and each.id in canvas.problems_of
    }
    for day in days:
        assert any(day in line for line in said), f"“{day}” is torn"
    assert not [line for line in said if line.rstrip().endswith((" by", "·"))]
    assert any("£6,000" in line for line in said)


def _check_fonts(data: bytes) -> None:
    """Every font that a page names is in the file."""
    with pypdf.PdfReader(io.BytesIO(data)) as reader:
        for page in reader.pages:
            for font in page["/Resources"]["/Font"].values():
                (inner,) = font.get_object()["/DescendantFonts"]
                descriptor = inner.get_object()["/FontDescriptor"]
                assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def check_by_programs(each: Combination) -> None:
    """See that qpdf finds nothing amiss and poppler every letter, where they are installed."""
    canvas, made = page_of(each)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        path.write_bytes(made.data)
        if shutil.which("qpdf"):
            done = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
            assert done.returncode == 0, done.stderr.decode()
        if shutil.which("pdftotext"):
            command = ["pdftotext", "-enc", "UTF-8", path, "-"]
            said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
            texts = [problem.statement for problem in canvas.problems.values()]
            assert not _letters(" ".join(texts)) - _letters(said), "poppler misses letters"
