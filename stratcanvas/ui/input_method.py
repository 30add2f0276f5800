# SPDX-License-Identifier: MIT
"""An input method that Qt can speak to: Fcitx speaks as IBus does, and its own plugin may lack.

Who writes Chinese or Japanese on Linux has Fcitx in the environment; the Qt that comes with
PySide6 has plugins for IBus alone, and would compose nothing.
"""

from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

NAMES = "QT_IM_MODULES", "QT_IM_MODULE"
"""The variables by which Qt is told of input methods; the first counts if it is set. It divides
several by “;” (Qt 6.7, QPlatformInputContextFactory::requested).
"""
_FCITX, _IBUS = "fcitx", "ibus"


def ask_for_one_there_is(environment: MutableMapping[str, str], folder: Path | None = None) -> None:
    """Ask for IBus where Fcitx is asked for and Qt has no plugin for it; before Qt looks.

    ``folder``: where Qt's plugins lie; None: where they do.
    """
    name = next((each for each in NAMES if environment.get(each)), "")
    wanted = environment.get(name, "").split(";")
    if not any(each.startswith(_FCITX) for each in wanted):
        return
    own = folder or Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    more = environment.get("QT_PLUGIN_PATH", "").split(":")
    for place in (own, *(Path(each) for each in more if each)):
        if any((place / "platforminputcontexts").glob(f"*{_FCITX}*")):
            return
    asked = (_IBUS if each.startswith(_FCITX) else each for each in wanted)
    environment[name] = ";".join(dict.fromkeys(asked))
