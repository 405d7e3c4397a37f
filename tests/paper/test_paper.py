from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from kiosk.domain.settings import HOUR, MINUTE, Settings
from kiosk.paper.run_sheet import steps
from kiosk.paper.wifi import BadWifi, wifi_text
from kiosk.words import words
from tests.client import Heard, House, nonce
from tests.e2e import chromium

BROWSER = chromium.find()
A4, A3 = (595, 842), (842, 1191)
"""Points."""


def sheet(house: House, name: str, form: dict[str, str] | None = None) -> Heard:
    method = "POST" if form else "GET"
    path = f"/host/{house.room}/print{name}"
    return house.http(method, path, form=form, Authorization=f"Bearer {house.host_key}", Accept="text/html")


def test_what_a_networks_qr_says_is_escaped() -> None:
    assert wifi_text("Hall", "secret12") == "WIFI:T:WPA;S:Hall;P:secret12;;"
    assert wifi_text('a;b,c:d"e\\f', "12345678;") == 'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\f;P:12345678\\;;;'
    assert wifi_text("Open", "") == "WIFI:T:nopass;S:Open;;"


@pytest.mark.parametrize(("network", "password"), [("", "secret12"), ("é" * 17, ""), ("Hall", "short"), ("a\nb", "")])
def test_no_network_can_be_called_so(network: str, password: str) -> None:
    with pytest.raises(BadWifi):
        wifi_text(network, password)


@pytest.mark.parametrize("name", ["", "/poster", "/tables", "/badges", "/slips", "/run_sheet", "/plan_b"])
def test_sheets_are_the_hosts_alone(house: House, name: str) -> None:
    assert sheet(house, name).status == 200
    for key in ("", house.door_key):
        assert house.http("GET", f"/host/{house.room}/print{name}", Authorization=f"Bearer {key}").status == 401


def test_the_wifis_password_is_on_the_poster_and_not_in_the_log(house: House) -> None:
    answer = sheet(house, "/poster", {"network": "Hall <b>", "password": "very;secret", "paper": "a3"})
    assert "very;secret" in answer.text
    assert "Hall &lt;b&gt;" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "very;secret" not in house.server.log()
    assert all(b"very;secret" not in path.read_bytes() for path in house.server.data.rglob("*") if path.is_file())


def test_names_are_text_and_held_ones_are_not_printed(house: House) -> None:
    house.join(name="<i>Ida</i>")
    held = house.join(name="Heldname")
    house.as_host("hold_words", person=held["person"], what=["name"])
    house.join(name="Shyname", on_wall="number")
    for name in ("/badges", "/plan_b"):
        page = sheet(house, name).text
        assert "&lt;i&gt;Ida" in page
        assert "<i>Ida" not in page
        assert "Heldname" not in page
        assert "Shyname" not in page


def test_a_slip_has_the_number_and_the_pin(house: House) -> None:
    door = house.do("door", "check_in", {"name": "Fay", "has_phone": False, "nonce": nonce()}, house.door_key).json
    page = sheet(house, "/slips").text
    assert f">{door['number']}<" in page
    assert f"PIN {door['pin']}" in page


def test_plan_b_puts_together_who_gives_and_gets_and_nobody_twice(house: House) -> None:
    pricers = [house.join(name=f"Pricer{n}", offers="pricing", wants="short video") for n in range(4)]
    filmers = [house.join(name=f"Filmer{n}", offers="short video", wants="pricing") for n in range(4)]
    house.as_host("keep_apart", persons=[pricers[0]["person"], filmers[0]["person"]], apart=True)
    house.as_host("set_spot", name="By <the> window", capacity=1)
    before = house.snapshot("host", house.host_key)["people"]
    assert "By &lt;the&gt; window" in sheet(house, "/tables").text
    page = sheet(house, "/plan_b").text
    assert house.snapshot("host", house.host_key)["people"] == before, "nobody is called by it"
    assert page.count("By &lt;the&gt; window") == 2  # room for one group in each round
    met: list[frozenset[str]] = []
    for part in page.split("<h1>")[1:3]:
        groups = [re.findall(r"<small>(\d+)", one) for one in re.findall(r'class="names">(.*?)</p>', part)]
        assert len(groups) >= 4
        members = [member for group in groups for member in group]
        assert len(members) == len(set(members))
        met += [frozenset(pair) for group in groups for pair in combinations(group, 2)]
        for names in re.findall(r'class="names">(.*?)</p>', part):
            assert names.count("Filmer") == 1  # who alone can give what all the others want
            assert not ("Pricer0" in names and "Filmer0" in names)
    assert len(met) == len(set(met))


def test_plan_b_sends_people_where_they_can_and_like_to_be(house: House) -> None:
    for name, offers, wants, more in (
        ("Wheels", "glassblowing", "falconry", {"step_free": True}),
        ("Hawk", "falconry", "glassblowing", {}),
        ("Hush", "calligraphy", "beekeeping", {"quiet": True}),
        ("Bee", "beekeeping", "calligraphy", {}),
    ):
        house.join(name=name, offers=offers, wants=wants, **more)
    house.as_host("set_spot", name="Nook", capacity=1, quiet=True)
    house.as_host("set_spot", name="Ramp", capacity=1, step_free=True)
    first = sheet(house, "/plan_b").text.split("<h1>")[1]
    groups = first.split("<article")[1:]
    assert [("Ramp" in group, "Nook" in group) for group in groups if "Wheels" in group] == [(True, False)]
    assert [("Ramp" in group, "Nook" in group) for group in groups if "Hush" in group] == [(False, True)]


