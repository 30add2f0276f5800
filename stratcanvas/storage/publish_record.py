# SPDX-License-Identifier: MIT
"""What we know of the file that a working copy belongs to, kept beside it across crashes.

Before the file is replaced, what is about to be put out is written down; so after a crash in the
middle it is clear which versions in the file are ours, and which one is somebody else's.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from stratcanvas.storage.errors import keeping
from stratcanvas.storage.state_folder import read_json, write_json

NAME = "record.json"


class Version(NamedTuple):
    """One state of the file: its bytes' SHA-256, the revision in them and that edit's number.

    A number of -1 is one that nobody wrote down.
    """

    sha256: str
    revision: str
    number: int = -1


class PublishRecord(NamedTuple):
    """Which file (None: a draft), what was last read or published, and what was on its way."""

    path: Path | None = None
    published: Version | None = None
    pending: Version | None = None
    temporary: str = ""
    """The name of the temporary file beside the file, in case a crash leaves it there."""
    filled: Mapping[str, str] = {}
    """Of a draft: what was in it by itself when it was made (see ``domain.blank.filled_in``)."""

    @property
    def known(self) -> set[str]:
        """Return the SHA-256 of every version that may be replaced without asking."""
        return {each.sha256 for each in (self.published, self.pending) if each is not None}

    def in_file(self, sha256: str) -> Version | None:
        """Return which version of ours the file holds; None when it is somebody else's."""
        for version in (self.pending, self.published):
            if version is not None and version.sha256 == sha256:
                return version
        return None

    def about_to(self, version: Version, temporary: str) -> "PublishRecord":
        """Return the record for the moment before the file is replaced."""
        return self._replace(pending=version, temporary=temporary)

    def settled(self, version: Version | None) -> "PublishRecord":
        """Return the record once it is known which version the file holds."""
        return PublishRecord(path=self.path, published=version)

    def save(self, folder: Path) -> None:
        """Write it down for good. Raises DiskFull or NotWritable."""
        value = {
            "path": None if self.path is None else str(self.path),
            "published": _plain(self.published),
            "pending": _plain(self.pending),
            "temporary": self.temporary,
            "filled": dict(self.filled),
        }
        try:
            write_json(folder / NAME, value)
        except OSError as problem:
            raise keeping(problem) from problem

    @classmethod
    def load(cls, folder: Path) -> "PublishRecord":
        """Return what was written down; an unreadable one knows nothing, which is safe."""
        value = read_json(folder / NAME)
        if not isinstance(value, Mapping):
            return cls()
        path, temporary = value.get("path"), value.get("temporary")
        return cls(
            path=Path(path) if isinstance(path, str) and "\0" not in path else None,
            published=_version(value.get("published")),
            pending=_version(value.get("pending")),
            temporary=temporary if isinstance(temporary, str) else "",
            filled=_words(value.get("filled")),
        )


def _plain(version: Version | None) -> dict[str, str | int] | None:
    return None if version is None else version._asdict()


def _words(value: Any) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        return {}
    return {key: word for key, word in value.items() if isinstance(word, str)}


def _version(value: Any) -> Version | None:
    if not isinstance(value, Mapping):
        return None
    sha256, revision, number = (value.get(key) for key in ("sha256", "revision", "number"))
    if isinstance(sha256, str) and isinstance(revision, str):
        return Version(sha256, revision, number if isinstance(number, int) else -1)
    return None
