"""A simulated attendee: looks at the phone, walks, talks, taps. No clock, no socket: the driver brings both."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from kiosk.rehearse.action import VANISH, Action, Message, Step
from kiosk.rehearse.asks import Answering
from kiosk.rehearse.behaviour import EVENING, Behaviour
from kiosk.rehearse.encounter import MINUTE, SECOND, TAP, Encounter, encounter
from kiosk.rehearse.keeping import Keeping
from kiosk.rehearse.people import Guest
from kiosk.rehearse.phone import AskShown, PhoneView

ENOUGH = 4 * MINUTE
"""Whoever talked for less says afterwards that they neither gave nor got."""

GONE = ("left", "removed", "erased")


class Attendee:
    """One person's evening. Times: the room's milliseconds since the evening's start.

    The driver checks them in at `arrives`, schedules what `joined`, `on_snapshot` and `on_due` return, and calls
    `on_due` when an action's time has come. What they could give but did not say never leaves `Answering`.
    """

    def __init__(self, guest: Guest, behaviour: Behaviour, *, seed: str, index: int, minutes: float) -> None:
        self.guest = guest
        self.behaviour = behaviour
        self.seed = seed
        self.chance = Random(f"{seed}/{index}")  # noqa: S311 (chance, not secrecy)
        stretch = minutes / EVENING
        self.end = minutes * MINUTE
        self.arrives = behaviour.arrive_min.draw(self.chance) * MINUTE * stretch
        self.leaves = min(behaviour.leave_min.draw(self.chance) * MINUTE * stretch, self.end)
        self.says_until = self.chance.random() < behaviour.says_until_when
        self.vanishes = self.chance.random() < behaviour.leaves_without_tapping
        if guest.until is not None:
            self.leaves, self.says_until = min(guest.until * MINUTE, self.end), True
        if self.arrives >= self.leaves:
            self.arrives = self.leaves / 2
        self.answering = Answering(behaviour.asks, guest.could, Random(f"{seed}/{index}/asks"))  # noqa: S311
        self.keeping = Keeping(behaviour.keeps_in_touch, behaviour.answer_s, Random(f"{seed}/{index}/keeping"))  # noqa: S311
        self.chips: list[AskShown] = []
        self.view: PhoneView | None = None
        self.now_in: Encounter | None = None
        self.lasted: dict[str, float] = {}
        self.to_tell: set[str] = set()
        self.leaving = False
        self.gone = False

    def check_in(self, at: Callable[[float], int]) -> dict[str, object]:
        """Return the fields of their check-in; `at` turns a moment of the evening into the server's milliseconds."""
        fields: dict[str, object] = {
            "name": self.guest.name,
            "offers": [_offer(text, self.guest.levels.get(text)) for text in self.guest.offers],
            "wants": [{"text": text, "starred": text in self.guest.starred} for text in self.guest.wants],
        }
        for field in ("sector", "organisation"):
            if said := getattr(self.guest, field):
                fields[field] = said
        if self.says_until:
            fields["until"] = at(self.leaves)
        return fields

    def joined(self, now: float) -> list[Action]:
        """Return what lies ahead of somebody who has just checked in."""
        return [
            self._next_touch(),
            Action(delay=max(0.0, self.leaves - now), what="go"),
            Action(delay=max(0.0, self.end - now), what="home"),
        ]

    def on_snapshot(self, view: PhoneView, now: float) -> list[Action]:
        """Look at the phone, which shows something new; return what comes of it."""
        if self.gone or not view.newer_than(self.view):
            return []
        before, self.view = self.view, view
        if view.state in GONE:
            self.gone = True
            return []
        then = self._parted(view, now)
        if view.meeting:
            if self.now_in is None:
                self.now_in = encounter(view.meeting.id, self.behaviour, self.chance, self.seed)
                then += self.now_in.called()
            then += self.now_in.look(view.meeting, now)
        if view.after and view.after.id in self.to_tell:
            self.to_tell.remove(view.after.id)
            delay = self.behaviour.answer_s.draw(self.chance) * SECOND
            then.append(Action(delay=delay, what="outcome", about=view.after.id))
        if view.state == "breather" and (before is None or before.state != "breather"):
            then.append(Action(delay=self.behaviour.breather_min.draw(self.chance) * MINUTE, what="next"))
        then += self.keeping.notice(view)
        chips = self.answering.notice(view, now)
        if chips:
            self.chips = chips
            then.append(Action(delay=self.answering.answer_in(), what="tick"))
        return then

    def on_due(self, action: Action, now: float) -> Step:
        """Do what was meant, if it still makes sense with what the phone shows by now."""
        if self.gone or self.view is None:
            return Step()
        match action.what:
            case "touch":
                return Step(say=Message(command="touch"), then=[self._next_touch()])
            case "next":
                return Step(say=Message(command="next") if self.view.state == "breather" else None)
            case "tick":
                fields = self.answering.tick(self.chips, self.view)
                return Step(say=Message(command="reply", fields=fields) if fields else None)
            case "outcome":
                enough = self.lasted.get(action.about, 0.0) >= ENOUGH
                said: dict[str, object] = {"meeting": action.about, "gave": enough, "got": enough}
                return Step(say=Message(command="outcome", fields=said))
            case "keep" | "agree":
                return Step(say=self.keeping.answer(action))
            case "go" | "home":
                return self._go_home(action, now)
            case _:
                return self._in_meeting(action, self.view, now)

    def _in_meeting(self, action: Action, view: PhoneView, now: float) -> Step:
        lived = self.now_in
        if lived is None or lived.meeting != action.about:
            # Too late: nobody waits for them any more. But the phone is in their hand again.
            awake = action.what == "answer" and view.state == "away"
            return Step(say=Message(command="touch") if awake else None)
        step = lived.on_due(action, view, now)
        if self.leaving and action.what == "over":
            return Step(say=step.say, then=[*step.then, Action(delay=2 * TAP, what="go")])
        return step

    def _go_home(self, action: Action, now: float) -> Step:
        talking = self.now_in is not None and self.now_in.in_talk
        if action.what == "home" and self.now_in and self.view and self.view.meeting:
            # The evening is over: whoever still talks stops, and finishes first if that is their way.
            return Step(then=[*self.now_in.stop(self.view.meeting, now), Action(delay=2 * TAP, what="go")])
        if talking and now < self.end:
            self.leaving = True  # not in the middle of a talk; but when the evening is over, it is over
            return Step()
        self.gone = True
        return Step(say=Message(command=VANISH if self.vanishes else "leave"))

    def _parted(self, view: PhoneView, now: float) -> list[Action]:
        """Return what follows when the meeting that one was in is no longer on the screen."""
        ended = self.now_in
        if ended is None or (view.meeting and view.meeting.id == ended.meeting):
            return []
        self.now_in = None
        self.lasted[ended.meeting] = ended.lasted(now)
        if ended.says_finish:
            self.to_tell.add(ended.meeting)
        return [Action(delay=TAP, what="go")] if self.leaving else []

    def _next_touch(self) -> Action:
        return Action(delay=self.behaviour.touches_phone_every_min.draw(self.chance) * MINUTE, what="touch")


def _offer(text: str, level: int | None) -> dict[str, object]:
    return {"text": text} if level is None else {"text": text, "level": level}
