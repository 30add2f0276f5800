# SPDX-License-Identifier: MIT
"""What the commands say. A stranger's words reach the terminal as words, never as orders to it:
control characters could recolour it, rename its window or type into it.
"""

import os
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

import click


def say(text: str) -> None:
    """Print to standard output."""
    click.echo(harmless(text))


def complain(text: str) -> None:
    """Print to standard error. One that is full or closed is no reason to stop."""
    try:
        click.echo(harmless(text), err=True)
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


def harmless(text: str) -> str:
    """Return a text with � for control characters (line ends stay) and for half characters."""
    return "".join(
        letter if letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cs"} else "�"
        for letter in text
    )


def takes_every_letter() -> bool:
    """Tell whether standard output can print any script; else some letters become “?”."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("_", "-") in {"utf-8", "utf8"}
