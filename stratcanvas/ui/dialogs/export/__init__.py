# SPDX-License-Identifier: MIT
"""Print or export: what is to be made, with what choices, and a picture of it before it is paper.

Nothing of it is loaded before it is first opened.
"""
