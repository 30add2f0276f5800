# SPDX-License-Identifier: MIT
"""Actions as tables: id, words, shortcut, when enabled, what it does.

Menus follow from the table; `build` makes QActions of it. A new action is one row.
"""
