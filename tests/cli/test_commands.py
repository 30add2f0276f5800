# SPDX-License-Identifier: MIT
"""The command line: what it prints, its exit codes, and that looking never writes."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from stratcanvas.cli.entry import run
from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Paper, Tactic
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.door import CanvasFile, read, write
from tests import makers


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "spring.canvas"
    write(path, makers.cafe())
    return path


def mark(path: Path) -> tuple[str, int]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def test_new_makes_a_canvas_and_never_writes_over_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new canvas holds what was said of it; doing it twice is refused and changes nothing."""
    path = tmp_path / "plan.canvas"
    words = ["--title", "Plan", "--customer", "Bakers", "--strategy", "Show, then help."]
    assert run(["new", str(path), *words]) == 0
    canvas = read(path)
    assert (canvas.brief.title, canvas.brief.customer) == ("Plan", "Bakers")
    assert canvas.strategy.statement == "Show, then help."
    before = mark(path)
    assert run(["new", str(path)]) == 2
    assert mark(path) == before
    assert "plan.canvas" in capsys.readouterr().err


def test_new_adds_the_suffix(tmp_path: Path) -> None:
    """A name without an ending gets the ending of a canvas."""
    assert run(["new", str(tmp_path / "plan")]) == 0
    assert read(tmp_path / "plan.canvas").brief.title == ""


def test_a_name_with_a_dot_gets_the_suffix_too(tmp_path: Path) -> None:
    """A version or a day in a name is no ending; several such plans are exported apart."""
    for name in ("plan v1.2", "plan v1.3", "Plan 24.11."):
        assert run(["new", str(tmp_path / name)]) == 0
    made = {"plan v1.2.canvas", "plan v1.3.canvas", "Plan 24.11.canvas"}
    assert {each.name for each in tmp_path.iterdir()} == made
    bare = [str((tmp_path / name).rename(tmp_path / name[:-7])) for name in sorted(made)[1:]]
    (tmp_path / "out").mkdir()
    assert run(["export", *bare, "-o", str(tmp_path / "out")]) == 0
    assert {each.name for each in (tmp_path / "out").iterdir()} == {
        "plan v1.2.pdf",
        "plan v1.3.pdf",
    }


def test_new_makes_nothing_but_canvases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name of another kind of file is refused with the name to take, and nothing is made."""
    assert run(["new", str(tmp_path / "plan.pdf")]) == 2
    said = capsys.readouterr().err
    assert "plan.canvas" in said
    assert "export" in said
    assert not list(tmp_path.iterdir())


def test_an_address_of_a_file_opens(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``file:`` addresses are taken wherever a file is; other addresses are told."""
    odd = plan.rename(tmp_path / "my plan 100%.canvas")
    assert run(["show", odd.as_uri()]) == 0
    assert run(["export", odd.as_uri(), "-o", (tmp_path / "a b.pdf").as_uri()]) == 0
    assert (tmp_path / "a b.pdf").exists()
    capsys.readouterr()
    assert run(["show", "https://example.org/plan.canvas"]) == 2
    assert "is an address, not a file on this computer" in capsys.readouterr().err


def test_a_folder_is_not_called_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new canvas where a folder has the name is told of the folder; a typo in a folder names it
    and nobody is told to connect a drive.
    """
    (tmp_path / "plan.canvas").mkdir()
    assert run(["new", str(tmp_path / "plan")]) == 2
    assert "A folder called “plan.canvas” is there already." in capsys.readouterr().err
    for words in (["new"], ["show"]):
        assert run([*words, str(tmp_path / "fodler" / "deep" / "plan.canvas")]) == 2
        said = capsys.readouterr().err
        assert "there is no folder called “fodler”" in said
        assert "Connect" not in said


def test_new_refuses_what_no_file_can_keep(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text that is too long is refused with a sentence, and no file is made."""
    assert run(["new", str(tmp_path / "x.canvas"), "--title", "x" * 20_001]) == 2
    assert "shorten" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_new_cleans_what_it_is_given(tmp_path: Path) -> None:
    """What no field can hold is dropped or marked: control characters, half a character, lines."""
    title = ["--title", "half \ud83d of\x1b\r\nit"]
    assert run(["new", str(tmp_path / "x.canvas"), *title, "--strategy", "One\r\ntwo\x07"]) == 0
    canvas = read(tmp_path / "x.canvas")
    assert canvas.brief.title == "half \ufffd of it"
    assert canvas.strategy.statement == "One\ntwo"


