"""The room's rules, one by one, as sentences."""

from __future__ import annotations

import pytest

from kiosk.domain import commands as c
from kiosk.domain import pacing
from kiosk.domain.entries import GroupCalled, MatchmakerLooked, MeetingRegrouped
from kiosk.domain.refusal import Refusal
from kiosk.domain.settings import MINUTE, SECOND
from tests.domain.evening import CONDUCTOR, HOST, STRANGER, Evening


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def pair() -> tuple[Evening, str, str]:
    evening = Evening()
    mair, tom = evening.join("Mair", "pricing", "video"), evening.join("Tom", "video", "pricing")
    evening.call((mair, tom))
    return evening, mair, tom


def circle() -> tuple[Evening, str, str, str]:
    evening = Evening()
    aled = evening.join("Aled", "tenders", "website")
    priya = evening.join("Priya", "hiring", "tenders")
    jo = evening.join("Jo", "website", "hiring")
    evening.call((aled, priya, jo))
    return evening, aled, priya, jo


def test_a_pair_is_called_talks_finishes_takes_a_breath_and_is_free_again() -> None:
    evening, mair, tom = pair()
    assert evening.state(mair, tom) == ["meeting", "meeting"]
    evening.say(mair, c.Answer(meeting="m1"))
    evening.say(tom, c.Here(meeting="m1"))
    assert evening.room.meetings["m1"].state == "talking"
    evening.wait(6 * MINUTE)
    assert evening.room.meetings["m1"].turn == 1
    evening.say(tom, c.Finish(meeting="m1"))
    assert evening.state(mair, tom) == ["breather", "breather"]
    evening.say(mair, c.Next())
    evening.wait(3 * MINUTE)
    assert evening.state(mair, tom) == ["waiting", "waiting"]


def test_whoever_has_met_is_not_called_together_again() -> None:
    evening, mair, tom = pair()
    evening.say(tom, c.Here(meeting="m1"))
    evening.say(tom, c.Finish(meeting="m1"))
    evening.wait(3 * MINUTE)
    assert not any(isinstance(fact, GroupCalled) for fact in evening.call((mair, tom)))


def test_a_group_in_which_somebody_gets_nothing_is_not_called() -> None:
    evening = Evening()
    mair, tom = evening.join("Mair", "pricing", "video"), evening.join("Tom", "bread", "pricing")
    assert not any(isinstance(fact, GroupCalled) for fact in evening.call((mair, tom)))


def test_nobody_taps_here_and_talking_is_assumed() -> None:
    evening, mair, tom = pair()
    evening.say(mair, c.Answer(meeting="m1"))
    evening.say(tom, c.Answer(meeting="m1"))
    evening.wait(5 * MINUTE)
    assert evening.room.meetings["m1"].state == "talking"
    assert evening.room.meetings["m1"].assumed


def test_nobody_taps_finish_and_each_is_free_at_their_next_touch() -> None:
    evening, mair, tom = pair()
    evening.say(tom, c.Here(meeting="m1"))
    evening.wait(18 * MINUTE)
    states = [evening.room.meetings["m1"].state]
    evening.wait(3 * MINUTE)
    states.append(evening.room.meetings["m1"].state)
    assert states == ["still", "by_time"]
    assert evening.state(mair, tom) == ["away", "away"]
    evening.say(mair, c.Touch())
    assert evening.state(mair, tom) == ["waiting", "away"]


def test_whoever_says_still_talking_goes_on() -> None:
    evening, mair, _ = pair()
    evening.say(mair, c.Here(meeting="m1"))
    evening.wait(18 * MINUTE)
    evening.say(mair, c.StillTalking(meeting="m1"))
    evening.wait(5 * MINUTE)
    assert evening.room.meetings["m1"].state == "talking"


def test_a_call_without_an_answer_is_repeated_then_given_up_and_who_answered_is_first() -> None:
    evening, mair, tom = pair()
    evening.say(mair, c.Answer(meeting="m1"))
    evening.wait(90 * SECOND)
    assert evening.room.meetings["m1"].repeated
    evening.wait(60 * SECOND)
    assert evening.state(mair, tom) == ["waiting", "away"]
    assert evening.person(mair).priority
    assert not any(isinstance(fact, GroupCalled) for fact in evening.call((mair, tom)))
    evening.host(c.Wake(person=tom))
    assert evening.state(tom) == ["waiting"]


def test_somebody_without_a_phone_is_never_away() -> None:
    evening = Evening()
    mair = evening.join("Mair", "pricing", "video")
    tom = evening.join("Tom", "video", "pricing", has_phone=False)
    evening.call((mair, tom))
    evening.say(mair, c.Answer(meeting="m1"))
    evening.wait(5 * MINUTE)
    assert evening.room.meetings["m1"].state == "talking"
    evening.wait(21 * MINUTE)
    assert evening.state(mair, tom) == ["away", "breather"]


