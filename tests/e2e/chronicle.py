"""A whole evening's journal in words: each entry that concerns people, as a sentence with its moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.domain.entries import Entry, Fact, Give, GroupCalled, MeetingRegrouped
from kiosk.domain.room import Room
from kiosk.domain.settings import MINUTE, SECOND

SENTENCES = {
    "RoomOpened": "The room is open.",
    "SpotSet": "There is a place: {name}.",
    "Announced": "The host says: {text}",
    "RoomClosed": "The evening is over.",
    "WaveSet": "The host starts a wave: a countdown runs.",
    "WaveCancelled": "The wave is called off.",
    "WaveCalled": "The wave's calls are out.",
    "PersonCheckedIn": "{person} is here, number {number}.",
    "PersonEdited": "{person} changes what they said.",
    "PersonPaused": "{person} takes a break.",
    "PersonResumed": "{person} is back from the break.",
    "PersonWentAway call": "{person} did not answer, and is away.",
    "PersonWentAway by_time": "{person} is away: the talk ran long.",
    "PersonWentAway": "{person} is away.",
    "PersonCameBack": "{person} touches the phone and is back.",
    "BreatherEnded": "{person} is ready for the next.",
    "PersonLeft": "{person} goes home.",
    "PersonErased": "{person} is erased: what they wrote is gone.",
    "PersonBlocked": "{person} would never again meet {other}; nobody is told.",
    "PersonWishedAgain": "{person} would like to meet {other} once more.",
    "GroupCalled": "{group} are called to {spot}. {gives}",
    "CallAnswered": "{person} is on the way.",
    "CallDeclined": "{person} would rather not, this time; nobody is told.",
    "CallRepeated": "{group} are called once more.",
    "PersonNotFound": "{person} cannot find the others.",
    "MeetingRegrouped": "The call goes on with {group}. {gives}",
    "MeetingStarted checked": "{group} have checked their numbers, and talk.",
    "MeetingStarted assumed": "{group} are taken to talk.",
    "MeetingStarted": "{group} have found each other, and talk.",
    "TurnChanged": "The bell for {group}: the next one gives.",
    "StillTalkingAsked": "{group} are asked whether they still talk.",
    "MeetingExtended": "{group} go on for five more minutes, unless somebody objects.",
    "ExtensionObjected": "{person} would rather not go on longer.",
    "MeetingFinished": "{group} are done.",
    "MeetingEndedByTime": "Nobody answers: the talk of {group} is taken to be over.",
    "MeetingMissed": "The meeting of {group} does not come about ({why}); called first: {first}.",
    "OutcomeGiven": "{person} says privately how it was.",
    "PitchReported": "{person} says privately that it was a pitch.",
    "HelpAsked": "{person} would like the host's help.",
    "HelpSeen": "The host is on the way to {person}.",
    "HelpEnded": "{person} has been helped.",
    "PersonHeldUp": "The host is to have a word with {person} first.",
    "PersonLetOn": "The host has had a word with {person}.",
    "ContactShared no": "{person} would rather not keep in touch with {other}; nobody is told.",
    "ContactShared": "{person} would keep in touch with {other}.",
    "PromiseProposed": "{person} proposes a promise to {other}.",
    "PromiseAnswered no": "{person} would rather not promise.",
    "PromiseAnswered": "{person} agrees to the promise.",
}
"""By the kind of fact, and where it matters by its case; what only a machine minds has none."""


def chronicle(entries: Iterable[Entry]) -> Iterator[str]:
    """Return its lines. Who was erased is somebody without a name, from the beginning on."""
    room, began = Room(), 0
    for entry in entries:
        room.apply(entry)
        began = began or entry.at
        sentence = _sentence(room, entry.fact)
        if sentence:
            since = entry.at - began
            yield f"{since // MINUTE}:{since % MINUTE // SECOND:02}  {sentence}"


def _sentence(room: Room, fact: Fact) -> str:
    kind = type(fact).__name__
    cases = [getattr(fact, "why", "")]
    cases += [case for case in ("checked", "assumed") if getattr(fact, case, False)]
    cases += ["no" for answer in ("wish", "yes") if getattr(fact, answer, None) is False]
    found = next((SENTENCES[f"{kind} {case}"] for case in cases if f"{kind} {case}" in SENTENCES), None)
    return (found or SENTENCES.get(kind, "")).format_map(_places(room, fact))


def _places(room: Room, fact: Fact) -> dict[str, str]:
    meeting = room.meetings.get(getattr(fact, "meeting", ""))
    members = getattr(fact, "members", None) or (meeting.members if meeting else ())
    members = members or tuple(give.giver for give in meeting.gives) if meeting else members  # all were away
    spot = room.known_spots.get((meeting.spot if meeting else None) or "")
    gives = fact.gives if isinstance(fact, GroupCalled | MeetingRegrouped) else ()
    return {
        "person": _name(room, getattr(fact, "person", "")),
        "other": _name(room, getattr(fact, "other", "")),
        "number": str(getattr(fact, "number", "")),
        "name": str(getattr(fact, "name", "")),
        "text": str(getattr(fact, "text", "")),
        "why": str(getattr(fact, "why", "")).replace("_", " "),
        "group": _names(room, members),
        "first": _names(room, getattr(fact, "first", ())) or "nobody",
        "spot": spot.name if spot else "no place in particular",
        "gives": " ".join(_give(room, give) for give in gives),
    }


def _give(room: Room, give: Give) -> str:
    what = room.text_of(give.giver, give.offer) or room.wording(give.offer) or "something"
    return f"{_name(room, give.giver)} can show {_name(room, give.getter)} {what}."


def _name(room: Room, person: str) -> str:
    found = room.people.get(person)
    return (found.name if found else None) or "someone"


def _names(room: Room, persons: Iterable[str]) -> str:
    *most, last = [_name(room, person) for person in persons] or [""]
    return f"{', '.join(most)} and {last}" if most else last
