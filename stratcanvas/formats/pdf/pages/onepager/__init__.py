# SPDX-License-Identifier: MIT
"""The one-pager: its parts set in type, and the largest type that fits.

`onepager` is the door; nothing else here is used from outside.
"""
