"""One call and the talk that may follow it, as one of its people lives them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from kiosk.rehearse.action import Action, Message, Step
from kiosk.rehearse.behaviour import Behaviour
from kiosk.rehearse.phone import MeetingSeen, PhoneView

SECOND = 1_000.0
MINUTE = 60 * SECOND

TAP = 2 * SECOND
"""From seeing that a tap is due to tapping."""

TALKING = ("talking", "still")


@dataclass(slots=True)
class Encounter:
    """What somebody means to do about a call, drawn once, and how far they are. Times: the room's milliseconds."""

    meeting: str
    will: Literal["answer", "decline", "nothing"]
    answer_in: float
    walk: float
    says_here: bool
    says_finish: bool
    still_in: float
    talk: float
    """How long they will talk: the same for everyone in the meeting."""
    arrived: bool = False
    began: float | None = None
    """When this person saw the talk begin."""
    over: bool = False
    said_finish: bool = False
    said_still: bool = False

    def called(self) -> list[Action]:
        """Return what somebody means to do who sees the call."""
        return [] if self.will == "nothing" else [self._later(self.will, self.answer_in)]

    def look(self, meeting: MeetingSeen, now: float) -> list[Action]:
        """Return what somebody does on the strength of who is there and what the phone shows."""
        then: list[Action] = []
        if self.arrived and self.began is None and _all_come(meeting):
            self.began = now
            then.append(self._later("over", self.talk))
            if self.says_here and meeting.state == "called":
                then.append(self._later("here", TAP))
        if self.over and self.says_finish and not self.said_finish and meeting.state in TALKING:
            self.said_finish = True
            then.append(self._later("finish", TAP))
        if meeting.state == "talking":
            self.said_still = False
        elif meeting.state == "still" and self.in_talk and not self.said_still:
            self.said_still = True
            then.append(self._later("still_talking", self.still_in))
        return then

    def on_due(self, action: Action, view: PhoneView, now: float) -> Step:
        """Do what was meant about this call, if it still makes sense with what the phone shows by now."""
        meeting = view.meeting if view.meeting and view.meeting.id == self.meeting else None
        if meeting is None:
            return Step()
        match action.what:
            case "answer":
                unsaid = meeting.state == "called" and meeting.you == "called"
                return Step(say=self._say("answer") if unsaid else None, then=[self._later("arrive", self.walk)])
            case "arrive":
                self.arrived = True
                return Step(then=self.look(meeting, now))
            case "over":
                self.over = True
                return Step(then=self.look(meeting, now))
            case "decline" | "here":
                return Step(say=self._say(action.what) if meeting.state == "called" else None)
            case "still_talking":
                return Step(say=self._say(action.what) if meeting.state == "still" and not self.over else None)
            case _:
                return Step(say=self._say(action.what) if meeting.state in TALKING else None)

    def stop(self, meeting: MeetingSeen, now: float) -> list[Action]:
        """Return what somebody does who must stop talking now."""
        if not self.in_talk:
            return []
        self.talk = self.lasted(now)
        self.over = True
        return self.look(meeting, now)

    @property
    def in_talk(self) -> bool:
        """Whether they are talking at the moment, whatever the phone shows."""
        return self.began is not None and not self.over

    def lasted(self, now: float) -> float:
        """Return how long the talk has lasted."""
        return min(self.talk, now - self.began) if self.began is not None else 0.0

    def _later(self, what: str, delay: float) -> Action:
        return Action(delay=delay, what=what, about=self.meeting)

    def _say(self, command: str) -> Message:
        return Message(command=command, fields={"meeting": self.meeting})


def encounter(meeting: str, behaviour: Behaviour, chance: Random, seed: str) -> Encounter:
    """Draw what one person will do about a call. `seed` is the rehearsal's, for what they all draw alike."""
    drawn = chance.random()
    never = behaviour.never_answers_a_call
    return Encounter(
        meeting=meeting,
        will="nothing" if drawn < never else "decline" if drawn < never + behaviour.declines_a_call else "answer",
        answer_in=behaviour.answer_s.draw(chance) * SECOND,
        walk=behaviour.walk_s.draw(chance) * SECOND,
        says_here=chance.random() < behaviour.taps_here,
        says_finish=chance.random() < behaviour.taps_finish,
        still_in=behaviour.answer_s.draw(chance) * SECOND,
        talk=behaviour.talk_min.draw(Random(f"{seed}/talk/{meeting}")) * MINUTE,  # noqa: S311 (chance, not secrecy)
    )


def _all_come(meeting: MeetingSeen) -> bool:
    """Tell whether everybody else has said that they come (whoever has no phone cannot say so)."""
    if meeting.state != "called":
        return True
    return all(other.status != "called" or not other.has_phone for other in meeting.others)
