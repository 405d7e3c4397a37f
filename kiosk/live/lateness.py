"""Lateness: how long the serving loop lets those wait whose turn it is. Measured all the time, for the figures."""

from __future__ import annotations

import threading
from time import perf_counter

from kiosk import figures

EVERY = 0.25
"""Seconds between two looks."""


def watch(stopping: threading.Event) -> None:
    """Look again and again how much later than asked for this wakes, until `stopping` is set."""
    began = perf_counter()
    while not stopping.wait(EVERY):
        now = perf_counter()
        figures.LATE.observe(max(0.0, now - began - EVERY))
        began = now
