# SPDX-License-Identifier: MIT
"""Our words in the brief of a tactic: its headings, its questions, and what it asks the founder.

A phrase ends where the person's words begin, or holds them in quotes at ``{words}``, so that no
grammar of theirs is bent. Questions for a client are about the last time, never about an opinion.
"""

import enum

from stratcanvas.words import mark, translated


class Phrase(enum.Enum):
    """Words of ours that a brief says as they are."""

    FOR = mark("For: {words}", "brief")
    STORY = mark("The story of this problem", "brief")
    OPENING = mark("Opening", "brief")
    ENDING = mark("Ending", "brief")
    BEGIN_WITH = mark("Begin with", "brief")
    BELIEF = mark("They think", "brief")
    TRUTH = mark("In truth", "brief")
    MISTAKES = mark("Mistakes people make solving it", "brief")
    MISTAKE = mark("A mistake people make solving it", "brief")
    COST = mark("What it costs them", "brief")
    PROOF = mark("Who said so", "brief")
    OFFER = mark("What helps them next", "brief")
    CONTACT = mark("How they reach you", "brief")
    NOTES = mark("From your notes", "brief")
    EDUCATED_BY = mark("What educates them about it", "brief")
    HELPED_BY = mark("What helps them solve it", "brief")

    # an interview, and a review or call
    BEFORE = mark("Before you begin", "brief")
    WHO_TO_ASK = mark("Ask a client who has been through this and has solved it.", "brief")
    LET_THEM_TELL = mark("Ask, then wait. A story tells more than an opinion.", "brief")
    QUESTIONS = mark("Ask", "brief")
    WHO_ARE_YOU = mark("Who are you, and what do you do?", "brief")
    LAST_TIME = mark(
        "When did you last have this problem: “{words}”? Tell me what happened.", "brief"
    )
    THE_REASON = mark("What did you believe the reason was at the time?", "brief")
    SOME_SAY = mark("“{words}” – so some people say. What did you say back then?", "brief")
    FOUND_OUT = mark("How did you find out what was really going on?", "brief")
    TRIED = mark("What did you try first, and what came of it?", "brief")
    COST_THEN = mark("What did it cost you that time, in money, time or sleep?", "brief")
    TODAY = mark("What do you do differently today?", "brief")
    NOW = mark("What is different now, and how can you tell?", "brief")
    EARLIER = mark("What do you wish you had known a year earlier?", "brief")
    LISTEN_FOR = mark("Listen for", "brief")
    OWN_QUESTIONS = mark("Your own questions", "brief")
    BRING = mark("Ask them to bring what shows it: figures, papers, photos.", "brief")
    LOOK_AT = mark("Look at this together", "brief")
    HAPPENS_HERE = mark("Does this happen here? “{words}”", "brief")
    THEY_MAY_THINK = mark("They may think", "brief")
    SHOW_THEM = mark("Show them", "brief")
    AGREE = mark("Agree on one next step, and on a day for it.", "brief")

    # a talk
    HANDS_UP = mark("Ask for a show of hands: who knows this? “{words}”", "brief")
    NO_TIME = mark("No time for these", "brief")

    # a guide
    STEPS = mark("Step by step", "brief")
    INSTEAD = mark("Instead of “{words}” …", "brief")

    @property
    def said(self) -> str:
        """Return the words in the person's language, still with a gap where theirs go."""
        return translated(self.value, "brief")


class Ask(enum.Enum):
    """Questions to the founder, where nothing fills a place."""

    CUSTOMER = mark("Who is it for?", "brief")
    TITLE = mark("What is it called?", "brief")
    STATEMENT = mark("What hurts, as the customer would say it?", "brief")
    QUOTE = mark("Which customer can be quoted, and what did they say?", "brief")
    BELIEF = mark("What do they think about it today?", "brief")
    TRUTH = mark("What would they see if they knew what you know?", "brief")
    MISTAKES = mark("What do people do wrong when they try to solve it?", "brief")
    COST = mark("What does it cost them: money, time, sleep?", "brief")
    PROOF = mark("Who else says so, or which number shows it?", "brief")
    EDUCATES = mark("What makes them see it? Connect a tactic that does.", "brief")
    OFFER = mark("What helps them solve it? Connect a tactic that does.", "brief")
    CONTACT = mark("How does a customer reach you?", "brief")
    STEPS = mark("What do they do instead? Note it under “Detail”, a step on each line.", "brief")
    LENGTH = mark(
        "How long may it be? It is a guess until you note it under “Detail”: “45 minutes”.", "brief"
    )
    OTHERS = mark(
        "The title says {words}, but fewer problems are connected. Which are missing?", "brief"
    )
    WHICH_FIRST = mark(
        "There is no time for these. Are the most important ones at the top?", "brief"
    )

    @property
    def said(self) -> str:
        """Return the question in the person's language, still with a gap where their words go."""
        return translated(self.value, "brief")
