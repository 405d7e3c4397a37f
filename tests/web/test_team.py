"""Links of their own for co-hosts and helpers: made, named, withdrawn, and what they do not open."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from kiosk.domain.entries import DataLookedAt, Entry
from kiosk.journal.sqlite import SqliteJournal
from tests.client import Heard, House, line, nonce

LINK = re.compile(r'value="http://[^"/]+/(host|door)/[a-z2-7]{16}#([^"]+)"')


def invite(house: House, name: str, role: str) -> tuple[str, str]:
    """Return the id and the key of a new link."""
    answer = team(house, form={"name": name, "role": role})
    assert answer.status == 303, answer.text
    keys = [key for _, key in LINK.findall(team(house).text) if key.startswith("staff")]
    newest = max(keys, key=lambda key: int(key.partition(".")[0].removeprefix("staff")))
    return newest.partition(".")[0], newest


def team(house: House, deed: str = "", form: dict[str, str] | None = None, key: str = "") -> Heard:
    method = "POST" if deed or form else "GET"
    return house.http(
        method,
        f"/host/{house.room}/team{deed}",
        form=None if method == "GET" else form or {},
        Authorization=f"Bearer {key or house.host_key}",
        Accept="text/html",
    )


def journal(house: House, folder: Path) -> list[Entry]:
    """The room's entries, read from a copy: the house holds its own file alone."""
    for file in house.server.data.glob("kiosk.sqlite*"):
        copy(file, folder)
    opened = SqliteJournal(folder / "kiosk.sqlite")
    try:
        return [entry for batch in opened.read(house.room) for entry in batch]
    finally:
        opened.close()


def done(house: House, folder: Path) -> list[tuple[str, str]]:
    """Who did what, as the journal has it."""
    return [(entry.by, type(entry.fact).__name__) for entry in journal(house, folder)]


def test_a_helper_has_the_door_and_nothing_else_and_the_journal_names_them(house: House, tmp_path: Path) -> None:
    staff, key = invite(house, "Ana, door", "helper")
    assert house.do("door", "check_in", {"name": "Fay", "nonce": nonce()}, key).status == 200
    assert house.do("host", "announce", {"text": "hello"}, key).json["code"] == "wrong_key"
    assert team(house, key=key).status == 401
    assert (staff, "PersonCheckedIn") in done(house, tmp_path)


def test_a_cohost_runs_the_evening_but_does_not_end_it_or_let_anybody_in(house: House, tmp_path: Path) -> None:
    staff, key = invite(house, "Bo", "cohost")
    assert house.do("host", "announce", {"text": "hello", "nonce": nonce()}, key).status == 200
    assert (staff, "Announced") in done(house, tmp_path)
    shown = house.snapshot("host", key)
    assert (shown["role"], shown["links"]["door"]) == ("cohost", "")
    assert house.door_key not in str(shown)
    refused: list[tuple[str, dict[str, Any]]] = [
        ("close", {}),
        ("invite_staff", {"name": "Eve"}),
        ("withdraw_staff", {"staff": staff}),
    ]
    refused += [("renew_staff", {"staff": staff}), ("change_setting", {"name": "host_generation", "value": 9})]
    refused += [("change_setting", {"name": "erase_at", "value": 1})]
    for command, fields in refused:
        answer = house.do("host", command, fields, key)
        assert (answer.status, answer.json["code"]) == (403, "host_only"), command
    assert house.do("host", "change_setting", {"name": "talk", "value": 600_000}, key).status == 200
    assert team(house, key=key).status == 403
    page = house.http("GET", f"/host/{house.room}", Authorization=f"Bearer {key}", Accept="text/html").text
    assert house.door_key not in page


def test_host_and_cohost_see_the_same_room_on_their_sockets_each_with_their_links(house: House) -> None:
    _, key = invite(house, "Cy", "cohost")
    with line(house, "host", house.host_key) as host, line(house, "host", key) as cohost:
        assert cohost.call("announce", {"text": "Doors are open", "nonce": nonce()})["ok"]
        for one, role in ((host, "host"), (cohost, "cohost")):
            seen = one.wait(lambda shown: (shown["room"]["announcement"] or {}).get("text") == "Doors are open")
            assert seen["role"] == role
            assert bool(seen["links"]["door"]) == (role == "host")


