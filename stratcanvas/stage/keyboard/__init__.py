# SPDX-License-Identifier: MIT
"""What a key does on the canvas by itself; ``canvas_keys`` is the table of all, which F1 lists.

May import domain, session, the stage's scene and viewport.
"""
