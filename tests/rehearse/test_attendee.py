from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import pytest

from kiosk.rehearse.action import VANISH, Action
from kiosk.rehearse.asks import Answering
from kiosk.rehearse.attendee import Attendee
from kiosk.rehearse.behaviour import Asked, Behaviour, Spread, uniform
from kiosk.rehearse.encounter import MINUTE, TAP
from kiosk.rehearse.people import Guest
from kiosk.rehearse.phone import AskShown, PhoneView

GUEST = Guest(name="Ada", offers=("sewing",), wants=("law",), could=("welding", "Bread  baking"))
MANY = 4_000


def changed(**fields: Any) -> Behaviour:
    return msgspec.structs.replace(Behaviour(), **fields)


RELIABLE = changed(
    never_answers_a_call=0,
    declines_a_call=0,
    taps_here=1,
    taps_finish=1,
    leaves_without_tapping=0,
    says_until_when=0,
    answer_s=uniform(10, 10),
    walk_s=uniform(30, 30),
    talk_min=uniform(8, 8),
    breather_min=uniform(2, 2),
)


def attendee(behaviour: Behaviour = RELIABLE, index: int = 0, guest: Guest = GUEST) -> Attendee:
    return Attendee(guest, behaviour, seed="t", index=index, minutes=90)


def view(version: int, state: str, **fields: Any) -> PhoneView:
    you = {"person": "me", "offers": [{"text": "sewing", "level": 3}], "wants": [{"text": "law", "starred": True}]}
    raw = {"epoch": 1, "version": version, "now": 0, "state": state, "you": you, **fields}
    return msgspec.convert(raw, PhoneView)


def meeting(
    state: str = "called", you: str = "called", other: str = "called", has_phone: bool = True
) -> dict[str, Any]:
    return {
        "id": "m1",
        "state": state,
        "you": you,
        "others": [{"person": "you", "status": other, "has_phone": has_phone}],
        "gives": [{"from": "me", "to": "you"}, {"from": "you", "to": "me"}],
        "called_at": 0,
        "answer_by": 90_000,
    }


def whats(actions: list[Action]) -> list[str]:
    return [action.what for action in actions]


def test_a_call_is_lived_from_the_answer_to_the_outcome() -> None:
    ada = attendee()
    (answer,) = ada.on_snapshot(view(1, "called", meeting=meeting()), 0)
    assert (answer.what, answer.delay) == ("answer", 10_000)
    step = ada.on_due(answer, 10_000)
    assert step.say is not None
    assert (step.say.command, step.say.fields) == ("answer", {"meeting": "m1"})
    (arrive,) = step.then
    assert (arrive.what, arrive.delay) == ("arrive", 30_000)

    ada.on_snapshot(view(2, "called", meeting=meeting(you="coming")), 11_000)
    assert ada.on_due(arrive, 40_000).then == [], "they stand there alone: the other has not answered"
    then = ada.on_snapshot(view(3, "called", meeting=meeting(you="coming", other="coming")), 50_000)
    assert whats(then) == ["over", "here"]
    here = ada.on_due(then[1], 52_000).say
    assert here is not None
    assert here.command == "here"

    ada.on_snapshot(view(4, "talking", meeting=meeting("talking", "here", "here")), 53_000)
    assert then[0].delay == 8 * MINUTE
    (finish,) = ada.on_due(then[0], 50_000 + 8 * MINUTE).then
    finished = ada.on_due(finish, 50_000 + 8 * MINUTE + TAP).say
    assert finished is not None
    assert finished.command == "finish"

    actions = ada.on_snapshot(view(5, "breather", after={"id": "m1"}), 50_000 + 8 * MINUTE + TAP)
    assert whats(actions) == ["outcome", "next"]
    said = ada.on_due(actions[0], 10 * MINUTE).say
    assert said is not None
    assert said.fields == {"meeting": "m1", "gave": True, "got": True}
    assert actions[1].delay == 2 * MINUTE
    onward = ada.on_due(actions[1], 11 * MINUTE).say
    assert onward is not None
    assert onward.command == "next"


