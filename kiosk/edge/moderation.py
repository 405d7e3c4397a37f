"""Which texts the host should see before others do: a word filter's suspicion, never its decision."""

from __future__ import annotations

from functools import cache

from glin_profanity import Filter

from kiosk.domain.commands import Actor, AnyCommand, CheckIn, Edit, Role

JUDGED = frozenset({Role.STRANGER, Role.PERSON})
"""Whose words are looked at: the host and the helpers at the door know what they write."""
FIELDS = ("name", "line", "sector", "organisation")


def doubtful(command: AnyCommand, actor: Actor) -> frozenset[str]:
    """Return those of the texts in a command, as typed, that may offend somebody."""
    if actor.role not in JUDGED or not isinstance(command, CheckIn | Edit):
        return frozenset()
    texts = [getattr(command, field) for field in FIELDS]
    texts += [tag.text for tag in (*(command.offers or ()), *(command.wants or ()))]
    return frozenset(text for text in texts if text and _filter().is_profane(text))


@cache
def _filter() -> Filter:
    # The dictionaries of other languages hold everyday English words ("con", "bite").
    return Filter({"languages": ["english"], "detect_leetspeak": True, "normalize_unicode": True})
