"""Who is expected: all of a list or nobody, nobody before they come, and the same number when they do."""

from __future__ import annotations

import pytest

from kiosk.domain.commands import CheckIn, Close, Newcomer, Register, Registering
from kiosk.domain.entries import AnyFact, Entry, PersonErased, PersonRegistered
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Touched
from kiosk.domain.room.deciding import joining
from kiosk.live.snapshots import room_log
from tests.domain.evening import STRANGER, Evening


def somebody(name: str, **said: list[str]) -> Registering:
    return Registering(person=f"person-{name}", pin="1234", name=name, row=2, **said)  # type: ignore[arg-type]


def test_whoever_is_expected_is_no_person_until_they_check_in() -> None:
    evening = Evening()
    zoe = evening.join("Zoe", "a", "b")
    evening.host(Register(people=[somebody("Ada", offers=["bread"]), somebody("Bo")]))
    assert list(evening.room.people) == [zoe]
    assert [one.number for one in evening.room.expected()] == [102, 103]
    assert evening.room.touched(evening.entries[-1]) == Touched(host=True)
    evening.submit(CheckIn(name="Ada"), STRANGER, newcomer=Newcomer("person-Ada", "1234"))
    assert evening.person("person-Ada").number == 102
    assert evening.person(evening.join("Cy", "a", "b")).number == 104
    assert [one.id for one in evening.room.expected()] == ["person-Bo"]


def test_a_repeat_and_a_second_check_in_change_nothing() -> None:
    evening = Evening()
    command = Register(people=[somebody("Ada")])
    evening.host(command)
    assert evening.host(command) == []
    evening.submit(CheckIn(name="Ada"), STRANGER, newcomer=Newcomer("person-Ada", "1234"))
    assert evening.submit(CheckIn(name="Ada"), STRANGER, newcomer=Newcomer("person-Ada", "1234")) == []
    assert evening.host(command) == []


@pytest.mark.parametrize("last", ["  ", "\u200b"])
def test_one_who_cannot_be_keeps_all_of_the_list_out(last: str) -> None:
    evening = Evening()
    with pytest.raises(Refusal, match="name_missing"):
        evening.host(Register(people=[somebody("Ada"), somebody(last)]))
    assert not evening.room.registered


def test_a_room_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    evening = Evening()
    evening.host(Register(people=[somebody("Ada")]))
    evening.room.numbers_given = joining.MOST_PEOPLE
    with pytest.raises(Refusal, match="room_full"):
        evening.host(Register(people=[somebody("Bo")]))
    evening.submit(CheckIn(name="Ada"), STRANGER, newcomer=Newcomer("person-Ada", "1234"))
    evening.host(Close())
    with pytest.raises(Refusal, match="room_closed"):
        evening.host(Register(people=[somebody("Bo")]))


def test_whoever_is_taken_off_the_list_is_forgotten() -> None:
    evening = Evening()
    evening.host(Register(people=[somebody("Ada")]))
    (fact,) = (entry.fact for entry in evening.entries if isinstance(entry.fact, PersonRegistered))
    assert fact.concerned == ("person-Ada",)
    evening.room.apply(Entry(at=evening.now, fact=PersonErased(person="person-Ada")))
    assert evening.room.expected() == []
    assert "person-Ada" not in evening.room.people
    assert evening.person(evening.join("Cy", "a", "b")).number == 102


def test_the_log_tells_of_lists_and_of_who_was_taken_off_one() -> None:
    evening = Evening()
    room = evening.room
    facts: list[AnyFact] = [
        PersonRegistered(person="p1", number=101),
        PersonRegistered(person="p2", number=102),
        PersonErased(person="p1"),
    ]
    for at, fact in enumerate(facts):
        room.apply(Entry(at=evening.now + at // 2, fact=fact, by="host", nonce=f"nonce-{at // 2:012}"))
    rows = room_log(room, evening.now).deeds
    assert [(row.what, row.people, row.n) for row in rows] == [("erased", [], 1), ("registered", [], 2)]
