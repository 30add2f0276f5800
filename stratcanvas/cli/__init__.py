# SPDX-License-Identifier: MIT
"""The command line, without Qt for everything that needs none.

May import domain, coach, storage, formats, and what of session needs no Qt. A new group of
commands is one file and its name in `app`.
"""
