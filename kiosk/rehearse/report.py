"""The report of a rehearsal: numbers for programs, sentences for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from kiosk.rehearse.ledger import Ledger, Seen
from kiosk.words import words

MINUTE = 60_000


class Middle(msgspec.Struct, frozen=True):
    """The median and the 90th percentile."""

    p50: float | None = None
    p90: float | None = None


class Tail(msgspec.Struct, frozen=True):
    """The median and the 99th percentile."""

    p50: float | None = None
    p99: float | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """How the evening went. Minutes (`_min`) are the room's own, milliseconds (`_ms`) real and null where nothing
    travelled; shares go from 0 to 1. What cannot be said (nobody was called, nobody met) is null."""

    people: int
    """Those who checked in."""
    meetings: int
    """Mutual meetings."""
    meetings_per_person: float
    none: float
    """The share of people without a mutual meeting."""
    circles: float | None
    """The share of circles among the mutual meetings."""
    calls: int
    talks: int
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
        meetings_per_person=_round(met.total() / people, 3) if people else 0.0,
        none=_round(1 - len(met) / people, 4) if people else 0.0,
        circles=_round(sum(map(_circle, counted)) / len(counted), 3) if counted else None,
        calls=len(ledger.meetings),
        talks=sum(seen.started_at is not None for seen in ledger.meetings.values()),
        never_called=_round(1 - len(waits) / people, 4) if people else 0.0,
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
        dry=speed is None,
        seconds=_round(seconds, 2),
    )


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the smallest value that `share` percent of the values do not exceed; None of none."""
    if not values:
        return None
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * share // 100))
    return _round(ordered[int(rank) - 1], 2)


def tell(report: Report) -> str:
    """Return the report as a page of text."""
    say = words("en").say
    lines = [say("rehearse.title_dry" if report.dry else "rehearse.title", minutes=_plain(report.minutes)), ""]
    if not report.people:
        return "\n".join([*lines, say("rehearse.nobody")])
    lines += [
        say("rehearse.met", people=report.people, n=report.meetings),
        say("rehearse.each", mean=_short(report.meetings_per_person), none=_percent(report.none)),
    ]
    if report.circles is not None:
        lines.append(say("rehearse.circles", share=_percent(report.circles)))
    if report.first_call_min.p50 is not None:
        middle = report.first_call_min
        lines.append(say("rehearse.first", p50=_short(middle.p50), p90=_short(middle.p90)))
    if report.never_called:
        lines.append(say("rehearse.never", share=_percent(report.never_called)))
    lines.append(say("rehearse.calls", n=report.calls, talks=report.talks))
    if not report.dry:
        lines += ["", *_speed_lines(report)]
    lines += ["", say("rehearse.errors", n=report.errors) if report.errors else say("rehearse.well")]
    lines += [f"  {code}: {count}" for code, count in sorted(report.faults.items())]
    lines.append(say("rehearse.took", seconds=_short(report.seconds), seed=report.seed))
    return "\n".join(lines)


def _speed_lines(report: Report) -> list[str]:
    rows = {
        "join": report.join_ms,
        "call": report.call_to_phone_ms,
        "tap": report.tap_ms,
        "late": report.generator_late_ms,
    }
    say = words("en").say
    told = {key: (_short(tail.p50), _short(tail.p99)) for key, tail in rows.items() if tail.p50 is not None}
    return [say(f"rehearse.{key}", p50=p50, p99=p99) for key, (p50, p99) in told.items()]


def _circle(seen: Seen) -> bool:
    return len(seen.members) > 2


def _tail(values: Sequence[float]) -> Tail:
    return Tail(percentile(values, 50), percentile(values, 99))


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _short(number: float | None) -> str:
    """Return a number as people say it: no more than one digit after the point."""
    return "" if number is None else f"{number:.1f}"


def _plain(number: float) -> str:
    return f"{number:g}"


def _round(value: float, digits: int) -> float:
    return round(value, digits)
