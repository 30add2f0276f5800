# SPDX-License-Identifier: MIT
"""Starting: command or window, a machine without screen or libraries, and bugs that are caught."""

import builtins
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas import __main__ as program
from stratcanvas.cli.app import program as command_line
from stratcanvas.storage.state_folder import home
from stratcanvas.ui.crash import LARGEST_LOG, CrashNet, log_path, on_qt_message, write_log
from stratcanvas.ui.dialogs import error_box


def test_the_names_of_commands_agree_with_the_command_line() -> None:
    """What starts a command, and what opens a window, follows the command line's own list."""
    assert set(program.COMMANDS) == set(command_line.commands)


def test_commands_do_not_open_a_window(capsys: pytest.CaptureFixture[str]) -> None:
    """--version is answered on the terminal."""
    assert program.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Stratcanvas ")


def test_an_unknown_option_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped option is one sentence and exit code 2."""
    assert program.main(["--wide"]) == 2
    assert capsys.readouterr().err.strip() == (
        "Stratcanvas does not know --wide. See stratcanvas --help."
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["exprot", "x.canvas"], "Did you mean: stratcanvas export?"),
        (["sohw", "x.canvas"], "Did you mean: stratcanvas show?"),
        (["Check"], "Did you mean: stratcanvas check?"),
        (["help"], "Did you mean: stratcanvas --help?"),
        (["hlep"], "Did you mean: stratcanvas --help?"),
        (["Versoin", "x"], "Did you mean: stratcanvas --version?"),
        (["frobnicate", "x.canvas"], "Commands: new, export, import, recover, check, show."),
    ],
)
def test_a_mistyped_command_is_told(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A word that is near a command, and no file, is a sentence and code 2, never a window."""
    assert program.main(words) == 2
    told = capsys.readouterr().err
    assert f"There is no command “{words[0]}”" in told
    assert said in told


def test_a_file_is_no_mistyped_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there, or has a dot or a folder, is a file, however near its name is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exprot").touch()
    for words in (["exprot"], ["exprot", "b"], ["shwo.canvas"], ["./shwo"], ["plan"]):
        assert program.mistyped(words) == ""


def test_no_screen_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a screen Qt would abort; the program says what works instead."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert program.main([]) == 2
    assert capsys.readouterr().err.startswith("There is no screen here for the window.")


def test_missing_libraries_are_told_with_the_line_that_installs_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bare machine gets one sentence with the packages, not a traceback."""
    real = builtins.__import__

    def fail(name: str, *args: object, **kwargs: object) -> object:
        if name == "PySide6":
            raise ImportError("libEGL.so.1: cannot open shared object file")
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", fail)
    assert program.main([]) == 2
    said = capsys.readouterr().err
    assert "libEGL.so.1" in said
    assert "sudo apt install libgl1 libegl1" in said


def test_no_source_is_read_where_a_module_is_imported() -> None:
    """PySide's import, which reads the source of every module, does not stay in Python's place."""
    code = (
        "import linecache\n"
        "from stratcanvas.__main__ import load_qt\n"
        "load_qt()\n"
        "import stratcanvas.ui.app\n"
        "ours = stratcanvas.__path__[0]\n"
        "print([name for name in linecache.cache if name.startswith(ours)])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=300
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize("name", ["stratcanvas.ui.app", "stratcanvas.ui.windows"])
def test_ctrl_c_while_the_window_is_on_its_way(name: str) -> None:
    """Ctrl+C before there is a window is a word, not a traceback."""
    script = (
        "import sys; from importlib.abc import MetaPathFinder\n"
        "class Finder(MetaPathFinder):\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == sys.argv[1]: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from stratcanvas.__main__ import main; sys.exit(main([]))"
    )
    done = subprocess.run([sys.executable, "-c", script, name], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"Stopped.\n")


def started_and_ended(home: Path, **environment: str) -> tuple[int, str]:
    """Start the real program on nothing, end it; return its exit code and what it complained of."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from stratcanvas.ui import app\n"
        "real = app.set_up\n"
        "def set_up(qt):\n"
        "    windows = real(qt)\n"
        "    QTimer.singleShot(200, windows.quit)\n"
        "    return windows\n"
        "app.set_up = set_up\n"
        "from stratcanvas.__main__ import main\n"
        "sys.exit(main([]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ
        | {"STRATCANVAS_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.returncode, done.stderr


def test_the_window_starts_and_ends(tmp_path: Path) -> None:
    """The real program opens on nothing, shows its window, and ends by itself when asked."""
    assert started_and_ended(tmp_path) == (0, "")


def test_what_qt_says_after_the_end_of_python_ends_nothing(tmp_path: Path) -> None:
    """Asked to tell all it does, Qt speaks to the very last: nobody of ours hears it then."""
    code, _ = started_and_ended(tmp_path, QT_LOGGING_RULES="*.debug=true")
    assert code == 0


@pytest.fixture
def net(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashNet]:
    """Return a crash net spread for one test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    net = CrashNet()
    net.spread()
    yield net
    net.deleteLater()


def test_a_bug_is_logged_told_kindly_and_the_program_goes_on(
    net: CrashNet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Errors that nobody caught are told once, also several, with their traceback in the log."""
    told: list[Path] = []
    monkeypatch.setattr(error_box, "ask_to_go_on", lambda log: told.append(log) or True)
    for words in ("first mistake", "second mistake"):
        try:
            int(words)
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(told))
    QApplication.processEvents()  # a second word would be told now
    assert told == [log_path()]
    log = log_path().read_text(encoding="utf-8")
    assert "first mistake" in log
    assert "second mistake" in log
    assert "Traceback" in log


