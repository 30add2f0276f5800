# SPDX-License-Identifier: MIT
"""The laws of the house, read off the code itself."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = sorted((ROOT / "stratcanvas").rglob("*.py"))
CODE = sorted(
    path for room in ("stratcanvas", "tests", "packaging") for path in (ROOT / room).rglob("*.py")
)
LONGEST_FILE, LONGEST_CLASS, LONGEST_FUNCTION, LONGEST_PLATE = 400, 250, 60, 6
DRAWS_A_TREE = {"stratcanvas/storage/errors.py"}
TOP_LEVEL = {
    "pyproject.toml",
    "stratcanvas",
    "resources",
    "tests",
    "packaging",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Return all that a file says, piece by piece."""
    return [*ast.walk(tree(path))]


@pytest.fixture(scope="module", autouse=True)
def _what_was_read_goes() -> Iterator[None]:
    """Read each file once for all laws; the tests after them need none of it."""
    yield
    tree.cache_clear()
    nodes.cache_clear()


def classes(path: Path) -> Iterator[ast.ClassDef]:
    for node in nodes(path):
        if isinstance(node, ast.ClassDef):
            yield node


def lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


NOT_SHIPPED = {".git", ".venv", "__pycache__", "build", "dist", ".hypothesis"}


def shipped_files() -> list[str]:
    """Return what git would commit; where git can't tell, all files but what tools leave."""
    try:
        listing = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return [
            name_of(path)
            for path in ROOT.rglob("*")
            if path.is_file()
            and not NOT_SHIPPED.intersection(path.relative_to(ROOT).parts)
            and not path.relative_to(ROOT).parts[0].endswith("_cache")
        ]
    return [line for line in listing.stdout.splitlines() if (ROOT / line).is_file()]


def test_files_classes_and_functions_stay_small() -> None:
    """No file has over 400 lines, no class over 250 and no function over 60."""
    long_files = [name_of(p) for p in PACKAGE if len(p.read_text().splitlines()) > LONGEST_FILE]
    long_classes = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in PACKAGE
        for node in classes(path)
        if lines(node) > LONGEST_CLASS
    ]
    long_functions = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in PACKAGE
        for node in functions(path)
        if lines(node) > LONGEST_FUNCTION
    ]
    assert not long_files
    assert not long_classes
    assert not long_functions


SAME_THING = {"__init__", "app", "coach", "export", "outline", "table"}
"""File names that stand in several rooms because they are the same thing there."""


