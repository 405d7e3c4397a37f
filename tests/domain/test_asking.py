"""Asks: every yes opens what was promised, nothing is asked that may not be, and what matters most comes first."""

from __future__ import annotations

import random
from itertools import permutations
from time import perf_counter

import msgspec
import pytest

from kiosk.domain import commands as c
from kiosk.domain.asking import MOST_ASKS, Ask, Before, find_asks
from kiosk.domain.entries import Asked, RoomAsked, Side
from kiosk.domain.looking import look
from kiosk.domain.matching import Rules, Seeker
from kiosk.domain.scoring import score_group
from kiosk.domain.settings import MINUTE, SECOND
from tests.domain.evening import CONDUCTOR, Evening
from tests.domain.test_matching import crowd, random_room
from tests.machine import slowness


def person(name: str, offers: str, wants: str, **more: object) -> Seeker:
    return Seeker(name, dict.fromkeys(offers, 2), dict.fromkeys(wants, 1.0), **more)  # type: ignore[arg-type]


def saying_yes(seeker: Seeker, side: Side, topic: str) -> Seeker:
    if side == "offer":
        return msgspec.structs.replace(seeker, offers={**seeker.offers, topic: 1})
    return msgspec.structs.replace(seeker, wants={**seeker.wants, topic: 1.0})


def asks_for(name: str, everyone: list[Seeker], rules: Rules | None = None, **more: object) -> list[Ask]:
    """What one person is asked when nobody was found for anybody."""
    fields: dict[str, object] = {"ask": [name], "before": {}, **more}
    left_out = {each.id for each in everyone}
    return find_asks(everyone, left_out, rules or Rules(), **fields).get(name, [])  # type: ignore[arg-type]


def topics(asks: list[Ask], side: Side = "offer") -> list[str]:
    return [ask.topic for ask in asks if ask.side == side]


@pytest.mark.parametrize("seed", range(120))
def test_every_yes_opens_the_promised_group(seed: int) -> None:
    chance = random.Random(seed)
    everyone, rules = random_room(chance, 14)
    people = {each.id: each for each in everyone}
    left_out = {each.id for each in everyone if chance.random() < 0.7}
    found = find_asks(everyone, left_out, rules, ask=sorted(left_out), before={})
    assert found.keys() <= left_out
    for name, asks in found.items():
        assert len(asks) <= MOST_ASKS
        assert len({(ask.side, ask.topic) for ask in asks}) == len(asks)
        for ask in asks:
            before = people[name]
            assert ask.topic not in before.offers
            assert ask.topic not in before.wants
            members = [saying_yes(before, ask.side, ask.topic), *[people[other] for other in ask.others]]
            assert ask.opens == {1: None, 2: "pair", 3: "circle"}[len(members)]
            if ask.opens is None:
                assert (ask.served, ask.frees) == (0, False)
                continue
            scored = score_group(members, rules)
            assert scored, "the promised group is allowed"
            assert score_group([before, *members[1:]], rules) is None, "and was not before"
            now = left_out.issuperset(ask.others)
            assert ask.served == (len(members) if now else 0)
            assert ask.frees == (now and any(not member.meetings for member in members))
            give = scored.gives[0 if ask.side == "offer" else -1]
            assert ask.topic == (give.offer if ask.side == "offer" else give.want)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_would_open_a_group_is_found(seed: int) -> None:
    everyone, rules = random_room(random.Random(seed), 7)
    known = {topic for each in everyone for topic in (*each.offers, *each.wants)}
    for seeker in everyone:
        asks = {(ask.side, ask.topic): ask for ask in asks_for(seeker.id, everyone, rules)}
        if len(asks) == MOST_ASKS:
            continue  # there may be more than fit
        for side in ("offer", "want"):
            for topic in known - seeker.offers.keys() - seeker.wants.keys():
                yes = saying_yes(seeker, side, topic)
                others = [each for each in everyone if each.id != seeker.id]
                sizes = [
                    size
                    for size in (1, 2)
                    for rest in permutations(others, size)
                    if score_group([yes, *rest], rules) and not score_group([seeker, *rest], rules)
                ]
                opens = None if not sizes else "pair" if 1 in sizes else "circle"
                ask = asks.get((side, topic))
                assert (ask.opens if ask else None) == opens


WISHES = [person("me", "x", "y"), person("you", "y", "abcdefghijkl")]


