"""Ways back, and the room's log: what the host did is noted, and can be taken back for a while."""

from __future__ import annotations

import pytest

from kiosk.domain.commands import (
    BeginQuiet,
    ChangeSetting,
    Here,
    HoldWords,
    JoinPeople,
    KeepApart,
    MergeTopic,
    NameTopic,
    Pin,
    Remove,
    StartRound,
    StartWave,
    TakeDown,
    Undo,
)
from kiosk.domain.deeds import UNDO_FOR, Deed
from kiosk.domain.entries import Fact, GroupCalled, PersonRemoved, WaveSet
from kiosk.domain.refusal import Refusal
from kiosk.domain.settings import MINUTE, Settings
from tests.domain.evening import Evening


@pytest.fixture
def evening() -> Evening:
    evening = Evening(Settings(matching=False, gather=1, thin=0, countdown=1_000))
    evening.join("Ana", "pricing", "video")
    evening.join("Ben", "video", "pricing")
    return evening


ANA, BEN = "person-Ana", "person-Ben"


def last(evening: Evening) -> Deed:
    return evening.room.deeds[-1]


def undo(evening: Evening, deed: Deed) -> list[Fact]:
    return evening.host(Undo(deed=deed.id))


def test_a_wave_nobody_has_met_by_is_taken_back_and_all_is_as_before(evening: Evening) -> None:
    evening.host(StartWave())
    wave = last(evening)
    assert isinstance(wave.fact, WaveSet)
    evening.play(2_000)
    assert evening.state(ANA, BEN) == ["meeting", "meeting"]
    assert evening.room.settings.matching
    undo(evening, wave)
    assert evening.state(ANA, BEN) == ["waiting", "waiting"]
    assert not evening.room.settings.matching
    evening.host(StartWave())
    evening.play(2_000)
    assert evening.state(ANA, BEN) == ["meeting", "meeting"], "they may be called together again at once"


def test_undoing_a_wave_in_its_countdown_calls_it_off(evening: Evening) -> None:
    evening.host(StartWave())
    undo(evening, last(evening))
    assert evening.room.countdown is None
    evening.play(MINUTE)
    assert evening.called() == []


def test_a_round_is_taken_back_with_its_number(evening: Evening) -> None:
    evening.host(StartRound())
    deed = last(evening)
    evening.play(2_000)
    assert evening.room.round
    undo(evening, deed)
    assert evening.room.round is None
    assert evening.room.rounds == 0
    assert evening.room.settings.mode == "continuous"


def test_once_somebody_has_met_there_is_no_way_back(evening: Evening) -> None:
    evening.host(StartWave())
    wave = last(evening)
    evening.play(2_000)
    (call,) = evening.called()
    evening.say(ANA, Here(meeting=call.meeting))
    with pytest.raises(Refusal, match="people_met"):
        undo(evening, wave)


def test_a_pin_is_taken_back_as_long_as_they_have_not_met(evening: Evening) -> None:
    evening.host(Pin(members=[ANA, BEN]))
    pin = last(evening)
    assert isinstance(pin.fact, GroupCalled)
    assert pin.persons == [ANA, BEN]
    undo(evening, pin)
    assert evening.state(ANA, BEN) == ["waiting", "waiting"]
    with pytest.raises(Refusal, match="undone_already"):
        undo(evening, pin)
    evening.host(Pin(members=[ANA, BEN]))
    second = last(evening)
    evening.say(ANA, Here(meeting=second.meetings[0]))
    with pytest.raises(Refusal, match="people_met"):
        undo(evening, second)


def test_topics_get_their_name_and_their_own_count_back(evening: Evening) -> None:
    topic, other = (evening.person(ANA).profile.offers[0].topic, evening.person(BEN).profile.offers[0].topic)
    evening.host(MergeTopic(topic=topic, into=other))
    merged = last(evening)
    evening.host(NameTopic(topic=other, text="Films"))
    evening.host(NameTopic(topic=other, text="Moving pictures"))
    undo(evening, last(evening))
    assert evening.room.topic_names == {other: "Films"}
    undo(evening, merged)
    assert evening.room.merged == {}


def test_what_others_did_meanwhile_is_not_undone_with_it(evening: Evening) -> None:
    topic = evening.person(ANA).profile.offers[0].topic
    evening.host(NameTopic(topic=topic, text="One"))
    one = last(evening)
    evening.host(NameTopic(topic=topic, text="Two"))
    with pytest.raises(Refusal, match="moved_on"):
        undo(evening, one)


def test_what_was_taken_down_is_seen_again_and_what_was_held_before_is_not(evening: Evening) -> None:
    evening.host(HoldWords(person=ANA, what=["name"]))
    evening.host(Pin(members=[ANA, BEN]))
    meeting = last(evening).meetings[0]
    evening.host(TakeDown(meeting=meeting))
    down = last(evening)
    assert set(down.persons) == {ANA, BEN}
    assert "name" in evening.person(BEN).held
    undo(evening, down)
    assert evening.person(ANA).held == {"name"}
    assert evening.person(BEN).held == set()


def test_who_was_removed_is_back_and_two_entries_are_two_again(evening: Evening) -> None:
    evening.host(Remove(person=ANA, reason="a private matter"))
    deed = last(evening)
    assert isinstance(deed.fact, PersonRemoved)
    assert deed.fact.private is None, "the log keeps no words that may be erased"
    undo(evening, deed)
    assert evening.state(ANA) == ["waiting"]
    assert evening.person(ANA).removed_why == ""
    evening.host(JoinPeople(person=BEN, into=ANA))
    undo(evening, last(evening))
    assert evening.room.joined == {}
    assert evening.state(BEN) == ["waiting"]


def test_a_removal_that_ended_a_meeting_is_told_as_the_removal(evening: Evening) -> None:
    evening.host(Pin(members=[ANA, BEN]))
    evening.say(ANA, Here(meeting=last(evening).meetings[0]))
    evening.host(Remove(person=ANA))
    assert isinstance(last(evening).fact, PersonRemoved)


def test_keeping_apart_is_taken_back(evening: Evening) -> None:
    evening.host(KeepApart(persons=[ANA, BEN]))
    undo(evening, last(evening))
    assert evening.room.kept_apart == set()


def test_after_ten_minutes_or_for_what_has_no_way_back_there_is_a_sentence(evening: Evening) -> None:
    evening.host(KeepApart(persons=[ANA, BEN]))
    deed = last(evening)
    evening.wait(UNDO_FOR + 1)
    with pytest.raises(Refusal, match="undo_late"):
        undo(evening, deed)
    evening.host(BeginQuiet())
    with pytest.raises(Refusal, match="no_way_back"):
        undo(evening, last(evening))
    with pytest.raises(Refusal, match="no_way_back"):
        evening.host(Undo(deed=1))


def test_the_log_names_who_did_it_and_not_what_people_did_themselves(evening: Evening) -> None:
    before = len(evening.room.deeds)
    evening.host(ChangeSetting(name="talk", value=5 * MINUTE))
    evening.host(Pin(members=[ANA, BEN]))
    evening.say(ANA, Here(meeting=last(evening).meetings[0]))
    deeds = [*evening.room.deeds][before:]
    assert [(deed.by, type(deed.fact).__name__) for deed in deeds] == [
        ("host", "SettingChanged"),
        ("host", "GroupCalled"),
    ]
