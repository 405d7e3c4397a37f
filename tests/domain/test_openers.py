"""Openers: the catalogue has exactly those that may be chosen, and they are made of the tags alone."""

from __future__ import annotations

import re

from kiosk.domain.openers import AT_ONCE, SENTENCES, openers
from kiosk.words import words


def test_the_catalogue_holds_exactly_what_may_be_chosen() -> None:
    keys = {f"openers.{kind}_{side}_{n}" for (kind, side), count in SENTENCES.items() for n in range(1, count + 1)}
    assert set(words().sections("openers")) == keys
    chosen = {key for (kind, side) in SENTENCES for i in range(100) for key in openers(kind, side, str(i))}
    assert chosen == keys, "each is chosen by somebody"


def test_the_same_talk_has_the_same_openers_and_two_different_ones() -> None:
    for kind, side in SENTENCES:
        for seed in ("m1 a", "m1 b", "m2 a"):
            found = openers(kind, side, seed)
            assert found == openers(kind, side, seed)
            assert len(set(found)) == AT_ONCE


def test_what_is_near_is_said_first_and_gifts_name_nothing() -> None:
    assert openers("near", "ask", "m1")[0] == "openers.near_ask_1"
    for key, text in words().sections("openers").items():
        places = set(re.findall(r"\{(\w+)\}", str(text)))
        assert places <= {"offer", "want"}
        assert bool(places) != key.startswith("openers.gift")
