"""What people type, cleaned and turned into topics."""

from __future__ import annotations

import pytest

from kiosk.domain.tags import clean, normalise, topic_of


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  short \t video\n", "short video"),
        ("a\u202eevil\u2066", "aevil"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("Z" + "\u0301" * 40, "Ź\u0301\u0301\u0301"),
        ("👩‍👩‍👧 family", "👩‍👩‍👧 family"),
        ("nul\x00 bell\x07", "nul bell"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("می‌خواهم", "می‌خواهم"),
        ("\u200d", ""),
    ],
)
def test_text_is_cleaned_for_every_screen(typed: str, shown: str) -> None:
    assert clean(typed) == shown


def test_the_same_topic_typed_in_other_ways_is_the_same() -> None:
    assert normalise(" Short  VIDEO. ") == normalise("short video")
    assert topic_of("Ｃ++", "salt" * 4) == topic_of("c++", "salt" * 4)


@pytest.mark.parametrize(("one", "other"), [("C", "C++"), ("C", "C#"), ("net", ".NET"), ("Java", "JavaScript")])
def test_punctuation_that_matters_keeps_topics_apart(one: str, other: str) -> None:
    assert topic_of(one, "salt" * 4) != topic_of(other, "salt" * 4)


def test_a_topic_does_not_show_what_was_typed_and_differs_between_rooms() -> None:
    assert "pricing" not in topic_of("pricing", "salt" * 4)
    assert topic_of("pricing", "salt" * 4) != topic_of("pricing", "pepper" * 4)
    assert topic_of(" ... ", "salt" * 4) == ""
