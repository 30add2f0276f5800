# SPDX-License-Identifier: MIT
"""Small pictures of canvases, kept in the system's folder for what can be made anew.

They show somebody's plan, so only that person may read them. Each is named by what it is of, so a
stale one is never found for something else. Never more than so many, never more than so large.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from stratcanvas.storage.sha256 import hash_of
from stratcanvas.storage.state_folder import home, write_private

MOST = 240
"""Pictures; those looked at longest ago go first."""
LARGEST = 200_000
"""Bytes of a picture; a larger one is not kept."""
_LARGEST_ALL = 12_000_000


def pictures_folder() -> Path:
    """Return the folder of the pictures; it is made when the first one is kept."""
    if os.environ.get("STRATCANVAS_HOME"):
        return home() / "pictures"
    import platformdirs  # 5 ms, and not needed in tests

    return Path(platformdirs.user_cache_path("stratcanvas", appauthor=False)) / "pictures"


def picture_name(*of: bytes | str) -> str:
    """Return the name of the picture of something: of its content, and how it is drawn."""
    digest = hash_of()
    for part in of:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(hash_of(data).digest())
    return digest.hexdigest()[:40]


def kept_picture(name: str) -> bytes | None:
    """Return a picture that is kept, and note that it was looked at; None when there is none."""
    file = pictures_folder() / name
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            return None
        data = file.read_bytes()
    except (OSError, ValueError):
        return None
    with suppress(OSError):
        os.utime(file)
    return data


def keep_picture(name: str, data: bytes) -> None:
    """Keep a picture. Where that can't be, it is made anew next time; there is nothing to say."""
    if len(data) > LARGEST:
        return
    folder = pictures_folder()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
        write_private(folder / name, data)
        for old in _surplus(folder):
            with suppress(OSError):
                old.unlink()


def _surplus(folder: Path) -> Iterator[Path]:
    """Walk over what is more than may be kept: those looked at longest ago, and what is none."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):  # another window takes some away, too
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(status.st_mode):
                    found.append((status.st_mtime_ns, status.st_size, Path(entry.path)))
    total = 0
    for number, (_, size, path) in enumerate(sorted(found, reverse=True), start=1):
        total += size
        if number > MOST or total > _LARGEST_ALL:
            yield path