def shared(names: Iterable[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}


def test_a_name_serves_for_one_thing() -> None:
    """No two classes share a name, and no two files or packages but where they are the same thing.

    A package's main file may be named as the package.
    """
    assert not shared(node.name for path in PACKAGE for node in classes(path))
    packages = {path.parent for path in PACKAGE}
    files = [path.stem for path in PACKAGE if path.stem != path.parent.name]
    found = shared([*files, *(path.name for path in packages)])
    assert not found - SAME_THING
    assert not SAME_THING - found, "these stand in one room now: take them out"


def test_files_are_named_for_nouns_of_ours() -> None:
    """No room is a drawer: utils, helpers, common, misc and manager do not exist."""
    drawers = re.compile(r"(^|/)(utils?|helpers?|common|misc|managers?)(\.py|/|$)")
    assert not [name_of(path) for path in CODE if drawers.search(name_of(path))]
    mixins = [
        f"{name_of(path)} {node.name}"
        for path in PACKAGE
        for node in classes(path)
        if node.name.endswith("Mixin")
    ]
    assert not mixins


def test_every_module_says_what_it_is_for() -> None:
    """Each file opens with its licence, and a docstring of at most six lines."""
    for path in CODE:
        text = path.read_text(encoding="utf-8")
        if not text.strip():
            continue
        assert text.startswith("# SPDX-License-Identifier: MIT\n"), name_of(path)
        words = ast.get_docstring(tree(path))
        assert words, f"{name_of(path)} says nothing"
        if path in PACKAGE and name_of(path) not in DRAWS_A_TREE:
            assert len(words.splitlines()) <= LONGEST_PLATE, name_of(path)


def test_door_plates_import_nothing() -> None:
    """A package's __init__ only says what lives there, so importing one room costs one."""
    for path in PACKAGE:
        if path.name == "__init__.py":
            imports = [n for n in nodes(path) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert not imports, name_of(path)


GROUND = {"words", "safe_words", "shipped", "word_breaks", "catalogue", "__version__"}


def test_door_plates_name_the_rooms_that_are_used() -> None:
    """What a room imports of other rooms stands on its plate; the ground is under all of them."""
    for plate in sorted((ROOT / "stratcanvas").glob("*/__init__.py")):
        words = ast.get_docstring(tree(plate)) or ""
        used = {
            (node.module or "").split(".")[1]
            for path in plate.parent.rglob("*.py")
            for node in nodes(path)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("stratcanvas.")
        }
        unnamed = used - GROUND - {plate.parent.name} - set(re.findall(r"\w+", words))
        assert not unnamed or "every room below" in words, f"{name_of(plate)}: {unnamed}"


def identifiers(path: Path) -> Iterator[str]:
    """Walk over all names in a file: of things, of files, and in its short texts, such as ids."""
    yield from (path.stem, path.parent.name)
    for node in nodes(path):
        yield from (getattr(node, part, None) or "" for part in ("id", "attr", "arg"))
        if isinstance(node, ast.alias | ast.ClassDef | ast.FunctionDef):
            yield from node.name.split(".")
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 60:
            yield from re.findall(r"\w+", node.value)


NAMED = re.compile(r"`{1,2}([\w./]+)`{1,2}")
OTHERS_NAMES = re.compile(r"sqlite_schema|dlig|[a-z]{2}_[A-Z]\S+|\S+LANGUAGE\.po|arriving")
"""Names of SQLite, fonts and places, and the beginning of some of ours."""


def test_what_a_comment_names_is_there() -> None:
    """A file or function in backticks is one of ours today: old names go from comments too."""
    known = {name for path in PACKAGE for name in identifiers(path)} | {"py"}
    stale = [
        f"{name_of(path)}: {name}"
        for path in PACKAGE
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
        if not OTHERS_NAMES.fullmatch(name) and not set(re.findall(r"\w+", name)) <= known
    ]
    assert not stale


NAMES_OF_QT = {"raise_", "from_", "_value_", "_name_", "_sort_order_"}  # the last are of enums


def test_no_name_ends_in_an_underscore() -> None:
    """A name that would clash with Qt's or Python's own is another name, not a scar."""
    scarred = [
        f"{name_of(path)}: {name}"
        for path in PACKAGE
        for node in nodes(path)
        for part in ("id", "attr", "arg", "name")
        for name in [getattr(node, part, None)]
        if isinstance(name, str) and re.fullmatch(r"_*[a-zA-Z]\w*(?<!_)_", name)
        if name not in NAMES_OF_QT
    ]
    assert not scarred


def test_every_test_states_a_truth() -> None:
    """Each test function has a docstring that says what holds."""
    silent = [
        f"{name_of(path)} {node.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in functions(path)
        if node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert not silent


def test_no_global_is_changed() -> None:
    """No function of the program reaches for a global name to change it."""
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in PACKAGE
        for node in nodes(path)
        if isinstance(node, ast.Global)
    ]
    assert not found


PLAIN_LABELS = "stratcanvas/qt/labels.py"
RICH = {"QMessageBox", "QToolTip", "QWhatsThis", "QInputDialog", "QProgressDialog", "QErrorMessage"}


def test_text_that_people_typed_is_never_read_as_html() -> None:
    """Widgets that guess at rich text are not used, and every label is told to show plain text.

    Rich text loads images from files, so a mailed canvas could read the disk.
    """
    for path in PACKAGE:
        text = path.read_text(encoding="utf-8")
        used = {node.id for node in nodes(path) if isinstance(node, ast.Name)}
        offers = used & RICH
        if "QMessageBox" in offers and "setTextFormat(Qt.TextFormat.PlainText)" in text:
            offers.discard("QMessageBox")
        assert not offers, f"{name_of(path)} uses {offers}"
        assert ".setHtml(" not in text, name_of(path)
        makes = re.search(r"\bQLabel\(", text) and name_of(path) != PLAIN_LABELS
        assert not makes, f"{name_of(path)} makes a label that guesses: take plain_label"
        derives = "(QLabel)" in text or name_of(path) == PLAIN_LABELS
        assert not derives or "PlainText" in text, f"{name_of(path)} has labels that guess"


def test_no_property_of_qt_is_given_by_keyword() -> None:
    """PySide looks for its setter in the letters of the place: in Turkish “interval” has none.

    There the program would not even start.
    """
    found = [
        f"{name_of(path)}:{node.lineno} {node.func.id}"
        for path in PACKAGE
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and re.match(r"Q[A-Z]", node.func.id)
        and node.keywords
    ]
    assert not found


def test_no_count_of_rows_hangs_on_the_place() -> None:
    """Python tells an INSERT by letters of the place: in Turkish its ``rowcount`` is -1.

    There nobody could add a card. ``total_changes`` counts everywhere.
    """
    used = re.compile(r"\.rowcount\b")
    assert not [name_of(path) for path in PACKAGE if used.search(path.read_text("utf-8"))]


def test_nobody_is_blamed_for_a_change() -> None:
    """Who wrote a file nobody can know: a sync tool, another computer, the person herself.

    Of a link in a folder for everybody the system knows whose it is.
    """
    blames = [
        name_of(path)
        for path in PACKAGE
        for node in nodes(path)
        if isinstance(node, ast.JoinedStr | ast.Call)
        for part in ast.walk(node)
        if isinstance(part, ast.Constant)
        and isinstance(part.value, str)
        and re.search(r"(some(body|one)|another person|a colleague)", part.value)
    ]
    assert set(blames) <= {"stratcanvas/storage/replace.py"}


OPEN_ENDS = re.compile(
    "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"))
)


