"""Spots: filled to their capacity, used again, kept for those who asked, queued for when all are full."""

from __future__ import annotations

from kiosk.domain import commands as c
from kiosk.domain import pacing
from kiosk.domain.settings import MINUTE, SECOND, Settings
from tests.domain.evening import Evening


def pairs(evening: Evening, count: int, first: int = 0, **rest: bool) -> list[list[str]]:
    tags = range(first, first + count)
    return [
        [evening.join(f"P{n}a", f"a{n}", f"b{n}", **rest), evening.join(f"P{n}b", f"b{n}", f"a{n}", **rest)]
        for n in tags
    ]


def spots_of(evening: Evening) -> list[str | None]:
    return [meeting.spot for meeting in evening.room.live_meetings()]


def test_groups_without_a_spot_queue_and_are_called_the_moment_one_is_freed() -> None:
    evening = Evening(Settings(matching=True, thin=0))
    groups = pairs(evening, 3)
    evening.host(c.SetSpot(name="Table", capacity=1))
    evening.play(10 * SECOND)
    (meeting,) = evening.room.live_meetings()
    queued = [person for group in groups for person in group if evening.person(person).queued]
    assert len(queued) == 4
    assert not set(queued) & set(meeting.members)
    assert pacing.waits_for(evening.room, evening.now) == "spots"
    evening.say(meeting.members[0], c.Here(meeting=meeting.id))
    evening.play(5 * MINUTE)
    newcomers = pairs(evening, 1, first=10)
    evening.play(MINUTE)
    evening.say(meeting.members[0], c.Finish(meeting=meeting.id))
    freed = evening.now
    evening.play(0)
    (following,) = evening.room.live_meetings()
    assert following.called_at == freed
    assert set(following.members) <= set(queued), "who queued comes before who came later"
    assert not any(evening.person(member).queued for member in following.members)
    assert evening.state(*newcomers[0]) == ["waiting", "waiting"]


def test_a_spot_is_freed_by_every_end_of_a_meeting() -> None:
    for end in ("finish", "decline", "leave", "dissolve", "unanswered"):
        evening = Evening(Settings(matching=True, thin=0))
        pairs(evening, 2)
        evening.host(c.SetSpot(name="Table", capacity=1))
        evening.play(10 * SECOND)
        (meeting,) = evening.room.live_meetings()
        if end == "finish":
            evening.say(meeting.members[0], c.Here(meeting=meeting.id))
            evening.say(meeting.members[0], c.Finish(meeting=meeting.id))
        if end == "decline":
            evening.say(meeting.members[0], c.Decline(meeting=meeting.id))
        if end == "leave":
            evening.say(meeting.members[0], c.Leave())
        if end == "dissolve":
            evening.host(c.Dissolve(meeting=meeting.id))
        evening.play(3 * MINUTE if end == "unanswered" else 0)
        (following,) = evening.room.live_meetings()
        assert following.id != meeting.id, end


def test_groups_are_spread_over_the_room_and_spots_are_used_again() -> None:
    evening = Evening(Settings(matching=True, thin=0))
    for name in ("One", "Two", "Three"):
        evening.host(c.SetSpot(name=name, capacity=4))
    pairs(evening, 3)
    evening.play(10 * SECOND)
    assert sorted(map(str, spots_of(evening))) == ["s1", "s2", "s3"]
    for meeting in evening.room.live_meetings():
        evening.say(meeting.members[0], c.Here(meeting=meeting.id))
        evening.say(meeting.members[0], c.Finish(meeting=meeting.id))
    for number in range(3):
        pairs(evening, 1, first=10 + number)
        evening.play(10 * SECOND)
        (meeting,) = evening.room.live_meetings()
        evening.say(meeting.members[0], c.Here(meeting=meeting.id))
        evening.say(meeting.members[0], c.Finish(meeting=meeting.id))
    used = [call.spot for call in evening.called()]
    assert sorted(map(str, used)) == ["s1", "s1", "s2", "s2", "s3", "s3"]


def test_quiet_and_step_free_spots_are_kept_for_who_asked_while_others_are_open() -> None:
    evening = Evening(Settings(matching=True, thin=0))
    evening.host(c.SetSpot(name="Library", capacity=1, quiet=True, step_free=True))
    evening.host(c.SetSpot(name="Ramp", capacity=1, step_free=True))
    evening.host(c.SetSpot(name="Stage", capacity=1))
    pairs(evening, 1)
    evening.play(10 * SECOND)
    assert spots_of(evening) == ["s3"]
    pairs(evening, 1, first=1, step_free=True)
    evening.play(10 * SECOND)
    assert spots_of(evening) == ["s3", "s2"]
    pairs(evening, 1, first=2)
    evening.play(10 * SECOND)
    assert spots_of(evening) == ["s3", "s2", "s1"], "better a quiet corner than standing about"


def test_who_needs_a_step_free_place_waits_for_one_and_others_do_not() -> None:
    evening = Evening(Settings(matching=True, thin=0))
    evening.host(c.SetSpot(name="Ramp", capacity=1, step_free=True))
    evening.host(c.SetSpot(name="Stage", capacity=3))
    groups = pairs(evening, 2, step_free=True) + pairs(evening, 2, first=2)
    evening.play(10 * SECOND)
    assert sorted(map(str, spots_of(evening))) == ["s1", "s2", "s2"]
    assert [person for group in groups for person in group if evening.person(person).queued] in groups[:2]


def test_a_standing_reception_needs_no_spots() -> None:
    evening = Evening(Settings(matching=True, thin=0))
    pairs(evening, 5)
    evening.play(10 * SECOND)
    assert spots_of(evening) == [None] * 5
