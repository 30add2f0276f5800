# SPDX-License-Identifier: MIT
"""The runners of benches and campaigns tell the truth about what they ran."""

import sys
from types import ModuleType

import pytest

from tests.bench import __main__ as bench
from tests.bench.pairs import Figure, call, process, ratio
from tests.prove import __main__ as prove

SPIN = "import time\nwhile time.process_time() < 0.3: pass"


def test_a_ratio_is_of_medians_and_leaves_the_first_round_out() -> None:
    """One slow round, or a cold first one, does not decide a figure."""
    ours = iter([900.0, 4.0, 6.0, 80.0])
    yardstick = iter([1.0, 2.0, 2.0, 2.0])
    assert ratio(lambda: next(ours), lambda: next(yardstick), rounds=3) == 3.0


def test_a_process_is_timed_with_its_children() -> None:
    """What a command leaves to a child is not hidden from its figure."""
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '''{SPIN}'''])"
    assert 0.3 <= process([sys.executable, "-c", parent])() < 3


def test_a_failing_process_gives_no_figure() -> None:
    """A command that breaks at once would look fast."""
    with pytest.raises(RuntimeError, match="exit code 3"):
        process([sys.executable, "-c", "raise SystemExit(3)"])()


def test_a_call_is_timed_by_its_cpu_time() -> None:
    """Work inside this process is timed like a process's."""
    assert call(lambda: sum(range(2_000_000)))() > 0.005


@pytest.mark.parametrize(("measured", "word", "code"), [(1.804, "holds", 0), (1.806, "short", 1)])
def test_a_figure_is_judged_as_it_is_printed(
    measured: float,
    word: str,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The line says name, ratio, target and verdict; one that is short makes the exit code 1."""
    figure = Figure(name="paint", ratio=measured, target=1.8)
    monkeypatch.setattr(bench, "benches", lambda: {"paint": lambda: [figure]})
    assert bench.main(["paint"]) == code
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split() == ["paint", f"{measured:.2f}", "1.80", word]


def test_an_unknown_name_is_answered_with_the_known_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A misspelt bench or campaign never passes for one that ran."""
    assert bench.main(["opne"]) == 2
    assert "open" in capsys.readouterr().out
    assert prove.main(["randm-user"]) == 2
    assert "random-user" in capsys.readouterr().out


@pytest.fixture
def campaign() -> ModuleType:
    """Return a campaign of two trials, ten of its count each."""
    made = ModuleType("campaign")
    vars(made).update(
        USUAL=20,
        trials=lambda count: [(f"trial {n}", 10, lambda: None) for n in range(count // 10)],
    )
    return made


def test_a_campaign_goes_on_after_a_failure_and_counts_both(
    campaign: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Hours of trials are not lost to the first that fails, and its story is printed."""
    stories = [(False, "IndexError\n"), (True, "a table\n")]
    monkeypatch.setattr(prove, "attempt", lambda name, count, number: stories[number])
    monkeypatch.setattr(prove, "campaigns", lambda _: {"some": campaign})
    assert prove.main(["some"]) == 1
    said = capsys.readouterr().out
    assert "failed  trial 0" in said
    assert "passed  trial 1" in said
    assert "IndexError" in said
    assert "a table" in said
    assert said.endswith("10 passed, 10 failed\n")
    assert prove.main(["some", "0"]) == 1  # nothing tried is nothing proved
    assert capsys.readouterr().out == "0 passed, 0 failed\n"


@pytest.mark.parametrize("words", [["kill", "many"], ["kill", "1", "0", "x"], ["kill", "-5"]])
def test_a_count_that_is_none_starts_no_campaign(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What can't be understood is answered with the list of what there is."""
    assert prove.main(words) == 2
    assert "500 kills" in capsys.readouterr().out


def test_a_trial_runs_in_a_process_of_its_own() -> None:
    """One that passes may say something; one that breaks tells its own, and how it ended."""
    assert prove.attempt("random-user", 1, 0) == (True, "")
    passed, story = prove.attempt("random-user", 1, 7)
    assert not passed
    assert "IndexError" in story
    assert story.endswith("It ended with 1.\n")


def test_every_campaign_says_what_it_proves_and_tries_what_it_was_asked_for() -> None:
    """What the list names can be run, and the sizes of its trials add up."""
    for name, each in prove.campaigns().items():
        assert each.__doc__, name
        assert each.UNIT, name
        assert each.USUAL > 0, name
        for count in (1, 7, each.USUAL):
            assert sum(size for _, size, _ in each.trials(count)) == count, name
