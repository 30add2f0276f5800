# SPDX-License-Identifier: MIT
"""The program told over the bus of AT-SPI, as screen readers on Linux hear it.

On a screen and a bus of its own: a window, and whoever works at it by names and actions alone.

Needs Xvfb, dbus-daemon, at-spi2-core and busctl (of systemd).
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.names import spoken
from stratcanvas.shipped import resource
from stratcanvas.storage.door import read, write
from tests import makers
from tests.by_ear import Listener, called, find, said_in

SAMPLE = resource("samples/cafe.canvas")
UNIT, USUAL = "canvases", 2
PATIENCE = 60.0
"""Seconds in which the window has to be heard."""
REST = 0.25
"""Seconds after something was done, for it to come about."""
_NEEDED = ("Xvfb", "dbus-daemon", "gdbus", "busctl")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REGISTRY = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
_EDITABLE, _SHOWING, _VISIBLE = 1 << 7, 1 << 25, 1 << 30  # by the numbers of AtspiStateType
_LABEL_FOR = 1  # of AtspiRelationType


class Told:
    """A thing that the bus tells of."""

    def __init__(self, bus: str, name: str, path: str) -> None:
        self._bus, self._of, self._path = bus, name, path

    def _ask(self, *words: str) -> Any:
        command = ["busctl", f"--address={self._bus}", "--json=short", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)
        return json.loads(done.stdout)["data"] if done.stdout.strip() else None

    def _call(self, interface: str, method: str, *arguments: str) -> Any:
        return self._ask("call", self._of, self._path, interface, method, *arguments)

    @property
    def name(self) -> str:
        """Return what is said for it."""
        return str(self._ask("get-property", self._of, self._path, _ACCESSIBLE, "Name"))

    @property
    def is_written_in(self) -> bool:
        """Tell whether it takes words and is shown: no window manager gives a keyboard here."""
        ((low, _),) = self._call(_ACCESSIBLE, "GetState")
        return bool(low & _EDITABLE and low & _SHOWING)

    @property
    def labels(self) -> "Told | None":
        """Return the thing in a part of the window that is not hidden whose label it is, if any."""
        (found,) = self._call(_ACCESSIBLE, "GetRelationSet")
        for kind, others in found:
            for name, path in others if kind == _LABEL_FOR else ():
                other = Told(self._bus, name, path)
                ((low, _),) = other._call(_ACCESSIBLE, "GetState")
                if low & _VISIBLE:
                    return other
        return None

    def children(self) -> Iterator["Told"]:
        """Yield what is in it."""
        (found,) = self._call(_ACCESSIBLE, "GetChildren")
        for name, path in found:
            yield Told(self._bus, name, path)

    def act(self, action: str) -> None:
        """Do something with it by the name of an action."""
        (known,) = self._call("org.a11y.atspi.Action", "GetActions")
        number = [name for name, *_ in known].index(action)
        self._call("org.a11y.atspi.Action", "DoAction", "i", str(number))
        time.sleep(REST)

    def write(self, words: str) -> None:
        """Put words into it."""
        self._call("org.a11y.atspi.EditableText", "SetTextContents", "s", words)
        time.sleep(REST)


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield the sample told, and the sample made from nothing by ear, in turn."""
    both = ("the sample is told", _told), ("the sample is made by ear", _made)
    for number in range(count):
        said, work = both[number % 2]
        yield said, 1, work


def _told() -> None:
    sample = read(SAMPLE)
    with TemporaryDirectory() as folder, _window(sample, Path(folder) / "plan.canvas") as window:
        canvas = find(window, called("Canvas, "))
        names = set(_names(canvas))
        missing = {
            spoken(sample, key)
            for key in (*sample.problems, *sample.tactics, *sample.links, sample.strategy.id)
        } - names
        assert not missing, missing


def _made() -> None:
    sample = read(SAMPLE)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.canvas"
        with _window(makers.empty(), file) as window:
            listener = Listener(window)
            listener.make(sample)
            assert listener.untold(sample) == set()
            _quit(window)
        assert said_in(read(file)) == said_in(sample)


def _quit(window: Told) -> None:
    """End the program by its menu, and wait until it is gone."""
    end = time.monotonic() + PATIENCE
    with suppress(subprocess.CalledProcessError):
        find(window, lambda thing: thing.name == "Quit").act("Press")
        while time.monotonic() < end and window.name:
            time.sleep(REST)


def _names(within: Told) -> Iterator[str]:
    for child in within.children():
        yield child.name
        yield from _names(child)


@contextmanager
def _window(canvas: Canvas, file: Path) -> Iterator[Told]:
    """Have the program's window on a canvas in a file, as the bus tells of it."""
    lacking = [name for name in _NEEDED if shutil.which(name) is None]
    assert not lacking, f"This needs {', '.join(lacking)}."
    with ExitStack() as undone:
        home = Path(undone.enter_context(TemporaryDirectory()))
        (home / "run").mkdir(mode=0o700)
        write(file, canvas)
        env = {**os.environ, "STRATCANVAS_HOME": str(home / "state"), "NO_AT_BRIDGE": "0"}
        env |= {"XDG_RUNTIME_DIR": str(home / "run"), "XDG_CACHE_HOME": str(home / "run")}
        env |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x900x24", "-nolisten", "tcp"]
        env["DISPLAY"] = ":" + undone.enter_context(running(screen, env))
        session = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        env["DBUS_SESSION_BUS_ADDRESS"] = undone.enter_context(running(session, env))
        program = [sys.executable, "-I", "-m", "stratcanvas", str(file)]
        undone.enter_context(running(program, env, says=False))
        yield _heard(_bus(env))


@contextmanager
def running(command: list[str], env: dict[str, str], *, says: bool = True) -> Iterator[str]:
    """Run a program until the end; yield the first line that it says, if it ``says`` any."""
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        assert running.stdout is not None
        try:
            yield running.stdout.readline().strip() if says else ""
        finally:
            running.terminate()


def _bus(env: dict[str, str]) -> str:
    """Return the address of the bus on which readers listen."""
    command = ["gdbus", "call", "--session", "--dest", "org.a11y.Bus"]
    command += ["--object-path", "/org/a11y/bus", "--method", "org.a11y.Bus.GetAddress"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=300)
    return done.stdout.strip().removeprefix("('").removesuffix("',)")


def _heard(bus: str) -> Told:
    """Wait until the window's canvas is told, and return the window."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(subprocess.CalledProcessError):  # the bus tells nothing yet
            for program in Told(bus, *_REGISTRY).children():
                for window in program.children():
                    with suppress(LookupError, subprocess.CalledProcessError):
                        find(find(window, called("Canvas, ")), called("Strategy, "))
                        return window
        time.sleep(REST)
    raise AssertionError("no window was heard")
