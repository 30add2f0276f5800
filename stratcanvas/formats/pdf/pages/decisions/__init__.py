# SPDX-License-Identifier: MIT
"""The decisions sheet: every problem and tactic by its number, with boxes to tick and a line.

`decisions` is the door: it lays a canvas out. Nothing else here is used from outside.
"""
