"""The evening once more: the wall's own pictures of past moments, without what may not be shown by now."""

from __future__ import annotations

import json

from kiosk.domain.commands import Actor, Edit, HoldWords, Remove, Request, Role
from kiosk.domain.entries import Entry, PersonErased
from kiosk.domain.room import Room
from kiosk.live.snapshots import Sight
from kiosk.live.snapshots.wall import WallSnapshot
from kiosk.takeaway.replay import FRAMES, Replay, moments_of
from tests.takeaway.played import fold, played

EVENING = played(12, 40)


def pictures(entries: list[Entry], present: Room) -> list[WallSnapshot]:
    again = Replay(moments_of(present))
    made = [again.frame(present, Sight(epoch=1, now=at, address="http://x")) for at in again.until(entries)]
    return made + [again.frame(present, Sight(epoch=1, now=at, address="http://x")) for at in again.rest()]


def names(made: list[WallSnapshot]) -> set[str]:
    return {person.name for one in made for card in one.cards for person in card.people}


def test_the_evening_goes_by_from_the_first_who_came_to_the_last_word() -> None:
    present = fold(EVENING)
    made = pictures(EVENING, present)
    assert len(made) == FRAMES
    assert [one.now for one in made] == sorted(one.now for one in made)
    assert (made[0].counts.here, made[0].counts.meetings) == (0, 0)
    assert made[-1].counts.meetings == sum(meeting.started_at is not None for meeting in present.meetings.values())
    assert max(one.counts.here for one in made) > 8
    assert len(names(made)) > 6
    assert [one.version for one in made] == sorted(one.version for one in made)


def test_the_present_room_stays_as_it_is() -> None:
    present = fold(EVENING)
    before = repr(present)
    pictures(EVENING, present)
    assert repr(present) == before


def test_whoever_was_erased_removed_renamed_or_held_back_since_is_not_on_it() -> None:
    present = fold(EVENING[:-1])
    shown = sorted(names(pictures(EVENING[:-1], present)))
    ids = {person.name: person.id for person in present.people.values()}
    erased, removed, renamed, held, numbered = (ids[name] for name in shown[:5])
    later: list[Entry] = [*EVENING[:-1]]

    def host(command: object) -> None:
        request = Request(command=command, actor=Actor(Role.HOST), at=present.last_at)  # type: ignore[arg-type]
        for fact in present.decide(request):
            later.append(Entry(at=present.last_at, fact=fact))  # type: ignore[arg-type]
            present.apply(later[-1])

    host(Edit(person=renamed, name="Nobody Known"))
    host(HoldWords(person=held, what=["name"]))
    host(Edit(person=numbered, on_wall="number"))
    host(Remove(person=removed))
    later.append(Entry(at=present.last_at, fact=PersonErased(person=erased)))
    present.apply(later[-1])
    made = pictures(later, present)
    assert not names(made) & set(shown[:5])
    assert {"Nobody Known", "someone"} <= names(made)
    told = json.dumps([[card.people[0].number for card in one.cards] for one in made])
    assert str(present.people[erased].number) not in told
    assert len(made[-1].constellation.points) == len(present.people) - 2
