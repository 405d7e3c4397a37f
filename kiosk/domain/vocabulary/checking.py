"""Whether the topics of some files go together, with each other and with a vocabulary that they extend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiosk.domain.vocabulary.lines import Line, read_lines
from kiosk.domain.vocabulary.problem import Problem
from kiosk.domain.vocabulary.spelling import singular_key, words_of
from kiosk.domain.vocabulary.topic import Topic
from kiosk.domain.vocabulary.vocabulary import Vocabulary

MOST_STEPS = 3
"""Steps from a topic up to the widest one above it."""


def read_files(files: Iterable[tuple[str, bytes]], base: Vocabulary | None = None) -> Vocabulary | list[Problem]:
    """Return the vocabulary that files (name, bytes) hold, on top of `base`, or all that is wrong with them.

    With a base the files extend it: their topics come first, and one with the id of a base's topic replaces it.
    """
    read = [found for file, data in files for found in read_lines(file, data)]
    lines = [found for found in read if isinstance(found, Line)]
    known = dict(base.topics) if base is not None else {}
    broken = [found for found in read if isinstance(found, Problem)]
    problems = sorted([*broken, *_together(lines, known, complete=not broken)], key=lambda found: found[:2])
    if problems:
        return problems
    topics = [line.topic for line in lines]
    return base.extended(topics) if base is not None else Vocabulary(topics)


def _together(lines: Sequence[Line], known: Mapping[str, Topic], *, complete: bool) -> Iterator[Problem]:
    first: dict[str, Line] = {}
    for line in lines:
        if line.topic.id in first:
            yield _at(line, "duplicate_id", id=line.topic.id, **_place(first[line.topic.id]))
        first.setdefault(line.topic.id, line)
    topics = {**known, **{name: line.topic for name, line in first.items()}}
    yield from _claimed_twice(first.values())
    yield from _labels_of_others(list(first.values()), known)
    for line in first.values():
        if complete:  # else the topic that is missed may be the one that could not be read
            for other in filter(None, (line.topic.broader, *line.topic.related)):
                if other not in topics:
                    yield _at(line, "unknown_id", id=other)
        yield from _up(line, topics)


def _claimed_twice(lines: Iterable[Line]) -> Iterator[Problem]:
    claimed: dict[str, Line] = {}
    for line in lines:
        told = set()
        for form in (line.topic.label, *line.topic.aliases):
            words = singular_key(words_of(form))
            owner = claimed.setdefault(words, line)
            if owner is not line and words not in told:
                told.add(words)
                yield _at(line, "duplicate_form", form=form, other=owner.topic.label, **_place(owner))


def _labels_of_others(lines: Sequence[Line], known: Mapping[str, Topic]) -> Iterator[Problem]:
    """A room may take a built-in alias for a topic of its own, but not what stands on another topic's chip."""
    replaced = {line.topic.id for line in lines}
    labels = {singular_key(words_of(topic.label)): topic for topic in known.values() if topic.id not in replaced}
    for line in lines:
        for form in (line.topic.label, *line.topic.aliases):
            owner = labels.get(singular_key(words_of(form)))
            if owner is not None:
                yield _at(line, "label_taken", form=form, label=owner.label, id=owner.id)


def _up(line: Line, topics: Mapping[str, Topic]) -> Iterator[Problem]:
    path = [line.topic.id]
    while (above := topics[path[-1]].broader) in topics and above != path[-1]:
        path.append(above)
        if above in path[:-1]:
            yield _at(line, "cycle", path=" → ".join(path))
            return
    if len(path) > MOST_STEPS + 1:
        yield _at(line, "too_deep", path=" → ".join(path), most=MOST_STEPS)


def _place(line: Line) -> dict[str, str | int | float]:
    return {"first_file": line.file, "first_line": line.number}


def _at(line: Line, code: str, **params: str | int | float) -> Problem:
    return Problem(line.file, line.number, code, params)
