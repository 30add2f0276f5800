# SPDX-License-Identifier: MIT
"""Long campaigns: what the suite tries for seconds, tried for minutes or hours.

A module with `UNIT`, what it counts, `USUAL`, how many of them it tries, and `trials(count)` is a
campaign. `trials` yields a name, how many of the count it stands for, and a callable, which passes
unless it raises; each runs in a process of its own, one a core.
`sh packaging/prove.sh NAME [TRIALS]` runs the file of that name.
"""
