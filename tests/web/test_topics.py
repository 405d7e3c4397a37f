"""What helps somebody write: the vocabulary, what the room talks of, how words are understood."""

from __future__ import annotations

import gzip
import json
import re

from tests.client import House, nonce

MOST_BYTES = 45_000
"""Packed; fetched once, when somebody first types."""


def test_the_vocabulary_is_kept_for_good_under_its_digest_and_small(house: House) -> None:
    page = house.http("GET", f"/{house.code}").text
    found = re.search(r'"topics":\s*"([^"]+)"', page)
    assert found
    answer = house.http("GET", found[1])
    assert answer.status == 200
    assert "immutable" in answer.headers["Cache-Control"]
    topics = answer.json["topics"]
    assert [names[0] for names in topics if names[0] == "Bookkeeping"] == ["Bookkeeping"]
    assert [len(labels) for labels in answer.json["starter"]] == [24, 24, 24]
    assert {label for labels in answer.json["starter"] for label in labels} <= {names[0] for names in topics}
    assert len(gzip.compress(json.dumps(answer.json).encode())) < MOST_BYTES
    assert house.http("GET", f"/phone/{house.code}/topics/0123").status == 404


def test_words_are_understood_and_close_ones_only_suggested(house: House) -> None:
    answer = house.http("POST", f"/phone/{house.code}/read", {"text": "keeping the books, bookeping xyzzy"})
    known, free = answer.json["topics"]
    assert (known["topic"], known["how"]) == ("Bookkeeping", "alias")
    assert (free["topic"], free["how"]) == (None, "free")


def test_what_cannot_be_read_is_refused(house: House) -> None:
    for wrong in ({}, {"text": 7}, {"text": "x" * 10_000}, ["text"]):
        answer = house.http("POST", f"/phone/{house.code}/read", wrong)
        assert answer.status == 400, wrong
        assert answer.json["sentence"]


def test_topics_are_called_in_the_language_that_is_asked_for(house: House) -> None:
    answer = house.http("POST", f"/phone/{house.code}/read", {"text": "bookkeeping", "lang": "de"})
    assert answer.json["topics"][0]["topic"] == "Buchführung"
    house.http(
        "POST",
        f"/phone/{house.code}/join",
        {"name": "Ana", "offers": [{"text": "bookkeeping"}], "wants": [{"text": "baking"}], "nonce": nonce()},
    )
    heard = house.http("GET", f"/phone/{house.code}/heard?lang=de").json
    assert heard["offered"] == ["Buchführung"]


def test_what_the_room_talks_of_is_heard_without_what_is_held_back(house: House) -> None:
    tags = {"offers": [{"text": "sailing round Anglesey"}], "wants": [{"text": "keeping the books"}, {"text": "fuck"}]}
    house.http("POST", f"/phone/{house.code}/join", {"name": "Ana", **tags, "nonce": nonce()})
    heard = house.http("GET", f"/phone/{house.code}/heard").json
    assert "Bookkeeping" in heard["wanted"]
    assert "sailing round Anglesey" in heard["offered"]
    assert "fuck" not in heard["wanted"]
