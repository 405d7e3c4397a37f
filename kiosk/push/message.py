"""What a push says: a call, in the very words of the page, and no more than anybody may read on a locked phone."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Literal

import msgspec

from kiosk.domain.language import Language
from kiosk.domain.meetings import Meeting
from kiosk.domain.promises import Promise
from kiosk.domain.room import Room
from kiosk.live.snapshots import drawing
from kiosk.words import words

MS = 1_000
DECLARATIVE = 8030
"""Marks a message that a browser may show without a script of ours (Declarative Web Push; after RFC 8030)."""
CALLS = "call"
"""The tag of all calls: there is one at a time, and a newer one takes its place on the screen."""
TOPIC_BYTES = 12
"""Of a topic's digest: 16 characters of the 32 that RFC 8030 allows."""
REMIND_FOR = 12 * 3_600
"""Seconds that a push service keeps a reminder."""
OVER_FOR = 600
"""Seconds that a push service keeps the word that a call is over."""

Urgency = Literal["high", "normal"]


@dataclass(frozen=True, slots=True)
class Message:
    """One push: its JSON, and for how many seconds, under which topic and how urgently a push service keeps it.

    A newer message of the same topic takes the place of one that was not delivered yet.
    """

    body: bytes
    ttl: int
    topic: str
    urgency: Urgency


def call(room: Room, person: str, meeting: Meeting, address: str, now: int) -> Message | None:
    """Return the call of somebody who is to answer; None once it is too late. `now` in milliseconds, Unix."""
    left = (meeting.answer_by - now) // MS
    if left <= 0:
        return None
    tongue = words(room.language_of(person))
    say = tongue.say
    names = tongue.manners.listed([drawing.name_of(room, other, tongue.lang) for other in meeting.others(person)])
    spot, number = drawing.spot_of(room, meeting), meeting.beacon.number
    title = say("push.again_title" if meeting.repeated else "push.call_title", names=names)
    body = say("push.call_body" if spot else "push.call_body_no_spot", spot=spot, number=number)
    return _message(room, tongue.lang, CALLS, address, title, body, ttl=left, urgency="high", stays=True)


def over(room: Room, person: str, address: str) -> Message:
    """Return the word that a call is over; it takes the call's place, without a sound."""
    tongue = words(room.language_of(person))
    say = tongue.say
    away = room.people[person].state == "away"
    body = say("push.over_away" if away else "push.over_free")
    return _message(
        room,
        tongue.lang,
        CALLS,
        address,
        say("push.over_title"),
        body,
        ttl=OVER_FOR,
        urgency="normal",
        stays=False,
    )


def reminder(room: Room, person: str, promise: Promise, address: str) -> Message:
    """Return the word that the time of a promise has come; what was promised stands on the page alone."""
    tongue = words(room.language_of(person))
    say = tongue.say
    (other,) = promise.both - {person}
    title = say("push.remind_title", name=drawing.name_of(room, other, tongue.lang))
    body = say("push.remind_body")
    return _message(room, tongue.lang, promise.id, address, title, body, ttl=REMIND_FOR, urgency="normal", stays=True)


def topic_of(tag: str) -> str:
    """Return what push services are to call a tag that they need not know: base64url, 16 characters."""
    return base64.urlsafe_b64encode(hashlib.sha256(tag.encode()).digest()[:TOPIC_BYTES]).decode()


def _message(
    room: Room,
    lang: Language,
    tag: str,
    address: str,
    title: str,
    body: str,
    *,
    ttl: int,
    urgency: Urgency,
    stays: bool,
) -> Message:
    said = {
        "web_push": DECLARATIVE,
        "notification": {
            "title": title,
            "body": body,
            "navigate": f"{address}/{room.code}",
            "tag": tag,
            "lang": lang,
            "dir": "auto",
            "silent": not stays,
            "requireInteraction": stays,
        },
    }
    return Message(msgspec.json.encode(said), ttl, topic_of(tag), urgency)
