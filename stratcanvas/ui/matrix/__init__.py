# SPDX-License-Identifier: MIT
"""The matrix: problems across, tactics down, a mark where one serves the other.

Nothing of it is loaded before it is first opened.
"""
