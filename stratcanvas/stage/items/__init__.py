# SPDX-License-Identifier: MIT
"""What is a graphics item on the stage: all cards at rest as one, and a few for what is in hand.

May import domain, paint, qt, the places, the snap and the render context. How a card itself looks
belongs to paint.
"""
