# SPDX-License-Identifier: MIT
"""The start screen: ways to begin, what was opened before, drafts, examples.

Its first picture reads no file. Lists, and looks into files, come after it and in another thread.
"""
