"""Reminders: only for whoever asked, once, when a promise's time has come; also where only what was agreed is left."""

from __future__ import annotations

import pytest

from kiosk.domain.commands import Agree, Finish, Here, Promise, Remind, Share, Subscribe
from kiosk.domain.entries import Entry, PushSubscribed, ReminderSet
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Room, kept_facts
from kiosk.domain.settings import HOUR, Settings
from kiosk.live.house import House
from kiosk.live.live_room import LiveRoom
from tests.live.houses import eventually, join, say
from tests.push.pushing import ADDRESS, PushingHouses, call, subscribed
from tests.push.receiver import Browser, PushService

AHEAD = 2 * HOUR
"""Milliseconds until the promise's time."""


@pytest.fixture
def ada(service: PushService) -> Browser:
    return service.browser("ada")


def promised(houses: PushingHouses, house: House, browser: Browser) -> tuple[LiveRoom, str, str, str]:
    """Ada and Bob have talked and promised each other something; Ada can be reached on a closed phone."""
    live = house.open_room(settings=Settings(title="Test", matching=False, keep_agreed=48 * HOUR))
    one, other = subscribed(house, live, "Ada", browser, "bread", "wood"), join(house, live, "Bob", "wood", "bread")
    call(live, one, other)
    meeting = live.room.people[one].meeting or ""
    say(live, one, Here(meeting=meeting))
    houses.time.ahead += 300_000
    say(live, one, Finish(meeting=meeting))
    say(live, one, Share(person=other))
    say(live, other, Share(person=one))
    say(live, one, Promise(person=other, i_show="secret sourdough", at=live.clock.now() + AHEAD))
    (promise,) = live.room.promises[one]
    return live, one, other, promise


def refuses(code: str, live: LiveRoom, person: str, promise: str) -> None:
    with pytest.raises(Refusal) as refused:
        say(live, person, Remind(promise=promise))
    assert refused.value.code == code


def test_whoever_asked_is_reminded_once(houses: PushingHouses, service: PushService, ada: Browser) -> None:
    house, push = houses.make()
    live, one, other, promise = promised(houses, house, ada)
    refuses("unknown_promise", live, one, promise)  # nobody has agreed yet
    say(live, other, Agree(promise=promise))
    refuses("push_off", live, other, promise)
    refuses("unknown_promise", live, one, "p-nobodys")
    say(live, one, Remind(promise=promise))
    assert not say(live, one, Remind(promise=promise)).facts
    came = len(service.pushes)
    houses.time.ahead += AHEAD
    refuses("bad_moment", live, one, promise)
    eventually(lambda: not live.room.promises[one][promise].reminds)
    (reminder,) = service.pushes[came:]
    assert reminder.sender(service.origin) == push.key
    said = ada.read(reminder.body)["notification"]
    assert (said["title"], said["tag"]) == ("Today: you and Bob", promise)
    assert said["navigate"] == f"{ADDRESS}/{live.room.code}"
    assert "sourdough" not in str(said)
    assert reminder.headers["Urgency"] == "normal"


def test_whoever_thinks_better_of_it_is_not(houses: PushingHouses, service: PushService, ada: Browser) -> None:
    house, _ = houses.make()
    live, one, other, promise = promised(houses, house, ada)
    say(live, other, Agree(promise=promise))
    say(live, one, Remind(promise=promise))
    say(live, one, Remind(promise=promise, on=False))
    came = len(service.pushes)
    houses.time.ahead += AHEAD
    late = service.browser("late")
    third = subscribed(house, live, "Cem", late, "bread", "wood")
    call(live, third, join(house, live, "Dee", "wood", "bread"))
    eventually(lambda: service.to(late))  # by now the room has been looked at
    assert len(service.to(ada)) == came


def test_of_a_room_that_is_over_only_those_to_be_reminded_are_reached(
    houses: PushingHouses, service: PushService, ada: Browser
) -> None:
    house, _ = houses.make()
    live, one, other, promise = promised(houses, house, ada)
    say(live, other, Agree(promise=promise))
    say(live, other, Subscribe(**service.browser("bob").subscription))
    assert not any(isinstance(fact, PushSubscribed | ReminderSet) for fact in kept_facts(live.room))
    say(live, one, Remind(promise=promise))
    kept = Room()
    for fact in kept_facts(live.room):
        kept.apply(Entry(at=live.clock.now(), fact=fact))  # type: ignore[arg-type]
    assert kept.kept
    assert kept.promises[one][promise].reminds == {one}
    assert kept.people[one].push == live.room.people[one].push
    assert kept.people[other].push is None
    assert live.keep_only(kept_facts)
    came = len(service.pushes)
    houses.time.ahead += AHEAD
    eventually(lambda: not live.room.promises[one][promise].reminds)
    assert [service.origin + push.path for push in service.pushes[came:]] == [ada.endpoint]


def test_a_reminder_goes_with_whoever_is_erased(houses: PushingHouses, service: PushService, ada: Browser) -> None:
    house, _ = houses.make()
    live, one, other, promise = promised(houses, house, ada)
    say(live, other, Agree(promise=promise))
    say(live, one, Remind(promise=promise))
    live.erase_person(one)
    assert not live.room.promises[other]
    assert not any(isinstance(fact, PushSubscribed | ReminderSet) for fact in kept_facts(live.room))
