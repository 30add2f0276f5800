# SPDX-License-Identifier: MIT
"""The canvas as a table: a row for each tactic, a column for each problem, and what each sums to.

Rows stand in groups, by aim or by stage, from the top down as on the canvas, so that connecting a
tactic moves none.
"""

import enum
from collections.abc import Iterator
from typing import NamedTuple

from stratcanvas.domain import rules
from stratcanvas.domain.canvas import Canvas, from_the_top
from stratcanvas.domain.cards import Aim, Stage, Tactic
from stratcanvas.domain.fields import Choice
from stratcanvas.domain.links import Link
from stratcanvas.domain.names import name_of
from stratcanvas.safe_words import isolated
from stratcanvas.words import mark, tr, translated, trn


class Grouping(Choice):
    """What groups of rows are made by."""

    AIM = "aim", mark("By aim")
    STAGE = "stage", mark("By stage")


class RowPart(enum.Enum):
    """What a row of the matrix stands for."""

    GROUP = "group"  # the heading over a group of tactics
    TACTIC = "tactic"
    EDUCATED = "educated"  # how many tactics educate about each problem
    HELPED = "helped"  # how many help solve it


class MatrixRow(NamedTuple):
    """One row: of which part, and the tactic's id, or the aim's or stage's of a group."""

    part: RowPart
    key: str = ""


def matrix_rows(canvas: Canvas, by: Grouping) -> list[MatrixRow]:
    """Return the rows from the top: the groups that have tactics, and the two sums."""
    kinds: tuple[Aim | Stage, ...] = tuple(Aim) if by is Grouping.AIM else tuple(Stage)
    groups: dict[Aim | Stage, list[Tactic]] = {kind: [] for kind in kinds}
    for tactic in sorted(canvas.tactics.values(), key=from_the_top):
        groups[tactic.aim if by is Grouping.AIM else tactic.stage].append(tactic)
    return [*_grouped(groups), MatrixRow(RowPart.EDUCATED), MatrixRow(RowPart.HELPED)]


def _grouped(groups: dict[Aim | Stage, list[Tactic]]) -> Iterator[MatrixRow]:
    for kind, tactics in groups.items():
        if tactics:
            yield MatrixRow(RowPart.GROUP, kind.value)
            yield from (MatrixRow(RowPart.TACTIC, tactic.id) for tactic in tactics)


def is_joined(canvas: Canvas, tactic: str, problem: str) -> bool:
    """Tell whether a tactic serves a problem."""
    return tactic + problem in canvas.links


def pair_in(canvas: Canvas, ids: tuple[str, ...]) -> Link | None:
    """Return the link that two cards make, or would make, when they are a tactic and a problem."""
    if len(ids) != 2:
        return None
    for tactic, problem in (ids, ids[::-1]):
        if tactic in canvas.tactics and problem in canvas.problems:
            return Link(tactic=tactic, problem=problem)
    return None


# what it says


def group_words(by: Grouping, key: str) -> str:
    """Return what stands over a group."""
    return translated((Aim.of(key) if by is Grouping.AIM else Stage.of(key)).label)


def cell_words(canvas: Canvas, tactic: str, problem: str) -> str:
    """Return what a cell shows, in words."""
    if not is_joined(canvas, tactic, problem):
        return tr("not connected")
    educates = canvas.tactics[tactic].aim is Aim.EDUCATE
    return tr("educates") if educates else tr("helps solve")


def spoken_cell(canvas: Canvas, tactic: str, problem: str) -> str:
    """Return what a screen reader says for a cell."""
    words, n = isolated(name_of(canvas, tactic)), canvas.number[problem]
    if not is_joined(canvas, tactic, problem):
        said = tr("{tactic}, problem {n}: not connected")
    elif canvas.tactics[tactic].aim is Aim.EDUCATE:
        said = tr("{tactic} educates about problem {n}: connected")
    else:
        said = tr("{tactic} helps solve problem {n}: connected")
    return said.format(tactic=words, n=n)


def tactic_sum(canvas: Canvas, tactic: str) -> str:
    """Return how many problems a tactic serves, or that it does not count."""
    n = len(canvas.problems_of.get(tactic, ()))
    return trn("{n} problem", "{n} problems", n).format(n=n) if n else tr("Not counted")


def problem_sum(canvas: Canvas, problem: str, aim: Aim) -> str:
    """Return how many tactics of an aim serve a problem, or that nothing does yet."""
    n = canvas.serving.by_aim[aim].get(problem, 0)
    return trn("{n} tactic", "{n} tactics", n).format(n=n) if n else tr("Nothing yet")


def spoken_tactic_sum(canvas: Canvas, tactic: str) -> str:
    """Return what a screen reader says for a tactic's sum."""
    words = isolated(name_of(canvas, tactic))
    if not rules.counts(canvas, tactic):
        return tr("{tactic}: not counted").format(tactic=words)
    return tr("{tactic}: {problems}").format(tactic=words, problems=tactic_sum(canvas, tactic))


def spoken_problem_sum(canvas: Canvas, problem: str, aim: Aim) -> str:
    """Return what a screen reader says for a problem's sum."""
    said = (
        tr("Problem {n}, educated by: {tactics}")
        if aim is Aim.EDUCATE
        else tr("Problem {n}, helped by: {tactics}")
    )
    return said.format(n=canvas.number[problem], tactics=problem_sum(canvas, problem, aim))