def test_after_a_decline_both_are_free_and_never_proposed_again() -> None:
    evening, mair, tom = pair()
    evening.say(tom, c.Decline(meeting="m1"))
    assert evening.state(mair, tom) == ["waiting", "breather"]
    evening.wait(3 * MINUTE)
    assert not any(isinstance(fact, GroupCalled) for fact in evening.call((mair, tom)))


def test_a_circle_that_loses_one_takes_a_substitute() -> None:
    evening, aled, priya, jo = circle()
    omar = evening.join("Omar", "hiring", "tenders")
    facts = evening.say(priya, c.Decline(meeting="m1"))
    regrouped = next(fact for fact in facts if isinstance(fact, MeetingRegrouped))
    assert regrouped.members == (aled, omar, jo)
    assert evening.state(aled, omar, jo, priya) == ["meeting", "meeting", "meeting", "breather"]


def test_a_circle_that_loses_one_without_a_substitute_becomes_a_pair_where_that_is_allowed() -> None:
    evening = Evening()
    aled = evening.join("Aled", "tenders", "website hiring")
    priya = evening.join("Priya", "hiring", "tenders")
    jo = evening.join("Jo", "website", "hiring tenders")
    evening.call((aled, priya, jo))
    evening.say(priya, c.Leave())
    assert evening.room.meetings["m1"].members == (aled, jo)
    assert evening.state(priya) == ["left"]


def test_a_circle_that_loses_one_and_cannot_go_on_frees_the_others_first() -> None:
    evening, aled, priya, jo = circle()
    evening.say(aled, c.Answer(meeting="m1"))
    evening.say(priya, c.Leave())
    assert evening.state(aled, jo) == ["waiting", "waiting"]
    assert (evening.person(aled).priority, evening.person(jo).priority) == (True, False)


def test_two_circles_that_lose_somebody_at_once_do_not_take_the_same_substitute() -> None:
    evening = Evening()
    rings = []
    for ring in "XY":
        aled = evening.join(f"Aled{ring}", "tenders", "website")
        priya = evening.join(f"Priya{ring}", "hiring", "tenders")
        jo = evening.join(f"Jo{ring}", "website", "hiring")
        rings.append((aled, priya, jo))
    evening.call(*rings)
    for aled, _, jo in rings:
        evening.say(aled, c.Answer(meeting=evening.person(aled).meeting or ""))
        evening.say(jo, c.Answer(meeting=evening.person(jo).meeting or ""))
    omar = evening.join("Omar", "hiring", "tenders")
    evening.wait(150 * SECOND)
    assert evening.room.meetings["m1"].members == (rings[0][0], omar, rings[0][2])
    assert evening.room.meetings["m2"].state == "missed"


def test_a_circle_has_more_time_and_two_bells() -> None:
    evening, aled, *_ = circle()
    evening.say(aled, c.Here(meeting="m1"))
    meeting = evening.room.meetings["m1"]
    assert meeting.ends_at == evening.now + 18 * MINUTE
    assert meeting.turns_at == (evening.now + 6 * MINUTE, evening.now + 12 * MINUTE)


def test_not_found_gives_up_after_three_minutes_or_at_the_second_tap() -> None:
    for again in (False, True):
        evening, mair, tom = pair()
        evening.say(tom, c.Answer(meeting="m1"))
        evening.say(mair, c.CantFind(meeting="m1"))
        assert evening.room.meetings["m1"].not_found_by == mair
        if again:
            evening.say(mair, c.CantFind(meeting="m1"))
        else:
            evening.wait(3 * MINUTE)
        assert evening.room.meetings["m1"].state == "missed"
        assert evening.person(mair).priority
        assert evening.person(tom).priority
        evening.call((mair, tom))
        assert not evening.room.live, "next with somebody else"


def test_a_repeated_command_is_harmless_and_a_repeated_check_in_is_the_same_person() -> None:
    evening, mair, _ = pair()
    me = c.Actor(c.Role.PERSON, mair)
    evening.submit(c.CantFind(meeting="m1"), me, nonce="the-same-nonce-twice")
    assert evening.submit(c.CantFind(meeting="m1"), me, nonce="the-same-nonce-twice") == []
    assert evening.room.meetings["m1"].state == "called"
    joining, who = c.CheckIn(name="Ines"), c.Newcomer("person-ines", "1111")
    evening.submit(joining, STRANGER, nonce="n" * 22, newcomer=who)
    assert evening.submit(joining, STRANGER, nonce="n" * 22, newcomer=who) == []
    assert evening.room.person_of_nonce("n" * 22) == "person-ines"
    assert len(evening.room.people) == 3


