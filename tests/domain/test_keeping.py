"""After a talk: keeping in touch only if both say so, promises, it wasn't a fit, and what stays of a room."""

from __future__ import annotations

import itertools

import pytest

from kiosk.domain.commands import (
    Actor,
    Agree,
    Block,
    Command,
    Finish,
    Here,
    HoldWords,
    MeetAgain,
    Outcome,
    Promise,
    Remove,
    Request,
    Role,
    Share,
)
from kiosk.domain.contacts import contact
from kiosk.domain.entries import Contact, ContactShared, Entry, PersonErased, PromiseAnswered, PromiseProposed
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Room, Touched, kept_facts, stays_until
from kiosk.domain.room.agreed import contacts_of, in_touch, promises_of, to_be_asked
from kiosk.domain.room.deciding.keeping import LATEST_AT, MOST_PROPOSALS
from kiosk.domain.settings import HOUR, Settings
from kiosk.keepsakes.record import record
from kiosk.live.snapshots import Sight, phone_snapshot
from tests.domain.evening import Evening

DAY = 24 * HOUR


def talked(settings: Settings | None = None) -> tuple[Evening, str, str, str]:
    """Ada and Bob have talked; their meeting's id."""
    evening = Evening(settings)
    ada, bob = evening.join("Ada", "bread", "wood"), evening.join("Bob", "wood", "bread")
    return evening, ada, bob, meet(evening, ada, bob)


def meet(evening: Evening, *people: str) -> str:
    evening.call(people)
    meeting = evening.person(people[0]).meeting
    assert meeting
    evening.say(people[0], Here(meeting=meeting))
    evening.wait(300_000)
    evening.say(people[0], Finish(meeting=meeting))
    return meeting


def refuses(code: str, evening: Evening, person: str, command: Command) -> None:
    version = evening.room.version
    with pytest.raises(Refusal) as refused:
        evening.say(person, command)
    assert refused.value.code == code
    assert evening.room.version == version


def heard(evening: Evening) -> Touched:
    """Whom the last entry concerned."""
    return evening.room.touched(evening.entries[-1])


def shown(evening: Evening, person: str) -> str:
    """All that a phone shows, as one text."""
    return repr(phone_snapshot(evening.room, person, Sight(epoch=1, now=evening.now, address="http://x")))


def together() -> tuple[Evening, str, str]:
    evening, ada, bob, _ = talked()
    evening.say(ada, Share(person=bob, email="ada@example.org"))
    evening.say(bob, Share(person=ada))
    return evening, ada, bob


def test_until_both_say_yes_nobody_sees_who_did() -> None:
    evening, ada, bob, _ = talked()
    assert "name='Ada'" in shown(evening, bob)
    before = shown(evening, bob).replace(f"version={evening.room.version}", "")
    evening.say(ada, Share(person=bob, email="ada@example.org", phone="+44 1970 1", link="ada.example"))
    assert shown(evening, bob).replace(f"version={evening.room.version}", "") == before
    assert heard(evening) == Touched(persons=frozenset({ada}))
    assert not in_touch(evening.room, ada, bob)
    assert contacts_of(evening.room, ada) == []
    evening.say(bob, Share(person=ada))
    assert heard(evening).persons == {ada, bob}
    assert contacts_of(evening.room, ada) == [bob]
    assert evening.room.in_touch_since[frozenset({ada, bob})] == evening.now
    assert "ada@example.org" in shown(evening, bob)
    assert "https://ada.example" in shown(evening, bob)
    assert evening.room.shares(bob)[ada] == Contact()


def test_a_no_is_silent_and_may_become_a_yes_and_a_yes_a_no() -> None:
    evening, ada, bob, _ = talked()
    evening.say(ada, Share(person=bob, wish=False))
    evening.say(bob, Share(person=ada, email="bob@example.org"))
    assert "bob@example.org" not in shown(evening, ada)
    evening.say(ada, Share(person=bob))
    assert "bob@example.org" in shown(evening, ada)
    assert evening.say(ada, Share(person=bob)) == []
    evening.say(bob, Share(person=ada, wish=False))
    assert "bob@example.org" not in shown(evening, ada)


