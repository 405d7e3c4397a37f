"""The report of a rehearsal: numbers for programs. `telling` puts them into sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from kiosk.rehearse.ledger import Ledger, Seen
from kiosk.rehearse.policy import FULL

MINUTE = 60_000
DIGITS = 4
"""Of shares and means."""


class Middle(msgspec.Struct, frozen=True):
    """The median and the 90th percentile."""

    p50: float | None = None
    p90: float | None = None


class Tail(msgspec.Struct, frozen=True):
    """The median and the 99th percentile."""

    p50: float | None = None
    p99: float | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """How an evening went, or some evenings on average (see `mean`).

    Minutes (`_min`) are the room's own, milliseconds (`_ms`) real and null where nothing travelled; shares go from 0 to
    1. What cannot be said (nobody was called, nobody met, there are no spots) is null.
    """

    people: float
    """Those who checked in."""
    meetings: float
    """Mutual meetings."""
    meetings_per_person: float
    none: float
    """The share of people without a mutual meeting."""
    worst_tenth: float
    """Mutual meetings a person among the tenth of the people who have fewest."""
    circles: float | None
    """The share of circles among the mutual meetings."""
    owed_to_asks: float | None
    """The share of mutual meetings that rest on what somebody said only when their phone asked."""
    spot_use: float | None
    """For how much of the evening the spots held a group, on average."""
    calls: float
    talks: float
    """Calls that came to a talk, of whatever length."""
    never_called: float
    first_call_min: Middle
    """From checking in to the first call, for those who were called."""
    call_to_phone_ms: Tail
    join_ms: Tail
    tap_ms: Tail
    """From the moment a tap was due to its acknowledgement."""
    generator_late_ms: Tail
    """How late this program itself was; the latencies above count from when things were due."""
    errors: int
    faults: dict[str, int]
    """The errors by code."""
    late_taps: int
    """Taps that came just too late for the screen they were meant for: normal, no errors."""
    minutes: float
    speed: float | None
    seed: str
    evenings: int
    """How many; the first has the seed that is named, the others the whole numbers after it."""
    policy: str
    dry: bool
    seconds: float
    """How long the rehearsal took."""


def make_report(
    ledger: Ledger,
    *,
    now: int,
    mutual: float,
    minutes: float,
    seed: str,
    seconds: float,
    speed: float | None = None,
    policy: str = FULL,
    spot_use: float | None = None,
) -> Report:
    """Sum up a ledger at `now` (the server's milliseconds).

    `mutual` is the shortest talk that counts, in the server's milliseconds; `speed` is None for a dry rehearsal.
    """
    scale = (speed or 1.0) / MINUTE
    counted = [seen for seen in ledger.meetings.values() if seen.mutual(mutual, now)]
    met = Counter(person for seen in counted for person in seen.members if person in ledger.came)
    people = len(ledger.came)
    waits = [(called - ledger.came[one]) * scale for one, called in ledger.first_called.items() if one in ledger.came]
    return Report(
        people=people,
        meetings=len(counted),
        meetings_per_person=_share(met.total(), people),
        none=_share(people - len(met), people),
        worst_tenth=_worst_tenth([met[person] for person in ledger.came]),
        circles=_share(sum(map(_circle, counted)), len(counted)) if counted else None,
        owed_to_asks=_share(sum(map(ledger.owed_to_asks, counted)), len(counted)) if counted else None,
        spot_use=None if spot_use is None else round(spot_use, DIGITS),
        calls=len(ledger.meetings),
        talks=sum(seen.started_at is not None for seen in ledger.meetings.values()),
        never_called=_share(people - len(waits), people),
        first_call_min=Middle(percentile(waits, 50), percentile(waits, 90)),
        call_to_phone_ms=_tail(ledger.call_ms),
        join_ms=_tail(ledger.join_ms),
        tap_ms=_tail(ledger.answer_ms),
        generator_late_ms=_tail(ledger.late_ms),
        errors=ledger.errors.total(),
        faults=dict(ledger.errors),
        late_taps=ledger.late_taps,
        minutes=minutes,
        speed=speed,
        seed=seed,
        evenings=1,
        policy=policy,
        dry=speed is None,
        seconds=round(seconds, 2),
    )


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the smallest value that `share` percent of the values do not exceed; None of none."""
    if not values:
        return None
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * share // 100))
    return round(ordered[int(rank) - 1], 2)


def _worst_tenth(meetings: Sequence[int]) -> float:
    """Return the mean of the lowest tenth of the values, at least of one; 0 of none."""
    lowest = sorted(meetings)[: -(-len(meetings) // 10)]
    return _share(sum(lowest), len(lowest))


def _circle(seen: Seen) -> bool:
    return len(seen.members) > 2


def _tail(values: Sequence[float]) -> Tail:
    return Tail(percentile(values, 50), percentile(values, 99))


def _share(part: float, whole: float) -> float:
    return round(part / whole, DIGITS) if whole else 0.0
