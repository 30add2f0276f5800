# SPDX-License-Identifier: MIT
"""The canvas as it looks, on one sheet or tiled over several, with words that stay text.

`canvas_sheets` is the door: it lays a canvas out. Nothing else here is used from outside.
"""
