"""The host's care of words: topics merged, named and hidden; what people typed held back and let through."""

from __future__ import annotations

from kiosk.domain.commands import HideTopic, HoldWords, MergeTopic, NameTopic, ReleaseWords, Request, TakeDown
from kiosk.domain.entries import Fact, TopicHidden, TopicMerged, TopicNamed, WordsHeld, WordsReleased
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.persons import known
from kiosk.domain.room.state import RoomState
from kiosk.domain.tags import clean

PARTS = ("name", "line")
"""What can be held besides topics."""


def merge_topic(room: RoomState, request: Request, command: MergeTopic) -> list[Fact]:
    """One topic counts as another; refused where that would lead back to itself."""
    if command.into is None:
        return [TopicMerged(topic=command.topic)] if command.topic in room.merged else []
    named = _topics(room)
    if command.topic not in named or command.into not in named:
        raise Refusal("unknown_topic")
    if room.counts_as(command.into) == command.topic:
        raise Refusal("topic_itself")
    if room.merged.get(command.topic) == command.into:
        return []
    return [TopicMerged(topic=command.topic, into=command.into)]


def name_topic(room: RoomState, request: Request, command: NameTopic) -> list[Fact]:
    """A topic is called by another name on shared lists and in what phones propose."""
    text = clean(command.text)
    if text and command.topic not in _topics(room):
        raise Refusal("unknown_topic")
    if room.topic_names.get(command.topic, "") == text:
        return []
    return [TopicNamed(topic=command.topic, text=text)]


def hide_topic(room: RoomState, request: Request, command: HideTopic) -> list[Fact]:
    """A topic is proposed to nobody; who named it is matched as before."""
    if command.hidden and command.topic not in _topics(room):
        raise Refusal("unknown_topic")
    if (command.topic in room.hidden_topics) == command.hidden:
        return []
    return [TopicHidden(topic=command.topic, hidden=command.hidden)]


def hold_words(room: RoomState, request: Request, command: HoldWords) -> list[Fact]:
    """What somebody typed is taken from the others' screens, or stays there: the host has looked at it."""
    person = known(room, command.person)
    theirs = {*PARTS, *person.texts}
    if any(what not in theirs for what in command.what):
        raise Refusal("unknown_topic")
    held = tuple(what for what in dict.fromkeys(command.what) if what not in person.judged)
    return [WordsHeld(person=person.id, what=held, judged=True)] if held else []


def release_words(room: RoomState, request: Request, command: ReleaseWords) -> list[Fact]:
    """It may be seen."""
    person = known(room, command.person)
    released = tuple(what for what in dict.fromkeys(command.what) if what in person.held)
    return [WordsReleased(person=person.id, what=released)] if released else []


def take_down(room: RoomState, request: Request, command: TakeDown) -> list[Fact]:
    """A card's words are taken from the others' screens: one tap, before it is clear which of them it was."""
    meeting = room.live.get(command.meeting)
    if meeting is None:
        raise Refusal("meeting_over")
    facts: list[Fact] = []
    for member in meeting.members:
        person = room.people[member]
        said = [give.offer for give in meeting.gives if give.giver == member]
        said += [give.want for give in meeting.gives if give.getter == member]
        words = ["name", *(topic for topic in dict.fromkeys(said) if topic in person.texts)]
        if held := tuple(what for what in words if what not in person.judged):
            facts.append(WordsHeld(person=member, what=held, judged=True))
    return facts


def _topics(room: RoomState) -> set[str]:
    return {topic for person in room.people.values() for topic in person.texts} | set(room.merged)
