# SPDX-License-Identifier: MIT
"""The pages that a canvas can be printed as, each in a folder of its own.

Papers and colours are shared by all. May import domain, `type` and `file`.
"""
