"""The host's console: waves and rounds, who is left out, who is kept apart, topics, and what people typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from tests.client import House
from tests.e2e.crowd import Guest, circle, pair, set_all
from tests.e2e.screens import DESK_SIZE, PHONE_SIZE, Host, Wall, say, text_of
from tests.e2e.test_accessible import Eye
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LONG = 1_000_000
"""Milliseconds that outlast a test."""
SOON = 1_500
"""Milliseconds of a countdown that a test waits for."""
TOUCH = 44
"""Pixels that a finger needs."""
MOST_TOPICS = 300


@pytest.fixture
def house(kiosk_server: KioskServer) -> House:
    house = House(kiosk_server)
    set_all(house, gather=300, thin=0, answer=LONG, arrive=LONG, breather=LONG, run_by="the Makers' Guild")
    return house


@pytest.fixture
def host(house: House, browser: Browser) -> Host:
    host = Host(browser, DESK_SIZE)
    host.enter(house.server.links["host"])
    return host


def heading(host: Host, key: str, **places: object) -> Locator:
    """The heading of a part of the console."""
    return host.page.get_by_role("heading", level=2, name=say(key, **places), exact=True)


def test_the_first_wave_can_be_called_off_and_then_calls_everybody(house: House, host: Host) -> None:
    mair, tom = pair(house)
    set_all(house, countdown=LONG)
    host.tap("host.wave")
    expect(heading(host, "host.countdown_wave")).to_be_focused()
    expect(host.page.get_by_role("timer")).to_have_text(re.compile(r"^16:\d\d$"))
    host.tap("host.call_off")
    host.reads(say("host.called_off"))
    assert not house.snapshot("host", house.host_key)["room"]["matching"]
    set_all(house, countdown=SOON)
    host.tap("host.wave")
    mair.gets("called")
    tom.gets("called")
    heading(host, "host.on").wait_for()
    host.tap("host.turn_off")
    heading(host, "host.off").wait_for()
    host.tap("host.turn_on")
    heading(host, "host.on").wait_for()
    assert host.faults == []


def test_a_round_says_who_sat_out_ends_and_is_followed_by_the_next(house: House, host: Host) -> None:
    pair(house)
    jo = Guest(house, "Jo", "juggling", "origami")
    Guest(house, "Ben", "short video", "pricing")
    set_all(house, countdown=SOON)
    host.page.get_by_label(say("host.round_minutes_label")).fill("7")
    host.tap("host.round_start", number=1)
    host.reads(say("host.countdown_round_lead", n=7))
    heading(host, "host.round", number=1).wait_for()
    host.reads(re.compile("There was nobody left for (Tom|Ben): first in the next round"))
    host.reads(say("host.round_free", n=1, names="Jo"))
    expect(host.page.get_by_role("timer")).to_have_text(re.compile(r"^6:\d\d"))
    host.tap("host.round_end")
    host.page.get_by_role("dialog").get_by_role("button", name=say("host.round_end")).click()
    heading(host, "host.between").wait_for()
    host.reads(say("host.waits_between_rounds"))
    expect(host.button("host.round_start", number=2)).to_be_visible()
    host.tap("host.turn_on")
    heading(host, "host.on").wait_for()
    assert house.snapshot("host", house.host_key)["room"]["mode"] == "continuous"
    jo.gets("waiting")
    assert host.faults == []


def test_who_has_met_nobody_is_told_with_what_helps(house: House, host: Host) -> None:
    pair(house)
    Guest(house, "Jo", "pricing", "origami")
    Guest(house, "Quiet", "", "pricing")
    host.tap("host.turn_on")
    host.reads(say("host.why_nothing_to_give"))
    host.reads(say("host.helps_nothing_to_give"))
    host.reads(say("host.why_nobody_offers"))
    host.tap("host.unmet_ask_wants_label", topic="origami")
    host.reads(say("host.announcing", text=say("host.unmet_ask_wants", topic="origami")))
    host.page.get_by_role("status").get_by_role("button", name=say("host.undo"), exact=True).click()
    expect(host.page.get_by_text(text_of("host.announcing"))).to_have_count(0)
    assert host.faults == []


def test_two_people_are_kept_apart_and_let_together_again(house: House, host: Host) -> None:
    mair, tom = pair(house)
    host.reads("Tom")
    host.tap("host.apart_choose")
    host.page.get_by_label(say("host.pick_person")).fill("mai")
    host.page.keyboard.press("Enter")
    host.reads(say("host.apart_second", name="Mair"))
    host.page.get_by_role("dialog").get_by_role("button", name="Tom").click()
    host.reads(say("host.apart_done", one="Mair", other="Tom"))
    host.tap("host.turn_on")
    host.reads(say("host.why_kept_apart"))
    assert mair.snapshot()["state"] == tom.snapshot()["state"] == "waiting"
    host.tap("host.apart_back_names", one="Mair", other="Tom")
    mair.gets("called")
    tom.gets("called")
    assert host.faults == []


def test_topics_are_merged_renamed_and_hidden_each_with_its_way_back(house: House, host: Host) -> None:
    Guest(house, "Ana", "zorbing downhill", "glove mending")
    Guest(house, "Ben", "zorbing on hills", "mending gloves by hand")
    host.page.get_by_text(say("host.topics_open"), exact=True).click()
    host.page.get_by_label(say("host.topics_find")).fill("zorb")
    # What can be chosen is what was known when the question was asked: both must have come.
    host.button("host.topic_change", text="zorbing on hills").wait_for()
    host.tap("host.topic_change", text="zorbing downhill")
    host.tap("host.topic_merge")
    host.page.get_by_role("dialog").get_by_role("button", name="zorbing on hills").click()
    merged = say("host.topic_is_merged", text="zorbing downhill", other="zorbing on hills")
    host.reads(merged)
    host.page.get_by_role("button", name=f"{say('host.undo')}: {merged}").click()
    expect(host.page.get_by_text(merged)).to_have_count(0)

    host.tap("host.topic_change", text="zorbing on hills")
    host.page.get_by_label(say("host.topic_name")).fill("zorbing")
    host.tap("host.topic_rename")
    host.reads(say("host.topic_is_named", text="zorbing", other="zorbing on hills"))
    host.page.get_by_role("status").get_by_role("button", name=say("host.undo"), exact=True).click()
    host.reads(say("host.undone"))
    expect(host.page.get_by_text(say("host.topic_is_named", text="zorbing", other="zorbing on hills"))).to_have_count(0)

    host.tap("host.topic_change", text="zorbing on hills")
    host.tap("host.topic_hide")
    host.reads(say("host.topic_is_hidden", text="zorbing on hills"))
    host.tap("host.topic_show")
    expect(host.page.get_by_text(say("host.topic_is_hidden", text="zorbing on hills"))).to_have_count(0)
    assert host.faults == []


def test_doubtful_words_wait_for_the_host_and_anything_can_be_taken_down(
    house: House, host: Host, browser: Browser
) -> None:
    rude = Guest(house, "Sam", "pricing", "short video", line="by the shit sofa")
    Guest(house, "Tom", "short video", "pricing", line="Film maker")
    heading(host, "host.eye", n=1).wait_for()
    host.tap("host.hold_text", text="by the shit sofa")
    expect(heading(host, "host.eye", n=1)).to_have_count(0)
    assert rude.snapshot()["you"]["held"] == ["line"]
    host.page.get_by_role("status").get_by_role("button", name=say("host.undo"), exact=True).click()
    host.reads(say("host.undone"))
    assert rude.snapshot()["you"]["held"] == []

    wall = Wall(browser, DESK_SIZE)
    wall.page.goto(house.server.links["wall"])
    host.tap("host.turn_on")
    wall.reads("Tom")
    host.open_person("Tom")
    host.page.get_by_role("button", name="Tom", exact=True, pressed=False).click()
    expect(
        host.page.get_by_role("button", name=re.compile(f"^Tom.*{say('host.held_word')}"), pressed=True)
    ).to_be_visible()
    expect(wall.page.get_by_role("listitem").filter(has_text="Tom")).to_have_count(0)
    host.page.get_by_role("button", name=re.compile(f"^Tom.*{say('host.held_word')}"), pressed=True).click()
    wall.reads("Tom")
    assert host.faults == wall.faults == []


def test_many_doubtful_words_come_a_few_at_a_time(house: House, host: Host) -> None:
    for nth in range(6):
        Guest(house, f"Guest {nth}", "pricing", "short video", line=f"by the shit sofa, seat {nth}")
    heading(host, "host.eye", n=6).wait_for()
    host.reads(say("host.eye_more", n=2))
    host.tap("host.let_text", text="by the shit sofa, seat 0")
    heading(host, "host.eye", n=5).wait_for()
    expect(heading(host, "host.eye", n=5)).to_be_focused()
    expect(host.button("host.let_text", text="by the shit sofa, seat 4")).to_be_visible()
    assert host.faults == []


def test_the_evenings_lengths_and_rules_are_set_in_words(house: House, host: Host) -> None:
    host.page.get_by_text(say("host.evening_change"), exact=True).last.click()
    host.page.get_by_label(say("host.evening_round")).fill("20")
    host.page.get_by_label(say("host.evening_countdown")).fill("45")
    host.page.get_by_label(say("host.evening_generous")).check()
    host.page.get_by_label(say("host.evening_same_organisation")).uncheck()
    host.tap("host.evening_save")
    host.reads(say("host.evening_saved"))
    settings = house.snapshot("host", house.host_key)["settings"]
    assert (settings["round"], settings["countdown"]) == (1_200_000, 45_000)
    assert (settings["generous"], settings["same_organisation"], settings["asks"]) == (True, False, True)
    assert settings["gather"] == 300, "what was not touched stays"
    assert host.faults == []


def test_three_hundred_topics_stay_at_hand(house: House, host: Host) -> None:
    for nth in range(MOST_TOPICS // 10):
        Guest(
            house,
            f"P{nth}",
            "; ".join(f"zorb {nth} {each}" for each in "abcde"),
            "; ".join(f"quux {nth} {each}" for each in "abcde"),
        )
    host.page.get_by_text(say("host.topics_open"), exact=True).click()
    host.reads(say("host.topics_lead", n=MOST_TOPICS), within=30)
    found = host.page.get_by_role("button", name=text_of("host.topic_change"))
    expect(found).to_have_count(30)
    started = host.page.evaluate("performance.now()")
    host.page.get_by_label(say("host.topics_find")).fill("quux 29 e")
    expect(found).to_have_count(1)
    assert host.page.evaluate("performance.now()") - started < 1_000
    assert host.faults == []


def test_every_state_is_accessible_and_fits_a_phone(house: House, browser: Browser) -> None:
    eye = Eye()
    host = Host(browser, PHONE_SIZE, touch=True)
    host.enter(house.server.links["host"])
    heading(host, "host.opening").wait_for()
    eye.look(host, "opening")
    pair(house)
    circle(house)
    Guest(house, "Shithead", "juggling", "origami")
    heading(host, "host.eye", n=1).wait_for()
    house.as_host("keep_apart", persons=[one["person"] for one in house.snapshot("host", house.host_key)["people"]][:2])
    set_all(house, countdown=LONG)
    host.tap("host.wave")
    heading(host, "host.countdown_wave").wait_for()
    host.open_person("Tom")
    host.page.get_by_text(say("host.topics_open"), exact=True).click()
    host.page.get_by_role("button", name=text_of("host.topic_change")).first.click()
    host.page.get_by_text(say("host.evening_change"), exact=True).last.click()
    eye.look(host, "a countdown, and everything opened")
    assert too_small(host) == []
    host.tap("host.apart_from")
    eye.look(host, "choosing")
    host.tap("host.keep")
    host.tap("host.call_off")
    set_all(house, countdown=SOON)
    host.tap("host.round_start", number=1)
    heading(host, "host.round", number=1).wait_for()
    eye.look(host, "a round")
    assert too_small(host) == []
    assert eye.wrong == []
    assert host.faults == []


def too_small(host: Host) -> list[str]:
    """What is shown to be pressed, and is smaller than a finger; ticks count with their words."""
    found = host.page.evaluate(
        """least => [...document.querySelectorAll("button, summary, a, label.check, input:not([type=checkbox])")]
            .filter(node => node.checkVisibility() && node.getBoundingClientRect().height < least)
            .map(node => node.outerHTML.slice(0, 80))""",
        TOUCH,
    )
    return [str(each) for each in found]
