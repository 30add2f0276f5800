# SPDX-License-Identifier: MIT
"""Every page of the plan in one file, with bookmarks and one count of pages.

`whole_plan` is the door: it lays a canvas out. Nothing else here is used from outside.
"""
