# SPDX-License-Identifier: MIT
"""Where Stratcanvas keeps what is its own on this computer, and who holds what.

A local folder, never a synced one: working copies of files, drafts, recent files, settings.
``STRATCANVAS_HOME`` names another one.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from stratcanvas.storage.errors import keeping
from stratcanvas.storage.sha256 import sha256

if sys.platform == "darwin":
    import fcntl

MOST_RECENT = 40
"""How many recent files are remembered."""


_LARGEST_JSON = 1 << 20


def home() -> Path:
    """Return the local state folder; it is made when something is first kept in it."""
    chosen = os.environ.get("STRATCANVAS_HOME")
    if chosen:
        return Path(chosen).absolute()
    import platformdirs  # 5 ms, and not needed in tests

    return Path(platformdirs.user_data_path("stratcanvas", appauthor=False))


def spare_home() -> Path:
    """Return the folder to keep edits in when the state folder can't be written.

    It lies among the system's temporary files, so it may be gone after a restart.
    """
    user = os.geteuid() if sys.platform != "win32" else 0
    import tempfile  # it brings archives and random numbers, which no start needs

    return Path(tempfile.gettempdir()) / f"stratcanvas-{user}"


def working_folder(real: Path, root: Path | None = None) -> Path:
    """Return the folder for the working copy of a file, by its real path; ``root``: ``home``."""
    text = os.path.normcase(real).encode("utf-8", "surrogatepass")
    return working_files(root) / sha256(text)[:32]


def working_files(root: Path | None = None) -> Path:
    """Return the folder that holds one folder a file that is worked on."""
    return (root or home()) / "working"


def drafts_folder(root: Path | None = None) -> Path:
    """Return the folder that holds one folder a draft."""
    return (root or home()) / "drafts"


def shelves() -> list[Path]:
    """Return the folders in which folders of drafts and of working copies lie."""
    roots = [home(), *([spare_home()] if spare_home().is_dir() else [])]
    return [each for root in roots for each in (drafts_folder(root), working_files(root))]


def backups_folder(root: Path) -> Path:
    """Return the folder in which lies what older programs had written before today's did."""
    return root / "backups"


def damaged_folder() -> Path:
    """Return the folder in which lies what could not be read."""
    return home() / "damaged"


def new_draft_folder(root: Path | None = None) -> Path:
    """Return the path of a folder for a new draft; it is not made yet."""
    return drafts_folder(root) / os.urandom(8).hex()


def make(folder: Path) -> None:
    """Make a folder of ours that only its owner may read. Raises DiskFull or NotWritable."""
    try:
        if folder.is_relative_to(spare_home()) and not folder.is_relative_to(home()):
            _make_spare_home()
        else:
            make_home()
        for each in (folder.parent, folder):
            if not each.is_dir():
                clear_way(each, for_folder=True)
                each.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise keeping(problem) from problem


def make_home() -> None:
    """Make the state folder for its owner alone, whoever made it before. Raises OSError."""
    folder = home()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(OSError):  # it is somebody else's, or on a disk without modes
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)


def _make_spare_home() -> None:
    """Make the spare folder. Raises OSError if somebody else has put something in its place."""
    folder = spare_home()
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    status = folder.lstat()
    mine = sys.platform == "win32" or status.st_uid == os.geteuid()
    if not (mine and stat.S_ISDIR(status.st_mode)):
        raise PermissionError(errno.EACCES, "Permission denied")
    if status.st_mode & 0o077:
        folder.chmod(0o700)


def open_private(file: Path, flags: int = 0) -> int:
    """Return a handle to write a file of ours that only its owner may read; it may be there.

    Whatever else lies under its name, such as a folder or a link, is put by. Raises OSError.
    """
    clear_way(file)
    more = sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_CLOEXEC"))
    handle = os.open(file, os.O_RDWR | os.O_CREAT | more | flags, 0o600)
    if sys.platform != "win32":
        with suppress(OSError):
            os.fchmod(handle, 0o600)
    return handle


def clear_way(place: Path, *, for_folder: bool = False) -> None:
    """Put by what lies where a file (or folder) of ours belongs and is none.

    A file that is one is made readable again.
    """
    with suppress(OSError, ValueError):
        mode = place.lstat().st_mode
        if for_folder or not stat.S_ISREG(mode):
            shelf = damaged_folder()
            shelf.mkdir(parents=True, exist_ok=True, mode=0o700)
            place.rename(shelf / f"{place.name}-{os.urandom(4).hex()}")
        elif mode & 0o600 != 0o600:
            place.chmod(0o600)


def is_there(path: Path | str) -> bool:
    """Tell whether something is there. What can't be looked at counts as there."""
    try:
        os.stat(path)  # noqa: PTH116 (a Path takes as long again, and each edit asks)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def sync_folder(folder: Path) -> None:
    """Ask the disk to keep a folder's entries. Some systems can't; then this does nothing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_file(handle: int) -> None:
    """See an open file safe on the disk. Raises OSError."""
    if sys.platform == "darwin":
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync alone stops at the disk's own cache there
    else:
        os.fsync(handle)


def write_json(file: Path, value: Any) -> None:
    """Replace a small file of ours as a whole. Raises OSError."""
    import json

    write_private(file, json.dumps(value, ensure_ascii=True, indent=1).encode())


def write_private(file: Path, data: bytes) -> None:
    """Replace a file of ours, which only its owner may read, as a whole. Raises OSError."""
    temporary = file.with_name(f"{file.name}.{os.urandom(4).hex()}")
    try:
        handle = open_private(temporary, os.O_EXCL)
        with open(handle, "wb") as out:  # noqa: PTH123 (a handle, not a path)
            out.write(data)
            out.flush()
            sync_file(out.fileno())
        clear_way(file)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def read_json(file: Path) -> Any:
    """Return what a small file of ours holds; None when it is not there or not whole."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe would keep us waiting
            return None
        with file.open(encoding="utf-8") as words:
            text = words.read(_LARGEST_JSON)
    except (OSError, ValueError):
        return None
    import json  # most starts have nothing to read here, and it takes as long as opening a canvas

    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def recent_files() -> list[Path]:
    """Return the files opened last, the newest first; they may be gone by now."""
    return _paths_in(home() / "recent.json")


def _paths_in(list_of_ours: Path) -> list[Path]:
    found = read_json(list_of_ours)
    return (
        [Path(each) for each in found if isinstance(each, str)] if isinstance(found, list) else []
    )


def note_recent(path: Path) -> None:
    """Put a file at the top of the recent files. A full disk is no reason to say anything."""
    with suppress(OSError):  # the current folder may be gone
        path = path.absolute()
        _keep_recent([path, *(each for each in recent_files() if each != path)])


def forget_recent(path: Path) -> None:
    """Take a file off the list of recent files."""
    with suppress(OSError):
        path = path.absolute()
        _keep_recent(each for each in recent_files() if each != path)


def forget_all_recent() -> None:
    """Clear the list of recent files. The files themselves stay where they are."""
    with suppress(OSError):
        _keep_recent(())


def _keep_recent(paths: Iterable[Path]) -> None:
    make_home()
    write_json(home() / "recent.json", [str(each) for each in paths][:MOST_RECENT])


def left_open() -> list[Path]:
    """Return what was open when the program was last quit: files, and folders of drafts."""
    return _paths_in(home() / "left-open.json")


def note_left_open(paths: Iterable[Path]) -> None:
    """Remember what was open. A full disk is no reason to say anything."""
    with suppress(OSError):
        make_home()
        write_json(home() / "left-open.json", [str(each) for each in paths][:MOST_RECENT])
