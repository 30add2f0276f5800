# SPDX-License-Identifier: MIT
"""The model: what a canvas is, what counts, and every edit. Pure Python: no Qt, no SQL, no I/O.

May import `words` and `safe_words` and, beside them, the standard library alone. A new field is a
line in `cards`; an edit a function in `commands`, and what undo calls it a row in `step_labels`; a
rule a function and a row in `rules`.
"""
