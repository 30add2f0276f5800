# SPDX-License-Identifier: MIT
"""Where the program starts: the command line for its commands, else the window on files.

Nothing heavy is imported before it is known which of the two is wanted.
"""

import gc
import os
import sys
from collections.abc import Sequence

from stratcanvas.catalogue import spoken_here
from stratcanvas.words import tr, use

COMMANDS = ("new", "export", "import", "recover", "check", "show")
"""The commands of the command line; a file of such a name is opened as ``./new``."""

ANSWERS = {"help": "--help", "version": "--version"}
"""What people type as if it were a command, and what it is called."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 2 it could not be done.

    ``argv`` are the words after the program's name; None takes them from the system.
    """
    is_ours = argv is None  # the process: it does nothing else, and ends with this
    if is_ours:
        gc.disable()  # while modules are loaded nothing is garbage
    use(spoken_here())
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in {*COMMANDS, *ANSWERS.values()}:
        try:
            from stratcanvas.cli.entry import run as run_command
        except KeyboardInterrupt:  # run tells of it by itself, once it is there
            return _stop(tr("Stopped."))
        code = run_command(words)
        if is_ours:
            os._exit(code)  # all is said and closed; to put each module away takes a while
        return code
    if words and words[0] == "--":
        words = words[1:]
    elif words and (meant := mistyped(words)):
        return _stop(meant)
    elif words and words[0].startswith("-"):
        return _stop(
            tr("Stratcanvas does not know {word}. See stratcanvas --help.").format(word=words[0])
        )
    if not has_screen():
        return _stop(
            tr(
                "There is no screen here for the window. Without one, these work: "
                "stratcanvas export, import, check, show, new (see --help)."
            )
        )
    try:
        return _open_windows(words)
    except KeyboardInterrupt:  # windows hear it themselves, once they are there
        return _stop(tr("Stopped."))


def _open_windows(files: Sequence[str]) -> int:
    try:
        load_qt()
    except ImportError as error:
        from stratcanvas.ui.last_words import lacking

        return _stop(lacking(str(error)))
    from stratcanvas.ui.app import run

    return run(files)


def mistyped(words: Sequence[str]) -> str:
    """Return a sentence when the first word is meant for a command and is none, else "".

    A word that could be a file's name, because it is there or has a dot or a slash, is a file.
    """
    first = words[0]
    if not first.isalpha() or os.path.lexists(first):
        return ""
    from difflib import get_close_matches

    near = get_close_matches(first.lower(), (*COMMANDS, *ANSWERS), n=1)
    if near:
        meant = ANSWERS.get(near[0], near[0])
        return tr("There is no command “{first}”. Did you mean: stratcanvas {near}?").format(
            first=first, near=meant
        )
    if len(words) > 1:
        known = ", ".join(COMMANDS)
        return tr(
            "There is no command “{first}”, and no file of that name here. Commands: {known}."
        ).format(first=first, known=known)
    return ""


def load_qt() -> None:
    """Import Qt; raises ImportError where a library is lacking that it needs.

    PySide then has each module's source read when it is imported, in case it asks for another
    spelling of Qt's names (``from __feature__ import``). None of ours does, so the import that was
    there before comes back: a start is 10 ms shorter by it, and 25 more as PySide loads later how
    it words errors over wrong arguments. And nothing is garbage until the window is put together
    (``app.run`` lets the collector work again). All threads, Qt's too, have one heap.
    """
    gc.disable()
    from stratcanvas.session.side_work import share_one_heap

    share_one_heap()
    from stratcanvas.qt.enums import hasten
    from stratcanvas.qt.signatures import put_off

    hasten()
    with put_off():
        from PySide6 import QtWidgets  # noqa: F401 - fails here, where it can be told


def has_screen() -> bool:
    """Tell whether a window can be shown: only Linux may have no screen at all."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _stop(sentence: str) -> int:
    from stratcanvas.cli.say import complain, release

    complain(sentence)
    release()
    return 2


if __name__ == "__main__":
    sys.exit(main())
