"""What is sent to the wall: what is meant for it, nothing else, and not much of it."""

from __future__ import annotations

import gzip
import itertools
import json
from typing import Any

import msgspec
import pytest

from kiosk.domain import commands as c
from kiosk.domain.meetings import Meeting
from kiosk.live.snapshots import Sight, wall_snapshot
from tests.domain.evening import CONDUCTOR, Evening
from tests.domain.test_room import circle, pair

PEOPLE = 500
GROUPS = 200
TALKS_EACH = 4
MOST = 20 * 1024
"""Bytes of a wall's snapshot, gzipped, with so many people."""

MEANT = {
    "": {
        "screen",
        "epoch",
        "version",
        "now",
        "room",
        "languages",
        "counts",
        "cards",
        "wants",
        "offers",
        "constellation",
        "qr",
    },
    "room": {
        *("title", "run_by", "code", "join", "short", "closed", "matching", "mode", "wave", "erase_at"),
        *("stays_until", "kept", "opened_at", "announcement", "quiet"),
    },
    "counts": {"here", "meetings", "passed_on", "talking"},
    "cards": {
        *("id", "kind", "generous", "state", "beacon", "spot", "where", "called_at", "gone_at", "people", "gives"),
    },
    "people": {"name", "number", "has_phone", "held"},
    "gives": {"from_name", "to_name", "offer", "also", "want"},
    "beacon": {"colour", "symbol", "number"},
    "wants": {"text", "also", "count"},
    "offers": {"text", "also", "count"},
    "constellation": {"points", "lines"},
}
"""All that a wall may know, by the field it stands in."""


def shown(evening: Evening) -> Any:
    return json.loads(encoded(evening))


def encoded(evening: Evening) -> bytes:
    return msgspec.json.encode(wall_snapshot(evening.room, Sight(epoch=1, now=evening.now, address="http://house")))


def fields(value: Any, name: str = "") -> dict[str, set[str]]:
    """The fields of every object within, by the field that it stands in."""
    found: dict[str, set[str]] = {}
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            found.setdefault(name, set()).update(each)
            for key, inner in each.items():
                for inside, keys in fields(inner, key).items():
                    found.setdefault(inside, set()).update(keys)
    return found


def test_nothing_is_sent_but_what_a_wall_is_for() -> None:
    evening = Evening()
    secrets = {"line": "Baker, red scarf", "sector": "food retail", "organisation": "Bakers & Co"}
    mair = evening.join("Mair", "pricing", "video", **secrets)  # type: ignore[arg-type]
    tom = evening.join("Tom", "video", "pricing")
    evening.call((mair, tom))
    evening.say(mair, c.Help())
    seen = shown(evening)
    assert {name: keys for name, keys in fields(seen).items() if keys != MEANT.get(name)} == {}
    text = encoded(evening).decode()
    for secret in (*secrets.values(), mair, tom, evening.room.salt, "1234"):
        assert secret not in text


@pytest.mark.parametrize("held", [True, False])
def test_a_held_name_a_pseudonym_and_a_number_are_respected_at_once(held: bool) -> None:
    evening, mair, _ = pair()
    assert "Mair" in encoded(evening).decode()
    if held:
        evening.host(c.HoldWords(person=mair, what=["name", *evening.person(mair).texts]))
    else:
        evening.say(mair, c.Edit(on_wall="number"))
    text = encoded(evening).decode()
    assert "Mair" not in text
    (card,) = shown(evening)["cards"]
    assert card["people"][0]["number"] == evening.person(mair).number
    evening.say(mair, c.Edit(name="The Owl", on_wall="name"))
    evening.host(c.ReleaseWords(person=mair, what=["name"]))
    assert shown(evening)["cards"][0]["people"][0]["name"] == "The Owl"


def test_a_spot_that_is_renamed_during_a_call_is_so_on_the_wall() -> None:
    evening = Evening()
    evening.host(c.SetSpot(name="Table 1"))
    evening.call((evening.join("Mair", "pricing", "video"), evening.join("Tom", "video", "pricing")))
    (spot,) = evening.room.spots
    evening.host(c.SetSpot(spot=spot, name="The sofa"))
    assert shown(evening)["cards"][0]["spot"] == "The sofa"


