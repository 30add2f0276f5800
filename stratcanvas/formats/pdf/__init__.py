# SPDX-License-Identifier: MIT
"""PDF pages, without Qt. Only this room speaks reportlab.

May import domain. Text goes through our own shaping (`shape`, `lines`); a new kind of page is one file.
"""
