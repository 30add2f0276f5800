# SPDX-License-Identifier: MIT
"""The canvas as a screen reader meets it: groups, cards and connectors with names and actions.

A view of graphics shows a reader nothing of itself. `tree` says what there is, `objects` shows it
to Qt, `reader` keeps both up with the canvas. An object is made when a reader first asks for it.
"""
