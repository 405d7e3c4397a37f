"""What is near what somebody asked for: it will do only once they have waited, or when there is little time."""

from __future__ import annotations

from kiosk.domain import commands as c
from kiosk.domain import pacing
from kiosk.domain.commands import CheckIn, Newcomer
from kiosk.domain.matching import Rules, Seeker, solve
from kiosk.domain.settings import MINUTE, SECOND
from tests.domain.evening import STRANGER, Evening

AFTER = 4 * MINUTE


def evening_of_two(until: int | None = None) -> tuple[Evening, str, str]:
    """Somebody who is served by what is near only, and somebody who gets the very thing."""
    evening = Evening()
    evening.set("asks", False)
    leaving = {} if until is None else {"until": until}
    one = evening.join("Mair", "pottery", "Oracle", **leaving)  # type: ignore[arg-type]
    return evening, one, evening.join("Tom", "SQL", "pottery")


def test_what_is_near_will_do_after_a_while_and_says_that_it_is_near() -> None:
    evening, mair, tom = evening_of_two()
    evening.play(AFTER - SECOND)
    assert evening.called() == []
    assert evening.person(mair).why == "nobody_offers"
    assert pacing.solve_at(evening.room, evening.now) == evening.now + SECOND, "it looks when Mair is content"
    evening.play(SECOND)
    assert evening.state(mair, tom) == ["meeting", "meeting"]
    give = next(give for give in evening.called()[0].gives if give.getter == mair)
    assert 0 < evening.room.vocabulary.relatedness(give.offer, give.want) < 1


def test_the_very_thing_is_not_waited_for() -> None:
    evening, mair, _ = evening_of_two()
    eve = evening.join("Eve", "Oracle", "pottery")
    evening.play(20 * SECOND)
    assert evening.state(mair, eve) == ["meeting", "meeting"]


def test_whoever_is_about_to_leave_is_content_at_once() -> None:
    evening, mair, _ = evening_of_two(until=1_000_000 + 15 * MINUTE)
    evening.play(20 * SECOND)
    assert evening.state(mair) == ["meeting"]


def test_in_a_round_everybody_is_content() -> None:
    evening, mair, _ = evening_of_two()
    evening.set("mode", "rounds")
    evening.host(c.StartRound())
    evening.play(30 * SECOND)
    assert evening.state(mair) == ["meeting"]


def test_the_hosts_own_mind_about_it_counts() -> None:
    evening, mair, _ = evening_of_two()
    evening.set("near_after", 1)
    evening.play(20 * SECOND)
    assert evening.state(mair) == ["meeting"]


def test_somebody_who_wants_what_nothing_is_near_brings_no_further_look() -> None:
    evening = Evening()
    evening.set("asks", False)
    for name in ("Mair", "Tom"):
        fields = CheckIn(name=name, offers=[c.OfferTyped(f"{name}s")], wants=[c.WantTyped("glass harmonica")])
        evening.submit(fields, STRANGER, newcomer=Newcomer(person=f"p-{name}", pin="1234"))
    evening.play(20 * SECOND)
    assert pacing.solve_at(evening.room, evening.now) is None


def test_a_host_who_changes_their_mind_is_heard_though_nobody_is_new() -> None:
    evening, mair, _ = evening_of_two()
    evening.play(2 * MINUTE)
    assert evening.called() == []
    evening.set("near_after", MINUTE)
    evening.play(20 * SECOND)
    assert evening.state(mair) == ["meeting"]


def test_a_want_that_weighs_nothing_is_nobodys_to_serve() -> None:
    one = Seeker("a", {"x": 2}, {"y": 1.0, "z": 0.0}, exact=True)
    two = Seeker("b", {"y": 2}, {"x": 1.0}, exact=True)
    assert [group.members for group in solve([one, two], Rules()).groups] == [("a", "b")]
