"""Figures for whoever looks after the machine, as Prometheus reads them: how many, how often, how long; never who."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from kiosk import counting

CONTENT_TYPE = CONTENT_TYPE_LATEST
WORK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
WAITING = (10, 30, 60, 120, 240, 480, 960, 1_920, 3_840)
"""Seconds up to which durations are counted together: of work, and of people's waiting."""

_here = CollectorRegistry()
SOCKETS = Gauge("kiosk_sockets", "Sockets open now.", ["screen"], registry=_here, multiprocess_mode="livesum")
MESSAGES = Counter("kiosk_messages", "Messages, by what became of them.", ["screen", "result"], registry=_here)
CALLS = Counter("kiosk_calls", "Groups that were called.", ["size"], registry=_here)
WAIT = Histogram("kiosk_wait_seconds", "How long people had waited when called.", registry=_here, buckets=WAITING)
SOLVE = Histogram("kiosk_solve_seconds", "How long the solver looked for groups.", registry=_here, buckets=WORK)
SOLVES_FAILED = Counter("kiosk_solves_failed", "Solves that found nothing since the solver failed.", registry=_here)
APPEND = Histogram("kiosk_append_seconds", "How long writing took, until durable.", registry=_here, buckets=WORK)
APPENDS_FAILED = Counter("kiosk_appends_failed", "Writes that the journal refused or failed.", registry=_here)
LATE = Histogram("kiosk_loop_late_seconds", "How late the serving loop wakes.", registry=_here, buckets=WORK)
PUSHES = Counter("kiosk_pushes", "Pushes to closed phones, by what became of them.", ["result"], registry=_here)


@contextmanager
def timed(took: Histogram, failed: Counter) -> Iterator[None]:
    """Around a piece of work: count how long it took, or that it failed."""
    began = perf_counter()
    try:
        yield
    except BaseException:
        failed.inc()
        raise
    took.observe(perf_counter() - began)


@contextmanager
def answered(screen: str, refusal: type[Exception]) -> Iterator[None]:
    """Around answering a message: count what became of it."""
    result = "done"
    try:
        yield
    except refusal:
        result = "refused"
        raise
    except BaseException:
        result = "broken"
        raise
    finally:
        MESSAGES.labels(screen, result).inc()


class _Rooms(Collector):
    """How many people are in which state: every worker knows it of all rooms, so it is not summed."""

    def __init__(self, states: Iterable[Iterable[str]]) -> None:
        self._states = [Tally(room) for room in states]

    def collect(self) -> Iterator[GaugeMetricFamily]:
        rooms = GaugeMetricFamily("kiosk_rooms", "Rooms that are open.")
        rooms.add_metric([], len(self._states))
        yield rooms
        people = GaugeMetricFamily("kiosk_people", "People of all rooms, by state.", labels=["state"])
        for state, number in sorted(sum(self._states, Tally[str]()).items()):
            people.add_metric([state], number)
        yield people


def text(states: Iterable[Iterable[str]]) -> bytes:
    """Return all figures, of all workers of this machine; `states` are those of the people of each room."""
    shown = CollectorRegistry()
    shown.register(_Rooms(states))
    folder = counting.shared()
    if folder:
        MultiProcessCollector(shown, str(folder))  # type: ignore[no-untyped-call]
        return generate_latest(shown)
    ProcessCollector(registry=shown)
    return generate_latest(_here) + generate_latest(shown)
