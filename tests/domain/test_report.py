"""The report: what an evening came to, counted, and nobody named."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.domain.commands import Agree, Finish, Here, HideTopic, Leave, NameTopic, Outcome, Promise, Remove, Share
from kiosk.domain.entries import Entry, PersonErased
from kiosk.domain.report import Report, report_of
from kiosk.domain.settings import MINUTE
from kiosk.takeaway import charts
from tests.domain.evening import Evening


def report(evening: Evening) -> Report:
    return report_of(evening.room, evening.now, "en")


def talk(evening: Evening, *people: str, minutes: int = 5) -> str:
    evening.call(people)
    meeting = evening.person(people[0]).meeting or ""
    evening.say(people[0], Here(meeting=meeting))
    evening.wait(minutes * MINUTE)
    evening.say(people[0], Finish(meeting=meeting))
    return meeting


def test_an_empty_evening_is_told_too() -> None:
    told = report(Evening())
    assert (told.came, told.meetings, told.waits, told.curve, told.topics) == (0, 0, None, [], [])
    assert charts.curve_of(told) is None


def test_an_evening_is_counted() -> None:
    evening = Evening()
    ada, bob = evening.join("Ada", "bread", "wood"), evening.join("Bob", "wood", "bread")
    evening.wait(2 * MINUTE)
    eve = evening.join("Eve", "chess", "welsh")
    meeting = talk(evening, ada, bob)
    evening.say(ada, Outcome(meeting=meeting, gave=True, got=False))
    evening.say(ada, Share(person=bob))
    evening.say(bob, Share(person=ada))
    evening.say(ada, Promise(person=bob, i_show="sourdough", every="monthly"))
    (promise,) = evening.room.promises[bob]
    evening.say(bob, Agree(promise=promise))
    evening.wait(4 * MINUTE)
    evening.say(eve, Leave())
    told = report(evening)
    assert (told.came, told.met, told.meetings, told.mutual, told.circles) == (3, 2, 1, 0, 0)
    assert (told.passed_on, told.in_touch, told.promises, told.again) == (1, 1, 1, 1)
    assert told.talked == 5 * MINUTE
    assert told.waits
    assert (told.waits.half, told.waits.nine_in_ten) == (2 * MINUTE, 2 * MINUTE)
    assert told.by_meetings == [1, 2, 0, 0, 0]
    assert max(moment.here for moment in told.curve) == 3
    assert max(moment.talking for moment in told.curve) == 2
    assert told.curve[-1].talking == 0


def test_what_the_room_lacked_is_what_people_still_would_like() -> None:
    evening = Evening()
    ada, bob = evening.join("Ada", "python", "sewing"), evening.join("Bob", "sewing", "python welsh")
    evening.join("Eve", "guitar", "welsh python")
    talk(evening, ada, bob)
    topics = {topic.text: topic for topic in report(evening).topics}
    python, welsh = topics["Python"], topics["Welsh"]
    assert (python.could, python.wanted, python.passed_on, python.still) == (1, 2, 1, 1)
    assert (welsh.could, welsh.wanted, welsh.still, welsh.near) == (0, 2, 2, 0)
    lacked = charts.lacked(report(evening))
    assert [(one.text, one.bar.count, one.nobody) for one in lacked] == [("Welsh", 2, True), ("Python", 1, False)]
    assert charts.spare(report(evening)) == ["Guitar"]
    evening.host(HideTopic(topic=welsh.topic))
    evening.host(NameTopic(topic=python.topic, text="Snakes"))
    assert [one.text for one in charts.lacked(report(evening))] == ["Snakes"]


@pytest.mark.parametrize("gone", ["erased", "removed"])
def test_whoever_was_erased_or_taken_out_is_not_counted(gone: str) -> None:
    evening = Evening()
    ada = evening.join("Ada", "bread", "wood")
    evening.join("Bob", "wood", "bread")
    if gone == "erased":
        evening.room.apply(Entry(at=evening.now, fact=PersonErased(person=ada)))
    else:
        evening.host(Remove(person=ada))
    assert report(evening).came == 1


def test_nobody_is_named_and_nothing_changes() -> None:
    evening = Evening()
    people = [evening.join(name, "flurbing ada", "grommeting bo") for name in ("Ada", "Bo", "Cy")]
    before = repr(evening.room)
    told = msgspec.json.encode(report(evening)).decode()
    assert repr(evening.room) == before
    for name in ("Ada", "Bo", "Cy", "ada", *people):
        assert f'"{name}"' not in told
    assert charts.unnamed(report(evening)) == 0


def test_one_persons_own_words_are_counted_and_not_said() -> None:
    evening = Evening()
    evening.join("Ada", "python", "flurbing")
    evening.join("Bo", "python", "grommets")
    evening.join("Cy", "python", "grommets")
    told = report(evening)
    assert {topic.text for topic in told.topics} == {"Python", "", "grommets"}
    assert charts.unnamed(told) == 1
