# SPDX-License-Identifier: MIT
"""The small picture of the whole canvas over a corner of the view.

May import paint, qt, the stage's scene and view, which know nothing of it.
"""