def test_nothing_is_left_open_in_the_code() -> None:
    """No stub, no reminder, no skipped test."""
    for path in CODE:
        text = path.read_text(encoding="utf-8")
        assert not OPEN_ENDS.search(text), name_of(path)
        assert not re.search(r"pytest\.sk" + r"ip\(|mark\.(sk" + r"ip|xf" + r"ail)", text), name_of(
            path
        )


BY_THE_CLOCK = re.compile(r"\bqtbot\.wait\(|\btime\.sleep\(|\bqWait\(|\bQThread\.m?sleep\(")


def test_no_test_waits_by_the_clock() -> None:
    """A test waits for a state or a signal: a time is too long here and too short there."""
    for path in (ROOT / "tests").rglob("test_*.py"):
        found = BY_THE_CLOCK.search(path.read_text(encoding="utf-8"))
        assert not found, f"{name_of(path)} waits: {found}"


def test_no_test_takes_all_its_patches_back() -> None:
    """What follows would meet the person's real folders: a patch for a while is a context."""
    undoing = re.compile(r"\bmonkeypatch" + r"\.undo\(")
    assert not [name_of(path) for path in CODE if undoing.search(path.read_text("utf-8"))]


def test_the_top_level_holds_only_what_was_agreed() -> None:
    """The top of the repo is a table of contents, not a drawer."""
    tops = {line.split("/")[0] for line in shipped_files()}
    assert {top for top in tops if not top.startswith(".")} <= TOP_LEVEL


MACHINE_PATH = re.compile(r"(^|[^A-Za-z0-9._~-])/(work|root|farm|home/[a-z]+)/[A-Za-z.]")
HOSTS = re.compile(
    "|".join(("py" + "pi\\.org", "pythonhosted", "npm" + "js\\.", "deb" + "\\.debian"))
)


def test_the_repo_speaks_of_the_product_alone() -> None:
    """No file names a path of somebody's machine or a package registry's host."""
    for line in shipped_files():
        path = ROOT / line
        if path.suffix in {".ttf", ".png", ".canvas", ".pdf", ".svg"} or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not MACHINE_PATH.search(text), line
        assert not HOSTS.search(text), line


def test_imports_keep_to_the_floors() -> None:
    """A room uses only what stands below it: the contracts in pyproject.toml hold."""
    tool = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [sys.executable, "-I", tool, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:]


QT_OF = {
    "paint": {"QtCore", "QtGui", "QtSvg"},
    "formats": {"QtCore", "QtGui"},
    "session": {"QtCore"},
}


def test_painting_knows_no_widgets_and_sessions_need_only_the_core() -> None:
    """Each room uses no more of Qt than its floor allows."""
    for path in PACKAGE:
        room = path.relative_to(ROOT / "stratcanvas").parts[0]
        if room not in QT_OF:
            continue
        used = {
            (node.module or "").removeprefix("PySide6.")
            for node in nodes(path)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.")
        }
        assert used <= QT_OF[room], f"{name_of(path)} uses {used - QT_OF[room]}"
