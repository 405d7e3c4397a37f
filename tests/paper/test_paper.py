from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from kiosk.paper.wifi import BadWifi, wifi_text
from tests.client import Heard, House, nonce
from tests.e2e import chromium

BROWSER = chromium.find()


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
    before = house.version()
    assert "By &lt;the&gt; window" in sheet(house, "/tables").text
    page = sheet(house, "/plan_b").text
    assert house.version() == before
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


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="no Chromium")
def test_pdfs_have_their_papers_size_and_number_of_pages(house: House, tmp_path: Path) -> None:
    link = f"{house.server.url}/host/{house.room}#{house.host_key}"
    for what, options, size in (("poster", ["--a3", "--wifi", "Hall; 1"], (842, 1191)), ("run_sheet", [], (595, 842))):
        made = tmp_path / f"{what}.pdf"
        command = [sys.executable, "-m", "kiosk.cli", "print", what, link, "-o", str(made), *options]
        subprocess.run(command, input="secret:12\n", text=True, check=True)
        boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", made.read_bytes())
        assert [(round(float(w)), round(float(h))) for w, h in boxes] == [pytest.approx(size, abs=1)]


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="no Chromium")
def test_codes_are_read_at_their_printed_size_and_a_badge_opens_its_page_once(house: House) -> None:
    zed = house.join(name="Zed")
    poster = {"network": "Hall; 1", "password": "secret:12"}
    read: set[str] = set()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=chromium.ARGUMENTS)
        page = browser.new_page(extra_http_headers={"Authorization": f"Bearer {house.host_key}"})
        page.emulate_media(media="print")
        address = f"{house.server.url}/host/{house.room}/print"
        page.goto(address)
        for name, text in poster.items():
            page.fill(f"input[name={name}]", text)
        page.click("form button")
        read |= _codes(page)
        page.goto(f"{address}/badges")
        read |= _codes(page)
        browser.close()
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
