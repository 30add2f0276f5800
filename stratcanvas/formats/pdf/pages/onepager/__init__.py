# SPDX-License-Identifier: MIT
"""The one-pager: its parts set in type, and the largest type that fits.

`onepager` is the door: it lays a canvas out. Nothing else here is used from outside.
"""
