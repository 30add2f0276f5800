# SPDX-License-Identifier: MIT
"""Where no screen can be had the program ends with one sentence and code 2, and never aborts."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from stratcanvas.ui.last_words import LIBRARIES, why_no_window

FEW = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxkbcommon-x11.so.0")
ONLY_QT = (
    "from stratcanvas.ui.crash import quieten_qt; quieten_qt();"
    "from PySide6.QtWidgets import QApplication; QApplication([])"
)


def ends(tmp_path: Path, *words: str, **environment: str) -> str:
    """Run Python without a screen but for these variables; return all that it says at its end."""
    hidden = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"}
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, *words],
        env={
            **bare,
            "STRATCANVAS_HOME": str(tmp_path / "home"),
            "XDG_RUNTIME_DIR": str(tmp_path),  # without it Wayland's own library has a word too
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "Abort" not in done.stderr
    return done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":987"},
        {"WAYLAND_DISPLAY": "wayland-987"},
        {"DISPLAY": ":987", "QT_QPA_PLATFORM": "xcb"},
        {"DISPLAY": "\u202enowhere:0"},
    ],
)
def test_a_screen_that_does_not_answer(tmp_path: Path, environment: dict[str, str]) -> None:
    """Over ssh or after a log-out a display is named that is not there any more: it is told."""
    if sys.platform != "linux":
        return
    said = ends(tmp_path, "-c", ONLY_QT, **environment)
    assert "does not answer" in said or "sudo apt install" in said
    assert "\u202e" not in said


def test_the_program_itself_ends_so(tmp_path: Path) -> None:
    """A kind of screen that Qt does not know is told by the whole program, with what to do."""
    said = ends(tmp_path, "-m", "stratcanvas", QT_QPA_PLATFORM="nonsense")
    assert said.startswith("QT_QPA_PLATFORM asks for “nonsense”, which is no kind of screen")


@pytest.mark.parametrize("kind", ["linuxfb", "linuxfb:fb=/nowhere"])
def test_a_kind_of_screen_that_has_none(tmp_path: Path, kind: str) -> None:
    """A screen that Qt can use in general and that is not on this machine is told as a dead one."""
    if sys.platform != "linux" or Path("/dev/fb0").exists():
        return
    said = ends(tmp_path, "-m", "stratcanvas", QT_QPA_PLATFORM=kind)
    assert said.startswith(f"The screen “{kind}” does not answer") or "sudo apt install" in said


@pytest.mark.parametrize("library", FEW)
def test_a_library_that_is_missing(tmp_path: Path, library: str) -> None:
    """Each library of X that is not there is named, with the line that installs it."""
    if sys.platform != "linux":
        return
    (tmp_path / library).write_bytes(b"")  # covers the real one, and can't be loaded
    said = ends(tmp_path, "-c", ONLY_QT, DISPLAY=":987", LD_LIBRARY_PATH=str(tmp_path))
    assert library.partition(".")[0] in said or "libxcb" in said
    assert "sudo apt install libgl1" in said


def test_what_is_to_be_installed_is_what_the_set_up_installs() -> None:
    """The sentence names the packages of X and of Wayland that ``run.sh`` would install too."""
    setup = (Path(__file__).parents[2] / "packaging" / "setup.sh").read_text(encoding="utf-8")
    installed = re.findall(r"\blib[a-z0-9.+-]+", " ".join(re.findall(r'_libraries="(.*)"', setup)))
    assert LIBRARIES.split() == installed
    assert {"libxcb-cursor0", "libwayland-client0", "libwayland-cursor0"} <= set(installed)


def test_each_reason_has_its_sentence(tmp_path: Path) -> None:
    """A plugin that can't be loaded, one that is not there, and a dead screen are told apart."""
    assert "asks for “vnc”" in why_no_window({"QT_QPA_PLATFORM": "vnc"}, tmp_path)
    (tmp_path / "libqxcb.so").write_bytes(b"")
    told = why_no_window({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, tmp_path)
    assert "libqxcb.so" in told
    assert "“w” does not answer" in why_no_window({"WAYLAND_DISPLAY": "w"}, tmp_path)


def test_parts_of_qt_that_are_not_found_are_no_missing_screen(tmp_path: Path) -> None:
    """PySide drops quotation marks from the path to them; the screen is not to blame for that."""
    for environment in ({"DISPLAY": ":0"}, {"QT_QPA_PLATFORM": "xcb"}):
        told = why_no_window(environment, tmp_path / "gone")
        assert f"there is no folder {tmp_path / 'gone'}" in told
        assert "screen" not in told