def test_in_a_circle_each_two_decide_for_themselves() -> None:
    evening = Evening()
    ada, bob, cyd = evening.join("Ada", "a", "c"), evening.join("Bob", "b", "a"), evening.join("Cyd", "c", "b")
    meet(evening, ada, bob, cyd)
    for one, other in [(ada, bob), (bob, ada), (bob, cyd), (cyd, ada)]:
        evening.say(one, Share(person=other))
    assert [contacts_of(evening.room, person) for person in (ada, bob, cyd)] == [[bob], [ada], []]


def test_one_keeps_in_touch_only_with_those_one_has_talked_with() -> None:
    evening, ada, bob, _ = talked()
    cyd = evening.join("Cyd", "x", "y")
    for person in (cyd, ada, "nobody"):
        refuses("unknown_person", evening, ada, Share(person=person))
    evening.host(Remove(person=bob))
    refuses("unknown_person", evening, ada, Share(person=bob))


def test_whom_to_ask_about_after_a_talk() -> None:
    evening, ada, bob, meeting = talked()
    last = evening.room.meetings[meeting]

    def asked() -> list[str]:
        return to_be_asked(evening.room, evening.person(ada), last)

    assert asked() == []
    evening.say(ada, Outcome(meeting=meeting, gave=False, got=False))
    assert asked() == []
    evening.say(ada, Outcome(meeting=meeting, gave=True, got=False))
    assert asked() == [bob]
    evening.say(ada, Share(person=bob, wish=False))
    assert asked() == []


def test_nobody_is_asked_about_somebody_without_a_phone() -> None:
    evening = Evening()
    ada, jo = evening.join("Ada", "bread", "wood"), evening.join("Jo", "wood", "bread", has_phone=False)
    meeting = meet(evening, ada, jo)
    evening.say(ada, Outcome(meeting=meeting, gave=True, got=True))
    assert to_be_asked(evening.room, evening.person(ada), evening.room.meetings[meeting]) == []
    assert "reachable=False" in shown(evening, ada)


def test_it_was_no_fit_means_never_again_whatever_else_they_wish() -> None:
    evening, ada, bob, meeting = talked()
    evening.say(ada, Share(person=bob, email="ada@example.org"))
    evening.say(bob, Share(person=ada))
    evening.say(ada, Outcome(meeting=meeting, gave=True, got=True, fit=False))
    assert not in_touch(evening.room, ada, bob)
    for one, other in ((ada, bob), (bob, ada)):
        evening.say(one, MeetAgain(person=other))
    assert frozenset({ada, bob}) in evening.room.rules(evening.now).forbidden
    assert evening.room.meetings[meeting].mutual(60_000)
    assert evening.say(ada, Outcome(meeting=meeting, gave=True, got=True, fit=False)) == []
    evening.say(ada, Outcome(meeting=meeting, gave=True, got=True))
    assert frozenset({ada, bob}) not in evening.room.rules(evening.now).forbidden


def test_who_blocks_somebody_shows_them_nothing_any_more() -> None:
    evening, ada, bob = together()
    evening.say(bob, Block(person=ada))
    assert contacts_of(evening.room, ada) == []


def test_a_promise_is_proposed_by_one_and_agreed_by_the_other() -> None:
    evening, ada, bob = together()
    at = evening.now + DAY
    evening.say(ada, Promise(person=bob, i_show="rye", they_show="joints", every="monthly", how="call", at=at))
    (promise,) = promises_of(evening.room, bob)
    assert (promise.gives, promise.gets, promise.every, promise.at) == ("rye", "joints", "monthly", at)
    refuses("not_allowed", evening, ada, Agree(promise=promise.id))
    evening.say(bob, Agree(promise=promise.id))
    assert promise.agreed_at == evening.now
    assert evening.say(bob, Agree(promise=promise.id)) == []
    evening.say(ada, Agree(promise=promise.id, yes=False))
    assert heard(evening).persons == {ada, bob}
    assert promises_of(evening.room, bob) == []
    refuses("unknown_promise", evening, bob, Agree(promise=promise.id))