def test_whoever_talked_for_less_than_enough_says_so() -> None:
    ada = attendee()
    (answer,) = ada.on_snapshot(view(1, "called", meeting=meeting(other="coming")), 0)
    (arrive,) = ada.on_due(answer, 10_000).then
    assert whats(ada.on_due(arrive, 40_000).then) == ["over", "here"]
    outcome, _ = ada.on_snapshot(view(2, "breather", after={"id": "m1"}), 40_000 + 3 * MINUTE)
    said = ada.on_due(outcome, 5 * MINUTE).say
    assert said is not None
    assert said.fields == {"meeting": "m1", "gave": False, "got": False}


def test_nobody_waits_for_the_answer_of_somebody_without_a_phone() -> None:
    ada = attendee()
    (answer,) = ada.on_snapshot(view(1, "called", meeting=meeting(has_phone=False)), 0)
    (arrive,) = ada.on_due(answer, 10_000).then
    assert whats(ada.on_due(arrive, 40_000).then) == ["over", "here"]


def test_an_answer_that_comes_too_late_is_only_a_touch() -> None:
    ada = attendee()
    (answer,) = ada.on_snapshot(view(1, "called", meeting=meeting()), 0)
    ada.on_snapshot(view(2, "away"), 5_000)
    step = ada.on_due(answer, 10_000)
    assert step.say is not None
    assert step.say.command == "touch"
    assert step.then == []


def test_an_older_snapshot_changes_nothing() -> None:
    ada = attendee()
    ada.on_snapshot(view(5, "waiting"), 0)
    assert ada.on_snapshot(view(4, "called", meeting=meeting()), 0) == []
    newer_epoch = msgspec.structs.replace(view(1, "called", meeting=meeting()), epoch=2)
    assert whats(ada.on_snapshot(newer_epoch, 0)) == ["answer"]


def test_nobody_leaves_in_the_middle_of_a_talk() -> None:
    ada = attendee()
    (answer,) = ada.on_snapshot(view(1, "called", meeting=meeting(other="coming")), 0)
    (arrive,) = ada.on_due(answer, 10_000).then
    over, _ = ada.on_due(arrive, 40_000).then
    ada.on_snapshot(view(2, "talking", meeting=meeting("talking", "here", "here")), 42_000)
    assert ada.on_due(Action(delay=0, what="go"), 60_000).say is None
    assert whats(ada.on_due(over, 40_000 + 8 * MINUTE).then) == ["finish", "go"]
    (go,) = ada.on_snapshot(view(3, "waiting"), 9 * MINUTE)
    left = ada.on_due(go, 10 * MINUTE).say
    assert left is not None
    assert left.command == "leave"
    assert ada.gone
    assert ada.on_due(Action(delay=0, what="touch"), 11 * MINUTE).say is None


def test_still_talking_is_said_once_by_those_who_are() -> None:
    ada = attendee(changed(talk_min=uniform(60, 60), never_answers_a_call=0, declines_a_call=0))
    (answer,) = ada.on_snapshot(view(1, "called", meeting=meeting(other="coming")), 0)
    (arrive,) = ada.on_due(answer, 10_000).then
    ada.on_due(arrive, 40_000)
    ada.on_snapshot(view(2, "talking", meeting=meeting("talking", "here", "here")), 42_000)
    still = view(3, "talking", meeting=meeting("still", "here", "here"))
    (yes,) = ada.on_snapshot(still, 19 * MINUTE)
    assert ada.on_snapshot(msgspec.structs.replace(still, version=4), 19 * MINUTE) == []
    said = ada.on_due(yes, 20 * MINUTE).say
    assert said is not None
    assert said.command == "still_talking"


def share(found: int) -> float:
    return found / MANY


def test_they_behave_as_the_numbers_say() -> None:
    everyone = [attendee(Behaviour(), index) for index in range(MANY)]
    assert all(0 <= one.arrives <= 20 * MINUTE for one in everyone)
    assert all(60 * MINUTE <= one.leaves <= 90 * MINUTE for one in everyone)
    assert share(sum(one.vanishes for one in everyone)) == pytest.approx(0.1, abs=0.02)
    assert share(sum("until" in one.check_in(round) for one in everyone)) == pytest.approx(0.5, abs=0.03)
    first = [one.on_snapshot(view(1, "called", meeting=meeting()), 0) for one in everyone]
    assert share(sum(not actions for actions in first)) == pytest.approx(0.08, abs=0.015)
    assert share(sum(whats(actions) == ["decline"] for actions in first)) == pytest.approx(0.07, abs=0.015)
    lived = [one.now_in for one in everyone if one.now_in]
    assert share(sum(one.says_here for one in lived)) == pytest.approx(0.75, abs=0.03)
    assert share(sum(one.says_finish for one in lived)) == pytest.approx(0.7, abs=0.03)
    assert len({one.talk for one in lived}) == 1, "who talks together stops together"


