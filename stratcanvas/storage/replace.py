# SPDX-License-Identifier: MIT
"""The one way to put bytes in a file's place: whole, private until it is done, never half.

The temporary file beside the place is made exclusively and for its owner alone, filled and
finished through its handle, and gets the mode that the place asks for at the end; no name is
opened again, so a link that somebody puts under one leads nowhere. Exports go this way too.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stratcanvas.storage.errors import (
    Missing,
    NotReadable,
    NotWritable,
    OpenElsewhere,
    shown,
    taken,
    writing,
)
from stratcanvas.storage.state_folder import sync_file, sync_folder
from stratcanvas.words import tr

if sys.platform != "win32":
    import fcntl

SUFFIX = ".strat-tmp"
"""What our temporary files end with; in front stand a dot and twelve hex digits."""

FORGOTTEN = 3600.0
"""Seconds after which a temporary file that nobody holds was left by a process that was killed."""

_MOST_LINKS = 40  # as many as Linux follows
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_FLAGS |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


def put(path: Path, data: bytes, *, overwrite: bool, kept: str = "") -> None:
    """Put bytes where a path leads to: all of them, or what was there is as it was.

    ``overwrite``: in the place of a file that is there; a person said so. It keeps that file's
    mode, owner and tags. ``kept``: what a trouble says of the person's work, if any is at stake.
    Raises NameTaken, Missing (the folder), NotWritable, NotReadable or DiskFull.
    """
    target = leads_to(path)
    place_new(target, data, temporary_name(), overwrite=overwrite, kept=kept)
    sweep(target.parent)


def temporary_name() -> str:
    """Return a fresh name for a temporary file."""
    return f".{os.urandom(6).hex()}{SUFFIX}"


def place_new(
    target: Path, data: bytes, temporary: str, *, overwrite: bool, kept: str = ""
) -> None:
    """Do what ``put`` does at a real path, by a temporary file of a name that is known."""
    refuse_taken(target, overwrite=overwrite)
    move: Callable[[Path, Path], object] = _move_new
    like = None
    if os.path.lexists(target):
        try:
            like = target.stat()
        except OSError as problem:
            raise writing(problem, target, kept) from problem
        refuse_read_only(target, like, kept)
        move = Path.replace
    exchange(target, data, temporary, move, like=like, kept=kept)


def exchange(
    target: Path,
    data: bytes,
    temporary: str,
    move: Callable[[Path, Path], object],
    *,
    like: os.stat_result | None,
    kept: str,
) -> None:
    """Write a temporary file beside a place and ``move`` it there; on trouble it is taken away.

    ``like``: the status of the file whose mode, owner and tags it takes. Raises as ``put``.
    """
    beside = target.with_name(temporary)
    try:
        mode = _new_mode(beside) if like is None else stat.S_IMODE(like.st_mode)
        handle = os.open(beside, _FLAGS, 0o600)
        try:
            _finish(handle, data, target, like, mode)
            if sys.platform == "win32":
                os.close(handle)  # nobody can move an open file there
            else:
                _see_that_it_is_ours(handle, beside)
            _patiently(lambda: move(beside, target))
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        finally:
            if sys.platform != "win32":
                os.close(handle)
    except FileExistsError as problem:
        raise taken(target) from problem
    except OSError as problem:
        raise writing(problem, target, kept, was_there=like is not None) from problem
    except ValueError as problem:  # a NUL or half a character in the name
        raise NotWritable(
            tr("No file can be called {file}.").format(file=shown(target)),
            kept=kept,
            then=tr("Choose another name."),
        ) from problem
    sync_folder(target.parent)


@contextmanager
def replacing(target: Path) -> Iterator[None]:
    """Have it told of a file that was to be replaced where another window has it open."""
    try:
        yield
    except OpenElsewhere as problem:
        raise OpenElsewhere(
            tr("{file} is open in another window.").format(file=shown(target)),
            kept=tr("Nothing was changed."),
            then=tr("Choose another name, or close it in that window first."),
        ) from problem


def refuse_taken(target: Path, *, overwrite: bool) -> None:
    """Raise NameTaken if something is there that is not to be replaced."""
    if os.path.lexists(target) and not (overwrite and target.is_file()):
        raise taken(target)


def refuse_read_only(target: Path, status: os.stat_result, kept: str) -> None:
    """Raise NotWritable for a file that is marked as read-only."""
    if not status.st_mode & 0o222 or not may_write(target):
        raise NotWritable(
            tr("{file} is marked as read-only.").format(file=shown(target)),
            kept=kept,
            then=tr("Save a copy under another name, or allow writing to it."),
        )


def why_not_writable(real: Path) -> str:
    """Return a sentence why a file can't be replaced in its folder, or ""."""
    try:
        marked = not real.stat().st_mode & 0o222 or not may_write(real)
    except OSError:  # it has just gone; publishing will say so
        return ""
    if marked:
        return tr("{real} is marked as read-only.").format(real=shown(real))
    if not may_write(real.parent):
        return tr("The folder of {real} can’t be written to.").format(real=shown(real))
    return ""


