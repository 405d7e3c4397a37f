"""A room played by hand: the steps that the room's tests are written in."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.commands import (
    Actor,
    CallGroups,
    ChangeSetting,
    CheckIn,
    Command,
    Elapse,
    Newcomer,
    OfferTyped,
    OpenRoom,
    ProposedGroup,
    Request,
    Role,
    WantTyped,
)
from kiosk.domain.entries import Entry, Fact, GroupCalled
from kiosk.domain.looking import look
from kiosk.domain.pacing import solve_at
from kiosk.domain.people import Person
from kiosk.domain.room import Room
from kiosk.domain.settings import Settings

START = 1_000_000
HOST = Actor(Role.HOST)
CONDUCTOR = Actor(Role.CONDUCTOR)
STRANGER = Actor(Role.STRANGER)


class Evening:
    """A room with its clock (milliseconds) and the entries it was made of."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.room = Room()
        self.now = START
        self.entries: list[Entry] = []
        self.commands = 0
        opening = OpenRoom(room="room", code="KITE", salt="s" * 16, settings=settings or Settings(matching=True))
        self.submit(opening, CONDUCTOR)

    def submit(
        self, command: Command, actor: Actor, nonce: str | None = None, newcomer: Newcomer | None = None
    ) -> list[Fact]:
        """Decide and fold in, as the lane does."""
        self.commands += 1
        nonce = f"nonce-{self.commands:010}" if nonce is None else nonce
        request = Request(command=command, actor=actor, at=self.now, nonce=nonce, newcomer=newcomer)  # type: ignore[arg-type]
        facts = self.room.decide(request)
        for fact in facts:
            entry = Entry(at=self.now, fact=fact, by=actor.by, nonce=nonce)  # type: ignore[arg-type]
            self.room.apply(entry)
            self.entries.append(entry)
        return facts

    def join(self, name: str, offers: str, wants: str, *, has_phone: bool = True, **rest: bool | int) -> str:
        """Check somebody in; tags separated by spaces. Returns the person's id."""
        command = CheckIn(
            name=name,
            offers=[OfferTyped(text) for text in offers.split()],
            wants=[WantTyped(text) for text in wants.split()],
            has_phone=has_phone,
            **rest,  # type: ignore[arg-type]
        )
        person = f"person-{name}"
        self.submit(command, STRANGER if has_phone else Actor(Role.DOOR), newcomer=Newcomer(person, "1234"))
        return person

    def say(self, person: str, command: Command) -> list[Fact]:
        """A person taps something."""
        return self.submit(command, Actor(Role.PERSON, person))

    def host(self, command: Command) -> list[Fact]:
        """The host does something."""
        return self.submit(command, HOST)

    def set(self, name: str, value: object) -> None:
        """The host changes a setting."""
        self.host(ChangeSetting(name=name, value=value))

    def call(self, *groups: Sequence[str]) -> list[Fact]:
        """The solver proposes these groups."""
        proposed = [ProposedGroup(members=tuple(group)) for group in groups]
        command = CallGroups(groups=proposed, seen=self.room.version, waiting=len(self.room.waiting()), exact=True)
        return self.submit(command, CONDUCTOR)

    def wait(self, milliseconds: int) -> None:
        """Let time pass; the conductor does what is due at the moment it is due."""
        end = self.now + milliseconds
        while (due := self.room.next_due()) is not None and due <= end:
            self.now = max(self.now, due)
            self.submit(Elapse(), CONDUCTOR)
        self.now = end

    def play(self, milliseconds: int) -> None:
        """Let time pass, with a conductor who does what is due and a matchmaker who looks when it should."""
        end = self.now + milliseconds
        while True:
            moments = [self.room.next_due(), solve_at(self.room, self.now)]
            due = min((moment for moment in moments if moment is not None), default=end + 1)
            if due > end:
                break
            self.now = max(self.now, due)
            version = self.room.version
            self.submit(Elapse(), CONDUCTOR)
            looks_at = solve_at(self.room, self.now)
            if looks_at is not None and looks_at <= self.now:
                self.submit(look(self.room, self.now), CONDUCTOR)
            assert self.room.version > version, "something is due, and nothing comes of it"
        self.now = end

    def called(self) -> list[GroupCalled]:
        """All calls so far."""
        return [entry.fact for entry in self.entries if isinstance(entry.fact, GroupCalled)]

    def state(self, *persons: str) -> list[str]:
        """The states of some people."""
        return [self.room.people[person].state for person in persons]

    def person(self, person: str) -> Person:
        """One person."""
        return self.room.people[person]
