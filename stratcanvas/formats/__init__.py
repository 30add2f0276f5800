# SPDX-License-Identifier: MIT
"""Files out and in. A new format is one file and one row in `registry`; what can be chosen for it
is a line each in `options`, and dialog and command line follow.

May import domain, and the errors of storage; `images` also paint (QtGui), the rest has no Qt.
"""
