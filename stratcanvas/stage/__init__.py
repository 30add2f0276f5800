# SPDX-License-Identifier: MIT
"""The canvas on screen: scene, items, view, and one tool a gesture.

May import domain, paint and session. A new gesture is one file in `tools`.
"""
