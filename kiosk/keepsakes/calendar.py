"""Calendar entries: promises that were agreed on and have a time, as iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from icalendar import Calendar, Event

from kiosk.domain.entries import Every
from kiosk.domain.language import Language
from kiosk.keepsakes.zones import moment
from kiosk.live.snapshots.keeping import PromiseShown
from kiosk.words import words

PRODUCT = "-//Both Ways//Promises//EN"
LASTS = timedelta(hours=1)
GOES_ON = timedelta(days=366)
"""How long what happens every so often stands in the calendar."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEK = 7
MOST_WEEKS = 4
"""From the fifth such weekday of a month on, "the last" is meant: not every month has a fifth."""


def dated(promises: Sequence[PromiseShown]) -> list[PromiseShown]:
    """Return those that can stand in a calendar: agreed, and with a time."""
    return [promise for promise in promises if promise.agreed and promise.at is not None]


def calendar(promises: Sequence[PromiseShown], room: str, title: str, zone: tzinfo, now: int, lang: Language) -> bytes:
    """Return the `dated` ones as one calendar. What happens once stands in UTC, the rest in `zone`, with its rules.

    `room` is the room's id, `title` what the evening was called, `now` the moment of saving in milliseconds, Unix.
    """
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    starts = []
    for promise in dated(promises):
        start = moment(promise.at or 0, UTC if promise.every == "once" else zone)
        starts.append(start)
        made.add_component(_event(promise, room, title, start, moment(now, UTC), lang))
    if starts:
        made.add_missing_timezones(min(starts).date(), (max(starts) + GOES_ON).date())
    return bytes(made.to_ical())


def _event(promise: PromiseShown, room: str, title: str, start: datetime, now: datetime, lang: Language) -> Event:
    event = Event()
    event.add("uid", f"{promise.id}.{room}@both-ways")
    event.add("dtstamp", now)
    event.add("dtstart", start)
    event.add("duration", LASTS)
    rule = _rule(promise.every, start)
    if rule:
        event.add("rrule", rule)
    event.add("summary", words(lang).say(f"keepsake.event_{promise.how}", name=promise.name))
    event.add("description", "\n".join([*said(promise, lang), words(lang).say("keepsake.promised_at", title=title)]))
    if promise.where:
        event.add("location", promise.where)
    return event


def said(promise: PromiseShown, lang: Language) -> list[str]:
    """Return who shows whom what, a sentence for each direction."""
    shows = [("keepsake.i_show", promise.i_show), ("keepsake.they_show", promise.they_show)]
    return [words(lang).say(key, name=promise.name, what=what) for key, what in shows if what]


def _rule(every: Every, start: datetime) -> dict[str, object]:
    """Return how it recurs; monthly on the same weekday of the month, as people meet."""
    if every == "once":
        return {}
    until: dict[str, object] = {"until": (start + GOES_ON).astimezone(UTC)}
    if every == "monthly":
        week = (start.day - 1) // WEEK + 1
        nth = week if week <= MOST_WEEKS else -1
        return {"freq": "monthly", "byday": f"{nth}{WEEKDAYS[start.weekday()]}", **until}
    return {"freq": "weekly", "interval": 2 if every == "fortnightly" else 1, **until}
