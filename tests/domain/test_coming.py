"""People who join days before: expected, counted among what the evening lacks, and called once they are there."""

from __future__ import annotations

import pytest

from kiosk.domain.commands import Edit, Leave, Pause, Resume, WantTyped
from kiosk.domain.entries import RegisteredWords
from kiosk.domain.room.lacking import lacks, lacks_to_come, said_on_list
from kiosk.domain.settings import HOUR, Settings
from tests.domain.evening import START, Evening


@pytest.fixture
def evening() -> Evening:
    """Doors open in three days."""
    return Evening(Settings(matching=True, doors_at=START + 72 * HOUR))


def test_whoever_joins_days_before_is_coming_and_not_called(evening: Evening) -> None:
    ana, bo = evening.join("Ana", "pottery", "chess"), evening.join("Bo", "chess", "pottery")
    assert [evening.room.people[one].coming for one in (ana, bo)] == [True, True]
    assert evening.room.here() == []
    evening.play(70 * HOUR + HOUR)
    assert evening.called() == []
    evening.say(ana, Resume())
    evening.say(bo, Resume())
    assert not evening.room.people[ana].coming
    assert len(evening.room.here()) == 2
    evening.play(HOUR)
    assert evening.called()


@pytest.mark.parametrize(
    ("doors_in", "has_phone", "coming"), [(3, True, True), (1, True, False), (-1, True, False), (3, False, False)]
)
def test_shortly_before_the_doors_and_at_the_door_people_are_there(
    doors_in: int, has_phone: bool, coming: bool
) -> None:
    evening = Evening(Settings(doors_at=START + doors_in * HOUR))
    assert evening.room.people[evening.join("Ana", "pottery", "chess", has_phone=has_phone)].coming == coming


def test_without_an_hour_nobody_is_taken_to_be_elsewhere() -> None:
    evening = Evening()
    assert not evening.room.people[evening.join("Ana", "pottery", "chess")].coming


def test_whoever_is_coming_may_change_their_mind(evening: Evening) -> None:
    ana = evening.join("Ana", "pottery", "chess")
    evening.say(ana, Edit(wants=[WantTyped("juggling")]))
    assert evening.room.people[ana].coming
    evening.say(ana, Leave())
    assert (evening.room.people[ana].state, evening.room.people[ana].coming) == ("left", False)
    bo = evening.join("Bo", "chess", "pottery")
    evening.say(bo, Pause())
    assert evening.room.people[bo] in evening.room.here(), "a break is for those who are there"


def test_what_the_evening_lacks_is_seen_days_before(evening: Evening) -> None:
    evening.join("Ana", "pottery", "chess")
    evening.join("Bo", "pottery", "chess juggling")
    assert lacks(evening.room) == ([], [])
    missing, idle = lacks_to_come(evening.room)
    said = {
        evening.room.wording(lack.topic) or evening.room.text_of("person-Bo", lack.topic): lack.people
        for lack in missing
    }
    assert sorted(said.values()) == [1, 2]
    assert [lack.people for lack in idle] == [2]
    listed = said_on_list(evening.room, RegisteredWords(name="Cy", offers=("chess; juggling",), wants=("pottery",)))
    assert lacks_to_come(evening.room, [listed]) == ([], [])
