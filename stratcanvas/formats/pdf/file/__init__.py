# SPDX-License-Identifier: MIT
"""The PDF file: a sheet to draw on, with fonts embedded, tagged structure and metadata.

Stands on `type` and reportlab, and knows nothing of strategies. Pages draw on `sheet` alone.
"""
