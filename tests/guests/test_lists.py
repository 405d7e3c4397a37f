"""Lists as organisers have them: whatever exported them, whatever they are written in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from kiosk.guests.fault import ListFault
from kiosk.guests.guest import Guest
from kiosk.guests.headings import column_of, columns_of
from kiosk.guests.registering import Registrations, read_registrations
from kiosk.guests.sheet import MOST_ROWS, sheet_of
from kiosk.words import words

LISTS = Path(__file__).parent / "lists"


def read(raw: bytes, known: tuple[str, ...] = ()) -> Registrations:
    sheet = sheet_of(raw)
    return read_registrations(sheet, columns_of(sheet.headings), known)


def told(guest: Guest) -> tuple[str, str, str]:
    return guest.name, "; ".join(guest.offers), "; ".join(guest.wants)


@pytest.mark.parametrize(
    ("file", "people", "problems"),
    [
        (
            "plain.csv",
            [("Ada Lovelace", "mathematics; sewing", "gardening"), ("Bo Ek", "gardening", "mathematics; chess")],
            [],
        ),
        (
            "eventbrite.csv",
            [
                ("Ana Ruiz", "Sourdough; pricing a small business", "Short videos; Welsh"),
                ("Ben Okafor", "bookkeeping", ""),
                ("Ana Ruiz", "chess", "go"),
            ],
            [("reg_status", 4), ("reg_twice", 5)],
        ),
        (
            "luma.csv",
            [("Dilys Rees", "Singing", "Help with a website"), ("Emeka Obi", "Websites; photography", "singing")],
            [("reg_status", 4), ("reg_status", 5)],
        ),
        ("meetup.xls", [("Hana S.", "Japanese", "Python"), ("Jo", "Python", '"Quoted" things')], [("reg_status", 3)]),
        ("pretix.csv", [("Kim Bauer", "Tax returns", "Drawing")], [("reg_status", 3)]),
        ("pretix_de.csv", [("Jürgen Groß", "Möbel bauen; Schreinern", "Buchführung")], [("reg_status", 3)]),
        ("excel_unicode.txt", [("Zoë Žižek", "Übersetzen", "Kochen"), ("Cher", "Singen", "Ruhe")], []),
        ("excel_sep.csv", [("Mo", "chess", "go")], []),
        ("french.csv", [("Noé Lefèvre", "Soudure; vélo", "Anglais")], []),
        ("spanish.csv", [("Íñigo Peña Núñez", "Guitarra; Canto", "Contabilidad")], []),
        ("welsh.csv", [("Siân Ŵyn", "Canu", "Gwefannau")], []),
        ("no_questions.csv", [("Pat Quill", "", "")], []),
        ("no_names.csv", [], [("reg_name", 2)]),
        ("guests.xlsx", [("Quin Abe", "First aid; night shifts", "Investing"), ("Rae Sol", "Investing", "")], []),
    ],
)
def test_every_dialect_is_read(file: str, people: list[tuple[str, str, str]], problems: list[tuple[str, int]]) -> None:
    found = read((LISTS / file).read_bytes())
    assert [told(guest) for guest in found.people] == people
    assert [(fault.code, fault.params["row"]) for fault in found.problems] == problems
    for fault in found.problems:
        assert "{" not in words().say(f"guests.{fault.code}", **fault.params)


def test_every_dialect_has_a_test() -> None:
    marks = test_every_dialect_is_read.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in marks[0].args[1]} == {path.name for path in LISTS.iterdir()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_encoding_with_any_separator(encoding: str, separator: str) -> None:
    text = "name,offers,wants\r\nJosé Peña,a,b\r\n".replace(",", separator)
    assert [told(guest) for guest in read(text.encode(encoding)).people] == [("José Peña", "a", "b")]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("What could someone here learn from you?", "offers"),
        ("What would you like to learn from others?", "wants"),
        ("E-Mail-Adresse", "email"),
        ("Attendee Status", "status"),
        ("ORGANIZATION", "organisation"),
        ("Ticket price", None),
        ("Date of birth", None),
        ("", None),
    ],
)
def test_a_column_is_told_from_its_heading(heading: str, column: str | None) -> None:
    assert column_of(heading) == column


def test_what_people_are_asked_on_the_phone_is_understood_as_a_heading() -> None:
    for lang in ("en", "cy", "es", "fr", "de"):
        for column in ("offers", "wants"):
            question = words(lang).say(f"phone.{column}")
            assert column_of(question) == column, f"{lang}: {question}"


def test_a_line_spoils_none_but_itself_and_is_named() -> None:
    tags = "; ".join(f"t{n}" for n in range(11))
    rows = ["Ada,a,b", "Bo,a", '"Cy" x,a,b', ",a,b", f"Di,{tags},{'x' * 81}", "A" * 121 + ",a,b", "Ed,n/a,-"]
    found = read(("name,offers,wants\n" + "\n".join(rows)).encode(), ("ada", "Zoe"))
    assert [(fault.code, fault.params["row"]) for fault in found.problems] == [
        ("reg_known", 2),
        ("csv_ragged", 3),
        ("csv_broken", 4),
        ("reg_name", 5),
        ("reg_offers", 6),
        ("reg_wants", 6),
        ("reg_name_long", 7),
    ]
    di, ed = found.people
    assert (len(di.offers), di.wants) == (10, ())
    assert (ed.offers, ed.wants) == ((), ())


def fault_of(raw: bytes) -> str:
    with pytest.raises(ListFault) as raised:
        sheet_of(raw)
    return raised.value.code


def workbook(*rows: list[object]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        assert book.active is not None
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_a_list_that_is_far_too_long_is_refused_with_a_sentence() -> None:
    head, line = b"name,offers,wants\n", b"Ada,a,b\n"
    assert fault_of(head + line * 50_000) == "csv_too_many"
    assert len(sheet_of(head + line * MOST_ROWS).lines) == MOST_ROWS


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * 30_000_000)
    assert len(bomb.getvalue()) < 100_000
    assert fault_of(bomb.getvalue()) == "workbook_too_big"


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


def test_entities_in_a_workbook_are_not_expanded() -> None:
    raw = workbook(["name", "offers", "wants"], ["Ada", "a", "b"])
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    assert fault_of(with_part(raw, "xl/worksheets/sheet1.xml", laughs)) == "workbook_broken"


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500, workbook(["name"])[:900]])
def test_what_only_looks_like_a_workbook_is_refused(raw: bytes) -> None:
    assert fault_of(raw) == "workbook_broken"


def test_a_workbook_gives_values_and_never_formulas() -> None:
    raw = workbook(
        ["Name", "Offers", "Wants", "Ticket"], ["Ada", '=HYPERLINK("http://x","y")', "b", 12.0], [7, 1.5, None]
    )
    people = read(raw).people
    assert [told(guest) for guest in people] == [("Ada", "", "b"), ("7", "1.5", "")]


def test_columns_that_mean_the_same_all_count_and_a_name_may_come_in_parts() -> None:
    raw = b"Last name;First name;wants;Looking for;Can offer\nEk;Bo;chess;go;\nRuiz;Ana;;;sewing\n"
    assert [told(guest) for guest in read(raw).people] == [("Bo Ek", "", "chess; go"), ("Ana Ruiz", "sewing", "")]
