# SPDX-License-Identifier: MIT
"""The canvas on screen. Its door is ``view.CanvasView``; what the hand does is in ``tools``.

May import domain, coach, paint, qt and session. A new gesture is one file in `tools`; what is drawn
behind the cards goes to `backdrop`, over them to ``overlay``; how a card itself looks to paint.
"""
