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
    assert bench.main(["exprot"]) == 2
    assert "export" in capsys.readouterr().out
    assert prove.main(["randm-user"]) == 2
    assert "random-user" in capsys.readouterr().out


def test_a_campaign_goes_on_after_a_failure_and_counts_both(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Hours of trials are not lost to the first that fails, and its story is printed."""
    campaign = ModuleType("campaign")
    vars(campaign)["trials"] = lambda: [("bad", lambda: [][0]), ("good", lambda: None)]
    assert prove.run(campaign) == 1
    said = capsys.readouterr().out
    assert "IndexError" in said
    assert said.endswith("1 passed, 1 failed\n")


def test_a_campaign_without_trials_does_not_pass() -> None:
    """Nothing tried is nothing proved."""
    campaign = ModuleType("campaign")
    vars(campaign)["trials"] = list
    assert prove.run(campaign) == 1


def test_every_campaign_has_trials_and_says_what_it_proves() -> None:
    """What the list names can be run."""
    for name, campaign in prove.campaigns().items():
        assert callable(campaign.trials), name
        assert campaign.__doc__, name
