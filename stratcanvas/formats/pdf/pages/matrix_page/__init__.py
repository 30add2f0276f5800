# SPDX-License-Identifier: MIT
"""The matrix: which tactic serves which problem, at a glance, with what is still missing.

`matrix_page` is the door: it lays a canvas out. Nothing else here is used from outside.
"""
