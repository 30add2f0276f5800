# SPDX-License-Identifier: MIT
"""What the commands say. A stranger's words reach the terminal as words, never as orders to it,
and never as lines or in an order that could be taken for ours.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from stratcanvas.safe_words import harmless_lines, isolated


def say(text: str) -> None:
    """Print to standard output."""
    _print(harmless_lines(text), sys.stdout)


def say_data(text: str) -> None:
    r"""Print JSON to standard output: what is not to be seen is written as \u and its number."""
    _print("".join(map(_escaped, text)), sys.stdout)


def complain(text: str) -> None:
    """Print to standard error. One that is full or closed is no reason to stop."""
    try:
        _print(harmless_lines(text), sys.stderr)
    except OSError:
        return


def release() -> None:
    """Drop what could not be printed: at its end Python would try again, and exit with 120."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:  # it was closed before we began
            continue
        try:
            stream.flush()
        except OSError:
            with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
                os.dup2(nowhere.fileno(), stream.fileno())


def named(path: Path) -> str:
    """Return a path as it can stand in a sentence."""
    return isolated(str(path))


def typed(path: Path) -> str:
    """Return a path as it can stand in a command that is to be typed or copied."""
    return f'"{named(path)}"' if " " in str(path) else named(path)


def on_one_line(text: str, most: int | None = None) -> str:
    """Return a text of the canvas on one line, fit to stand among our words, and no longer."""
    from stratcanvas.domain.names import one_line  # with it comes all of a canvas: not for help

    return isolated(one_line(text), most)


def takes_every_letter() -> bool:
    """Tell whether standard output can print any script; else some letters become “?”."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("_", "-") in {"utf-8", "utf8"}


def _print(text: str, stream: TextIO | None) -> None:
    """Print at once, so that what can't be printed is known; nowhere where there is no stream."""
    if stream is not None:
        stream.write(f"{text}\n")
        stream.flush()


def _escaped(letter: str) -> str:
    if letter == "\n" or letter.isprintable():
        return letter
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
