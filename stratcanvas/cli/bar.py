# SPDX-License-Identifier: MIT
"""A bar on standard error for what takes longer than a second."""

import sys
import time
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

import click

from stratcanvas.words import tr

_SOON = 1.0
"""Seconds without a bar."""
_STEPS = 1000


class Bar:
    """How far one of several files is; nothing is shown of what is done within a second.

    Nothing either where standard error is no terminal.
    """

    def __init__(self, name: str, place: int = 0, total: int = 1) -> None:
        self._label = (
            name
            if total == 1
            else tr("{name} ({n} of {total})").format(name=name, n=place + 1, total=total)
        )
        self._began = time.monotonic()
        self._bar: Any = None  # click names no type for it

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            if kind is None:
                self.show(1.0)
            with suppress(OSError):
                self._bar.render_finish()

    def show(self, done: float) -> None:
        """Show the part that is done, 0 to 1. A standard error that is closed stops nothing."""
        with suppress(OSError):
            if self._bar is None:
                if time.monotonic() - self._began < _SOON or not sys.stderr.isatty():
                    return
                self._bar = click.progressbar(length=_STEPS, label=self._label, file=sys.stderr)
                self._bar.render_progress()
            self._bar.update(round(done * _STEPS) - self._bar.pos)
