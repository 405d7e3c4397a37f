"""What the screens show of a meeting: to each what concerns them, and to nobody else."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.domain import commands as c
from kiosk.domain.refusal import Refusal
from kiosk.domain.settings import MINUTE
from kiosk.live.snapshots import Counts, Sight, door_snapshot, host_snapshot, phone_snapshot, wall_snapshot
from kiosk.live.snapshots.phone import PhoneSnapshot
from tests.domain.evening import Evening
from tests.domain.test_room import circle, pair
from tests.domain.test_safety import sold_to


def sight(evening: Evening) -> Sight:
    return Sight(epoch=1, now=evening.now, address="http://house")


def phone(evening: Evening, person: str) -> PhoneSnapshot:
    return phone_snapshot(evening.room, person, sight(evening))


def test_a_number_on_the_wall_stands_on_every_shared_screen_and_the_partner_has_the_name() -> None:
    evening, mair, tom = pair()
    jo = evening.join("Jo", "bread", "cakes", has_phone=False)
    dee = evening.join("Dee", "cakes", "bread", on_wall="number")  # type: ignore[arg-type]
    evening.call((jo, dee))
    evening.say(tom, c.Edit(on_wall="number"))
    shared = [
        msgspec.json.encode(screen(evening.room, sight(evening))).decode() for screen in (wall_snapshot, door_snapshot)
    ]
    for shown in shared:
        assert "Tom" not in shown
        assert "Dee" not in shown
    wall, door = shared
    assert f"Number {evening.person(tom).number}" in wall
    assert "Mair" in wall
    assert f"Number {evening.person(dee).number}" in door
    shown_to_mair = phone(evening, mair)
    assert shown_to_mair.meeting
    assert [other.name for other in shown_to_mair.meeting.others] == ["Tom"]
    assert shown_to_mair.meeting.gives[0].to_name == "Tom"
    assert phone(evening, tom).you.on_wall == "number"


def test_what_checks_a_meeting_is_on_nobody_elses_phone() -> None:
    evening, mair, tom = pair()
    shown = msgspec.json.encode(phone(evening, mair)).decode()
    assert str(evening.person(tom).number) not in shown
    assert f'"number":{evening.person(mair).number}' in shown


def test_where_to_go_is_said_in_the_hosts_words() -> None:
    evening = Evening()
    evening.host(c.SetSpot(name="Table 4", description="by the window"))
    mair = evening.join("Mair", "pricing", "video")
    jo = evening.join("Jo", "video", "pricing", has_phone=False)
    evening.call((mair, jo))
    meeting = phone(evening, mair).meeting
    assert meeting
    assert (meeting.spot, meeting.where) == ("Table 4", "by the window")
    assert wall_snapshot(evening.room, sight(evening)).cards[0].where == "by the window"
    assert door_snapshot(evening.room, sight(evening)).without_phone[0].where == "by the window"
    assert host_snapshot(evening.room, sight(evening)).spots[0].description == "by the window"


def test_openers_are_made_of_the_very_tags_in_both_directions() -> None:
    evening, mair, tom = pair()
    for person in (mair, tom):
        meeting = phone(evening, person).meeting
        assert meeting
        for give, lines in zip(meeting.gives, meeting.openers, strict=True):
            assert len(set(lines)) == 2
            assert all(give.offer in line for line in lines)
            assert all("{" not in line for line in lines)
    mine, theirs = phone(evening, mair).meeting, phone(evening, tom).meeting
    assert mine
    assert theirs
    assert mine.openers[0] != theirs.openers[0], "one begins, the other asks"
    assert mine.openers == (phone(evening, mair).meeting or theirs).openers


def test_whoever_listens_in_has_nothing_to_ask() -> None:
    evening, aled, *_ = circle()
    meeting = phone(evening, aled).meeting
    assert meeting
    for give, lines in zip(meeting.gives, meeting.openers, strict=True):
        assert len(lines) == (2 if aled in {give.giver, give.getter} else 0)


def test_openers_of_what_has_no_words_any_more_name_nothing() -> None:
    evening, mair, tom = pair()
    for person in (mair, tom):
        evening.host(c.HoldWords(person=person, what=[*evening.person(person).texts]))
    meeting = phone(evening, tom).meeting
    assert meeting
    assert not any("something" in line for lines in meeting.openers for line in lines)


def test_the_host_sees_who_wants_help_and_where_they_are_or_were() -> None:
    evening = Evening()
    evening.host(c.SetSpot(name="Table 4", description="by the window"))
    mair, tom = evening.join("Mair", "pricing", "video"), evening.join("Tom", "video", "pricing")
    lone = evening.join("Lone", "a", "b")
    evening.call((mair, tom))
    evening.say(lone, c.Help())
    evening.wait(MINUTE)
    evening.say(mair, c.Help())
    rows = host_snapshot(evening.room, sight(evening)).help
    assert [(row.name, row.spot, row.there, row.others) for row in rows] == [
        ("Lone", None, False, []),
        ("Mair", "Table 4", True, ["Tom"]),
    ]
    assert phone(evening, mair).you.help == "asked"
    assert phone(evening, tom).you.help is None
    evening.host(c.HelpComing(person=mair))
    assert phone(evening, mair).you.help == "coming"
    evening.say(tom, c.Decline(meeting="m1"))
    row = host_snapshot(evening.room, sight(evening)).help[1]
    assert (row.spot, row.where, row.there, row.coming) == ("Table 4", "by the window", False, True)
    evening.host(c.HelpDone(person=mair))
    assert phone(evening, mair).you.help is None
    for screen in (wall_snapshot, door_snapshot):
        assert "help" not in msgspec.json.encode(screen(evening.room, sight(evening))).decode()


def test_the_host_is_told_of_pitches_from_two_on_and_the_person_only_that_they_are_to_see_the_host() -> None:
    evening = Evening()
    seller, one, other = (evening.join(f"P{i}", "pricing video", "video pricing") for i in range(3))
    sold_to(evening, seller, one)
    (row,) = [row for row in host_snapshot(evening.room, sight(evening)).people if row.person == seller]
    assert (row.pitches, row.held_up) == (0, False)
    sold_to(evening, seller, other)
    (row,) = [row for row in host_snapshot(evening.room, sight(evening)).people if row.person == seller]
    assert (row.pitches, row.held_up, row.state) == (2, True, "paused")
    shown = phone(evening, seller)
    assert (shown.state, shown.you.see_host) == ("paused", True)
    for person in (seller, one, other):
        assert "pitch" not in msgspec.json.encode(phone(evening, person)).decode()


def test_nobody_sees_who_said_no_or_why() -> None:
    seen = set()
    for why in ("not_now", "known", "never"):
        evening, mair, tom = pair()
        evening.say(tom, c.Decline(meeting="m1", why=why))
        shown = msgspec.structs.replace(phone(evening, mair), version=0, counts=Counts(here=2, waiting=1))
        assert shown.missed_at == evening.now
        assert shown.meeting is None
        seen.add(msgspec.json.encode(shown))
    assert len(seen) == 1


def test_five_more_minutes_show_who_asked_and_how_long_one_may_object() -> None:
    evening, mair, tom = pair()
    evening.say(mair, c.Here(meeting="m1"))
    evening.say(mair, c.StillTalking(meeting="m1"))
    mine, theirs = phone(evening, mair).meeting, phone(evening, tom).meeting
    assert mine
    assert theirs
    assert mine.longer
    assert theirs.longer
    assert (mine.longer.yours, theirs.longer.yours) == (True, False)
    assert theirs.longer.object_by == evening.now + MINUTE
    evening.say(tom, c.NoExtend(meeting="m1"))
    after = phone(evening, mair).meeting
    assert after
    assert (after.longer, after.no_longer) == (None, True)


def test_one_tap_takes_a_cards_words_from_every_screen_but_its_peoples_numbers() -> None:
    evening = Evening()
    mair, tom = evening.join("Zed", "rude zorbing", "video"), evening.join("Tim", "video", "rude zorbing")
    evening.call((mair, tom))
    assert "Zed" in repr(wall_snapshot(evening.room, sight(evening)).cards)
    evening.host(c.TakeDown(meeting="m1"))
    (card,) = wall_snapshot(evening.room, sight(evening)).cards
    assert not any(word in repr([card.people, card.gives]) for word in ("Zed", "zorbing"))
    meeting = phone(evening, tom).meeting
    assert meeting
    assert "zorbing" not in repr([meeting.gives, meeting.openers])
    assert [other.name for other in meeting.others] == ["someone"]
    assert [person.number for person in card.people] == [evening.person(mair).number, evening.person(tom).number]
    assert evening.host(c.TakeDown(meeting="m1")) == []
    evening.host(c.ReleaseWords(person=mair, what=["name"]))
    meeting = phone(evening, tom).meeting
    assert meeting
    assert [other.name for other in meeting.others] == ["Zed"]
    with pytest.raises(Refusal, match="meeting_over"):
        evening.host(c.TakeDown(meeting="m9"))
