"""All that a room knows of one person, for themselves: the answer to "what do you have about me?"."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.room import Room
from kiosk.live.snapshots import drawing
from kiosk.live.snapshots.phone import PhoneSnapshot

FORMAT = 1
"""Raised when a field changes its meaning."""


def record(room: Room, snapshot: PhoneSnapshot) -> dict[str, Any]:
    """Return it as plain data. Of others it holds their names and what they shared, as the phone does."""
    you = room.people[snapshot.you.person]
    lang = room.language_of(you.id)
    return {
        "format": FORMAT,
        "saved_at": snapshot.now,
        "room": {
            "title": room.settings.title,
            "run_by": room.settings.run_by,
            "code": room.code,
            "opened_at": room.opened_at,
            "erased_at": room.erase_at,
            "agreed_is_kept_until": snapshot.room.stays_until,
        },
        "you": {
            **msgspec.to_builtins(snapshot.you),
            "checked_in_at": you.checked_in_at,
            "checked_in_by": you.via,
            "state": you.state,
            "simulated": you.simulated,
        },
        "meetings": [_meeting(room, you, one) for one in room.meetings.values() if you.id in one.members],
        "asked_of_you": [room.wording(topic, lang) for _, topic in you.shown_asks],
        "not_you": [room.wording(topic, lang) for _, topic in sorted(you.refused_asks)],
        "once_more": [drawing.name_of(room, other, lang) for one, other in sorted(room.again) if one == you.id],
        "no_fit": [drawing.name_of(room, other, lang) for one, other in sorted(room.unfit) if one == you.id],
        "keep_in_touch": [
            {
                "person": other,
                "name": drawing.name_of(room, other, lang),
                "wish": contact is not None,
                "shown": msgspec.to_builtins(contact),
            }
            for other, contact in room.shares(you.id).items()
        ],
        "contacts": msgspec.to_builtins(snapshot.keeping.contacts),
        "promises": msgspec.to_builtins(snapshot.keeping.promises),
    }


def _meeting(room: Room, you: Person, meeting: Meeting) -> dict[str, Any]:
    said = meeting.outcomes.get(you.id)
    lang = room.language_of(you.id)
    return {
        "id": meeting.id,
        "with": [drawing.name_of(room, other, lang) for other in meeting.others(you.id)],
        "gives": [msgspec.to_builtins(drawing.give_shown(room, give, lang)) for give in meeting.gives],
        "spot": drawing.spot_of(room, meeting),
        "called_at": meeting.called_at,
        "started_at": meeting.started_at,
        "ended_at": meeting.ended_at,
        "state": meeting.state,
        "you_gave": said[0] if said else None,
        "you_got": said[1] if said else None,
    }