def test_eight_are_asked_at_most_and_nothing_refused_or_hidden() -> None:
    assert len(asks_for("me", WISHES)) == MOST_ASKS
    before = {"me": Before(refused=frozenset({("offer", "a"), ("want", "b")}))}
    some = asks_for("me", [WISHES[0], person("you", "y", "abcd")], before=before, hidden={"c"})
    assert sorted(topics(some)) == ["b", "d"]
    assert asks_for("me", WISHES, ask=()) == []
    assert find_asks([], (), Rules(), ask=(), before={}) == {}


def test_whoever_has_said_all_they_may_is_asked_no_more_on_that_side() -> None:
    full = person("me", "0123456789", "y")
    assert asks_for("me", [full, WISHES[1]]) == []
    assert topics(asks_for("me", [full, person("you", "z", "0")]), "want") == ["z"]


def test_those_who_are_kept_apart_open_nothing_for_each_other() -> None:
    assert asks_for("me", WISHES, Rules(forbidden=frozenset({frozenset({"me", "you"})}))) == []


def test_what_opens_a_group_now_comes_before_what_does_later_and_that_before_what_may_some_time() -> None:
    everyone = [
        person("me", "x", "y"),
        person("busy", "y", "a"),
        person("free", "y", "b"),
        person("lost", "z", "c"),
    ]
    found = find_asks(everyone, {"me", "free", "lost"}, Rules(), ask=["me"], before={})["me"]
    offers = [ask for ask in found if ask.side == "offer"]
    assert [(ask.topic, ask.opens, ask.served, ask.frees) for ask in offers] == [
        ("b", "pair", 2, True),
        ("a", "pair", 0, False),
        ("c", None, 0, False),
    ]


def test_who_has_met_nobody_comes_first_and_who_could_meet_nobody_before_them() -> None:
    met = {"meetings": 1}
    everyone = [
        person("me", "x", "y", **met),
        person("happy", "y", "a", **met),
        person("new", "yv", "bw", **met),
        person("friend", "w", "v", **met),
    ]
    fresh = [*everyone[:2], msgspec.structs.replace(everyone[2], meetings=0), everyone[3]]
    stuck = [*fresh, person("stuck", "y", "c")]
    orders = [[topic for topic in topics(asks_for("me", room)) if topic in "abc"] for room in (everyone, fresh, stuck)]
    assert orders == [["a", "b"], ["b", "a"], ["c", "b", "a"]]


def test_a_pair_opens_before_a_circle_does() -> None:
    everyone = [person("me", "x", "y"), person("two", "y", "a"), person("three", "z", "b"), person("four", "y", "z")]
    asks = {ask.topic: ask for ask in asks_for("me", everyone) if ask.side == "offer"}
    assert (asks["a"].opens, asks["a"].others) == ("pair", ("two",))
    assert (asks["b"].opens, asks["b"].others) == ("circle", ("three", "four"))
    assert list(asks).index("a") < list(asks).index("b")


def test_a_want_opens_a_group_the_other_way_round() -> None:
    everyone = [person("me", "x", "none"), person("two", "a", "z"), person("three", "z", "x")]
    (ask,) = [ask for ask in asks_for("me", everyone) if (ask.side, ask.topic) == ("want", "a")]
    assert (ask.opens, ask.others) == ("circle", ("three", "two"))


def test_what_people_here_offer_together_is_asked_first() -> None:
    everyone = [
        person("me", "x", "y"),
        person("wisher", "y", "ab"),
        *[person(f"near{number}", "xb", "q") for number in range(3)],
        *[person(f"far{number}", "ka", "q") for number in range(3)],
    ]
    assert topics(asks_for("me", everyone))[:2] == ["b", "a"]


def test_what_is_left_unanswered_makes_room_for_something_else() -> None:
    before = {"me": Before(shown={("offer", topic): 3 for topic in "abcdefgh"})}
    assert set(topics(asks_for("me", WISHES, before=before))[:4]) == set("ijkl")


def test_a_related_topic_opens_a_group_and_is_near() -> None:
    def related(offer: str, want: str) -> float:
        return 1.0 if offer == want else 0.6 if {offer, want} == {"b", "x"} else 0.0

    everyone = [person("me", "x", "y"), person("you", "y", "ac"), person("third", "b", "q")]
    rules = Rules(related=related)
    near = [person("me", "x", "y"), person("you", "y", "c"), person("other", "y", "a"), person("third", "b", "b")]
    assert topics(asks_for("me", everyone, rules))[:2] == ["a", "c"]
    assert asks_for("me", near, rules)[0].opens == "pair"


