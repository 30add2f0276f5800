# SPDX-License-Identifier: MIT
"""CSV: tables for spreadsheets. No cell of them is taken for a formula.

May import domain, and of formats what every format uses.
"""
