"""Pushes as they arrive at a push service that knows nothing of the sender but the standards."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from kiosk.domain.commands import Answer, Decline, Leave, Subscribe, Unsubscribe
from kiosk.domain.entries import PushDropped, PushSubscribed
from kiosk.domain.refusal import Refusal
from kiosk.live.house import House
from kiosk.live.live_room import LiveRoom
from kiosk.push import posting, sender
from tests.live.houses import eventually, join, say
from tests.push.pushing import ADDRESS, PushingHouses, call, quiet_room, subscribed
from tests.push.receiver import Browser, Push, PushService

HOLD = 2.5
"""Seconds in which whatever a conductor would have sent has been sent: it looks at least every two."""


@pytest.fixture
def ada(service: PushService) -> Browser:
    return service.browser("ada")


def pair(house: House, browser: Browser) -> tuple[LiveRoom, str, str]:
    """A room with Ada, who is called on a closed phone, and Bob, who is not."""
    live = quiet_room(house)
    ada = subscribed(house, live, "Ada", browser, "bread", "wood")
    return live, ada, join(house, live, "Bob", "wood", "bread")


def rings(service: PushService, browser: Browser, count: int) -> list[Push]:
    eventually(lambda: len(service.to(browser)) >= count, what=f"{len(service.to(browser))} of {count} pushes came")
    return service.to(browser)


def test_a_call_reaches_a_closed_phone(houses: PushingHouses, service: PushService, ada: Browser) -> None:
    house, push = houses.make()
    live, person, other = pair(house, ada)
    call(live, person, other)
    (came,) = rings(service, ada, 1)
    assert came.sender(service.origin) == push.key
    meeting = live.room.live_meetings()[0]
    said = ada.read(came.body)
    assert said["web_push"] == 8030
    body = f"Look for number {meeting.beacon.number}"
    assert said["notification"] == {
        "title": "Meet Bob now",
        "body": body,
        "navigate": f"{ADDRESS}/{live.room.code}",
        "tag": "call",
        "lang": "en",
        "dir": "auto",
        "silent": False,
        "requireInteraction": True,
    }
    left = (meeting.answer_by - meeting.called_at) // 1000
    assert left - 10 < int(came.headers["TTL"]) <= left
    assert came.headers["Urgency"] == "high"
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}", came.headers["Topic"])
    assert came.headers["Content-Encoding"] == "aes128gcm"
    assert came.headers["Content-Type"] == "application/octet-stream"
    time.sleep(HOLD)
    assert len(service.pushes) == 1


def test_the_second_ring_takes_the_place_of_the_first_and_the_end_that_of_both(
    houses: PushingHouses, service: PushService, ada: Browser
) -> None:
    house, _ = houses.make()
    live, person, other = pair(house, ada)
    call(live, person, other)
    rings(service, ada, 1)
    houses.time.ahead += live.room.settings.answer
    first, second = rings(service, ada, 2)
    assert first.headers["Topic"] == second.headers["Topic"]
    assert ada.read(second.body)["notification"]["title"] == "Still there? Bob would love to meet you"
    houses.time.ahead += live.room.settings.answer_again
    over = rings(service, ada, 3)[2]
    said = ada.read(over.body)["notification"]
    assert over.headers["Topic"] == first.headers["Topic"]
    assert over.headers["Urgency"] == "normal"
    assert said["tag"] == ada.read(first.body)["notification"]["tag"]
    assert (said["title"], said["silent"]) == ("That call is over", True)
    assert live.room.people[person].state == "away"


def test_another_call_takes_the_place_of_the_one_before_and_who_answers_is_left_in_peace(
    houses: PushingHouses, service: PushService, ada: Browser
) -> None:
    house, _ = houses.make()
    live, person, other = pair(house, ada)
    third = join(house, live, "Cem", "wood", "bread")
    call(live, person, other)
    first = rings(service, ada, 1)[0]
    meeting = live.room.people[person].meeting or ""
    say(live, person, Answer(meeting=meeting))
    say(live, person, Decline(meeting=meeting, why="known"))
    call(live, person, third)
    second = rings(service, ada, 2)[1]
    assert first.headers["Topic"] == second.headers["Topic"]
    said = ada.read(second.body)["notification"]
    assert (said["title"], said["tag"]) == ("Meet Cem now", ada.read(first.body)["notification"]["tag"])


def test_a_call_that_another_declines_is_taken_back(houses: PushingHouses, service: PushService, ada: Browser) -> None:
    house, _ = houses.make()
    live, person, other = pair(house, ada)
    call(live, person, other)
    rings(service, ada, 1)
    say(live, other, Decline(meeting=live.room.people[other].meeting or ""))
    said = ada.read(rings(service, ada, 2)[1].body)["notification"]
    assert said["title"] == "That call is over"
    assert "Bob" not in str(said)


def test_whoever_looks_is_not_pushed_to_until_they_look_away(
    houses: PushingHouses, service: PushService, ada: Browser
) -> None:
    house, _ = houses.make()
    live, person, other = pair(house, ada)
    house.presence.looks(live.id, person)
    call(live, person, other)
    time.sleep(HOLD)
    assert not service.pushes
    house.presence.looks_away(live.id, person)
    rings(service, ada, 1)


@pytest.mark.parametrize("status", [404, 410])
def test_a_dead_subscription_vanishes(houses: PushingHouses, service: PushService, ada: Browser, status: int) -> None:
    house, _ = houses.make()
    live, person, other = pair(house, ada)
    service.answers = lambda _push: (status, {})
    call(live, person, other)
    eventually(lambda: live.room.people[person].push is None)
    assert len(service.pushes) == 1
    assert live.room.people[person].state == "meeting"


def test_a_busy_service_is_asked_once_more_and_no_more(
    houses: PushingHouses, service: PushService, ada: Browser
) -> None:
    house, _ = houses.make()
    live, person, other = pair(house, ada)
    service.answers = lambda _push: (429, {"Retry-After": "1"})
    call(live, person, other)
    first, second = rings(service, ada, 2)
    assert second.at - first.at >= 1
    time.sleep(HOLD)
    assert len(service.pushes) == 2
    assert live.room.people[person].push is not None


def test_a_redirect_is_not_followed(houses: PushingHouses, service: PushService, ada: Browser) -> None:
    house, _ = houses.make()
    live, person, other = pair(house, ada)
    service.answers = lambda _push: (307, {"Location": f"{service.origin}/inside"})
    call(live, person, other)
    rings(service, ada, 1)
    time.sleep(HOLD)
    assert [push.path for push in service.pushes] == ["/push/ada"]


def test_a_name_that_leads_inside_by_now_is_not_followed_at_sending_either(
    houses: PushingHouses, service: PushService, ada: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    house, _ = houses.make(loopback=False)
    live, person, other = pair(house, ada)  # as if it had led elsewhere then
    with caplog.at_level("INFO", logger=sender.__name__):
        call(live, person, other)
        eventually(lambda: "a push was not delivered: Refusal" in caplog.messages)
    assert not service.pushes
    assert live.room.people[person].state == "meeting"


def test_an_erased_person_is_gone_from_room_journal_and_pushes(
    houses: PushingHouses, service: PushService, ada: Browser, tmp_path: Path
) -> None:
    house, _ = houses.make()
    live, person, other = pair(house, ada)
    kept = (ada.subscription["p256dh"].encode(), b"/push/ada")
    assert all(any(word in path.read_bytes() for path in tmp_path.iterdir()) for word in kept)
    call(live, person, other)
    rings(service, ada, 1)
    live.erase_person(person)
    assert live.room.people[person].push is None
    assert not any(word in path.read_bytes() for path in tmp_path.iterdir() for word in kept)
    facts = [entry.fact for batch in house.journal.read(live.id) for entry in batch]
    (stays,) = [fact for fact in facts if isinstance(fact, PushSubscribed)]
    assert stays.private is None
    time.sleep(HOLD)
    assert len(service.pushes) == 1


def test_a_slow_push_service_delays_no_call(
    houses: PushingHouses, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "POSTMEN", 2)
    house, _ = houses.make()
    live = quiet_room(house)
    service.released.clear()
    people = [
        subscribed(house, live, f"P{number}", service.browser(str(number)), *(("a", "b"), ("b", "a"))[number % 2])
        for number in range(12)
    ]
    took = []
    for first, second in zip(people[::2], people[1::2], strict=True):
        began = time.monotonic()
        assert call(live, first, second) == [first, second]
        took.append(time.monotonic() - began)
    eventually(lambda: len(service.pushes) == 2)
    began = time.monotonic()
    say(live, people[-1], Answer(meeting=live.room.people[people[-1]].meeting or ""))
    took.append(time.monotonic() - began)
    assert max(took) < 1
    service.released.set()
    eventually(lambda: len(service.pushes) == 11)  # all but the one who has answered meanwhile
    time.sleep(HOLD)
    assert len({push.path for push in service.pushes}) == len(service.pushes) == 11


def test_a_connection_that_is_held_open_is_cut(
    houses: PushingHouses, service: PushService, ada: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "LONGEST", 0.5)
    house, push = houses.make()
    live, person, other = pair(house, ada)
    service.released.clear()
    call(live, person, other)
    rings(service, ada, 1)
    eventually(lambda: not push._sender._postmen, within=posting.PATIENCE - 1)
    assert live.room.people[person].push is not None


def test_two_workers_push_once(shared_houses: PushingHouses, service: PushService, ada: Browser) -> None:
    (one, push), (two, same) = shared_houses.make(), shared_houses.make()
    assert push.key == same.key
    live, person, other = pair(one, ada)
    there = two.by_id(live.id)
    assert there is not None
    eventually(lambda: there.room.version == live.room.version)
    call(live, person, other)
    rings(service, ada, 1)
    time.sleep(HOLD)
    assert len(service.pushes) == 1


def test_the_key_outlives_the_house(houses: PushingHouses) -> None:
    (first, push) = houses.make()
    houses._open.remove(first)
    first.stop()
    first.journal.close()
    _, again = houses.make()
    assert again.key == push.key
    assert len(push.key) == 87


def test_one_subscription_a_person_and_one_person_a_browser(
    houses: PushingHouses, service: PushService, ada: Browser
) -> None:
    house, _ = houses.make()
    live, person, other = pair(house, ada)
    assert not say(live, person, Subscribe(**ada.subscription)).facts
    newer = service.browser("newer")
    say(live, person, Subscribe(**newer.subscription))
    facts = say(live, other, Subscribe(**newer.subscription)).facts
    assert [type(fact) for fact in facts] == [PushDropped, PushSubscribed]
    assert live.room.people[person].push is None
    assert len(say(live, other, Unsubscribe()).facts) == 1
    assert not say(live, other, Unsubscribe()).facts
    say(live, person, Leave())
    with pytest.raises(Refusal):
        live.submit(Subscribe(**ada.subscription), sender.CONDUCTOR)