def test_show_prints_the_outline(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The outline names customer, strategy, problems with tactics, and what does not count."""
    assert run(["show", str(plan)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Café money — spring"
    assert "Customer: Independent café owners, 1–3 sites" in lines
    assert "1. Runs out of cash every January [They know · about £6,000 in overdraft fees]" in lines
    assert lines[lines.index("Not counted") + 1].startswith("  Instagram giveaway [Help solve")
    assert lines[-1] == "5 of 6 tactics count · 4 problems, 2 not yet helped"


def test_show_says_how_we_win_and_what_we_will_not_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both stand with the strategy; what is not written has no line."""
    canvas = makers.cafe()
    changes = commands.set_field(canvas, [canvas.strategy.id], "not_doing", "Tax advice\nPayroll")
    write(tmp_path / "plan.canvas", canvas.apply(changes))
    write(tmp_path / "bare.canvas", canvas)
    assert run(["show", str(tmp_path / "plan.canvas")]) == 0
    lines = capsys.readouterr().out.splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("Strategy: "))
    assert "(Change their criteria: from “cheapest bookkeeper”" in lines[place]
    assert lines[place + 1] == "  What we will not do: Tax advice · Payroll"
    assert run(["show", str(tmp_path / "bare.canvas")]) == 0
    assert "not do" not in capsys.readouterr().out


def test_check_asks_which_way_to_win_is_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A statement that speaks of another way than the one chosen is asked about, by its words."""
    canvas = makers.cafe()
    words = "The cheapest bookkeeper for cafés in town."
    changes = commands.set_field(canvas, [canvas.strategy.id], "statement", words)
    canvas = canvas.apply(changes)
    bare = commands.set_field(canvas, [canvas.strategy.id], "approach_note", "")
    write(tmp_path / "plan.canvas", canvas.apply(bare))
    assert run(["check", str(tmp_path / "plan.canvas"), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    (asked,) = [each for each in found if each["rule"] == "approach-mismatch"]
    assert (asked["level"], asked["record"]) == ("question", canvas.strategy.id)
    assert asked["because"] == ["cheapest"]


def test_check_says_what_is_missing_and_exits_with_1(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A tactic that does not count makes exit code 1, with a sentence that names it."""
    assert run(["check", str(plan)]) == 1
    out = capsys.readouterr().out
    assert "Tactic “Instagram giveaway”: This tactic does not count" in out
    assert "Problem 2 “Prices the menu below true cost”: Nothing helps" in out


