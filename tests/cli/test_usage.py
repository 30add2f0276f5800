# SPDX-License-Identifier: MIT
"""Words that can't be understood are answered in plain sentences with a way on, not in click's."""

import pytest

from stratcanvas.cli.entry import run

PROGRAMMERS = ("argument", "Invalid", "Missing", "option '", "No such", "parameter", "'-", "['")
"""What click says by itself."""


@pytest.mark.parametrize(
    ("words", "said", "way"),
    [
        ("export", "No file is named.", "stratcanvas export plan.canvas -o plan.pdf"),
        ("export x.canvas", "-o or --output is missing", "export plan.canvas -o plan.pdf"),
        ("export x.canvas -o", "Something has to follow -o.", "stratcanvas export --help"),
        (
            "export x.canvas -o t.pdf --paper a9",
            "--paper can be one of: a4, letter, a3, tabloid.",
            "--help",
        ),
        ("export x.canvas -o t.pdf --as doc", "--as can be one of: one-pager, ", "--help"),
        ("export x.canvas -o t.pdf --outptu y", "no option --outptu.", "Did you mean --output?"),
        ("export x.canvas -o t.pdf --portrait=3", "--portrait is used as it is", "--help"),
        ("show", "No file is named.", "stratcanvas show plan.canvas"),
        ("check", "No file is named.", "stratcanvas check plan.canvas"),
        ("import", "No file is named.", "stratcanvas import page.pdf"),
        ("recover", "No file is named.", "stratcanvas recover plan.canvas"),
        ("new", "No file is named.", "stratcanvas new plan.canvas"),
        ("show my plan.canvas", "show takes one file, and here are more.", '"my plan.canvas"'),
        ("check --level x a.canvas", "--level can be one of: gap, suggestion, ", "check --help"),
        ("check --json=3 a.canvas", "--json is used as it is", "stratcanvas check --help"),
        ("show --nonsense a.canvas", "show has no option --nonsense.", "stratcanvas show --help"),
        ("new a.canvas --title", "Something has to follow --title.", "stratcanvas new --help"),
        ("--nonsense", "stratcanvas has no option --nonsense.", "stratcanvas --help"),
    ],
)
def test_what_is_amiss_is_said_with_a_way_on(
    words: str, said: str, way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line: what is amiss, and an example or where to read more. Exit code 2."""
    assert run(words.split()) == 2
    told = capsys.readouterr().err
    assert said in told
    assert way in told
    assert told.count("\n") == 1
    assert not any(word in told for word in PROGRAMMERS)
