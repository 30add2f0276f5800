# SPDX-License-Identifier: MIT
"""What gestures share while something is dragged: what goes along, and what a drop would do.

May import domain, paint, the stage's scene, viewport, hits and snap. What is shown and what is done
come from the same function.
"""