def test_the_constellation_has_a_point_for_each_and_a_line_for_two_who_talked() -> None:
    evening, aled, *_ = circle()
    lone = evening.join("Lone", "a", "b")
    sky = shown(evening)["constellation"]
    assert (len(sky["points"]), sky["lines"]) == (4, [])
    evening.say(aled, c.Here(meeting="m1"))
    assert shown(evening)["constellation"]["lines"] == []
    evening.say(aled, c.Finish(meeting="m1"))
    sky = shown(evening)["constellation"]
    assert sky["points"] == sorted(sky["points"])
    drawn = {frozenset(ends) for ends in zip(sky["lines"][::2], sky["lines"][1::2], strict=True)}
    (apart,) = set(range(4)) - {end for line in drawn for end in line}
    assert len(drawn) == 3
    evening.host(c.Remove(person=lone))
    before = sky["points"]
    evening.join("New", "x", "y")
    after = shown(evening)["constellation"]["points"]
    assert set(before) <= set(after)
    assert len(after) == len(before) + 1
    assert 0 <= apart < 4


def test_the_constellation_does_not_tell_who_came_when() -> None:
    first, second = Evening(), Evening()
    second.room.salt = "t" * 16
    for evening in (first, second):
        for number in range(40):
            evening.join(f"P{number}", "a", "b")
    one, other = (shown(evening)["constellation"]["points"] for evening in (first, second))
    assert one != other
    assert [number - one[0] for number in one] != [number - other[0] for number in other]


def test_it_says_topics_in_a_second_language_too() -> None:
    evening = Evening()
    evening.join("Mair", "bookkeeping", "xyzzy")
    assert shown(evening)["languages"] == ["en"]
    evening.host(c.ChangeSetting(name="wall_also", value="de"))
    seen = shown(evening)
    assert seen["languages"] == ["en", "de"]
    assert seen["offers"] == [{"text": "Bookkeeping", "also": evening.room.wording("bookkeeping", "de"), "count": 1}]
    assert seen["offers"][0]["also"] != "Bookkeeping"
    assert seen["wants"][0] == {"text": "xyzzy", "also": "xyzzy", "count": 1}
    evening.host(c.ChangeSetting(name="wall_also", value="en"))
    assert shown(evening)["languages"] == ["en"]


def test_it_is_small_with_five_hundred_people() -> None:
    evening = Evening()
    people = [
        evening.join(f"{first} Wojciechowska-{number}", f"offer-{number} pricing", f"want-{number} video")
        for number, first in zip(range(PEOPLE), itertools.cycle(["Mair", "Aled", "Agnieszka", "Yusuf", "Chloé"]))
    ]
    for number in range(1, GROUPS + 1):
        evening.host(c.SetSpot(name=f"Table {number}"))
    groups = [c.ProposedGroup(members=(people[2 * i], people[2 * i + 1])) for i in range(GROUPS)]
    for one, other in zip(people[::2], people[1::2], strict=True):
        evening.say(one, c.Edit(offers=[c.OfferTyped(f"pricing {one}")], wants=[c.WantTyped(f"video {one}")]))
        evening.say(other, c.Edit(offers=[c.OfferTyped(f"video {one}")], wants=[c.WantTyped(f"pricing {one}")]))
    evening.submit(c.CallGroups(groups=groups, seen=evening.room.version, waiting=PEOPLE, exact=True), CONDUCTOR)
    called = next(iter(evening.room.live.values()))
    for step in range(1, TALKS_EACH + 1):
        for i in range(0, PEOPLE - 1, 2):
            members = (people[i], people[(i * 7 + 31 * step + 1) % PEOPLE])
            talked = Meeting(
                id=f"t{step}-{i}", members=members, gives=called.gives, score=1, beacon=called.beacon, spot=None,
                called_at=0, answer_by=0, arrive_by=0, state="finished", started_at=1, ended_at=2,
            )  # fmt: skip
            evening.room.meetings[talked.id] = talked
    seen = shown(evening)
    assert len(seen["cards"]) == GROUPS
    assert len(seen["constellation"]["lines"]) > 2 * 900
    assert len(gzip.compress(encoded(evening), mtime=0)) <= MOST
