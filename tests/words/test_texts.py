"""What every language says: nothing missing, nothing empty, the places and plural forms that its rules ask for."""

from __future__ import annotations

import re

import pytest

from kiosk.domain.language import ENGLISH, LANGUAGES, Language
from kiosk.words import ENGLISH_ALONE, FOLDER, Text, own_texts
from kiosk.words.plurals import FORMS

ENGLISH_TEXTS = own_texts(ENGLISH)
OTHERS = [lang for lang in LANGUAGES if lang != ENGLISH]
PLACE = re.compile(r"\{(\w+)\}")


def forms(text: Text) -> dict[str, str]:
    return {"other": text} if isinstance(text, str) else text


def places(text: str) -> set[str]:
    return set(PLACE.findall(text))


@pytest.mark.parametrize("lang", OTHERS)
def test_a_language_says_what_english_says(lang: Language) -> None:
    wanted = {key for key in ENGLISH_TEXTS if key.partition(".")[0] not in ENGLISH_ALONE}
    own = set(own_texts(lang))
    assert not wanted - own, f"{lang} lacks {sorted(wanted - own)}"
    assert not own - wanted, f"{lang} has, and nobody asks for, {sorted(own - wanted)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_empty_or_breaks_its_braces(lang: Language) -> None:
    for key, text in own_texts(lang).items():
        for form in forms(text).values():
            assert form.strip(), f"{lang} says nothing for {key}"
            assert form == form.strip() or key.partition(".")[0] in ENGLISH_ALONE, (
                f"{lang} has a space too many in {key}"
            )
            assert not re.search(r"[{}]", PLACE.sub("", form)), f"{lang} has a brace too many in {key}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_has_the_places_that_the_english_has(lang: Language) -> None:
    for key, text in own_texts(lang).items():
        wanted = places(forms(ENGLISH_TEXTS[key])["other"])
        for form, said in forms(text).items():
            # A form for one number alone may say it in a word: "in a minute".
            missing = wanted - places(said) - ({"n"} if form != "other" else set())
            assert not missing, f"{lang} leaves out {missing} of {key}"
            assert not places(said) - wanted, f"{lang} fills {places(said) - wanted} of {key}, which nobody gives"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_with_a_number_has_the_forms_of_its_language(lang: Language) -> None:
    for key, text in own_texts(lang).items():
        counted = isinstance(ENGLISH_TEXTS[key], dict)
        assert isinstance(text, dict) == counted, f"{lang}: {key} is {'' if counted else 'not '}told by number"
        assert set(forms(text)) <= set(FORMS[lang]), f"{lang} has no such form: {key} {sorted(forms(text))}"
        assert "other" in forms(text), f"{lang} has nothing for most numbers in {key}"


def test_sections_in_english_alone_are() -> None:
    for lang in OTHERS:
        assert not {path.stem for path in (FOLDER / lang).glob("*.json")} & ENGLISH_ALONE
    assert {path.stem for path in (FOLDER / ENGLISH).glob("*.json")} >= ENGLISH_ALONE
