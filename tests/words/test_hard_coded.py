"""Nothing that a person reads is written into a template or a script: it is in the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
NAMES_ALONE = re.compile(r"\{% block (page|theme|scheme) %\}.*?\{% endblock %\}", re.DOTALL)
"""What a page is called and how it is dressed."""
UNREAD = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(
    r"""\b(?:alt|title|placeholder|label|aria-(?:label|description))=(["'])(.*?)\1""", re.DOTALL
)
TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
LETTERS = re.compile(r"[^\W\d_]{2}")

COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w])//[^\n]*", re.DOTALL)
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
FILLED_IN = re.compile(r"\$\{[^{}]*\}")
SENTENCE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’']*,? [^\W\d_]|\w{2} \w+[.?!…]$")
CAPITALISED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+")
OF_THE_BROWSER = re.compile(
    r"Arrow(Down|Left|Right|Up)|Backspace|Delete|End|Enter|Escape|Home|Page(Down|Up)|Space|Tab"
    r"|\w+Error|Notification|PushManager|Macintosh|Safari|kiosk-lang=|SameSite=Lax"
)
"""What browsers call keys, faults and themselves."""
SPOKEN_PROPERTY = re.compile(
    r"""(?:\b(?:textContent|innerText|ariaLabel|title|alt|placeholder)|["']aria-label["'])\s*[:=]\s*["'`](?=\w{2})"""
)


def files(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in HOME.glob(pattern))


def written_in_template(text: str) -> list[str]:
    text = UNREAD.sub(" ", JINJA.sub("", NAMES_ALONE.sub("", text)))
    read = [said for _, said in SPOKEN_ATTRIBUTE.findall(text)] + TAG.sub("\n", text).split("\n")
    return [said.strip() for said in read if LETTERS.search(said)]


def written_in_script(text: str) -> list[str]:
    text = COMMENT.sub(" ", text)
    found = SPOKEN_PROPERTY.findall(text)
    for literal in (FILLED_IN.sub("", plain or filled) for plain, filled in LITERAL.findall(text)):
        words = [word for word in re.split(r"[ ;/]+", literal) if not OF_THE_BROWSER.fullmatch(word)]
        lone = "." not in literal and any(CAPITALISED.fullmatch(word) for word in words)
        if lone or SENTENCE.search(" ".join(words)):
            found.append(literal)
    return found


@pytest.mark.parametrize("path", files("templates/**/*.html"), ids=lambda path: str(path.relative_to(HOME)))
def test_templates_say_what_the_catalogue_says(path: Path) -> None:
    assert not written_in_template(path.read_text("utf-8"))


@pytest.mark.parametrize("path", files("static/js/**/*.js"), ids=lambda path: str(path.relative_to(HOME)))
def test_scripts_say_what_the_catalogue_says(path: Path) -> None:
    assert not written_in_script(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "template",
    ["<p>Hello</p>", '<img alt="A code to scan">', '<input placeholder="your name">', "{% if x %}<b>No</b>{% endif %}"],
)
def test_a_written_text_in_a_template_is_found(template: str) -> None:
    assert written_in_template(template)


@pytest.mark.parametrize(
    "script",
    [
        'h("p", null, "Try again")',
        'h("button", {}, "Save")',
        'node.textContent = "free"',
        "`Only ${n} left`",
        'say("it is over.")',
    ],
)
def test_a_written_text_in_a_script_is_found(script: str) -> None:
    assert written_in_script(script)
