"""What a group is worth, and why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.entries import Give
from kiosk.domain.matching.seeker import STARRED, Rules, Seeker, rare_topics
from kiosk.domain.scoring import BONUSES, LEVEL_FACTORS, best_give, gain, score_group

MINUTE = 60_000
OLD = {"meetings": 1, "waiting_since": 10**13}
"""Nothing about them earns a bonus."""


def person(name: str, offers: str, wants: str, **more: object) -> Seeker:
    """`offers` like "a b3" (level 3, else 2); `wants` like "c d*" (starred)."""
    levels = {word[0]: int(word[1:] or 2) for word in offers.split()}
    weights = {word[0]: STARRED if word.endswith("*") else 1.0 for word in wants.split()}
    return Seeker(name, levels, weights, **{**OLD, **more})  # type: ignore[arg-type]


def near(offer: str, want: str) -> float:
    return {("a", "b"): 0.5, ("a", "a"): 1.0, ("b", "b"): 1.0}.get((offer, want), 0.0)


def test_gain_is_the_share_of_the_wants_that_is_served() -> None:
    getter = person("getter", "", "a b c d")
    assert gain(getter, person("giver", "a3 x3", "")) == pytest.approx(0.25)
    assert gain(getter, person("giver", "a3 b3 x3", "")) == pytest.approx(0.5)
    assert gain(getter, person("giver", "x3", "")) == 0.0


def test_a_starred_want_weighs_double() -> None:
    assert gain(person("getter", "", "a* b"), person("giver", "a3", "")) == pytest.approx(2 / 3)


@pytest.mark.parametrize(("level", "factor"), LEVEL_FACTORS.items())
def test_the_level_counts_a_little(level: int, factor: float) -> None:
    assert gain(person("getter", "", "a"), person("giver", f"a{level}", "")) == pytest.approx(factor)
    assert 0.5 < factor <= 1


def test_a_related_offer_counts_less_and_the_best_offer_counts_alone() -> None:
    getter = person("getter", "", "b")
    assert gain(getter, person("giver", "a3", ""), near) == pytest.approx(0.5)
    assert gain(getter, person("giver", "a3 b1", ""), near) == pytest.approx(0.8)
    assert best_give(person("giver", "a3 b1", ""), getter, near) == ("b", "b", 1.0)
    assert best_give(person("giver", "a3", ""), getter, near) == ("a", "b", 0.5)
    assert best_give(person("giver", "x", ""), getter, near) is None


def test_the_named_give_is_the_one_that_brings_most_then_the_first_stated() -> None:
    assert best_give(person("giver", "a3 b3", ""), person("getter", "", "a b*")) == ("b", "b", 1.0)
    assert best_give(person("giver", "a3 b3", ""), person("getter", "", "b a")) == ("b", "b", 1.0)


def test_nobody_wants_anything() -> None:
    assert gain(person("getter", "", ""), person("giver", "a", "")) == 0.0
    assert gain(Seeker("getter", {}, {"a": 0.0}), person("giver", "a", "")) == 0.0


def test_a_pair_scores_the_harmonic_mean_of_its_gains() -> None:
    one, other = person("one", "a3", "b c d e"), person("other", "b3", "a")
    scored = score_group([one, other], Rules())
    assert scored is not None
    assert scored.bonuses == ()
    assert scored.score == pytest.approx(2 / (1 / 1.0 + 1 / 0.25))
    assert scored.gains == pytest.approx((1.0, 0.25))
    assert scored.gives == (
        Give(giver="one", getter="other", offer="a", want="a"),
        Give(giver="other", getter="one", offer="b", want="b"),
    )


def test_a_circle_gives_along_the_ring_and_only_so() -> None:
    ring = [person("one", "a3", "c"), person("two", "b3", "a"), person("three", "c3", "b x")]
    scored = score_group(ring, Rules())
    assert scored is not None
    assert scored.score == pytest.approx(3 / (1 + 1 / 0.5 + 1))
    assert [(give.giver, give.getter, give.want) for give in scored.gives] == [
        ("one", "two", "a"),
        ("two", "three", "b"),
        ("three", "one", "c"),
    ]
    assert score_group(ring[::-1], Rules()) is None


def test_turning_a_circle_does_not_change_its_score() -> None:
    ring = [person("one", "a1", "c d"), person("two", "b2", "a f g"), person("three", "c3", "b*")]
    scores = {scored.score for turn in range(3) if (scored := score_group(ring[turn:] + ring[:turn], Rules()))}
    assert len(scores) == 1


ONE, OTHER, THIRD = person("one", "a", "c b"), person("other", "b", "a"), person("third", "c", "b")


@pytest.mark.parametrize(
    ("members", "rules"),
    [
        ([], Rules()),
        ([ONE], Rules()),
        ([ONE, ONE], Rules()),
        ([ONE, person("empty", "b", "")], Rules()),
        ([ONE, person("idle", "", "a")], Rules()),
        ([ONE, OTHER], Rules(forbidden=frozenset({frozenset({"other", "one"})}))),
        ([ONE, OTHER, THIRD], Rules(max_circle=2)),
        ([ONE, OTHER, THIRD], Rules(forbidden=frozenset({frozenset({"one", "third"})}))),
        ([ONE, person("other", "b", "a", no_circles=True), THIRD], Rules()),
        ([ONE, OTHER, THIRD, person("fourth", "c", "c")], Rules()),
    ],
)
def test_what_is_not_allowed_has_no_score(members: list[Seeker], rules: Rules) -> None:
    assert score_group(members, rules) is None


def test_what_is_allowed_nearby_has_one() -> None:
    unrelated = Rules(forbidden=frozenset({frozenset({"one", "fourth"})}))
    assert score_group([ONE, OTHER, THIRD], unrelated)
    assert score_group([ONE, person("other", "b", "a", no_circles=True)], Rules(max_circle=2))


def test_each_bonus_counts_for_the_share_of_members_it_concerns() -> None:
    now = 100 * MINUTE
    rules = Rules(now=now, rare=frozenset({"a"}))
    plain = {"meetings": 1, "waiting_since": now}
    cases: dict[str, dict[str, object]] = {
        "new": {"meetings": 0},
        "waited": {"waiting_since": now - 30 * MINUTE},
        "leaving": {"leaving_at": now + 5 * MINUTE},
    }
    for name, change in cases.items():
        scored = score_group([person("one", "a", "b"), person("other", "b", "c", **plain)], Rules())
        assert scored is None
        pair = [person("one", "z", "b", **{**plain, **change}), person("other", "b", "z", **plain)]
        scored = score_group(pair, rules)
        assert scored is not None
        assert scored.bonuses == ((name, BONUSES[name] / 2),)
        assert scored.score == pytest.approx(0.9 + BONUSES[name] / 2)
    starred = score_group([person("one", "a", "b*", **plain), person("other", "b", "a", **plain)], rules)
    assert starred is not None
    assert starred.bonuses == (("starred", BONUSES["starred"] / 2), ("rare", BONUSES["rare"] / 2))
    apart = score_group(
        [
            person("one", "z", "b", sector="s", organisation="o", **plain),
            person("other", "b", "z", sector="t", organisation="o", **plain),
        ],
        rules,
    )
    assert apart is not None
    assert apart.bonuses == (("sector", BONUSES["sector"]),)


def test_all_bonuses_together_are_worth_less_than_a_seat() -> None:
    assert min(BONUSES.values()) > 0
    assert sum(BONUSES.values()) < 1


def test_rare_topics_are_those_that_few_offer() -> None:
    people = [person(str(i), "a b", "") for i in range(2)] + [person("x", "a c", "d")]
    assert rare_topics(people) == {"b", "c"}


topics = st.sampled_from("abcd")
anybody = st.builds(
    Seeker,
    st.uuids().map(str),
    st.dictionaries(topics, st.integers(1, 3), max_size=4),
    st.dictionaries(topics, st.sampled_from([1.0, STARRED]), max_size=4),
    st.sampled_from(["", "s", "t"]),
    st.sampled_from(["", "o", "p"]),
    st.booleans(),
    st.integers(0, 2 * 10**6),
    st.none() | st.integers(0, 10**7),
    st.integers(0, 2),
)


@given(st.lists(anybody, min_size=2, max_size=3), st.booleans())
def test_a_score_holds_its_reasons_and_its_range(members: list[Seeker], by_function: bool) -> None:
    rules = Rules(now=10**6, rare=frozenset("a"))
    if by_function:
        rules = Rules(now=10**6, rare=frozenset("a"), related=lambda offer, want: float(offer == want))
    gains = [gain(getter, members[place - 1]) for place, getter in enumerate(members)]
    scored = score_group(members, rules)
    if not all(gains) or (len(members) == 3 and any(member.no_circles for member in members)):
        assert scored is None
        return
    assert scored is not None
    assert 0 < scored.score < 2
    assert min(gains) <= scored.score - sum(bonus.worth for bonus in scored.bonuses) + 1e-12
    for place, give in enumerate(scored.gives):
        giver, getter = members[place], members[(place + 1) % len(members)]
        assert (give.giver, give.getter) == (giver.id, getter.id)
        assert give.offer in giver.offers
        assert give.want in getter.wants
        assert give.offer == give.want


def test_scoring_loads_no_numerical_library() -> None:
    code = (
        "import sys, kiosk.domain.scoring, kiosk.domain.matching;"
        "sys.exit(' '.join({'numpy', 'highspy', 'rustworkx'} & set(sys.modules)) or 0)"
    )
    root = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, cwd=root, text=True)
    assert ran.returncode == 0, ran.stderr
