"""A vocabulary file: JSON Lines in UTF-8, a topic a line; read line by line, so that each problem has its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from kiosk.domain.tags import clean
from kiosk.domain.vocabulary.problem import Problem
from kiosk.domain.vocabulary.spelling import key, words_of
from kiosk.domain.vocabulary.topic import Topic

MOST_BYTES = 2_000_000
MOST_TOPICS = 5_000
MOST_LABEL = 40
"""Characters on a chip."""
MOST_FORM = 80
"""Characters of an alias: as many as a tag may have."""
LEAST_STRENGTH = 0.3
MOST_STRENGTH = 0.7

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38})[a-z0-9]")
_FREE = re.compile(r"[0-9a-f]{16}")
"""A free tag's id looks like this, and no topic's may."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LINE = msgspec.json.Decoder(Topic)


class Line(NamedTuple):
    """A topic, and where it stands."""

    file: str
    number: int
    topic: Topic


def read_lines(file: str, data: bytes) -> Iterator[Line | Problem]:
    """Return the topics of a file's bytes, and what is wrong with each line by itself."""
    if len(data) > MOST_BYTES:
        yield Problem(file, 1, "too_big", {"most": MOST_BYTES // 1_000_000})
        return
    count = 0
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not raw.strip():
            continue
        count += 1
        if count > MOST_TOPICS:
            yield Problem(file, number, "too_many", {"most": MOST_TOPICS})
            return
        try:
            topic = _LINE.decode(raw.decode("utf-8"))
        except UnicodeDecodeError:
            yield Problem(file, number, "encoding", {})
            return
        except (msgspec.DecodeError, RecursionError) as error:
            yield Problem(file, number, "unreadable", {"why": str(error)})
            continue
        wrong = [Problem(file, number, code, params) for code, params in _wrong(topic)]
        yield from wrong
        if not wrong:
            yield Line(file, number, topic)


def _wrong(topic: Topic) -> Iterator[tuple[str, dict[str, str | int | float]]]:
    if not _SLUG.fullmatch(topic.id) or _FREE.fullmatch(topic.id):
        yield "bad_id", {"id": topic.id[:MOST_LABEL]}
    if not topic.label.strip():
        yield "label_missing", {"id": topic.id}
    if topic.broader == topic.id or topic.id in topic.related:
        yield "itself", {"id": topic.id}
    for lang, label in (("", topic.label), *topic.labels.items()):
        if lang and not _LANGUAGE.fullmatch(lang):
            yield "bad_language", {"lang": lang[:MOST_LABEL]}
        if len(label) > MOST_LABEL:
            yield "label_too_long", {"label": label[:MOST_LABEL], "most": MOST_LABEL}
    for form in (topic.label, *topic.labels.values(), *topic.aliases, *topic.maybe):
        if len(form) > MOST_FORM:
            yield "form_too_long", {"form": form[:MOST_LABEL], "most": MOST_FORM}
        elif form.strip() and (form != clean(form) or not key(words_of(form))):
            yield "bad_form", {"form": clean(form)}
    if not all(form.strip() for form in (*topic.labels.values(), *topic.aliases, *topic.maybe)):
        yield "empty_form", {"id": topic.id}
    for other, strength in topic.related.items():
        if not LEAST_STRENGTH <= strength <= MOST_STRENGTH:
            yield "bad_strength", {"other": other, "least": LEAST_STRENGTH, "most": MOST_STRENGTH}
