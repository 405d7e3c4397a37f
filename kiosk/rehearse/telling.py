"""The report of a rehearsal in sentences, for people."""

from __future__ import annotations

from kiosk.rehearse.report import Report
from kiosk.words import words


def tell(report: Report) -> str:
    """Return the report as a page of text."""
    say = words().say
    title = "title_evenings" if report.evenings > 1 else "title_dry" if report.dry else "title"
    lines = [say(f"rehearse.{title}", minutes=number(report.minutes), evenings=report.evenings), ""]
    if not report.people:
        return "\n".join([*lines, say("rehearse.nobody")])
    lines += [
        say("rehearse.met", people=number(report.people), n=number(report.meetings)),
        say("rehearse.each", mean=short(report.meetings_per_person), none=percent(report.none)),
        say("rehearse.worst", mean=short(report.worst_tenth)),
    ]
    if report.circles is not None:
        lines.append(say("rehearse.circles", share=percent(report.circles)))
    if report.owed_to_asks:
        lines.append(say("rehearse.owed", share=percent(report.owed_to_asks)))
    if report.first_call_min.p50 is not None:
        middle = report.first_call_min
        lines.append(say("rehearse.first", p50=short(middle.p50), p90=short(middle.p90)))
    if report.never_called:
        lines.append(say("rehearse.never", share=percent(report.never_called)))
    lines.append(say("rehearse.calls", n=number(report.calls), talks=number(report.talks)))
    if report.spot_use is not None:
        lines.append(say("rehearse.spots", share=percent(report.spot_use)))
    if not report.dry:
        lines += ["", *_speed_lines(report)]
    lines += ["", say("rehearse.errors", n=report.errors) if report.errors else say("rehearse.well")]
    lines += [f"  {code}: {count}" for code, count in sorted(report.faults.items())]
    lines.append(say("rehearse.took", seconds=short(report.seconds), seed=report.seed))
    return "\n".join(lines)


def percent(share: float) -> str:
    """Return a share as people say it."""
    return f"{share:.0%}"


def short(value: float | None) -> str:
    """Return a number with one digit after the point; "" for none."""
    return "" if value is None else f"{value:.1f}"


def number(value: float) -> float | str:
    """Return a whole number as it is, any other with one digit after the point."""
    return int(value) if value == int(value) else short(value)


def _speed_lines(report: Report) -> list[str]:
    rows = {
        "join": report.join_ms,
        "call": report.call_to_phone_ms,
        "tap": report.tap_ms,
        "late": report.generator_late_ms,
    }
    say = words().say
    told = {key: (short(tail.p50), short(tail.p99)) for key, tail in rows.items() if tail.p50 is not None}
    return [say(f"rehearse.{key}", p50=p50, p99=p99) for key, (p50, p99) in told.items()]
