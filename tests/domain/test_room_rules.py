"""The rules that hold whatever anybody does: a room played at random, checked after every step."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from kiosk.domain import commands as c
from kiosk.domain.entries import (
    CallDeclined,
    Entry,
    Fact,
    GroupCalled,
    MeetingRegrouped,
    MeetingStarted,
    PeopleKeptApart,
    PersonBlocked,
    PersonWishedAgain,
    PitchReported,
)
from kiosk.domain.looking import look
from kiosk.domain.pacing import calls_at, waits_for
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Room
from kiosk.domain.room.due import meeting_due
from kiosk.domain.settings import MINUTE, SECOND
from tests.domain.evening import CONDUCTOR, HOST, Evening

TAGS = st.lists(st.sampled_from("abcd"), min_size=0, max_size=3).map(" ".join)
MOST_PROPOSED = 6
TAPS = ("answer", "here", "cant_find", "decline", "finish", "still_talking", "no_extend")


class AnyEvening(RuleBasedStateMachine):
    people = Bundle("people")

    @initialize(target=people)
    def doors_open(self) -> object:
        """Some people who have something for each other, so that most steps find somebody to call."""
        self.evening = Evening()
        self.never_again: set[frozenset[str]] = set()
        self.met: set[frozenset[str]] = set()
        self.wishes: set[tuple[str, str]] = set()
        self.kept_apart: set[frozenset[str]] = set()
        self.names = 0
        return multiple(
            *[
                self.join_as(*tags)
                for tags in (("a", "b"), ("b", "a"), ("b c", "a"), ("a", "c"), ("c", "b d"), ("d", "c"))
            ]
        )

    # --- what people, the host and time do ---

    @rule(target=people, offers=TAGS, wants=TAGS, phone=st.booleans(), no_circles=st.booleans())
    def join(self, offers: str, wants: str, phone: bool, no_circles: bool) -> str:
        return self.join_as(offers, wants, has_phone=phone, no_circles=no_circles)

    def join_as(self, offers: str, wants: str, **rest: bool) -> str:
        self.names += 1
        return self.evening.join(f"P{self.names}", offers, wants, **rest)

    @rule(seed=st.randoms(use_true_random=False))
    def call(self, seed: object) -> None:
        """A solver that is wrong most of the time: it proposes everybody with everybody, in any order."""
        people = [person.id for person in self.evening.room.waiting()][:MOST_PROPOSED]
        people += [person.id for person in self.evening.room.people.values() if person.state != "waiting"][:2]
        groups = [group for size in (2, 3) for group in permutations(people, size)]
        seed.shuffle(groups)  # type: ignore[attr-defined]
        self.check_calls(lambda: self.evening.call(*groups))

    @rule(seed=st.randoms(use_true_random=False))
    def call_generously(self, seed: object) -> None:
        """Its other fault: it proposes anybody to give to anybody."""
        people = [person.id for person in self.evening.room.people.values()][:MOST_PROPOSED]
        groups = [c.ProposedGroup(members=two, generous=True) for two in permutations(people, 2)]
        seed.shuffle(groups)  # type: ignore[attr-defined]
        calls = c.CallGroups(groups=groups, seen=self.evening.room.version, waiting=len(people), exact=False)
        self.check_calls(lambda: self.evening.submit(calls, CONDUCTOR))

    @rule()
    def the_matchmaker_looks(self) -> None:
        self.check_calls(lambda: self.evening.submit(look(self.evening.room, self.evening.now), CONDUCTOR))

    @rule(command=st.sampled_from([c.StartWave(), c.StartRound(), c.StartRound(minutes=1)]), seconds=st.integers(0, 31))
    def start(self, command: c.Command, seconds: int) -> None:
        """The host starts a wave or a round; some of the countdown passes, mostly all of it."""
        self.try_as(HOST, command)
        self.time_passes(seconds * SECOND)
        self.the_matchmaker_looks()

    @rule(command=st.sampled_from([c.CancelWave(), c.EndRound()]))
    def call_off(self, command: c.Command) -> None:
        self.try_as(HOST, command)

    @rule(mode=st.sampled_from(["continuous", "rounds"]))
    def switch_mode(self, mode: str) -> None:
        self.try_as(HOST, c.ChangeSetting(name="mode", value=mode))

    @rule(on=st.booleans())
    def be_generous(self, on: bool) -> None:
        self.try_as(HOST, c.ChangeSetting(name="generous", value=on))
        self.try_as(HOST, c.ChangeSetting(name="generous_after", value=SECOND))

    @rule(person=people, other=people, apart=st.booleans())
    def keep_apart(self, person: str, other: str, apart: bool) -> None:
        self.try_as(HOST, c.KeepApart(persons=[person, other], apart=apart))

    @rule(person=people, other=people, wish=st.booleans(), both=st.booleans())
    def wish_again(self, person: str, other: str, wish: bool, both: bool) -> None:
        self.try_to(person, c.MeetAgain(person=other, wish=wish))
        if both:
            self.try_to(other, c.MeetAgain(person=person, wish=wish))

    @rule(tap=st.sampled_from(TAPS), meeting=st.integers(0, 5), member=st.integers(0, 2))
    def tap(self, tap: str, meeting: int, member: int) -> None:
        """A member of a live group taps something."""
        live = self.evening.room.live_meetings()
        if live:
            group = live[meeting % len(live)]
            self.try_to(group.members[member % len(group.members)], c.PHONE_COMMANDS[tap](meeting=group.id))

    @rule(
        why=st.sampled_from(["not_now", "known", "never"]),
        pause=st.sampled_from([None, SECOND]),
        member=st.integers(0, 2),
    )
    def decline(self, why: Any, pause: int | None, member: int) -> None:
        for group in self.evening.room.live_meetings()[:1]:
            person = group.members[member % len(group.members)]
            self.try_to(person, c.Decline(meeting=group.id, why=why, pause=pause))

    @rule(number=st.integers(1, 4), one=st.integers(0, 2), other=st.integers(0, 2))
    def it_was_a_pitch(self, number: int, one: int, other: int) -> None:
        meeting = self.evening.room.meetings.get(f"m{number}")
        if meeting and meeting.members:
            members = meeting.members
            self.try_to(members[one % len(members)], c.Pitch(meeting=meeting.id, person=members[other % len(members)]))

    @rule(person=people, on=st.booleans(), done=st.booleans())
    def want_help(self, person: str, on: bool, done: bool) -> None:
        self.try_to(person, c.Help(on=on))
        self.try_as(HOST, c.HelpDone(person=person) if done else c.HelpComing(person=person))

    @rule(person=people, tap=st.sampled_from(TAPS), number=st.integers(1, 4))
    def tap_too_late(self, person: str, tap: str, number: int) -> None:
        self.try_to(person, c.PHONE_COMMANDS[tap](meeting=f"m{number}"))

    @rule(person=people, number=st.integers(1, 4), gave=st.booleans(), got=st.booleans())
    def tell(self, person: str, number: int, gave: bool, got: bool) -> None:
        self.try_to(person, c.Outcome(meeting=f"m{number}", gave=gave, got=got))

    @rule(
        person=people, command=st.sampled_from([c.Touch(), c.Pause(), c.Pause(duration=MINUTE), c.Resume(), c.Next()])
    )
    def come_and_go(self, person: str, command: c.Command) -> None:
        self.try_to(person, command)

    @rule(person=people)
    def leave(self, person: str) -> None:
        self.try_to(person, c.Leave())

    @rule(person=people, offers=TAGS, wants=TAGS)
    def edit(self, person: str, offers: str, wants: str) -> None:
        edited = c.Edit(
            offers=[c.OfferTyped(text) for text in offers.split()], wants=[c.WantTyped(text) for text in wants.split()]
        )
        self.try_to(person, edited)

    @rule(person=people, other=people)
    def block(self, person: str, other: str) -> None:
        self.try_to(person, c.Block(person=other))

    @rule(person=consumes(people))
    def remove(self, person: str) -> None:
        self.try_as(HOST, c.Remove(person=person))

    @rule(person=people)
    def wake(self, person: str) -> None:
        self.try_as(HOST, c.Wake(person=person))

    @rule(person=people)
    def fall_silent(self, person: str) -> None:
        self.try_as(CONDUCTOR, c.MarkAway(persons=[person]))

    @rule(number=st.integers(1, 4))
    def dissolve(self, number: int) -> None:
        self.try_as(HOST, c.Dissolve(meeting=f"m{number}"))

    @rule(name=st.sampled_from(["Table", "Sofa"]), capacity=st.sampled_from([None, 1, 2]), step_free=st.booleans())
    def add_spot(self, name: str, capacity: int | None, step_free: bool) -> None:
        self.try_as(HOST, c.SetSpot(name=name, capacity=capacity, step_free=step_free))

    @rule(spot=st.integers(1, 3))
    def remove_spot(self, spot: int) -> None:
        self.try_as(HOST, c.RemoveSpot(spot=f"s{spot}"))

    @rule(on=st.booleans(), size=st.sampled_from([2, 3]))
    def switch(self, on: bool, size: int) -> None:
        self.try_as(HOST, c.ChangeSetting(name="matching", value=on))
        self.try_as(HOST, c.ChangeSetting(name="max_circle", value=size))

    @rule(duration=st.sampled_from([SECOND, 30 * SECOND, 91 * SECOND, 3 * MINUTE, 7 * MINUTE, 20 * MINUTE]))
    def time_passes(self, duration: int) -> None:
        end = self.evening.now + duration
        while (due := self.evening.room.next_due()) is not None and due <= end:
            self.evening.now = max(self.evening.now, due)
            version = self.evening.room.version
            self.try_as(CONDUCTOR, c.Elapse())
            assert self.evening.room.version > version, "something is due, and nothing comes of it"
        self.evening.now = end

    @rule()
    def they_meet_and_are_free_again(self) -> None:
        """The good course of things, so that the rules are also tried on people who have met."""
        for meeting in self.evening.room.live_meetings():
            self.try_to(meeting.members[0], c.Here(meeting=meeting.id))
            self.try_to(meeting.members[-1], c.Finish(meeting=meeting.id))
        self.time_passes(3 * MINUTE)

    @rule(duration=st.sampled_from([5 * MINUTE, 60 * MINUTE]))
    def the_conductor_sleeps(self, duration: int) -> None:
        self.evening.now += duration
        self.try_as(CONDUCTOR, c.Elapse())

    # --- how it is checked ---

    def try_to(self, person: str, command: c.Command) -> None:
        self.try_as(c.Actor(c.Role.PERSON, person), command)

    def try_as(self, actor: c.Actor, command: c.Command) -> None:
        nonce = f"mine-{self.evening.commands:012}"
        self.check_calls(lambda: self.evening.submit(command, actor, nonce=nonce))
        before = repr(self.evening.room)
        if nonce in self.evening.room.nonces.get(actor.by, ()):
            assert self.evening.submit(command, actor, nonce=nonce) == [], "a repeat is harmless"
            assert repr(self.evening.room) == before

    def check_calls(self, act: object) -> None:
        """Do something; check that whoever it calls could be called, and that a refusal changed nothing."""
        room = self.evening.room
        before = repr(room)
        state = {person.id: person.state for person in room.people.values()}
        owed = {person.id: person.owed for person in room.people.values()}
        wave = room.countdown
        free = {"waiting", "breather"} if wave and wave.ends_at else {"waiting"}
        counting = wave is not None and self.evening.now < wave.calls_at
        flowing = wave is not None or room.settings.mode == "continuous"
        tags = {
            person.id: ({o.topic for o in person.profile.offers}, {w.topic for w in person.profile.wants})
            for person in room.people.values()
        }
        groups = {meeting.id: meeting.members for meeting in room.live_meetings()}
        matching = (room.settings.matching or wave is not None) and not room.closed
        entries = len(self.evening.entries)
        try:
            facts: list[Fact] = act()  # type: ignore[operator]
        except Refusal:
            assert repr(room) == before
            return
        assert len(self.evening.entries) == entries + len(facts)
        for fact in facts:
            if isinstance(fact, GroupCalled):
                assert matching
                assert flowing
                assert not counting, "nobody is called while a countdown runs"
                assert all(state[member] in free for member in fact.members)
                assert not fact.generous or owed[fact.members[0]] <= 0, "nobody only gives"
                self.check_group(fact, tags)
            if isinstance(fact, MeetingRegrouped):
                assert fact.joined is None or (matching and not counting and state[fact.joined] in free)
                self.check_group(fact, tags)
        self.learn(facts, groups)

    def check_group(self, fact: GroupCalled | MeetingRegrouped, tags: dict[str, tuple[set[str], set[str]]]) -> None:
        size = len(fact.members)
        assert 2 <= size <= max(2, self.evening.room.settings.max_circle) or isinstance(fact, MeetingRegrouped)
        assert len(set(fact.members)) == size
        ring = [(fact.members[place], fact.members[(place + 1) % size]) for place in range(size)]
        if isinstance(fact, GroupCalled) and fact.generous:
            assert size == 2
            ring = ring[:1]
        assert [(give.giver, give.getter) for give in fact.gives] == ring
        for give in fact.gives:
            assert give.offer in tags[give.giver][0]
            assert give.want in tags[give.getter][1]
        for two in combinations(fact.members, 2):
            assert frozenset(two) not in self.never_again | self.kept_apart
            both = {two, two[::-1]} <= self.wishes
            assert frozenset(two) not in self.met or both, "nobody meets twice unless both wish it"
        if size > 2:
            assert not any(self.evening.room.people[member].profile.no_circles for member in fact.members)

    def learn(self, facts: list[Fact], groups: dict[str, tuple[str, ...]]) -> None:
        """Remember who may never be called together again; `groups` as they were before."""
        for fact in facts:
            if isinstance(fact, MeetingStarted):
                together = {frozenset(two) for two in combinations(self.evening.room.meetings[fact.meeting].members, 2)}
                self.met |= together
                self.wishes -= {wish for wish in self.wishes if frozenset(wish) in together}
            if isinstance(fact, PersonWishedAgain):
                wish = (fact.person, fact.other)
                self.wishes = self.wishes | {wish} if fact.wish else self.wishes - {wish}
            if isinstance(fact, PeopleKeptApart):
                pair = frozenset(fact.persons)
                self.kept_apart = self.kept_apart | {pair} if fact.apart else self.kept_apart - {pair}
            if isinstance(fact, PersonBlocked):
                self.never_again.add(frozenset({fact.person, fact.other}))
            if isinstance(fact, PitchReported):
                self.never_again.add(frozenset({fact.person, fact.other}))
            if isinstance(fact, CallDeclined):
                others = [member for member in groups[fact.meeting] if member != fact.person]
                self.never_again.update(frozenset({fact.person, other}) for other in others)

    @invariant()
    def nobody_is_in_two_groups(self) -> None:
        room = self.evening.room
        seen: set[str] = set()
        for meeting in room.live_meetings():
            inside = [member for member in meeting.members if room.people[member].meeting == meeting.id]
            assert not seen.intersection(inside)
            assert len(inside) >= 2
            assert set(inside) == set(meeting.members)
            seen.update(inside)
        for person in room.people.values():
            assert (person.state == "meeting") == (person.id in seen)

    @invariant()
    def what_the_matchmaker_is_to_do_next_is_known(self) -> None:
        """It looks at a moment, or waits for something that has a name; a countdown always comes to its calls."""
        room = self.evening.room
        looks_at = calls_at(room, self.evening.now)
        waits = waits_for(room, self.evening.now)
        if room.countdown:
            assert (looks_at, waits) == (room.countdown.calls_at, "countdown")
        assert looks_at is None or waits in {"countdown", "spots", "thin", "gathering", "nobody_fits"}

    @invariant()
    def everything_under_way_has_an_end(self) -> None:
        room = self.evening.room
        assert all(meeting_due(room, meeting) is not None for meeting in room.live_meetings())
        if room.round and room.round.ends_at:
            assert (room.next_due() or 0) <= room.round.ends_at

    @invariant()
    def whom_the_host_is_to_speak_with_is_called_no_more(self) -> None:
        room = self.evening.room
        for person in room.people.values():
            talking = person.state == "meeting" and room.live[person.meeting or ""].state != "called"
            assert not person.held_up or talking or person.state in {"paused", "away", "left", "removed"}

    @invariant()
    def what_is_owed_adds_up_to_nothing(self) -> None:
        assert sum(person.owed for person in self.evening.room.people.values()) == 0

    @invariant()
    def no_spot_holds_more_than_it_can(self) -> None:
        use = self.evening.room.spot_use()
        for spot, fact in self.evening.room.spots.items():
            assert fact.capacity is None or use[spot] <= fact.capacity

    @invariant()
    def replayed_it_is_the_same_room(self) -> None:
        replayed = Room()
        for entry in self.evening.entries:
            replayed.apply(msgspec.json.decode(msgspec.json.encode(entry), type=Entry))
        assert replayed == self.evening.room


TestAnyEvening = AnyEvening.TestCase
TestAnyEvening.settings = settings(
    max_examples=250, stateful_step_count=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
