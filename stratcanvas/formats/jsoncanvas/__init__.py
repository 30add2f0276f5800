# SPDX-License-Identifier: MIT
"""JSON Canvas, the kind of canvas that Obsidian makes (jsoncanvas.org, version 1.0)."""