def test_leaving_without_tapping_sends_nothing() -> None:
    ada = attendee(changed(leaves_without_tapping=1))
    ada.on_snapshot(view(1, "waiting"), 0)
    said = ada.on_due(Action(delay=0, what="go"), 0).say
    assert said is not None
    assert said.command == VANISH


def test_another_length_of_evening_stretches_coming_and_going() -> None:
    short = Attendee(GUEST, Behaviour(), seed="t", index=0, minutes=45)
    full = Attendee(GUEST, Behaviour(), seed="t", index=0, minutes=90)
    assert short.arrives == pytest.approx(full.arrives / 2)
    assert short.leaves == pytest.approx(full.leaves / 2)


def test_who_must_go_by_the_list_goes_then_and_says_so() -> None:
    ada = attendee(guest=msgspec.structs.replace(GUEST, until=5.0))
    assert ada.leaves == 5 * MINUTE
    assert ada.arrives < ada.leaves
    assert ada.check_in(round)["until"] == 5 * MINUTE


def test_check_in_never_tells_what_they_could() -> None:
    sent = msgspec.json.encode(attendee().check_in(round)).lower()
    assert b"welding" not in sent
    assert b"bread" not in sent
    assert set(attendee().check_in(round)) <= {"name", "offers", "wants", "sector", "until"}


ASKS = [
    {"topic": "t1", "text": "bread baking", "side": "offer"},
    {"topic": "t2", "text": "poetry", "side": "offer"},
]


def test_without_asks_nothing_is_answered() -> None:
    assert attendee().on_snapshot(view(1, "waiting"), 0) == []


def test_asked_while_waiting_they_say_yes_to_what_they_could() -> None:
    ticks = 0
    for index in range(MANY):
        ada = attendee(index=index)
        actions = ada.on_snapshot(view(1, "waiting", asks=ASKS), 0)
        if not actions:
            continue
        said = ada.on_due(actions[0], 20_000).say
        ticks += said is not None and {"side": "offer", "topic": "t1"} in said.fields["yes"]  # type: ignore[operator]
        if said:
            assert said.command == "reply"
    assert share(ticks) == pytest.approx(0.7 * 0.6, abs=0.03)


def test_they_are_not_asked_oftener_than_they_bear() -> None:
    answering = Answering(Asked(looks=1), (), Random(1))
    asked = view(1, "waiting", asks=ASKS)
    assert len(answering.notice(asked, 0)) == 2
    assert answering.notice(asked, 4.9 * MINUTE) == []
    assert len(answering.notice(asked, 5 * MINUTE)) == 2
    assert answering.notice(view(2, "talking", asks=ASKS), 20 * MINUTE) == []


def test_a_want_can_be_ticked_too_and_nothing_that_is_asked_no_more() -> None:
    always = Asked(looks=1, ticks_if_could=1, ticks_otherwise=1)
    chips = [AskShown("t1", "Poetry", "want"), AskShown("t2", "Welding")]
    asked = view(1, "waiting", asks=[{"topic": "t1", "text": "Poetry", "side": "want"}])
    assert Answering(always, (), Random(1)).tick(chips, asked) == {"yes": [{"side": "want", "topic": "t1"}]}
    assert Answering(always, (), Random(1)).tick(chips, view(2, "waiting")) is None


def test_what_they_could_give_says_nothing_about_what_they_want() -> None:
    honest = Asked(looks=1, ticks_if_could=1, ticks_otherwise=0)
    asked = view(1, "waiting", asks=[{"topic": "t1", "text": "Welding", "side": "want"}])
    assert Answering(honest, ("welding",), Random(1)).tick(asked.asks, asked) is None


def test_a_spread_needs_exactly_one_kind() -> None:
    with pytest.raises(ValueError, match="give one"):
        Spread()
