# SPDX-License-Identifier: MIT
"""Pages on a printer: the system's dialog, how a page fits on the sheet, and the way there.

Nothing of it is loaded before something is printed.
"""
