# SPDX-License-Identifier: MIT
"""What PySide knows of the signatures of its functions is loaded when it is asked for.

PySide needs it for the words of an error over wrong arguments and for help texts, and compiles it
from an archive at each start: 25 ms, an eighth of the time to our first picture.
"""

import builtins
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from typing import Any

_HOME = "shibokensupport.signature"
_ASKS = f"{_HOME}.loader"
"""PySide's door to it: imports all when it is loaded, and uses each by its name when called."""
_TYPES = f"{_HOME}.mapping"
"""PySide's module of types."""
_PUT_OFF = {"errorhandler", "layout", "mapping", "parser"} | {
    *("lib", "enum_sig", "pyi_generator", "tool")
}


class _Awaited(ModuleType):
    """Stands for a module of PySide's, which is loaded when one of its names is asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked of every module by those who look through all
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


class _AwaitedTypes(_Awaited):
    """Stands for PySide's module of types, too. Its part in C looks for that one among all modules,
    and in the module's dict for a function, and for what that function finds.
    """

    def __init__(self) -> None:
        super().__init__(_TYPES)
        sys.modules[_TYPES] = self
        vars(self)["update_mapping"] = self._update

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(_TYPES) is self:
            del sys.modules[_TYPES]  # now it is to be the one that this stands for
        return super().__getattr__(name)

    def _update(self) -> None:
        self.__getattr__("update_mapping")()
        mine = {"update_mapping": self._update}
        vars(self).update(vars(sys.modules[_TYPES]) | mine)


@contextmanager
def put_off() -> Iterator[None]:
    """Import PySide inside this, for the first time, and its signatures come when asked for.

    Python's own import is back afterwards. Where PySide is made in another way than 6.11, all is
    loaded as ever.
    """
    ordinary = builtins.__import__

    def bring(
        name: str,
        globals: Mapping[str, Any] | None = None,  # noqa: A002 - Python's name
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - Python's name
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        asks = globals is not None and globals.get("__name__") == _ASKS
        if asks and fromlist and name.startswith(_HOME) and fromlist[0] in _PUT_OFF:
            awaited = f"{name}.{fromlist[0]}"
            module = _AwaitedTypes() if awaited == _TYPES else _Awaited(awaited)
            return SimpleNamespace(**{fromlist[0]: module})
        return ordinary(name, globals, locals, fromlist, level)

    builtins.__import__ = bring
    try:
        yield
    finally:
        builtins.__import__ = ordinary
        _keep_archive()


def _keep_archive() -> None:
    """Let Python find what is still in PySide's archive: PySide looks there at its begin only."""
    archive: Any = getattr(sys.modules.get(_HOME), "__loader__", None)
    # An unpacked one has no such door, and what is in it is found like all other modules.
    if hasattr(archive, "find_spec") and archive not in sys.meta_path:
        sys.meta_path.append(archive)
