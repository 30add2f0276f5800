# SPDX-License-Identifier: MIT
"""SHA-256, of little by Python's own code and of much by OpenSSL.

OpenSSL is five times as quick, and takes 2.5 ms to load: as long as to read a small canvas whole.
"""

import sys
from contextlib import suppress
from importlib import import_module
from typing import Protocol

_MUCH = 500_000
"""Bytes of which Python's own code needs those 2.5 ms."""


_OWN = "_sha2" if sys.version_info >= (3, 12) else "_sha256"


class Hash(Protocol):
    """A hash that is being made."""

    def update(self, data: bytes, /) -> None:
        """Add bytes."""

    def digest(self) -> bytes:
        """Return it, as bytes."""

    def hexdigest(self) -> str:
        """Return it, as hex digits."""


def hash_of(data: bytes = b"", *, size: int = 0) -> Hash:
    """Return the hash of bytes. ``size``: how many there will be, where they are added later."""
    if max(size, len(data)) < _MUCH and "hashlib" not in sys.modules:
        with suppress(ImportError):  # a Python that names it in another way
            own: Hash = import_module(_OWN).sha256(data)
            return own
    import hashlib

    return hashlib.sha256(data)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, as hex digits."""
    return hash_of(data).hexdigest()
