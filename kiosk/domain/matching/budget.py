"""How long a solve may go on: until a moment, or for so many steps, which are the same on every machine."""

from __future__ import annotations

from math import inf
from time import perf_counter

STEPS_A_NODE = 200
"""Steps that a node of an integer program counts for; a pivot of the simplex method and a person looked at are one."""


class Budget:
    """What a solve may still spend. With `work_limit` (steps) no clock is read; `time_limit` in seconds."""

    def __init__(self, time_limit: float, work_limit: int | None) -> None:
        self._deadline = inf if work_limit is not None else perf_counter() + time_limit
        self._steps: float = inf if work_limit is None else work_limit

    def spend(self, steps: int) -> None:
        """Take note of steps that were done."""
        self._steps -= steps

    @property
    def over(self) -> bool:
        """Whether it is time to stop."""
        return self._steps <= 0 or (self._deadline < inf and perf_counter() >= self._deadline)

    @property
    def seconds(self) -> float:
        """Seconds that are left; infinite under a work limit."""
        return max(0.0, self._deadline - perf_counter()) if self._deadline < inf else inf

    @property
    def steps(self) -> float:
        """Steps that are left; infinite without a work limit."""
        return max(0.0, self._steps)
