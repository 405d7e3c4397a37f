"""The page on a home screen: a manifest for each person, icons that are our own drawing, a worker that comes anew."""

from __future__ import annotations

import re

from PIL import Image

from tests.client import Heard, House
from tests.e2e.crowd import Guest
from tests.web import icons

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.4 Mobile/15E148 Safari/604.1"
)
ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36"
)
CLOSE_ENOUGH = 1.0
"""Of 255, on the mean: what another version of the drawing library may differ by."""


def manifest(house: House, guest: Guest, agent: str) -> tuple[str, Heard]:
    """The manifest that somebody's page names, fetched as browsers do: without any cookie."""
    page = house.http(
        "GET", f"/{house.code}", Accept="text/html", Authorization=f"Bearer {guest.token}", User_Agent=agent
    )
    found = re.search(r'<link rel="manifest" href="([^"]+)">', page.text)
    assert found
    return found[1], house.http("GET", found[1])


def test_an_installed_page_is_still_the_same_persons_once(house: House) -> None:
    mair = Guest(house, "Mair", "pricing", "short video")
    address, answer = manifest(house, mair, IPHONE)
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("application/manifest+json")
    assert answer.headers["Cache-Control"] == "no-store"
    for private in ("Mair", mair.token, mair.pin, "pricing"):
        assert private not in answer.text
    shown = answer.json
    assert shown["display"] == "standalone"
    start = shown["start_url"]
    assert start.startswith(shown["scope"])
    opened = house.http("GET", start, Accept="text/html")
    assert (opened.status, opened.headers["Location"]) == (303, f"/{house.code}")
    cookie = opened.headers["Set-Cookie"].partition(";")[0]
    assert cookie.partition("=")[2] == mair.token
    assert house.http("GET", start, Accept="text/html").status == 403
    assert house.http("GET", start, Accept="text/html", Cookie=cookie).status == 303
    assert manifest(house, mair, IPHONE)[0] != address
    forged = house.http("GET", address.replace(mair.person, "a" * len(mair.person)))
    assert forged.status == 404


def test_elsewhere_the_start_address_says_nothing_of_the_person(house: House) -> None:
    mair = Guest(house, "Mair", "pricing", "short video")
    address, answer = manifest(house, mair, ANDROID)
    assert answer.json["start_url"] == f"/{house.code}"
    assert mair.person not in address + answer.text
    stranger = house.http("GET", f"/{house.code}", Accept="text/html", User_Agent=IPHONE)
    assert 'rel="manifest"' not in stranger.text


def test_the_icons_are_our_mark(house: House) -> None:
    mair = Guest(house, "Mair", "pricing", "short video")
    for icon in manifest(house, mair, ANDROID)[1].json["icons"]:
        size = int(icon["sizes"].partition("x")[0])
        with Image.open(icons.FOLDER / icon["src"].rpartition("/")[2]) as drawn:
            assert drawn.size == (size, size)
    for name, draw in icons.ICONS.items():
        with Image.open(icons.FOLDER / name) as kept:
            assert icons.difference(kept, draw()) < CLOSE_ENOUGH, f"{name}: python -m tests.web.icons draws it anew"


def test_the_worker_comes_anew_and_is_a_script(house: House) -> None:
    worker = house.http("GET", "/sw.js?key=x")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert worker.headers["Cache-Control"] == "no-cache"
    assert "default-src 'self'" in worker.headers["Content-Security-Policy"]
    assert "caches" not in worker.text.replace("It caches nothing", "")
