# SPDX-License-Identifier: MIT
"""The table of mutants fits the code: each place is there, once, and its tests too."""

import ast

from tests.prove import mutants

FEWEST = 60
ROOMS = {"coach", "domain", "session", "storage", "ui"}


def test_each_place_is_found_once_and_is_python_when_broken() -> None:
    """Whoever changes a line of the table's changes the table in the same commit."""
    for mutant in mutants.table():
        text = (mutants.ROOT / "stratcanvas" / mutant.file).read_text(encoding="utf-8")
        assert text.count(mutant.old) == 1, (mutant.file, mutant.old)
        assert mutant.new != mutant.old
        ast.parse(text.replace(mutant.old, mutant.new))


def test_the_table_is_long_and_names_tests_that_are_there() -> None:
    """Every room that keeps what people write has its share, and each place says why it matters."""
    table = mutants.table()
    assert len(table) >= FEWEST
    assert {mutant.room for mutant in table} == ROOMS
    for mutant in table:
        assert mutant.why
        for each in (mutant.room, *mutant.tests):
            assert (mutants.ROOT / "tests" / each).exists(), each
    assert len({(mutant.file, mutant.old, mutant.new) for mutant in table}) == len(table)
