"""Registrations over HTTP: looked at first, put in whole or not at all, let in by a link that works once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.client import Heard, House, nonce

LISTS = Path(__file__).parents[1] / "guests" / "lists"
BOUNDARY = "----kiosk-test"
EVENTBRITE = (LISTS / "eventbrite.csv").read_bytes()


def send(
    house: House,
    page: str,
    fields: Mapping[str, str] | None = None,
    *,
    file: bytes | None = None,
    key: str | None = None,
) -> Heard:
    """Post a form as a browser does, with a file where there is one."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
        for name, text in (fields or {}).items()
    ]
    if file is not None:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="list"; filename="x.csv"\r\n\r\n'
        parts.append(head.encode() + file + b"\r\n")
    return house.http(
        "POST",
        f"/host/{house.room}/lists/{page}",
        raw=b"".join(parts) + f"--{BOUNDARY}--\r\n".encode(),
        Content_Type=f"multipart/form-data; boundary={BOUNDARY}",
        Authorization=f"Bearer {house.host_key if key is None else key}",
        Accept="text/html",
    )


def carried(page: str) -> dict[str, str]:
    """What the preview's form would send."""
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    chosen = {}
    for name, options in re.findall(r'<select class="input" name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen[name] = (re.findall(r'<option value="(\w*)" selected>', options) or [""])[0]
    return {name: unescape(text) for name, text in (hidden | chosen).items()}


def lists_page(house: House) -> str:
    return house.http("GET", f"/host/{house.room}/lists", Authorization=f"Bearer {house.host_key}").text


def links(house: House) -> dict[str, dict[str, str]]:
    where = f"/host/{house.room}/lists/links.csv"
    text = house.http("GET", where, Authorization=f"Bearer {house.host_key}").text.lstrip("\ufeff")
    return {row["name"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def put_in(house: House, file: bytes) -> Heard:
    seen = send(house, "preview", file=file)
    assert seen.status == 200, seen.text
    return send(house, "register", carried(seen.text))


def people(house: House) -> list[Any]:
    found: list[Any] = house.snapshot("host", house.host_key)["people"]
    return found


def test_a_list_is_looked_at_then_put_in_and_nobody_stands_on_a_screen_before_they_come(house: House) -> None:
    version, before = house.version(), people(house)
    seen = send(house, "preview", file=EVENTBRITE)
    assert "3 people would be on the list" in seen.text
    assert "Line 4: Cem Yilmaz is not coming (“Not Attending”): left out." in seen.text
    assert house.version() == version
    form = carried(seen.text)
    done = send(house, "register", form)
    assert (done.status, done.headers["Location"]) == (303, f"/host/{house.room}/lists?added=3")
    assert house.version() == version + 3
    assert people(house) == before
    assert "Ben Okafor" not in house.http("GET", f"/wall/{house.room}/snapshot").text
    assert "ana@example.org" not in lists_page(house)
    again = send(house, "register", form)
    assert again.headers["Location"].endswith("added=0")
    assert house.version() == version + 3
    twice = send(house, "preview", file=EVENTBRITE)
    assert "somebody called Ben Okafor is in the room or on its list already" in twice.text


def test_a_personal_link_checks_in_once_with_what_was_said_before(house: House) -> None:
    put_in(house, b"name,offers,wants,company\nDilys Rees,singing,websites,Choir & Co\n")
    mine = links(house)["Dilys Rees"]
    path = mine["link"].removeprefix(house.server.url)
    page = house.http("GET", path, Accept="text/html")
    assert page.status == 200
    assert 'value="Dilys Rees"' in page.text
    assert 'value="singing"' in page.text
    assert "You registered before" in page.text
    assert "Dilys Rees" not in str(people(house)), "to open the link is not to be here"
    proof = path.rpartition("/")[2]
    form = {"nonce": nonce(), "proof": proof, "name": "Dilys", "offers": "singing; poetry", "wants": "websites"}
    joined = house.http("POST", f"/phone/{house.code}/join", form=form, Accept="text/html")
    assert joined.status == 303, joined.text
    (dilys,) = [one for one in people(house) if one["name"] == "Dilys"]
    assert str(dilys["number"]) == mine["number"]
    assert {tag["text"].casefold() for tag in dilys["offers"]} == {"singing", "poetry"}
    assert house.http("POST", f"/phone/{house.code}/join", form=form, Accept="text/html").status == 303, "sent again"
    assert house.http("GET", path, Accept="text/html").status == 403
    form["nonce"] = nonce()
    assert house.http("POST", f"/phone/{house.code}/join", form=form, Accept="text/html").status == 403
    assert len([one for one in people(house) if one["name"] == "Dilys"]) == 1
    assert "Dilys Rees" not in links(house)


def test_numbers_are_nobodys_twice(house: House) -> None:
    put_in(house, b"name\nNia One\nNia Two\n")
    walked_in = house.join("Nia Three")["number"]
    expected = {int(row["number"]) for row in links(house).values()}
    numbers = [one["number"] for one in people(house)] + sorted(expected)
    assert walked_in not in expected
    assert len(set(numbers)) == len(numbers)


def test_the_host_checks_in_by_hand_and_takes_off_the_list(house: House) -> None:
    put_in(house, b"name,offers,wants\nEmeka Obi,chess,go\nFay Wu,go,chess\n")
    ids = dict(
        re.findall(
            r'name="person" value="(\w+)"><input[^>]*><button[^>]*aria-label="Check in ([^"]+)"', lists_page(house)
        )
    )
    by_name = {name: person for person, name in ids.items()}
    assert send(house, "check_in", {"person": by_name["Emeka Obi"], "nonce": nonce()}).status == 303
    assert send(house, "check_in", {"person": by_name["Emeka Obi"], "nonce": nonce()}).status == 303, "twice is once"
    assert [one["name"] for one in people(house)].count("Emeka Obi") == 1
    link = links(house)["Fay Wu"]["link"].removeprefix(house.server.url)
    assert send(house, "take_off", {"person": by_name["Fay Wu"]}).status == 303
    assert "Fay Wu" not in lists_page(house)
    assert "Fay Wu" not in links(house)
    assert house.http("GET", link, Accept="text/html").status == 403
    assert all(b"Fay Wu" not in path.read_bytes() for path in house.server.data.rglob("*.sqlite*"))


def test_badges_are_printed_for_those_who_are_expected(house: House) -> None:
    put_in(house, b"name\nGwen Badge\n")
    where = f"/host/{house.room}/print/badges"
    assert "Gwen Badge" in house.http("GET", where, Authorization=f"Bearer {house.host_key}", Accept="text/html").text


def test_what_a_column_holds_can_be_chosen(house: House) -> None:
    seen = send(house, "preview", file=b"Who,Ticket,Topic\nHugo Chosen,VIP,sailing\n")
    assert "No column says what people are called" in seen.text
    form = carried(seen.text) | {"column_0": "name", "column_2": "offers"}
    chosen = send(house, "preview", form)
    assert "1 person would be on the list" in chosen.text
    assert "sailing" in chosen.text
    assert send(house, "register", carried(chosen.text)).headers["Location"].endswith("added=1")


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", "There is nobody"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "cannot be read as text"),
        (b"name,offers\n" + b"Ada,a\n" * 50_000, "too many people on the list: 3000 at most"),
        (b"PK\x03\x04 no workbook", "not an Excel workbook"),
        (b"name\n" + b"x" * 4_100_000, "too long: 4 MB at most"),
    ],
)
def test_what_is_no_list_gets_a_sentence_and_changes_nothing(house: House, file: bytes, sentence: str) -> None:
    version = house.version()
    seen = send(house, "preview", file=file)
    assert seen.status == 400
    assert sentence in unescape(seen.text)
    assert house.version() == version


def test_half_a_list_is_never_put_in(house: House) -> None:
    """One line that the room refuses, and nobody is expected: whatever a page was made to carry."""
    form = carried(send(house, "preview", file=b"name\nIda Half\nIvo Half\n").text)
    version = house.version()
    for broken in ("{", "[]", '{"headings":["name"],"lines":[[2,["a","b"]]],"bad":[]}'):
        assert send(house, "register", form | {"carried": broken}).status == 400
    assert send(house, "register", form | {"nonce": "short"}).status == 400
    assert house.version() == version
    assert send(house, "register", form).status == 303


def test_a_formula_on_the_list_is_a_name_and_comes_back_as_text(house: House) -> None:
    put_in(house, b'name,offers,wants\n"=cmd|calc",<script>alert(1)</script>,b\n')
    assert "'=cmd|calc" in links(house)
    assert "<script>alert" not in lists_page(house)


def test_the_lists_are_the_hosts_alone(house: House) -> None:
    for key in ("", house.door_key):
        for page in ("preview", "register", "check_in", "take_off"):
            assert send(house, page, file=EVENTBRITE, key=key).status == 401
        where = f"/host/{house.room}/lists/links.csv"
        assert house.http("GET", where, Authorization=f"Bearer {key}").status == 401
