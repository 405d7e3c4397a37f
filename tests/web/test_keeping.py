"""What people keep and take home, over HTTP; the files are read back by a library that did not write them."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import socketio
import vobject

from kiosk.keepsakes.zones import zone_here
from tests.client import Heard, House, line, nonce
from tests.e2e.crowd import Guest, set_all

DAY = 86_400_000
NASTY = 'Eve; DROP, \\ "x" <b>'


@pytest.fixture(scope="module", autouse=True)
def _called_at_once(house: House) -> None:
    set_all(house, matching=True, gather=1, thin=0, breather=1, title="Tuesday, in town")


def talk(house: House, one: str = "Mair", other: str = "Tom") -> tuple[Guest, Guest, str]:
    """Two who have talked, about things that nobody else here names; the meeting's id."""
    about = nonce()[-6:]
    first = Guest(house, one, f"bread {about}", f"wood {about}")
    second = Guest(house, other, f"wood {about}", f"bread {about}")
    first.gets("called")
    meeting = first.snapshot()["meeting"]["id"]
    first.do("here", meeting=meeting)
    first.do("finish", meeting=meeting)
    return first, second, meeting


def together(house: House, one: str = "Mair", other: str = "Tom") -> tuple[Guest, Guest]:
    first, second, _ = talk(house, one, other)
    first.do("share", person=second.person, email="mair@example.org", link="mair.example/x,y")
    second.do("share", person=first.person, phone="+44 1970 62")
    return first, second


def fetch(house: House, guest: Guest, what: str) -> Heard:
    return house.http("GET", f"/phone/{house.code}/{what}", Authorization=f"Bearer {guest.token}")


def refused(house: House, guest: Guest, command: str, **fields: Any) -> str:
    answer = house.do("phone", command, fields, guest.token)
    assert answer.status >= 400, answer.text
    return str(answer.json["code"])


def test_one_no_and_nobody_sees_anything(house: House) -> None:
    mair, tom, meeting = talk(house)
    mair.do("outcome", meeting=meeting, gave=True, got=True)
    assert [one["name"] for one in mair.snapshot()["keeping"]["ask"]] == ["Tom"]
    mair.do("share", person=tom.person, email="mair@example.org")
    tom.do("share", person=mair.person, wish=False)
    for guest in (mair, tom):
        keeping = guest.snapshot()["keeping"]
        assert (keeping["ask"], keeping["contacts"]) == ([], [])
        assert fetch(house, guest, "people.vcf").status == 404
    assert "mair@example.org" not in json.dumps(tom.snapshot())
    assert mair.snapshot()["keeping"]["card"]["email"] == "mair@example.org"


def test_cards_are_read_by_another_library(house: House) -> None:
    mair, tom = together(house, one=NASTY)
    (card,) = vobject.readComponents(fetch(house, tom, "people.vcf").text)
    assert card.version.value == "3.0"
    assert card.fn.value == NASTY
    assert card.n.value.given == NASTY
    assert card.email.value == "mair@example.org"
    assert card.url.value == "https://mair.example/x%2Cy"
    assert card.note.value == "Met at Tuesday, in town."
    assert not hasattr(card, "tel")
    answer = fetch(house, mair, f"people.vcf?person={tom.person}")
    assert answer.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'inline; filename="people.vcf"'
    (card,) = vobject.readComponents(answer.text)
    assert (card.fn.value, card.tel.value) == ("Tom", "+44 1970 62")
    assert fetch(house, mair, "people.vcf?person=nobody").status == 404


def test_a_line_break_puts_nothing_into_a_file(house: House) -> None:
    mair, tom, _ = talk(house, one="Mair\r\nEMAIL:evil@example.org")
    for fields in (
        {"email": "a@b.c\r\nTEL:666"},
        {"phone": "123456\nEMAIL:x@y.z"},
        {"link": "https://x.y/\r\nTEL:666"},
        {"link": "javascript:alert(1)"},
        {"email": "x" * 1_000},
    ):
        assert refused(house, mair, "share", person=tom.person, **fields) in {"bad_field", "too_long"}
    mair.do("share", person=tom.person, phone=" 123456\r\n")
    tom.do("share", person=mair.person)
    text = fetch(house, tom, "people.vcf").text
    assert not re.search(r"^EMAIL", text, re.M)
    (card,) = vobject.readComponents(text)
    assert card.fn.value == "Mair EMAIL:evil@example.org"
    at = mair.snapshot()["now"] + DAY
    mair.do("promise", person=tom.person, i_show="rye\r\nRRULE:FREQ=DAILY", where="x\nEND:VEVENT", at=at)
    tom.do("agree", promise=tom.snapshot()["keeping"]["promises"][0]["id"])
    (event,) = vobject.readOne(fetch(house, tom, "promises.ics").text).vevent_list
    assert not hasattr(event, "rrule")
    assert event.location.value == "x END:VEVENT"
    assert "rye RRULE:FREQ=DAILY" in event.description.value


