# SPDX-License-Identifier: MIT
"""Where everything of a canvas lies, and how its connectors run.

May import domain and paint. All of it follows a change, none of it is made anew for one: whoever
draws, or looks for what lies somewhere, asks here.
"""
