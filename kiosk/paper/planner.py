"""The planner's process (`python -m kiosk.paper.planner`): rounds planned ahead, away from the serving loop."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

import kiosk
from kiosk.domain.matching import Group, Rules, Seeker
from kiosk.domain.matching.rounds import plan_rounds

NICENESS = 10
ROUND_SECONDS = 3.0
"""What the solver may take for a round."""
DEADLINE_SECONDS = 30.0


class Task(msgspec.Struct, frozen=True):
    """People and rules; `near`: each wanted topic's offers that serve it, and how far."""

    seekers: list[Seeker]
    now: int
    forbidden: list[tuple[str, str]]
    max_circle: int
    same_organisation: bool
    rare: list[str]
    near: dict[str, dict[str, float]]
    rounds: int


class _Table:
    """Which topic serves which, from a table."""

    def __init__(self, table: Mapping[str, Mapping[str, float]]) -> None:
        self._table = table

    def __call__(self, offer: str, want: str) -> float:
        return self.near(want).get(offer, 0.0)

    def near(self, want: str, /) -> Mapping[str, float]:
        """Return every offered topic that serves `want`, and how far."""
        return self._table.get(want, {want: 1.0})


class PlannerFailed(Exception):
    """The process died or took too long."""


def plan(task: Task) -> list[list[Group]]:
    """Return the groups of each round; nobody meets anybody twice."""
    rules = Rules(
        now=task.now,
        forbidden=frozenset(frozenset(pair) for pair in task.forbidden),
        max_circle=task.max_circle,
        related=_Table(task.near),
        rare=frozenset(task.rare),
        same_organisation=task.same_organisation,
    )
    made = plan_rounds(task.seekers, rules, task.rounds, look_ahead=1, time_limit=ROUND_SECONDS)
    return [each.solution.groups for each in made]


def plan_elsewhere(task: Task) -> list[list[Group]]:
    """Return what `plan` does, from a process of its own. Raises PlannerFailed."""
    home = str(Path(kiosk.__file__).resolve().parent.parent)
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk.paper.planner"],
            input=msgspec.msgpack.encode(task),
            stdout=subprocess.PIPE,
            check=True,
            timeout=DEADLINE_SECONDS,
            env={**os.environ, "PYTHONPATH": path},
        )
    except (OSError, subprocess.SubprocessError) as fault:
        raise PlannerFailed from fault
    return msgspec.msgpack.decode(done.stdout, type=list[list[Group]])


if __name__ == "__main__":
    os.nice(NICENESS)
    given = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    sys.stdout.buffer.write(msgspec.msgpack.encode(plan(given)))
