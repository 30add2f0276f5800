# SPDX-License-Identifier: MIT
"""What the stage and the window both need of Qt: guard, keys, labels, tool tips, tick
boxes, dropped files.

May import domain. What knows a canvas on screen stays in `stage`; what draws cards, in `paint`.
"""
