# SPDX-License-Identifier: MIT
"""Calendars: the days that the plan names, for any program that keeps days.

May import domain, and of formats what every format uses.
"""
