# SPDX-License-Identifier: MIT
"""What the program suggests: rule texts now, text rules as they come. No Qt.

May import domain. The words of a rule are data in resources/coach; a text rule is one function.
"""
