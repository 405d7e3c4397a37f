"""How fast this machine is just now: what tests allow in seconds is meant for an ordinary laptop."""

from __future__ import annotations

import time

ADDITIONS = 1_000_000
LAPTOP = 0.06
"""Seconds in which an ordinary laptop adds so many numbers in a plain loop."""
TIMES = 3
"""The fastest counts."""


def slowness() -> float:
    """Tell how many times longer than an ordinary laptop this machine takes just now; 1 if it is no slower."""
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        total = 0
        for number in range(ADDITIONS):
            total += number
        took.append(time.perf_counter() - began)
    return max(1.0, min(took) / LAPTOP)
