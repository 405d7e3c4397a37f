"""`kiosk tags`: how typed words are understood, which topics there are, and whether a vocabulary file is sound."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from kiosk.domain.refusal import Refusal
from kiosk.domain.vocabulary import Reading, Vocabulary, built_in, read, read_files
from kiosk.edge.own_topics import problem_sentence
from kiosk.words import words

UNSOUND = 1
"""Exit status when a checked file has problems."""

UNUSABLE = 2
"""Exit status when it could not do what was asked."""


class Unusable(Exception):
    """A sentence for whoever asked: nothing was done."""


class Understood(msgspec.Struct, frozen=True):
    """A tag of a typed text, with labels in place of ids."""

    text: str
    topic: str | None
    how: str
    suggestions: list[str]


class Line(msgspec.Struct, frozen=True):
    """A typed text, and how it is understood: what `kiosk tags read --json` prints a line of."""

    typed: str
    topics: list[Understood]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be given."""
    choices = parser.add_subparsers(dest="tags", required=True, metavar="read|list|check")
    reading = choices.add_parser("read", help="show how words are understood")
    reading.add_argument("texts", nargs="+", metavar="TEXT", help="what somebody typed")
    listing = choices.add_parser("list", help="print the vocabulary")
    checking = choices.add_parser("check", help="look for mistakes in vocabulary files")
    checking.add_argument("files", nargs="+", metavar="FILE", help="topics, one a line of JSON, on top of the built-in")
    for sub in (reading, listing):
        sub.add_argument("--room", metavar="FILE", help="a room's own topics, on top of the built-in ones")
        sub.add_argument("--json", action="store_true", help="print one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 when all is well, 1 when a checked file has problems, 2 with a sentence when it cannot be done."""
    try:
        if args.tags == "check":
            return _check(args.files)
        vocabulary = _vocabulary(args.room)
        return _read(args, vocabulary) if args.tags == "read" else _list(args, vocabulary)
    except Unusable as unusable:
        print(unusable, file=sys.stderr)
        return UNUSABLE


def _read(args: argparse.Namespace, vocabulary: Vocabulary) -> int:
    for text in args.texts:
        try:
            readings = read(text, vocabulary)
        except Refusal as refusal:
            raise Unusable(words().say(f"refusal.{refusal.code}", **refusal.params)) from None
        if args.json:
            line = Line(text, [_understood(reading, vocabulary) for reading in readings])
            print(msgspec.json.encode(line).decode())
        else:
            for reading in readings:
                print(_told(reading, vocabulary))
    return 0


def _understood(reading: Reading, vocabulary: Vocabulary) -> Understood:
    label = None if reading.topic is None else vocabulary.label(reading.topic)
    return Understood(reading.text, label, reading.how, [vocabulary.label(topic) for topic in reading.suggestions])


def _told(reading: Reading, vocabulary: Vocabulary) -> str:
    say, line = words().say, _understood(reading, vocabulary)
    told = say(f"tags.how_{line.how}", text=line.text, topic=line.topic)
    if not line.suggestions:
        return told
    return f"{told} {say('tags.suggested', labels=' · '.join(line.suggestions))}"


def _list(args: argparse.Namespace, vocabulary: Vocabulary) -> int:
    for topic in vocabulary.topics.values():
        if args.json:
            print(msgspec.json.encode(topic).decode())
        else:
            print("\t".join((topic.id, topic.label, "; ".join(topic.aliases))))
    return 0


def _check(files: list[str]) -> int:
    found = read_files([_file(name) for name in files], built_in())
    if isinstance(found, Vocabulary):
        print(words().say("tags.sound", n=len(found.topics)))
        return 0
    for problem in found:
        print(problem_sentence(problem))
    return UNSOUND


def _vocabulary(room: str | None) -> Vocabulary:
    if room is None:
        return built_in()
    found = read_files([_file(room)], built_in())
    if isinstance(found, Vocabulary):
        return found
    raise Unusable("\n".join(map(problem_sentence, found)))


def _file(name: str) -> tuple[str, bytes]:
    try:
        return name, Path(name).read_bytes()
    except OSError as error:
        raise Unusable(words().say("tags.file_unreadable", file=name, why=error.strerror or error)) from None
