from __future__ import annotations

import base64
import gzip
import hashlib
import re
from urllib.request import Request, urlopen

from markupsafe import escape

from kiosk.words import words
from tests.client import House


def test_every_page_is_strict_about_what_it_loads(house: House) -> None:
    page = house.http("GET", f"/{house.code}", Accept="text/html")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert not re.search(r"<script(?![^>]*(src=|application/json))|\son\w+=|style=", page.text)


def test_a_phones_page_brings_its_styles_and_no_others_are_let_in(house: House) -> None:
    page = house.http("GET", f"/{house.code}", Accept="text/html")
    (styles,) = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}'" in page.headers["Content-Security-Policy"]
    assert "@layer tokens, base, components, screen;" in styles
    assert "style-src" not in house.http("GET", "/healthz").headers["Content-Security-Policy"]


def test_static_files_are_packed_and_kept(house: House) -> None:
    page = house.http("GET", f"/wall/{house.room}", Accept="text/html")
    found = re.search(r"/static/[0-9a-f]{10}/css/base.css", page.text)
    assert found
    request = Request(house.server.url + found[0], headers={"Accept-Encoding": "gzip"})
    with urlopen(request) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "immutable" in answer.headers["Cache-Control"]
        packed = gzip.decompress(answer.read())
    plain = house.http("GET", "/static/css/base.css")
    assert plain.text.encode() == packed
    assert plain.headers["Cache-Control"] == "no-cache"
    assert house.http("GET", "/static/css/base.css", If_None_Match=plain.headers["ETag"]).status == 304


def test_a_file_out_of_memory_is_answered_as_the_first_time(house: House) -> None:
    page = house.http("GET", f"/wall/{house.room}", Accept="text/html")
    found = re.search(r"/static/[0-9a-f]{10}/js/wall.js", page.text)
    assert found
    first, second = (house.http("GET", found[0]) for _ in range(2))
    changing = {"Date", "X-Request-Id"}
    kept = [{name: value for name, value in each.headers.items() if name not in changing} for each in (first, second)]
    assert kept[0] == kept[1]
    assert "nosniff" in kept[1].values()
    assert first.text == second.text
    assert first.headers["X-Request-Id"] != second.headers["X-Request-Id"]
    assert (
        house.http("GET", found[0], Host="elsewhere.example").headers["Content-Security-Policy"].count("elsewhere") == 2
    )
    assert house.http("GET", found[0].replace("wall.js", "none.js")).status == 404
    assert house.http("GET", found[0], Range="bytes=0-9").status in {200, 206}


def test_the_qr_leads_to_the_join_page(house: House) -> None:
    drawing = house.http("GET", f"/phone/{house.code}/qr.svg")
    assert drawing.headers["Content-Type"].startswith("image/svg+xml")
    assert "<svg" in drawing.text


def test_the_wall_shows_what_its_snapshot_says(house: House) -> None:
    shown = house.snapshot("wall")
    assert shown["room"]["short"] == f"127.0.0.1:{house.server.port}/{house.code}"
    assert house.http("GET", f"/wall/{house.room}", Accept="text/html").status == 200
    assert "pin" not in house.http("GET", f"/wall/{house.room}/snapshot").json


def test_health_says_what_an_acknowledgement_is_worth(house: House) -> None:
    assert house.http("GET", "/healthz").json == {"ok": True}
    assert house.http("GET", "/readyz").json == {"ok": True, "promise": "durable"}


def test_the_statement_says_what_works_and_what_does_not_and_every_page_leads_there(house: House) -> None:
    page = house.http("GET", "/accessibility", Accept="text/html")
    assert page.status == 200
    said = [text for key, text in words().sections("accessibility").items() if re.search(r"\.(works|not)_", key)]
    assert len(said) > 10
    assert all(escape(text) in page.text for text in said if isinstance(text, str))
    for path in (f"/{house.code}", f"/{house.code}/privacy", "/?code=nope"):
        assert 'href="/accessibility"' in house.http("GET", path, Accept="text/html").text


def test_the_page_of_all_components_is_for_development_alone(house: House) -> None:
    for accept in ("text/html", "application/json"):
        assert house.http("GET", "/styleguide", Accept=accept).status == 404
