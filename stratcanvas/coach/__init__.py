# SPDX-License-Identifier: MIT
"""What the program suggests: what each rule says, and the rules that read texts. No Qt.

May import domain. Words and lists are data in resources/coach; a rule on texts is one function
and one row in `text_rules`.
"""
