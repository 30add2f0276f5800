# SPDX-License-Identifier: MIT
"""Nothing raised in an override of a Qt virtual may leave it.

On Python 3.11 an exception that leaves a nested override ends the process without a word (seen
with PySide6 6.11). So it is logged, the data stays as it was, and Qt gets a harmless answer.
"""

import functools
import logging
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

_log = logging.getLogger(__name__)
_Self = TypeVar("_Self")
_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


def guarded(
    fallback: _Answer,
) -> Callable[
    [Callable[Concatenate[_Self, _Given], _Answer]],
    Callable[Concatenate[_Self, _Given], _Answer],
]:
    """Make a method answer ``fallback`` and log what happened when it would raise."""

    def wrap(
        method: Callable[Concatenate[_Self, _Given], _Answer],
    ) -> Callable[Concatenate[_Self, _Given], _Answer]:
        @functools.wraps(method)
        def call(self: _Self, /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Answer:
            try:
                return method(self, *args, **kwargs)
            except Exception:  # noqa: BLE001 - whatever it is, it must not leave a virtual
                _log.exception("%s failed", method.__qualname__)
                return fallback

        return call

    return wrap
