# SPDX-License-Identifier: MIT
"""Markdown: texts that a person goes on writing, in any program. No word of theirs acts as a mark.

May import domain, and of formats what every format uses.
"""
