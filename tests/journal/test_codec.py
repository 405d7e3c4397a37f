"""How an entry is taken apart and put together."""

from __future__ import annotations

import json

import pytest

from kiosk.domain.entries import SCHEMA, CheckInWords, Entry, PersonCheckedIn, PersonErased, PersonRemoved, Reason
from kiosk.journal.codec import chained, genesis, link, pack, unpack
from kiosk.journal.errors import Damaged, NewerSchema
from tests.journal.examples import checked_in, opened, plain


@pytest.mark.parametrize(
    "entry",
    [
        opened(),
        checked_in("p1", "Ada"),
        plain(3),
        Entry(at=1, fact=PersonRemoved(person="p1", private=Reason(text="why"))),
        Entry(at=1, fact=PersonErased(person="p1")),
    ],
)
def test_an_entry_comes_back_as_it_was(entry: Entry) -> None:
    packed = pack(entry)
    assert unpack(packed.data, packed.private) == entry


def test_the_data_hold_nothing_that_was_typed() -> None:
    packed = pack(checked_in("p1", "Wilhelmina"))
    assert b"Wilhelmina" not in packed.data
    assert b"1234" not in packed.data
    assert packed.concerned == ("p1",)
    assert json.loads(packed.private or b"")["name"] == "Wilhelmina"


def test_without_its_private_part_an_entry_is_the_same_but_for_the_words() -> None:
    entry = unpack(pack(checked_in("p1", "Wilhelmina")).data, None)
    assert isinstance(entry.fact, PersonCheckedIn)
    assert entry.fact.private is None
    assert pack(entry).data == pack(checked_in("p1", "Wilhelmina")).data


def test_the_schema_is_always_written() -> None:
    assert json.loads(pack(plain(1)).data)[0] == SCHEMA


def test_a_private_part_that_concerns_nobody_is_refused() -> None:
    class Leaky(PersonCheckedIn, frozen=True, kw_only=True):
        @property
        def concerned(self) -> tuple[str, ...]:
            return ()

    leaky = Leaky(person="p1", number=1, profile=checked_in("p1", "").fact.profile, private=CheckInWords(name="A"))  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="concerns nobody"):
        pack(Entry(at=1, fact=leaky))


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'[1,2,"","",{"kind":"Nonsense"}]', b'[1,"x"]', b"\xff\xfe", b'["1"]']
)
def test_what_cannot_be_read_is_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        unpack(data, None)


@pytest.mark.parametrize(
    "data",
    [
        b'[9,2,"","",{"kind":"Nonsense"}]',
        b'[9,{"quite":"different"}]',
        b'[9,1,"","",{"kind":"PersonLeft","person":"p"}]',
    ],
)
def test_a_newer_entry_is_told_from_a_damaged_one(data: bytes) -> None:
    with pytest.raises(NewerSchema):
        unpack(data, None)


def test_the_chain_depends_on_the_room_on_every_byte_and_on_the_order() -> None:
    one, two = pack(plain(1)), pack(plain(2))
    befores, after = chained(genesis("a"), [one, two])
    assert befores == [genesis("a"), link(genesis("a"), one.data)]
    others = {chained(genesis("b"), [one, two])[1], chained(genesis("a"), [two, one])[1], genesis("a")}
    assert after not in others