def test_three_hundred_are_asked_at_once() -> None:
    everyone = crowd(300, 1, 120)
    ids = {each.id for each in everyone}
    seconds = []
    for _ in range(4):
        began = perf_counter()
        find_asks(everyone, ids, Rules(), ask=sorted(ids), before={})
        seconds.append(perf_counter() - began)
    assert min(seconds) < 0.2 * slowness(), "only a guard: beside other tests; the bench tells how fast it is"


def room_of_two(**settings: object) -> tuple[Evening, str, str]:
    evening = Evening()
    for name, value in settings.items():
        evening.set(name, value)
    return evening, evening.join("Mair", "sewing", "law"), evening.join("Tom", "law", "beekeeping")


def test_phones_of_those_left_out_ask_and_a_yes_brings_them_together() -> None:
    evening, mair, tom = room_of_two()
    evening.play(30 * SECOND)
    (offer,) = [ask for ask in evening.person(mair).asks if ask.side == "offer"]
    assert offer.frees
    assert evening.room.wording(offer.topic).casefold() == "beekeeping"
    evening.say(mair, c.Reply(yes=[c.AskedTopic("offer", offer.topic)]))
    evening.play(30 * SECOND)
    assert evening.state(mair, tom) == ["meeting", "meeting"]
    assert not evening.person(mair).asks


def test_phones_ask_before_anybody_is_called_too() -> None:
    evening, mair, _ = room_of_two(matching=False)
    evening.play(30 * SECOND)
    assert evening.person(mair).asks
    assert evening.called() == []


def test_phones_ask_something_new_after_a_while_only() -> None:
    evening, mair, _ = room_of_two()
    evening.play(30 * SECOND)
    first = evening.person(mair).asked_at
    assert first is not None
    evening.join("Eve", "welding", "law")
    evening.play(4 * MINUTE)
    assert evening.person(mair).asked_at == first
    evening.play(2 * MINUTE)
    again = evening.person(mair).asked_at
    assert again is not None
    assert 5 * MINUTE <= again - first <= 6 * MINUTE


@pytest.mark.parametrize("stop", [True, False])
def test_whoever_wants_no_asks_gets_none(stop: bool) -> None:
    evening, mair, _ = room_of_two()
    evening.say(mair, c.Reply(stop=stop))
    evening.play(MINUTE)
    assert bool(evening.person(mair).asks) != stop


def test_a_room_without_asks_asks_nothing() -> None:
    evening, mair, _ = room_of_two(asks=False)
    evening.play(10 * MINUTE)
    assert evening.person(mair).asks == ()


def test_nobody_without_a_phone_is_asked() -> None:
    evening = Evening()
    mair = evening.join("Mair", "sewing", "law", has_phone=False)
    evening.join("Tom", "law", "beekeeping")
    evening.play(MINUTE)
    assert evening.person(mair).asks == ()


def test_what_has_changed_since_the_look_is_not_asked() -> None:
    evening, mair, tom = room_of_two()
    found = look(evening.room, evening.now)
    (offer,) = [ask for ask in found.asks[mair] if ask.side == "offer"]
    evening.say(mair, c.Edit(offers=[c.OfferTyped("beekeeping")]))
    evening.say(tom, c.Pause())
    facts = evening.submit(found, CONDUCTOR)
    asked = {person: asks for fact in facts if isinstance(fact, RoomAsked) for person, asks in fact.asks.items()}
    assert offer not in asked.get(mair, ())
    assert tom not in asked


def test_not_me_is_the_end_of_it() -> None:
    evening, mair, _ = room_of_two()
    evening.play(30 * SECOND)
    (offer,) = [ask for ask in evening.person(mair).asks if ask.side == "offer"]
    evening.say(mair, c.Reply(no=[c.AskedTopic("offer", offer.topic)]))
    evening.play(20 * MINUTE)
    asked = [entry.fact.asks.get(mair, ()) for entry in evening.entries if isinstance(entry.fact, RoomAsked)]
    assert sum(Asked("offer", offer.topic, offer.frees) in asks for asks in asked) == 1
