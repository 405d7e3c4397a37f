"""What must not stand where others read: in logs, in addresses, in search engines."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from tests.client import House, line, nonce

_LINKS = re.compile(r"""(?:href|src|action)=["']([^"']*)["']""")


def test_nothing_personal_and_no_secret_is_logged(house: House) -> None:
    joined = house.join("Theodora Zwack", "quilting", "sailing")
    token, pin = joined["token"], joined["pin"]
    house.http("POST", f"/phone/{house.code}/return", {"number": joined["number"], "pin": pin})
    house.http("POST", f"/phone/{house.code}/return", {"number": 999, "pin": pin})
    house.http("POST", f"/phone/{house.code}/join", raw=b'{"name": "Theodora Zwack", ')
    house.http("GET", f"/phone/{house.code}/snapshot", Authorization=f"Bearer {token}x")
    house.http("POST", f"/host/{house.room}/enter", {"key": house.host_key})
    house.http("POST", f"/host/{house.room}/enter", {"key": house.host_key + "0"})
    house.do("phone", "edit", {"name": "Theodora Zwack", "line": 7}, token)
    with line(house, "phone", token) as phone:
        assert not phone.call("edit", {"line": ["Theodora Zwack"]})["ok"]
    said = house.server.log()
    secret = ("Theodora", "quilting", token, token.partition(".")[2], house.host_key, house.door_key)
    assert not [word for word in secret if word in said]


def test_no_page_links_to_a_key_but_in_a_fragment(house: House) -> None:
    joined = house.join("Ana")
    for path, bearer in (
        (f"/{house.code}", joined["token"]),
        (f"/host/{house.room}", house.host_key),
        (f"/door/{house.room}", house.door_key),
        (f"/wall/{house.room}", ""),
    ):
        page = house.http("GET", path, Accept="text/html", Authorization=f"Bearer {bearer}")
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
        sent = [urlsplit(link)._replace(fragment="").geturl() for link in _LINKS.findall(page.text)]
        assert not [link for link in sent if house.host_key in link or house.door_key in link]
        assert joined["token"] not in page.text


def test_keys_in_an_address_open_nothing(house: House) -> None:
    for path in (f"/host/{house.room}/snapshot", f"/door/{house.room}/snapshot"):
        for name in ("key", "auth", "token"):
            assert house.http("GET", f"{path}?{name}={house.host_key}").status == 401


def test_the_evening_of_somebody_removed_is_over(house: House) -> None:
    joined = house.join("Mallory")
    house.as_host("remove", person=joined["person"])
    fields: list[tuple[str, dict[str, Any]]] = [("edit", {"name": "Back"}), ("resume", {}), ("touch", {})]
    for command, given in fields:
        answer = house.do("phone", command, {**given, "nonce": nonce()}, joined["token"])
        assert (answer.status, answer.json["code"]) == (403, "removed")
    back = house.http("POST", f"/phone/{house.code}/return", {"number": joined["number"], "pin": joined["pin"]})
    assert back.json["code"] == "wrong_pin"
