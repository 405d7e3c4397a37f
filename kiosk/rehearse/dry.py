"""A dry rehearsal: an evening under a virtual clock, in seconds, without sockets."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import msgspec

from kiosk.domain.commands import PHONE_COMMANDS, Actor, AnyCommand, CheckIn, Newcomer, Role
from kiosk.domain.refusal import Refusal
from kiosk.rehearse.action import VANISH, Action, Message
from kiosk.rehearse.agenda import Agenda
from kiosk.rehearse.attendee import Attendee
from kiosk.rehearse.encounter import MINUTE
from kiosk.rehearse.ledger import Ledger
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.policy import POLICIES
from kiosk.rehearse.report import Report, make_report
from kiosk.rehearse.virtual_room import PIN, VirtualRoom

START = 1_800_000_000_000
"""When a dry evening begins, in milliseconds Unix: any moment does, and the same one makes runs alike."""

Progress = Callable[[float, int, int], None]
"""Told the minute of the evening, how many are here, and how many calls went out."""


class DryEvening:
    """One evening; `run` plays it to its end."""

    def __init__(self, plan: Plan, progress: Progress | None = None) -> None:
        self.plan = plan
        self.progress = progress
        self.now = START
        self.virtual = VirtualRoom(START, POLICIES[plan.policy], words=plan.words, spots=plan.spots, seed=plan.seed)
        self.ledger = Ledger(answer=self.virtual.room.settings.answer)
        self.agenda = Agenda()
        self.phones: dict[str, Attendee] = {}
        self._messages = 0

    def run(self) -> Report:
        """Play the evening and sum it up."""
        started = time.monotonic()
        for index, attendee in enumerate(self.plan.attendees()):
            self.agenda.add(START + attendee.arrives, partial(self._arrive, attendee, f"p{index:05}"))
        minute = 0
        while (at := self._next_at()) is not None:
            self.now = at
            due = self.virtual.next_due(self.now)
            if due is not None and due <= self.now:
                self.virtual.conduct(self.now)
            else:
                self.agenda.take()[1]()
            self._show()
            if self.progress and (at - START) // MINUTE > minute:
                minute = int((at - START) // MINUTE)
                self.progress(minute, len(self.phones), len(self.ledger.meetings))
        return make_report(
            self.ledger,
            now=self.now,
            mutual=self.virtual.room.settings.mutual,
            minutes=self.plan.minutes,
            seed=self.plan.seed,
            policy=self.plan.policy,
            spot_use=self._spot_use(),
            seconds=time.monotonic() - started,
        )

    def _spot_use(self) -> float | None:
        """Return for which share of the evening's length the spots held a group; None where there are none."""
        if not self.plan.spots:
            return None
        end = START + round(self.plan.minutes * MINUTE)
        held = [meeting for meeting in self.virtual.room.meetings.values() if meeting.spot is not None]
        used = sum(max(0, min(end, meeting.ended_at or self.now) - meeting.called_at) for meeting in held)
        return used / (self.plan.spots * (end - START))

    def _next_at(self) -> int | None:
        """Return when something happens next; None when the evening is over and everybody has gone."""
        written = self.agenda.next_at
        if written is None:
            return None
        due = self.virtual.next_due(self.now)
        at = -int(-written // 1)
        return max(self.now, at if due is None else min(at, due))

    def _arrive(self, attendee: Attendee, person: str) -> None:
        fields = attendee.check_in(lambda moment: START + round(moment))
        try:
            self.virtual.submit(
                msgspec.convert(fields, CheckIn),
                Actor(Role.STRANGER),
                self.now,
                nonce=f"rehearsal-{person:>16}".replace(" ", "-"),
                newcomer=Newcomer(person=person, pin=PIN),
            )
        except (Refusal, msgspec.ValidationError) as fault:
            self.ledger.refused(fault.code if isinstance(fault, Refusal) else "bad_field")
            return
        self.phones[person] = attendee
        self.ledger.joined(person, self.now)
        self._plan(person, attendee.joined(self.now - START))

    def _plan(self, person: str, actions: list[Action]) -> None:
        for action in actions:
            self.agenda.add(self.now + action.delay, partial(self._act, person, action))

    def _act(self, person: str, action: Action) -> None:
        attendee = self.phones.get(person)
        if attendee is None:
            return
        step = attendee.on_due(action, self.now - START)
        if step.say:
            self._say(person, step.say)
        self._plan(person, step.then)

    def _say(self, person: str, message: Message) -> None:
        if message.command == VANISH:
            del self.phones[person]
            silent = self.virtual.room.settings.away
            self.agenda.add(self.now + silent, partial(self.virtual.silent, person, self.now + silent))
            return
        self._messages += 1
        command: AnyCommand = msgspec.convert(message.fields, PHONE_COMMANDS[message.command])  # type: ignore[assignment]
        try:
            self.virtual.submit(command, Actor(Role.PERSON, person), self.now, nonce=f"rehearsal{self._messages:012}")
        except Refusal as refusal:
            self.ledger.refused(refusal.code)
        else:
            self.ledger.said(person, message.command, message.fields)

    def _show(self) -> None:
        """Let everyone see what is new on their phone, and mean to do what comes of it."""
        touched, self.virtual.touched = self.virtual.touched, {}
        for person in touched:
            attendee = self.phones.get(person)
            if attendee is None:
                continue
            view = self.virtual.phone(person, self.now)
            self.ledger.shown(view)
            self._plan(person, attendee.on_snapshot(view, self.now - START))
            if attendee.gone:
                del self.phones[person]
