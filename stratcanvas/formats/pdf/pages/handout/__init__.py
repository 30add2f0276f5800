# SPDX-License-Identifier: MIT
"""The handout for customers: their problems, what these cost, and where there is help.

`handout` is the door: it lays a canvas out. Nothing else here is used from outside.
"""
