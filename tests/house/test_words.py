# SPDX-License-Identifier: MIT
"""Whatever a person can read is in the catalogue, and the catalogue is what the code says."""

import ast
import re
import runpy
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from stratcanvas.cli.app import Promise, program
from stratcanvas.coach.lexicon import rule_texts
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.fields import Field, fields_of
from stratcanvas.domain.links import Link
from stratcanvas.domain.step_labels import STEP_WORDS, StepLabel
from stratcanvas.formats.registry import FORMATS, offered
from stratcanvas.session.preferences import Preferences
from stratcanvas.shipped import resource
from stratcanvas.stage.keyboard.canvas_keys import CANVAS_KEYS
from stratcanvas.ui.actions.menus import MENUS, RECENT, Menu
from stratcanvas.ui.actions.table import ACTIONS
from stratcanvas.ui.dialogs.trouble import Way
from stratcanvas.ui.panels.table import PANELS
from tests.pseudo import plain_words

ROOT = Path(__file__).parents[2]
MARKS = {"tr": 1, "trn": 2, "mark": 1, "mark_n": 2}
"""How words are marked, and how many of the arguments are words."""
gathered = cache(runpy.run_path(str(ROOT / "packaging" / "words.py"))["found"])


@pytest.fixture(scope="module", autouse=True)
def _what_was_read_goes() -> Iterator[None]:
    """Read each file once for all that is asked of it here; later tests need none of it."""
    yield
    calls_of.cache_clear()
    gathered.cache_clear()


@cache
def calls_of(path: Path) -> list[tuple[str, str, ast.Call]]:
    """Return a file's calls of functions and methods: what is called, where it stands, and how."""
    return [
        (called, f"{path.relative_to(ROOT)}:{node.lineno}", node)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for called in [getattr(node.func, "id", "") or getattr(node.func, "attr", "")]
    ]


def calls_in(room: str, *names: str) -> Iterator[tuple[str, ast.Call]]:
    """Walk over the calls of functions, or methods, of these names, and where each stands; only
    files in which one is called are taken apart.
    """
    called_there = re.compile(rf"\b(?:{'|'.join(names)})\(")
    return (
        (place, node)
        for path in sorted((ROOT / room).rglob("*.py"))
        if called_there.search(path.read_text(encoding="utf-8"))
        for called, place, node in calls_of(path)
        if called in names
    )


def marked() -> Iterator[tuple[str, ast.Call]]:
    for place, call in calls_in("stratcanvas", *MARKS):
        if isinstance(call.func, ast.Name):
            yield place, call


def test_marked_words_are_literals() -> None:
    """What is not a literal no script finds: a variable's words are asked for by translated."""
    calls = list(marked())
    unseen = [
        place
        for place, call in calls
        for part in call.args[: MARKS[getattr(call.func, "id", "")]]
        if not (isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value)
    ]
    assert len(calls) > 400
    assert not unseen


def test_the_catalogue_is_up_to_date() -> None:
    """It holds the words that the code says today; else run ``sh packaging/words.sh``."""
    with resource("words/stratcanvas.pot").open("rb") as file:
        shipped = {(each.context, each.id) for each in read_po(file) if each.id}
    assert shipped == {(each.context, each.id) for each in gathered() if each.id}


def test_every_marked_word_is_gathered() -> None:
    """What gathers the words sees each that is marked: on Python 3.11 none inside an f-string."""
    with resource("words/stratcanvas.pot").open("rb") as file:
        shipped = {text for each in read_po(file) if each.id for text in _texts(each.id)}
    marked_ones = {
        part.value
        for _, call in marked()
        for part in call.args[: MARKS[getattr(call.func, "id", "")]]
        if isinstance(part, ast.Constant)
    }
    assert len(marked_ones) > 400
    assert not marked_ones - shipped


