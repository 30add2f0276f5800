# SPDX-License-Identifier: MIT
"""What the stage and the window both need of Qt: the guard, text keys, tick boxes.

May import domain. What knows a canvas on screen stays in `stage`; what draws cards, in `paint`.
"""
