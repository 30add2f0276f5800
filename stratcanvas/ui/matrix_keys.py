# SPDX-License-Identifier: MIT
"""The keys of the matrix: a table of what each is for, which F1 lists after those of the canvas."""

from typing import NamedTuple

from stratcanvas.words import tr


class MatrixKey(NamedTuple):
    """Keys, as Qt names them, and what they are for."""

    keys: tuple[str, ...]
    words: str


def matrix_keys() -> tuple[MatrixKey, ...]:
    """Return what does something in a cell; arrows and their like go from one to the next."""
    return (
        MatrixKey(("Space",), tr("Connect, or disconnect")),
        MatrixKey(("Enter",), tr("Show the card on the canvas")),
        MatrixKey(("Esc",), tr("Bring the canvas back")),
    )
