"""The vocabulary: what topics there are, the words for them, and what somebody's words mean.

`built_in()` is the package's own; `read_files` takes an organiser's files, alone or on top of it; `read` understands
what was typed. Software proposes and the person decides: only a topic's own words join two people silently.
"""

from __future__ import annotations

from kiosk.domain.vocabulary.built_in import built_in, starter_topics
from kiosk.domain.vocabulary.checking import read_files
from kiosk.domain.vocabulary.own import OwnTopics, read_own
from kiosk.domain.vocabulary.problem import Problem
from kiosk.domain.vocabulary.reading import Reading, read
from kiosk.domain.vocabulary.topic import Topic
from kiosk.domain.vocabulary.vocabulary import BROADER, Vocabulary

__all__ = [
    "BROADER",
    "OwnTopics",
    "Problem",
    "Reading",
    "Topic",
    "Vocabulary",
    "built_in",
    "read",
    "read_files",
    "read_own",
    "starter_topics",
]
