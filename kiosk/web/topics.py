"""What helps somebody write: the topics there are, what the room talks of, and how words are understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

import msgspec
from flask import Blueprint, Response, request

from kiosk.domain.language import ENGLISH, LANGUAGES, Language
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Room
from kiosk.domain.vocabulary import Topic, Vocabulary, read, starter_topics
from kiosk.edge.desk import desk
from kiosk.edge.language import known_language
from kiosk.edge.visits import find_room
from kiosk.live.live_room import LiveRoom
from kiosk.web import pages
from kiosk.web.answers import body, json_answer
from kiosk.web.words import request_language

blueprint = Blueprint("topics", __name__)

MOST_HEARD = 24
"""Topics of the room that a phone hears of, on either side."""
MOST_WAYS = 2
LONGEST_WAY = 24
SAME_BEGINNING = 4
"""Of each topic, so many other ways to type it go to a phone: short, and not beginning with the same letters."""
DIGEST_BYTES = 8
KEPT_FOR_GOOD = "public, max-age=31536000, immutable"
VOCABULARIES_KEPT = 16
"""Packed vocabularies at hand: mostly all rooms have the same."""


@blueprint.get("/phone/<code:code>/topics/<digest>")
def topics(code: str, digest: str) -> Response:
    """The vocabulary's labels, each with some other ways to type it, gifts and the starter; kept under its digest.

    `?lang=` has the labels in a language.
    """
    vocabulary = find_room(desk().house, "phone", code).room.vocabulary
    if digest != _digest(vocabulary):
        raise Refusal("not_found")
    packed = _packed(vocabulary, known_language(request.args.get("lang")) or ENGLISH)
    response = Response(packed, mimetype="application/json")
    response.headers["Cache-Control"] = KEPT_FOR_GOOD
    return response


@blueprint.get("/phone/<code:code>/heard")
def heard(code: str) -> Response:
    """What people here mostly want, and mostly offer: words that the wall shows too."""
    live = find_room(desk().house, "phone", code)
    _spend()
    visit = pages.visitor(desk(), live)
    lang = known_language(request.args.get("lang")) or request_language(live, visit.person if visit else "")
    return json_answer(heard_in(live, lang))


@blueprint.post("/phone/<code:code>/read")
def understand(code: str) -> Response:
    """How a text is understood: `topics`, each with its `text`, `topic` (null: its own words), `how`, `suggestions`."""
    live = find_room(desk().house, "phone", code)
    _spend()
    given = body()
    if not isinstance(given, dict) or not isinstance(text := given.get("text"), str):
        raise Refusal("bad_field", field="text")
    vocabulary = live.room.vocabulary
    visit = pages.visitor(desk(), live)
    lang = known_language(given.get("lang")) or request_language(live, visit.person if visit else "")
    return json_answer(
        {
            "ok": True,
            "topics": [
                {
                    "text": reading.text,
                    "topic": vocabulary.label(reading.topic, lang) if reading.topic else None,
                    "how": reading.how,
                    "suggestions": [vocabulary.label(topic, lang) for topic in reading.suggestions],
                }
                for reading in read(text, vocabulary)
            ],
        }
    )


def heard_in(live: LiveRoom, lang: Language) -> dict[str, list[str]]:
    """Return what people in a room, and those who are coming, mostly want, and mostly offer, in words."""
    with live.reading() as room:
        people = [person.profile for person in room.people.values() if person.here or person.coming]
        return {
            "wanted": _most(room, lang, (want.topic for profile in people for want in profile.wants)),
            "offered": _most(room, lang, (offer.topic for profile in people for offer in profile.offers)),
        }


def topics_address(room: Room) -> str:
    """Return the address of a room's vocabulary."""
    return f"/phone/{room.code}/topics/{_digest(room.vocabulary)}"


def _spend() -> None:
    limits = desk().limits
    limits.spend(limits.stranger, pages.address())


def _most(room: Room, lang: Language, topics: Iterable[str]) -> list[str]:
    counted = Counter(room.counts_as(topic) for topic in topics).most_common()
    texts = (room.wording(topic, lang) for topic, _ in counted if topic not in room.hidden_topics)
    return list(islice((text for text in texts if text), MOST_HEARD))


def _other_ways(topic: Topic, label: str) -> list[str]:
    """Return the few short ways to type a topic that do not begin as its label does; `read` knows all of them."""
    begun = {word[:SAME_BEGINNING] for word in label.casefold().split()}
    others = (way for way in (*topic.maybe, *topic.aliases, topic.label) if len(way) <= LONGEST_WAY)
    return list(islice((way for way in others if way.casefold()[:SAME_BEGINNING] not in begun), MOST_WAYS))


@lru_cache(VOCABULARIES_KEPT * len(LANGUAGES))
def _packed(vocabulary: Vocabulary, lang: Language) -> bytes:
    label = vocabulary.label
    known = [[label(name, lang), *_other_ways(topic, label(name, lang))] for name, topic in vocabulary.topics.items()]
    gifts = [label(name, lang) for name, topic in vocabulary.topics.items() if topic.gift]
    starter = [[label(topic, lang) for topic in ids if topic in vocabulary.topics] for ids in starter_topics()]
    return msgspec.json.encode({"topics": known, "gifts": gifts, "starter": starter})


@lru_cache(VOCABULARIES_KEPT)
def _digest(vocabulary: Vocabulary) -> str:
    """Return a digest of all that its topics may be called, in any language."""
    every = msgspec.json.encode(list(vocabulary.topics.values()))
    return blake2b(every, digest_size=DIGEST_BYTES).hexdigest()
