# SPDX-License-Identifier: MIT
"""What a canvas that a PDF carries is called in it: who writes one and who reads one agree here."""

NAME = "plan.canvas"
"""Its file name in every PDF: it says nothing of the plan, the person or the computer."""
MEDIA_TYPE = "application/vnd.stratcanvas+sqlite3"
DESCRIPTION = "The canvas that this page was made from. Stratcanvas opens it from the PDF."