def test_the_run_sheet_has_the_rooms_own_times_and_lines_for_those_that_nobody_has_set() -> None:
    nine = 9 * HOUR
    plain = {step.text: step.at for step in steps(Settings())}
    assert set(plain.values()) == {None}
    planned = Settings(wave_at=nine, ends_at=12 * HOUR, talk=10 * MINUTE, breather=2 * MINUTE, countdown=MINUTE)
    found = {step.text: step.at for step in steps(planned)}
    assert found == {
        "run_doors": None,
        "run_wave": nine,
        "run_mid": nine + 13 * MINUTE,
        "run_plan_b": nine + 25 * MINUTE,
        "run_last": 12 * HOUR - 15 * MINUTE,
        "run_end": 12 * HOUR,
    }
    rounds = steps(msgspec.structs.replace(planned, mode="rounds", round=20 * MINUTE))
    assert [(step.at or 0) - nine for step in rounds[1:4]] == [0, 21 * MINUTE, 41 * MINUTE]
    assert [step.at for step in rounds if step.text == "run_last"] == [12 * HOUR - 20 * MINUTE]


def test_the_run_sheet_shows_them(house: House) -> None:
    assert sheet(house, "/run_sheet").text.count('class="by-hand"') == 6
    house.as_host("change_setting", name="doors_at", value=house.snapshot("host", house.host_key)["now"])
    assert sheet(house, "/run_sheet").text.count('class="by-hand"') == 5


def test_without_chromium_it_says_what_to_do(tmp_path: Path) -> None:
    made = tmp_path / "poster.pdf"
    command = [sys.executable, "-m", "kiosk.cli", "print", "poster", "http://localhost/host/x#y", "-o", str(made)]
    done = subprocess.run(command, env={**os.environ, "PATH": ""}, capture_output=True, text=True)
    assert (done.returncode, made.exists()) == (2, False)
    assert done.stderr.strip() == words().say("terminal.print_no_chromium")


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="no Chromium")
def test_every_sheet_is_a_pdf_of_its_papers_size(house: House, tmp_path: Path) -> None:
    house.as_host("set_spot", name="Under the clock", capacity=1)
    house.join(name="Zed")
    link = f"{house.server.url}/host/{house.room}#{house.host_key}"
    spots = len(house.snapshot("host", house.host_key)["spots"])
    people = len(sheet(house, "/badges").text.split('class="cut badge"')) - 1
    wanted: dict[str, tuple[list[str], tuple[int, int], int | None]] = {
        "poster": (["--a3", "--wifi", "Hall; 1"], A3, 1),
        "tables": ([], A4, spots),
        "badges": ([], A4, -(-people // 5)),
        "slips": ([], A4, 1),
        "run_sheet": ([], A4, 1),
        "plan_b": ([], A4, None),
    }
    started = []
    for what, (options, _, _) in wanted.items():
        command = [sys.executable, "-m", "kiosk.cli", "print", what, link, "-o", str(tmp_path / what), *options]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, text=True))
    for each in started:
        each.communicate("secret:12\n")
        assert each.returncode == 0
    for what, (_, size, pages) in wanted.items():
        boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", (tmp_path / what).read_bytes())
        assert {(round(float(w)), round(float(h))) for w, h in boxes} == {size}, what
        assert pages is None or len(boxes) == pages, what


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="no Chromium")
def test_codes_are_read_at_their_printed_size_and_a_badge_opens_its_page_once(house: House, browser: Browser) -> None:
    zed = house.join(name="Zed")
    house.as_host("set_spot", name="Under the clock", capacity=1)
    poster = {"network": "Hall; 1", "password": "secret:12"}
    read: set[str] = set()
    page = browser.new_page(extra_http_headers={"Authorization": f"Bearer {house.host_key}"})
    page.emulate_media(media="print")
    address = f"{house.server.url}/host/{house.room}/print"
    page.goto(address)
    for name, text in poster.items():
        page.fill(f"input[name={name}]", text)
    page.click("form button")
    read |= _codes(page)
    for name in ("/poster", "/poster?paper=a3", "/tables"):
        page.goto(f"{address}{name}")
        found = _codes(page)
        assert found == {f"{house.server.url}/{house.code}"}, name
    page.goto(f"{address}/badges")
    read |= _codes(page)
    assert wifi_text(**poster) in read
    assert f"{house.server.url}/{house.code}" in read
    badge = next(text for text in read if f"/on/{zed['person']}." in text)
    path = badge.removeprefix(house.server.url)
    assert zed["token"] in house.http("GET", path).headers["Set-Cookie"]
    assert house.http("GET", path).status == 403


def test_an_erased_persons_badge_opens_nothing(house: House) -> None:
    yan = house.join(name="Yan")
    shown = sheet(house, "/badges").text
    assert "Yan" in shown
    assert house.do("phone", "erase_me", {}, yan["token"]).status == 200
    assert "Yan" not in sheet(house, "/badges").text


def _codes(page: Page) -> set[str]:
    """What an independent reader sees of the codes at 96 dots an inch, a third of what a printer has."""
    pictures = [Image.open(BytesIO(code.screenshot())) for code in page.locator("svg.qr").all()]
    return {found.text for picture in pictures for found in zxingcpp.read_barcodes(picture)}
