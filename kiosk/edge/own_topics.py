"""The organiser's vocabulary file, for the room that is opened with it."""

from __future__ import annotations

from pathlib import Path

from kiosk.config import Config, ConfigError
from kiosk.domain.vocabulary import OwnTopics, Problem, read_own
from kiosk.words import words


def own_topics(config: Config) -> OwnTopics | None:
    """Return the topics that the process's settings name; None for none.

    Raises ConfigError with a sentence for each thing that is wrong with the file, and the line where it is.
    """
    if not config.vocabulary:
        return None
    try:
        data = Path(config.vocabulary).read_bytes()
    except OSError as error:
        why = error.strerror or error
        raise ConfigError(words().say("tags.file_unreadable", file=config.vocabulary, why=why)) from None
    found = read_own([(config.vocabulary, data)], alone=bool(config.vocabulary_alone))
    if isinstance(found, OwnTopics):
        return found
    raise ConfigError("\n".join(map(problem_sentence, found)))


def problem_sentence(problem: Problem) -> str:
    """Say what is wrong with a vocabulary file, and on which line."""
    sentence = words().say(f"tags.problem_{problem.code}", **problem.params)
    return words().say("tags.problem", file=problem.file, line=problem.line, sentence=sentence, code=problem.code)
