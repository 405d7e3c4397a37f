"""A story from a rehearsed evening's journal: an ask, the yes to it, and the circle of three that it opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.entries import Asked, Entry, Give, GroupCalled, MeetingStarted, PersonReplied, RoomAsked
from kiosk.domain.room import Room
from kiosk.domain.settings import MINUTE
from kiosk.words import words

CIRCLE = 3


@dataclass(frozen=True, slots=True)
class Story:
    """The places in the journal, counted from 1, of an ask, of the yes, of the call that rests on it, of the talk."""

    person: str
    asked: Asked
    ask: int
    yes: int
    call: int
    talk: int


def find_story(entries: Sequence[Entry], room: Room) -> Story | None:
    """Return the ask whose yes most quickly led to a circle that counts as a meeting; None where there is none."""
    stories = [story for place in range(len(entries)) for story in _from(entries, place, room)]
    return min(stories, key=lambda story: entries[story.call - 1].at - entries[story.yes - 1].at, default=None)


def tell_story(entries: Sequence[Entry], room: Room) -> str:
    """Tell it in sentences, each with its minute and its place in the journal; or say that there is none."""
    say = words().say
    story = find_story(entries, room)
    if story is None:
        return say("rehearse.story_none")
    called = entries[story.call - 1].fact
    if not isinstance(called, GroupCalled):
        raise AssertionError("a story's call is none")
    meeting = room.meetings[called.meeting]
    name, topic = _name(room, story.person), room.wording(room.counts_as(story.asked.topic))
    ended = next(place for place, entry in enumerate(entries, 1) if place > story.talk and entry.at == meeting.ended_at)
    gives = [
        say(
            "rehearse.story_give",
            giver=_name(room, give.giver),
            getter=_name(room, give.getter),
            what=_what(room, give),
        )
        for give in called.gives
    ]
    told = [
        (story.ask, say(f"rehearse.story_ask_{story.asked.side}", name=name, topic=topic)),
        (story.yes, say("rehearse.story_yes", name=name)),
        (story.call, say("rehearse.story_call", gives=" ".join(gives))),
        (story.talk, say("rehearse.story_talk")),
        (ended, say("rehearse.story_end")),
    ]
    return "\n".join(
        say("rehearse.story_line", minute=_minute(entries, place), entry=place, sentence=sentence)
        for place, sentence in told
    )


def _from(entries: Sequence[Entry], place: int, room: Room) -> list[Story]:
    """Return the stories whose yes is at a place, from 0: for each thing said yes to its first circle, if it counts."""
    fact = entries[place].fact
    if not isinstance(fact, PersonReplied):
        return []
    found = []
    for asked in fact.yes:
        ask = next((back for back in range(place, -1, -1) if _asks(entries[back], fact.person, asked)), None)
        calls = (later for later in range(place, len(entries)) if _rests_on(entries[later], fact.person, asked))
        call = next(calls, None)
        if ask is None or call is None:
            continue
        called = entries[call].fact
        if not isinstance(called, GroupCalled) or len(called.members) != CIRCLE:
            continue
        meeting = room.meetings[called.meeting]
        if not meeting.mutual(room.settings.mutual) or meeting.members != called.members:
            continue
        talk = next(later for later in range(call, len(entries)) if _starts(entries[later], called.meeting))
        found.append(Story(fact.person, asked, ask + 1, place + 1, call + 1, talk + 1))
    return found


def _asks(entry: Entry, person: str, asked: Asked) -> bool:
    fact = entry.fact
    if not isinstance(fact, RoomAsked):
        return False
    return any((each.side, each.topic) == (asked.side, asked.topic) for each in fact.asks.get(person, ()))


def _rests_on(entry: Entry, person: str, asked: Asked) -> bool:
    """Tell whether a call holds a give that there would not be without the yes."""
    fact = entry.fact
    if not isinstance(fact, GroupCalled):
        return False
    if asked.side == "offer":
        return any((give.giver, give.offer) == (person, asked.topic) for give in fact.gives)
    return any((give.getter, give.want) == (person, asked.topic) for give in fact.gives)


def _starts(entry: Entry, meeting: str) -> bool:
    return isinstance(entry.fact, MeetingStarted) and entry.fact.meeting == meeting


def _minute(entries: Sequence[Entry], place: int) -> int:
    return (entries[place - 1].at - entries[0].at) // MINUTE


def _name(room: Room, person: str) -> str:
    return room.people[person].name or ""


def _what(room: Room, give: Give) -> str:
    return room.text_of(give.giver, give.offer) or room.wording(give.offer)
