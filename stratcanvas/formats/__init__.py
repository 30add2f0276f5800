# SPDX-License-Identifier: MIT
"""Files out and in. A new format is one file and one row in `registry`.

May import domain; `images` also paint (QtGui). formats/pdf and the rest have no Qt.
"""
