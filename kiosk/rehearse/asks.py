"""Answering what the phone asks: the one place where what somebody *could* give comes to light."""

from __future__ import annotations

from random import Random

from kiosk.domain.commands import MOST_TAGS
from kiosk.rehearse.behaviour import Asked
from kiosk.rehearse.encounter import MINUTE, SECOND
from kiosk.rehearse.phone import AskShown, PhoneView

A_START = 1
"""The level of an offer that somebody was asked for."""


class Answering:
    """One person's way with the phone's questions."""

    def __init__(self, asked: Asked, could: tuple[str, ...], chance: Random) -> None:
        self.asked = asked
        self.could = {_plain(text) for text in could}
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
        """Return the fields of the edit by which the person says yes to some of the chips; None when to none."""
        ticked = [chip for chip in chips if self.chance.random() < self._yes(chip)]
        offers = [{"text": offer.text, "level": offer.level} for offer in view.you.offers]
        wants = [{"text": want.text, "starred": want.starred} for want in view.you.wants]
        here = {_plain(texted.text) for texted in (*view.you.offers, *view.you.wants)}
        new = [chip for chip in ticked if _plain(chip.text) not in here]
        more_offers = [{"text": chip.text, "level": A_START} for chip in new if chip.side == "offer"]
        more_wants = [{"text": chip.text, "starred": False} for chip in new if chip.side == "want"]
        fields: dict[str, object] = {}
        if more_offers and len(offers) < MOST_TAGS:
            fields["offers"] = (offers + more_offers)[:MOST_TAGS]
        if more_wants and len(wants) < MOST_TAGS:
            fields["wants"] = (wants + more_wants)[:MOST_TAGS]
        return fields or None

    def answer_in(self) -> float:
        """Return how long the person takes over it, in the room's milliseconds."""
        return self.asked.answer_s.draw(self.chance) * SECOND

    def _yes(self, chip: AskShown) -> float:
        could = chip.side == "offer" and _plain(chip.text) in self.could
        return self.asked.ticks_if_could if could else self.asked.ticks_otherwise


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