def test_a_way_through_the_menus_looks_like_one() -> None:
    """“File ▸ Open recent”: a comma would read on as a sentence."""
    menus = "|".join(menu.words.replace("&", "") for menu in MENUS)
    with resource("words/stratcanvas.pot").open("rb") as file:
        said = [text for each in read_po(file) if each.id for text in _texts(each.id)]
    assert any(re.search(rf"\b(?:{menus}) ▸ [A-Z]", each) for each in said)
    assert not [each for each in said if re.search(rf"\b(?:{menus})(?:,| >| →) [A-Z]", each)]


def _texts(found: str | Iterable[str]) -> list[str]:
    return [found] if isinstance(found, str) else [*found]


def menu_words(menu: Menu) -> Iterator[str]:
    yield menu.words
    for item in menu.items:
        if isinstance(item, Menu):
            yield from menu_words(item)


def words_of(field: Field) -> Iterator[str]:
    yield from (field.label, field.hint)
    for each in field.choices or ():
        yield from (each.label, each.hint)


def shown_in_tables() -> Iterator[str]:
    """Return every word of every table."""
    for action in ACTIONS.values():
        yield action.words
    for menu in (*MENUS, RECENT):
        yield from menu_words(menu)
    kinds = (Brief, Strategy, Problem, Tactic, Note, Link, Preferences)
    for field in (*(field for kind in kinds for field in fields_of(kind)), *offered()):
        yield from words_of(field)
    for text in rule_texts().values():
        yield from (text.sentence, text.reason, text.good, text.bad)
    yield from (words for form in FORMATS for words in (form.name, form.about))
    for words in STEP_WORDS.values():
        yield words if isinstance(words, str) else words[0]
    yield from (panel.words for panel in PANELS)
    for key in CANVAS_KEYS:
        if key.words:
            yield from (key.name, key.words)
    yield from (way.value for way in Way)
    promised = [each.kept() for each in program.commands.values() if isinstance(each, Promise)]
    for command in (program, *promised):
        yield command.help or ""
        yield from (each.help or "" for each in command.params if isinstance(each, click.Option))


CLICK_S_OWN = {"Show the version and exit."}


def test_every_word_of_every_table_is_in_the_catalogue() -> None:
    """Actions, menus, fields, choices, steps, rules, formats, panels, keys, ways on, help."""
    catalogue = gathered()
    words = set(shown_in_tables()) - {""} - CLICK_S_OWN
    assert len(words) > 150
    assert not {each for each in words if each not in catalogue}


def test_what_is_filled_in_is_named_alike_in_all_forms() -> None:
    """A translation can put each name where its grammar wants it; none has only a place."""
    for place, call in marked():
        for part in call.args:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                names = re.findall(r"\{([^{}]*)\}", part.value)
                assert all(re.match(r"[a-z]\w*(:,)?$", name) for name in names), place


def test_every_step_has_a_row_and_every_row_is_used() -> None:
    """What code calls a step is an id of the table, with what its words are filled in with."""
    used = set()
    for place, call in calls_in("stratcanvas", "StepLabel"):
        used.add(ast.literal_eval(call.args[0]))
        words = STEP_WORDS[ast.literal_eval(call.args[0])]
        said = {*StepLabel._fields[: len(call.args)], *(each.arg for each in call.keywords)}
        wanted = set(re.findall(r"\{(.*?)\}", words if isinstance(words, str) else words[1]))
        assert wanted == said - {"id"}, place
    assert used == STEP_WORDS.keys()


def test_no_step_is_called_by_words() -> None:
    """A step's label is an id: words would stay in their language, in undo and in files."""
    found = [
        place
        for room in ("stratcanvas", "tests")
        for name, place_of_label in (("do", 0), ("apply", 1))
        for place, call in calls_in(room, name)
        for label in call.args[place_of_label : place_of_label + 1]
        for part in ast.walk(label)
        if (label is part and isinstance(part, ast.Constant | ast.JoinedStr))
        or getattr(part, "id", "") in {*MARKS, "translated"}
    ]
    assert not found