def test_a_promise_is_declined_without_a_word() -> None:
    evening, ada, bob = together()
    evening.say(ada, Promise(person=bob, i_show="rye"))
    (promise,) = promises_of(evening.room, ada)
    before = shown(evening, ada).replace(f"version={evening.room.version}", "")
    evening.say(bob, Agree(promise=promise.id, yes=False))
    assert heard(evening).persons == {bob}
    assert promises_of(evening.room, bob) == []
    assert shown(evening, ada).replace(f"version={evening.room.version}", "") == before
    refuses("unknown_promise", evening, bob, Agree(promise=promise.id))


def test_promises_are_for_people_in_touch_and_say_something() -> None:
    evening, ada, bob, _ = talked()
    refuses("not_in_touch", evening, ada, Promise(person=bob, i_show="rye"))
    refuses("not_in_touch", evening, ada, Promise(person="nobody", i_show="rye"))
    evening, ada, bob = together()
    refuses("promise_empty", evening, ada, Promise(person=bob, i_show=" \u200b", where="here"))
    for at in (evening.now, evening.now + LATEST_AT + 1):
        refuses("bad_moment", evening, ada, Promise(person=bob, i_show="rye", at=at))
    for person in (ada, bob):
        refuses("unknown_promise", evening, person, Agree(promise="p1"))


def test_a_new_proposal_replaces_an_open_one_and_nobody_pesters() -> None:
    evening, ada, bob = together()
    for number in range(MOST_PROPOSALS):
        evening.say(ada, Promise(person=bob, i_show=f"rye {number}"))
    assert [promise.gives for promise in promises_of(evening.room, bob)] == [f"rye {MOST_PROPOSALS - 1}"]
    refuses("too_many", evening, ada, Promise(person=bob, i_show="rye"))
    evening.say(bob, Promise(person=ada, they_show="rye"))
    assert len(promises_of(evening.room, bob)) == 2


def test_out_of_touch_promises_are_off() -> None:
    evening, ada, bob = together()
    evening.say(ada, Promise(person=bob, i_show="rye"))
    (promise,) = promises_of(evening.room, bob)
    evening.say(ada, Share(person=bob, wish=False))
    assert promises_of(evening.room, bob) == []
    refuses("unknown_promise", evening, bob, Agree(promise=promise.id))


def test_who_is_erased_leaves_nothing_with_anybody() -> None:
    evening, ada, bob = together()
    evening.say(ada, Promise(person=bob, i_show="rye"))
    evening.room.apply(Entry(at=evening.now, fact=PersonErased(person=ada), by=ada))
    assert "name='Ada'" not in shown(evening, bob)
    assert "reachable=False" in shown(evening, bob)
    assert (contacts_of(evening.room, bob), promises_of(evening.room, bob)) == ([], [])
    assert ada not in evening.room.shared
    assert evening.room.shares(bob) == {}


