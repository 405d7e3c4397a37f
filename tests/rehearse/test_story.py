"""The story of an ask: what it tells stands in the journal."""

from __future__ import annotations

import msgspec

from kiosk.domain.entries import GroupCalled, PersonReplied, RoomAsked
from kiosk.rehearse.dry import DryEvening
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.sample import sample_people
from kiosk.rehearse.story import find_story, tell_story

PLAN = Plan(people=sample_people(40, "1"))


def test_the_circle_rests_on_the_yes_and_the_yes_on_the_ask() -> None:
    dry = DryEvening(PLAN)
    dry.run()
    entries, room = dry.virtual.entries, dry.virtual.room
    story = find_story(entries, room)
    assert story is not None
    assert story.ask < story.yes < story.call < story.talk
    ask, yes, call = (entries[place - 1].fact for place in (story.ask, story.yes, story.call))
    assert isinstance(ask, RoomAsked)
    assert isinstance(yes, PersonReplied)
    assert isinstance(call, GroupCalled)
    assert yes.person == story.person
    assert story.asked.topic in {each.topic for each in ask.asks[story.person]}
    assert story.asked.topic in {each.topic for each in yes.yes}
    assert len(call.members) == 3
    own = [give for give in call.gives if story.person in (give.giver, give.getter)]
    assert story.asked.topic in {topic for give in own for topic in (give.offer, give.want)}
    assert room.meetings[call.meeting].mutual(room.settings.mutual)
    name = room.people[story.person].name
    lines = tell_story(entries, room).splitlines()
    assert len(lines) == 5
    assert f"entry {story.ask}" in lines[0]
    assert str(name) in lines[1]


def test_without_asks_there_is_none_to_tell() -> None:
    dry = DryEvening(msgspec.structs.replace(PLAN, policy="circles"))
    dry.run()
    assert find_story(dry.virtual.entries, dry.virtual.room) is None
    assert "no ask" in tell_story(dry.virtual.entries, dry.virtual.room)
