# SPDX-License-Identifier: MIT
"""What the commands say. A stranger's words reach the terminal as words, never as orders to it:
control characters could recolour it, rename its window or type into it.
"""

import sys
import unicodedata

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