def test_whose_erasure_takes_which_words() -> None:
    shared = ContactShared(person="a", other="b", private=Contact(email="a@b.c"))
    assert shared.concerned == ("a",)
    assert PromiseProposed(promise="p1", person="a", other="b").concerned == ("a", "b")
    assert PromiseAnswered(promise="p1", person="a", other="b", yes=True).private_type is None


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        (("ada@example.org", "", ""), Contact(email="ada@example.org")),
        ((" ada@example.org\n", "", ""), Contact(email="ada@example.org")),
        (("", "+44 (0)1970 62-31.11", ""), Contact(phone="+44 (0)1970 62-31.11")),
        (("", "", "example.org/ada?x=1#me"), Contact(link="https://example.org/ada?x=1#me")),
        (("", "", "http://example.org:8080"), Contact(link="http://example.org:8080")),
        (("", "", "https://mastodon.social/@ada"), Contact(link="https://mastodon.social/@ada")),
        (("", "", "mailto:ada@example.org"), Contact(link="mailto:ada@example.org")),
    ],
)
def test_contacts_as_people_type_them(typed: tuple[str, str, str], taken: Contact) -> None:
    assert contact(*typed) == taken


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        *(("email", text) for text in ("ada", "ada@", "a b@c.d", "a@b.c\nBCC:x@y.z", "a@b.c,x@y.z", "<a@b.c>")),
        *(("phone", text) for text in ("call me", "12", "123456;ext=1", "++4412345")),
        *(
            ("link", text)
            for text in ("javascript:alert(1)", "JavaScript:alert(1)//x.y", "data:text/html,x", "file:///x")
        ),
        *(
            ("link", text)
            for text in ("http://", "//x", "ftp://x.y", "https://a@evil.example", "x.y/<b>", 'x.y/"', "x")
        ),
        *(("link", text) for text in ("java\nscript:alert(1)", "mailto:x", "vbscript:x", " \tjavascript:x")),
    ],
)
def test_what_is_no_contact_is_refused(field: str, typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        contact(**{"email": "", "phone": "", "link": "", field: typed})
    assert refused.value.code == "bad_field"
    assert refused.value.params == {"field": field}


def test_what_stays_of_a_room_is_a_room_of_its_own() -> None:
    evening, ada, bob, _ = talked(Settings(matching=True, title="Tuesday", keep_agreed=DAY))
    cyd = evening.join("Cyd", "bread", "wood")
    evening.wait(1_000_000)
    meet(evening, cyd, bob)
    for one, other in itertools.permutations((ada, bob)):
        evening.say(one, Share(person=other, email=f"{one}@example.org"))
    evening.say(cyd, Share(person=bob))
    evening.say(ada, Promise(person=bob, i_show="rye", every="weekly"))
    evening.say(bob, Agree(promise=promises_of(evening.room, bob)[0].id))
    evening.say(bob, Promise(person=ada, i_show="oak"))
    until = stays_until(evening.room)
    assert until == evening.room.erase_at + DAY
    kept = Room()
    for fact in kept_facts(evening.room):
        kept.apply(Entry(at=evening.now, fact=fact))  # type: ignore[arg-type]
    assert (kept.id, kept.code, kept.settings.title) == (evening.room.id, evening.room.code, "Tuesday")
    assert (kept.kept, kept.closed, kept.erase_at, stays_until(kept)) == (True, True, until, until)
    assert list(kept.people) == [ada, bob]
    assert {person.state for person in kept.people.values()} == {"left"}
    assert not kept.people[ada].texts
    assert not kept.people[ada].pin
    assert contacts_of(kept, ada) == [bob]
    assert [promise.gives for promise in promises_of(kept, bob)] == ["rye"]
    assert promises_of(kept, bob)[0].agreed_at is not None
    assert kept_facts(kept) == []
    assert kept.next_due() is None
    mine = record(kept, phone_snapshot(kept, ada, Sight(epoch=1, now=evening.now, address="http://x")))
    assert (mine["you"]["name"], mine["meetings"], len(mine["promises"])) == ("Ada", [], 1)
    (old,) = promises_of(kept, bob)
    request = Request(command=Promise(person=ada, i_show="elm"), actor=Actor(Role.PERSON, bob), at=evening.now + 1)
    for fact in kept.decide(request):
        kept.apply(Entry(at=evening.now + 1, fact=fact, by=bob))  # type: ignore[arg-type]
    assert [promise.gives for promise in promises_of(kept, ada)] == ["rye", "elm"]
    assert promises_of(kept, ada)[0] == old


def test_nothing_stays_where_nothing_was_agreed_or_nothing_is_to_be_kept() -> None:
    evening, ada, bob, _ = talked(Settings(matching=True, keep_agreed=DAY))
    evening.say(ada, Share(person=bob))
    assert kept_facts(evening.room) == []
    evening.say(bob, Share(person=ada))
    assert kept_facts(evening.room)
    evening.set("keep_agreed", 0)
    assert kept_facts(evening.room) == []


def test_a_name_that_was_held_back_stays_so() -> None:
    evening, ada, bob, _ = talked(Settings(matching=True, keep_agreed=DAY))
    for one, other in itertools.permutations((ada, bob)):
        evening.say(one, Share(person=other))
    evening.host(HoldWords(person=ada, what=["name"]))
    kept = Room()
    for fact in kept_facts(evening.room):
        kept.apply(Entry(at=evening.now, fact=fact))  # type: ignore[arg-type]
    assert (kept.people[ada].name, kept.people[bob].name) == ("", "Bob")
