# SPDX-License-Identifier: MIT
"""Writing PDF pages without Qt: text in any script, boxes, links, and the pages made of them.

The engine, bottom up: letters, bidi, breaks (plain text); cff, system, fonts, shape (fonts);
lines (the typesetter); subset, embed, glyphtext, structure, about, page (the sheet). Pages made
from the model stand on ``lines`` and ``page`` alone. May import domain, coach, shelf; the only
room that speaks reportlab and uharfbuzz, so import it late. A new kind of page is a new file.
"""
