# SPDX-License-Identifier: MIT
"""The model: what a canvas is, what counts, and every edit. Pure Python: no Qt, no SQL, no I/O.

May import the standard library alone. A new field is one line in `cards`; a new edit is one
function in `commands`; a new rule is one function and one row in `rules`.
"""