@pytest.mark.parametrize(("role", "screen", "deed"), [("cohost", "host", "withdraw"), ("helper", "door", "renew")])
def test_a_link_that_was_taken_back_is_over_at_once(house: House, role: str, screen: str, deed: str) -> None:
    staff, key = invite(house, "Dee", role)
    entered = house.http("POST", f"/{screen}/{house.room}/enter", {"key": key})
    session = entered.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
    assert house.snapshot(screen, session)["screen"] == screen
    with line(house, screen, key) as opened:
        opened.wait(bool)
        assert team(house, f"/{staff}/{deed}").status == 303
        assert opened.wait_refused()["code"] == "wrong_key"
    for carried in (key, session):
        answer = house.http("GET", f"/{screen}/{house.room}/snapshot", Authorization=f"Bearer {carried}")
        assert answer.json["code"] == "wrong_key"


def test_the_hosts_own_link_is_renewed_and_this_browser_stays(house: House) -> None:
    before = house.host_key
    answer = team(house, "/mine")
    assert answer.status == 303
    session = answer.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
    assert house.http("GET", f"/host/{house.room}/snapshot", Authorization=f"Bearer {before}").status == 401
    links = dict(LINK.findall(team(house, key=session).text))
    house.host_key = links["host"]
    assert house.snapshot("host", house.host_key)["role"] == "host"
    assert house.host_key in (house.server.data / "host-link.txt").read_text(encoding="utf-8")
    old_door = house.door_key
    team(house, "/door")
    assert house.do("door", "check_in", {"name": "Hal", "nonce": nonce()}, old_door).json["code"] == "wrong_key"
    house.door_key = house.snapshot("host", house.host_key)["links"]["door"].partition("#")[2]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"name": " "}, 400),
        ({"name": "x" * 41}, 400),
        ({"name": "Eve", "role": "host"}, 400),
        ({"role": "helper"}, 400),
        ({"name": "Eve", "more": "x"}, 400),
    ],
)
def test_what_makes_no_link_is_said_in_words(house: House, form: dict[str, str], status: int) -> None:
    before = house.version()
    answer = team(house, form=form)
    assert answer.status == status
    assert 'role="alert"' in answer.text
    assert "{" not in answer.text.partition('role="alert"')[2].partition("</p>")[0]
    assert house.version() == before


def test_links_that_nobody_has_are_not_there(house: House) -> None:
    assert team(house, "/staff99/withdraw").status == 404
    assert team(house, "/staff1/promote").status == 404
    for forged in ("staff99.0", "staff1.", "host.9999999999999.0", "staff1.9999999999999.x", "door..", "é.é"):
        raw = forged.encode().decode("latin-1")
        assert house.http("GET", f"/host/{house.room}/snapshot", Authorization=f"Bearer {raw}").status == 401


def test_what_is_looked_at_stands_in_the_journal(house: House, tmp_path: Path) -> None:
    _, key = invite(house, "Flo", "cohost")
    house.http("POST", f"/host/{house.room}/enter", {"key": key})
    house.http("GET", f"/host/{house.room}/print/badges", Authorization=f"Bearer {key}")
    by = key.partition(".")[0]
    facts = [entry.fact for entry in journal(house, tmp_path) if entry.by == by]
    assert [fact.what for fact in facts if isinstance(fact, DataLookedAt)] == ["host", "badges"]


def test_keys_are_not_tried_at_will(house: House) -> None:
    codes = [house.http("POST", f"/host/{house.room}/enter", {"key": f"{n:032x}"}).json["code"] for n in range(40)]
    assert codes[0] == "wrong_key"
    assert codes[-1] == "too_often"
    assert house.http("POST", f"/host/{house.room}/enter", {"key": house.host_key}).status == 200


def test_codes_are_not_tried_at_will_and_nobody_is_kept_out_by_it(house: House) -> None:
    assert house.http("GET", f"/{house.code}").status == 200
    others = (f"{a}{b}QQ" for a in "ABCDEFGHJ" for b in "ABCDEFGHJ")
    answers = [house.http("GET", f"/{code}").status for code in others if code != house.code]
    assert (answers[0], answers[-1]) == (404, 429)
    assert house.http("GET", "/?code=ZZZZ").status == 429
    assert house.http("GET", f"/{house.code}").status == 200
    assert house.join("Late Guest")["number"] > 0
