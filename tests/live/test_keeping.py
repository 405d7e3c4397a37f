"""At a room's end: what people agreed on stays as long as was said, and nothing else does."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest

from kiosk.domain.commands import Actor, Agree, Edit, Here, Outcome, Promise, Role, Share
from kiosk.domain.commands import Finish as Done
from kiosk.domain.refusal import Refusal
from kiosk.domain.settings import HOUR, MINUTE, Settings
from kiosk.live.house import House
from kiosk.live.live_room import LiveRoom
from kiosk.live.secrets import person_of_token, person_token
from tests.live.houses import Houses, call, eventually, join, say, sent
from tests.live.test_conductor import Hands

DAY = 24 * HOUR
BY_HAND = Settings(title="Tuesday", matching=True, gather=DAY, gather_thin=DAY, pressed=DAY, breather=1)
"""The matchmaker may call, but only the test does."""
STAYS = msgspec.structs.replace(BY_HAND, erase_after=HOUR, keep_agreed=30 * DAY)


def meet(live: LiveRoom, one: str, other: str) -> None:
    """Have two people talk."""
    assert call(live, one, other)
    meeting = live.room.people[one].meeting or ""
    say(live, one, Here(meeting=meeting))
    say(live, one, Done(meeting=meeting))
    say(live, one, Outcome(meeting=meeting, gave=True, got=True))


def evening(house: House, settings: Settings = STAYS) -> tuple[LiveRoom, dict[str, str]]:
    """Ada and Bob keep in touch and promise something; Cyd would too, but Dee does not."""
    live = house.open_room(settings=settings)
    people = {
        name: join(house, live, name, offers, wants, line=f"line-of-{name}", organisation=f"house-of-{name}")
        for name, offers, wants in [
            ("Adalberta", "sourdough", "welding"),
            ("Bonaventura", "welding", "sourdough"),
            ("Cydonia", "juggling", "origami"),
            ("Deodatus", "origami", "juggling"),
        ]
    }
    ada, bob, cyd, dee = people.values()
    meet(live, ada, bob)
    meet(live, cyd, dee)
    say(live, ada, Share(person=bob, email="ada@example.org"))
    say(live, bob, Share(person=ada, phone="+44 1970 000000"))
    say(live, cyd, Share(person=dee, email="cyd@example.org"))
    say(live, ada, Promise(person=bob, i_show="lievito madre", every="monthly", where="Caffi Bach"))
    (promise,) = live.room.promises[ada]
    say(live, bob, Agree(promise=promise))
    say(live, bob, Promise(person=ada, i_show="never-agreed-to"))
    return live, people


def bytes_kept(house: House) -> bytes:
    """Everything in the journal's files."""
    path: Path = house.journal.path  # type: ignore[attr-defined]
    return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))


STAYING = (b"Adalberta", b"Bonaventura", b"ada@example.org", b"1970 000000", b"lievito madre", b"Caffi Bach")
GOING = (
    *(b"Cydonia", b"Deodatus", b"cyd@example.org", b"never-agreed-to", b"line-of", b"house-of"),
    *(b"GroupCalled", b"OutcomeGiven", b"sourdough", b"welding", b"juggling", b"origami"),
)


def test_only_what_was_agreed_on_stays_and_then_goes_too(houses: Houses) -> None:
    hands = Hands()
    house = houses.make(conduct=True, clock=hands.clock)
    live, people = evening(house)
    ada, bob, cyd, _ = people.values()
    pins = [live.room.people[person].pin for person in people.values()]
    assert all(word in bytes_kept(house) for word in STAYING)
    house.screens.register("ada", "phone", live, ada)
    house.screens.register("cyd", "phone", live, cyd)
    house.screens.register("host", "host", live)
    hands.wall_ahead = 2 * HOUR
    time.sleep(2.5)
    assert not live.room.kept
    hands.steady_ahead = 2 * MINUTE
    eventually(lambda: live.room.kept, within=6)

    kept = bytes_kept(house)
    assert [word for word in GOING if word in kept] == []
    assert [word for word in STAYING if word not in kept] == []
    assert all(f'"pin":"{pin}"'.encode() not in kept for pin in pins)
    assert set(live.room.people) == {ada, bob}
    assert house.by_code(live.room.code) is live
    assert person_of_token(house.secret, live.id, person_token(house.secret, live.id, ada)) == ada
    eventually(lambda: ("phone", "cyd") in sent(house).gone)
    eventually(lambda: ("host", "host") in sent(house).gone)
    assert all(snapshot["epoch"] < live.epoch for snapshot in sent(house).to("host"))
    assert ("phone", "ada") not in sent(house).gone
    assert sent(house).to("ada")[-1]["epoch"] == live.epoch

    with pytest.raises(Refusal, match="room_closed"):
        live.submit(Edit(name="Somebody else"), Actor(Role.PERSON, ada))
    hands.wall_ahead += 31 * DAY
    time.sleep(2.5)
    hands.steady_ahead += 2 * MINUTE
    eventually(lambda: house.journal.rooms() == [], within=6)
    assert not any(word in bytes_kept(house) for word in (*STAYING, ada.encode(), bob.encode()))


def test_of_what_is_kept_one_can_still_be_erased_or_go_out_of_touch(houses: Houses) -> None:
    house = houses.make()
    live, people = evening(house)
    ada, bob, *_ = people.values()
    house.expire(live)
    assert live.room.kept
    live.erase_person(ada)
    assert not any(word in bytes_kept(house) for word in (b"Adalberta", b"ada@example.org", b"lievito madre"))
    assert live.room.promises[bob] == {}
    with pytest.raises(Refusal, match="unknown_person"):
        say(live, bob, Share(person=ada, wish=False))


def test_without_anything_agreed_or_where_nothing_stays_the_room_goes_whole(houses: Houses) -> None:
    house = houses.make()
    live, _ = evening(house, BY_HAND)
    house.expire(live)
    assert house.journal.rooms() == []
    assert not any(word in bytes_kept(house) for word in (*STAYING, *GOING))
    live = house.open_room(settings=STAYS)
    join(house, live, "Adalberta")
    house.expire(live)
    assert house.journal.rooms() == []


def test_an_end_that_came_while_the_house_was_shut_keeps_the_same(houses: Houses) -> None:
    hands = Hands()
    house = houses.make(clock=hands.clock)
    live, people = evening(house)
    houses.close(house)
    hands = Hands()
    hands.wall_ahead = 2 * HOUR
    house = houses.make(clock=hands.clock)
    assert house.resume() == []
    hands.steady_ahead = 2 * MINUTE
    eventually(lambda: len(house.rooms) == 1, within=15)
    (again,) = house.rooms
    assert again.room.kept
    assert (again.id, again.room.code) == (live.id, live.room.code)
    assert set(again.room.people) == set(list(people.values())[:2])
    assert not any(word in bytes_kept(house) for word in GOING)


def test_every_worker_goes_over_to_what_is_kept(shared_houses: Houses) -> None:
    one, other = shared_houses.make(), shared_houses.make()
    live, people = evening(one)
    elsewhere = other.by_code(live.room.code)
    assert elsewhere is not None
    other.expire(elsewhere)
    eventually(lambda: live.room.kept)
    assert set(live.room.people) == set(list(people.values())[:2])
    ada, bob, *_ = people.values()
    say(live, ada, Share(person=bob, wish=False))
    eventually(lambda: elsewhere.room.shares(ada)[bob] is None)
