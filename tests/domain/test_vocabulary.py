"""The vocabulary: sound as it is shipped, and near only where somebody said so."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.matching.seeker import Near
from kiosk.domain.vocabulary import BROADER, Problem, Topic, Vocabulary, built_in, read_files, starter_topics
from kiosk.domain.vocabulary.built_in import built_in_files
from kiosk.domain.vocabulary.lines import LEAST_STRENGTH, MOST_STRENGTH

LANGUAGES = ("cy", "es", "fr", "de")
FREE = "0123456789abcdef"

SMALL = Vocabulary(
    [
        Topic(id="accounting", label="Accounting", aliases=["accounts"], labels={"cy": "Cyfrifeg"}),
        Topic(id="bookkeeping", label="Bookkeeping", broader="accounting", related={"payroll": 0.4}),
        Topic(id="payroll", label="Payroll", broader="accounting"),
        Topic(id="vat", label="VAT", broader="accounting", related={"accounting": 0.7}),
        Topic(id="beekeeping", label="Beekeeping"),
    ]
)


def test_what_is_shipped_has_no_problems() -> None:
    found = read_files(built_in_files())
    assert isinstance(found, Vocabulary), found


def test_what_is_shipped_is_as_large_as_promised() -> None:
    topics = built_in().topics.values()
    assert sum(not topic.gift for topic in topics) >= 500
    assert sum(topic.gift for topic in topics) >= 40
    assert sum(len(topic.aliases) for topic in topics) >= 2_000
    spoken = Counter(lang for topic in topics for lang in topic.labels)
    assert all(spoken[lang] >= 200 for lang in LANGUAGES), spoken


def test_every_label_is_read_as_its_topic() -> None:
    vocabulary = built_in()
    for topic in vocabulary.topics.values():
        assert vocabulary.forms.find_text(topic.label).topic == topic.id


@pytest.mark.parametrize(
    ("offer", "want", "far"),
    [
        ("payroll", "payroll", 1.0),
        ("bookkeeping", "payroll", 0.4),
        ("payroll", "bookkeeping", 0.4),
        ("accounting", "payroll", BROADER),
        ("payroll", "accounting", BROADER),
        ("vat", "accounting", 0.7),
        ("accounting", "vat", 0.7),
        ("payroll", "vat", 0.0),
        ("bookkeeping", "beekeeping", 0.0),
        (FREE, FREE, 1.0),
        (FREE, "payroll", 0.0),
        ("payroll", FREE, 0.0),
    ],
)
def test_near_is_the_same_topic_a_curated_link_or_one_step_up_or_down(offer: str, want: str, far: float) -> None:
    assert SMALL.relatedness(offer, want) == far


def test_the_matchmaker_can_ask_for_all_that_is_near_at_once() -> None:
    assert isinstance(SMALL, Near)
    assert SMALL.near("bookkeeping") == {"bookkeeping": 1.0, "accounting": BROADER, "payroll": 0.4}
    assert SMALL.near(FREE) == {FREE: 1.0}


@given(st.sampled_from(sorted(built_in().topics)), st.sampled_from(sorted(built_in().topics)))
def test_nearness_is_the_same_both_ways_and_never_as_good_as_the_same(one: str, other: str) -> None:
    vocabulary = built_in()
    far = vocabulary.relatedness(one, other)
    assert far == vocabulary.relatedness(other, one) == vocabulary.near(other).get(one, 0.0)
    assert far == 1.0 if one == other else far == 0.0 or LEAST_STRENGTH <= far <= MOST_STRENGTH


def test_labels_come_in_the_language_asked_for_and_else_in_english() -> None:
    assert SMALL.label("accounting", "cy") == "Cyfrifeg"
    assert SMALL.label("payroll", "cy") == "Payroll"
    with pytest.raises(KeyError):
        SMALL.label(FREE)


def test_a_rooms_own_topics_come_before_the_built_in_ones() -> None:
    own = [
        Topic(id="bees", label="Bees", aliases=["beekeeping club", "accounts"]),
        Topic(id="payroll", label="Wages", related={"bees": 0.3}),
    ]
    room = SMALL.extended(own)
    assert room.forms.find_text("accounts").topic == "bees"
    assert room.label("payroll") == "Wages"
    assert room.forms.find_text("payroll").topic is None
    assert room.relatedness("bees", "payroll") == 0.3
    assert SMALL.label("payroll") == "Payroll", "the vocabulary that was extended is as it was"


def line(text: str) -> bytes:
    return text.encode() + b"\n"


SOUND = line('{"id": "aa", "label": "Aa"}')


@pytest.mark.parametrize(
    ("data", "number", "code"),
    [
        (SOUND + line('{"id": "bb"}'), 2, "label_missing"),
        (SOUND + line('{"id": "bb", "label": " "}'), 2, "label_missing"),
        (line('{"label": "Aa"}'), 1, "bad_id"),
        (line('{"id": "Aa", "label": "Aa"}'), 1, "bad_id"),
        (line('{"id": "0123456789abcdef", "label": "Aa"}'), 1, "bad_id"),
        (line('{"id": "aa", "label": "' + "a" * 41 + '"}'), 1, "label_too_long"),
        (line('{"id": "aa", "label": "Aa", "aliases": ["' + "a" * 81 + '"]}'), 1, "form_too_long"),
        (line('{"id": "aa", "label": "Aa", "aliases": [""]}'), 1, "empty_form"),
        (line('{"id": "aa", "label": "Aa", "aliases": ["\\u202eaa"]}'), 1, "bad_form"),
        (line('{"id": "aa", "label": "Aa", "maybe": ["?!"]}'), 1, "bad_form"),
        (line('{"id": "aa", "label": "Aa", "labels": {"Welsh": "Aa"}}'), 1, "bad_language"),
        (line('{"id": "aa", "label": "Aa", "broader": "aa"}'), 1, "itself"),
        (line('{"id": "aa", "label": "Aa", "related": {"aa": 0.5}}'), 1, "itself"),
        (SOUND + line('{"id": "bb", "label": "Bb", "related": {"aa": 0.9}}'), 2, "bad_strength"),
        (SOUND + line('{"id": "bb", "label": "Bb", "related": {"cc": 0.5}}'), 2, "unknown_id"),
        (SOUND + line('{"id": "bb", "label": "Bb", "broader": "cc"}'), 2, "unknown_id"),
        (SOUND + SOUND, 2, "duplicate_id"),
        (SOUND + line('{"id": "bb", "label": "Bb", "aliases": ["A-A"]}'), 2, "duplicate_form"),
        (SOUND + line('{"id": "bb", "label": "A a"}'), 2, "duplicate_form"),
        (b"\n" + SOUND + line('{"id": "bb", "label": "Bb", "aka": ["x"]}'), 3, "unreadable"),
        (SOUND + line('{"id": "bb", "label": '), 2, "unreadable"),
        (SOUND + line("[" * 100_000), 2, "unreadable"),
        (SOUND + "{'id': 'café'}".encode("latin-1"), 2, "encoding"),
        ('{"id": "aa", "label": "Aa"}'.encode("utf-16"), 1, "encoding"),
        (b" " * 2_000_001, 1, "too_big"),
        (b"{}\n" * 5_001, 5_001, "too_many"),
    ],
)
def test_what_is_wrong_has_its_line_and_its_code(data: bytes, number: int, code: str) -> None:
    found = read_files([("own.jsonl", data)])
    assert isinstance(found, list)
    assert ("own.jsonl", number, code) in {problem[:3] for problem in found}


def test_broader_topics_neither_go_in_a_circle_nor_too_far_up() -> None:
    chain = [line(f'{{"id": "t{n}", "label": "T{n}", "broader": "t{n + 1}"}}') for n in range(4)]
    top = line('{"id": "t4", "label": "T4"}')
    deep = read_files([("own.jsonl", b"".join(chain) + top)])
    assert isinstance(deep, list)
    assert [(problem.line, problem.code) for problem in deep] == [(1, "too_deep")]
    round_about = b"".join(chain) + line('{"id": "t4", "label": "T4", "broader": "t1"}')
    circle = read_files([("own.jsonl", round_about)])
    assert isinstance(circle, list)
    assert {problem.code for problem in circle} == {"cycle"}
    assert circle[0].params["path"] == "t0 → t1 → t2 → t3 → t4 → t1"


def test_all_problems_are_told_at_once_in_the_order_of_the_lines() -> None:
    first = line('{"id": "bb"}') + SOUND + line('{"id": "cc", "label": "aa"}')
    found = read_files([("one.jsonl", first), ("two.jsonl", SOUND)])
    assert isinstance(found, list)
    assert [problem[:3] for problem in found] == [
        ("one.jsonl", 1, "label_missing"),
        ("one.jsonl", 3, "duplicate_form"),
        ("two.jsonl", 1, "duplicate_id"),
    ]
    assert found[2].params == {"id": "aa", "first_file": "one.jsonl", "first_line": 2}


def test_a_room_may_refer_to_the_built_in_topics_but_not_call_its_own_the_same() -> None:
    own = line('{"id": "tea", "label": "Tea", "aliases": ["accounts"], "broader": "payroll"}')
    found = read_files([("own.jsonl", b"\xef\xbb\xbf" + own)], SMALL)
    assert isinstance(found, Vocabulary)
    assert found.forms.find_text("Accounts").topic == "tea"
    taken = read_files([("own.jsonl", line('{"id": "wages", "label": "Pay-roll"}'))], SMALL)
    assert taken == [
        Problem("own.jsonl", 1, "label_taken", {"form": "Pay-roll", "label": "Payroll", "id": "payroll"}),
    ]
    changed = read_files([("own.jsonl", line('{"id": "payroll", "label": "Pay-roll"}'))], SMALL)
    assert isinstance(changed, Vocabulary)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_vocabulary_or_have_problems(data: bytes) -> None:
    found = read_files([("own.jsonl", data)])
    assert isinstance(found, Vocabulary) or all(problem.line >= 1 for problem in found)


def test_the_starter_names_topics_that_exist_each_once_with_gifts_among_them() -> None:
    topics = built_in().topics
    lists = starter_topics()
    assert [len(ids) for ids in lists] == [24, 24, 24]
    named = [topic for ids in lists for topic in ids]
    assert [topic for topic in named if topic not in topics] == []
    assert len(set(named)) == len(named)
    assert sum(topics[topic].gift for topic in named) >= 10
