# SPDX-License-Identifier: MIT
"""Takes a canvas out of a stranger's PDF: no more of it is understood than that needs, and no code
but Python's own sees it. PDFium runs in a cage of its own in browsers; here it would have none.
"""
