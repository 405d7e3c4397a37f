from __future__ import annotations

from random import Random
from typing import Any

import msgspec

from kiosk.rehearse.action import Action
from kiosk.rehearse.behaviour import Behaviour, uniform
from kiosk.rehearse.keeping import Keeping
from kiosk.rehearse.phone import PhoneView
from tests.rehearse.test_attendee import attendee, changed, view


def keeping(likely: float) -> Keeping:
    return Keeping(likely, uniform(10, 10), Random("t"))


def asks(*people: str, promises: tuple[dict[str, Any], ...] = ()) -> PhoneView:
    ask = [{"person": person, "name": person} for person in people]
    return view(1, "breather", keeping={"ask": ask, "promises": list(promises)})


def test_each_is_answered_once_some_with_yes() -> None:
    played = keeping(0.7)
    people = [f"p{number}" for number in range(400)]
    actions = played.notice(asks(*people))
    assert [action.about for action in actions] == people
    assert played.notice(asks(*people)) == []
    wishes = [played.answer(action).fields["wish"] for action in actions]
    assert 0.6 < sum(map(bool, wishes)) / len(wishes) < 0.8


def test_what_others_promise_is_agreed_to() -> None:
    promises = ({"id": "p1", "yours": False, "agreed": False}, {"id": "p2", "yours": True, "agreed": False})
    (action,) = keeping(0.7).notice(asks(promises=promises))
    assert keeping(0.7).answer(action).fields == {"promise": "p1"}


def test_a_rehearsal_plays_none_of_it_and_its_chance_stays_what_it_was() -> None:
    assert Behaviour().keeps_in_touch == 0
    assert keeping(0).notice(asks("p1")) == []


def test_an_attendee_who_keeps_in_touch_says_so() -> None:
    sociable = attendee(msgspec.structs.replace(changed(), keeps_in_touch=1, answer_s=uniform(10, 10)))
    (action,) = [one for one in sociable.on_snapshot(asks("p1"), 0) if one.what == "keep"]
    step = sociable.on_due(Action(delay=0, what="keep", about=action.about), 10_000)
    assert step.say is not None
    assert (step.say.command, step.say.fields) == ("share", {"person": "p1", "wish": True})
