# SPDX-License-Identifier: MIT
"""What a person does not want to hear of again: a rule about one card, or a rule altogether."""

import re
from dataclasses import dataclass

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
