# SPDX-License-Identifier: MIT
"""What stands around the canvas: outline, inspector and their editors.

Panels show the canvas and ask the session for commands; they never write.
"""
