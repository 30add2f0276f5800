# SPDX-License-Identifier: MIT
"""What the stage and the window both need of Qt: the guard, keys, tick boxes, labels.

May import domain. What knows a canvas on screen stays in `stage`; what draws cards, in `paint`.
"""
