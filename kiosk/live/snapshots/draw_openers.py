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
    lang = room.language_of(person)
    offer, want = drawing.words_of_offer(room, give, lang), drawing.words_of_want(room, give, lang)
    side: Side = "ask" if person == give.getter else "show"
    keys = openers(
        _kind(room, give, something=offer == words(lang).say("common.something")), side, f"{meeting.id} {give.giver}"
    )
    return [words(lang).say(key, offer=offer, want=want) for key in keys]


def _kind(room: Room, give: Give, *, something: bool) -> Kind:
    topic = room.vocabulary.topics.get(give.offer)
    if (topic and topic.gift) or something:
        return "gift"
    return "near" if give.offer != give.want else "topic"
