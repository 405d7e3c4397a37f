"""Keeping in touch, as simulated people do: yes to some of those they talked with, and to what these promise."""

from __future__ import annotations

from random import Random

from kiosk.rehearse.action import Action, Message
from kiosk.rehearse.behaviour import Spread
from kiosk.rehearse.encounter import SECOND
from kiosk.rehearse.phone import PhoneView


class Keeping:
    """One person's way with it. `likely` is the share of people whom they keep in touch with; at 0 they never look."""

    def __init__(self, likely: float, takes_s: Spread, chance: Random) -> None:
        self.likely = likely
        self.takes_s = takes_s
        self.chance = chance
        self.seen: set[str] = set()

    def notice(self, view: PhoneView) -> list[Action]:
        """Return what they mean to answer of what the phone asks."""
        if self.likely == 0:
            return []
        asked = [("keep", one.person) for one in view.keeping.ask]
        asked += [("agree", one.id) for one in view.keeping.promises if not one.yours and not one.agreed]
        new = [(what, about) for what, about in asked if about not in self.seen]
        self.seen.update(about for _, about in new)
        return [Action(delay=self.takes_s.draw(self.chance) * SECOND, what=what, about=about) for what, about in new]

    def answer(self, action: Action) -> Message:
        """Return the answer that they tap. They show nothing but their names: they have nothing else."""
        if action.what == "agree":
            return Message(command="agree", fields={"promise": action.about})
        wish = self.chance.random() < self.likely
        return Message(command="share", fields={"person": action.about, "wish": wish})
