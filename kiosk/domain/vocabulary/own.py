"""The topics that an organiser brings to a room."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from kiosk.domain.vocabulary.built_in import built_in
from kiosk.domain.vocabulary.checking import read_files
from kiosk.domain.vocabulary.problem import Problem
from kiosk.domain.vocabulary.topic import Topic
from kiosk.domain.vocabulary.vocabulary import Vocabulary


class OwnTopics(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A room's own topics: on top of the built-in ones, or (`alone`) instead of them."""

    topics: tuple[Topic, ...]
    alone: bool = False

    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary of a room with these topics."""
        return Vocabulary(self.topics) if self.alone else built_in().extended(self.topics)


def read_own(files: Iterable[tuple[str, bytes]], *, alone: bool = False) -> OwnTopics | list[Problem]:
    """Return the topics that files (name, bytes) hold, or all that is wrong with them."""
    base = None if alone else built_in()
    found = read_files(files, base)
    if not isinstance(found, Vocabulary):
        return found
    known = base.topics if base else {}
    return OwnTopics(
        topics=tuple(each for each in found.topics.values() if known.get(each.id) is not each), alone=alone
    )
