"""Draws the openers: what one person might ask, or begin with, in each direction of their talk."""

from __future__ import annotations

from kiosk.domain.entries import Give
from kiosk.domain.meetings import Meeting
from kiosk.domain.openers import Kind, Side, openers
from kiosk.domain.room import Room
from kiosk.live.snapshots import drawing
from kiosk.words import words


def openers_for(room: Room, person: str, meeting: Meeting) -> list[list[str]]:
    """Return, for each of the meeting's gives, two sentences for `person`; none where they only listen in."""
    return [_openers(room, person, meeting, give) for give in meeting.gives]


def _openers(room: Room, person: str, meeting: Meeting, give: Give) -> list[str]:
    if person not in {give.giver, give.getter}:
        return []
    offer, want = drawing.words_of_offer(room, give), drawing.words_of_want(room, give)
    side: Side = "ask" if person == give.getter else "show"
    keys = openers(_kind(room, give, offer), side, f"{meeting.id} {give.giver}")
    return [words().say(key, offer=offer, want=want) for key in keys]


def _kind(room: Room, give: Give, offer: str) -> Kind:
    topic = room.vocabulary.topics.get(give.offer)
    if (topic and topic.gift) or offer == words().say("common.something"):
        return "gift"
    return "near" if give.offer != give.want else "topic"
