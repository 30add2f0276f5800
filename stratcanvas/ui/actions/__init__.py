# SPDX-License-Identifier: MIT
"""Actions as tables: id, words, shortcut, when enabled, what it does.

Menus are lists of ids; `build` makes QActions of them. A new action is one row.
"""
