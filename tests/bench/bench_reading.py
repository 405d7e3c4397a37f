"""How well typed words are understood: python -m tests.bench.bench_reading. JSON; 1 if worse than promised.

corpus.jsonl holds what people type: the strings were written before the vocabulary was finished, and what is right
(topics by their ids, any of several; none: a free tag) was set beside each when it was. traps.jsonl holds pairs that
must never become one.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from kiosk.domain.tags import normalise
from kiosk.domain.vocabulary import Reading, Vocabulary, built_in, read
from tests.machine import slowness

HERE = Path(__file__).parent
FIRST = 0.92
"""Share of tags that are right at first, at least: the topic that was read, or else the first suggestion."""
SUGGESTED = 0.97
"""Share of tags for which the topic that was read or one of three suggestions is right, at least."""
SENTENCES = 0.75
"""Share of sentences that yield a right chip, at least."""
LOAD = 0.1
"""Seconds to load the vocabulary, at most."""
SHORT_TAG = 0.001
"""Seconds to read a tag, at most, for half of the corpus."""
ROUNDS = 5
"""Measurements of a duration; the shortest counts, since others use the machine as well."""


class Typed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the corpus: a text, and for each tag in it the ids of the topics that are right."""

    typed: str
    topics: list[list[str]]
    sentence: bool = False


class Grade(msgspec.Struct, frozen=True):
    """How one tag was understood. `silent`: a topic was decided on that is not right."""

    typed: str
    sentence: bool
    first: bool
    suggested: bool
    silent: bool


def main() -> int:
    """Measure, print, and say by the exit status whether it is good enough."""
    vocabulary = built_in()
    grades = [grade for line in corpus() for grade in graded(line, vocabulary)]
    tags = [grade for grade in grades if not grade.sentence]
    sentences = [grade for grade in grades if grade.sentence]
    merged = [pair for pair in traps() if merges(*pair, vocabulary)]
    found = {
        "first": share([grade.first for grade in tags]),
        "suggested": share([grade.suggested for grade in tags]),
        "sentences": share([grade.suggested for grade in sentences]),
        "merged": len(merged),
        "load_s": round(load_time(), 4),
        "median_tag_s": round(median_time(vocabulary), 6),
    }
    well = (
        found["first"] >= FIRST
        and found["suggested"] >= SUGGESTED
        and found["sentences"] >= SENTENCES
        and not merged
        and found["load_s"] < LOAD * slowness()
        and found["median_tag_s"] < SHORT_TAG * slowness()
    )
    counts = {"tags": len(tags), "sentences": len(sentences), "traps": len(traps()), "topics": len(vocabulary.topics)}
    goals = {"first": FIRST, "suggested": SUGGESTED, "sentences": SENTENCES, "merged": 0, "load_s": LOAD}
    silent = [grade.typed for grade in grades if grade.silent]
    missed = [grade.typed for grade in grades if not grade.suggested]
    report = {"counts": counts, "goals": goals, "well": well, **found, "merges": merged}
    print(json.dumps({"bench": "reading", **report, "silently_wrong": silent, "missed": missed}, ensure_ascii=False))
    return 0 if well else 1


def corpus() -> list[Typed]:
    """What people type, with what is right."""
    return msgspec.json.Decoder(Typed).decode_lines((HERE / "corpus.jsonl").read_bytes())


def traps() -> list[tuple[str, str]]:
    """Pairs that must never become one."""
    return msgspec.json.Decoder(tuple[str, str]).decode_lines((HERE / "traps.jsonl").read_bytes())


def graded(line: Typed, vocabulary: Vocabulary) -> list[Grade]:
    """How each tag of a line was understood; all are wrong where the line was divided in another way."""
    readings = read(line.typed, vocabulary)
    if line.sentence:
        return [_sentence(line.typed, readings, set(line.topics[0]))]
    if len(readings) != len(line.topics):
        return [Grade(line.typed, False, False, False, False) for _ in line.topics]
    return [_tag(line.typed, reading, right) for reading, right in zip(readings, line.topics, strict=True)]


def _sentence(typed: str, readings: list[Reading], right: set[str]) -> Grade:
    """A sentence yields its chips; that a whole sentence is an alias is rare, and must then be right."""
    decided = {reading.topic for reading in readings if reading.topic is not None}
    chips = [*decided, *(topic for reading in readings for topic in reading.suggestions)]
    silent = not decided <= right
    suggested = _any(right, chips[:3]) and not silent
    return Grade(typed, True, suggested and chips[0] in right, suggested, silent)


def _tag(typed: str, reading: Reading, right: list[str]) -> Grade:
    """A tag that is too rare for the vocabulary is right as a free one, whatever is suggested besides."""
    if not right:
        free = reading.topic is None
        return Grade(typed, False, free, free, not free)
    if reading.topic is not None:
        proposed = [reading.topic, *reading.suggestions]
        return Grade(typed, False, proposed[0] in right, _any(right, proposed), reading.topic not in right)
    proposed = list(reading.suggestions)
    return Grade(typed, False, _any(right, proposed[:1]), _any(right, proposed), False)


def _any(right: Iterable[str], proposed: list[str]) -> bool:
    return not set(right).isdisjoint(proposed)


def merges(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether two texts join people without anybody's yes: a topic, or the same free tag, in both."""
    return not decided(one, vocabulary).isdisjoint(decided(other, vocabulary))


def decided(text: str, vocabulary: Vocabulary) -> set[str]:
    """What a text stands for at once: topics, and the words of free tags."""
    return {reading.topic or f"free {normalise(reading.text)}" for reading in read(text, vocabulary)}


def share(marks: list[bool]) -> float:
    """The share that is true."""
    return round(sum(marks) / len(marks), 4)


def load_time() -> float:
    """Seconds to load the vocabulary of the package, of the fastest of some."""
    return min(_timed(built_in.__wrapped__) for _ in range(ROUNDS))


def median_time(vocabulary: Vocabulary) -> float:
    """Seconds to read a tag, of the corpus's middle one."""
    lines = [line for line in corpus() if not line.sentence]
    times = [min(_timed(lambda line=line: read(line.typed, vocabulary)) for _ in range(ROUNDS)) for line in lines]
    return sorted(times)[len(times) // 2]


def _timed(work: object) -> float:
    assert callable(work)
    began = time.process_time()  # what others do with the machine does not count
    work()
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
