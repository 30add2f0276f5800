# SPDX-License-Identifier: MIT
"""What is a graphics item on the stage: a few that stand for whatever is visible just now.

May import domain, paint, qt, the places, the snap and the render context. How a card itself looks
belongs to paint.
"""
