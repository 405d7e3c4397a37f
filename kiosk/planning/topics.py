"""From what a list says to what the matchmaker reads: the one place where words become topics."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.matching import same_topic
from kiosk.domain.matching.seeker import Related
from kiosk.domain.tags import normalise

related: Related = same_topic
"""How far an offered topic serves a wanted one."""


def topic_of(text: str) -> str:
    """Return the topic of what somebody typed; "" where there is none."""
    return normalise(text)


def texts_by_topic(texts: Iterable[str]) -> dict[str, str]:
    """Return somebody's topics, each with their own words for it, in the order in which they stated them."""
    found: dict[str, str] = {}
    for text in texts:
        if topic := topic_of(text):
            found.setdefault(topic, text)
    return found