def test_spots_are_filled_to_their_capacity_and_no_further() -> None:
    evening = Evening()
    people = [evening.join(f"P{i}", f"a{i // 2} b{i // 2}", f"b{i // 2} a{i // 2}") for i in range(8)]
    pairs = [people[i : i + 2] for i in range(0, 8, 2)]
    evening.host(c.SetSpot(name="Table 1", capacity=1))
    evening.host(c.SetSpot(name="Window", capacity=2))
    facts = evening.call(*pairs)
    assert sorted(str(fact.spot) for fact in facts if isinstance(fact, GroupCalled)) == ["s1", "s2", "s2"]
    assert evening.room.matchmaker is not None
    assert (evening.room.matchmaker.left_out, evening.room.matchmaker.queued) == (0, tuple(pairs[3]))
    assert pacing.waits_for(evening.room, evening.now) == "spots"
    evening.say(people[0], c.Here(meeting="m1"))
    evening.say(people[0], c.Finish(meeting="m1"))
    assert pacing.solve_at(evening.room, evening.now) == evening.now, "for those who queue a freed table is looked for"
    assert any(isinstance(fact, GroupCalled) for fact in evening.call(pairs[3]))
    assert not evening.person(pairs[3][0]).queued


def test_who_needs_a_step_free_or_quiet_place_gets_one() -> None:
    evening = Evening()
    mair = evening.join("Mair", "a", "b", step_free=True)
    tom = evening.join("Tom", "b", "a", quiet=True)
    evening.host(c.SetSpot(name="Stage"))
    evening.host(c.SetSpot(name="Foyer", step_free=True))
    evening.host(c.SetSpot(name="Library", step_free=True, quiet=True))
    evening.call((mair, tom))
    assert evening.room.meetings["m1"].spot == "s3"


def test_beacons_in_use_at_one_moment_differ() -> None:
    evening = Evening()
    people = [evening.join(f"P{i}", f"a{i // 2} b{i // 2}", f"b{i // 2} a{i // 2}") for i in range(120)]
    evening.call(*[people[i : i + 2] for i in range(0, 120, 2)])
    beacons = [meeting.beacon for meeting in evening.room.live_meetings()]
    assert len(beacons) == 60
    assert len({beacon.number for beacon in beacons}) == 60
    assert len({(beacon.colour, beacon.symbol) for beacon in beacons}) == 60
    assert len({beacon.symbol for beacon in beacons[:24]}) == 24


def test_while_matching_is_off_nobody_is_called_but_time_goes_on() -> None:
    evening, mair, tom = pair()
    evening.set("matching", value=False)
    evening.wait(150 * SECOND)
    assert evening.state(mair, tom) == ["away", "away"]
    evening.say(mair, c.Touch())
    evening.say(tom, c.Touch())
    (looked,) = evening.call((mair, tom))
    assert isinstance(looked, MatchmakerLooked)
    assert evening.state(mair, tom) == ["waiting", "waiting"]


def test_a_closed_room_takes_nobody_and_calls_nobody_but_lets_people_finish() -> None:
    evening, mair, _ = pair()
    evening.host(c.Close())
    with refused("room_closed"):
        evening.join("Late", "a", "b")
    evening.say(mair, c.Here(meeting="m1"))
    evening.say(mair, c.Finish(meeting="m1"))
    assert evening.room.meetings["m1"].state == "finished"


def test_a_block_ends_a_call_and_lasts() -> None:
    evening, mair, tom = pair()
    evening.say(mair, c.Block(person=tom))
    assert evening.state(mair, tom) == ["breather", "waiting"]
    evening.wait(5 * MINUTE)
    assert not any(isinstance(fact, GroupCalled) for fact in evening.call((mair, tom)))


def test_nobody_can_find_out_who_is_here_by_blocking() -> None:
    evening, mair, _ = pair()
    other = evening.join("Other", "x", "y")
    with refused("unknown_person"):
        evening.say(mair, c.Block(person=other))


def test_another_groups_meeting_is_refused_as_if_it_did_not_exist() -> None:
    evening, _, _ = pair()
    other = evening.join("Other", "x", "y")
    for command in (c.Here(meeting="m1"), c.Finish(meeting="m1"), c.Decline(meeting="m1"), c.Here(meeting="m9")):
        with refused("meeting_over"):
            evening.say(other, command)
    with refused("unknown_meeting"):
        evening.say(other, c.Outcome(meeting="m1", gave=True, got=True))


def test_roles_are_kept_apart() -> None:
    evening, mair, tom = pair()
    for command, actor in (
        (c.Remove(person=tom), c.Actor(c.Role.PERSON, mair)),
        (c.Elapse(), HOST),
        (c.Leave(), HOST),
        (c.Close(), c.Actor(c.Role.DOOR)),
        (c.Edit(person=tom, name="Eve"), c.Actor(c.Role.PERSON, mair)),
    ):
        with refused("not_allowed"):
            evening.submit(command, actor)
    with refused("not_allowed"):
        evening.submit(c.CheckIn(name="Bot", simulated=True), STRANGER, newcomer=c.Newcomer("bot", "1234"))


