# SPDX-License-Identifier: MIT
"""What all records share: an id of 16 lowercase hex digits, made once and never reused."""

import os
import re
from typing import Protocol

MOST_RECORDS = 100_000
"""Cards and connectors that a canvas can have."""
ID_PATTERN = re.compile(r"[0-9a-f]{16}\Z")


class Record(Protocol):
    """Anything a canvas holds: it is immutable and knows its own id."""

    @property
    def id(self) -> str:
        """Return the id; a link's is made of the two it joins."""
        ...


def new_id() -> str:
    """Return a fresh random id: 16 lowercase hex digits (64 bits)."""
    return os.urandom(8).hex()


def is_id(text: object) -> bool:
    """Tell whether something is an id."""
    return isinstance(text, str) and ID_PATTERN.match(text) is not None
