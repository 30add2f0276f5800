# SPDX-License-Identifier: MIT
"""Who serves whom, as the links say, kept up link by link: no edit walks over all of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple, TypeVar

from stratcanvas.domain.cards import Aim, Problem, Stage, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.links import Link

Ids = Mapping[str, tuple[str, ...]]
Problems = Mapping[str, Problem]
Tactics = Mapping[str, Tactic]
Turned = Mapping[str, tuple[Tactic, Tactic]]
"""Tactic id → it before and after a change of its aim or stage."""
_Key = TypeVar("_Key")


class Serving(NamedTuple):
    """Tactics and problems by what joins them; what has no link is not in here."""

    problems_of: Ids
    """Tactic id → ids of the problems it serves, in ranked order."""
    tactics_of: Ids
    """Problem id → ids of the tactics that serve it, in no order of meaning."""
    by_aim: Mapping[Aim, Mapping[str, int]]
    """Aim → problem id → how many tactics of that aim serve it; those with none are left out."""
    stages: Mapping[Stage, int]
    """Stage → how many tactics of it serve a problem; those with none are left out."""

    def after(self, changes: ChangeSet, before: Tactics, problems: Problems) -> "Serving":
        """Return who serves whom after a change.

        ``before`` are the tactics as they were, ``problems`` the problems as they are.
        """
        gone = [each for each in changes.removed.values() if isinstance(each, Link)]
        new = [each for each in changes.added.values() if isinstance(each, Link)]
        turned = _turned(changes)
        by_aim = self._by_aim_after(changes, gone, new, before, turned)
        jumbled = {each.tactic for each in new} | self._under_other_ranks(changes)
        if not (gone or jumbled):
            stages = self._stages_after(changes, (), before, self.problems_of, turned)
            return self._replace(by_aim=by_aim, stages=stages)
        served = _joined(self.problems_of, _pairs(gone), _pairs(new))
        stages = self._stages_after(changes, (*gone, *new), before, served, turned)
        order = _in_order(problems)
        for tactic in jumbled & served.keys():
            served[tactic] = tuple(sorted(served[tactic], key=order))
        serving = self.tactics_of
        if gone or new:
            serving = _joined(serving, _pairs(gone, back=True), _pairs(new, back=True))
        return Serving(served, serving, by_aim, stages)

    def _under_other_ranks(self, changes: ChangeSet) -> set[str]:
        """Return the tactics that serve a problem which has another rank now."""
        return {
            tactic
            for key, (old, new) in changes.updated.items()
            if isinstance(new, Problem) and isinstance(old, Problem) and old.rank != new.rank
            for tactic in self.tactics_of.get(key, ())
        }

    def _by_aim_after(
        self,
        changes: ChangeSet,
        gone: Collection[Link],
        new: Collection[Link],
        before: Tactics,
        turned: Turned,
    ) -> Mapping[Aim, Mapping[str, int]]:
        more: dict[Aim, Counter[str]] = {aim: Counter() for aim in Aim}
        for link in gone:
            more[before[link.tactic].aim][link.problem] -= 1
        for link in new:
            tactic = changes.ends(link.tactic)[1] or before[link.tactic]
            assert isinstance(tactic, Tactic)
            more[tactic.aim][link.problem] += 1
        for key, (old, now) in turned.items():
            for problem in self.problems_of.get(key, ()) if old.aim is not now.aim else ():
                if key + problem not in changes.removed:
                    more[old.aim][problem] -= 1
                    more[now.aim][problem] += 1
        if not any(more.values()):
            return self.by_aim
        return {aim: _summed(self.by_aim[aim], counts) for aim, counts in more.items()}

    def _stages_after(
        self,
        changes: ChangeSet,
        links: Collection[Link],
        before: Tactics,
        served: Ids,
        turned: Turned,
    ) -> Mapping[Stage, int]:
        """``links`` are those that come or go, ``served`` whom each tactic serves from now on."""
        more: Counter[Stage] = Counter()
        joined = {each.tactic for each in links}
        restaged = {key for key, (old, now) in turned.items() if old.stage is not now.stage}
        for key in joined | restaged:
            old = before.get(key)
            now = changes.ends(key)[1] if changes.touches(key) else old
            if isinstance(old, Tactic) and key in self.problems_of:
                more[old.stage] -= 1
            if isinstance(now, Tactic) and key in served:
                more[now.stage] += 1
        return _summed(self.stages, more)


def serving_of(links: Collection[Link], tactics: Tactics, problems: Problems) -> Serving:
    """Return who serves whom, made anew."""
    served: defaultdict[str, list[str]] = defaultdict(list)
    serving: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        serving[link.problem].append(link.tactic)
    by_aim: dict[Aim, Counter[str]] = {aim: Counter() for aim in Aim}
    for problem in sorted(serving, key=_in_order(problems)):
        for tactic in serving[problem]:
            served[tactic].append(problem)
        aims = [tactics[each].aim for each in serving[problem]]
        for aim in Aim:
            if count := aims.count(aim):
                by_aim[aim][problem] = count
    return Serving(
        {key: tuple(ids) for key, ids in served.items()},
        {key: tuple(ids) for key, ids in serving.items()},
        by_aim,
        Counter(tactics[key].stage for key in served),
    )


def _turned(changes: ChangeSet) -> Turned:
    """Return the tactics of another aim or stage; most of many that change have only moved."""
    return {
        key: (old, now)
        for key, (old, now) in changes.updated.items()
        if isinstance(old, Tactic)
        and isinstance(now, Tactic)
        and (old.aim is not now.aim or old.stage is not now.stage)
    }


def _in_order(problems: Problems) -> Callable[[str], tuple[float, str]]:
    """Return the key that sorts ids of problems as they are ranked."""
    return lambda key: (problems[key].rank, key)


def _pairs(links: Iterable[Link], *, back: bool = False) -> list[tuple[str, str]]:
    """Return links as (tactic, problem), or the other way round."""
    return [(link.problem, link.tactic) if back else (link.tactic, link.problem) for link in links]


def _joined(
    ids: Ids, gone: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    """Return what is joined to what when some pairs are gone and others are new."""
    joined = dict(ids)
    without: defaultdict[str, set[str]] = defaultdict(set)
    also: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in gone:
        without[one].add(other)
    for one, other in new:
        also[one].append(other)
    for one in {**without, **also}:
        left = [each for each in joined.get(one, ()) if each not in without[one]]
        if left or also[one]:
            joined[one] = (*left, *also[one])
        else:
            joined.pop(one, None)
    return joined


def _summed(counts: Mapping[_Key, int], more: Mapping[_Key, int]) -> Mapping[_Key, int]:
    """Return counts with others added; what comes to nothing is left out."""
    if not more:
        return counts
    summed = dict(counts)
    for key, count in more.items():
        summed[key] = summed.get(key, 0) + count
        if not summed[key]:
            del summed[key]
    return summed
