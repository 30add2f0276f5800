# SPDX-License-Identifier: MIT
"""Connects a tactic and a problem, or takes their connection away: one step, named as such."""

from stratcanvas.domain import commands
from stratcanvas.domain.cross_table import is_joined
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.session import Session


def toggle_pair(session: Session, tactic: str, problem: str) -> bool:
    """Connect the two if they are not, disconnect them if they are; tell whether it was done."""
    canvas = session.canvas
    joined = is_joined(canvas, tactic, problem)
    label = StepLabel("disconnect") if joined else StepLabel("connect")
    return session.do(label, commands.toggle_link(canvas, tactic, problem))
