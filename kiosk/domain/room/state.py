"""What a room knows: the plain data that the fold writes and everything else reads."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field

from kiosk.domain.deeds import DEEDS_KEPT, Deed
from kiosk.domain.entries import Announced, Contact, MatchmakerLooked, QuietBegun, SpotSet, WaveSet
from kiosk.domain.language import ENGLISH, Language
from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.promises import Promise
from kiosk.domain.room.registered import Registered
from kiosk.domain.settings import Settings
from kiosk.domain.staff import Staff
from kiosk.domain.vocabulary import Vocabulary, built_in

NONCES_KEPT = 32
"""The last nonces of each person; a repeated command within them is answered as the first was."""

STAFF_NONCES_KEPT = 256
"""The same for each of the staff, and for the conductor."""

Apart = frozenset[str]
"""Two persons who may not be in one group."""


@dataclass(slots=True)
class RoomState:
    """The fold's data. `version` is the number of entries folded."""

    version: int = 0
    id: str = ""
    code: str = ""
    salt: str = ""
    opened_at: int = 0
    erase_at: int = 0
    closed: bool = False
    kept: bool = False
    """It holds nothing but what people agreed on in a room that was erased."""
    last_at: int = 0
    settings: Settings = field(default_factory=Settings)
    vocabulary: Vocabulary = field(default_factory=built_in)
    people: dict[str, Person] = field(default_factory=dict)
    registered: dict[str, Registered] = field(default_factory=dict)
    """Everybody who was ever on the host's list; whoever checked in is a person, too."""
    numbers_given: int = 0
    """How many numbers belong to somebody who is here or expected."""
    meetings: dict[str, Meeting] = field(default_factory=dict)
    live: dict[str, Meeting] = field(default_factory=dict)
    spots: dict[str, SpotSet] = field(default_factory=dict)
    known_spots: dict[str, SpotSet] = field(default_factory=dict)
    """All spots there ever were: a meeting goes on at a spot that was removed."""
    apart: set[Apart] = field(default_factory=set)
    """Pairs who never meet: one declined a call with the other, or blocked them."""
    kept_apart: set[Apart] = field(default_factory=set)
    """Pairs whom the host keeps apart."""
    met: set[Apart] = field(default_factory=set)
    """Pairs who have talked: not again, unless both wish it."""
    astray: set[Apart] = field(default_factory=set)
    """Pairs who could not find each other, or whose call the host gave up: not before one of them met somebody else."""
    pitches: set[tuple[str, str]] = field(default_factory=set)
    """Who said of whom that a talk was a pitch."""
    again: set[tuple[str, str]] = field(default_factory=set)
    """Who would like to meet whom once more."""
    unfit: set[tuple[str, str]] = field(default_factory=set)
    """Who said of whom that it was no fit: never again."""
    shared: dict[str, dict[str, Contact | None]] = field(default_factory=dict)
    """By person: what they show to whom, once both would keep in touch; None: they would rather not."""
    in_touch_since: dict[Apart, int] = field(default_factory=dict)
    """When the second of two said yes; it may be over since."""
    promises: dict[str, dict[str, Promise]] = field(default_factory=dict)
    """By person: their promises by id, whoever proposed them; each stands with both."""
    proposals: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many promises somebody has proposed to whom."""
    merged: dict[str, str] = field(default_factory=dict)
    """Which topic counts as which other."""
    topic_names: dict[str, str] = field(default_factory=dict)
    """What the host calls topics."""
    hidden_topics: set[str] = field(default_factory=set)
    wave: WaveSet | None = None
    """The wave or round that is to come or, a round, under way."""
    wave_called: bool = False
    """Whether its calls are out."""
    sitting_out: frozenset[str] = frozenset()
    """Those of the round under way for whom nobody was left."""
    wave_version: int = 0
    """The version at which a wave or round was last set, called off or ended."""
    rounds: int = 0
    """Rounds so far, with the one under way."""
    quiet: QuietBegun | None = None
    """Nobody is called: somebody speaks to everyone."""
    announcement: Announced | None = None
    matchmaker: MatchmakerLooked | None = None
    matchmaker_at: int = 0
    pool_version: int = 0
    """The version at which the matchmaker last got something new to look at."""
    pool_since: int | None = None
    """Since when it has been waiting to be looked at; None when it has been."""
    news: dict[str, int] = field(default_factory=dict)
    """Whom the matchmaker has not seen as they are now, and the version at which they last became new to it."""
    staff: dict[str, Staff] = field(default_factory=dict)
    """Those who have a link of their own, or had one."""
    evidence: dict[str, int] = field(default_factory=dict)
    """When something was last seen to work."""
    used_links: dict[str, str] = field(default_factory=dict)
    """The personal links that were used, and whose they were."""
    joined: dict[str, str] = field(default_factory=dict)
    """Whose entry was made part of whose: that phone is the other's."""
    deeds: deque[Deed] = field(default_factory=lambda: deque(maxlen=DEEDS_KEPT))
    """What the staff did: the room's log."""
    checked_in_by: dict[str, str] = field(default_factory=dict)
    nonces: dict[str, deque[str]] = field(default_factory=dict)
    colours_used: dict[str, int] = field(default_factory=dict)
    last_beacon: int = 0
    said_mostly: tuple[int, dict[str, str]] = field(default=(-1, {}), compare=False, repr=False)
    """What people here mostly called each topic, and at which version."""

    def text_of(self, person: str, topic: str) -> str:
        """Return the person's own words for a topic; "" once they are erased or were never theirs."""
        someone = self.people.get(person)
        return _words_for(self, someone, topic) if someone else ""

    def language_of(self, person: str) -> Language:
        """Return the language in which to speak to a person."""
        return self.people[person].profile.lang or self.settings.language

    def wording(self, topic: str, lang: Language = ENGLISH) -> str:
        """Return what to call a topic: as the host does, or the vocabulary, or else people here mostly; else ""."""
        if topic in self.topic_names:
            return self.topic_names[topic]
        if topic in self.vocabulary.topics:
            return self.vocabulary.label(topic, lang)
        return self._said_mostly().get(topic, "")

    def _said_mostly(self) -> dict[str, str]:
        """Return what people here mostly call each topic; every phone asks, so it is counted once a version."""
        version, mostly = self.said_mostly
        if version != self.version:
            said: dict[str, Counter[str]] = {}
            for person in self.here():
                for topic, text in _words_of(self, person).items():
                    if topic not in person.held:
                        said.setdefault(topic, Counter())[text] += 1
            mostly = {topic: texts.most_common(1)[0][0] for topic, texts in said.items()}
            self.said_mostly = self.version, mostly
        return mostly

    @property
    def countdown(self) -> WaveSet | None:
        """The wave or round whose calls are still to come."""
        return None if self.wave_called else self.wave

    @property
    def round(self) -> WaveSet | None:
        """The round under way."""
        return self.wave if self.wave_called else None

    def counts_as(self, topic: str) -> str:
        """Return the topic that a topic counts as: itself, unless the host merged it."""
        while topic in self.merged:
            topic = self.merged[topic]
        return topic

    def live_meetings(self) -> list[Meeting]:
        """Return the meetings whose people are called or talking, oldest first."""
        return list(self.live.values())

    def meeting_of(self, person: str) -> Meeting | None:
        """Return the live meeting that a person is in."""
        someone = self.people.get(person)
        return self.live.get(someone.meeting) if someone and someone.meeting else None

    def one_with(self, person: str) -> str:
        """Return whom somebody's phone speaks for: themselves, or the entry that the host made theirs a part of."""
        while person in self.joined:
            person = self.joined[person]
        return person

    def shares(self, person: str) -> dict[str, Contact | None]:
        """Return what somebody said of whom: what to show them, or None where they would rather not keep in touch."""
        return self.shared.get(person, {})

    def person_of_nonce(self, nonce: str) -> str | None:
        """Return who was checked in with this nonce."""
        return self.checked_in_by.get(nonce)

    def spot_use(self) -> dict[str, int]:
        """Return how many live meetings each spot holds."""
        use = dict.fromkeys(self.spots, 0)
        for meeting in self.live.values():
            if meeting.spot in use:
                use[meeting.spot] += 1
        return use

    def here(self) -> list[Person]:
        """Return the people who are in the room, called or not."""
        return [person for person in self.people.values() if person.here]

    def expected(self) -> list[Registered]:
        """Return those on the host's list who have not checked in."""
        return [one for one in self.registered.values() if one.words and one.id not in self.people]

    def waiting(self) -> list[Person]:
        """Return the people who are free to be called now."""
        return [person for person in self.people.values() if person.state == "waiting"]


def _words_for(room: RoomState, person: Person, topic: str) -> str:
    """Return a person's own words for a topic, or for one that counts as it."""
    text = person.texts.get(topic, "")
    if text or not room.merged:
        return text
    return _words_of(room, person).get(topic, "")


def _words_of(room: RoomState, person: Person) -> dict[str, str]:
    """Return all of a person's words by topic; they hold for the topics, too, that theirs count as."""
    words = {topic: text for topic, text in person.texts.items() if text}
    for topic, text in list(words.items()) if room.merged else ():
        words.setdefault(room.counts_as(topic), text)
    return words
