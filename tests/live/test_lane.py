"""A room's lane: what is acknowledged is durable, and nothing else is ever seen."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.commands import Actor, Here, Leave, Next, Role
from kiosk.domain.refusal import Refusal
from kiosk.journal.base import JournalAway
from kiosk.live import lane as lanes
from tests.live.houses import QUICK, Houses, call, eventually, join, say, sent, set_to


def test_a_room_lives_on_in_the_next_house(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room("Friday")
    person = join(house, live, "Ada")
    houses.close(house)

    again = houses.make()
    [resumed] = again.resume()
    assert resumed.room.settings.title == "Friday"
    assert resumed.room.people[person].name == "Ada"
    assert again.by_code(resumed.room.code) is resumed
    assert again.by_id(live.id) is resumed
    assert again.secret == house.secret


def test_what_is_refused_changes_nothing_and_the_next_goes_through(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    version = live.room.version
    with pytest.raises(Refusal):
        say(live, "nobody", Leave())
    assert live.room.version == version
    join(house, live, "Ada")
    assert live.room.version == version + 1


def test_many_at_once_are_all_durable_and_in_one_order(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    answers: list[str] = []
    threads = [threading.Thread(target=lambda n=n: answers.append(join(house, live, f"P{n}"))) for n in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == sorted(live.room.people)
    assert house.journal.head(live.id) == live.fold.head
    numbers = [person.number for person in live.room.people.values()]
    assert len(set(numbers)) == 200


def test_a_repeated_nonce_is_answered_and_adds_nothing(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    person = join(house, live, "Ada")
    first = live.submit(Leave(), Actor(Role.PERSON, person), "nonce-of-a-leave-1")
    again = live.submit(Leave(), Actor(Role.PERSON, person), "nonce-of-a-leave-1")
    assert first.facts
    assert again.facts == []
    assert again.version == first.version


def test_a_failed_commit_is_seen_by_nobody_and_the_room_goes_on(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    before = join(house, live, "Before")
    epoch, version = live.epoch, live.room.version
    house.screens.register("phone-1", "phone", live, before)
    eventually(lambda: sent(house).to("phone-1"))

    journal: Any = house.journal
    full = "CREATE TRIGGER full BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'disk full'); END"
    house.background.offload(journal._db.execute, full)
    with pytest.raises(Refusal) as refused:
        join(house, live, "Lost")
    assert refused.value.code == "not_saved"
    with live.reading() as room:
        assert room.version == version
        assert [person.name for person in room.people.values()] == ["Before"]
    assert live.epoch > epoch

    house.background.offload(journal._db.execute, "DROP TRIGGER full")
    join(house, live, "After")
    assert house.journal.head(live.id) == live.fold.head
    assert [person.name for person in live.room.people.values()] == ["Before", "After"]
    eventually(lambda: sent(house).to("phone-1")[-1]["epoch"] > epoch)
    assert all(snapshot["version"] <= version for snapshot in sent(house).to("phone-1") if snapshot["epoch"] == epoch)


def test_a_full_lane_sheds(houses: Houses, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "LONGEST_QUEUE", 3)
    house = houses.make()
    live = house.open_room()
    codes: list[str] = []

    def try_to_join(number: int) -> None:
        try:
            join(house, live, f"P{number}")
        except Refusal as refusal:
            codes.append(refusal.code)

    with live.fold.lock:
        threads = [threading.Thread(target=try_to_join, args=(n,)) for n in range(20)]
        for thread in threads:
            thread.start()
        eventually(lambda: len(codes) >= 16)
    for thread in threads:
        thread.join()
    assert set(codes) == {"busy"}
    assert len(live.room.people) == 20 - len(codes)


def test_a_house_that_stopped_takes_nothing(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    house.stop()
    with pytest.raises(Refusal) as refused:
        join(house, live, "Late")
    assert refused.value.code == "busy"


def test_an_erased_person_leaves_no_words(houses: Houses, tmp_path: Path) -> None:
    house = houses.make()
    live = house.open_room()
    person = join(house, live, "Unforgettable", "quilting", "sailing")
    live.erase_person(person)
    assert live.room.people[person].name is None
    assert live.erase_person(person).facts == []
    with pytest.raises(Refusal):
        live.erase_person("nobody")
    houses.close(house)
    assert b"Unforgettable" not in b"".join(path.read_bytes() for path in tmp_path.glob("*") if path.is_file())
    [resumed] = houses.make().resume()
    assert resumed.room.people[person].state == "erased"


@pytest.mark.parametrize("talking", [False, True])
def test_whoever_is_erased_in_a_meeting_leaves_nobody_alone_in_it(houses: Houses, *, talking: bool) -> None:
    house = houses.make()
    live = house.open_room(settings=QUICK)
    ada, bob = join(house, live, "Ada", "a", "b"), join(house, live, "Bob", "b", "a")
    assert call(live, ada, bob) == [ada, bob]
    meeting = live.room.people[ada].meeting
    assert meeting
    if talking:
        say(live, ada, Here(meeting=meeting))
    live.erase_person(ada)
    assert live.room.people[ada].state == "erased"
    assert live.room.people[ada].name is None
    assert live.room.people[bob].meeting is None
    assert live.room.people[bob].state == ("breather" if talking else "waiting")
    assert live.room.meetings[meeting].state == ("finished" if talking else "missed")


def test_what_cannot_be_written_down_is_answered_and_the_room_goes_on(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    person = join(house, live, "Ada")
    with pytest.raises(Refusal) as refused:
        live.submit(Leave(), Actor(Role.PERSON, person), nonce="a lone surrogate \ud800")
    assert refused.value.code == "not_saved"
    assert live.room.people[person].state == "waiting"
    assert say(live, person, Leave()).facts


def test_a_closed_journal_is_away(houses: Houses) -> None:
    house = houses.make()
    live = house.open_room()
    person = join(house, live, "Ada")
    set_to(live, "title", "x")
    house.journal.close()
    with pytest.raises(Refusal) as refused:
        say(live, person, Leave())
    assert refused.value.code == "not_saved"
    with pytest.raises(JournalAway):
        house.journal.rooms()
    with pytest.raises(Refusal), live.reading():
        pytest.fail("what was never written is not to be seen")
    with pytest.raises(Refusal):
        say(live, person, Next())
