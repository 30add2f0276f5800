# SPDX-License-Identifier: MIT
"""The text engine: any script into lines of placed glyphs, measured in points.

Bottom up: graphemes, bidi, line breaks (plain text); cff, system fonts, fonts, shaping; line
layout; lines (the typesetter); measure. Uses uharfbuzz and shipped; knows of no PDF and no page.
"""