def test_a_removed_person_is_out_and_their_call_goes_on_without_them() -> None:
    evening, mair, tom = pair()
    evening.host(c.Remove(person=tom, reason="left a bag"))
    assert evening.state(mair, tom) == ["waiting", "removed"]
    with refused("removed"):
        evening.say(tom, c.Resume())


def test_simulated_people_can_be_taken_out_at_once() -> None:
    evening = Evening()
    real = evening.join("Real", "a", "b")
    for i in range(3):
        played = c.CheckIn(name=f"Bot {i}", offers=[c.OfferTyped("b")], wants=[c.WantTyped("a")], simulated=True)
        evening.submit(played, HOST, newcomer=c.Newcomer(f"bot-{i}", "1234"))
    evening.call((real, "bot-0"))
    evening.host(c.RemoveSimulated())
    assert evening.state(real, "bot-0", "bot-1", "bot-2") == ["waiting", "removed", "removed", "removed"]


def test_editing_keeps_what_is_not_mentioned_and_the_words_of_the_call() -> None:
    evening, mair, tom = pair()
    evening.say(mair, c.Edit(offers=[c.OfferTyped("bakery", 3)], sector="Food"))
    person = evening.person(mair)
    assert [person.texts[want.topic] for want in person.profile.wants] == ["video"]
    give = next(give for give in evening.room.meetings["m1"].gives if give.giver == mair)
    assert evening.room.text_of(mair, give.offer) == "pricing"
    assert evening.room.text_of(tom, give.want) == "pricing"


def test_the_matchmaker_gathers_hurries_for_whoever_is_pressed_and_rests_when_nothing_changed() -> None:
    evening = Evening()
    evening.join("A", "a", "b")
    assert pacing.waits_for(evening.room, evening.now) == "nobody"
    b = evening.join("B", "x", "y")
    assert pacing.solve_at(evening.room, evening.now) == evening.now + 20 * SECOND, "a thin room gathers longer"
    assert pacing.waits_for(evening.room, evening.now) == "thin"
    evening.set("thin", 2)
    assert pacing.solve_at(evening.room, evening.now) == evening.now + 10 * SECOND
    assert pacing.waits_for(evening.room, evening.now) == "gathering"
    evening.call()
    assert pacing.solve_at(evening.room, evening.now) is None
    assert pacing.waits_for(evening.room, evening.now) == "nobody_fits"
    evening.wait(4 * MINUTE)
    evening.say(b, c.Edit(offers=[c.OfferTyped("b")]))
    assert pacing.solve_at(evening.room, evening.now) == evening.now
    evening.submit(c.ReportTrouble(trouble="hung"), CONDUCTOR)
    evening.submit(c.ReportTrouble(trouble=""), CONDUCTOR)
    assert pacing.solve_at(evening.room, evening.now) == evening.now, "what it failed to look at is still to be seen"


def test_somebody_who_said_when_they_leave_is_taken_at_their_word_a_while_later() -> None:
    evening = Evening()
    mair = evening.join("Mair", "a", "b", until=1_000_000 + 30 * MINUTE)
    evening.wait(45 * MINUTE - 1)
    assert evening.state(mair) == ["waiting"]
    evening.wait(1)
    assert evening.state(mair) == ["away"]


def test_a_late_tap_brings_somebody_back_even_when_the_call_is_over() -> None:
    evening, _, tom = pair()
    evening.wait(10 * MINUTE)
    assert evening.state(tom) == ["away"]
    evening.say(tom, c.Answer(meeting="m1"))
    assert evening.state(tom) == ["waiting"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.ChangeSetting(name="matching", value="yes"), "bad_setting"),
        (c.ChangeSetting(name="talk", value=0), "bad_setting"),
        (c.ChangeSetting(name="nothing", value=1), "unknown_setting"),
        (c.ChangeSetting(name="erase_at", value=1), "bad_setting"),
        (c.ChangeSetting(name="title", value="\u202e"), "bad_setting"),
        (c.SetSpot(name=" "), "bad_field"),
        (c.SetSpot(name="x", spot="s9"), "unknown_spot"),
        (c.RemoveSpot(spot="s9"), "unknown_spot"),
        (c.Remove(person="nobody"), "unknown_person"),
        (c.Dissolve(meeting="m9"), "meeting_over"),
    ],
)
def test_the_hosts_mistakes_are_refused_and_change_nothing(command: c.Command, code: str) -> None:
    evening, _, _ = pair()
    before = repr(evening.room)
    with refused(code):
        evening.host(command)
    assert repr(evening.room) == before
