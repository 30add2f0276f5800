# SPDX-License-Identifier: MIT
"""The briefs of tactics on paper: what an article, an interview, a talk or a guide would say.

`brief_pages` is the door: it lays a canvas out. Nothing else here is used from outside.
"""
