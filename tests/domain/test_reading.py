"""What was typed, understood: software proposes, the person decides."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.refusal import Refusal
from kiosk.domain.vocabulary import Reading, Topic, Vocabulary, built_in, read
from kiosk.domain.vocabulary.reading import MOST_CHARACTERS, MOST_SUGGESTIONS, MOST_TAGS
from kiosk.domain.vocabulary.spelling import key, singular_key, words_of

SMALL = Vocabulary(
    [
        Topic(id="seo", label="SEO"),
        Topic(id="excel", label="Excel", aliases=["MS Excel"]),
        Topic(id="french", label="French", labels={"fr": "Français"}),
        Topic(id="french-cooking", label="French cooking"),
        Topic(id="bookkeeping", label="Bookkeeping", maybe=["books"], labels={"cy": "Cadw cyfrifon"}),
        Topic(id="reading", label="Reading novels", maybe=["books"]),
        Topic(id="beekeeping", label="Beekeeping"),
        Topic(id="rnd", label="Research and development", aliases=["R&D"]),
        Topic(id="html-css", label="HTML/CSS"),
        Topic(id="health", label="Health"),
        Topic(id="safety", label="Health and safety"),
        Topic(id="first-aid", label="First aid"),
        Topic(id="c", label="C"),
        Topic(id="cpp", label="C++"),
        Topic(id="c-sharp", label="C#"),
        Topic(id="dotnet", label=".NET", maybe=["net"]),
        Topic(id="python", label="Python", maybe=["pythons"]),
        Topic(id="pensions", label="Pensions"),
        Topic(id="tiktok", label="TikTok"),
        Topic(id="building", label="Building", aliases=["building firm"]),
        Topic(id="photography", label="Photography"),
        Topic(id="organising", label="Organising colours"),
        Topic(id="hindi", label="Hindi", aliases=["हिन्दी"]),
        Topic(id="russian", label="Russian", aliases=["русский"]),
        Topic(id="clients", label="Finding clients", aliases=["clients"]),
        Topic(id="board-games", label="Board games", maybe=["go"]),
        Topic(id="go-language", label="Go (language)", maybe=["go"]),
        Topic(id="go-game", label="Go (the board game)", maybe=["go"]),
    ]
)


def topics(text: str) -> list[str | None]:
    """The topics that a text is read as; None for a free tag."""
    return [reading.topic for reading in read(text, SMALL)]


@pytest.mark.parametrize(
    "typed",
    ["Bookkeeping", "bookkeeping", "BOOK KEEPING", "book-keeping", " Book_keeping. ", "bóokkeeping", "bookkeepings"],
)
def test_case_accents_hyphens_and_plurals_do_not_matter(typed: str) -> None:
    assert topics(typed) == ["bookkeeping"]


@pytest.mark.parametrize(
    ("typed", "topic", "how"),
    [
        ("excel", "excel", "topic"),
        ("excels", "excel", "topic"),
        ("ms-excel", "excel", "alias"),
        ("cadw cyfrifon", "bookkeeping", "topic"),
        ("a bit of French", "french", "alias"),
        ("help with SEO", "seo", "alias"),
        ("Excel for beginners", "excel", "alias"),
        ("clients", "clients", "alias"),
        ("#photography 📸", "photography", "topic"),
        ("organizing colors", "organising", "topic"),
        ("coracle racing", None, "free"),
    ],
)
def test_it_is_told_how_a_tag_was_understood(typed: str, topic: str | None, how: str) -> None:
    (reading,) = read(typed, SMALL)
    assert (reading.topic, reading.how) == (topic, how)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("SEO, Excel and a bit of French", ["seo", "excel", "french"]),
        ("SEO; Excel\nFrench\r\n\r\n- Pensions\n• TikTok", ["seo", "excel", "french", "pensions", "tiktok"]),
        ("SEO & Excel", ["seo", "excel"]),
        ("SEO/Excel / French", ["seo", "excel", "french"]),
        ("excel, Excel, MS Excel", ["excel"]),
        ("R&D", ["rnd"]),
        ("r & d, excel", ["rnd", "excel"]),
        ("research and development", ["rnd"]),
        ("HTML/CSS", ["html-css"]),
        ("html and css", [None]),
        ("health and safety", ["safety"]),
        ("health & safety and first aid", ["safety", "first-aid"]),
        ("C, C++, C# and .NET", ["c", "cpp", "c-sharp", "dotnet"]),
        ("C/C++", ["c", "cpp"]),
        ("rhubarb and custard", [None]),
        ("Excel and custard", [None]),
        ("good with SEO, I can also help you with your Excel", [None]),
        ("SEO、Excel，French", ["seo", "excel", "french"]),
        ("excel, , ;; \n", ["excel"]),
        ("", []),
        (" ... ,;! ", []),
    ],
)
def test_a_line_is_divided_only_where_that_is_sure(typed: str, found: list[str | None]) -> None:
    assert topics(typed) == found


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("C", "c"),
        ("c++", "cpp"),
        ("C ++", "cpp"),
        ("c #", "c-sharp"),
        ("Ｃ＃", "c-sharp"),
        (".net", "dotnet"),
        ("हिन्दी", "hindi"),
        ("РУССКИЙ", "russian"),
        ("français", "french"),
    ],
)
def test_signs_that_matter_and_every_script_are_kept(typed: str, topic: str) -> None:
    assert topics(typed) == [topic]


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("books", ("bookkeeping", "reading")),
        ("go", ("go-game", "go-language", "board-games")),
        ("net", ("dotnet",)),
        ("pythons", ("python",)),
        ("photograpy", ("photography",)),
        ("fotografy", ()),
        ("pyhton", ()),
        ("ceo", ()),
        ("French cooking pots", ("french-cooking",)),
        ("getting my head round pensions", ("pensions",)),
        ("I want to understand what my kids do on TikTok", ("tiktok",)),
        ("ran a building firm thirty years", ("building",)),
        ("I photograph weddings", ("photography",)),
        ("ЅЕО", ("seo",)),
    ],
)
def test_what_is_unsure_is_suggested_and_the_words_stay_a_free_tag(typed: str, suggested: tuple[str, ...]) -> None:
    (reading,) = read(typed, SMALL)
    assert reading == Reading(typed, None, "free", reading.suggestions)
    assert reading.suggestions[: len(suggested)] == suggested
    assert bool(reading.suggestions) == bool(suggested)


def test_a_small_vocabulary_yields_chips_as_well() -> None:
    tiny = Vocabulary([Topic(id="bees", label="Keeping bees"), Topic(id="tax", label="Tax")])
    assert read("what do I do about my tax?", tiny)[0].suggestions == ("tax",)
    assert read("my bees are ill", tiny)[0].suggestions == ("bees",)
    assert read("bees, tax and all that", Vocabulary([])) == [
        Reading("bees", None, "free"),
        Reading("tax and all that", None, "free"),
    ]


def test_every_process_reads_the_same() -> None:
    program = (
        "import sys; from kiosk.domain.vocabulary import built_in, read\n"
        "for text in sys.argv[1:]: print(read(text, built_in()))"
    )
    texts = ["I restore old furniture and sell it online", "how to keep staff happy when money is short", "desing"]
    said = {
        subprocess.run(
            [sys.executable, "-c", program, *texts],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_a_word_that_is_sure_of_one_topic_may_still_suggest_another() -> None:
    vocabulary = SMALL.extended([Topic(id="novels", label="Novels", aliases=["books"])])
    assert read("books", vocabulary) == [Reading("books", "novels", "alias", ("bookkeeping", "reading"))]


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("py\u200bthon", "python"),
        ("\u202epython\u2066", "python"),
        ("Рython", "python"),
        ("e\u0301xcel", "excel"),
        ("<b>Excel</b>", "excel"),
        ("📸 photography 👍🏽", "photography"),
    ],
)
def test_what_hides_in_a_word_does_not_keep_people_apart(typed: str, topic: str) -> None:
    (reading,) = read(typed, SMALL)
    assert reading.topic == topic
    assert not set(reading.text) & set("\u200b\u202e\u2066")


@pytest.mark.parametrize("typed", ["'); DROP TABLE people", "<script>alert(1)</script>", "{{7*7}}", "📸", "%s%n"])
def test_hostile_or_odd_words_are_a_free_tag_like_any_other(typed: str) -> None:
    readings = read(typed, SMALL)
    assert readings
    assert all(reading.topic is None for reading in readings)


def test_too_much_is_refused_with_its_limit() -> None:
    with pytest.raises(Refusal) as too_long:
        read("x" * (MOST_CHARACTERS + 1), SMALL)
    assert (too_long.value.code, too_long.value.params["limit"]) == ("too_long", MOST_CHARACTERS)
    with pytest.raises(Refusal) as too_many:
        read(",".join(f"t{number}" for number in range(MOST_TAGS + 1)), SMALL)
    assert (too_many.value.code, too_many.value.params["limit"]) == ("too_many", MOST_TAGS)


@pytest.mark.parametrize(
    "unit", ["and ", "a/", "a, ", "<", "C++", "😀", "x", "́", "& & ", "i want pensions, ", ". ", "\n", "a and b & c / "]
)
def test_nothing_takes_long_to_read(unit: str) -> None:
    text = (unit * MOST_CHARACTERS)[:MOST_CHARACTERS]
    vocabulary = built_in()
    read("a sentence that speaks of pensions", vocabulary)  # builds what is built once
    began = time.process_time()
    read(text, vocabulary)
    assert time.process_time() - began < 0.5


@given(st.text(max_size=200))
def test_any_text_is_read_within_the_limits(text: str) -> None:
    vocabulary = built_in()
    for reading in read(text, vocabulary):
        assert reading.text.strip()
        assert "\n" not in reading.text
        assert len(reading.suggestions) <= MOST_SUGGESTIONS
        assert len(set(reading.suggestions)) == len(reading.suggestions)
        assert reading.topic not in reading.suggestions
        assert (reading.topic is None) == (reading.how == "free")
        assert all(topic in vocabulary.topics for topic in reading.suggestions)


@given(st.sampled_from(sorted(built_in().forms.sure)))
def test_every_form_of_the_vocabulary_is_read_as_its_topic(form: str) -> None:
    vocabulary = built_in()
    assert vocabulary.forms.find_text(form).topic == vocabulary.forms.sure[form]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organize", "organise"),
        ("analyzing", "analysing"),
        ("color", "colour"),
        ("behavioral", "behavioural"),
        ("Jewelry", "jewellery"),
        ("project mgmt", "project management"),
        ("R&D", "r and d"),
        ("d.i.y.", "DIY"),
        ("node.js", "NodeJS"),
        ("people's", "peoples"),
        ("œuvre", "oeuvre"),
    ],
)
def test_variants_of_spelling_are_the_same(one: str, other: str) -> None:
    assert key(words_of(one)) == key(words_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("tax", "taxes"), ("class", "classes"), ("movie", "movies"), ("city", "cities"), ("tax return", "taxes returns")],
)
def test_plurals_are_the_same(one: str, other: str) -> None:
    assert singular_key(words_of(one)) == singular_key(words_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AWS", "aw"),
        ("C", "C++"),
        ("net", ".net"),
        ("bus", "bu"),
        ("size", "sise"),
        ("prize", "prise"),
        ("four", "for"),
    ],
)
def test_words_that_differ_stay_different(one: str, other: str) -> None:
    assert singular_key(words_of(one)) != singular_key(words_of(other))
