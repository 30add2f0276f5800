# SPDX-License-Identifier: MIT
"""The blank worksheet: a canvas to be written by hand, in a meeting or with a customer.

`worksheet` is the door: it lays the sheet out. Nothing else here is used from outside.
"""
