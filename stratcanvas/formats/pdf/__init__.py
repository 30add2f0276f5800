# SPDX-License-Identifier: MIT
"""Writing PDF pages without Qt: text in any script, boxes, links, and the pages made of them.

`type` sets text, `file` writes a PDF file, `pages` holds the pages made from a canvas. May import
domain, shipped and what all formats share; the only room that speaks reportlab and uharfbuzz, so
import it late.
"""