def test_check_as_json_is_for_scripts(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same findings come as JSON with counts, rule, level and record ids."""
    assert run(["check", str(plan), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["counts"]["counting"] == 5
    assert [(each["rule"], each["level"]) for each in data["findings"]] == [
        ("not-helped", "gap"),
        ("not-helped", "gap"),
        ("unconnected-tactic", "gap"),
        ("no-evidence", "suggestion"),
        ("no-insight", "suggestion"),
        ("no-insight", "suggestion"),
    ]
    parts = {"rule", "level", "record", "about", "sentence", "because"}
    assert all(each.keys() == parts for each in data["findings"])


def test_check_leaves_out_what_is_less_sure_than_asked(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--level gap`` says only what is missing; the exit code stays the same."""
    assert run(["check", str(plan), "--level", "gap"]) == 1
    assert "Nobody is quoted" not in capsys.readouterr().out
    assert run(["check", str(plan), "--level", "suggestion"]) == 1
    assert "Nobody is quoted" in capsys.readouterr().out
    assert run(["check", str(plan), "--level", "certain"]) == 2


def test_check_tells_nothing_that_is_ignored(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A card's finding or a whole rule that was ignored is silent; a tactic still doesn't count."""
    canvas = makers.cafe()
    for changes in (
        commands.ignore(canvas, "unconnected-tactic", makers.key(5, makers.TACTIC)),
        commands.ignore(canvas, "not-helped"),
    ):
        canvas = canvas.apply(changes)
    write(plan, canvas, overwrite=True)
    assert run(["check", str(plan), "--level", "gap"]) == 1
    assert capsys.readouterr().out == "5 of 6 tactics count · 4 problems, 2 not yet helped\n"


def test_check_says_which_words_of_a_text_made_a_rule_speak(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In brackets behind the sentence, and as ``because`` in JSON."""
    words = "We want to become the leading bookkeeper in the region."
    canvas = makers.cafe()
    edit = commands.set_field(canvas, [canvas.strategy.id], "statement", words)
    write(plan, canvas.apply(edit), overwrite=True)
    assert run(["check", str(plan)]) == 1
    asked = "What is in it for them?"
    sentence = f"Strategy: The strategy speaks more of you than of your customer. {asked}"
    because = ["We want to become", "the leading bookkeeper"]
    assert f"{sentence} (“{because[0]}” · “{because[1]}”)" in capsys.readouterr().out
    assert run(["check", str(plan), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    (about_us,) = (each for each in found if each["rule"] == "about-us")
    assert about_us["because"] == because


def test_check_is_content_when_everything_counts(tmp_path: Path) -> None:
    """Exit code 0 says that every tactic counts."""
    canvas = makers.cafe()
    records = [*canvas.problems.values(), *canvas.tactics.values(), *canvas.links.values()]
    kept = [r for r in records if not (isinstance(r, Tactic) and r.title.startswith("Insta"))]
    path = tmp_path / "good.canvas"
    write(path, type(canvas)(canvas.brief, canvas.strategy, kept))
    assert run(["check", str(path)]) == 0


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("hold", ["--portrait", "--landscape"])
def test_export_writes_the_one_pager(plan: Path, tmp_path: Path, paper: str, hold: str) -> None:
    """The page has the sheet that was asked for and the plan's words on it."""
    out = tmp_path / "page.pdf"
    assert run(["export", str(plan), "-o", str(out), "--paper", paper, hold]) == 0
    pages = pypdf.PdfReader(out).pages
    assert len(pages) == 1
    short = 595 if paper == "a4" else 612
    side = float(pages[0].mediabox.width if hold == "--portrait" else pages[0].mediabox.height)
    assert round(side) == short
    assert "Runs out of cash every January" in " ".join(pages[0].extract_text().split())


@pytest.mark.parametrize("suffix", [".pdf", ".png", ".svg"])
def test_looking_and_exporting_leave_the_file_alone(
    plan: Path, tmp_path: Path, suffix: str
) -> None:
    """The canvas has the same bytes and time stamp after show, check and export; nothing beside."""
    before = mark(plan)
    assert run(["show", str(plan)]) == 0
    assert run(["check", str(plan)]) == 1
    assert run(["export", str(plan), "-o", str(tmp_path / f"out{suffix}")]) == 0
    assert mark(plan) == before
    assert {each.name for each in tmp_path.iterdir()} == {"spring.canvas", f"out{suffix}"}


def test_export_of_several_files_fills_a_folder(plan: Path, tmp_path: Path) -> None:
    """Each file becomes one of the same name in the folder."""
    other = tmp_path / "autumn.canvas"
    write(other, makers.empty())
    folder = tmp_path / "out"
    folder.mkdir()
    assert run(["export", str(plan), str(other), "-o", str(folder)]) == 0
    assert {each.name for each in folder.iterdir()} == {"spring.pdf", "autumn.pdf"}


def test_a_page_is_headed_by_its_files_name_where_it_has_no_title(tmp_path: Path) -> None:
    """Words and metadata of the PDF have the name of the file, not “Untitled canvas”."""
    write(tmp_path / "Autumn plan.canvas", makers.empty())
    out = tmp_path / "page.pdf"
    assert run(["export", str(tmp_path / "Autumn plan.canvas"), "-o", str(out)]) == 0
    page = pypdf.PdfReader(out)
    assert page.metadata is not None
    assert page.metadata.title == "Autumn plan"
    assert "Autumn plan" in page.pages[0].extract_text()
    assert "Untitled" not in page.pages[0].extract_text()


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_picture_without_a_part_of_qt_is_one_sentence(
    plan: Path, tmp_path: Path, ending: str
) -> None:
    """Where Qt would abort for want of its offscreen plugin, one sentence offers a PDF instead."""
    code = (
        "import sys; from stratcanvas.cli.entry import run\n"
        "from PySide6.QtCore import QLibraryInfo\n"
        "QLibraryInfo.path = lambda _: sys.argv.pop(); sys.exit(run(sys.argv[1:-1]))"
    )
    words = ["export", str(plan), "-o", str(tmp_path / f"p.{ending}"), str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "pictures need Qt" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / f"p.{ending}").exists()


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":987"},
        {"QT_QPA_PLATFORM": "wrong", "WAYLAND_DISPLAY": "wayland-987"},
        {"QT_QPA_PLATFORM_PLUGIN_PATH": "/nowhere", "QT_PLUGIN_PATH": "/nowhere"},
        {"LC_ALL": "C"},
    ],
)
def test_a_picture_needs_no_screen(plan: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    """Whatever the variables of screens say, a picture is written."""
    done = subprocess.run(
        [sys.executable, "-m", "stratcanvas", "export", str(plan), "-o", str(tmp_path / "p.svg")],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "p.svg").exists()


def test_a_name_with_a_dot_heads_the_page(tmp_path: Path) -> None:
    """Only our own ending is taken off a file's name."""
    write(tmp_path / "plan v1.2", makers.empty())
    out = tmp_path / "page.pdf"
    assert run(["export", str(tmp_path / "plan v1.2"), "-o", str(out)]) == 0
    page = pypdf.PdfReader(out)
    assert page.metadata is not None
    assert page.metadata.title == "plan v1.2"


def test_export_never_writes_two_files_over_each_other(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two files of one name from two folders are refused before anything is written."""
    twin = tmp_path / "twin"
    twin.mkdir()
    write(twin / plan.name, makers.empty())
    folder = tmp_path / "out"
    folder.mkdir()
    assert run(["export", str(plan), str(twin / plan.name), "-o", str(folder)]) == 2
    assert "same name" in capsys.readouterr().err
    assert not list(folder.iterdir())


def test_export_asks_for_an_ending_it_knows(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An ending nobody knows is answered with those that are known."""
    assert run(["export", str(plan), "-o", str(tmp_path / "page.docx")]) == 2
    assert ".pdf, .png, .svg" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "form", "right"),
    [
        ("page.pdf", "brief", "page.md"),
        ("page.md", "one-pager", "page.pdf"),
        ("page.PNG", "svg", "page.svg"),
        ("page.docx", "one-pager", "page.pdf"),
        ("page.canvas", "one-pager", "page.pdf"),
    ],
)
def test_export_refuses_an_ending_that_is_of_another_kind(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, form: str, right: str
) -> None:
    """What is asked for by --as is not written under the ending of something else, and the
    sentence gives the right name; an ending that says nothing is a part of the name.
    """
    before = {each.name for each in tmp_path.iterdir()}
    assert run(["export", str(plan), "-o", str(tmp_path / name), "--as", form]) == 2
    said = capsys.readouterr().err
    assert "ending is that of another kind of file" in said
    assert right in said
    assert {each.name for each in tmp_path.iterdir()} == before
    assert run(["export", str(plan), "-o", str(tmp_path / "plan v1.2"), "--as", form]) == 0
    assert {each.stem for each in tmp_path.iterdir() if each.name not in before} == {"plan v1.2"}


def test_export_to_a_folder_that_is_not_there_is_one_sentence(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing folder is named, and nothing is made."""
    assert run(["export", str(plan), "-o", str(tmp_path / "no" / "page.pdf")]) == 2
    assert "there is no folder called “no”" in capsys.readouterr().err


def other_program(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE moz_places (url TEXT)")
    database.close()


def newer(path: Path) -> None:
    write(path, makers.cafe())
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def noise(path: Path) -> None:
    write(path, makers.cafe())
    path.write_bytes(path.read_bytes()[:100] + bytes(i * 7 % 251 for i in range(100_000)))


BAD = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Dear Anna, here is the plan."),
    "json canvas": lambda path: path.write_text('{"nodes": [], "edges": []}'),
    "other program": other_program,
    "folder": lambda path: path.mkdir(),
    "missing": lambda path: None,
    "newer": newer,
    "noise with our header": noise,
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("command", ["show", "check", "export"])
def test_a_bad_file_is_one_plain_sentence_and_exit_2(
    tmp_path: Path, kind: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever the file is, the answer is plain words on standard error, and no write."""
    path = tmp_path / "plan.canvas"
    BAD[kind](path)
    before = mark(path) if path.is_file() else None
    more = ["-o", str(tmp_path / "out.pdf")] if command == "export" else []
    assert run([command, str(path), *more]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "plan.canvas" in said.err
    assert said.err.strip().endswith(".")
    assert "Traceback" not in said.err
    assert "sqlite" not in said.err.lower()
    assert (mark(path) if path.is_file() else None) == before
    assert not (tmp_path / "out.pdf").exists()


def test_awkward_text_is_shown_and_exported(tmp_path: Path) -> None:
    """Control characters, long words and every script go through show and export."""
    path = tmp_path / "awkward.canvas"
    write(path, makers.awkward())
    assert read(path) == makers.awkward()
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "stratcanvas", "show", str(path)],
        capture_output=True,
        env=environment,
        check=True,
    )
    assert makers.AWKWARD["thai"] in done.stdout.decode()
    assert run(["export", str(path), "-o", str(tmp_path / "awkward.pdf")]) == 0


def test_help_names_the_window_and_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` tells how to open the window, and lists the commands."""
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert "stratcanvas [FILE]..." in out
    for command in ("new", "export", "import", "recover", "check", "show"):
        assert f"  {command} " in out


def test_the_pdf_needs_no_qt(plan: Path, tmp_path: Path) -> None:
    """Commands and the PDF export run without Qt ever being imported."""
    code = (
        "import sys; sys.modules['PySide6'] = None; from stratcanvas.cli.entry import run; "
        "sys.exit(run(sys.argv[1:]))"
    )
    for words in (["show", plan], ["export", plan, "-o", tmp_path / "page.pdf"]):
        subprocess.run([sys.executable, "-c", code, *map(str, words)], check=True)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_an_outline_needs_nothing_that_edits_or_writes(plan: Path) -> None:
    """``show`` reads a file: what edits one, and what makes temporary files, is not loaded."""
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('stratcanvas.storage.canvas_file', "
        "'stratcanvas.storage.workcopy', 'tempfile'))); from stratcanvas.cli.entry import run; "
        "sys.exit(run(sys.argv[1:]))"
    )
    subprocess.run([sys.executable, "-c", code, "show", str(plan)], check=True)


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_report_without_options_loads_nothing_that_reads_them(plan: Path, command: str) -> None:
    """A file and no options is what people say most: it says the same, and waits for less."""
    code = (
        "import sys; from stratcanvas.cli.entry import run; code = run(sys.argv[1:]); "
        "print('click' in sys.modules); sys.exit(code)"
    )
    bare, full = (
        subprocess.run(
            [sys.executable, "-c", code, command, *words, str(plan)],
            capture_output=True,
            text=True,
            check=False,
        )
        for words in ((), ("--",))
    )
    assert full.stdout.endswith("True\n")
    assert bare.stdout == full.stdout.removesuffix("True\n") + "False\n"
    assert (bare.returncode, bare.stderr) == (full.returncode, full.stderr) == (full.returncode, "")


def test_a_picture_without_qt_is_one_sentence(plan: Path, tmp_path: Path) -> None:
    """Where Qt is missing a picture is refused in words, and a PDF is offered instead."""
    code = (
        "import sys; sys.modules['PySide6'] = None; from stratcanvas.cli.entry import run; "
        "sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "export", str(plan), "-o", str(tmp_path / "p.png")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "pictures need Qt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("said", "paper", "language"),
    [
        ({"LANG": "en_US.UTF-8"}, Paper.LETTER, "en-US"),
        ({"LANG": "de_DE.UTF-8"}, Paper.A4, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_PAPER": "es_MX.UTF-8"}, Paper.LETTER, "de"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, Paper.A4, "fr"),
        ({"LANG": "C.UTF-8"}, Paper.A4, ""),
    ],
)
def test_a_new_canvas_has_the_paper_of_the_place(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: dict[str, str],
    paper: Paper,
    language: str,
) -> None:
    """LC_ALL, LC_PAPER and LANG decide on which paper and in which language ``new`` begins."""
    for name in ("LC_ALL", "LC_PAPER", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert run(["new", str(tmp_path / "x.canvas")]) == 0
    brief = read(tmp_path / "x.canvas").brief
    assert (brief.paper, brief.language) == (paper, language)


@pytest.mark.parametrize("command", ["show", "check", "export"])
def test_of_a_file_that_is_gone_it_is_told_where_its_edits_are(
    plan: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in the window: they are kept, and how they are seen. Without any nothing is promised."""
    more = ["-o", str(plan.with_suffix(".pdf"))] if command == "export" else []
    gone = plan.with_name("gone.canvas")
    assert run([command, str(gone), *more]) == 2
    assert "kept" not in capsys.readouterr().err
    file = CanvasFile.open(plan)
    title = commands.set_field(file.canvas, [file.canvas.brief.id], "title", "New")
    file.apply(title, StepLabel("edit-text"))
    plan.unlink()
    file.close()
    assert run([command, str(plan), *more]) == 2
    said = capsys.readouterr().err
    assert "Edits of it are kept on this computer." in said
    assert f"stratcanvas {plan}" in said


def test_check_goes_through_problems_as_they_are_numbered(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is as sure follows the outline, whichever rules found it."""
    cafe = makers.cafe()
    kept = [*cafe.problems.values(), *cafe.tactics.values()]
    for link in cafe.links.values():  # 2 and 3 lack a help, so that 1 and 4 lack what educates
        educates = cafe.tactics[link.tactic].aim is Aim.EDUCATE
        if not (educates and cafe.number[link.problem] in {1, 4}):
            kept.append(link)
    write(plan, Canvas(cafe.brief, cafe.strategy, kept), overwrite=True)
    assert run(["check", str(plan), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    levels = [each["level"] for each in found]
    assert levels == sorted(levels, key=["gap", "suggestion", "question"].index)
    canvas = read(plan)
    for level in set(levels):
        here = [each["record"] for each in found if each["level"] == level]
        numbers = [canvas.number[record] for record in here if record in canvas.number]
        assert numbers == sorted(numbers)


def test_an_ending_alone_is_no_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """“.canvas” would be a hidden file: it is refused with a name, and nothing is made."""
    assert run(["new", str(tmp_path / ".canvas")]) == 2
    assert "plan.canvas" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_canvas_is_not_exported_as_a_canvas(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said why not, and how a second one is had."""
    assert run(["export", str(plan), "-o", str(tmp_path / "t.canvas")]) == 2
    said = capsys.readouterr().err
    assert "export writes no canvas" in said
    assert "copy the file" in said
    assert "t.pdf" in said


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("handout", "problems to look out for"),
        ("worksheet", "Strategy worksheet"),
        ("decisions", "Decisions"),
    ],
)
def test_each_page_is_written_by_its_name(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, words: str
) -> None:
    """By --as; what should be known of a handout before it is given away is said."""
    out = tmp_path / "page.pdf"
    assert run(["export", str(plan), "--as", form, "-o", str(out)]) == 0
    assert words in pypdf.PdfReader(out).pages[0].extract_text()
    said = capsys.readouterr()
    assert "page.pdf" in said.out
    assert ("how a customer reaches you" in said.err) == (form == "handout")


def test_briefs_are_written_and_one_can_be_chosen(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As Markdown, by --as or the ending; a tactic that is not there is one plain sentence."""
    before, out = mark(plan), tmp_path / "briefs.md"
    assert run(["export", str(plan), "--as", "brief", "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").count("\n## ") == 5
    assert run(["export", str(plan), "--tactic", "7 mistakes", "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("# Article: 7 mistakes cafés make")
    capsys.readouterr()
    kept = out.read_bytes()
    assert run(["export", str(plan), "--tactic", "podcast", "-o", str(out)]) == 2
    said = capsys.readouterr().err
    assert "No tactic that counts is called “podcast”." in said
    assert "Give a number from 1 to 5, or words of a title." in said
    assert out.read_bytes() == kept
    page = str(tmp_path / "page.pdf")
    assert run(["export", str(plan), "--tactic", "1", "-o", page]) == 2
    assert "--tactic does not go with “One-pager”" in capsys.readouterr().err
    assert mark(plan) == before