def test_a_megabyte_is_refused(house: House) -> None:
    mair, tom = together(house)
    answer = house.do("phone", "promise", {"person": tom.person, "i_show": "x" * 1_000_000}, mair.token)
    assert (answer.status, answer.json["code"]) == (413, "too_large")
    assert refused(house, mair, "promise", person=tom.person, i_show="x" * 121) == "too_long"


@pytest.mark.parametrize(
    ("every", "rule"), [("weekly", "FREQ=WEEKLY"), ("fortnightly", "INTERVAL=2"), ("monthly", "BYDAY=")]
)
def test_what_recurs_keeps_its_hour_in_its_own_zone(house: House, every: str, rule: str) -> None:
    mair, tom = together(house)
    at = mair.snapshot()["now"] // 60_000 * 60_000 + 3 * DAY
    mair.do("promise", person=tom.person, i_show="rye", they_show="oak", every=every, how="call", at=at, where="Café")
    (promise,) = tom.snapshot()["keeping"]["promises"]
    assert (promise["i_show"], promise["they_show"], promise["yours"], promise["agreed"]) == (
        "oak",
        "rye",
        False,
        False,
    )
    assert fetch(house, tom, "promises.ics").status == 404
    tom.do("agree", promise=promise["id"])
    read = vobject.readOne(fetch(house, tom, "promises.ics?zone=America/New_York").text)
    (event,) = read.vevent_list
    assert rule in event.rrule.value
    assert event.summary.value == "Call Mair"
    assert event.location.value == "Café"
    assert "You show Mair oak." in event.description.value
    assert [zone.tzid.value for zone in read.vtimezone_list] == ["America/New_York"]
    first, *later = list(event.getrruleset(addRDate=True))
    here = datetime.fromtimestamp(at / 1000, ZoneInfo("America/New_York"))
    assert event.dtstart.value == here
    assert event.dtstart.value.utcoffset() == here.utcoffset()
    assert first.replace(tzinfo=None) == here.replace(tzinfo=None)
    assert {(one.hour, one.minute) for one in later} == {(here.hour, here.minute)}
    assert {one.weekday() for one in later} == {here.weekday()}
    assert len(later) == {"weekly": 52, "fortnightly": 26, "monthly": 12}[every]


@pytest.mark.parametrize(("named", "found"), [("Europe/London", "Europe/London"), ("No/Where", "UTC")])
def test_without_a_script_the_zone_is_the_evenings_own(monkeypatch: pytest.MonkeyPatch, named: str, found: str) -> None:
    monkeypatch.setenv("TZ", named)
    assert str(zone_here()) == found


def test_what_happens_once_is_a_moment_wherever_one_is(house: House) -> None:
    mair, tom = together(house)
    at = mair.snapshot()["now"] // 60_000 * 60_000 + DAY
    mair.do("promise", person=tom.person, i_show="rye", at=at)
    tom.do("agree", promise=tom.snapshot()["keeping"]["promises"][0]["id"])
    for zone in ("", "?zone=Europe/London", "?zone=../../etc/passwd", "?zone=No/Where", f"?zone={'x' * 200}"):
        read = vobject.readOne(fetch(house, mair, f"promises.ics{zone}").text)
        assert read.vevent.dtstart.value.timestamp() * 1000 == at
        assert not hasattr(read, "vtimezone")


def test_the_page_to_keep_needs_nothing_else(house: House) -> None:
    mair, tom = together(house, other="<script>alert(1)</script>")
    mair.do("promise", person=tom.person, i_show="rye & salt", at=mair.snapshot()["now"] + DAY, every="weekly")
    tom.do("agree", promise=tom.snapshot()["keeping"]["promises"][0]["id"])
    answer = fetch(house, mair, "saved.html?zone=Europe/London")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tuesday-in-town.html"'
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert "rye &amp; salt" in answer.text
    assert "every week" in answer.text
    assert not re.search(r'(?:src|href)="(?!data:|mailto:|tel:|https://mair)', answer.text)
    assert "data:text/vcard;base64," in answer.text
    assert "data:text/calendar;base64," in answer.text


