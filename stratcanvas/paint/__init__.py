# SPDX-License-Identifier: MIT
"""Drawing with QtGui alone, no widgets: the one painter of screen, PNG and SVG.

May import domain. Colours as plain values are in `theme`; how a card looks is in `card`.
"""
