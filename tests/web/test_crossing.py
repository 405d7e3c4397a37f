"""A person's page on another device, by a link that works once."""

from __future__ import annotations

import re
from typing import Any

import zxingcpp
from PIL import Image

from tests.client import Heard, House
from tests.e2e.crowd import Guest

DOT = 8
"""Pixels of one square of a code, as a camera would see it."""


def read_qr(drawing: str) -> str:
    """What a QR drawing made of unit squares reads."""
    size = int(re.findall(r'viewBox="0 0 (\d+) \d+"', drawing)[0])
    seen = Image.new("L", (size, size), 255)
    for x, y in re.findall(r"M(\d+),(\d+)", drawing):
        seen.putpixel((int(x), int(y)), 0)
    (code,) = zxingcpp.read_barcodes(seen.resize((size * DOT, size * DOT), Image.Resampling.NEAREST))
    return str(code.text)


def scan(house: House, guest: Guest) -> str:
    """The path behind the QR on somebody's screen."""
    drawing = house.http("GET", f"/phone/{house.code}/carry.svg", Authorization=f"Bearer {guest.token}")
    assert drawing.headers["Content-Type"].startswith("image/svg+xml")
    assert drawing.headers["Cache-Control"] == "no-store"
    return read_qr(drawing.text).removeprefix(house.server.url)


def follow(house: House, path: str, **headers: Any) -> Heard:
    return house.http("GET", path, Accept="text/html", **headers)


def test_the_qr_opens_the_page_once(house: House) -> None:
    mair = Guest(house, "Mair", "pricing", "short video")
    path = scan(house, mair)
    assert mair.token not in path
    crossed = follow(house, path)
    assert (crossed.status, crossed.headers["Location"]) == (303, f"/{house.code}")
    cookie = crossed.headers["Set-Cookie"].partition(";")[0]
    assert cookie.partition("=")[2] == mair.token
    assert "HttpOnly" in crossed.headers["Set-Cookie"]
    again = follow(house, path)
    assert again.status == 403
    assert "This link has been used" in again.text
    assert "Set-Cookie" not in again.headers
    assert follow(house, path, Cookie=cookie).status == 303  # the device that has it keeps it


def test_a_forged_old_or_strange_link_opens_nothing(house: House) -> None:
    mair, tom = Guest(house, "Mair", "pricing", "short video"), Guest(house, "Tom", "x", "y")
    path = scan(house, mair)
    person, once, until, proof = path.rpartition("/")[2].split(".")
    for forged in (
        f"{tom.person}.{once}.{until}.{proof}",
        f"{person}.other.{until}.{proof}",
        f"{person}.{once}.{int(until) + 1}.{proof}",
        f"{person}.{once}.{until}.{'0' * 32}",
        f"{person}.{once}.{'9' * 5000}.{proof}",
        f"{person}.{once}.x.{proof}",
        "x",
        "...",
    ):
        assert follow(house, f"/{house.code}/on/{forged}").status == 403, forged
    assert follow(house, path).status == 303
    assert house.http("GET", f"/phone/{house.code}/carry.svg").status == 401


def test_nobody_is_lured_out_of_their_own_page(house: House) -> None:
    mair, tom = Guest(house, "Mair", "pricing", "short video"), Guest(house, "Tom", "x", "y")
    path = scan(house, mair)
    lured = follow(house, path, Cookie=f"kiosk-phone-{house.code}={tom.token}")
    assert lured.status == 409
    assert "Set-Cookie" not in lured.headers
    assert follow(house, path).status == 303


def test_whoever_is_erased_has_no_link_any_more(house: House) -> None:
    mair = Guest(house, "Mair", "pricing", "short video")
    path = scan(house, mair)
    mair.do("erase_me")
    assert follow(house, path).status == 403