def test_other_peoples_meetings_and_promises_are_nobodys(house: House) -> None:
    mair, tom = together(house)
    _, stranger, meeting = talk(house, "Aled", "Rhys")
    mair.do("promise", person=tom.person, i_show="rye")
    promise = tom.snapshot()["keeping"]["promises"][0]["id"]
    assert refused(house, stranger, "agree", promise=promise) == "unknown_promise"
    assert refused(house, stranger, "share", person=mair.person) == "unknown_person"
    assert refused(house, stranger, "promise", person=mair.person, i_show="x") == "not_in_touch"
    assert refused(house, mair, "outcome", meeting=meeting, gave=True, got=True) == "unknown_meeting"
    tom.do("agree", promise=promise)
    kept = tom.snapshot()["keeping"]
    tom.do("agree", promise=promise)
    mair.do("share", person=tom.person, email="mair@example.org", link="mair.example/x,y")
    assert tom.snapshot()["keeping"] == kept


def test_all_that_is_known_is_there_to_be_read(house: House) -> None:
    mair, _ = together(house)
    mine = fetch(house, mair, "mine.json")
    assert mine.headers["Content-Disposition"] == 'attachment; filename="mine.json"'
    assert mine.json["you"]["name"] == "Mair"
    assert mine.json["keep_in_touch"][0]["shown"]["email"] == "mair@example.org"
    assert mine.json["contacts"][0]["card"]["phone"] == "+44 1970 62"
    assert mine.json["meetings"][0]["with"] == ["Tom"]
    for what in ("mine.json", "people.vcf", "promises.ics", "saved.html", "carry.svg"):
        assert house.http("GET", f"/phone/{house.code}/{what}").status == 401


def test_what_is_stored_is_said_before_joining(house: House) -> None:
    page = house.http("GET", f"/{house.code}", Accept="text/html")
    assert f'href="/{house.code}/privacy"' in page.text
    page = house.http("GET", f"/{house.code}/privacy", Accept="text/html")
    assert page.status == 200
    assert "Everything is erased on" in page.text
    assert "style=" not in page.text
    assert "?erase=1" not in page.text
    token = house.join("Ana")["token"]
    page = house.http("GET", f"/{house.code}/privacy", Cookie=f"kiosk-phone-{house.code}={token}", Accept="text/html")
    assert f'href="/{house.code}?erase=1"' in page.text


def test_erase_me_leaves_nothing_of_mine_anywhere(house: House) -> None:
    mair, tom = together(house, one="Wilhelmina")
    mair.do("share", person=tom.person, email="wilhelmina@example.org")
    mair.do("promise", person=tom.person, i_show="hand-made rye")
    tom.do("edit", line="Barnabas the tall")
    with line(house, "phone", mair.token) as phone:
        phone.wait(lambda seen: seen["you"]["name"] == "Wilhelmina")
        cookie = f"kiosk-phone-{house.code}={mair.token}"
        gone = house.http("POST", f"/phone/{house.code}/do/erase_me", {"nonce": nonce()}, Cookie=cookie)
        assert gone.json["ok"] is True
        assert re.search(r'kiosk-phone-\w+=("")?;', gone.headers["Set-Cookie"])
        assert "Max-Age=0" in gone.headers["Set-Cookie"]
        phone.wait(lambda seen: seen["state"] == "erased")
    assert tom.snapshot()["keeping"]["contacts"] == []
    assert tom.snapshot()["keeping"]["promises"] == []
    assert "Wilhelmina" not in json.dumps([tom.snapshot(), house.snapshot("host", house.host_key)])
    assert house.http("GET", f"/phone/{house.code}/snapshot", Cookie=cookie).status == 401
    assert refused(house, mair, "touch") == "unknown_person"
    back = {"number": mair.number, "pin": mair.pin}
    assert house.http("POST", f"/phone/{house.code}/return", back).status == 403
    with pytest.raises(socketio.exceptions.ConnectionError), line(house, "phone", mair.token):
        pass
    kept = b"".join(path.read_bytes() for path in house.server.data.glob("kiosk.sqlite*"))
    assert b"Barnabas the tall" in kept
    assert not [word for word in (b"ilhelmina", b"hand-made rye") if word in kept]


def test_whoever_is_erased_in_a_meeting_leaves_nobody_standing(house: House) -> None:
    about = nonce()[-6:]
    mair = Guest(house, "Mair", f"bread {about}", f"wood {about}")
    tom = Guest(house, "Tom", f"wood {about}", f"bread {about}")
    mair.gets("called")
    mair.do("erase_me")
    tom.gets("waiting")
    assert tom.snapshot()["meeting"] is None
    mair, tom, _ = talk(house)
    assert tom.snapshot()["met"][0]["people"][0]["name"] == "Mair"
    mair.do("erase_me")
    assert tom.snapshot()["met"][0]["people"][0]["name"] == "someone"