def test_a_bug_on_another_thread_is_told_on_the_window_thread(
    net: CrashNet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dialog is never opened from a worker."""
    seen: list[bool] = []
    here = threading.current_thread()
    monkeypatch.setattr(
        error_box, "ask_to_go_on", lambda _: seen.append(threading.current_thread() is here) or True
    )

    def fail() -> None:
        raise ValueError("in the background")

    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [True]
    assert "ValueError: in the background" in log_path().read_text(encoding="utf-8")


def test_the_sorry_dialog_is_plain_and_goes_on_by_default(qtbot: QtBot) -> None:
    """It says that what was kept is safe; Esc and Enter go on."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QMessageBox

    def press_escape() -> None:
        box = QApplication.activeModalWidget()
        if box is None or not box.isVisible():  # not yet there
            QTimer.singleShot(0, press_escape)
            return
        assert isinstance(box, QMessageBox)
        assert box.textFormat() == Qt.TextFormat.PlainText
        assert "All that was kept before is safe" in box.text()
        QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, press_escape)
    assert error_box.ask_to_go_on(Path("/x/problems.log"))


def test_the_log_does_not_grow_without_end() -> None:
    """A log over its limit is begun anew, and one that can't be written is no trouble."""
    log_path().parent.mkdir(parents=True, exist_ok=True)
    log_path().write_text("x" * (LARGEST_LOG + 1))
    assert write_log("new")
    assert log_path().stat().st_size < 200
    log_path().unlink()
    log_path().mkdir()
    assert write_log("in its place")  # what lay there is put by
    home().rename(home().with_name("away"))
    home().write_text("no folder")
    assert not write_log("nowhere")


def test_qt_stays_off_the_terminal(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Qt's warnings go to the debug log; what is critical is written down."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType

    with caplog.at_level(logging.DEBUG):
        on_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "only a warning")
    on_qt_message(QtMsgType.QtCriticalMsg, QMessageLogContext(), "critical")
    assert capfd.readouterr() == ("", "")
    assert "only a warning" in caplog.text
    log = log_path().read_text(encoding="utf-8")
    assert "critical" in log
    assert "only a warning" not in log


def test_a_file_that_cannot_be_opened_still_leads_to_a_window(tmp_path: Path) -> None:
    """After the question about a bad file there is the start screen, and the program goes on."""
    bad = tmp_path / "bad.canvas"
    bad.write_text("nothing")
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from stratcanvas.ui import app\n"
        "real, seen, timer = app.set_up, [], QTimer()\n"
        "def set_up(qt):\n"
        "    windows = real(qt)\n"
        "    def look():\n"
        "        asking = QApplication.activeModalWidget()\n"
        "        if asking is not None:\n"
        "            asking.reject()\n"
        "        elif windows.all:\n"
        "            timer.stop()\n"
        "            seen.extend(windows.all)\n"
        "            QTimer.singleShot(300, windows.quit)\n"
        "    timer.timeout.connect(look)\n"
        "    timer.start(50)\n"
        "    return windows\n"
        "app.set_up = set_up\n"
        "from stratcanvas.__main__ import main\n"
        "code = main([sys.argv[1]])\n"
        "print(code, len(seen))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(bad)],
        env=os.environ | {"STRATCANVAS_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (done.stdout, done.stderr) == ("0 1\n", "")
