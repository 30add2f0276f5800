# SPDX-License-Identifier: MIT
"""One hash, whichever code makes it."""

import hashlib
import sys

import pytest

from stratcanvas.storage.sha256 import hash_of, sha256


@pytest.mark.parametrize("size", [0, 5, 499_999, 500_000])
@pytest.mark.parametrize("loaded", [True, False])
def test_python_s_own_hash_is_openssl_s(
    size: int, loaded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Little is hashed without OpenSSL while nobody has loaded it, and comes to the same."""
    data = b"canvas"[:size].ljust(size, b"x")
    theirs = hashlib.sha256(data)
    if not loaded:
        monkeypatch.delitem(sys.modules, "hashlib")
    digest = hash_of(size=size)
    digest.update(data[:3])
    digest.update(data[3:])
    if not loaded:
        assert ("hashlib" in sys.modules) is (size == 500_000)
    assert digest.digest() == theirs.digest()
    assert sha256(data) == digest.hexdigest() == theirs.hexdigest()
