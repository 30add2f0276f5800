# SPDX-License-Identifier: MIT
"""Amounts and dates that a person has typed, so that no line ends within one."""

import re

NO_BREAK = "\u00a0"
"""NO-BREAK SPACE: looks like a space, and no line ends there."""
_SIGN = "€£$¥₣₤₩₪₫₹₺₽₿%‰°"
_CODES = "EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|JPY|CNY|INR|BRL|kr|zł|Kč|Fr\\.?|km|kg|m²|k|m|h"
_MONTHS = r"[^\W\d_]{3,}"
# A figure and what it is counted in; thousands in groups; a sign before its figure; a day and its
# month. Only figures are looked at: the space between two words stays a place to end a line.
_TOGETHER = re.compile(
    rf"(?<=\d) (?=[{_SIGN}]|(?:{_CODES})\b)"
    r"|(?<=\d) (?=\d{3}(?:\D|$))"
    rf"|(?<=[{_SIGN}≈~±<>≤≥+−–]) (?=\d)"
)
_DATE = re.compile(rf"\b(\d{{1,2}}\.?) ({_MONTHS}\.?) (\d{{4}})\b")


def kept_together(text: str) -> str:
    """Return a text in which amounts and dates hold together: 1 000 €, ≈ 9 %, 3 May 2027."""
    if " " not in text or text.isalpha():
        return text
    return _DATE.sub(rf"\1{NO_BREAK}\2{NO_BREAK}\3", _TOGETHER.sub(NO_BREAK, text))
