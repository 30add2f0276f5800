# SPDX-License-Identifier: MIT
"""What stands around the canvas: outline, inspector and their editors; `table` has a row for each.

Panels show the canvas and ask the session for commands; they never write.
"""
