# SPDX-License-Identifier: MIT
"""The .canvas file: one SQLite database, read as rows, written as a whole. No Qt.

May import domain. Only this room speaks SQL. A new column is a version in `versions`,
with the step to it; the door for everybody else is `door`.
"""
