"""Answering what the phone asks: the one place where what somebody *could* give comes to light."""

from __future__ import annotations

from functools import cache
from random import Random

from kiosk.domain.vocabulary import built_in, read
from kiosk.rehearse.behaviour import Asked
from kiosk.rehearse.encounter import MINUTE, SECOND
from kiosk.rehearse.phone import AskShown, PhoneView


class Answering:
    """One person's way with the phone's questions."""

    def __init__(self, asked: Asked, could: tuple[str, ...], chance: Random) -> None:
        self.asked = asked
        self.could = {known for text in could for known in _known_as(text)}
        self.chance = chance
        self.last: float | None = None

    def notice(self, view: PhoneView, now: float) -> list[AskShown]:
        """Return the chips that the person looks at on this screen, at `now` (the room's milliseconds)."""
        if not view.asks or (self.asked.only_while_waiting and view.state != "waiting"):
            return []
        if self.last is not None and now - self.last < self.asked.not_oftener_than_min * MINUTE:
            return []
        self.last = now
        looks = self.chance.random() < self.asked.looks
        return view.asks[: self.asked.chips_shown_at_most] if looks else []

    def tick(self, chips: list[AskShown], view: PhoneView) -> dict[str, object] | None:
        """Return the fields of the reply by which the person says yes to some of the chips; None when to none.

        What they do not tick they leave: nobody goes through a list of topics saying no to each.
        """
        ticked = [chip for chip in chips if self.chance.random() < self._yes(chip)]
        asked = {(chip.side, chip.topic) for chip in view.asks}
        still = [chip for chip in ticked if (chip.side, chip.topic) in asked]
        return {"yes": [{"side": chip.side, "topic": chip.topic} for chip in still]} if still else None

    def answer_in(self) -> float:
        """Return how long the person takes over it, in the room's milliseconds."""
        return self.asked.answer_s.draw(self.chance) * SECOND

    def _yes(self, chip: AskShown) -> float:
        could = chip.side == "offer" and not self.could.isdisjoint(_known_as(chip.text))
        return self.asked.ticks_if_could if could else self.asked.ticks_otherwise


@cache
def _known_as(text: str) -> frozenset[str]:
    """Return what people know a thing again by: the words themselves, and what these stand for, as people know it."""
    return frozenset({_plain(text), *(reading.topic for reading in read(text, built_in()) if reading.topic)})


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
