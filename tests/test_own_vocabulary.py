"""A room with an organiser's own topics: opened with them, and keeping them."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.domain.vocabulary import built_in
from tests.client import House, line
from tests.server import KioskServer
from tests.test_starting import refused

OWN = {
    "id": "kneadathon",
    "label": "Kneadathon",
    "aliases": ["the big knead"],
    "broader": "baking",
    "related": {"bread-baking": 0.6},
}


def understood(house: House, text: str) -> object:
    """What the house makes of a typed tag: its topic's label."""
    answer = house.http("POST", f"/phone/{house.code}/read", {"text": text})
    return answer.json["topics"][0]["topic"]


def labels(house: House) -> list[str]:
    """What the phone is given to choose from."""
    page = house.http("GET", f"/{house.code}").text
    boot = json.loads(page.partition('id="boot">')[2].partition("</script>")[0])
    return [topic[0] for topic in house.http("GET", boot["topics"]).json["topics"]]


def test_a_room_keeps_the_topics_it_was_opened_with(tmp_path: Path) -> None:
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps(OWN) + "\n", encoding="utf-8")
    server = KioskServer(tmp_path / "house", "--vocabulary", str(file))
    server.start()
    house = House(server)
    assert understood(house, "the Big Knead") == "Kneadathon"
    assert understood(house, "bookkeeping") == built_in().label("bookkeeping")
    assert len(labels(house)) == len(built_in().topics) + 1
    ana = house.join("Ana", "the big knead", "public speaking")
    house.join("Ben", "public speaking", "kneadathon")
    server.kill()
    file.unlink()
    server.options = ()
    server.start()
    again = House(server)
    assert understood(again, "the big knead") == "Kneadathon", "the file is needed once only"
    for name, value in (("gather", 200), ("thin", 0), ("matching", True)):
        again.as_host("change_setting", name=name, value=value)
    with line(again, "phone", ana["token"]) as phone:
        gives = phone.wait(lambda shown: shown["meeting"])["meeting"]["gives"]
    assert {give["want"] for give in gives} == {"public speaking", "kneadathon"}
    assert server.stop() == 0


def test_a_room_may_have_its_own_topics_only(tmp_path: Path) -> None:
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps({"id": "kneadathon", "label": "Kneadathon"}) + "\n", encoding="utf-8")
    server = KioskServer(tmp_path / "house", "--vocabulary", str(file), "--vocabulary-alone")
    server.start()
    house = House(server)
    assert labels(house) == ["Kneadathon"]
    assert understood(house, "bookkeeping") is None
    assert server.stop() == 0


def test_a_vocabulary_with_a_mistake_is_refused_with_file_and_line_and_nothing_is_opened(tmp_path: Path) -> None:
    file, data = tmp_path / "own.jsonl", tmp_path / "house"
    file.write_text(json.dumps({**OWN, "broader": "no-such-topic"}) + "\n", encoding="utf-8")
    said = refused(data, "--vocabulary", str(file))
    assert f"{file}:1" in said
    assert "no-such-topic" in said
    assert "own.jsonl" in refused(data, KIOSK_VOCABULARY=str(tmp_path / "gone" / "own.jsonl"))
    server = KioskServer(data)
    server.start()
    assert server.links["join"], "there is no room yet: a new one is opened"
    assert server.stop() == 0
