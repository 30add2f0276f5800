# SPDX-License-Identifier: MIT
"""Long campaigns: what the suite tries for seconds, tried for minutes or hours.

A module with a function `trials()`, which yields pairs of a name and a callable, is a campaign; a
trial passes unless it raises. `sh packaging/prove.sh NAME` runs the file of that name.
"""