def may_write(path: Path) -> bool:
    """Tell whether this user may write a file, or in a folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def absolute(path: Path) -> Path:
    """Return a path that stays right when the current folder changes; symlinks are kept.

    Raises Missing for a name without a folder when the current folder is gone.
    """
    try:
        return Path(os.path.abspath(path))  # noqa: PTH100 (Path.absolute keeps "..")
    except FileNotFoundError as problem:
        raise Missing(
            tr("The folder that you are in is not there any more."),
            then=tr("Go to another folder, or name the file with its folder."),
        ) from problem


def leads_to(path: Path) -> Path:
    """Return where a path leads to, through symlinks; a name that can't be one leads nowhere.

    A link that somebody else put into a folder where all may write, as /tmp, is not followed:
    raises NotReadable. Raises Missing when the current folder is gone.
    """
    path = absolute(path)
    try:
        if sys.platform != "win32":
            _refuse_planted(path)
        return Path(os.path.realpath(path))
    except ValueError:  # a NUL or half a character: reading and writing say so
        return path


def is_one_file(one: Path, other: Path) -> bool:
    """Tell whether two real paths are one file, as names in other letters are on many disks."""
    try:
        return one == other or one.samefile(other)
    except (OSError, ValueError):
        return False


def _refuse_planted(path: Path) -> None:
    """Walk a path as the system does. Raises NotReadable at a link planted by somebody else."""
    here = Path(path.anchor)
    ahead = list(reversed(path.parts[1:]))
    links = 0
    while ahead:
        part = ahead.pop()
        if part == "..":
            here = here.parent
            continue
        step = here / part
        try:
            found = step.lstat()
            if not stat.S_ISLNK(found.st_mode):
                here = step
                continue
            folder = here.stat()
        except OSError:  # nothing is there, or nothing may be seen: then nothing is followed
            return
        if not _may_lead(found, folder, os.geteuid()):
            raise NotReadable(
                tr(
                    "{step} is a shortcut that somebody else put into a folder for everybody."
                ).format(step=shown(step)),
                kept=tr("It was not followed."),
                then=tr("Choose the file itself, or another place."),
            )
        links += 1
        if links > _MOST_LINKS:
            return  # reading and writing say so
        there = step.readlink()
        here = Path(there.anchor) if there.is_absolute() else here
        ahead += reversed(there.parts[1:] if there.is_absolute() else there.parts)


def _may_lead(link: os.stat_result, folder: os.stat_result, user: int) -> bool:
    """Tell whether a link is to be followed: Linux' own rule, which not every system has."""
    everybodys = folder.st_mode & stat.S_ISVTX and folder.st_mode & stat.S_IWOTH
    return not everybodys or link.st_uid in {user, folder.st_uid}


def sweep(folder: Path) -> None:
    """Take away what killed processes of ours left half written in a folder, an hour ago or more.

    One that is being written is held by its writer, and is left alone like all that is not ours.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for each in entries:
            if is_temporary(each.name):
                with suppress(OSError):
                    _take_away(Path(each.path))


def is_temporary(name: str) -> bool:
    """Tell whether a name is one that our temporary files have."""
    digits = name.removeprefix(".").removesuffix(SUFFIX)
    return (
        name == f".{digits}{SUFFIX}" and len(digits) == 12 and set(digits) <= {*"0123456789abcdef"}
    )


def _take_away(left: Path) -> None:
    status = left.lstat()
    if not stat.S_ISREG(status.st_mode) or time.time() - status.st_mtime < FORGOTTEN:
        return
    if sys.platform != "win32":
        if status.st_uid != os.geteuid():
            return
        handle = os.open(left, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(handle)
    left.unlink()


def _new_mode(beside: Path) -> int:
    """Return the mode that a new file gets here, by umask, access lists and kind of disk."""
    handle = os.open(beside, _FLAGS, 0o666)  # empty, and gone before anything is written
    try:
        return stat.S_IMODE(os.fstat(handle).st_mode)
    finally:
        os.close(handle)
        beside.unlink()


def _finish(handle: int, data: bytes, target: Path, like: os.stat_result | None, mode: int) -> None:
    """Fill a new file and make it what it is to be, all through its handle."""
    if sys.platform != "win32":
        with suppress(OSError):  # a disk without locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    if sys.platform != "win32":
        if like is not None:
            _look_like(handle, like, target)
        with suppress(OSError):  # a disk without modes
            os.fchmod(handle, mode)
    sync_file(handle)


def _see_that_it_is_ours(handle: int, beside: Path) -> None:
    """Raise PermissionError if somebody put something else under the name of our file."""
    if not os.path.samestat(os.fstat(handle), beside.lstat()):
        raise PermissionError(errno.EACCES, "Another program is at work in this folder")


def _look_like(handle: int, like: os.stat_result, target: Path) -> None:
    """Give a new file the owner and extended attributes of the one it will replace.

    What is not ours to give stays as it is. Attributes hold access lists and people's tags.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        if (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
            os.fchown(handle, like.st_uid, like.st_gid)
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(target):
                os.setxattr(handle, name, os.getxattr(target, name))


def _move_new(temporary: Path, target: Path) -> None:
    """Give a file its name if nothing has that name. Raises FileExistsError."""
    if os.name == "nt":
        temporary.rename(target)  # refuses by itself
        return
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError as problem:  # FAT and some network drives have no hard links
        if os.path.lexists(target):
            raise FileExistsError(str(target)) from problem
        temporary.replace(target)
    else:
        temporary.unlink()


def _patiently(move: Callable[[], object]) -> None:
    """Do it, and again for 2.5 s while a scanner or an indexer holds the file."""
    for pause in (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28):
        try:
            move()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    move()
