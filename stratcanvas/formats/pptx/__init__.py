# SPDX-License-Identifier: MIT
"""PPTX: the one-pager as slides that a person changes in PowerPoint, Keynote or LibreOffice.

May import domain, the page's colours, and of formats what every format uses.
"""