SAYING = """
import sys
from pathlib import Path
from stratcanvas.cli.entry import run
from stratcanvas.words import use
from tests.pseudo import Pseudo
use(Pseudo())
sys.argv[0] = "stratcanvas"
for argv in {commands!r}:
    run(argv)
"""
KNOWN = frozenset(
    [
        "stratcanvas",
        "Stratcanvas",
        "FILE",
        "FILEs",
        "FILE...",
        "COMMAND",
        "ARGS",
        "OPTIONS",
        "PATH",
        "TEXT",
        "NAME",
        "from",
        "new",
        "export",
        "check",
        "show",
        "help",
        "version",
        "title",
        "customer",
        "strategy",
        "author",
        "language",
        "json",
        "output",
        "page",
        "canvas",
        "here",
        "nothing",
        "txt",
        "card",
        "two",
        "folder",
        "missing",
        "level",
        "gap",
        "suggestion",
        "question",
    ]
)
CLICK_SAYS = re.compile(
    r"Usage:|Options:|Commands:|Show (this message|the version) and exit\.|\[default: \w+\]"
    r"|\[required\]|No such (command|option)\S*( '\w+')?|Missing (argument|option) '[^']*'\.?"
    r"|Did you mean [^?]*\?|\(Possible options: [^)]*\)"
)
"""The words of click, which has a catalogue of its own."""


def typed() -> set[str]:
    """Return what is typed alike in every language: ids, endings, commands, options, values."""
    words = {words for form in FORMATS for words in (form.id, form.suffix[1:])}
    words |= set(program.commands)
    for option in offered():
        words |= {option.name, *(each.value for each in option.choices or ())}
    return {part for each in words for part in re.split(r"[-_]", each)}


def test_the_command_line_has_no_plain_words_left(tmp_path: Path) -> None:
    """In a language that nobody speaks each help, answer and error is in that language."""
    here = tmp_path / "ΩΩ.canvas"
    here.write_bytes(resource("samples/cafe.canvas").read_bytes())
    empty = tmp_path / "ΩΩΩ.canvas"
    empty.write_bytes(b"")
    name = tmp_path.name
    commands = [
        ["--help"],
        *([name, "--help"] for name in program.commands),
        ["new", str(tmp_path / "Ω.canvas"), "--title", "ΩΩ"],
        ["show", str(tmp_path / "Ω.canvas")],
        ["check", str(tmp_path / "Ω.canvas")],
        ["export", str(tmp_path / "Ω.canvas"), "-o", str(tmp_path / "Ω.pdf")],
        ["new", str(tmp_path / "Ω.canvas")],
        ["new", str(tmp_path / "Ω.pdf")],
        ["new", str(tmp_path / "ΩΩΩ" / "Ω.canvas")],
        ["new", str(tmp_path / "Ω2.canvas"), "--title", "Ω" * 100_001],
        ["show", str(tmp_path / "Ω3.canvas")],
        ["show", str(empty)],
        ["show", str(tmp_path)],
        ["check", "http://Ω/Ω"],
        ["export", str(here), "-o", str(tmp_path / "Ω")],
        ["export", str(here), str(empty), "-o", str(tmp_path / "Ω.pdf")],
    ]
    done = subprocess.run(
        [sys.executable, "-"],
        input=SAYING.format(commands=commands),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            "PATH": "/usr/bin:/bin",
            "STRATCANVAS_HOME": str(tmp_path),
            "PYTHONUTF8": "1",
            "COLUMNS": "400",
        },
        check=False,
    )
    said = (done.stdout + done.stderr).replace(str(tmp_path), "").replace(name, "")
    assert said.count("⟦") > 60
    said = CLICK_SAYS.sub("", " ".join(said.split()))
    assert not plain_words(said, KNOWN | typed())
