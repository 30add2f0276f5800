# SPDX-License-Identifier: MIT
"""Presenting a canvas: page after page on the whole of a screen, with nothing to edit it by.

Nothing of it is loaded before it is first begun. Which pages there are, and what they say, stands
in `domain.slides`; here they are set in type, split where they must be, drawn and turned.
"""
