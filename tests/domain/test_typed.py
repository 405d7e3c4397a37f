"""What people type becomes topics; what the host should see first is held back."""

from __future__ import annotations

import pytest

from kiosk.domain.commands import (
    Actor,
    CheckIn,
    Edit,
    HoldWords,
    Newcomer,
    OfferTyped,
    ReleaseWords,
    Request,
    Role,
    WantTyped,
)
from kiosk.domain.entries import Entry
from kiosk.domain.people import Person
from kiosk.domain.refusal import Refusal
from tests.domain.evening import Evening

PERSON = "p-sam"


def come(evening: Evening, command: CheckIn, doubtful: frozenset[str] = frozenset()) -> Person:
    request = Request(
        command=command,
        actor=Actor(Role.STRANGER),
        at=evening.now,
        nonce="nonce-of-sam-0001",
        newcomer=Newcomer(person=PERSON, pin="1234"),
        doubtful=doubtful,
    )
    put(evening, request)
    return evening.room.people[PERSON]


def put(evening: Evening, request: Request) -> None:
    for fact in evening.room.decide(request):
        evening.room.apply(Entry(at=request.at, fact=fact, by=request.actor.by, nonce=request.nonce))  # type: ignore[arg-type]


def edit(evening: Evening, command: Edit, doubtful: frozenset[str] = frozenset()) -> None:
    put(evening, Request(command=command, actor=Actor(Role.PERSON, PERSON), at=evening.now, doubtful=doubtful))


def test_other_words_for_the_same_topic_are_the_same_topic_in_ones_own_words() -> None:
    evening = Evening()
    person = come(evening, CheckIn(name="Sam", offers=[OfferTyped("keeping the books", 3)], wants=[]))
    (offer,) = person.profile.offers
    assert offer.topic == "bookkeeping"
    assert offer.level == 3
    assert person.texts == {"bookkeeping": "keeping the books"}


def test_a_line_of_several_tags_is_several_tags() -> None:
    evening = Evening()
    person = come(evening, CheckIn(name="Sam", wants=[WantTyped("SEO, Excel and a bit of French", starred=True)]))
    assert len(person.profile.wants) == 3
    assert all(want.starred for want in person.profile.wants)


def test_what_nobody_has_heard_of_is_a_tag_too() -> None:
    evening = Evening()
    person = come(evening, CheckIn(name="Sam", offers=[OfferTyped("zorbing on stilts")]))
    (offer,) = person.profile.offers
    assert person.texts[offer.topic] == "zorbing on stilts"


def test_free_tags_that_differ_in_hyphens_or_plurals_are_the_same() -> None:
    evening = Evening()
    come(evening, CheckIn(name="Sam", offers=[OfferTyped("Stilt-zorbing"), OfferTyped("🦄")]))
    edit(evening, Edit(wants=[WantTyped("stilt zorbings"), WantTyped("🦄"), WantTyped("🐙")]))
    profile = evening.room.people[PERSON].profile
    assert [offer.topic for offer in profile.offers] == [want.topic for want in profile.wants][:2]
    assert len({want.topic for want in profile.wants}) == 3


def test_more_tags_in_one_line_than_one_may_have_are_refused() -> None:
    line = "SEO, Excel, French, Welsh, sewing, baking, chess"
    with pytest.raises(Refusal) as refused:
        come(
            Evening(),
            CheckIn(name="Sam", wants=[WantTyped(line), WantTyped("pricing, Spanish, German, Java, pensions")]),
        )
    assert refused.value.code == "too_many"


def test_doubtful_words_are_held_back_until_they_are_said_differently() -> None:
    evening = Evening()
    rude = CheckIn(name="Rude Word", line="hello", offers=[OfferTyped("rude thing")])
    person = come(evening, rude, frozenset({"Rude Word", "rude thing"}))
    (offer,) = person.profile.offers
    assert person.held == {"name", offer.topic}
    edit(evening, Edit(name="Sam"))
    assert person.held == {offer.topic}
    edit(evening, Edit(offers=[OfferTyped("sewing")]))
    assert person.held == set()
    edit(evening, Edit(name="Ruder Word"), frozenset({"Ruder Word"}))
    assert person.held == {"name"}


def test_an_edit_of_something_else_keeps_what_was_held_back() -> None:
    evening = Evening()
    person = come(evening, CheckIn(name="Rude Word"), frozenset({"Rude Word"}))
    edit(evening, Edit(line="by the window"))
    assert person.held == {"name"}


def test_what_the_host_keeps_back_needs_no_second_look_until_it_is_said_differently() -> None:
    evening = Evening()
    person = come(evening, CheckIn(name="Rude Word"), frozenset({"Rude Word"}))
    assert (person.held, person.judged) == ({"name"}, set())
    assert evening.host(HoldWords(person=PERSON, what=["name"])) != []
    assert (person.held, person.judged) == ({"name"}, {"name"})
    assert evening.host(HoldWords(person=PERSON, what=["name"])) == []
    edit(evening, Edit(name="Ruder Word"), frozenset({"Ruder Word"}))
    assert (person.held, person.judged) == ({"name"}, set())


def test_what_the_host_let_through_stays_seen_when_it_is_said_again() -> None:
    evening = Evening()
    doubtful = frozenset({"Rude Word", "rude thing"})
    person = come(evening, CheckIn(name="Rude Word", offers=[OfferTyped("rude thing")]), doubtful)
    evening.host(ReleaseWords(person=PERSON, what=list(person.held)))
    again = [OfferTyped("rude thing"), OfferTyped("sewing")]
    edit(evening, Edit(name="Rude Word", line="by the window", offers=again), doubtful)
    assert person.held == set()
