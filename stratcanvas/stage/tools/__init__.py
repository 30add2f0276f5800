# SPDX-License-Identifier: MIT
"""One gesture, one file. Each can be cancelled at any moment without a trace.

May import domain, paint, session and the stage's scene and items. A new gesture is one file
here and its name in the table of `press`.
"""
