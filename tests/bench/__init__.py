# SPDX-License-Identifier: MIT
"""Speed, as ratios: each figure is one thing against a yardstick, timed in turn in the same run.

A module with a function `figures()`, which yields `pairs.Figure`s, is a bench; its file's name is
the name that `sh packaging/bench.sh NAME` takes. What a bench starts as a process lies in `starts`.
"""