def test_that_it_was_no_fit_or_a_pitch_is_said_by_a_plain_form_too(house: House) -> None:
    mair, tom, meeting = talk(house)
    cookie = f"kiosk-phone-{house.code}={mair.token}"
    pitch = f"/phone/{house.code}/do/pitch"
    assert pitch in house.http("GET", f"/{house.code}", Cookie=cookie, Accept="text/html").text
    sold = {"meeting": meeting, "person": tom.person}
    assert house.http("POST", pitch, form=sold, Cookie=cookie).status == 303
    assert mair.snapshot()["after"]["sold"] == [tom.person]
    said = house.http("GET", f"/{house.code}", Cookie=cookie, Accept="text/html").text
    assert pitch not in said
    assert "Tom was selling something ✓" in said
    form = {"meeting": meeting, "gave": "false", "got": "true", "fit": "false"}
    assert house.http("POST", f"/phone/{house.code}/do/outcome", form=form, Cookie=cookie).status == 303
    assert fetch(house, mair, "mine.json").json["no_fit"] == ["Tom"]
    assert fetch(house, tom, "mine.json").json["no_fit"] == []


def test_whoever_was_removed_can_still_erase_themselves(house: House) -> None:
    mair = Guest(house, "Gwendolen", "x", "y")
    house.as_host("remove", person=mair.person, reason="was rude")
    assert mair.snapshot()["state"] == "removed"
    assert fetch(house, mair, "mine.json").json["you"]["name"] == "Gwendolen"
    mair.do("erase_me")
    kept = b"".join(path.read_bytes() for path in house.server.data.glob("kiosk.sqlite*"))
    assert not [word for word in (b"Gwendolen", b"was rude") if word in kept]


def test_plain_forms_do_as_well(house: House) -> None:
    mair, tom, meeting = talk(house)
    cookie = f"kiosk-phone-{house.code}={mair.token}"

    def post(command: str, **form: str) -> Heard:
        return house.http("POST", f"/phone/{house.code}/do/{command}", form=form, Cookie=cookie, Accept="text/html")

    assert post("outcome", meeting=meeting, gave="true", got="false").status == 303
    page = house.http("GET", f"/{house.code}", Cookie=cookie, Accept="text/html")
    assert "Keep in touch with Tom?" in page.text
    assert post("share", person=tom.person, email="not one").status == 400
    assert post("share", person=tom.person, email="mair@example.org", phone="", link="").status == 303
    tom.do("share", person=mair.person, phone="+44 1970 62")
    page = house.http("GET", f"/{house.code}?people=1", Cookie=cookie, Accept="text/html")
    assert "+44 1970 62" in page.text
    promise = {"person": tom.person, "i_show": "rye", "every": "monthly", "how": "meet"}
    assert post("promise", **promise, at="some day").status == 400
    at = (datetime.now() + timedelta(days=2)).replace(hour=12, minute=30, second=0, microsecond=0)
    assert post("promise", **promise, at=at.isoformat(timespec="minutes")).status == 303
    (promised,) = tom.snapshot()["keeping"]["promises"]
    assert promised["at"] == at.timestamp() * 1000, "by the evening's own clock"
    his = f"kiosk-phone-{house.code}={tom.token}"
    tom.do("outcome", meeting=meeting, gave=False, got=False)
    page = house.http("GET", f"/{house.code}", Cookie=his, Accept="text/html")
    assert "Mair suggests a promise" in page.text
    assert "Mair shows you rye" in page.text
    form = {"promise": promised["id"]}
    agreed = house.http("POST", f"/phone/{house.code}/do/agree", form=form, Cookie=his, Accept="text/html")
    assert agreed.status == 303
    page = house.http("GET", f"/{house.code}?people=1", Cookie=cookie, Accept="text/html")
    link = re.search(r'href="(/phone/\w+/promises.ics\?promise=[^"]+)"', page.text)
    assert link
    event = vobject.readOne(house.http("GET", link[1], Cookie=cookie).text).vevent
    assert event.dtstart.value.timestamp() == at.timestamp()
    page = house.http("GET", f"/{house.code}?erase=1", Cookie=cookie, Accept="text/html")
    assert "Erase everything about you?" in page.text
    erased = post("erase_me")
    assert erased.status == 303
    assert "Max-Age=0" in erased.headers["Set-Cookie"]
