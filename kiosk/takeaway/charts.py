"""What a report's charts are made of: shapes on a plain ground, to be stretched. Words beside say what they say."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kiosk.domain.report import Moment, Report

WIDE = 1000
HIGH = 100
"""The ground of a chart, in its own units."""
MOST_TOLD = 8
"""Topics told one by one."""


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """How an evening went: two areas, what they reach at most and when, and three moments below."""

    here: str
    talking: str
    most_here: Moment
    most_talking: Moment
    moments: list[int]


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: how many, and its length as a part of `HIGH`."""

    count: int
    length: int


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A topic with its bar; `nobody`: nobody here could give it, or anything near it."""

    text: str
    bar: Bar
    nobody: bool = False


def curve_of(report: Report) -> Curve | None:
    """Return how the evening went; None where nobody came."""
    moments = report.curve
    if len(moments) < 2:
        return None
    top = max(1, *(moment.here for moment in moments))
    first, last = moments[0].at, moments[-1].at
    return Curve(
        here=_area([moment.here for moment in moments], top),
        talking=_area([moment.talking for moment in moments], top),
        most_here=max(moments, key=lambda moment: moment.here),
        most_talking=max(moments, key=lambda moment: moment.talking),
        moments=[first, (first + last) // 2, last],
    )


def bars_of(counts: Sequence[int]) -> list[Bar]:
    """Return bars, the longest of which has the whole length."""
    top = max(1, *counts) if counts else 1
    return [Bar(count=count, length=round(count * HIGH / top)) for count in counts]


def learnt(report: Report) -> list[Told]:
    """Return what was passed on most."""
    topics = sorted((topic for topic in report.topics if topic.passed_on and topic.text), key=lambda t: -t.passed_on)
    top = topics[:MOST_TOLD]
    bars = bars_of([topic.passed_on for topic in top])
    return [Told(text=topic.text, bar=bar) for topic, bar in zip(top, bars, strict=True)]


def lacked(report: Report) -> list[Told]:
    """Return what people would have liked and did not get: first what nobody here could give, then the most wanted."""
    wanted = [topic for topic in report.topics if topic.still and topic.text]
    top = sorted(wanted, key=lambda topic: (topic.near > 0, -topic.still))[:MOST_TOLD]
    bars = bars_of([topic.still for topic in top])
    return [Told(text=topic.text, bar=bar, nobody=not topic.near) for topic, bar in zip(top, bars, strict=True)]


def spare(report: Report) -> list[str]:
    """Return what people offered and nobody asked for."""
    offered = [topic for topic in report.topics if topic.could and not topic.wanted and not topic.passed_on]
    return [topic.text for topic in offered if topic.text][:MOST_TOLD]


def unnamed(report: Report) -> int:
    """Return how many wants that nobody could serve stand in one person's own words."""
    return sum(topic.still > 0 and not topic.near and not topic.text for topic in report.topics)


def _area(counts: Sequence[int], top: int) -> str:
    step = WIDE / (len(counts) - 1)
    points = [f"{round(place * step)},{round(HIGH - count * HIGH / top, 1):g}" for place, count in enumerate(counts)]
    return f"0,{HIGH} {' '.join(points)} {WIDE},{HIGH}"
