from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.guests.fault import ListFault
from kiosk.rehearse.people import Guest, parse_people, read_people
from kiosk.rehearse.sample import sample_people
from kiosk.words import words


def fault_of(raw: bytes, folder: Path) -> ListFault:
    path = folder / "people.csv"
    path.write_bytes(raw)
    with pytest.raises(ListFault) as raised:
        read_people(path)
    return raised.value


def test_a_list_with_every_column_is_read() -> None:
    (guest,) = parse_people(
        "name,offers,wants,sector,until,could\nAda Berg,sewing; bread,law,Craft,1:15,welding;yoga\n"
    )
    assert guest == Guest(
        name="Ada Berg",
        offers=("sewing", "bread"),
        wants=("law",),
        sector="Craft",
        until=75.0,
        could=("welding", "yoga"),
        row=2,
    )


def test_the_columns_may_stand_in_any_order_and_the_optional_ones_be_missing() -> None:
    (guest,) = parse_people('wants,name,offers\n,"Berg, Ada",\n')
    assert guest == Guest(name="Berg, Ada", row=2)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("name,offers,wants\nŽoë 🐝,a,b\n".encode("utf-8-sig"))
    assert read_people(path)[0].name == "Žoë 🐝"


def test_capitals_in_the_first_line_and_empty_lines_are_passed_over() -> None:
    people = parse_people("Name,Offers,WANTS\n\nAda,a,b\n,,\nBo,b,a\n,,\n")
    assert [guest.name for guest in people] == ["Ada", "Bo"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "csv_no_rows"),
        (b"\n\n", "csv_no_rows"),
        (b"name,offers,wants\n", "csv_no_rows"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "csv_encoding"),
        (b"name,offers\nAda,a\n", "csv_header"),
        (b"Ada,a,b\n", "csv_header"),
        (b"name,offers,wants\nAda,a\n", "csv_ragged"),
        (b"name,offers,wants\nAda,a,b,c\n", "csv_ragged"),
        (b'name,offers,wants\n"Ada" x,a,b\n', "csv_broken"),
        (b'name,offers,wants\n"Ada,a,b\n', "csv_broken"),
        (b"name,offers,wants\n  ,a,b\n", "csv_name"),
        (b"name,offers,wants\n" + b"A" * 121 + b",a,b\n", "csv_too_long"),
        (b"name,offers,wants\nAda," + b"a" * 81 + b",b\n", "csv_too_long"),
        (b"name,offers,wants\nAda," + b"a" * 200_000 + b",b\n", "csv_broken"),
        (b"name,offers,wants\nAda," + b";".join(b"t%d" % n for n in range(11)) + b",b\n", "csv_too_many_tags"),
        (b"name,offers,wants,until\nAda,a,b,soon\n", "csv_until"),
        (b"name,offers,wants,until\nAda,a,b,-5\n", "csv_until"),
        (b"name,offers,wants\n" + b"Ada,a,b\n" * 10_001, "csv_too_many"),
    ],
)
def test_a_list_that_is_wrong_gets_one_sentence_and_a_code(raw: bytes, code: str, tmp_path: Path) -> None:
    fault = fault_of(raw, tmp_path)
    assert fault.code == code
    sentence = words().say(f"guests.{fault.code}", **fault.params)
    assert "{" not in sentence
    assert "\n" not in sentence
    assert len(sentence) < 300


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ListFault) as raised:
        read_people(tmp_path / "nobody.csv")
    assert raised.value.code == "file_unreadable"
    with pytest.raises(ListFault):
        read_people(tmp_path)


def test_the_row_that_is_wrong_is_named(tmp_path: Path) -> None:
    assert fault_of(b"name,offers,wants\nAda,a,b\n,a,b\n", tmp_path).params["row"] == 3


def test_the_sample_room_is_our_own_plausible_and_the_same_for_the_same_seed() -> None:
    people = sample_people(300, "7")
    assert people == sample_people(300, "7")
    assert people != sample_people(300, "8")
    assert len({guest.name for guest in people}) == 300
    for guest in people:
        assert 1 <= len(guest.offers) <= 3
        assert 1 <= len(guest.wants) <= 3
        known = {*guest.offers, *guest.could}
        assert len(known) == len(guest.offers) + len(guest.could)
        assert not known & set(guest.wants)


def test_a_sample_room_may_be_larger_than_there_are_names() -> None:
    assert len({guest.name for guest in sample_people(3_000, "1")}) == 3_000


def test_a_sample_room_of_any_size_has_something_for_everybody_to_want() -> None:
    for count in (1, 2, 3, 4, 7, 12, 30):
        for seed in range(300):
            people = sample_people(count, f"{seed}")
            assert len(people) == count
            assert all(guest.offers and guest.wants for guest in people)
