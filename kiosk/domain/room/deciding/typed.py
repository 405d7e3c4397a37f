"""Tags as typed, taken for topics: those of the vocabulary, and free ones in the person's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from kiosk.domain.commands import MOST_TAGS, OfferTyped, WantTyped
from kiosk.domain.entries import Offered, Wanted
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.state import RoomState
from kiosk.domain.tags import topic_of
from kiosk.domain.vocabulary import read
from kiosk.domain.vocabulary.spelling import singular_key, words_of


class Taken(NamedTuple):
    """What somebody's offers and wants are: each topic once, the words for it, and the topics to be held back."""

    offers: tuple[Offered, ...]
    wants: tuple[Wanted, ...]
    texts: dict[str, str]
    held: tuple[str, ...]


def take(room: RoomState, offers: list[OfferTyped], wants: list[WantTyped], doubtful: frozenset[str]) -> Taken:
    """Read what was typed. Raises Refusal `too_many` where one line holds more than may be said."""
    offered = _read(room, "offers", offers)
    wanted = _read(room, "wants", wants)
    return Taken(
        offers=tuple(Offered(topic, tag.level) for topic, (_, tag) in offered.items()),
        wants=tuple(Wanted(topic, tag.starred) for topic, (_, tag) in wanted.items()),
        texts={topic: text for topic, (text, _) in (wanted | offered).items()},
        held=tuple(topic for topic, (_, tag) in (wanted | offered).items() if tag.text in doubtful),
    )


Tag = TypeVar("Tag", OfferTyped, WantTyped)


def _read(room: RoomState, field: str, typed: Iterable[Tag]) -> dict[str, tuple[str, Tag]]:
    """Return, by topic, the words and what was typed; a topic typed twice counts once, as first typed."""
    found: dict[str, tuple[str, Tag]] = {}
    for tag in typed:
        for topic, text in topics_in(room, tag.text):
            found.setdefault(topic, (text, tag))
    if len(found) > MOST_TAGS:
        raise Refusal("too_many", field=field, limit=MOST_TAGS)
    return found


def topics_in(room: RoomState, typed: str) -> Iterator[tuple[str, str]]:
    """Return the topics that a text names, each with the words for it."""
    for reading in read(typed, room.vocabulary):
        topic = reading.topic or _free_topic(reading.text, room.salt)
        if topic:
            yield topic, reading.text


def _free_topic(text: str, salt: str) -> str:
    """Return the id of a free tag: the same for hyphens, accents and plurals, and for emoji as they stand."""
    return topic_of(singular_key(words_of(text)) or text, salt)
