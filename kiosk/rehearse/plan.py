"""What a rehearsal is to be: who comes, how they behave, for how long."""

from __future__ import annotations

import msgspec

from kiosk.rehearse.attendee import Attendee
from kiosk.rehearse.behaviour import Behaviour
from kiosk.rehearse.people import Guest
from kiosk.rehearse.policy import FULL
from kiosk.rehearse.vocabularies import WHOLE


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One evening: `minutes` of the room's own time. The same seed draws the same chances."""

    people: list[Guest]
    behaviour: Behaviour = Behaviour()
    minutes: float = 90.0
    seed: str = "1"
    policy: str = FULL
    """A name in `POLICIES`; in a dry rehearsal."""
    words: str = WHOLE
    """What a dry evening's room knows of words: a name in `VOCABULARIES`."""
    spots: int = 0
    """Tables for one group each, in a dry rehearsal; 0: as many as there are groups."""

    def attendees(self) -> list[Attendee]:
        """Return everyone who will come, each with their own chances."""
        return [
            Attendee(guest, self.behaviour, seed=self.seed, index=index, minutes=self.minutes)
            for index, guest in enumerate(self.people)
        ]
