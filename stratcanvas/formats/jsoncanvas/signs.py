# SPDX-License-Identifier: MIT
"""How a JSON Canvas of ours says what each card is: who writes one and who reads one agree here.

A card lies in the group of its kind and has its colour; the strategy lies in none. Its text is its
own words, as Markdown, escaped; what more is told of it follows after a blank line. An edge runs
from a tactic to the problem that it serves, with both sides written.
"""

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.page_words import HEADINGS, PROBLEMS

PROBLEM_GROUP = PROBLEMS
"""What the label of the group around the problems begins with, in the language of the canvas or in
English."""
CUSTOMER_AFTER = ": "
"""Stands between that and the customer, where one is named."""
TACTIC_GROUPS = HEADINGS
"""The labels of the groups around the tactics of each aim, likewise."""
STRATEGY_COLOUR = "6"
PROBLEM_COLOUR = "2"
TACTIC_COLOURS = {Aim.EDUCATE: "4", Aim.SOLVE: "5"}
NOTE_COLOUR = "3"
