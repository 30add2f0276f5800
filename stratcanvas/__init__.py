# SPDX-License-Identifier: MIT
"""Stratcanvas: the customer's problems in the centre, and only the tactics that serve them count.

Rooms, from the ground up: domain · paint, coach, storage, qt · formats · session · stage · ui, cli.
A room may import only what stands below it; the contracts are in pyproject.toml. Under all of them
are the words, the catalogue and the way to shipped files.
"""

__version__ = "0.1.0"
