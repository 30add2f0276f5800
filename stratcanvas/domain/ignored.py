# SPDX-License-Identifier: MIT
"""What a person does not want to hear of again: a rule about one card, or a rule altogether."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from stratcanvas.domain.fields import reference
from stratcanvas.words import mark

RULE_PATTERN = re.compile(r"[a-z][a-z0-9-]{0,59}\Z")
"""How a rule's id is written; one that is not known, of a newer program, is kept."""

_CARD_OR_NONE = re.compile(r"([0-9a-f]{16})?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """A finding that is not to be told. ``record`` is empty where the whole canvas is meant."""

    rule: str = reference(mark("Rule"), form=RULE_PATTERN)
    record: str = reference(mark("Card"), form=_CARD_OR_NONE)

    @property
    def id(self) -> str:
        """Return the rule and the card, one after the other."""
        return f"{self.rule}:{self.record}"


class Listener(Protocol):
    """Anything that knows what is not to be told, as a canvas does."""

    @property
    def ignored(self) -> Mapping[str, Ignored]:
        """Return what is not to be told, by its key."""
        ...


def is_ignored(canvas: Listener, rule: str, record: str) -> bool:
    """Tell whether a rule is not to be told: about this record, or altogether."""
    ignored = canvas.ignored
    return bool(ignored) and (f"{rule}:{record}" in ignored or f"{rule}:" in ignored)
